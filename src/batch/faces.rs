//! Which face serves which script in a list, for `check`.

use std::collections::BTreeMap;

use crate::batch::Error;
use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::batch::judge::Judge;
use crate::diagnostic::{Code, Findings};
use crate::signers::Row;
use crate::text::FontBook;

/// What the fonts do for a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaceUse {
    /// Characters other than spaces, by script (ISO 15924) and face (its PostScript name).
    pub served: BTreeMap<(String, String), u64>,
    /// Grapheme clusters that no face has, each with how often it stands in the list.
    pub missing: BTreeMap<String, u64>,
}

/// Reads the list once more and counts the characters of everything that would be printed of its signers, whether or
/// not the fonts have them. Characters of no script of their own, such as digits and marks, count with the script of the
/// character before.
pub fn faces(job: &Job, forms: &Forms, fonts: &FontBook) -> Result<FaceUse, Error> {
    let mut found = FaceUse::default();
    let Some(list) = &job.list else { return Ok(found) };
    let mut findings = Findings::new();
    let Some(mut open) = list.open(&job.columns, &job.required_columns(), &mut findings) else { return Ok(found) };
    let columns = open.columns.clone();
    let judge = Judge::new(job, forms, fonts, &columns);
    let mut row = Row::default();
    loop {
        match open.reader.read(&mut row) {
            Ok(false) => return Ok(found),
            Ok(true) => {}
            Err(finding) if finding.code == Code::UnreadableFile => return Err(Error::ListChanged),
            Err(_) => continue,
        }
        let Ok(signer) = judge.checker.judge(&row, &mut Findings::new()) else { continue };
        for (text, lang) in judge.printed(&signer) {
            let missing = fonts.uncovered(text, lang);
            for range in &missing {
                *found.missing.entry(text[range.clone()].to_owned()).or_default() += 1;
            }
            for part in fonts.serving(text, lang) {
                let start = part.range.start;
                let shown = |(at, character): &(usize, char)| {
                    !character.is_whitespace() && !missing.iter().any(|range| range.contains(&(start + at)))
                };
                let characters = text[part.range].char_indices().filter(shown).count() as u64;
                if characters > 0 {
                    let face = fonts.info(part.face).postscript_name.clone();
                    *found.served.entry((part.script, face)).or_default() += characters;
                }
            }
        }
    }
}
