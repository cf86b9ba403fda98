//! A row of the list with its position, as every reader hands it on.

use csv::StringRecord;

use crate::campaign::resolve::{ANONYMOUS, INITIALS, NAMED, WAYS};
use crate::signers::fate::Refusal;

/// A column that the program knows. Its heading is the one of our own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The web form's reference.
    Id,
    /// The whole name, in the order in which it is printed.
    Name,
    /// Given name.
    GivenName,
    /// Family name.
    FamilyName,
    /// The whole name in Latin letters, where the name itself is in another script.
    LatinName,
    /// Printed instead of the real name everywhere.
    PrintName,
    /// Title or salutation, such as `Dr` or `Mme`; printed only where a placeholder asks for it.
    Title,
    /// Organisation.
    Organisation,
    /// Role in it.
    Role,
    /// Street and number.
    Street,
    /// Postcode.
    Postcode,
    /// Town.
    City,
    /// Country, as the signer wrote it.
    Country,
    /// E-mail address.
    Email,
    /// Language of the signer, BCP 47.
    Language,
    /// Day of signing.
    Date,
    /// Personal message.
    Message,
    /// Whether somebody has read the message and agreed to its being printed.
    MessageApproved,
    /// File name of the signature image, or the strokes of a signature pad.
    Signature,
    /// Whether the signer agreed to the use of the data.
    Consent,
    /// Day of the consent.
    ConsentDate,
    /// What the consent covers: `name`, `address`, `message`; empty for all.
    ConsentScope,
    /// `named`, `initials` or `withheld`.
    Visibility,
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = 23;

    /// Every known column, in the order of our own lists.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Id,
        Self::Name,
        Self::GivenName,
        Self::FamilyName,
        Self::LatinName,
        Self::PrintName,
        Self::Title,
        Self::Organisation,
        Self::Role,
        Self::Street,
        Self::Postcode,
        Self::City,
        Self::Country,
        Self::Email,
        Self::Language,
        Self::Date,
        Self::Message,
        Self::MessageApproved,
        Self::Signature,
        Self::Consent,
        Self::ConsentDate,
        Self::ConsentScope,
        Self::Visibility,
    ];

    /// The heading in our own lists, such as `given_name`.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::LatinName => "latin_name",
            Self::PrintName => "print_name",
            Self::Title => "title",
            Self::Organisation => "organisation",
            Self::Role => "role",
            Self::Street => "street",
            Self::Postcode => "postcode",
            Self::City => "city",
            Self::Country => "country",
            Self::Email => "email",
            Self::Language => "language",
            Self::Date => "date",
            Self::Message => "message",
            Self::MessageApproved => "message_approved",
            Self::Signature => "signature",
            Self::Consent => "consent",
            Self::ConsentDate => "consent_date",
            Self::ConsentScope => "consent_scope",
            Self::Visibility => "visibility",
        }
    }

    /// The column of this heading, if it is one of ours.
    pub fn from_heading(heading: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.heading() == heading)
    }

    /// The column that a mapping names: by its heading, or by `anonymous`, `named` and `initials`, which say what a yes means in
    /// it, the one of visibility.
    pub fn from_mapping(name: &str) -> Option<Self> {
        if [ANONYMOUS, NAMED, INITIALS].contains(&name) { Some(Self::Visibility) } else { Self::from_heading(name) }
    }

    /// What a mapping may name: a column, what a yes means in one, or that some are not used.
    pub fn mappings() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.into_iter().map(Self::heading).chain(WAYS)
    }
}

/// A row as it was read: its cells in the order of the headings, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// The number that a spreadsheet gives the row; the headings are row 1.
    pub number: u64,
    /// The cells.
    pub cells: StringRecord,
}

impl Row {
    /// Whether each of the headings has its cell, so that a bad row can be asked whose it is: there are as many cells as headings, and
    /// behind them stands nothing, or a word of [`Refusal`].
    pub fn is_whole(&self, headings: &StringRecord) -> bool {
        let mut behind = self.cells.iter().skip(headings.len());
        self.cells.len() >= headings.len() && behind.all(|cell| cell.is_empty() || Refusal::from_word(cell).is_some())
    }
}
