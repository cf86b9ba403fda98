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

/// What a row refuses; the strictest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// That anything is printed: no consent, or a signature that was taken back.
    NoConsent,
    /// That the name is printed.
    Withheld,
    /// That more than initials, or another name, is printed.
    Initials,
    /// Perhaps the name: what would say so is empty, such as a box that nobody ticked, or cannot be read.
    Unsettled,
    /// Nothing by itself, but nobody can tell its person from one who refuses.
    Namesake,
}

impl Refusal {
    const ALL: [Self; 5] = [Self::NoConsent, Self::Withheld, Self::Initials, Self::Unsettled, Self::Namesake];

    /// The word that stands for it in the copy of a list, behind the cells of a bad row.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoConsent => "withdrawn",
            Self::Withheld => "withheld",
            Self::Initials => "initials",
            Self::Unsettled => "unsettled",
            Self::Namesake => "namesake",
        }
    }

    /// What such a word stands for.
    pub(in crate::signers) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.word() == word)
    }

    /// As what the person's other rows are left out. Of a bad row that asks for initials none is printed either: what it
    /// would print is not known.
    pub fn left_out(self) -> LeftOut {
        match self {
            Self::NoConsent => LeftOut::NoConsent,
            Self::Withheld | Self::Initials | Self::Unsettled | Self::Namesake => LeftOut::Withheld,
        }
    }
}
