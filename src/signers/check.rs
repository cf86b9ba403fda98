//! What a row becomes: a signer, or a reason why not.

use jiff::civil::Date;

use crate::diagnostic::Findings;
use crate::lang::Lang;
use crate::signers::columns::ColumnMap;
use crate::signers::name::Name;
use crate::signers::row::{Column, Row};

/// How much of a signer may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// The name.
    Named,
    /// Initials only.
    Initials,
    /// Nothing: counted, never printed.
    Withheld,
}

/// Why a good row gets no letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// `visibility` is `withheld`.
    Withheld,
    /// `consent` is no, or is required and not given.
    NoConsent,
}

/// What a row becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// A signer with a letter.
    Signer,
    /// A bad row; the findings say why.
    Rejected,
    /// The same person as in the row of this number.
    Duplicate(u64),
    /// Every cell is empty.
    Blank,
    /// A good row that gets no letter.
    LeftOut(LeftOut),
}

/// What the letter asks of its list.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Columns that every row must fill.
    pub required: Vec<Column>,
    /// Whether only rows with a `consent` of yes are printed.
    pub consent_required: bool,
    /// The letter's CJK language, for names whose own language is unknown.
    pub letter_cjk: Option<Lang>,
    /// Language of the letter's first version, for names in Latin letters.
    pub letter_lang: Option<Lang>,
}

/// A checked row: trimmed, normalised to NFC, ready to print. Empty text is a field not given.
#[derive(Debug, Clone)]
pub struct Signer<'a> {
    /// The number of the row in a spreadsheet.
    pub row: u64,
    /// Line in the file.
    pub line: u64,
    /// The web form's reference.
    pub id: &'a str,
    /// Name, as it may be printed.
    pub name: Name<'a>,
    /// Organisation.
    pub organisation: std::borrow::Cow<'a, str>,
    /// Role.
    pub role: std::borrow::Cow<'a, str>,
    /// Street and number.
    pub street: std::borrow::Cow<'a, str>,
    /// Postcode.
    pub postcode: std::borrow::Cow<'a, str>,
    /// Town.
    pub city: std::borrow::Cow<'a, str>,
    /// Country as written.
    pub country: std::borrow::Cow<'a, str>,
    /// E-mail address.
    pub email: std::borrow::Cow<'a, str>,
    /// Language of the signer, and so of the message.
    pub language: Option<Lang>,
    /// Day of signing.
    pub date: Option<Date>,
    /// Personal message; line breaks are `\n`.
    pub message: std::borrow::Cow<'a, str>,
    /// File name of the signature image; empty for none.
    pub signature: &'a str,
    /// How much may be shown.
    pub visibility: Visibility,
}

/// Checks rows, one after another.
#[derive(Debug)]
pub struct Checker<'m> {
    _columns: &'m ColumnMap,
    _rules: Rules,
}

impl<'m> Checker<'m> {
    /// A checker of the rows of one list. `file` is named in findings.
    pub fn new(_file: &std::path::Path, _columns: &'m ColumnMap, _rules: Rules) -> Self {
        todo!("helper: signers")
    }

    /// Judges a row without regard to other rows. `Ok` is a good signer (withheld or without consent
    /// are `Err(Fate::LeftOut)`); a rejected row's findings, one for each thing wrong with it, are pushed.
    /// Calling it again on the same row gives the same answer: the second pass uses it too.
    pub fn judge<'r>(&self, _row: &'r Row, _findings: &mut Findings) -> Result<Signer<'r>, Fate> {
        todo!("helper: signers")
    }
}
