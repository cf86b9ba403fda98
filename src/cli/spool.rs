//! Standard input as a file that can be read twice: owner-only, gone when the program ends.

use std::io::{self, Read, Write};

use anyhow::Context;
use tempfile::NamedTempFile;

/// Copies standard input to a temporary file.
pub(crate) fn standard_input() -> anyhow::Result<NamedTempFile> {
    // `tempfile` makes it readable by its owner alone.
    let mut file = NamedTempFile::with_prefix(".mailbag-spool-").context("no room for the list on standard input")?;
    let mut input = io::stdin().lock();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = input.read(&mut buffer).context("standard input cannot be read")?;
        if count == 0 {
            break;
        }
        file.write_all(&buffer[..count]).context("the spool of standard input cannot be written")?;
    }
    file.flush().context("the spool of standard input cannot be written")?;
    Ok(file)
}
