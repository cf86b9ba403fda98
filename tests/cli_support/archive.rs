//! A small list of people and an archive beside it, for the tests of what an office does with both.

use super::{Outcome, Workshop};

pub(crate) const HEADINGS: &str = "given_name,family_name,id,email,city,street,postcode";
pub(crate) const ANNA: &str = "Anna,Eriksen,W-1,anna@example.org,Oslo,Storgata 1,0374";
pub(crate) const QUIRIN: &str = "Quirin,Zylberstein,W-2,quirin@example.org,Oslo,Storgata 1,0374";
pub(crate) const BO: &str = "Bo,Li,W-3,bo@example.org,Bergen,,";

/// Where archive and key are.
pub(crate) const PLACE: [&str; 4] = ["--archive", "kept", "--archive-key", "settings/archive.key"];

/// Runs `mailbag archive` there.
pub(crate) fn run(workshop: &Workshop, words: &[&str]) -> Outcome {
    workshop.run(["archive"].iter().chain(words).chain(&PLACE).copied().collect::<Vec<_>>())
}
