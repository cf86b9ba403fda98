//! The words of the index: our own, since SQLite's tokenizers know no Chinese names of two characters.
//!
//! Text is folded as names are for duplicates: case, accents, width and forms of characters do not matter. Words of
//! alphabets are words; Chinese, Japanese and Korean text becomes each of its characters, and each two that follow one
//! another, so that one character is found, and a name of any length as the pairs that it is made of.

use std::fmt::Write as _;

use unicode_script::{Script, UnicodeScript};

use crate::signers::folded_forms;

/// Stands between two texts in which no phrase may run from one into the other: no text holds it.
const BARRIER: &str = " \u{E000} ";

/// Ends a question whose last word may be a beginning.
pub(crate) const BEGINNING: &str = " *";

/// What is written into the index for one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Words of alphabets, separated by spaces.
    pub words: String,
    /// Single characters.
    pub single: String,
    /// Two characters.
    pub pair: String,
}

impl Tokens {
    /// The tokens of several texts.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut tokens = Self::default();
        for text in texts {
            for part in parts(&folded_forms(text)) {
                match part {
                    Part::Word(word) => push(&mut tokens.words, &word),
                    Part::Characters(characters) => {
                        tokens.pair.push_str(BARRIER);
                        for character in &characters {
                            push(&mut tokens.single, &character.to_string());
                        }
                        pairs(&characters).for_each(|pair| push(&mut tokens.pair, &pair));
                    }
                }
            }
            tokens.words.push_str(BARRIER);
        }
        tokens
    }
}

/// What is asked of the index for a text as it was typed: every word of it must be there, the last one at least as the
/// beginning of a word. `None` where the text holds no letter and no digit.
pub fn query(typed: &str) -> Option<String> {
    let mut query = String::new();
    let folded = folded_forms(typed);
    let mut chunks = folded.split_whitespace().peekable();
    while let Some(chunk) = chunks.next() {
        // What is written without a space, such as an e-mail address, stands so in the text.
        let mut words: Vec<String> = Vec::new();
        for part in parts(chunk) {
            match part {
                Part::Word(word) => words.push(word),
                Part::Characters(characters) => {
                    let (column, found) = match characters.as_slice() {
                        [one] => ("single", one.to_string()),
                        more => ("pair", pairs(more).collect::<Vec<_>>().join(" ")),
                    };
                    term(&mut query, column, &found, false);
                }
            }
        }
        if !words.is_empty() {
            term(&mut query, "words", &words.join(" "), chunks.peek().is_none());
        }
    }
    (!query.is_empty()).then_some(query)
}

fn term(query: &mut String, column: &str, phrase: &str, is_beginning: bool) {
    let and = if query.is_empty() { "" } else { " AND " };
    // A phrase holds letters, digits and spaces alone.
    let _ = write!(query, "{and}{column} : \"{phrase}\"{}", if is_beginning { BEGINNING } else { "" });
}

fn push(target: &mut String, token: &str) {
    if !target.is_empty() && !target.ends_with(' ') {
        target.push(' ');
    }
    target.push_str(token);
}

fn pairs(characters: &[char]) -> impl Iterator<Item = String> + '_ {
    characters.windows(2).map(|pair| pair.iter().collect())
}

/// A word, or characters that follow one another.
enum Part {
    Word(String),
    Characters(Vec<char>),
}

fn parts(folded: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for character in folded.chars() {
        let continues = folded_kind(character);
        match (continues, parts.last_mut()) {
            (Kind::Cjk, Some((Kind::Cjk, text))) | (Kind::Word, Some((Kind::Word, text))) => {
                String::push(text, character);
            }
            (kind, _) => parts.push((kind, character.to_string())),
        }
    }
    let part = |(kind, text): (Kind, String)| match kind {
        Kind::Cjk => Some(Part::Characters(text.chars().collect())),
        Kind::Word => Some(Part::Word(text)),
        Kind::Between => None,
    };
    parts.into_iter().filter_map(part).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cjk,
    Word,
    Between,
}

/// Whether a folded character is a word of its own, as in Chinese, Japanese and Korean text.
pub(crate) fn is_cjk(character: char) -> bool {
    folded_kind(character) == Kind::Cjk
}

fn folded_kind(character: char) -> Kind {
    let cjk = [Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul, Script::Bopomofo];
    if matches!(character, 'ー' | '々' | '〇') || (character.is_alphabetic() && cjk.contains(&character.script())) {
        Kind::Cjk
    } else if character.is_alphanumeric() {
        Kind::Word
    } else {
        Kind::Between
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::params;

    use super::{Tokens, query};
    use crate::archive::schema::in_memory;

    #[test]
    fn tokens_are_words_characters_and_pairs() {
        let tokens = Tokens::of(["Élodie Dupré", "王小明", "a@b.example"]);
        let plain = |text: &str| text.replace('\u{E000}', "|").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&tokens.words), "elodie dupre | | a b example |");
        assert_eq!((plain(&tokens.single), plain(&tokens.pair)), ("王 小 明".to_owned(), "| 王小 小明".to_owned()));
    }

    #[test]
    fn questions_are_of_words_and_pairs() {
        for (typed, expected) in [
            ("王", Some("single : \"王\"")),
            ("王小", Some("pair : \"王小\"")),
            ("王小明", Some("pair : \"王小 小明\"")),
            ("Élodie du", Some("words : \"elodie\" AND words : \"du\" *")),
            ("Anna@Example.org", Some("words : \"anna example org\" *")),
            ("\" OR -", Some("words : \"or\"")),
            ("\"-*", None),
            ("", None),
        ] {
            assert_eq!(query(typed).as_deref(), expected, "{typed}");
        }
    }

    /// Whether the index finds a text by what is typed.
    fn finds(text: &str, typed: &str) -> bool {
        let db = in_memory();
        let Tokens { words, single, pair } = Tokens::of(text.split('|'));
        let insert = "INSERT INTO person_text (rowid, words, single, pair) VALUES (1, ?1, ?2, ?3)";
        db.execute(insert, params![words, single, pair]).expect("a row");
        let Some(query) = query(typed) else { return false };
        let question = "SELECT count(*) FROM person_text WHERE person_text MATCH ?1";
        db.query_row(question, [query], |row| row.get::<_, i64>(0)).expect("an answer") == 1
    }

    #[test]
    fn names_are_found_however_they_are_typed() {
        for (text, typed, expected) in [
            ("陳國華", "陳", true),
            ("陳國華", "国", true),
            ("陳國華", "陳國", true),
            ("陳國華", "國華", true),
            ("陳國華", "陳華", false),
            ("王明", "王明", true),
            ("王明|明王", "王明明", false),
            ("王 明", "王明", false),
            ("Élodie Dupré", "DUPRE", true),
            ("Élodie Dupré", "dup", true),
            ("Élodie Dupré", "elo dupré", false),
            ("Bjørn Sæther", "bjorn saether", true),
            ("Ｔａｒｏ", "taro", true),
            ("ｶﾞﾝﾀﾞﾑ", "ガンダム", true),
            ("김민수", "민수", true),
            ("anna@example.org", "anna@example.org", true),
            ("anna|example.org", "anna@example.org", false),
            ("محمد علي", "علي", true),
            ("สมชาย ใจดี", "สมชาย", true),
            ("\u{2B820}\u{30000}", "\u{2B820}\u{30000}", true),
        ] {
            assert_eq!(finds(text, typed), expected, "{text} {typed}");
        }
    }

    #[test]
    fn a_pasted_page_is_a_question() {
        assert!(finds("a b", &"a b ".repeat(2_000)));
        assert!(!finds("a b", &format!("{}c", "a b ".repeat(2_000))));
        let page = "王小明".repeat(2_000);
        assert!(finds(&page, &page) && !finds("王小明", &page));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_question(typed in "\\PC{0,16}") {
            let db = in_memory();
            if let Some(query) = query(&typed) {
                let found: i64 = db
                    .query_row("SELECT count(*) FROM person_text WHERE person_text MATCH ?1", [query], |row| row.get(0))
                    .expect("an answer");
                prop_assert_eq!(found, 0);
            }
        }

        /// Every text is found by itself, where it holds a letter.
        #[test]
        fn a_text_is_found_by_itself(text in "[a-zÀ-ſ一-三가-각あ-んア-ン@. ]{1,12}") {
            prop_assert!(query(&text).is_none() || finds(&text, &text));
        }
    }
}
