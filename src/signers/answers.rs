//! What the words for yes and no, and for how a name may be shown, mean that lists hold; they stand here folded.

use crate::signers::asked::Asks;
use crate::signers::dates::{Order, day};
use crate::signers::fate::Visibility;
use crate::signers::fold::folded;

/// How a name may be shown.
pub(in crate::signers) fn visibility(text: &str) -> Option<Visibility> {
    let text = answer(text);
    let ways = [(NAMED, Visibility::Named), (INITIALS, Visibility::Initials), (WITHHELD, Visibility::Withheld)];
    ways.into_iter().find(|(words, _)| words.contains(&text.as_str())).map(|(_, way)| way)
}

/// Yes or no; the day on which somebody agreed is a yes.
pub(in crate::signers) fn consent(cell: &str, order: Order) -> Option<bool> {
    yes_or_no(cell).or_else(|| day(cell, order).map(|_| true))
}

fn yes_or_no(cell: &str) -> Option<bool> {
    let text = answer(cell);
    if YES.contains(&text.as_str()) { Some(true) } else { NO.contains(&text.as_str()).then_some(false) }
}

/// A word folded, without the mark that ends it.
pub(in crate::signers) fn answer(cell: &str) -> String {
    let mut text = folded(cell);
    text.truncate(text.trim_end_matches(['.', '!', '。', ' ']).len());
    text.replace('\u{2019}', "'")
}

/// Whether a cell holds an answer in the place of a name: `Yes`, `x`, `full name`. One that is a name too is none.
pub(in crate::signers) fn is_mere_answer(cell: &str) -> bool {
    let text = answer(cell);
    let is_among = |words: &[&str]| words.contains(&text.as_str());
    let is_initial = cell.ends_with('.') && text.chars().count() == 1;
    !is_initial
        && !is_among(NAMES_TOO)
        && (yes_or_no(cell).is_some()
            || is_among(WISHED)
            || is_among(NOT_WISHED)
            || is_among(NAMED)
            || is_among(INITIALS))
}

/// Words of yes and no that are given names (ja, zh).
const NAMES_TOO: &[&str] = &["真", "要", "有"];

/// Whether the first word of a cell is a yes or a no: `yes, of course`.
pub(in crate::signers) fn begins_with_answer(cell: &str) -> bool {
    let text = folded(cell);
    let first = text.split(|mark: char| !mark.is_alphanumeric()).next().unwrap_or_default();
    first.chars().nth(1).is_some() && (YES.contains(&first) || NO.contains(&first))
}

/// What a cell says of visibility under a heading that asks this, as a word of visibility where it says yes or no. Any other word stays
/// as it is: a row with one that is no word of visibility either is bad, and counts as withheld.
pub(in crate::signers) fn heard(asks: Asks, cell: &str) -> &str {
    match asks {
        Asks::How | Asks::Unread => cell,
        Asks::Hiding => of_hiding(cell),
        Asks::Showing => of_showing(cell),
        Asks::Initials => match of_hiding(cell) {
            "withheld" if answered(cell) != Some(Answer::Hides) => "initials",
            said => said,
        },
    }
}

/// The same under a heading such as `anonymous`, where a yes hides the name.
fn of_hiding(cell: &str) -> &str {
    let text = answer(cell);
    let says = |words: &[&str]| words.contains(&text.as_str());
    if says(YES) || says(WISHED) {
        "withheld"
    } else if says(NOT_WISHED) {
        "named"
    } else {
        cell
    }
}

/// The same under a heading such as `show my name`, where a no hides it.
fn of_showing(cell: &str) -> &str {
    match yes_or_no(cell) {
        Some(true) => "named",
        Some(false) => "withheld",
        None => cell,
    }
}

/// What people who wish to stay anonymous write or tick besides a yes (ja, zh). A cross refuses a consent, and marks a box here: both
/// are the stricter reading.
const WISHED: &[&str] = &["希望", "希望する", "希望します", "要", "需要", "원함", "희망", "✗", "✘", "☒", "×"];

/// What people write who do not. Not every refusal is among them: who writes `refused` or `不同意` may refuse to be named.
#[rustfmt::skip] // as in the tables of headings, a line a language
const NOT_WISHED: &[&str] = &[
    "no", "n", "false", "0", "off", "not needed", // en, es, it and forms
    "non", "faux", // fr
    "nei", "nej", "usann", // nb, nn, da, sv
    "nein", "falsch", // de
    "nee", "onwaar", // nl
    "nao", "falso", // pt, es, it
    "ei", // fi
    "いいえ", "希望しない", "希望しません", "偽", // ja
    "否", "不", "没有", "沒有", "不要", "不需要", "不用", // zh
    "아니요", "아니오", "원하지 않음", "희망하지 않음", // ko
    "☐", // a box without a mark
];

/// Words of consent.
#[rustfmt::skip]
const YES: &[&str] = &[
    "yes", "y", "true", "1", "x", "on", "ok", "agree", "agreed", "i agree", "yes, i agree", "accept", "accepted", "i accept",
    "consent", "i consent", // en and forms
    "oui", "o", "vrai", "d'accord", "je suis d'accord", "j'accepte", "accepte", "acceptee", // fr
    "ja", "j", "sann", "godtatt", "godtar", "jeg godtar", "samtykker", "jeg samtykker", "enig", // nb, nn; ja: da, sv, de, nl
    "wahr", "einverstanden", "ich bin einverstanden", "zugestimmt", "stimme zu", "ich stimme zu", // de
    "waar", "akkoord", "ik ga akkoord", "mee eens", // nl
    "si", "acepto", "de acuerdo", "estoy de acuerdo", "verdadero", // es
    "accetto", "d'accordo", "sono d'accordo", "acconsento", "vero", // it
    "sim", "aceito", // pt
    "kylla", // fi
    "はい", "同意", "同意する", "同意します", "可", "真", // ja
    "是", "有", "同意書", "我同意", "愿意", "願意", // zh
    "예", "네", "동의", "동의함", "동의합니다", // ko
    "✓", "✔", "☑", "○", // marks; NFKC leaves them
];

/// Words of refusal.
#[rustfmt::skip]
const NO: &[&str] = &[
    "no", "n", "false", "0", "off", "disagree", "i disagree", "do not agree", "don't agree", "i do not agree", "i don't agree",
    "not agreed", "declined", "refused", // en and forms
    "non", "faux", "refuse", "refus", "je refuse", "pas d'accord", "je n'accepte pas", // fr
    "nei", "nej", "usann", "avslatt", "samtykker ikke", "jeg samtykker ikke", "ikke samtykke", // nb, nn, da, sv
    "nein", "falsch", "abgelehnt", "nicht einverstanden", "ich bin nicht einverstanden", "stimme nicht zu",
    "ich stimme nicht zu", // de
    "nee", "onwaar", "niet akkoord", "geweigerd", // nl
    "no acepto", "falso", // es
    "non accetto", "rifiuto", // it
    "nao", // pt
    "ei", // fi
    "いいえ", "同意しない", "同意しません", "不同意", "不可", "偽", // ja
    "否", "不", "没有", "沒有", "我不同意", "不愿意", "不願意", // zh
    "아니요", "아니오", "동의 안 함", "동의안함", "동의하지 않음", "동의하지 않습니다", "미동의", "거부", // ko
    "✗", "✘", "☒", "☐", "×", // marks
];

/// Words for a name that is printed as it is.
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "named", "name", "full name", "with name", "visible", "public", // en
    "nomme", "nom", "nom complet", // fr
    "navngitt", "navn", "fullt navn", "med navn", "synlig", "offentlig", // nb, nn
    "mit namen", "namentlich", "offentlich", "sichtbar", // de
    "met naam", "openbaar", "zichtbaar", // nl
    "con nombre", "publico", "con nome", "pubblico", // es, it
    "記名", "実名", "氏名", "公開", // ja
    "实名", "實名", "具名", "公开", // zh
    "실명", "공개", // ko
];

/// Words for a name of which the initials are printed.
#[rustfmt::skip]
const INITIALS: &[&str] = &[
    "initials", "only initials", "initials only", "my initials", "only my initials", // en
    "initiales", "initiale", "seulement les initiales", "initiales seulement", "mes initiales", // fr
    "initialer", "forbokstaver", "bare initialer", "kun initialer", "bare forbokstaver", // nb, nn, da
    "initialen", "nur initialen", "alleen initialen", // de, nl
    "iniciales", "solo iniciales", "iniziali", "solo iniziali", // es, it
    "イニシャル", "頭文字", "イニシャルのみ", "頭文字のみ", // ja
    "首字母", "缩写", "縮寫", "只用縮寫", "只用缩写", // zh
    "이니셜", "이니셜만", // ko
];

/// Words for a name that is not printed.
#[rustfmt::skip]
const WITHHELD: &[&str] = &[
    "withheld", "hidden", "anonymous", "anon", "confidential", "private", "not public", "not shown", "no name", // en
    "anonyme", "masque", "cache", "confidentiel", "non publie", "prive", // fr
    "anonym", "anonymt", "skjult", "hemmelig", "ikke navn", "uten navn", "privat", // nb, nn
    "ohne namen", "vertraulich", "nicht offentlich", // de
    "anoniem", "zonder naam", "vertrouwelijk", "niet openbaar", // nl
    "anonimo", "anonima", "sin nombre", "privado", "confidencial", "senza nome", "privato", "riservato", // es, it
    "匿名", "非公開", "無記名", "非表示", "表示しない", "掲載しない", // ja
    "不公开", "不公開", "保密", "不具名", "不顯示", "不显示", // zh
    "익명", "비공개", // ko
];

/// Words for a signature that was taken back.
#[rustfmt::skip]
const WITHDRAWN: &[&str] = &[
    "withdrawn", "withdrew", "revoked", "retracted", "cancelled", "canceled", "unsubscribed", "opted out", "opt out", "rejected",
    "retire", "retiree", "annule", "annulee", "revoque", // fr
    "trukket", "trukket tilbake", "tilbaketrukket", "avmeldt", "nektet", "nekter", // nb
    "zuruckgezogen", "widerrufen", "verweigert", // de
    "ingetrokken", "herroepen", // nl
    "retirado", "retirada", "ritirato", "ritirata", "rechazado", "rifiutato", // es, it
    "撤回", "撤回済み", "取り消し", "取消", "辞退", "拒否", // ja
    "已撤回", "退出", "拒絕", "拒绝", "已拒絕", "已拒绝", // zh
    "철회", "취소", "거절", // ko
];

/// Words by which somebody declines, or wants less than the whole name.
#[rustfmt::skip]
const DECLINED: &[&str] = &[
    "nope", "rather not", "i'd rather not", "prefer not", "prefer not to", "no thanks", "no, thanks", "no thank you", "don't", "please don't",
    "do not", "please do not", "opt-out", "deleted", "removed", "excluded", "first name only", "only first name", "given name only", // en
    "non merci", "plutot pas", "prenom seulement", "seulement le prenom", // fr
    "nei takk", "helst ikke", "slettet", "bare fornavn", "kun fornavn", // nb
    "nein danke", "lieber nicht", "nur vorname", "nee dank u", "liever niet", "alleen voornaam", // de, nl
    "遠慮します", "遠慮する", "ご遠慮ください", "名のみ", // ja
    "不用了", "謝絕", "谢绝", "婉拒", // zh
];

/// Words for a signature that stands.
#[rustfmt::skip]
const STANDING: &[&str] = &[
    "new", "active", "confirmed", "unconfirmed", "pending", "approved", "valid", "verified", "signed", "done", "received",
    "nouveau", "actif", "confirme", "confirmee", "en attente", "valide", "signe", // fr
    "ny", "aktiv", "bekreftet", "ubekreftet", "godkjent", "venter", "signert", // nb
    "neu", "bestatigt", "offen", "nieuw", "actief", "bevestigd", // de, nl
    "新規", "確認済み", "未確認", "承認済み", "有効", // ja
    "新", "已確認", "已确认", "待確認", "待确认", "有效", // zh
    "확인", "확인됨", "대기", "유효", // ko
];

/// What a cell says under a heading that nobody knows, as far as it is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum Answer {
    /// Yes or no, to what is not known.
    YesOrNo,
    /// That the name may be shown, or that the signature stands.
    Shows,
    /// That somebody wants to stay anonymous, to show initials alone, or refuses.
    Hides,
}

/// The answer in a cell, `None` where it is none; a word that refuses is more than a no.
pub(in crate::signers) fn answered(cell: &str) -> Option<Answer> {
    let text = answer(cell);
    let is_among = |words: &[&str]| words.contains(&text.as_str());
    let refuses = || is_among(NO) && !is_among(NOT_WISHED) && text.chars().any(char::is_alphabetic);
    if is_among(INITIALS) || is_among(WITHHELD) || is_among(WITHDRAWN) || is_among(DECLINED) || refuses() {
        Some(Answer::Hides)
    } else if is_among(YES) || is_among(NO) || is_among(WISHED) || is_among(NOT_WISHED) {
        Some(Answer::YesOrNo)
    } else {
        (is_among(NAMED) || is_among(STANDING)).then_some(Answer::Shows)
    }
}

/// Every word that hides a name or refuses.
pub(in crate::signers) fn words_of_hiding() -> impl Iterator<Item = &'static str> {
    let words = [INITIALS, WITHHELD, WITHDRAWN, NO].into_iter().flatten().copied();
    words.filter(|word| answered(word) == Some(Answer::Hides))
}

#[cfg(test)]
mod tests {
    use super::{Answer, DECLINED, INITIALS, NAMED, NO, NOT_WISHED, STANDING, WISHED, WITHDRAWN, WITHHELD, YES};
    use super::{answered, begins_with_answer, heard, is_mere_answer, of_hiding, visibility};
    use crate::signers::asked::Asks;
    use crate::signers::fold::folded;

    #[test]
    fn words_are_folded_and_mean_one_thing() {
        for word in YES.iter().chain(NO).chain(WISHED).chain(NOT_WISHED) {
            assert_eq!(folded(word), *word);
        }
        assert!(YES.iter().all(|word| !NO.contains(word)));
        assert!(NOT_WISHED.iter().all(|word| !YES.contains(word) && !WISHED.contains(word)));
        let ways = [NAMED, INITIALS, WITHHELD, WITHDRAWN, DECLINED, STANDING].concat();
        for (at, word) in ways.iter().enumerate() {
            assert_eq!(folded(word), *word);
            assert!(!ways[..at].contains(word), "{word}");
        }
    }

    #[test]
    fn answers_are_told_apart() {
        for (cell, expected) in [
            ("Yes", Some(Answer::YesOrNo)),
            ("x", Some(Answer::YesOrNo)),
            ("☒", Some(Answer::YesOrNo)),
            ("FALSE", Some(Answer::YesOrNo)),
            ("希望する", Some(Answer::YesOrNo)),
            ("Fullt navn", Some(Answer::Shows)),
            ("pending", Some(Answer::Shows)),
            ("Bare initialer", Some(Answer::Hides)),
            ("Anonymt", Some(Answer::Hides)),
            ("withdrawn", Some(Answer::Hides)),
            ("Refusé", Some(Answer::Hides)),
            ("不同意", Some(Answer::Hides)),
            ("I’d rather not", Some(Answer::Hides)),
            ("First name only", Some(Answer::Hides)),
            ("Oslo", None),
            ("12", None),
        ] {
            assert_eq!(answered(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_yes_to_initials_is_one() {
        for (cell, expected) in [
            ("Yes", "initials"),
            ("x", "initials"),
            ("No", "named"),
            ("", ""),
            ("withheld", "withheld"),
            ("initials", "initials"),
            ("perhaps", "perhaps"),
        ] {
            assert_eq!(heard(Asks::Initials, cell), expected);
            assert_eq!(heard(Asks::Initials, heard(Asks::Initials, cell)), expected);
        }
    }

    #[test]
    fn an_answer_is_no_name() {
        for cell in ["Yes", "oui", "はい", "是", "x", "☒", "No.", "Full name", "Initialer"] {
            assert!(is_mere_answer(cell), "{cell}");
        }
        for cell in ["", "真", "J.", "Nora", "Jan", "Anonymous", "A. E."] {
            assert!(!is_mere_answer(cell), "{cell}");
        }
        assert!(begins_with_answer("Yes, please") && begins_with_answer("Nei takk"));
        assert!(!begins_with_answer("J. Berg") && !begins_with_answer("Nora"));
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
