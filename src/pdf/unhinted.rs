//! Font programs without hints, which are a fifth of them: they sharpen letters on screens of few pixels, and this is for
//! paper. No outline and no width changes.
//!
//! What is not as the subsetter writes it stays as it is.

mod charstring;
mod truetype;

pub(super) use charstring::unhinted;
pub(super) use truetype::table;

use std::borrow::Cow;

use crate::pdf::cff::{CHARSTRINGS, Index, IndexWriter, top_dictionary};

/// A TrueType font without instructions and without the tables that a PDF file has no use for.
pub(super) fn truetype(font: &[u8]) -> Cow<'_, [u8]> {
    truetype::unhinted(font).map_or(Cow::Borrowed(font), Cow::Owned)
}

/// A CFF table without stems and masks.
pub(super) fn cff(table: &[u8]) -> Cow<'_, [u8]> {
    without_hints(table).map_or(Cow::Borrowed(table), Cow::Owned)
}

/// The charstrings are the last thing in the table, so that nothing else moves.
fn without_hints(table: &[u8]) -> Option<Vec<u8>> {
    let start = top_dictionary(table)?.offset(CHARSTRINGS)?;
    let index = Index::read(table, start)?;
    if index.end != table.len() {
        return None;
    }
    let mut charstrings = IndexWriter::new(index.count, table.len() - start);
    for number in 0..index.count {
        charstrings.add(|data| unhinted(index.get(table, number)?, None, data))?;
    }
    let mut out = table[..start].to_vec();
    charstrings.write(&mut out)?;
    Some(out)
}
