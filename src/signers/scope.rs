//! What a signer's consent covers.

use crate::signers::fold::folded;

/// The parts of a row that may be printed. A list without such a column means all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The name, with organisation, role and signature.
    pub name: bool,
    /// Street, postcode, town, country, e-mail address.
    pub address: bool,
    /// The personal message.
    pub message: bool,
}

/// Words for the parts, folded as [`folded`] does: en, fr, nb, de, nl, ja, zh, ko.
const NAME: &[&str] = &["name", "nom", "navn", "naam", "氏名", "名前", "姓名", "이름", "성명"];
const ADDRESS: &[&str] =
    &["address", "adresse", "adres", "town", "city", "ville", "住所", "地址", "주소", "place", "sted", "country"];
const MESSAGE: &[&str] = &[
    "message",
    "comment",
    "melding",
    "nachricht",
    "bericht",
    "メッセージ",
    "コメント",
    "留言",
    "訊息",
    "讯息",
    "메시지",
];
const ALL: &[&str] = &["all", "everything", "tout", "alt", "alle", "alles", "すべて", "全て", "全部", "모두", "전체"];

impl Scope {
    /// Everything.
    pub const ALL: Self = Self { name: true, address: true, message: true };

    /// Reads words such as `name, message`; `None` where one of them is none of ours. An empty text is everything.
    pub(in crate::signers) fn parse(text: &str) -> Option<Self> {
        let text = folded(text);
        let is_mark = |mark: char| matches!(mark, ',' | ';' | '/' | '|' | '+' | '&' | '、' | '・' | ' ' | '\n');
        let mut words = text.split(is_mark).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            return Some(Self::ALL);
        }
        let mut scope = Self { name: false, address: false, message: false };
        for word in words {
            match word {
                word if ALL.contains(&word) => scope = Self::ALL,
                word if NAME.contains(&word) => scope.name = true,
                word if ADDRESS.contains(&word) => scope.address = true,
                word if MESSAGE.contains(&word) => scope.message = true,
                "and" | "et" | "og" | "und" | "en" => {}
                _ => return None,
            }
        }
        Some(scope)
    }
}

#[cfg(test)]
mod tests {
    use super::{ADDRESS, ALL, MESSAGE, NAME, Scope};
    use crate::signers::fold::folded;

    #[test]
    fn words_are_folded_and_mean_one_part() {
        let mut words: Vec<&str> = [NAME, ADDRESS, MESSAGE, ALL].concat();
        for word in &words {
            assert_eq!(folded(word), *word);
        }
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn parts_are_read() {
        for (text, expected) in [
            ("", Some((true, true, true))),
            ("name", Some((true, false, false))),
            ("Nom et message", Some((true, false, true))),
            ("氏名、住所", Some((true, true, false))),
            ("name; address; message", Some((true, true, true))),
            ("Tout", Some((true, true, true))),
            ("newsletter", None),
            ("name, newsletter", None),
        ] {
            assert_eq!(Scope::parse(text).map(|scope| (scope.name, scope.address, scope.message)), expected, "{text}");
        }
    }
}
