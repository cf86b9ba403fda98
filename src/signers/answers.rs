//! What the words for yes and no, and for how a name may be shown, mean that lists hold; they stand here folded.

use crate::signers::dates::{Order, day};
use crate::signers::fate::Visibility;
use crate::signers::fold::folded;

/// How a name may be shown.
pub(in crate::signers) fn visibility(text: &str) -> Option<Visibility> {
    let text = folded(text);
    let ways = [(NAMED, Visibility::Named), (INITIALS, Visibility::Initials), (WITHHELD, Visibility::Withheld)];
    ways.into_iter().find(|(words, _)| words.contains(&text.as_str())).map(|(_, way)| way)
}

/// Yes or no; the day on which somebody agreed is a yes.
pub(in crate::signers) fn consent(cell: &str, order: Order) -> Option<bool> {
    let text = folded(cell);
    if YES.contains(&text.as_str()) {
        Some(true)
    } else {
        let no = NO.contains(&text.as_str()).then_some(false);
        no.or_else(|| day(cell, order).map(|_| true))
    }
}

/// What a cell says of visibility under a heading such as `anonymous`, where a yes hides the name. Any other word stays as it is: a
/// row with one that is no word of visibility either is bad, and counts as withheld.
pub(in crate::signers) fn of_hiding(cell: &str) -> &str {
    let text = folded(cell);
    let says = |words: &[&str]| words.contains(&text.as_str());
    if says(YES) || says(WISHED) {
        "withheld"
    } else if says(NOT_WISHED) {
        "named"
    } else {
        cell
    }
}

/// What people who wish to stay anonymous write or tick besides a yes (ja, zh). A cross refuses a consent, and marks a box here: both
/// are the stricter reading.
const WISHED: &[&str] = &["希望", "希望する", "希望します", "要", "需要", "✗", "✘", "☒", "×"];

/// What people write who do not. Not every refusal is among them: who writes `refused` or `不同意` may refuse to be named.
const NOT_WISHED: &[&str] = &[
    "no",
    "n",
    "false",
    "0",
    "off", // en and forms
    "non",
    "faux", // fr
    "nei",
    "usann", // nb, nn
    "ei",    // fi
    "いいえ",
    "希望しない",
    "希望しません",
    "偽", // ja
    "否",
    "不",
    "没有",
    "沒有",
    "不要",
    "不需要",
    "不用", // zh
    "☐",    // a box without a mark
];

/// Words of consent: en, fr, nb and nn, ja, zh, and what forms and spreadsheets write.
const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "1",
    "x",
    "on",
    "ok",
    "agree",
    "agreed",
    "i agree", // en and forms
    "oui",
    "o",
    "vrai",
    "d'accord",
    "j'accepte",
    "accepte",
    "acceptee", // fr
    "ja",
    "j",
    "sann",
    "godtatt",
    "samtykker",
    "enig", // nb, nn
    "はい",
    "同意",
    "同意する",
    "同意します",
    "可",
    "真", // ja
    "是",
    "有",
    "同意書",
    "我同意",
    "愿意",
    "願意", // zh
    "✓",
    "✔",
    "☑",
    "○", // marks; NFKC leaves them
];

/// Words of refusal.
const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "0",
    "off",
    "disagree",
    "refused", // en and forms
    "non",
    "faux",
    "refuse",
    "refus", // fr
    "nei",
    "usann",
    "avslatt", // nb, nn
    "いいえ",
    "同意しない",
    "同意しません",
    "不同意",
    "不可",
    "偽", // ja
    "否",
    "不",
    "没有",
    "沒有",
    "我不同意",
    "不愿意",
    "不願意", // zh
    "✗",
    "✘",
    "☒",
    "☐",
    "×", // marks
];

/// Words for a name that is printed as it is.
const NAMED: &[&str] = &[
    "named",
    "name",
    "full name",
    "visible", // en
    "nomme",
    "nom",
    "nom complet", // fr
    "navngitt",
    "navn",
    "fullt navn",
    "synlig", // nb, nn
    "記名",
    "実名",
    "氏名", // ja
    "实名",
    "實名",
    "具名", // zh
];

/// Words for a name of which the initials are printed.
const INITIALS: &[&str] = &[
    "initials", // en
    "initiales",
    "initiale", // fr
    "initialer",
    "forbokstaver", // nb, nn
    "イニシャル",
    "頭文字", // ja
    "首字母",
    "缩写",
    "縮寫", // zh
];

/// Words for a name that is not printed.
const WITHHELD: &[&str] = &[
    "withheld",
    "hidden",
    "anonymous",
    "confidential", // en
    "anonyme",
    "masque",
    "cache",
    "confidentiel",
    "non publie", // fr
    "anonym",
    "skjult",
    "hemmelig",
    "ikke navn", // nb, nn
    "匿名",
    "非公開",
    "無記名", // ja
    "不公开",
    "不公開",
    "保密", // zh
];

#[cfg(test)]
mod tests {
    use super::{INITIALS, NAMED, NO, NOT_WISHED, WISHED, WITHHELD, YES, of_hiding, visibility};
    use crate::signers::fold::folded;

    #[test]
    fn words_are_folded_and_mean_one_thing() {
        for word in YES.iter().chain(NO).chain(WISHED).chain(NOT_WISHED) {
            assert_eq!(folded(word), *word);
        }
        assert!(YES.iter().all(|word| !NO.contains(word)));
        assert!(NOT_WISHED.iter().all(|word| !YES.contains(word) && !WISHED.contains(word)));
        let ways = [NAMED, INITIALS, WITHHELD].concat();
        for (at, word) in ways.iter().enumerate() {
            assert_eq!(folded(word), *word);
            assert!(!ways[..at].contains(word), "{word}");
        }
    }

    #[test]
    fn what_may_mean_either_hides_the_name() {
        for (cell, expected) in [
            ("Yes", "withheld"),
            ("x", "withheld"),
            ("☒", "withheld"),
            ("✗", "withheld"),
            ("✘", "withheld"),
            ("×", "withheld"),
            ("☐", "named"),
            ("No", "named"),
            ("希望しません", "named"),
            ("初", "初"),
            ("Anonym", "Anonym"),
            ("refused", "refused"),
            ("Refusé", "Refusé"),
            ("refus", "refus"),
            ("disagree", "disagree"),
            ("avslått", "avslått"),
            ("不同意", "不同意"),
            ("", ""),
        ] {
            assert_eq!(of_hiding(cell), expected);
            // As it stands in the copy of the list.
            assert_eq!(of_hiding(of_hiding(cell)), expected);
        }
        for word in NO.iter().filter(|word| !NOT_WISHED.contains(word)) {
            let shown = of_hiding(word);
            assert!(shown == "withheld" || visibility(shown).is_none(), "{word}");
        }
    }
}
