//! What somebody asked for or refused in a list or an object of JSON that stands in a cell, as forms write them.

use serde_json::{Map, Value};

use crate::signers::answers::{consent, visibility};
use crate::signers::asked::Asks;
use crate::signers::columns::meaning;
use crate::signers::dates::Order;
use crate::signers::fate::{Refusal, Visibility};
use crate::signers::headings::asked;
use crate::signers::plain::plain;
use crate::signers::refusal::{may_ask_not_to_be_named, refused};
use crate::signers::row::Column;
use crate::signers::scope::Scope;
use crate::signers::wills::is_of_will;

/// What is found in a list or an object; what weighs more comes later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum Wish {
    /// Nothing of a name.
    None,
    /// Something of a name, or of consent, but no refusal.
    Asked,
    Refuses(Refusal),
}

impl Wish {
    /// The one that weighs more.
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Refuses(one), Self::Refuses(other)) => Self::Refuses(one.min(other)),
            (Self::Refuses(_), _) | (Self::Asked, Self::None | Self::Asked) => self,
            (_, other) => other,
        }
    }
}

/// What a key asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    None,
    Name(Asks),
    Consent,
    Scope,
    /// Something of agreeing that is not understood.
    Will,
    /// Something of publishing, of which a no may be of the name.
    Publishing,
}

/// Beginnings of the words for publishing, and words for it of Chinese, Japanese and Korean.
const OF_PUBLISHING: &[&str] = &["publi", "pubbli", "veroffentlich", "offentlig"];
const OF_PUBLISHING_HAN: &[&str] = &["公開", "公开", "掲載", "刊登", "공개", "게재"];

/// Deepest list or object that is looked into (tuned: no form nests its answers so deep).
const DEEPEST: usize = 16;

/// The wish in a list or an object under a key. What cannot be looked into may be one.
pub(in crate::signers) fn wish(key: &str, json: &str) -> Wish {
    let question = question(key);
    match serde_json::from_str(json) {
        Ok(value) => question.by_itself().or(of_value(question, &value, DEEPEST)),
        Err(_) => Wish::Refuses(Refusal::Unsettled),
    }
}

/// Whether a cell may be a list or an object.
pub(in crate::signers) fn is_nested(cell: &str) -> bool {
    cell.starts_with(['[', '{'])
}

fn question(key: &str) -> Question {
    match meaning(key) {
        Some(Column::Visibility) => Question::Name(asked(key)),
        Some(Column::Consent) => Question::Consent,
        Some(Column::ConsentScope) => Question::Scope,
        _ if is_of_will(key) => Question::Will,
        _ if is_of_publishing(&plain(key)) => Question::Publishing,
        _ => Question::None,
    }
}

fn is_of_publishing(key: &str) -> bool {
    let begins =
        |word: &str| OF_PUBLISHING.iter().any(|begin| word.starts_with(begin)) && !word.starts_with("publisher");
    key.split(' ').any(begins) || OF_PUBLISHING_HAN.iter().any(|word| key.contains(word))
}

impl Question {
    /// What it means that it is asked, whatever is answered.
    fn by_itself(self) -> Wish {
        if matches!(self, Self::None | Self::Publishing) { Wish::None } else { Wish::Asked }
    }
}

fn of_value(question: Question, value: &Value, deep: usize) -> Wish {
    match value {
        Value::Array(_) | Value::Object(_) if deep == 0 => Wish::Refuses(Refusal::Unsettled),
        Value::Array(values) => {
            values.iter().fold(Wish::None, |wish, value| wish.or(of_value(question, value, deep - 1)))
        }
        Value::Object(members) => of_members(question, members, deep - 1),
        Value::Null => of_text(question, ""),
        Value::Bool(yes) => of_text(question, if *yes { "yes" } else { "no" }),
        Value::Number(number) => of_text(question, &number.to_string()),
        Value::String(text) => of_text(question, text.trim()),
    }
}

/// A member is asked what its own key asks, else what the key above does, or a text beside it: some forms keep the question and its
/// answer in two members.
fn of_members(above: Question, members: &Map<String, Value>, deep: usize) -> Wish {
    let texts = members.values().filter_map(Value::as_str);
    let beside = texts.map(question).find(|question| *question != Question::None).unwrap_or(Question::None);
    let above = if above == Question::None { beside } else { above };
    members.iter().fold(Wish::None, |wish, (key, value)| {
        let own = question(key);
        wish.or(own.by_itself()).or(of_value(if own == Question::None { above } else { own }, value, deep))
    })
}

/// What an answer refuses. The question itself, which may stand beside its answer, is none.
fn of_text(asked_for: Question, text: &str) -> Wish {
    if let Some(refusal) = refused(text) {
        return Wish::Refuses(refusal);
    }
    let answer = consent(text, Order::DayFirst);
    let refuses = |refusal| Wish::Refuses(refusal);
    let named = visibility(text) == Some(Visibility::Named);
    match (asked_for, answer) {
        (Question::None, _) => {
            let is_question = !text.is_empty() && (question(text) != Question::None || may_ask_not_to_be_named(text));
            if is_question { Wish::Asked } else { Wish::None }
        }
        (Question::Name(Asks::Hiding), Some(true)) | (Question::Name(Asks::Showing), Some(false)) => {
            refuses(Refusal::Withheld)
        }
        (Question::Name(Asks::Hiding), Some(false))
        | (Question::Name(Asks::Showing) | Question::Consent | Question::Will, Some(true)) => Wish::Asked,
        (Question::Name(Asks::Hiding | Asks::How), None) if text.is_empty() => Wish::Asked,
        (Question::Name(asks), _) if named && asks != Asks::Unread => Wish::Asked,
        (Question::Consent, Some(false)) => refuses(Refusal::NoConsent),
        (Question::Scope, _) if Scope::parse(text).is_some_and(|scope| scope.name) => Wish::Asked,
        (Question::Will | Question::Publishing, Some(false)) => refuses(Refusal::Withheld),
        (Question::Publishing, _) => Wish::None,
        (Question::Will | Question::Consent, None) if text.is_empty() || asked_for == Question::Will => Wish::Asked,
        (Question::Name(_) | Question::Consent | Question::Scope, _) if question(text) != Question::None => Wish::Asked,
        _ => refuses(Refusal::Unsettled),
    }
}

#[cfg(test)]
mod tests {
    use super::{Wish, wish};
    use crate::signers::fate::Refusal;

    #[test]
    fn what_is_refused_within_is_heard() {
        for (key, json, refusal) in [
            ("options", r#"{"anonymous":true}"#, Refusal::Withheld),
            ("options", r#"{"isAnonymous":true}"#, Refusal::Withheld),
            ("prefs", r#"{"hideName":true}"#, Refusal::Withheld),
            ("prefs", r#"{"hide_my_name":"yes"}"#, Refusal::Withheld),
            ("status", r#"["withdrawn"]"#, Refusal::NoConsent),
            ("status", r#"["refused"]"#, Refusal::NoConsent),
            ("display", r#"{"mode":"initials"}"#, Refusal::Initials),
            ("publication", r#"{"allowed":false}"#, Refusal::Withheld),
            ("answers", r#"["no","I do not agree"]"#, Refusal::NoConsent),
            ("a", r#"{"b":{"consent":0}}"#, Refusal::NoConsent),
            ("a", r#"{"b":[{"publish my name":false}]}"#, Refusal::Withheld),
            ("a", r#"{"publish my name":null}"#, Refusal::Unsettled),
            ("answers", r#"[{"question":"Vil du være anonym?","answer":"ja"}]"#, Refusal::Withheld),
            ("visibility", r#"["perhaps"]"#, Refusal::Unsettled),
            ("tags", r#"["vip","anonymous"]"#, Refusal::Withheld),
            ("a", "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", Refusal::Unsettled),
        ] {
            assert_eq!(wish(key, json), Wish::Refuses(refusal), "{key}: {json}");
        }
    }

    #[test]
    fn what_is_asked_and_not_refused_is_no_refusal() {
        for (key, json, expected) in [
            ("options", r#"{"isAnonymous":false}"#, Wish::Asked),
            ("answers", r#"[{"question":"Vil du være anonym?","answer":"nei"}]"#, Wish::Asked),
            ("privacy", "[1]", Wish::Asked),
            ("privacy", "{}", Wish::Asked),
            ("notes", r#"["please do not print my name"]"#, Wish::Asked),
            ("publication", r#"{"year":2021,"title":"x"}"#, Wish::None),
            ("tags", r#"["vip","Oslo"]"#, Wish::None),
            ("meta", r#"{"browser":"x","size":[1,2],"mobile":false}"#, Wish::None),
        ] {
            assert_eq!(wish(key, json), expected, "{key}: {json}");
        }
    }
}
