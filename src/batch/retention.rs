//! How long the campaign of a batch keeps it, as the `letter.toml` in the batch says.

use std::path::Path;

use serde::Deserialize;

pub use crate::campaign::Retention;

/// What is read of `letter.toml`.
#[derive(Deserialize)]
struct Letter {
    retention: Option<String>,
}

/// The campaign's own words, where they are understood; `None` where it says nothing.
pub fn of(folder: &Path, letter: &str) -> Option<String> {
    let text = std::fs::read_to_string(folder.join(format!("inputs/letters/{letter}/letter.toml"))).ok()?;
    let letter: Letter = toml::from_str(&text).ok()?;
    Retention::parse(&letter.retention?).map(|retention| retention.to_string())
}
