//! A list that can be read only once (standard input, a pipe) as a file that can be read twice: this user's alone, and
//! without a name, so that it is gone when the program ends, however it ends.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::Context;

use crate::batch::list::Spool;
use crate::batch::{self, platform};
use crate::cli::report::Report;
use crate::cli::{Ending, words};
use crate::diagnostic::{Code, Diagnostic};

/// Most bytes that are copied (tuned: twenty times a list of a million rows; what writes more never ends).
const MOST_BYTES: u64 = 4 << 30;

/// Copies the list to a nameless file if it is standard input (`-`) or a pipe, such as the shell makes of `<(…)`. What else is no
/// regular file is left to whoever opens the list, who refuses it.
pub(crate) fn of(list: Option<&Path>, report: &mut Report, stop: &AtomicBool) -> Result<Option<Spool>, Ending> {
    let Some(path) = list else { return Ok(None) };
    let copied = if path == Path::new("-") {
        copy(|| Ok(io::stdin()), path, MOST_BYTES, stop)?
    } else if std::fs::metadata(path).is_ok_and(|metadata| platform::is_pipe(&metadata)) {
        let pipe = path.to_owned();
        copy(move || File::open(pipe), path, MOST_BYTES, stop)?
    } else {
        return Ok(None);
    };
    if copied.is_none() {
        let finding = Diagnostic::error(Code::UnreadableFile).with("file", path.display());
        report.findings(&finding.with("reason", "too-long-list").into());
        return Err(Ending::Refused);
    }
    Ok(copied.map(Spool::new))
}

/// Opens and reads in a thread of its own, so that Ctrl-C is heard while nobody writes and nothing comes. `None` where more than so
/// many bytes come.
fn copy<S: Read>(
    open: impl FnOnce() -> io::Result<S> + Send + 'static,
    path: &Path,
    most: u64,
    stop: &AtomicBool,
) -> anyhow::Result<Option<File>> {
    #[expect(clippy::disallowed_methods, reason = "standard input is spooled here alone")]
    let mut file = tempfile::tempfile().with_context(words::spool)?;
    let (sender, receiver) = mpsc::sync_channel::<io::Result<Vec<u8>>>(4);
    std::thread::spawn(move || {
        let mut source = match open() {
            Ok(source) => source,
            Err(error) => {
                // Nobody waits for it any more after Ctrl-C.
                let _ = sender.send(Err(error));
                return;
            }
        };
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
    let mut copied: u64 = 0;
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(batch::Error::Interrupted.into());
        }
        match receiver.recv_timeout(Duration::from_millis(100)) {
            Ok(read) => {
                let bytes = read.with_context(|| path.display().to_string())?;
                if bytes.is_empty() {
                    break;
                }
                copied += bytes.len() as u64;
                if copied > most {
                    return Ok(None);
                }
                file.write_all(&bytes).with_context(words::spool)?;
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(Some(file))
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Seek};
    use std::path::Path;
    use std::sync::atomic::AtomicBool;

    use super::copy;
    use crate::batch::Error;

    #[test]
    fn what_never_ends_is_read_no_further_than_its_bound() {
        let stop = AtomicBool::new(false);
        let most = 1 << 20;
        let copied = |bytes: u64| {
            let file = copy(move || Ok(io::repeat(b'a').take(bytes)), Path::new("-"), most, &stop).expect("an answer");
            file.map(|mut file| file.stream_position().expect("the end"))
        };
        assert_eq!([most, most + 1, u64::MAX].map(copied), [Some(most), None, None]);
    }

    #[test]
    fn nobody_waits_for_what_is_stopped() {
        let never = || -> io::Result<io::Empty> {
            loop {
                std::thread::park();
            }
        };
        let error = copy(never, Path::new("-"), 1, &AtomicBool::new(true)).expect_err("stopped");
        assert!(matches!(error.downcast_ref(), Some(Error::Interrupted)), "{error}");
    }
}
