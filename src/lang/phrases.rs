//! The words that the program itself prints on pages, by language: page numbers, headings of
//! tables, the labels of the cover sheet. A file a language; a phrase that a language lacks does not compile.

use crate::lang::{Lang, Writing};

mod de;
mod en;
mod fr;
mod ja;
mod ko;
mod nb;
mod nl;
mod nn;
mod zh_hans;
mod zh_hant;

/// A phrase with its values filled in; English where the language has no table.
///
/// `values` are pairs of slot and value. A value is put in as it is: braces in it are never read as a slot. A slot
/// without a value stays as it stands, so that it is seen.
pub fn phrase(phrase: Phrase, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(words(phrase, lang), values)
}

/// The words of a phrase in a language, slots and all.
fn words(phrase: Phrase, lang: Lang) -> &'static str {
    match lang.language() {
        "zh" | "yue" | "lzh" if lang.writing() == Writing::SimplifiedChinese => zh_hans::words(phrase),
        "zh" | "yue" | "lzh" => zh_hant::words(phrase),
        "ja" => ja::words(phrase),
        "ko" => ko::words(phrase),
        "fr" => fr::words(phrase),
        // `no` is the macrolanguage; who writes it means Bokmål far more often than Nynorsk.
        "nb" | "no" => nb::words(phrase),
        "nn" => nn::words(phrase),
        "de" => de::words(phrase),
        "nl" => nl::words(phrase),
        _ => en::words(phrase),
    }
}

/// The words with their slots filled, in one pass from left to right.
fn fill(words: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(slot, behind)| {
            let (_, value) = values.iter().find(|(name, _)| *name == slot)?;
            Some((*value, behind))
        });
        if let Some((value, behind)) = value {
            filled.push_str(value);
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

macro_rules! phrases {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// A word or sentence that the program prints. `{…}` are the values it takes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Phrase { $($(#[doc = $doc])+ $name,)+ }

        impl Phrase {
            /// Every phrase.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

phrases! {
    /// `page {n} of {m}`
    PageOf,
    /// `page {n}`, where the number of pages is not known
    Page,
    /// `{place}, {date}`, at the head of a letter
    PlaceAndDate,
    /// `{label}: {value}`
    Labelled,
    /// `signed online on {date}`
    SignedOnline,
    /// `signed online`, where the list gives no day
    SignedOnlineUndated,
    /// `name known to {office}`, in place of a withheld name
    NameKnownTo,
    /// `name known to the organisers`, in place of a withheld name where no office is given
    NameKnownToOrganisers,
    /// `withdrawn`, in place of the name of somebody who asked to be forgotten
    Withdrawn,
    /// `This letter was withdrawn …`, in place of the letter of somebody who asked to be forgotten
    LetterWithdrawn,
    /// `To:`, above the addressees of a petition sheet
    To,
    /// Heading of a table's number column, such as `No.`
    Number,
    /// `Name`
    Name,
    /// `Town`
    Town,
    /// `Country`
    Country,
    /// `E-mail`
    Email,
    /// `Date`
    Date,
    /// `Signature`
    Signature,
    /// `Please return to:`
    ReturnTo,
    /// `Data protection`, heading of the notice
    DataProtection,
    /// `Controller`
    Controller,
    /// `Contact`
    Contact,
    /// `Purpose`
    Purpose,
    /// `Legal basis`
    LegalBasis,
    /// `Recipients`
    Recipients,
    /// `Transfer outside the European Economic Area`
    Transfer,
    /// `Retention`
    Retention,
    /// `Your rights`
    Rights,
    /// `Supervisory authority`
    Authority,
    /// `Published by`
    Publisher,
    /// `Delivery`, title of a cover sheet
    CoverTitle,
    /// `Copy`, on a cover sheet of a second delivery
    Copy,
    /// `From`, the sender's office
    From,
    /// `Deliver to`
    DeliverTo,
    /// `Campaign`
    Campaign,
    /// `Addressees`
    Addressees,
    /// `Signers`
    Signers,
    /// `Letters`
    Letters,
    /// `Petition sheets`
    PetitionSheets,
    /// `Sheets of paper`
    Sheets,
    /// `Serials`, the label of the first and the last serial
    Serials,
    /// `{first} to {last}`
    FirstToLast,
    /// `Volumes`
    Volumes,
    /// `Batch`
    Batch,
    /// `Received by (name, date, signature)`
    Received,
    /// `Refused, or left with (name, time, witness)`
    Refused,
    /// `Sample list, not for sending`
    SampleList,
    /// `Zones drawn for checking, not for sending`
    ZonesDrawn,
    /// `{name}: in office until {date}`, where the letter is of a later day
    InOfficeUntil,
    /// `campaign closed on {date}`, where the letter is of a later day
    CampaignClosed,
    /// `campaign opens on {date}`, where the letter is of an earlier day
    CampaignOpens,
    /// `{campaign}, letters {first} to {last}`: the title of a volume; nothing personal
    VolumeTitle,
    /// `{campaign}, signatures {first} to {last}`: title of a volume of petition sheets
    PetitionVolumeTitle,
    /// `{campaign}, letters {serials}`: title of a file of some letters of a batch, printed again
    ReprintTitle,
    /// `{ordinal} delivery, serials {first}–{last}`: on the cover sheet of a batch that follows another
    NthDelivery,
    /// `Correction: letters {serials} replace those of the same serials in batch {batch}`
    CorrectionOf,
    /// The title of a file of one letter: `{campaign}, letter {serials}`
    TitleOfOne,
    /// `{ordinal} delivery, serial {first}`: where there is but one letter
    NthDeliveryOfOne,
    /// `Correction: letter {serials} replaces that of the same serial in batch {batch}`
    CorrectionOfOne,
    /// `Signature of the signer`: the Alt text of a signature image
    SignatureAlt,
    /// `QR code with batch id {id}, counts and hash`: the Alt text
    QrAlt,
    /// `Total signatures: {n}`
    TotalSignatures,
    /// `For the attention of`, above a group of letters or on a bag
    Attention,
    /// `Letter no. {serial}`: bookmark of a letter
    LetterNumber,
    /// `Signatures {first} to {last}`: bookmark of a petition sheet
    SignaturesFromTo,
    /// `Paper`, the label of size and weight
    PaperStock,
    /// `Hash of the letters (SHA-256)`
    LettersHash,
    /// `Roll of signers`, the label of its sheets
    RollSheets,
    /// `Packing list`
    PackingList,
    /// `File`
    File,
    /// `Contents`, of a bag
    Contents,
    /// `Weight`
    Weight,
    /// `Bag`
    Bag,
    /// `Total`
    Total,
    /// `Posting list`
    PostingList,
    /// `Format`
    Format,
    /// `Items`, how many are posted
    Items,
    /// `Weight of an item`
    WeightEach,
    /// `Weight band`
    WeightBand,
    /// `up to {weight}`
    UpTo,
    /// `above {weight}`
    Above,
    /// `Destination`
    Destination,
    /// `domestic`
    Domestic,
    /// `abroad`
    Abroad,
    /// `Tariff band`
    Tariff,
    /// `Tariff of {date}: {source}`
    TariffDated,
    /// `no band`, where the tariff has none for an item
    NoBand,
    /// `Postage`
    Postage,
    /// `Before dispatch`
    Checklist,
    /// a line of the checklist
    CheckTwoSided,
    /// a line of the checklist
    CheckOneSided,
    /// `{n} sheets counted`
    CheckSheets,
    /// a line of the checklist
    CheckSigned,
    /// `{n} envelopes filled and closed`
    CheckEnvelopes,
    /// `{n} bags weighed, numbered, closed`
    CheckBags,
    /// a line of the checklist
    CheckPrivate,
    /// a line of the checklist
    CheckCut,
    /// `Signers`, the heading of a roll
    RollTitle,
    /// `on behalf of the {n} signers named in the roll`
    OnBehalf,
    /// `Names on this page: {n}; up to here: {sum}`
    NamesOnPage,
    /// `Names in all: {n}`
    NamesInAll,
    /// `Signatures on this sheet: {n}`
    OnThisSheet,
    /// above the strip that is cut off
    StripNote,
    /// title of a volume of a roll
    RollVolumeTitle,
    /// `Names {first} to {last}`: bookmark of a page of a roll
    NamesFromTo,
    /// `Letter`: bookmark of the letter above a roll
    RollLetter,
    /// `Priority`, on an envelope
    Priority,
    /// `Printed matter`, on an envelope
    PrintedMatter,
    /// `Franking mark`: the Alt text
    FrankingAlt,
    /// `{campaign}, envelopes {size}`: the title of the file
    EnvelopesTitle,
    /// `{campaign}, labels {grid}`: the title of the file
    LabelsTitle,
    /// `{grid}: print at 100 % …`, on a calibration sheet
    Calibration,
}

#[cfg(test)]
mod tests {
    use super::{Phrase, fill, phrase, words};
    use crate::lang::Lang;

    const LANGUAGES: [&str; 9] = ["zh-Hant", "zh-Hans", "ja", "ko", "fr", "nb", "nn", "de", "nl"];

    /// The slots in the words, sorted.
    fn slots(words: &str) -> Vec<&str> {
        let mut slots: Vec<_> =
            words.split('{').skip(1).map(|part| part.split_once('}').map_or("unclosed", |(slot, _)| slot)).collect();
        slots.sort_unstable();
        slots
    }

    #[test]
    fn every_language_says_every_phrase_with_the_same_slots() {
        for &phrase in Phrase::ALL {
            let english = words(phrase, Lang::EN);
            for tag in LANGUAGES {
                let found = words(phrase, Lang::literal(tag));
                assert_eq!(slots(found), slots(english), "{tag}: {found}");
                assert!(!found.trim().is_empty() && found.trim() == found, "{tag}: {phrase:?}");
            }
        }
    }

    #[test]
    fn each_language_has_its_own_table() {
        for (tag, page) in [
            ("en-GB", "page 2 of 3"),
            ("zh-Hant", "第2頁，共3頁"),
            ("zh", "第2頁，共3頁"),
            ("zh-CN", "第2页，共3页"),
            ("ja", "3ページ中2ページ"),
            ("ko", "3쪽 중 2쪽"),
            ("fr-BE", "page 2 sur 3"),
            ("no", "side 2 av 3"),
            ("de", "Seite 2 von 3"),
            ("nl-BE", "pagina 2 van 3"),
            ("kk", "page 2 of 3"),
        ] {
            assert_eq!(phrase(Phrase::PageOf, Lang::literal(tag), &[("n", "2"), ("m", "3")]), page, "{tag}");
        }
        assert_eq!(phrase(Phrase::Name, Lang::literal("nn"), &[]), "Namn");
    }

    #[test]
    fn values_are_never_read_again() {
        for (template, values, filled) in [
            ("{a} and {b}", &[("a", "{b}"), ("b", "x")][..], "{b} and x"),
            ("{b}", &[("a", "x")], "{b}"),
            ("{a", &[("a", "x")], "{a"),
            ("{{a}}", &[("a", "x")], "{x}"),
            ("", &[("a", "x")], ""),
        ] {
            assert_eq!(fill(template, values), filled, "{template}");
        }
    }
}
