//! Printed rows that have the very name of one that is left out, and nothing that tells them apart.

use std::collections::HashMap;

use crate::signers::near::{Common, Entry, Like, Near, Nearest, Standing};

/// So many left-out rows of one name are compared (tuned: one is enough where nothing tells them apart).
const NAMESAKES: usize = 50;

/// What is known of a signer beside the name, by its hash: postcode, e-mail address, `id`.
type Marks = [Option<[u32; 2]>; 3];

impl Near {
    /// Keeps for each printed row a left-out one of the same name, but where postcode, town, street or e-mail address differ. An `id`
    /// that differs may be that of another signing of the same person.
    pub(super) fn namesakes(
        &self,
        entries: &[Entry],
        standing: &impl Fn(u64) -> Option<Standing>,
        left_out: &mut Nearest,
    ) {
        let of = |signer: u32| standing(u64::from(self.signers[signer as usize].row));
        let all = || 0..u32::try_from(self.signers.len()).unwrap_or(u32::MAX);
        let mut hidden: HashMap<&str, Vec<u32>> = HashMap::new();
        for signer in all().filter(|signer| of(*signer) == Some(Standing::LeftOut)) {
            let name = self.member(signer).name;
            let known = hidden.entry(name).or_default();
            if !name.is_empty() && known.len() < NAMESAKES {
                known.push(signer);
            }
        }
        let mut pairs = Vec::new();
        for signer in all().filter(|signer| of(*signer) == Some(Standing::Printed)) {
            let others = hidden.get(self.member(signer).name).into_iter().flatten();
            pairs.extend(others.map(|other| (signer, *other)));
        }
        let mut marks: HashMap<u32, Marks> = HashMap::new();
        for (one, other) in &pairs {
            marks.entry(*one).or_default();
            marks.entry(*other).or_default();
        }
        for entry in entries {
            if let Some(marks) = marks.get_mut(&entry.signer) {
                marks[entry.common() as usize] = Some(entry.block);
            }
        }
        for (one, other) in pairs {
            let differ = |which: Common| {
                let [one, other] =
                    [one, other].map(|signer| marks.get(&signer).and_then(|marks| marks[which as usize]));
                one.zip(other).is_some_and(|(one, other)| one != other)
            };
            let [here, there] = [one, other].map(|signer| self.signers[signer as usize].place);
            let elsewhere = here.iter().zip(&there).any(|(here, there)| *here != 0 && *there != 0 && here != there);
            if !elsewhere && !differ(Common::Postcode) && !differ(Common::Email) {
                let may_be_one = !differ(Common::Id);
                left_out.keep(one, Like { other, may_be_one, similarity: 100, common: Common::Name });
            }
        }
    }
}
