//! What was found wrong with the input: a code, named values, a severity and a place.
//!
//! No sentence is made here. `cli/words/` turns a [`Diagnostic`] into words, so that another
//! language is another file there.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

mod code;

pub use code::Code;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// The batch can be built, but somebody should look first.
    Warning,
    /// Nothing is built.
    Error,
}

impl Severity {
    /// The stable name, in English.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Where a finding stands. Everything but the file is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it; `-` is standard input.
    pub file: PathBuf,
    /// The line in the file, from 1.
    pub line: Option<u64>,
    /// The column in the line in characters, from 1.
    pub column: Option<u64>,
    /// The row as a spreadsheet numbers it: the headings are row 1.
    pub row: Option<u64>,
    /// The heading of the column of a list.
    pub heading: Option<String>,
    /// The key of a TOML file, such as `notice.contact`.
    pub key: Option<String>,
    /// Bytes of the file, from its beginning.
    pub span: Option<(usize, usize)>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    /// A line and column of a file, both from 1, and the bytes meant.
    pub fn at(file: impl Into<PathBuf>, line: u64, column: u64, span: (usize, usize)) -> Self {
        Self { line: Some(line), column: Some(column), span: Some(span), ..Self::file(file) }
    }

    /// A row of a list: its line in the file and its number in a spreadsheet.
    pub fn row(file: impl Into<PathBuf>, line: u64, row: u64) -> Self {
        Self { line: Some(line), row: Some(row), ..Self::file(file) }
    }

    /// The same place, in the column with this heading.
    #[must_use]
    pub fn under(mut self, heading: impl Into<String>) -> Self {
        self.heading = Some(heading.into());
        self
    }

    /// The same file, at this TOML key.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }
}

/// The part of a cell that a finding is about, with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The cell, or the part of it that is shown, as it stands in the list.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub mark: (usize, usize),
    /// Where in the cell they begin, in characters from 1.
    pub column: usize,
}

/// Characters of a cell that are shown before what is meant, and in all (tuned: a line of a terminal).
const BEFORE: usize = 20;
const SHOWN: usize = 60;

impl Excerpt {
    fn of(cell: &str, mark: std::ops::Range<usize>) -> Self {
        let at = cell.floor_char_boundary(mark.start);
        let start = cell[..at].char_indices().rev().nth(BEFORE).map_or(0, |(start, _)| start);
        let end = cell[start..].char_indices().nth(SHOWN).map_or(cell.len(), |(end, _)| start + end);
        let text = &cell[start..end];
        let to = text.floor_char_boundary(mark.end.saturating_sub(start).min(text.len()));
        let column = cell[..at].chars().count() + 1;
        Self { text: text.to_owned(), mark: (at - start, to.max(at - start)), column }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was found.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// The named values that the words need, in the order in which they were given.
    pub values: Vec<(&'static str, String)>,
    /// The cell that it is about, if it is about one.
    pub excerpt: Option<Box<Excerpt>>,
}

impl Diagnostic {
    /// A finding for which nothing is built.
    pub fn error(code: Code) -> Self {
        Self { code, severity: Severity::Error, place: None, values: Vec::new(), excerpt: None }
    }

    /// A finding that somebody should look at.
    pub fn warning(code: Code) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// A finding worth knowing.
    pub fn note(code: Code) -> Self {
        Self { severity: Severity::Note, ..Self::error(code) }
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same finding about these bytes of a cell.
    #[must_use]
    pub fn quoting(mut self, cell: &str, mark: std::ops::Range<usize>) -> Self {
        self.excerpt = Some(Box::new(Excerpt::of(cell, mark)));
        self
    }

    /// The same finding with one more named value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The value of this name, empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }
}

/// Findings of a code and severity that are kept: the memory of a run must not grow with its list.
const MOST_OF_A_CODE: usize = 10_000;

/// The findings of a run, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    list: Vec<Diagnostic>,
    /// How many of each code and severity were found, from where there can be too many.
    counts: BTreeMap<(Code, Severity), usize>,
}

impl Findings {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one; past the first ten thousand of a code only that they were found.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.list.len() < MOST_OF_A_CODE {
            self.list.push(diagnostic);
            return;
        }
        if self.counts.is_empty() {
            for known in &self.list {
                *self.counts.entry((known.code, known.severity)).or_default() += 1;
            }
        }
        let count = self.counts.entry((diagnostic.code, diagnostic.severity)).or_default();
        *count += 1;
        if *count <= MOST_OF_A_CODE {
            self.list.push(diagnostic);
        }
    }

    /// Adds all of another's.
    pub fn extend(&mut self, other: Self) {
        let more: Vec<_> =
            other.counts.keys().map(|&(code, severity)| (code, severity, other.more(code, severity))).collect();
        for diagnostic in other.list {
            self.push(diagnostic);
        }
        for (code, severity, more) in more.into_iter().filter(|(.., more)| *more > 0) {
            *self.counts.entry((code, severity)).or_insert(MOST_OF_A_CODE) += more;
        }
    }

    /// How many of a code were found beyond those that are kept.
    pub fn more(&self, code: Code, severity: Severity) -> usize {
        self.counts.get(&(code, severity)).map_or(0, |count| count.saturating_sub(MOST_OF_A_CODE))
    }

    /// Whether any of them forbids a build.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many of them forbid a build.
    pub fn error_count(&self) -> usize {
        let of_errors = self.counts.keys().filter(|(_, severity)| *severity == Severity::Error);
        let more: usize = of_errors.map(|&(code, severity)| self.more(code, severity)).sum();
        self.list.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count() + more
    }

    /// Keeps those for which `keep` says so.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
}

impl From<Diagnostic> for Findings {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic], counts: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, Findings, MOST_OF_A_CODE, Severity};

    #[test]
    fn text_forms_are_unique() {
        let mut forms: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), Code::ALL.len());
    }

    #[test]
    fn of_many_findings_the_rest_is_counted() {
        let mut findings = Findings::new();
        for _ in 0..MOST_OF_A_CODE + 5 {
            findings.push(Diagnostic::warning(Code::NearDuplicate));
        }
        findings.push(Diagnostic::note(Code::FolderExists));
        let mut all = Findings::from(Diagnostic::error(Code::MissingFile));
        all.extend(findings);
        all.push(Diagnostic::warning(Code::NearDuplicate));
        for _ in 0..=MOST_OF_A_CODE {
            all.push(Diagnostic::error(Code::MissingFile));
        }
        let kept = |code: Code| all.iter().filter(|finding| finding.code == code).count();
        assert_eq!((kept(Code::NearDuplicate), all.more(Code::NearDuplicate, Severity::Warning)), (MOST_OF_A_CODE, 6));
        assert_eq!((kept(Code::FolderExists), kept(Code::MissingFile)), (1, MOST_OF_A_CODE));
        assert_eq!((all.more(Code::MissingFile, Severity::Error), all.error_count()), (2, MOST_OF_A_CODE + 2));
    }

    #[test]
    fn an_excerpt_shows_what_is_meant() {
        let excerpt = |cell: &str, mark| super::Excerpt::of(cell, mark);
        let found = excerpt("Os\u{202E}lo", 2..5);
        assert_eq!((&*found.text, found.mark), ("Os\u{202E}lo", (2, 5)));
        let long = "é".repeat(500);
        let found = excerpt(&long, 400..402);
        assert_eq!((found.text.chars().count(), &found.text[found.mark.0..found.mark.1]), (60, "é"));
        let found = excerpt(&long, 0..1000);
        assert_eq!((found.text.len(), found.mark), (120, (0, 120)));
        assert_eq!(excerpt("", 0..0).mark, (0, 0));
    }
}
