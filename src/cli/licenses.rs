//! `mailbag licenses`: under which licences the program, its fonts and its crates are given.

use std::fmt::Write;

use crate::cli::Ending;
use crate::cli::report::Report;

/// The program's own, one of which its user chooses.
const OWN: &str = include_str!("../../LICENSE-MIT");
/// The fonts'.
const FONTS: [(&str, &str); 2] = [
    ("Noto Serif, Noto Serif Hebrew and Noto Naskh Arabic", include_str!("../../fonts/OFL-Noto.txt")),
    ("Noto Serif CJK", include_str!("../../fonts/OFL-NotoSerifCJK.txt")),
];
/// The crates', written by `.ci/licenses`.
const CRATES: &str = include_str!("licenses.txt");

pub(crate) fn run(report: &mut Report) -> Result<(), Ending> {
    let mut text = format!("mailbag: MIT OR Apache-2.0\n\n{}\n", OWN.trim());
    for (fonts, licence) in FONTS {
        let _ = write!(text, "\n{RULE}\n{fonts}: OFL-1.1\n\n{}\n", licence.trim());
    }
    let _ = write!(text, "\n{RULE}\n{}", CRATES.trim());
    report.data(&text)?;
    Ok(())
}

const RULE: &str = "--------------------------------------------------------------------------------";
