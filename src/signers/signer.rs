//! What the letter asks of its list, and what a good row gives.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use crate::lang::Lang;
use crate::signers::date_order::DateOrder;
use crate::signers::fate::Visibility;
use crate::signers::name::Name;
use crate::signers::row::Column;

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
    /// Headings of columns that are none of ours and that the letter prints.
    pub extra: Vec<Arc<str>>,
    /// Whether names in capitals or small letters alone get capitals at the beginning of their words.
    pub mend_names: bool,
    /// The day of the letter, after which nobody can have signed.
    pub day: Option<Date>,
    /// Whether only messages are printed that somebody has approved.
    pub approved_messages: bool,
    /// How days are read that can be read two ways; `None` where the list is still to show it.
    pub date_order: Option<DateOrder>,
}

/// A checked row: trimmed, normalised to NFC (compatibility ideographs keep their form), ready to print. Empty text
/// is a field not given.
///
/// It holds only what may be printed. The real name behind a `print_name` or behind initials is not in it, nor is the
/// signature image of such a signer, in which the name could be read, nor anything else by which the person could be found:
/// reference, title, organisation, role, street, postcode, e-mail address and the columns that are none of ours.
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
    /// Title or salutation.
    pub title: Cow<'a, str>,
    /// Organisation.
    pub organisation: Cow<'a, str>,
    /// Role.
    pub role: Cow<'a, str>,
    /// Street and number.
    pub street: Cow<'a, str>,
    /// Postcode.
    pub postcode: Cow<'a, str>,
    /// Town.
    pub city: Cow<'a, str>,
    /// Country as written.
    pub country: Cow<'a, str>,
    /// E-mail address.
    pub email: Cow<'a, str>,
    /// Language of the signer, and so of the message.
    pub language: Option<Lang>,
    /// Day of signing.
    pub date: Option<Date>,
    /// Personal message; line breaks are `\n`.
    pub message: Cow<'a, str>,
    /// File name of the signature image, or strokes as JSON; empty for none.
    pub signature: Cow<'a, str>,
    /// Whether a signature may be printed: one that shows a hidden name may not.
    pub shows_signature: bool,
    /// How much may be shown.
    pub visibility: Visibility,
    /// Columns that are none of ours and that the letter prints: heading as the letter has it, and text.
    pub extra: Vec<(Arc<str>, Cow<'a, str>)>,
    /// Whether there is a message that goes unprinted because nobody has approved it.
    pub message_unapproved: bool,
}

impl Signer<'_> {
    /// The text of a column that is none of ours; empty where the letter does not name it.
    pub fn extra(&self, heading: &str) -> &str {
        self.extra.iter().find(|(known, _)| **known == *heading).map_or("", |(_, text)| text)
    }

    /// Whether the row gives more than a name and an address: a message or a signature.
    pub fn has_own_words(&self) -> bool {
        !self.message.is_empty() || !self.signature.is_empty()
    }
}

/// A personal message, and whether somebody has approved it, if that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message<'a> {
    /// Clean text; line breaks are `\n`.
    pub text: Cow<'a, str>,
    /// Yes, no, or not said.
    pub approved: Option<bool>,
}
