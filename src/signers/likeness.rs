//! How like two names are.

/// Hundredths in which two words agree that may be one (tuned: a letter of a name of four, not of one of two).
const LIKE: usize = 60;

/// The shortest part of a name that is one of its short forms, in letters: `Liz`, `Max`.
const SHORT_FORM: usize = 3;

/// Whether two names may be one person's: folded words parted by a space. One has all the words of the other, or what they
/// do not share is an initial, a short form or almost the same; or they stand in two scripts, in which nobody can compare them.
pub(in crate::signers) fn could_be_one(one: &str, other: &str, distance: &mut Distance) -> bool {
    let (mut here, mut there) = (words(one), words(other));
    let before = here.len();
    here.retain(|word| {
        let shared = there.iter().position(|known| known == word);
        shared.map(|at| there.remove(at)).is_none()
    });
    let shares_none = here.len() == before;
    let (few, many) = if here.len() <= there.len() { (here, there) } else { (there, here) };
    if few.is_empty() || is_latin(one) != is_latin(other) {
        return true;
    }
    if (shares_none || !is_latin(one)) && distance.similarity(one, other, LIKE).is_some() {
        return true;
    }
    let mut is_like = |word: &str, other: &str| {
        let (short, long) = if word.len() <= other.len() { (word, other) } else { (other, word) };
        let letters = short.chars().count();
        (letters == 1 && long.starts_with(short))
            || (letters >= SHORT_FORM && long.contains(short))
            || distance.similarity(word, other, LIKE).is_some()
    };
    few.iter().all(|word| many.iter().any(|other| is_like(word, other)))
}

fn words(name: &str) -> Vec<&str> {
    name.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn is_latin(name: &str) -> bool {
    name.chars().any(|character| character.is_ascii_alphabetic())
}

/// Levenshtein's distance in characters, with room that is used again.
#[derive(Debug, Default)]
pub(in crate::signers) struct Distance {
    one: Vec<char>,
    other: Vec<char>,
    row: Vec<usize>,
}

impl Distance {
    /// Hundredths in which two names agree; `None` below `least`.
    pub(in crate::signers) fn similarity(&mut self, one: &str, other: &str, least: usize) -> Option<u8> {
        if one == other {
            return Some(100);
        }
        self.one.clear();
        self.one.extend(one.chars());
        self.other.clear();
        self.other.extend(other.chars());
        let longer = self.one.len().max(self.other.len());
        let most = longer * (100 - least) / 100;
        if self.one.len().abs_diff(self.other.len()) > most {
            return None;
        }
        self.row.clear();
        self.row.extend(0..=self.other.len());
        for (at, character) in self.one.iter().enumerate() {
            let mut diagonal = at;
            self.row[0] = at + 1;
            let mut smallest = at + 1;
            for (column, other) in self.other.iter().enumerate() {
                let changed = diagonal + usize::from(character != other);
                diagonal = self.row[column + 1];
                let here = changed.min(diagonal + 1).min(self.row[column] + 1);
                self.row[column + 1] = here;
                smallest = smallest.min(here);
            }
            if smallest > most {
                return None;
            }
        }
        let distance = self.row.last().copied().unwrap_or(0);
        (distance <= most).then(|| u8::try_from((longer - distance) * 100 / longer.max(1)).unwrap_or(0))
    }
}
