//! The words of one block: from Markdown's events, in order, to nested [`Inline`]s.

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_script::{Script, UnicodeScript};

use crate::lang::{Lang, Writing};
use crate::letter::field::Field;
use crate::letter::markup::Inline;

/// What an inline container is.
pub(crate) enum Container {
    Strong,
    Emphasis,
    Link(String),
}

enum Token {
    Text(String),
    Soft,
    Hard,
    Open(Container),
    Close,
    Placeholder { field: Field, optional: bool },
}

/// Gathers the events of one block.
#[derive(Default)]
pub(crate) struct Builder {
    tokens: Vec<Token>,
    depth: usize,
}

impl Builder {
    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// How many containers are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Adds text to the text before it: Markdown hands out one stretch in pieces.
    pub(crate) fn text(&mut self, text: &str) {
        let plain = text.replace('\t', " ");
        if let Some(Token::Text(before)) = self.tokens.last_mut() {
            before.push_str(&plain);
        } else if !plain.is_empty() {
            self.tokens.push(Token::Text(plain));
        }
    }

    pub(crate) fn placeholder(&mut self, field: Field, optional: bool) {
        self.tokens.push(Token::Placeholder { field, optional });
    }

    pub(crate) fn soft_break(&mut self) {
        self.tokens.push(Token::Soft);
    }

    pub(crate) fn hard_break(&mut self) {
        self.tokens.push(Token::Hard);
    }

    pub(crate) fn open(&mut self, container: Container) {
        self.depth += 1;
        self.tokens.push(Token::Open(container));
    }

    pub(crate) fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.tokens.push(Token::Close);
    }

    /// The block's content; soft breaks become a space, or nothing between two CJK characters.
    pub(crate) fn finish(self, lang: Lang) -> Vec<Inline> {
        let soft = soft_breaks(&self.tokens, lang);
        let mut soft = soft.into_iter();
        let mut stack: Vec<(Container, Vec<Inline>)> = Vec::new();
        let mut current: Vec<Inline> = Vec::new();
        for token in self.tokens {
            match token {
                Token::Text(text) => push_text(&mut current, &text),
                Token::Soft => push_text(&mut current, soft.next().unwrap_or(" ")),
                Token::Hard => current.push(Inline::Break),
                Token::Placeholder { field, optional } => current.push(Inline::Placeholder { field, optional }),
                Token::Open(container) => stack.push((container, std::mem::take(&mut current))),
                Token::Close => {
                    if let Some((container, before)) = stack.pop() {
                        let content = std::mem::replace(&mut current, before);
                        current.push(match container {
                            Container::Strong => Inline::Strong(content),
                            Container::Emphasis => Inline::Emphasis(content),
                            Container::Link(address) => Inline::Link { address, content },
                        });
                    }
                }
            }
        }
        compose(&mut current);
        current
    }
}

fn push_text(current: &mut Vec<Inline>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Inline::Text(before)) = current.last_mut() {
        before.push_str(text);
    } else {
        current.push(Inline::Text(text.to_owned()));
    }
}

/// Composes the text (NFC), as the list's is; last of all, since a mark may follow its base after an entity.
fn compose(content: &mut [Inline]) {
    for part in content {
        match part {
            Inline::Text(text) if !is_nfc(text) => *text = text.nfc().collect(),
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => compose(content),
            _ => {}
        }
    }
}

/// What stands beside a soft break.
#[derive(Clone, Copy, PartialEq)]
enum Neighbour {
    Cjk,
    Other,
    /// A value that is not known yet.
    Value,
}

/// For each soft break in order, the text that it becomes.
fn soft_breaks(tokens: &[Token], lang: Lang) -> Vec<&'static str> {
    // Korean puts spaces between words.
    let spaceless = lang.is_cjk() && lang.writing() != Writing::Korean;
    let judge = |character: Option<char>| match character {
        Some(character) if is_cjk(character, spaceless) => Neighbour::Cjk,
        _ => Neighbour::Other,
    };
    let before = |token: &Token| match token {
        Token::Text(text) => Some(judge(text.chars().next_back())),
        Token::Placeholder { .. } => Some(Neighbour::Value),
        _ => None,
    };
    let after = |token: &Token| match token {
        Token::Text(text) => Some(judge(text.chars().next())),
        Token::Placeholder { .. } => Some(Neighbour::Value),
        _ => None,
    };
    // What follows each soft break, found from the end, so that the whole is one pass.
    let mut following = Vec::new();
    let mut next = Neighbour::Other;
    for token in tokens.iter().rev() {
        match token {
            Token::Soft => following.push(next),
            Token::Hard => next = Neighbour::Other,
            token => next = after(token).unwrap_or(next),
        }
    }
    let mut following = following.into_iter().rev();
    let mut last = Neighbour::Other;
    let mut becomes = Vec::new();
    for token in tokens {
        match token {
            Token::Soft => {
                let closed_up = match (last, following.next().unwrap_or(Neighbour::Other)) {
                    (Neighbour::Other, _) | (_, Neighbour::Other) => false,
                    (Neighbour::Value, Neighbour::Value) => spaceless,
                    _ => true,
                };
                becomes.push(if closed_up { "" } else { " " });
            }
            Token::Hard => last = Neighbour::Other,
            token => last = before(token).unwrap_or(last),
        }
    }
    becomes
}

/// Whether a character is set without spaces around it: Han, kana, bopomofo, CJK punctuation and full-width forms;
/// in Chinese and Japanese also the marks that these share with Latin (`spaceless`). Hangul is not.
fn is_cjk(character: char, spaceless: bool) -> bool {
    matches!(character.script(), Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo)
        || matches!(
            character,
            '\u{3000}'..='\u{303f}'      // CJK Symbols and Punctuation
            | '\u{30fb}' | '\u{30fc}'    // middle dot and prolonged sound mark
            | '\u{3220}'..='\u{325f}' | '\u{3280}'..='\u{33ff}' // enclosed and square forms, hangul left out
            | '\u{fe30}'..='\u{fe4f}'    // CJK Compatibility Forms
            | '\u{ff01}'..='\u{ff9f}'    // full-width ASCII, half-width kana
            | '\u{ffe0}'..='\u{ffe6}'    // full-width signs
        )
        || (spaceless && matches!(character, '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '…' | '—' | '·' | '‧'))
}
