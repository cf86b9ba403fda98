//! What a heading speaks of, by a few of its words: enough to ask somebody, never to read an answer.

use crate::signers::asked::Question;
use crate::signers::asked::words::{
    ANONYMITY_HAN, DISCREET, DISCREET_HAN, HIDE, HIDE_HAN, LEAVING, LEAVING_HAN, MENTIONED, MENTIONED_HAN, MESSAGE,
    MESSAGE_HAN, NAME, NOUNS_OF_SHOWING, OF_DATA, OF_DATA_HAN, OF_NAME_HAN, OF_NAMING, OF_OTHERS, OF_OTHERS_HAN,
    OF_PERSON, OF_SHOWING, OTHER_NAMES, OTHER_NAMES_HAN, OUT, QUOTE, QUOTE_HAN, SHOW, SHOW_HAN, USE, USE_HAN,
};

/// What a yes or a no may be about that decides what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Whether and how the signer is named.
    Name,
    /// Whether the personal message is printed.
    Message,
}

/// What a heading speaks of, as [`plain`](crate::signers::plain::plain) makes it; `None` where it is neither.
pub(in crate::signers) fn subject(plain: &str) -> Option<Subject> {
    let question = Question::of(plain);
    let shows = |word: &String| {
        let word = word.as_str();
        (SHOW.contains(&word) || HIDE.contains(&word)) && !NOUNS_OF_SHOWING.contains(&word)
    };
    let of_showing = question.words.iter().any(shows)
        || question.begins(OF_SHOWING)
        || question.holds(SHOW_HAN)
        || question.holds(HIDE_HAN);
    let of_use = question.has(USE, USE_HAN);
    let turns = question.refuses() || question.has(&["out", "off"], &[]);
    if question.has(QUOTE, QUOTE_HAN) {
        return Some(Subject::Message);
    }
    let of_name = question.has(NAME, OF_NAME_HAN)
        || question.has(MENTIONED, MENTIONED_HAN)
        || question.has(OTHER_NAMES, OTHER_NAMES_HAN)
        || question.begins(OF_NAMING)
        || question.holds(ANONYMITY_HAN);
    if of_name {
        return Some(Subject::Name);
    }
    if question.has(MESSAGE, MESSAGE_HAN) {
        let is_shown = question.has(SHOW, SHOW_HAN);
        return (of_showing || is_shown || of_use || turns || question.has(OF_DATA, OF_DATA_HAN))
            .then_some(Subject::Message);
    }
    if question.has(OF_OTHERS, OF_OTHERS_HAN) {
        return None;
    }
    let is_out = question.first(OUT).is_some() && question.first(OF_PERSON).is_some();
    let is_turned =
        is_out || question.has(DISCREET, DISCREET_HAN) || (turns && (of_use || question.has(SHOW, SHOW_HAN)));
    (of_showing || is_turned || question.has(LEAVING, LEAVING_HAN) || question.has(OF_DATA, OF_DATA_HAN))
        .then_some(Subject::Name)
}

#[cfg(test)]
mod tests {
    use super::{Subject, subject};
    use crate::signers::plain::plain;

    #[test]
    fn what_a_heading_speaks_of_is_known_by_few_words() {
        for heading in [
            "Do not use my name",
            "Skal ikke navngis",
            "Only initials",
            "Use my name?",
            "Can we use your name",
            "Name public?",
            "Please leave my name out",
            "Ne pas utiliser mon nom",
            "名前を使わないで",
            "Initialen genügen",
            "Nur Initialen",
            "Bruk pseudonym",
            "Kan navnet ditt brukes?",
            "Nevnes ved navn",
            "Namensnennung erwünscht",
            "Mag uw naam gebruikt worden?",
            "Withdrawn?",
            "Trukket",
            "Hide me",
            "Do not include me",
            "Do not list me",
            "May we use your data?",
            "イニシャルのみ",
            "実名可",
            "可否使用您的姓名",
            "只用縮寫",
            "이름 사용 가능",
            "撤回",
            "Signing privately",
            "Off the record",
            "Should we leave you out?",
            "Skip me",
            "Refuses",
            "Pseudonymise",
            "Bare fornavn",
            "Rester discret",
            "Niet noemen",
            "公表しない",
            "署名を取り消す",
            "只寫姓氏",
        ] {
            assert_eq!(subject(&plain(heading)), Some(Subject::Name), "{heading}");
        }
        for heading in [
            "Do not publish my message",
            "Use my comment?",
            "Kommentaren kan ikke trykkes",
            "Ne pas publier mon commentaire",
            "メッセージを公開しない",
            "不要刊登留言",
            "May we quote you?",
            "Message private",
        ] {
            assert_eq!(subject(&plain(heading)), Some(Subject::Message), "{heading}");
        }
        for heading in [
            "Newsletter",
            "Member?",
            "Donor",
            "Mailing list",
            "Opt in",
            "Message sent on",
            "Has message",
            "Phone public",
            "Over 18",
            "Medlem",
            "会員",
            "メルマガ",
            "訂閱電子報",
            "署名済み",
        ] {
            assert_eq!(subject(&plain(heading)), None, "{heading}");
        }
    }
}
