//! What may become of a row.

/// How much of a signer may be shown, the least of it last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// The person is in an earlier batch.
    Earlier,
    /// The person asked to be forgotten.
    Withdrawn,
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
