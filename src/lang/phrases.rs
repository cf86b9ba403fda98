//! The words that the program itself prints on pages, by language: page numbers, headings of
//! tables, the labels of the cover sheet.

use crate::lang::Lang;

/// A phrase with its values filled in; English where the language has no table.
pub fn phrase(_phrase: Phrase, _lang: Lang, _values: &[(&str, &str)]) -> String {
    todo!("helper: letters")
}

/// A word or sentence that the program prints. `{…}` are the values it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phrase {
    /// `page {n} of {m}`
    PageOf,
    /// `signed online on {date}`
    SignedOnline,
    /// `name known to {office}`, in place of a withheld name
    NameKnownTo,
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
    /// `Serials`, first and last: `{first} to {last}`
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
    /// `Letter from {name}`: nothing personal; the title of a volume: `{campaign}, letters {first} to {last}`
    VolumeTitle,
    /// `Signature of the signer`: the Alt text of a signature image
    SignatureAlt,
    /// `QR code of the batch id {id}`: the Alt text
    QrAlt,
    /// `Total: {n} signatures`
    TotalSignatures,
    /// `Address block` title when grouped; `For the attention of`
    Attention,
    /// `Letter no. {serial}`: bookmark of a letter
    LetterNumber,
    /// `Signatures {first} to {last}`: bookmark of a petition sheet
    SignaturesFromTo,
}
