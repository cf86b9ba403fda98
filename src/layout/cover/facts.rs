//! What a cover sheet says, as data: kept in the parts of a batch, so that `join` can set the same sheet.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::letter::closing::ValueLine;
use crate::post::envelope;
use crate::post::tariff::{BAG, Tariff};
use crate::post::weight::{self, Paper, Weight};

/// What a cover sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverFacts {
    /// Languages of the sheet: the delivery's first, then English, then the receiver's if the route names one.
    pub langs: Vec<Lang>,
    /// The sender's office, line by line; empty where the user has not filled it in.
    pub office: Vec<String>,
    /// The delivery address, line by line.
    pub delivery: Vec<String>,
    /// Title of the campaign in the languages of the sheet, where they differ.
    pub campaign: Vec<ValueLine>,
    /// Addressees, a line each.
    pub addressees: Vec<ValueLine>,
    /// What is delivered.
    pub content: Content,
    /// Accepted signers.
    pub signers: u64,
    /// Letters, or rows of a table with a serial.
    pub letters: u64,
    /// Sheets of paper, printed as the batch asks.
    pub sheets: u64,
    /// First and last serial.
    pub serials: Option<(u64, u64)>,
    /// Volumes.
    pub volumes: u64,
    /// Batch id.
    pub batch: String,
    /// SHA-256 over the hashes of the volumes.
    pub letters_sha256: String,
    /// The day, in the languages of the sheet.
    pub date: Vec<ValueLine>,
    /// What somebody should see to before the batch goes out.
    pub warnings: Vec<ValueLine>,
    /// Whether this delivery gets copies, another one the originals.
    pub copy: bool,
    /// Whether the list is the shipped sample.
    pub sample: bool,
    /// Which delivery of the campaign it is, from 1.
    pub delivery_number: u32,
    /// What it corrects.
    pub correction: Option<Correction>,
    /// How it is printed and posted.
    pub dispatch: Dispatch,
    /// What is in the volumes and bags.
    pub packing: Packing,
}

/// Letters that replace some of another batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Id of that batch.
    pub batch: String,
    /// Serials of the letters, such as `17, 23-25`.
    pub serials: String,
    /// How many they are.
    pub count: u64,
}

/// What is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Content {
    /// Letters.
    Letters,
    /// Petition sheets.
    Petition,
    /// One letter with a roll of names.
    Roll,
}

/// How a batch is printed and posted.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    /// What it is printed on.
    pub paper: Paper,
    /// Printed on one side.
    pub one_sided: bool,
    /// Whether somebody has to sign the letters by hand.
    pub by_hand: bool,
    /// Whether there are strips to be cut off.
    pub strips: bool,
    /// The envelope of a letter, by name; `None` where letters go unfolded in a bag.
    pub envelope: Option<String>,
    /// Whether every letter is posted by itself; otherwise bags are.
    pub each: bool,
    /// The heaviest bag.
    pub bag_limit: Option<Weight>,
    /// Country of posting.
    pub from: String,
    /// Country to which bags go; `None` where the route does not say.
    pub bags_to: Option<String>,
    /// Country to which the letters of each group of addressees go.
    pub letters_to: Vec<Option<String>>,
    /// The user's tariff.
    pub tariff: Option<Tariff>,
}

impl Dispatch {
    /// The weight of a letter's envelope.
    pub fn envelope_weight(&self) -> Weight {
        self.envelope.as_deref().and_then(envelope::by_name).map_or(Weight::ZERO, weight::of_envelope)
    }

    /// What is posted, heaviest last: letters by group and number of sheets, or bags by weight.
    pub fn postings(&self, packing: &Packing) -> Vec<Posting> {
        let mut postings: Vec<Posting> = Vec::new();
        let mut add = |posting: Posting| match postings.iter_mut().find(|known| known.is_like(&posting)) {
            Some(known) => known.items += posting.items,
            None => postings.push(posting),
        };
        if self.each {
            for length in &packing.lengths {
                add(Posting {
                    format: self.envelope.clone(),
                    weight: self.paper.sheet_weight() * length.sheets + self.envelope_weight(),
                    to: self.letters_to.get(length.group).cloned().flatten(),
                    items: length.letters,
                });
            }
        } else {
            for bag in &packing.bags {
                add(Posting { format: Some(BAG.to_owned()), weight: bag.weight, to: self.bags_to.clone(), items: 1 });
            }
        }
        postings.sort_by_key(|posting| posting.weight);
        postings
    }
}

/// Items that are posted alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// Name of the envelope, or `bag`; `None` for a letter without envelope.
    pub format: Option<String>,
    /// The weight of one.
    pub weight: Weight,
    /// Country of destination; `None` where nobody says.
    pub to: Option<String>,
    /// How many there are.
    pub items: u64,
}

impl Posting {
    fn is_like(&self, other: &Self) -> bool {
        (&self.format, self.weight, &self.to) == (&other.format, other.weight, &other.to)
    }
}

/// What is in the volumes and bags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packing {
    /// Volumes in order; where there are many, neighbours are one line.
    pub volumes: Vec<PackedVolumes>,
    /// Bags in order; one where no limit is set.
    pub bags: Vec<PackedBag>,
    /// How many letters have how many sheets, by group; empty for tables.
    pub lengths: Vec<Length>,
}

impl Packing {
    /// The weight of all bags.
    pub fn weight(&self) -> Weight {
        self.bags.iter().map(|bag| bag.weight).sum()
    }
}

/// A volume, or several that follow one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedVolumes {
    /// First and last file.
    pub files: (String, String),
    /// First and last serial.
    pub serials: Option<(u64, u64)>,
    /// Sheets of paper.
    pub sheets: u64,
    /// With envelopes.
    pub weight: Weight,
    /// First and last bag, from 1.
    pub bags: (u64, u64),
}

/// A bag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedBag {
    /// What is on top.
    pub first: Spot,
    /// What is at the bottom.
    pub last: Spot,
    /// Letters; 0 for tables.
    pub letters: u64,
    /// Sheets of paper.
    pub sheets: u64,
    /// With envelopes.
    pub weight: Weight,
}

/// A letter, or a sheet of a table, in a volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The volume.
    pub file: String,
    /// Serial of a letter, or number of the sheet in the volume, from 1.
    pub number: u64,
}

/// Letters of a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    /// Group of addressees.
    pub group: usize,
    /// Sheets of each.
    pub sheets: u64,
    /// How many letters.
    pub letters: u64,
}
