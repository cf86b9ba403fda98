//! What a heading asks of a name: how it is shown, whether it is hidden, whether it may be published. People write it as a word, a
//! wish or a question, so what no table has is read by its words, where every one of them is known.

use crate::signers::asked::words::{
    AND, ANONYMITY_HAN, ANSWERS, ANSWERS_HAN, ASIDE, HAN_LINKS, HIDE, HIDE_HAN, HIDE_VERBS, MENTIONED, MENTIONED_HAN,
    NAME, NAME_HAN, NO_ANSWER, NO_ANSWER_HAN, NOT, NOT_HAN, OF_FORM, OF_OTHERS, OF_OTHERS_HAN, OF_PERMISSION,
    OF_SHOWING, OR, REFUSE, SHOW, SHOW_HAN, SHOW_VERBS, WHOSE, WITHOUT,
};

mod closed;
mod subject;
mod words;

pub use subject::Subject;
pub(in crate::signers) use subject::subject;

/// What a heading of [`Column::Visibility`](crate::signers::Column::Visibility) asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::signers) enum Asks {
    /// How the name is shown, in words such as `initials`: a yes or no says nothing.
    #[default]
    How,
    /// Whether it is hidden: a yes hides it.
    Hiding,
    /// Whether it is shown: a no hides it.
    Showing,
    /// Whether initials stand for it: a yes says so.
    Initials,
    /// One of both, but which is not understood: no answer is good.
    Unread,
}

/// Headings, as [`plain`](crate::signers::plain::plain) makes them, under which a yes hides the name.
#[rustfmt::skip] // a word a line would be pages
pub(in crate::signers) const HIDING: &[&str] = &[
    "anonymous", "anonymously", "anonymity", "remain anonymous", "stay anonymous", "sign anonymously", "keep me anonymous",
    "hide", "hidden", "hide me", "hide name", "hide my name", "withhold my name", "private", "keep private", "confidential",
    "not public", "unlisted", "opt out", "optout", "anonyme", "anonymat", "rester anonyme", "signer anonymement",
    "masquer mon nom", "prive", "confidentiel", "non public", "anonym", "anonymt", "anonymitet", "skjul", "skjult",
    "skjul meg", "skjul navn", "skjul navnet mitt", "privat", "hemmelig", "konfidensielt", "anonym bleiben",
    "anonym unterschreiben", "vertraulich", "geheim", "anoniem", "anoniem blijven", "vertrouwelijk", "anonimo", "anonima",
    "anonimato", "privado", "confidencial", "privato", "riservato", "匿名", "匿名希望", "匿名を希望", "匿名を希望する", "匿名にする", "非公開",
    "非公開希望", "without name", "without my name", "sans nom", "uten navn", "ohne namen",
    "ohne meinen namen", "zonder naam", "sin nombre", "senza nome", "名前なし", "公開しない", "公開しません", "公開を希望しない", "公開不可", "是否匿名", "匿名簽署", "匿名签署", "匿名聯署", "匿名联署", "不公開", "不公开", "保密", "익명",
    "익명 희망", "익명 여부", "비공개", "비공개 희망",
];

/// Headings under which a yes shows the name and a no hides it.
#[rustfmt::skip]
pub(in crate::signers) const SHOWING: &[&str] = &[
    "public", "show my name", "公開", "公開する", "公開希望", "公開を希望する", "公開可", "公開可否", "公開の可否", "公开", "是否公開", "是否公开", "공개", "공개 여부",
    "공개 희망",
];

/// What a heading asks of a name; `None` where it asks nothing of it.
pub(in crate::signers) fn asks(plain: &str) -> Option<Asks> {
    if HIDING.contains(&plain) {
        return Some(Asks::Hiding);
    }
    if SHOWING.contains(&plain) {
        return Some(Asks::Showing);
    }
    Question::of(plain).asks()
}

/// Whether a heading that [`asks`] nothing is of keeping or showing something, which may be the name.
pub(in crate::signers) fn is_of_showing(plain: &str) -> bool {
    let question = Question::of(plain);
    let of_showing = question.has(HIDE, HIDE_HAN) || question.has(SHOW, SHOW_HAN) || question.begins(OF_SHOWING);
    if question.has(NAME, NAME_HAN) {
        return question.opts_out()
            || question.is_of_somebody() && (of_showing || question.refuses() || question.has(&["out", "off"], &[]));
    }
    let of_hiding =
        question.has(&["hide", "hidden"], &[]) || question.begins(&["skjul", "publish", "publis", "veroffentlich"]);
    (question.opts_out() || of_hiding) && !question.has(OF_OTHERS, &[])
}

/// Whether a text speaks of a name that somebody has: `my name`.
pub(in crate::signers) fn names_somebody(plain: &str) -> bool {
    Question::of(plain).is_of_somebody()
}

/// Whether what stands in brackets beside a wish may turn it round, as all does but a few words: `publish my name (tick if not)`.
pub(in crate::signers) fn may_turn_round(beside: &str) -> bool {
    !Question::of(beside).words.iter().all(|word| ASIDE.contains(&word.as_str()))
}

/// A heading as its words, without what it says of the answers.
struct Question {
    words: Vec<String>,
    /// The whole of it, for writing without spaces.
    text: String,
}

impl Question {
    fn of(plain: &str) -> Self {
        let plain = plain.replace("n't", "nt").replace("n\u{2019}t", "nt");
        let plain = ANSWERS_HAN.iter().fold(plain, |text, answers| text.replace(answers, ""));
        let mut words: Vec<&str> =
            plain.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        for answers in ANSWERS {
            if let Some(at) = words.windows(2).position(|pair| pair == answers) {
                words.drain(at..at + 2);
            }
        }
        // What is to be done with the box is not what it asks.
        if let ["check" | "tick", "if", rest @ ..] = &words[..] {
            words = rest.to_vec();
        }
        Self { text: words.join(" "), words: words.into_iter().map(str::to_owned).collect() }
    }

    /// Where the first of these words stands.
    fn first(&self, known: &[&str]) -> Option<usize> {
        self.words.iter().position(|word| known.contains(&word.as_str()))
    }

    fn begins(&self, beginnings: &[&str]) -> bool {
        self.words.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
    }

    fn holds(&self, known: &[&str]) -> bool {
        known.iter().any(|known| self.text.contains(known))
    }

    fn has(&self, words: &[&str], han: &[&str]) -> bool {
        self.first(words).is_some() || self.holds(han)
    }

    fn opts_out(&self) -> bool {
        self.first(&["optout"]).is_some() || self.words.windows(2).any(|pair| pair == ["opt", "out"])
    }

    fn refuses(&self) -> bool {
        self.has(NOT, NOT_HAN) || self.first(REFUSE).is_some()
    }

    /// Whether it speaks of a name that somebody has: `my name`, `navnet ditt`.
    fn is_of_somebody(&self) -> bool {
        let is = |word: &String, known: &[&str]| known.contains(&word.as_str());
        self.words.windows(2).any(|pair| {
            (is(&pair[0], OF_PERMISSION) && is(&pair[1], NAME)) || (is(&pair[0], NAME) && is(&pair[1], OF_PERMISSION))
        })
    }

    /// Whether something is asked of the name is found by few words; what it is, by all of them.
    fn asks(&self) -> Option<Asks> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let read = || Some(closed::read(&words).unwrap_or(Asks::Unread));
        let is_choice = self.first(OR).is_some();
        if self.begins(&["anonym", "anonim", "anoniem", "incognito"]) || self.holds(ANONYMITY_HAN) {
            if self.has(NO_ANSWER, NO_ANSWER_HAN) || self.begins(&["anonymis", "anonymiz", "anonimiz"]) {
                return None;
            }
            let of_showing = self.has(SHOW, SHOW_HAN) || self.begins(OF_SHOWING);
            let is_one_of_two = is_choice || self.first(MENTIONED).is_some() || self.is_of_two_answers();
            return if is_one_of_two && !of_showing { Some(Asks::How) } else { read() };
        }
        let of_name = self.has(NAME, NAME_HAN);
        if self.opts_out() {
            let of_showing = of_name || self.first(SHOW).is_some() || self.begins(OF_SHOWING);
            return if of_showing { read() } else { None };
        }
        if self.has(MENTIONED, MENTIONED_HAN) && self.refuses() {
            return read();
        }
        if !of_name
            || (self.is_of_others() && !self.is_of_name_and_others())
            || self.is_of_form()
            || !self.is_of_showing()
        {
            return None;
        }
        if self.first(&["initials", "initialer", "initiales", "initialen"]).is_some() && !self.refuses() {
            return Some(Asks::How);
        }
        read()
    }

    /// Whether both answers stand there, in a writing without spaces: `匿名・実名`.
    fn is_of_two_answers(&self) -> bool {
        let rest = ANONYMITY_HAN.iter().fold(self.text.clone(), |text, word| text.replace(word, ""));
        MENTIONED_HAN.iter().any(|word| rest.contains(word))
    }

    /// Whether the name is that of something else than the signer.
    fn is_of_others(&self) -> bool {
        let of_signer = NAME_HAN.iter().any(|name| *name != "名" && self.text.contains(name));
        (self.first(OF_OTHERS).is_some() && !self.is_of_somebody()) || (self.holds(OF_OTHERS_HAN) && !of_signer)
    }

    /// Whether the name is the signer's beside something else: `hide name and address`.
    fn is_of_name_and_others(&self) -> bool {
        let is = |at: Option<usize>, known: &[&str]| {
            at.and_then(|at| self.words.get(at)).is_some_and(|word| known.contains(&word.as_str()))
        };
        self.first(NAME).is_some_and(|at| is(Some(at + 1), AND) && !is(at.checked_sub(1), OF_OTHERS))
    }

    /// Whether a name is asked for, in the form in which it is shown: `your name as it should appear`, `掲載するお名前`.
    fn is_of_form(&self) -> bool {
        if self.refuses() || self.has(HIDE, HIDE_HAN) {
            return false;
        }
        let words: Vec<&str> = self.words.iter().map(String::as_str).filter(|word| *word != "please").collect();
        let is_begun = |at: usize| words[..at].iter().all(|word| NAME.contains(word) || WHOSE.contains(word));
        let is_han_form = |link: &str, name: &&str| {
            let form = |show: &&str| self.text.ends_with(&format!("{show}{link}{name}"));
            **name != *"名" && SHOW_HAN.iter().any(form)
        };
        words.iter().position(|word| OF_FORM.contains(word)).is_some_and(is_begun)
            || matches!(&words[..], ["print", "your", "name"] | ["print", "your", "full", "name"])
            || matches!(&words[..], ["your" | "the", "name", "to", "be", shown] if SHOW.contains(shown))
            || matches!(&words[..], ["your", "display" | "public" | "print" | "printed" | "published", "name"])
            || HAN_LINKS.iter().any(|link| NAME_HAN.iter().any(|name| is_han_form(link, name)))
    }

    /// Whether it is of showing or hiding the name, and no more than a name.
    fn is_of_showing(&self) -> bool {
        let name = self.first(NAME);
        let is_before = |verbs| self.first(verbs).is_some_and(|verb| name.is_some_and(|name| verb < name));
        let of_showing = self.first(SHOW).is_some() || self.first(HIDE).is_some() || self.begins(OF_SHOWING);
        let is_sentence = self.first(OF_PERMISSION).is_some() || self.refuses();
        self.holds(SHOW_HAN)
            || self.holds(HIDE_HAN)
            || is_before(SHOW_VERBS)
            || is_before(HIDE_VERBS)
            || (of_showing && is_sentence)
            || (name.is_some() && self.first(&["withheld", "hidden"]).is_some())
            || self.first(WITHOUT).is_some_and(|without| {
                self.words
                    .get(without + 1)
                    .is_some_and(|word| NAME.contains(&word.as_str()) || OF_PERMISSION.contains(&word.as_str()))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::{Asks, asks};
    use crate::signers::headings::column_of;
    use crate::signers::plain::plain;
    use crate::signers::row::Column;

    fn asked(heading: &str) -> Option<Asks> {
        asks(&plain(heading))
    }

    #[test]
    fn a_yes_to_a_wish_to_be_hidden_hides() {
        for heading in [
            "Anonymous?",
            "Do you want to stay anonymous?",
            "I'd like to remain anonymous",
            "Anonymous (yes/no)",
            "Anonymous yes/no",
            "Anonymous or not?",
            "Keep my name private",
            "Please hide my name",
            "My name should be hidden",
            "Don't show my name",
            "Don’t publish my name",
            "Do not list my name",
            "My name may not be published",
            "I wish my identity to be kept confidential",
            "Name withheld",
            "Check if you don't want your name to appear",
            "I do not want to be named",
            "Without my name",
            "Ønsker ikke å bli navngitt",
            "Ich möchte nicht namentlich genannt werden",
            "実名を希望しない",
            "姓名を削除する",
            "opt out",
            "Opt-out",
            "Opt out of publication",
            "Souhaitez-vous rester anonyme ?",
            "Je souhaite garder l'anonymat",
            "Je souhaite rester anonyme (oui/non)",
            "Anonyme oui/non",
            "Anonyme ou non",
            "Ne pas publier mon nom",
            "Garder mon nom confidentiel",
            "Ønsker å være anonym",
            "Vil være anonym",
            "Ønsker du å være anonym eller ikke?",
            "Skjul navnet mitt",
            "Ikke vis navnet mitt",
            "Navnet mitt skal ikke publiseres",
            "Navnet mitt skal skjules",
            "Möchten Sie anonym bleiben?",
            "Ich möchte anonym unterschreiben",
            "Anonym ja/nein",
            "Meinen Namen nicht veröffentlichen",
            "Mein Name darf nicht veröffentlicht werden",
            "Wilt u anoniem blijven?",
            "Mijn naam niet tonen",
            "Deseo permanecer anónimo",
            "¿Quiere firmar de forma anónima?",
            "No publicar mi nombre",
            "Ocultar mi nombre",
            "Voglio restare anonimo",
            "公開しない",
            "匿名希望",
            "匿名を希望しますか",
            "匿名希望の有無",
            "匿名での署名を希望します",
            "氏名を公開しない",
            "お名前の公開を希望しない",
            "氏名の非公開を希望",
            "無記名",
            "名前を伏せる",
            "是否匿名",
            "是否希望匿名",
            "要不要匿名",
            "我想匿名",
            "不公開姓名",
            "姓名不公开",
            "不具名",
            "隱藏我的姓名",
            "익명을 원하십니까?",
            "익명으로 남고 싶습니다",
            "이름 비공개",
            "이름을 공개하지 않음",
        ] {
            assert_eq!(asked(heading), Some(Asks::Hiding), "{heading}");
        }
    }

    #[test]
    fn a_no_to_a_wish_to_be_shown_hides() {
        for heading in [
            "I do not want to be anonymous",
            "I don't want to be anonymous",
            "Not anonymous",
            "Do not keep my name private",
            "Publish my name",
            "You may publish my name",
            "May we show your name?",
            "I agree that my name is published",
            "My name may be published",
            "Je ne souhaite pas rester anonyme",
            "Publier mon nom",
            "Vis navnet mitt",
            "Navnet mitt kan publiseres",
            "Jeg ønsker ikke å være anonym",
            "Meinen Namen veröffentlichen",
            "Mein Name darf veröffentlicht werden",
            "Ich möchte nicht anonym bleiben",
            "Ik wil niet anoniem blijven",
            "Mijn naam mag getoond worden",
            "No quiero ser anónimo",
            "Publicar mi nombre",
            "公開",
            "匿名を希望しない",
            "氏名を公開する",
            "氏名公開の可否",
            "不匿名",
            "是否公開姓名",
            "公开我的姓名",
            "익명을 원하지 않음",
            "이름 공개",
        ] {
            assert_eq!(asked(heading), Some(Asks::Showing), "{heading}");
        }
    }

    #[test]
    fn a_refusal_to_agree_turns_no_wish_round() {
        for heading in [
            "I do not agree: keep my name private",
            "Do not agree - stay anonymous",
            "I cannot sign, keep me anonymous",
            "Jeg samtykker ikke, vil være anonym",
            "Je n'accepte pas, je souhaite rester anonyme",
            "Ik wil niet ondertekenen, anoniem blijven",
            "同意しない・匿名希望",
            "不同意,我要匿名",
            "동의하지 않음, 익명 희망",
        ] {
            assert!(!matches!(asked(heading), Some(Asks::Showing) | None), "{heading}: {:?}", asked(heading));
        }
    }

    #[test]
    fn what_has_two_answers_wants_words() {
        for heading in [
            "Anonymous or named",
            "Named/anonymous",
            "Anonym oder mit Namen?",
            "Nom ou anonyme",
            "Anonym eller fullt navn",
            "匿名・実名",
            "実名／匿名",
            "Anonymous, not named",
            "Publish my name or initials",
        ] {
            assert_eq!(asked(heading), Some(Asks::How), "{heading}");
        }
    }

    /// Nobody is printed because of a word that we do not know, of two wishes in one, or of one that is turned round twice.
    #[test]
    fn what_is_not_wholly_understood_has_no_good_answer() {
        for heading in [
            "Uten navn / anonym",
            "Without name - anonymous",
            "Sans nom, anonyme",
            "Ohne Namen, anonym",
            "Do not print my name, stay anonymous",
            "Ikke vis navnet - anonym",
            "氏名を公開しない・匿名",
            "匿名・氏名を公開しない",
            "不公開姓名、匿名",
            "Vis navnet mitt, ellers anonym",
            "Afficher mon nom, sinon anonyme",
            "May we publish your name? Otherwise you stay anonymous",
            "公開姓名,否則匿名",
            "Keep my name off the public list",
            "Keep my name from publication",
            "Leave my name out of the published list",
            "Remove my name from the public list",
            "Stop publishing my name",
            "Do you mind if we publish your name?",
            "Withdraw permission to show my name",
            "I object to the publication of my name",
            "Publish my comment under my name",
            "May we publish your name as a signatory?",
            "Jeg reserverer meg mot at navnet mitt publiseres",
            "Mon nom ne doit apparaître nulle part",
            "Aucune publication de mon nom",
            "Mein Name soll nirgends erscheinen",
            "拒絕公開姓名",
            "反對公開姓名",
            "氏名の公開を辞退する",
            "お名前の公開を遠慮します",
            "氏名公開NG",
            "公開リストから氏名を外す",
            "이름 공개 금지",
            "이름 공개에 이의",
            "No anonymous signature",
            "I refuse to remain anonymous",
            "Anonym, ikke med navn",
        ] {
            assert_eq!(asked(heading), Some(Asks::Unread), "{heading}");
            assert_eq!(column_of(heading), Some(Column::Visibility), "{heading}");
        }
        for heading in ["My name can't be published", "My name shouldn’t be published", "My name isn't public"] {
            assert_eq!(asked(heading), Some(Asks::Hiding), "{heading}");
        }
        assert_eq!(asked("Nunca publicar mi nombre"), Some(Asks::Hiding));
    }

    #[test]
    fn what_asks_nothing_of_the_name_is_left_alone() {
        for heading in [
            "Name",
            "Display name",
            "Print name",
            "Name to be published",
            "Public name",
            "List name",
            "Publication name",
            "Public identifier",
            "email_opt_out",
            "Why do you want to be anonymous?",
            "Reason for anonymity",
            "anonymous_id",
            "I consent to anonymised use of my data",
            "Hide my e-mail address",
            "Your name as it should appear",
            "Your name to be printed",
            "Your display name",
            "Print your name",
            "How should we print your name?",
            "Navnet ditt slik det skal vises",
            "掲載するお名前",
            "公開用氏名",
            "Retirement home name",
            "Secret ballot name",
            "会社名の掲載可否",
            "学校名の公開",
            "Opt out of the newsletter",
            "opt in",
            "Private phone",
            "Shoe size",
            "Organisation name",
            "団体名の公開",
            "備考",
            "",
        ] {
            assert_ne!(column_of(heading), Some(Column::Visibility), "{heading}");
        }
    }
}
