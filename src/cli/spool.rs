//! A list that can be read only once (standard input, a pipe) as a file that can be read twice: this user's alone, and
//! without a name, so that it is gone when the program ends, however it ends.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::Context;

use crate::batch;
use crate::batch::list::Spool;
use crate::cli::words;

/// Copies the list to a nameless file if it is standard input (`-`) or anything else that is no regular file.
pub(crate) fn of(list: Option<&Path>, stop: &AtomicBool) -> anyhow::Result<Option<Spool>> {
    let Some(path) = list else { return Ok(None) };
    if path == Path::new("-") {
        return copy(io::stdin(), stop).map(Some);
    }
    match std::fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => {
            let file = File::open(path).with_context(|| path.display().to_string())?;
            copy(file, stop).map(Some)
        }
        _ => Ok(None),
    }
}

/// Reads in a thread of its own, so that Ctrl-C is heard while nothing comes.
fn copy(mut source: impl Read + Send + 'static, stop: &AtomicBool) -> anyhow::Result<Spool> {
    #[expect(clippy::disallowed_methods, reason = "standard input is spooled here alone")]
    let mut file = tempfile::tempfile().with_context(words::spool)?;
    let (sender, receiver) = mpsc::sync_channel::<io::Result<Vec<u8>>>(4);
    std::thread::spawn(move || {
        loop {
            let mut buffer = vec![0; 1 << 16];
            let read = source.read(&mut buffer).map(|count| {
                buffer.truncate(count);
                buffer
            });
            let end = !matches!(&read, Ok(bytes) if !bytes.is_empty());
            if sender.send(read).is_err() || end {
                return;
            }
        }
    });
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(batch::Error::Interrupted.into());
        }
        match receiver.recv_timeout(Duration::from_millis(100)) {
            Ok(read) => {
                let bytes = read?;
                if bytes.is_empty() {
                    break;
                }
                file.write_all(&bytes).with_context(words::spool)?;
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(Spool::new(file))
}
