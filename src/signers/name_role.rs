//! What a cell for the whole name holds where only one part of the name has a cell of its own: `Name | Surname` is asked for by some as
//! two parts, by others as the whole and a part of it.

use std::borrow::Cow;

use crate::signers::duplicates::has_east_asian;
use crate::signers::name::NameCells;
use crate::signers::variants::folded_forms;

/// What the cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// As its column says; passed over where both parts are given.
    Own,
    /// The whole name: the other cell repeats a part of it.
    Whole,
    /// The given name.
    Given,
    /// The family name.
    Family,
}

impl Role {
    fn of(name: &str, given: &str, family: &str) -> Self {
        if name.is_empty() || given.is_empty() == family.is_empty() {
            return Self::Own;
        }
        let part = if given.is_empty() { family } else { given };
        if has_east_asian(name) != has_east_asian(part) || holds(name, part) {
            return Self::Whole;
        }
        if !given.is_empty() {
            // Beside a given name that is none of its words, several words are a whole name too.
            return if name.contains(' ') { Self::Whole } else { Self::Family };
        }
        Self::Given
    }
}

/// Whether a name has all words of a part of it, one after another; in Han, kana and Hangul its characters.
fn holds(name: &str, part: &str) -> bool {
    let [name, part] = [name, part].map(folded_forms);
    if has_east_asian(&name) && has_east_asian(&part) {
        return name.contains(part.trim());
    }
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|character: char| !character.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let [name, part] = [words(&name), words(&part)];
    !part.is_empty() && name.windows(part.len()).any(|some| *some == *part)
}

impl NameCells<'_> {
    /// Moves a name in the cell of the whole to the part that it is; takes away a part that the whole has.
    pub(in crate::signers) fn settle(&mut self) {
        match Role::of(&self.name, &self.given_name, &self.family_name) {
            Role::Own => {}
            Role::Whole => {
                self.given_name = Cow::Borrowed("");
                self.family_name = Cow::Borrowed("");
            }
            Role::Given => self.given_name = std::mem::take(&mut self.name),
            Role::Family => self.family_name = std::mem::take(&mut self.name),
        }
    }
}

/// Name, given and family name of a row, each where it belongs: what stands in the cell of the whole name may be a part of it.
pub fn name_parts<'a>(name: &'a str, given: &'a str, family: &'a str) -> [&'a str; 3] {
    match Role::of(name, given, family) {
        Role::Own => [name, given, family],
        Role::Whole => [name, "", ""],
        Role::Given => ["", name, family],
        Role::Family => ["", given, name],
    }
}

#[cfg(test)]
mod tests {
    use super::name_parts;

    #[test]
    fn no_part_of_a_name_is_lost() {
        for (cells, expected) in [
            (["Anna", "", "Berg"], ["", "Anna", "Berg"]),
            (["Anna Marie", "", "Berg"], ["", "Anna Marie", "Berg"]),
            (["Anna Berg", "", "BERG"], ["Anna Berg", "", ""]),
            (["Berg, Anna", "", "Berg"], ["Berg, Anna", "", ""]),
            (["Anna von Berg", "", "von Berg"], ["Anna von Berg", "", ""]),
            (["Anna Bergh", "", "Berg"], ["", "Anna Bergh", "Berg"]),
            (["Anna Berg", "Anna", ""], ["Anna Berg", "", ""]),
            (["Johanna Berg", "Jo", ""], ["Johanna Berg", "", ""]),
            (["Berg", "Anna", ""], ["", "Anna", "Berg"]),
            (["守", "", "人権"], ["", "守", "人権"]),
            (["人権守", "", "人権"], ["人権守", "", ""]),
            (["王小明", "", "Wang"], ["王小明", "", ""]),
            (["Anna Berg", "Anna", "Eriksen"], ["Anna Berg", "Anna", "Eriksen"]),
            (["Anna Berg", "", ""], ["Anna Berg", "", ""]),
            (["", "Anna", ""], ["", "Anna", ""]),
        ] {
            let [name, given, family] = cells;
            assert_eq!(name_parts(name, given, family), expected, "{cells:?}");
        }
    }
}
