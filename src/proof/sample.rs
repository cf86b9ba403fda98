//! Which letters of a batch somebody should look at: those in which something is most likely to be wrong.

use std::collections::{BTreeMap, BTreeSet};

use crate::batch::roster::{Person, SignatureKind};

/// Why a letter is in the sample; the weightier first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Its serial is the lowest.
    First,
    /// Its serial is the highest.
    Last,
    /// No name is longer.
    LongestName,
    /// No address is longer.
    LongestAddress,
    /// The first with a name in this script (ISO 15924).
    Script(&'static str),
    /// The first that is signed so.
    Signature(SignatureKind),
    /// The first of an organisation.
    Organisation,
    /// The first of a household.
    Household,
    /// The first to other addressees.
    OtherAddressee,
    /// Something is doubtful about it.
    Warning,
    /// It has a personal message.
    Message,
    /// Drawn by lot.
    Lot,
    /// All are asked for.
    All,
}

/// How a sample is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Every letter with a message, not the first one alone.
    pub messages: bool,
    /// Everybody.
    pub all: bool,
    /// Letters drawn by lot.
    pub lots: usize,
    /// What the lot is drawn by: the same number draws the same letters.
    pub seed: u64,
}

/// The letters of a sample by serial, each with why it is there.
pub type Sample = BTreeMap<u64, BTreeSet<Reason>>;

/// Goes through the people of a batch and keeps who is to be looked at.
#[derive(Debug)]
pub struct Sampler {
    rules: Rules,
    sample: Sample,
    longest_name: (usize, u64),
    longest_address: (usize, u64),
    seen: BTreeSet<Reason>,
}

impl Sampler {
    /// A sample of letters with these serials, in any order; nobody has been looked at yet.
    pub fn new(rules: Rules, serials: &[u64]) -> Self {
        let mut sampler =
            Self { rules, sample: Sample::new(), longest_name: (0, 0), longest_address: (0, 0), seen: BTreeSet::new() };
        if let (Some(first), Some(last)) = (serials.iter().min(), serials.iter().max()) {
            sampler.add(*first, Reason::First);
            sampler.add(*last, Reason::Last);
        }
        for place in lots(rules.lots, serials.len(), rules.seed) {
            sampler.add(serials[place], Reason::Lot);
        }
        sampler
    }

    /// Adds a letter that is known to be worth a look.
    pub fn add(&mut self, serial: u64, reason: Reason) {
        self.sample.entry(serial).or_default().insert(reason);
    }

    /// Looks at somebody.
    pub fn see(&mut self, person: &Person) {
        let serial = person.serial;
        let name = person.name.chars().count() + person.latin.as_ref().map_or(0, |latin| latin.chars().count());
        if name > self.longest_name.0 {
            self.longest_name = (name, serial);
        }
        if person.address_length > self.longest_address.0 {
            self.longest_address = (person.address_length, serial);
        }
        let firsts = person
            .scripts
            .iter()
            .map(|script| Reason::Script(script))
            .chain([Reason::Signature(person.signature)])
            .chain(person.organisation.then_some(Reason::Organisation))
            .chain((!person.leads).then_some(Reason::Household))
            .chain(person.message.then_some(Reason::Message));
        for reason in firsts {
            let every = reason == Reason::Message && self.rules.messages;
            if self.seen.insert(reason) || every {
                self.add(serial, reason);
            }
        }
        if self.rules.all {
            self.add(serial, Reason::All);
        }
    }

    /// The sample.
    pub fn finish(mut self) -> Sample {
        for ((length, serial), reason) in
            [(self.longest_name, Reason::LongestName), (self.longest_address, Reason::LongestAddress)]
        {
            if length > 0 {
                self.add(serial, reason);
            }
        }
        self.sample
    }
}

/// So many different places below `of`, drawn by a seed.
fn lots(count: usize, of: usize, seed: u64) -> BTreeSet<usize> {
    let mut drawn = BTreeSet::new();
    let mut state = seed;
    while drawn.len() < count.min(of) {
        // SplitMix64 (Steele, Lea, Flood 2014): every seed does, and the same one draws the same on every machine.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let place = (number ^ (number >> 31)) % of as u64;
        drawn.insert(usize::try_from(place).unwrap_or_default());
    }
    drawn
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Reason, Rules, Sampler, lots};
    use crate::batch::roster::{Person, SignatureKind};

    const RULES: Rules = Rules { messages: false, all: false, lots: 0, seed: 1 };

    fn person(serial: u64, name: &str, script: &'static str, message: bool) -> Person {
        Person {
            place: serial,
            serial,
            leads: true,
            name: name.to_owned(),
            latin: None,
            town: String::new(),
            id: String::new(),
            email: String::new(),
            address_length: 10 - usize::try_from(serial).expect("a small number"),
            scripts: [script].into(),
            signature: if serial == 3 { SignatureKind::Image } else { SignatureKind::ByHand },
            message,
            organisation: false,
        }
    }

    #[test]
    fn who_stands_out_is_in_the_sample() {
        let people = [
            person(1, "Bo", "Latn", false),
            person(2, "Margaret", "Latn", true),
            person(3, "陳", "Hani", true),
            person(4, "Eva", "Latn", false),
            person(5, "Ada", "Latn", true),
        ];
        let sample = |rules| {
            let mut sampler = Sampler::new(rules, &[5, 4, 3, 2, 1]);
            for person in &people {
                sampler.see(person);
            }
            sampler.finish()
        };
        let found = sample(RULES);
        let expected: [(u64, &[Reason]); 4] = [
            (
                1,
                &[
                    Reason::First,
                    Reason::LongestAddress,
                    Reason::Script("Latn"),
                    Reason::Signature(SignatureKind::ByHand),
                ],
            ),
            (2, &[Reason::LongestName, Reason::Message]),
            (3, &[Reason::Script("Hani"), Reason::Signature(SignatureKind::Image)]),
            (5, &[Reason::Last]),
        ];
        let expected = expected.map(|(serial, reasons)| (serial, reasons.iter().copied().collect::<BTreeSet<_>>()));
        assert_eq!(found, expected.into());
        let with_messages = sample(Rules { messages: true, ..RULES });
        assert!([2, 3, 5].iter().all(|serial| with_messages[serial].contains(&Reason::Message)));
        assert_eq!(sample(Rules { all: true, ..RULES }).len(), 5);
    }

    #[test]
    fn lots_are_different_places_and_the_same_for_a_seed() {
        for (count, of) in [(0, 5), (3, 5), (5, 5), (9, 5), (3, 0), (3, 17_554)] {
            let drawn = lots(count, of, 7);
            assert_eq!(drawn.len(), count.min(of));
            assert!(drawn.iter().all(|place| *place < of));
            assert_eq!(drawn, lots(count, of, 7));
        }
        assert_ne!(lots(3, 17_554, 7), lots(3, 17_554, 8));
    }
}
