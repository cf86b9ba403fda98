//! Whether a text names the person who wrote it: a personal message of somebody whose name the letter hides.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use crate::signers::fold::folded;
use crate::signers::variants::folded_forms;

/// Fewest letters of a word by which a name of several is known, and of one in small letters at the end of a line (tuned: `De`, `van`).
const SHORTEST: usize = 3;

/// What a row says of a person: trimmed, empty where it says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct OwnNames<'a> {
    /// The name in one cell.
    pub name: &'a str,
    /// Given name.
    pub given_name: &'a str,
    /// Family name.
    pub family_name: &'a str,
    /// The name in Latin letters.
    pub latin_name: &'a str,
    /// E-mail address.
    pub email: &'a str,
    /// What is printed in place of the name, which tells nothing new.
    pub printed: &'a str,
}

impl OwnNames<'_> {
    /// What of the person a text says, as it stands there. In alphabets a given or family name is a word that begins with a capital,
    /// or ends a line as one does who signs; of a name of several words each word of three letters and more is one, and given and
    /// family name together are known in any letters. In Han, kana and Hangul it is the whole name, or a part of two characters and
    /// more that ends a line. Case, accents, width and forms of characters do not matter.
    pub fn said_in(&self, text: &str) -> Option<String> {
        let of_email = || {
            let found = text
                .as_bytes()
                .windows(self.email.len().max(1))
                .position(|part| part.eq_ignore_ascii_case(self.email.as_bytes()))?;
            text.get(found..found + self.email.len()).map(str::to_owned)
        };
        self.spelled_in(text)
            .or_else(|| self.written_in(text))
            .or_else(|| if self.email.is_empty() { None } else { of_email() })
    }

    /// In alphabets.
    fn spelled_in(&self, text: &str) -> Option<String> {
        let printed: BTreeSet<String> = words(self.printed).into_iter().map(|word| word.folded).collect();
        let mut names: Vec<Vec<Word<'_>>> = Vec::new();
        let both = [self.given_name, self.family_name].map(words);
        if both.iter().all(|part| !part.is_empty()) {
            let [given, family] = &both;
            names.push([&given[..], family].concat());
            names.push([&family[..], given].concat());
        }
        for cell in [self.name, self.given_name, self.family_name, self.latin_name] {
            let name = words(cell);
            if name.len() > 1 {
                let is_small = !cell.chars().any(char::is_uppercase);
                let known =
                    name.iter().filter(|word: &&Word<'_>| word.length() >= SHORTEST && (is_small || word.is_raised()));
                names.extend(known.map(|word| vec![word.clone()]));
            }
            names.push(name);
        }
        names.retain(|name| {
            name.iter().any(|word| word.length() > 1) && !name.iter().all(|word| printed.contains(&word.folded))
        });
        // Of a name that is said whole, all of it is shown.
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let said = words(text);
        let found = |name: &Vec<Word<'_>>| {
            said.windows(name.len()).find(|said| is_said(name, said)).map(|said| {
                let (first, last) = (&said[0], &said[said.len() - 1]);
                text[first.start..last.start + last.text.len()].to_owned()
            })
        };
        names.iter().find_map(found)
    }

    /// In Han, kana and Hangul.
    fn written_in(&self, text: &str) -> Option<String> {
        let printed = squeezed(self.printed);
        let is_new = |part: &&str| part.chars().any(is_cjk) && !printed.contains(&squeezed(part));
        let both = [self.family_name, self.given_name].concat();
        let is_split = !self.family_name.is_empty() && !self.given_name.is_empty();
        let whole = [self.name, if is_split { &*both } else { "" }];
        let parts = self.name.split_whitespace().chain([self.family_name, self.given_name]);
        let is_long = |part: &&str| squeezed(part).chars().count() > 1;
        let lines: Vec<String> = text.lines().map(squeezed).collect();
        let all = lines.concat();
        let found = whole.into_iter().filter(is_new).filter(is_long).find(|name| all.contains(&squeezed(name)));
        let ends = |part: &&str| lines.iter().any(|line| line.ends_with(&squeezed(part)));
        found.or_else(|| parts.filter(is_new).filter(is_long).find(ends)).map(str::to_owned)
    }
}

/// A word of a text.
#[derive(Debug, Clone)]
struct Word<'t> {
    text: &'t str,
    /// Its first byte.
    start: usize,
    folded: String,
    /// Whether nothing but marks stands behind it on its line.
    ends_line: bool,
}

impl Word<'_> {
    fn length(&self) -> usize {
        self.folded.chars().count()
    }

    /// Whether it does not begin with a small letter.
    fn is_raised(&self) -> bool {
        !self.text.starts_with(char::is_lowercase)
    }

    /// Whether it is this word of a name, perhaps in the genitive of Norwegian or German (`Annas`), behind which `'s` is a word of its own.
    fn is(&self, name: &Self) -> bool {
        let of_name =
            || self.folded.strip_suffix('s').is_some_and(|rest| rest == name.folded && name.length() >= SHORTEST);
        self.folded == name.folded || of_name()
    }
}

/// Whether these words of a text are a name.
fn is_said(name: &[Word<'_>], said: &[Word<'_>]) -> bool {
    let same = name.iter().zip(said).all(|(name, said)| said.is(name));
    let alone = |word: &Word<'_>| word.is_raised() || (word.ends_line && word.length() >= SHORTEST);
    same && (said.len() > 1 || alone(&said[0]))
}

/// The words of a text that are written in alphabets.
fn words(text: &str) -> Vec<Word<'_>> {
    let is_part = |character: char| (character.is_alphanumeric() || is_combining_mark(character)) && !is_cjk(character);
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), '\n')]) {
        match (start, is_part(character)) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                let line = text[at..].split('\n').next().unwrap_or_default();
                let ends_line = !line.chars().any(char::is_alphanumeric);
                let word = &text[begin..at];
                words.push(Word { text: word, start: begin, folded: folded(word), ends_line });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn is_cjk(character: char) -> bool {
    let script = character.script();
    matches!(script, Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo)
}

/// A text without blanks and marks, each character in the form that stands for all of its forms.
fn squeezed(text: &str) -> String {
    folded_forms(
        &text
            .chars()
            .filter(|character| character.is_alphanumeric() || is_combining_mark(*character))
            .collect::<String>(),
    )
}

#[cfg(test)]
mod tests {
    use super::OwnNames;

    #[test]
    fn who_writes_is_named() {
        let ida = OwnNames {
            given_name: "Ida",
            family_name: "Holm",
            email: "ida@example.org",
            printed: "I. H.",
            ..OwnNames::default()
        };
        let long = OwnNames { given_name: "Anne-Marie", family_name: "van der Vélde", ..OwnNames::default() };
        let whole = OwnNames { name: "Bo Will", printed: "Bo", ..OwnNames::default() };
        let small = OwnNames { name: "ida holm", ..OwnNames::default() };
        let wang = OwnNames {
            family_name: "王",
            given_name: "小明",
            latin_name: "Wang Xiaoming",
            printed: "王○",
            ..OwnNames::default()
        };
        let hanako = OwnNames { name: "渡邉　花子", printed: "渡○", ..OwnNames::default() };
        let hong = OwnNames { name: "홍길동", ..OwnNames::default() };
        let anwar = OwnNames { name: "أنور حسن", ..OwnNames::default() };
        for (person, text, expected) in [
            (ida, "Hold ut! Hilsen Ida", "Ida"),
            (ida, "HOLM SKRIVER", "HOLM"),
            (ida, "Idas ønske", "Idas"),
            (ida, "Ida's wish", "Ida"),
            (ida, "hilsen ida.\nHold ut!", "ida"),
            (ida, "write to ida.holm at example", "ida.holm"),
            (ida, "holm ida her", "holm ida"),
            (ida, "see IDA@example.org", "IDA"),
            (ida, "Idaho and Stockholm, a holm in the sea", ""),
            (ida, "I. H.", ""),
            (long, "Anne-Marie here", "Anne-Marie"),
            (long, "I am Marie", "Marie"),
            (long, "Velde", "Velde"),
            (long, "der Tag", ""),
            (whole, "Will you", "Will"),
            (whole, "Bo", ""),
            (whole, "I will go", ""),
            (small, "From Holm to you", "Holm"),
            (wang, "我是王小明。", "王小明"),
            (wang, "我是 王 小明", "王小明"),
            (wang, "加油!小明", "小明"),
            (wang, "小明天來", ""),
            (wang, "我Xiaoming支持你", "Xiaoming"),
            (hanako, "渡辺花子より", "渡邉　花子"),
            (hanako, "がんばって。花子", "花子"),
            (hong, "저는 홍길동입니다", "홍길동"),
            (anwar, "من أنور", "أنور"),
        ] {
            assert_eq!(person.said_in(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
