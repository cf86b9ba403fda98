//! `BidiTest.txt` and `BidiCharacterTest.txt` of Debian's `unicode-data`, through our own step: base direction, embedding
//! levels, and the visual order of what is visible.
//!
//! The folder is `MAILBAG_UNICODE_DATA` or `/usr/share/unicode`. A missing file is reported as not run; with `CI=true` it
//! fails. Every case is one line of a paragraph, so rule L1 is applied here as the line does it: spaces at its end take the base
//! level. No case is excepted.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a judge says what it counted")]

use std::path::PathBuf;

use mailbag::text::Direction;
use mailbag::text::bidi::{resolve, visual_order};

/// A character of each bidirectional class.
const CLASSES: [(&str, char); 23] = [
    ("L", 'a'),
    ("R", '\u{5D0}'),
    ("AL", '\u{627}'),
    ("EN", '1'),
    ("ES", '+'),
    ("ET", '$'),
    ("AN", '\u{661}'),
    ("CS", ','),
    ("NSM", '\u{301}'),
    ("BN", '\u{AD}'),
    ("B", '\u{2029}'),
    ("S", '\t'),
    ("WS", ' '),
    ("ON", '!'),
    ("LRE", '\u{202A}'),
    ("RLE", '\u{202B}'),
    ("PDF", '\u{202C}'),
    ("LRO", '\u{202D}'),
    ("RLO", '\u{202E}'),
    ("LRI", '\u{2066}'),
    ("RLI", '\u{2067}'),
    ("FSI", '\u{2068}'),
    ("PDI", '\u{2069}'),
];

/// One case: characters, direction, expected levels (`None` for `x`) and order.
struct Case<'a> {
    text: &'a [char],
    direction: Direction,
    base: Option<u8>,
    levels: &'a [Option<u8>],
    order: &'a [usize],
}

#[derive(Default)]
struct Count {
    passed: usize,
    total: usize,
    wrong: Vec<String>,
}

impl Count {
    fn take(&mut self, case: &Case<'_>, line: &str) {
        self.total += 1;
        let (base, levels, order) = ours(case);
        if case.base.is_none_or(|expected| expected == base) && levels == case.levels && order == case.order {
            self.passed += 1;
        } else {
            self.wrong.push(format!("{line}: {:?}: base {base}, levels {levels:?}, order {order:?}", case.direction));
        }
    }

    fn report(&self, name: &str) {
        println!("{name}: passed {} of {}", self.passed, self.total);
        let first = self.wrong.len().min(20);
        assert!(self.wrong.is_empty(), "{} wrong, first\n{}", self.wrong.len(), self.wrong[..first].join("\n"));
        assert!(self.total > 50_000, "{} cases of {name}", self.total);
    }
}

/// Base level, levels and order of what rule X9 does not remove.
fn ours(case: &Case<'_>) -> (u8, Vec<Option<u8>>, Vec<usize>) {
    let text: String = case.text.iter().collect();
    let (right_to_left, by_byte) = resolve(&text, case.direction);
    let base = u8::from(right_to_left);
    // Which characters are removed is given by the case.
    let mut levels: Vec<Option<u8>> =
        text.char_indices().zip(case.levels).map(|((byte, _), expected)| expected.map(|_| by_byte[byte])).collect();
    // Rule L1, by the classes of the original characters: separators, and spaces and isolate controls before them or the end.
    let mut resets = true;
    for (level, character) in levels.iter_mut().zip(case.text).rev() {
        match character {
            '\t' | '\u{B}' | '\u{1F}' | '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}' => resets = true,
            ' '
            | '\u{C}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200A}'
            | '\u{2028}'
            | '\u{205F}'
            | '\u{2066}'..='\u{2069}'
            | '\u{3000}' => {}
            _ if level.is_none() => {}
            _ => resets = false,
        }
        if resets {
            *level = level.map(|_| base);
        }
    }
    let shown: Vec<usize> = (0..levels.len()).filter(|place| levels[*place].is_some()).collect();
    let order = visual_order(&levels.iter().copied().flatten().collect::<Vec<_>>());
    (base, levels, order.into_iter().map(|place| shown[place]).collect())
}

#[test]
fn levels_and_order_of_bidi_test() {
    let Some(text) = read("BidiTest.txt") else { return };
    let mut count = Count::default();
    let (mut levels, mut order) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(list) = line.strip_prefix("@Levels:") {
            levels = list.split_whitespace().map(|level| level.parse().ok()).collect();
        } else if let Some(list) = line.strip_prefix("@Reorder:") {
            order = numbers(list);
        } else if let Some((classes, bits)) = line.split_once(';') {
            let characters: Vec<char> = classes.split_whitespace().map(character).collect();
            let bits: u8 = bits.trim().parse().expect("a bit set");
            let directions = [(1, Direction::Auto), (2, Direction::LeftToRight), (4, Direction::RightToLeft)];
            for (_, direction) in directions.into_iter().filter(|(bit, _)| bits & bit != 0) {
                let case = Case { text: &characters, direction, base: None, levels: &levels, order: &order };
                count.take(&case, line);
            }
        }
    }
    count.report("BidiTest");
}

#[test]
fn levels_and_order_of_bidi_character_test() {
    let Some(text) = read("BidiCharacterTest.txt") else { return };
    let mut count = Count::default();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('#').next().unwrap_or_default().trim().split(';').collect();
        let [characters, direction, base, levels, order] = fields[..] else { continue };
        let hexadecimal = |code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character");
        let characters: Vec<char> = characters.split_whitespace().map(hexadecimal).collect();
        let direction = match direction {
            "0" => Direction::LeftToRight,
            "1" => Direction::RightToLeft,
            _ => Direction::Auto,
        };
        let levels: Vec<Option<u8>> = levels.split_whitespace().map(|level| level.parse().ok()).collect();
        let order = numbers(order);
        let base = Some(base.parse().expect("a level"));
        count.take(&Case { text: &characters, direction, base, levels: &levels, order: &order }, line);
    }
    count.report("BidiCharacterTest");
}

fn numbers(list: &str) -> Vec<usize> {
    list.split_whitespace().map(|number| number.parse().expect("a number")).collect()
}

fn character(class: &str) -> char {
    CLASSES.iter().find(|(name, _)| *name == class).map(|(_, character)| *character).expect("a class")
}

fn read(name: &str) -> Option<String> {
    let folder = std::env::var_os("MAILBAG_UNICODE_DATA").unwrap_or_else(|| "/usr/share/unicode".into());
    let found = std::fs::read_to_string(PathBuf::from(folder).join(name)).ok();
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "{name} is not to be found");
        eprintln!("{name}: not run: the file is not to be found");
    }
    found
}
