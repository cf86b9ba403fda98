//! The cell of a finding, underlined where it is meant.

use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic as Shown, Label, Severity as Weight};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{self, Config};

use crate::cli::words::escaped;
use crate::diagnostic::{Diagnostic, Severity};

/// One line of a list: the cell that is shown.
struct Cell {
    file: String,
    line: usize,
    /// Where in the whole cell, of which a part is shown, stands what is meant.
    column: usize,
    text: String,
}

impl<'a> Files<'a> for Cell {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.file)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(self.line)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), _: usize) -> Result<Range<usize>, Error> {
        Ok(0..self.text.len())
    }
}

/// A finding's message with its cell below it, without its severity; `None` where it is about no cell.
pub(crate) fn underlined(finding: &Diagnostic, message: &str) -> Option<String> {
    let excerpt = finding.excerpt.as_deref()?;
    let place = finding.place.as_ref()?;
    let (from, to) = excerpt.mark;
    let [before, marked, behind] = [excerpt.text.get(..from)?, excerpt.text.get(from..to)?, excerpt.text.get(to..)?];
    let (before, marked, behind) = (escaped(before), escaped(marked), escaped(behind));
    let range = before.len()..before.len() + marked.len();
    let cell = Cell {
        file: escaped(&place.file.display().to_string()),
        line: usize::try_from(place.line.or(place.row)?).ok()?,
        column: excerpt.column,
        text: [before, marked, behind].concat(),
    };
    let weight = match finding.severity {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Note => Weight::Note,
    };
    let shown = Shown::new(weight).with_message(message).with_label(Label::primary((), range));
    let config = Config::default();
    let text = term::emit_into_string(&config, &cell, &shown).ok()?;
    // The severity before it is English; ours is put there.
    let text = text.split_once(": ").map_or(text.as_str(), |(_, text)| text);
    Some(text.trim_end().to_owned())
}
