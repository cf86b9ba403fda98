//! Who is almost the same: names that differ by a letter or two within one postcode, e-mail address or `id`. Only said, since
//! two sisters differ by no more.

use std::cmp::Reverse;
use std::hash::{BuildHasher, RandomState};

use crate::signers::duplicates::{Identity, without_zeros};
use crate::signers::variants::fold_forms_into;

/// What two rows have in common besides almost the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Common {
    /// The postcode.
    Postcode,
    /// The e-mail address.
    Email,
    /// The web form's reference.
    Id,
}

impl Common {
    /// The heading of our own lists.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Postcode => "postcode",
            Self::Email => "email",
            Self::Id => "id",
        }
    }

    /// The least similarity in hundredths (tuned: one letter of a name of seven; of a shared mailbox, `A. Eriksen` too).
    fn least(self) -> usize {
        match self {
            Self::Postcode => 85,
            Self::Email | Self::Id => 60,
        }
    }
}

/// A row that is printed and almost another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The row.
    pub row: u64,
    /// The row that is most like it: an earlier one, or any that is left out.
    pub other: u64,
    /// Whether nothing of the other is printed.
    pub left_out: bool,
    /// Whether they share an e-mail address or `id`, and their names may be one person's; only of one that is left out.
    pub may_be_one: bool,
    /// Letters in common of a hundred.
    pub similarity: u32,
    /// What else they have in common.
    pub common: Common,
}

/// What became of a row that was remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is printed.
    Printed,
    /// It withholds the name or refuses consent.
    LeftOut,
}

/// So many rows of one postcode are all compared with one another; of more, each with its neighbours in the order of
/// the names and of the names read backwards (tuned: the time of a million rows stays in seconds).
const COMPARED: usize = 200;
const NEIGHBOURS: usize = 24;

/// Remembers names by postcode, e-mail address and `id`: about 50 bytes a row.
#[derive(Debug, Default)]
pub struct Near {
    /// All names, one after another.
    names: String,
    /// Whose names they are, in order.
    signers: Vec<Named>,
    entries: Vec<Entry>,
    hasher: RandomState,
    scratch: String,
}

/// A signer with a name.
#[derive(Debug, Clone, Copy)]
struct Named {
    row: u32,
    /// Where the name begins among all names; it ends where the next begins.
    start: u32,
}

/// A signer in a block: of those that share a postcode, an e-mail address or an `id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// Hash of what is shared, in halves, so that an entry needs no padding. It only groups, so its random keys reach no
    /// output.
    block: [u32; 2],
    /// Position of the signer.
    signer: u32,
}

impl Entry {
    /// The lowest bits of a block's hash say what its signers share.
    const KIND: u64 = 3;

    fn common(self) -> Common {
        match u64::from(self.block[1]) & Self::KIND {
            0 => Common::Postcode,
            1 => Common::Email,
            _ => Common::Id,
        }
    }
}

/// A signer of a block that is being compared.
#[derive(Debug, Clone, Copy)]
struct Member<'n> {
    name: &'n str,
    /// Which characters the name holds, a bit each.
    letters: u64,
    /// Position of the signer.
    signer: u32,
}

impl Near {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Remembers a signer, or somebody without a name who refuses. Rows come in order.
    pub fn add(&mut self, identity: &Identity<'_>, row: u64) {
        let start = self.names.len();
        self.scratch.clear();
        for part in [identity.given_name, identity.family_name] {
            fold_forms_into(part, &mut self.scratch);
            self.scratch.push(' ');
        }
        if self.scratch.trim().is_empty() {
            fold_forms_into(identity.other_name, &mut self.scratch);
        }
        // In a fixed order, so that given and family name in the wrong columns are seen.
        let mut words: Vec<&str> = self.scratch.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        for word in words {
            if self.names.len() > start {
                self.names.push(' ');
            }
            self.names.push_str(word);
        }
        let is_nameless = self.names.len() == start;
        let (Ok(row), Ok(start), Ok(signer)) =
            (u32::try_from(row), u32::try_from(start), u32::try_from(self.signers.len()))
        else {
            self.names.truncate(start);
            return;
        };
        self.signers.push(Named { row, start });
        let shared = [without_zeros(identity.postcode), identity.email, identity.id];
        // A postcode alone says nothing of who it is.
        for (kind, shared) in (0..).zip(shared).skip(usize::from(is_nameless)) {
            self.scratch.clear();
            fold_forms_into(shared, &mut self.scratch);
            if self.scratch.chars().any(char::is_alphanumeric) {
                let hash = self.hasher.hash_one(&self.scratch) & !Entry::KIND | kind;
                #[expect(clippy::cast_possible_truncation, reason = "the halves of a hash")]
                self.entries.push(Entry { block: [(hash >> 32) as u32, hash as u32], signer });
            }
        }
    }

    /// The printed rows that are almost an earlier printed one or any that is left out, each with the one that is most like it, in
    /// the order of the rows. Rows without a standing are passed over. Ends early where `goes_on` says no.
    pub fn pairs(
        mut self,
        standing: impl Fn(u64) -> Option<Standing>,
        goes_on: impl Fn() -> bool,
    ) -> impl Iterator<Item = Pair> {
        let mut entries = std::mem::take(&mut self.entries);
        let of = |entry: &Entry| standing(u64::from(self.signers[entry.signer as usize].row));
        let mut any_left_out = false;
        entries.retain(|entry| {
            let standing = of(entry);
            any_left_out |= standing == Some(Standing::LeftOut);
            standing.is_some()
        });
        entries.sort_unstable();
        let mut nearest = Nearest(vec![None; self.signers.len()]);
        let mut left_out = Nearest(if any_left_out { vec![None; self.signers.len()] } else { Vec::new() });
        let mut rows = Distance::default();
        let (mut printed, mut hidden) = (Vec::new(), Vec::new());
        for block in entries.chunk_by(|one, other| one.block == other.block) {
            if !goes_on() {
                break;
            }
            let common = block[0].common();
            printed.clear();
            hidden.clear();
            for entry in block {
                let to = if any_left_out && of(entry) == Some(Standing::LeftOut) { &mut hidden } else { &mut printed };
                to.push(self.member(entry.signer));
            }
            if !hidden.is_empty() {
                beside_left_out(&printed, &hidden, common, &mut rows, &mut left_out);
            }
            if printed.len() <= COMPARED {
                for (at, member) in printed.iter().enumerate() {
                    let is_same =
                        |earlier: &&Member<'_>| earlier.letters == member.letters && earlier.name == member.name;
                    // Nobody is more like a signer than the first of the same name.
                    let earlier = printed[..at].iter().find(is_same).map_or(&printed[..at], std::slice::from_ref);
                    for earlier in earlier {
                        nearest.take(member, earlier, common, &mut rows);
                    }
                }
            } else {
                by_neighbours(&mut printed, |one, other| {
                    let (later, earlier) = if one.signer > other.signer { (one, other) } else { (other, one) };
                    nearest.take(later, earlier, common, &mut rows);
                });
            }
        }
        let signers = self.signers;
        let mut left_out = left_out.0.into_iter();
        nearest.0.into_iter().enumerate().flat_map(move |(signer, like)| {
            let row = |signer: usize| u64::from(signers[signer].row);
            let pair = |like: Option<Like>, left_out: bool| {
                let Like { other, similarity, common, may_be_one } = like?;
                let (row, other) = (row(signer), row(other as usize));
                Some(Pair { row, other, left_out, may_be_one, similarity: u32::from(similarity), common })
            };
            [pair(left_out.next().flatten(), true), pair(like, false)].into_iter().flatten()
        })
    }

    fn member(&self, signer: u32) -> Member<'_> {
        let start = |position: usize| self.signers.get(position).map_or(self.names.len(), |named| named.start as usize);
        let name = &self.names[start(signer as usize)..start(signer as usize + 1)];
        let letters = name.chars().fold(0, |letters, character| letters | 1_u64 << (u32::from(character) % 61));
        Member { name, letters, signer }
    }
}

/// Compares each printed signer of a block with those that are left out.
fn beside_left_out<'n>(
    printed: &[Member<'n>],
    hidden: &[Member<'n>],
    common: Common,
    rows: &mut Distance,
    left_out: &mut Nearest,
) {
    if printed.len() * hidden.len() <= COMPARED * COMPARED {
        for member in printed {
            for other in hidden {
                left_out.take_left_out(member, other, common, rows);
            }
        }
        return;
    }
    let is_hidden = |member: &Member<'n>| hidden.binary_search_by_key(&member.signer, |hidden| hidden.signer).is_ok();
    let mut all = [printed, hidden].concat();
    by_neighbours(&mut all, |one, other| match (is_hidden(one), is_hidden(other)) {
        (false, true) => left_out.take_left_out(one, other, common, rows),
        (true, false) => left_out.take_left_out(other, one, common, rows),
        _ => {}
    });
}

/// Gives each pair of neighbours in the order of the names, and of the names read backwards.
fn by_neighbours<'n>(members: &mut [Member<'n>], mut compare: impl FnMut(&Member<'n>, &Member<'n>)) {
    let mut all = |sorted: &[Member<'n>]| {
        for (at, member) in sorted.iter().enumerate() {
            for other in sorted.iter().skip(at + 1).take(NEIGHBOURS) {
                compare(member, other);
            }
        }
    };
    members.sort_by_key(|member| member.name);
    all(members);
    members.sort_by(|one, other| one.name.chars().rev().cmp(other.name.chars().rev()));
    all(members);
}

/// Whom a signer is most like.
#[derive(Debug, Clone, Copy)]
struct Like {
    /// Position of the other signer.
    other: u32,
    /// Hundredths.
    similarity: u8,
    common: Common,
    may_be_one: bool,
}

/// Of each signer the other one who is most like him or her; of equals the first.
#[derive(Debug)]
struct Nearest(Vec<Option<Like>>);

impl Nearest {
    /// Compares a signer with another one of a block.
    fn take(&mut self, one: &Member<'_>, other: &Member<'_>, common: Common, rows: &mut Distance) {
        let least = common.least();
        let longer = one.name.len().max(other.name.len());
        let most = longer * (100 - least) / 100;
        // A letter more or less, or another one, changes at most two bits; a letter takes at most four bytes.
        if one.name.len().abs_diff(other.name.len()) > most * 4
            || (one.letters ^ other.letters).count_ones() as usize > most * 2
        {
            return;
        }
        let Some(similarity) = rows.similarity(one.name, other.name, least) else { return };
        self.keep(one, Like { other: other.signer, similarity, common, may_be_one: false });
    }

    /// Compares a printed signer with one who is left out. Who shares an e-mail address or an `id` with one is always said: it is
    /// somebody of the household, or the same person by another name.
    fn take_left_out(&mut self, one: &Member<'_>, other: &Member<'_>, common: Common, rows: &mut Distance) {
        if common == Common::Postcode {
            return self.take(one, other, common, rows);
        }
        let is_nameless = other.name.is_empty();
        let similarity = if is_nameless { 0 } else { rows.similarity(one.name, other.name, 0).unwrap_or(0).max(1) };
        let may_be_one = is_nameless || may_be_one(one.name, other.name, rows);
        self.keep(one, Like { other: other.signer, similarity, common, may_be_one });
    }

    /// Keeps another one for a signer, where nobody is more like.
    fn keep(&mut self, one: &Member<'_>, found: Like) {
        let rank = |like: &Like| (Reverse(like.may_be_one), Reverse(like.similarity), like.other, like.common);
        let known = self.0[one.signer as usize].get_or_insert(found);
        if rank(&found) < rank(known) {
            *known = found;
        }
    }
}

/// Fewest characters of a word in which one letter may be another (tuned: `Jan` and `Jon` are two), and in which one may be missing (`Øy`
/// is written `Oey`).
const FEWEST: [usize; 2] = [4, 3];

/// Whether two names, each the words of one in order, may be one person's: each word of the shorter name is one of the longer, or
/// its first letter, or differs from it by one letter; or they are of different scripts.
fn may_be_one(one: &str, other: &str, rows: &mut Distance) -> bool {
    let words = |name: &'_ str| name.split(' ').filter(|word| !word.is_empty()).count();
    let (shorter, longer) = if words(one) <= words(other) { (one, other) } else { (other, one) };
    let is_initial = |word: &str, whole: &str| {
        let word = word.trim_end_matches('.');
        word.chars().count() == 1 && whole.starts_with(word)
    };
    let mut is_one = |word: &str, known: &str| {
        word == known || is_initial(word, known) || is_initial(known, word) || {
            let [word_length, known_length] = [word, known].map(|word| word.chars().count());
            let longest = word_length.max(known_length);
            let is_long_enough = longest >= FEWEST[usize::from(word_length != known_length)];
            is_long_enough && rows.similarity(word, known, 100 - 100_usize.div_ceil(longest)).is_some()
        }
    };
    let is_latin = |name: &str| name.chars().any(|character| character.is_alphabetic() && character < '\u{370}');
    is_latin(one) != is_latin(other)
        || shorter
            .split(' ')
            .filter(|word| !word.is_empty())
            .all(|word| longer.split(' ').any(|known| is_one(word, known)))
}

/// Levenshtein's distance in characters, with room that is used again.
#[derive(Debug, Default)]
struct Distance {
    one: Vec<char>,
    other: Vec<char>,
    row: Vec<usize>,
}

impl Distance {
    /// Hundredths in which two names agree; `None` below `least`.
    fn similarity(&mut self, one: &str, other: &str, least: usize) -> Option<u8> {
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

#[cfg(test)]
mod tests {
    use super::{COMPARED, Common, Near, Pair, Standing};
    use crate::signers::duplicates::Identity;

    fn signer<'a>(given_name: &'a str, family_name: &'a str, postcode: &'a str, email: &'a str) -> Identity<'a> {
        Identity { given_name, family_name, postcode, email, ..Identity::default() }
    }

    fn pairs(signers: &[Identity<'_>]) -> Vec<(u64, u64, u32)> {
        let mut near = Near::new();
        for (identity, row) in signers.iter().zip(2..) {
            near.add(identity, row);
        }
        near.pairs(|_| Some(Standing::Printed), || true)
            .map(|Pair { row, other, similarity, .. }| (row, other, similarity))
            .collect()
    }

    #[test]
    fn almost_the_same_is_seen() {
        for (one, other, similarity) in [
            (signer("Anna", "Eriksen", "0374", ""), signer("Anne", "Eriksen", "0374", ""), 91),
            (signer("Anna", "Eriksen", "0374", ""), signer("ERIKSEN", "ANNA", "0374", ""), 100),
            (signer("A.", "Eriksen", "", "a@b.example"), signer("Anna", "Eriksen", "", "A@b.example"), 75),
            (signer("Élodie", "Dupré-Martin", "69007", ""), signer("Elodie", "Dupre Martin", "69 007", ""), 0),
            (signer("Élodie", "Dupré-Martin", "69007", ""), signer("Elodie", "Dupre Martin", "69007", ""), 100),
            (signer("大文", "陳", "100", "a@b.example"), signer("大交", "陳", "100", "a@b.example"), 75),
            (signer("Anna", "Eriksen", "0374", ""), signer("Anne", "Eriksen", "0375", ""), 0),
            (signer("Anna", "Eriksen", "0374", ""), signer("Ola", "Eriksen", "0374", ""), 0),
            (signer("Anna", "Eriksen", "-", ""), signer("Anne", "Eriksen", "-", ""), 0),
        ] {
            let expected = if similarity == 0 { vec![] } else { vec![(3, 2, similarity)] };
            assert_eq!(pairs(&[one, other]), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_row_is_named_once_with_the_nearest() {
        let anna = signer("Anna", "Eriksen", "0374", "");
        assert_eq!(pairs(&[anna, signer("Anne", "Eriksen", "0374", ""), anna]), [(3, 2, 91), (4, 2, 100)]);
    }

    #[test]
    fn a_large_block_is_searched_by_its_neighbours() {
        let names: Vec<String> =
            (0..COMPARED + 500).map(|number| format!("{number:05}{number:05}{number:05}")).collect();
        let mut signers: Vec<Identity<'_>> = names.iter().map(|name| signer(name, "Eriksen", "0374", "")).collect();
        signers.push(signer("Solveig", "Haugland", "0374", ""));
        signers.insert(0, signer("Solveig", "Hauglund", "0374", ""));
        let found = pairs(&signers);
        assert!(found.contains(&(signers.len() as u64 + 1, 2, 93)), "{:?}", found.last());
    }

    #[test]
    fn nobody_waits_for_what_is_stopped() {
        let mut near = Near::new();
        near.add(&signer("Anna", "Eriksen", "0374", ""), 2);
        near.add(&signer("Anne", "Eriksen", "0374", ""), 3);
        assert_eq!(near.pairs(|_| Some(Standing::Printed), || false).next(), None);
    }

    #[test]
    fn what_they_share_is_said() {
        let mut near = Near::new();
        near.add(&signer("Anna", "Eriksen", "", "a@b.example"), 2);
        near.add(&signer("Anne", "Eriksen", "", "a@b.example"), 3);
        let pair = near.pairs(|_| Some(Standing::Printed), || true).next();
        assert_eq!(pair.map(|pair| pair.common), Some(Common::Email));
    }

    /// One of two rows is left out, wherever it stands and whatever they share; somebody else is nearer still.
    #[test]
    fn who_is_almost_left_out_is_named() {
        let of = |given_name, id, email| Identity { id, ..signer(given_name, "Eriksen", "0374", email) };
        for (one, other) in [
            (of("Anna", "", ""), of("Anne", "", "")),
            (of("Anna Lise", "", "a@b.example"), of("Anna", "", "a@b.example")),
            (of("Anna Lise", "W-1", ""), of("Anna", "w-1", "")),
        ] {
            for left_out in [2, 3] {
                let mut near = Near::new();
                for (identity, row) in [&one, &other, &one, &other].into_iter().zip(2..) {
                    near.add(identity, row);
                }
                let standing = |row| match row {
                    4.. => None,
                    _ if row == left_out => Some(Standing::LeftOut),
                    _ => Some(Standing::Printed),
                };
                let found: Vec<_> =
                    near.pairs(standing, || true).map(|pair| (pair.row, pair.other, pair.left_out)).collect();
                assert_eq!(found, [(5 - left_out, left_out, true)], "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn two_of_a_household_are_told_from_one_by_two_names() {
        let may_be_one = |one: &str, other: &str| {
            let mut near = Near::new();
            for (name, row) in [one, other].into_iter().zip(2..) {
                near.add(&Identity { other_name: name, email: "a@b.example", ..Identity::default() }, row);
            }
            let standing = |row| Some(if row == 2 { Standing::Printed } else { Standing::LeftOut });
            let found: Vec<bool> = near.pairs(standing, || true).map(|pair| pair.may_be_one).collect();
            assert_eq!(found.len(), 1, "{one}, {other}");
            found[0]
        };
        for (one, other) in [
            ("Bo Dahl", "Bo"),
            ("K. Lie", "Kari Nordmann Lie"),
            ("Anna Eriksen", "Anne Eriksen"),
            ("Anna Lise Eriksen", "Anna Eriksen"),
            ("Åse Øy", "Aase Oey"),
            ("王小明", "Wang Xiaoming"),
        ] {
            assert!(may_be_one(one, other) && may_be_one(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("Anna Eriksen", "Ola Eriksen"),
            ("Jan Lie", "Jon Lie"),
            ("Anna Eriksen", "Per Hansen"),
            ("王小明", "王大同"),
        ] {
            assert!(!may_be_one(one, other) && !may_be_one(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn who_is_almost_left_out_is_found_in_a_large_block() {
        let names: Vec<String> = (0..COMPARED * 3).map(|number| format!("{number:05}{number:05}{number:05}")).collect();
        let mut near = Near::new();
        let mut signers: Vec<Identity<'_>> = names.iter().map(|name| signer(name, "Eriksen", "0374", "")).collect();
        signers.push(signer("Solveig", "Haugland", "0374", ""));
        signers.insert(0, signer("Solveig", "Hauglund", "0374", ""));
        for (identity, row) in signers.iter().zip(2..) {
            near.add(identity, row);
        }
        let last = signers.len() as u64 + 1;
        let standing =
            |row| Some(if row == 2 || row % 2 == 0 && row < last { Standing::LeftOut } else { Standing::Printed });
        let found: Vec<_> = near.pairs(standing, || true).filter(|pair| pair.left_out).collect();
        let expected =
            Pair { row: last, other: 2, left_out: true, may_be_one: false, similarity: 93, common: Common::Postcode };
        assert!(found.contains(&expected), "{:?}", found.last());
    }
}
