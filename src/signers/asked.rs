//! What a heading asks of a name: how it is shown, whether it is hidden, whether it may be published. People write it as a word, a
//! wish or a question, so what no table has is read by its words.

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
}

/// Headings, as [`plain`](crate::signers::headings::plain) makes them, under which a yes hides the name.
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

/// Words, or their beginnings where a hyphen ends them, that stand for staying anonymous.
const ANONYMITY: &[&str] = &["anonym-", "anonim-", "anoniem-", "incognito"];
const ANONYMITY_HAN: &[&str] = &["匿名", "無記名", "不記名", "不记名", "不具名", "익명", "무기명"];

/// Words for data without names, for a reason, and for a key: no answer of a person stands under them.
#[rustfmt::skip]
const NO_ANSWER: &[&str] = &[
    "anonymis-", "anonymiz-", "anonimiz-", "why", "reason-", "hvorfor", "grunn", "pourquoi", "raison-", "motif", "warum",
    "grund", "begrundung", "waarom", "reden", "motivo", "id", "ids", "uuid", "ip", "token", "hash", "code", "number",
];
const NO_ANSWER_HAN: &[&str] = &["理由", "이유", "編號", "编号", "番号"];

/// Words for naming somebody, beside which a word for staying anonymous is one of two answers.
const NAMING: &[&str] =
    &["named", "navngitt", "namngitt", "nomme", "nommee", "namentlich", "benoemd", "initials", "initialer"];
const NAMING_HAN: &[&str] = &["実名", "記名", "实名", "實名", "实名", "具名", "실명"];
const OR: &[&str] = &["or", "ou", "oder", "eller", "o"];

/// Words for keeping something to oneself.
#[rustfmt::skip]
const HIDE: &[&str] = &[
    "hide", "hidden", "hiding", "conceal-", "withh-", "mask-", "privat-", "confiden-", "secret", "masqu-", "cach-", "prive-",
    "skjul-", "hemmelig-", "konfidens-", "fortrolig-", "verberg-", "verborgen", "geheim-", "vertraulich", "vertrouwelijk",
    "ocult-", "privad-", "nascond-", "riservat-", "remov-", "exclu-", "omit-", "delete", "suppress-", "retir-", "supprim-",
    "fjern-", "utelat-", "slett-", "entfern-", "weglass-", "streich-", "verwijder-", "weglat-", "quitar", "elimin-", "borrar",
    "rimuov-",
];
const HIDE_HAN: &[&str] = &[
    "非公開",
    "非公开",
    "隠",
    "伏せ",
    "隱藏",
    "隐藏",
    "保密",
    "削除",
    "除外",
    "移除",
    "刪除",
    "删除",
    "비공개",
    "숨기",
    "숨김",
    "삭제",
    "제외",
];

/// Words for showing something to others, before a name.
#[rustfmt::skip]
const SHOW: &[&str] = &[
    "publish", "show", "display", "disclose", "reveal", "publier", "afficher", "montrer", "vis", "vise", "publiser", "offentliggjor",
    "offentliggjore", "veroffentlichen", "publizieren", "zeigen", "anzeigen", "publiceren", "tonen", "publicar", "mostrar",
    "pubblicare", "mostrare",
];

/// Words for it anywhere in a sentence.
#[rustfmt::skip]
const SHOWN: &[&str] = &[
    "publi-", "pubbli-", "show-", "display-", "disclos-", "reveal-", "list", "listed", "print", "printed", "visible",
    "affich-", "montr-", "divulg-", "vis", "vise", "vises", "synlig", "offentlig-", "trykk-", "veroffentlich-", "zeig-",
    "gezeigt", "anzeig-", "angezeigt", "abdruck-", "sichtbar", "toon-", "tonen", "getoond", "openba-", "zichtbaar", "mostr-",
    "muestr-", "appear-", "appara-", "erschein-", "verschij-", "aparec-",
];
const SHOW_HAN: &[&str] =
    &["公開", "公开", "掲載", "載せ", "出さ", "出し", "出す", "顯示", "显示", "刊登", "披露", "공개", "게재", "표시"];

/// Words for being named.
#[rustfmt::skip]
const MENTIONED: &[&str] = &[
    "named", "mentioned", "identified", "navngitt", "namngitt", "nevnt", "nomme", "nommee", "mentionne", "mentionnee", "namentlich",
    "genannt", "genoemd", "nombrado", "nombrada", "nominato", "nominata",
];

/// Words by which somebody refuses, of which it is clear only before a name that is shown what they refuse.
const REFUSE: &[&str] =
    &["object-", "oppos-", "refus-", "declin-", "widersprech-", "ablehn-", "bezwaar", "motsett-", "imot"];

/// Words for a name.
const NAME: &[&str] = &[
    "name",
    "names",
    "nom",
    "noms",
    "navn",
    "navnet",
    "namn",
    "namnet",
    "namen",
    "naam",
    "nombre",
    "nome",
    "identity",
    "identite",
    "identitet",
    "identitat",
    "identiteit",
    "identidad",
    "identita",
];
const NAME_HAN: &[&str] = &["名", "이름", "성명", "성함"];

/// Words that make a sentence of a name and what may be done with it: `name to be printed` is a name.
#[rustfmt::skip]
const OF_PERMISSION: &[&str] = &[
    "my", "your", "may", "can", "mon", "votre", "peut", "mitt", "ditt", "min", "kan", "mein-", "ihr-", "darf", "mijn", "uw",
    "mag", "mi", "su", "mio", "wird", "werden",
];

/// Words for something else than the name, of which somebody may want to keep it.
#[rustfmt::skip]
const OF_OTHERS: &[&str] = &[
    "organi-", "compan-", "firma", "employer", "email", "mail", "courriel", "epost", "address-", "adres-", "phone",
    "telephone", "telefon-", "comment-", "kommentar-", "message-", "melding-", "nachricht", "bericht", "newsletter", "file",
    "city", "town", "user",
];
const OF_OTHERS_HAN: &[&str] =
    &["メール", "住所", "団体", "電話", "地址", "電郵", "邮", "團體", "团体", "이메일", "주소"];

/// Words that turn a wish round. They stand before what is not wished, this many words at most (tuned: `do not want to be anonymous`).
#[rustfmt::skip]
const NOT: &[&str] = &[
    "not", "never", "don", "dont", "doesn", "cannot", "without", "pas", "jamais", "non", "sans", "ikke", "ikkje", "aldri",
    "uten", "nicht", "nie", "kein", "keine", "keinen", "ohne", "niet", "nooit", "geen", "zonder", "sin", "senza",
];
const MOST_BETWEEN: usize = 5;
/// In Chinese, Japanese and Korean they stand on either side.
const NOT_HAN: &[&str] =
    &["不", "勿", "別", "别", "ない", "ません", "なし", "拒否", "非匿名", "않", "안 ", "말아", "마세요", "거부"];

/// `no`, which in English begins an answer, turns a wish round in Spanish and Italian, of which these are words.
const ROMANCE: &[&str] =
    &["anonim-", "nombre", "nome", "mi", "quiero", "deseo", "voglio", "ser", "publicar", "mostrar"];

/// What a question says of its two answers.
#[rustfmt::skip]
const ANSWERS: &[[&str; 2]] = &[
    ["or", "not"], ["ou", "non"], ["ou", "pas"], ["eller", "ikke"], ["eller", "ei"], ["oder", "nicht"], ["of", "niet"],
    ["o", "no"], ["yes", "no"], ["y", "n"], ["oui", "non"], ["ja", "nei"], ["ja", "nein"], ["ja", "nee"], ["si", "no"],
    ["はい", "いいえ"], ["是", "否"],
];
const ANSWERS_HAN: &[&str] =
    &["是否", "要不要", "是不是", "可不可以", "能不能", "与否", "與否", "か否か", "可否", "の有無"];

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

/// Whether words stand for keeping or showing something, which may be the name.
pub(in crate::signers) fn is_of_showing(plain: &str) -> bool {
    let question = Question::of(plain);
    let has = |words| question.first(words).is_some();
    let of_showing = has(&["hide", "hidden", "skjul-", "publish-", "publis-", "veroffentlich-"]);
    (question.opts_out() || of_showing) && (has(NAME) || !has(OF_OTHERS))
}

/// A heading as its words, without what it says of the answers.
struct Question<'q> {
    words: Vec<&'q str>,
    /// The whole of it, for writing without spaces.
    text: String,
}

impl<'q> Question<'q> {
    fn of(plain: &'q str) -> Self {
        let mut words: Vec<&str> =
            plain.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        for answers in ANSWERS {
            if let Some(at) = words.windows(2).position(|pair| pair == answers) {
                words.drain(at..at + 2);
            }
        }
        let text = ANSWERS_HAN.iter().fold(words.join(" "), |text, answers| text.replace(answers, ""));
        Self { words, text }
    }

    /// Where the first of these words stands.
    fn first(&self, known: &[&str]) -> Option<usize> {
        let is = |word: &&str| {
            known.iter().any(|known| match known.strip_suffix('-') {
                Some(beginning) => word.starts_with(beginning),
                None => word == known,
            })
        };
        self.words.iter().position(is)
    }

    fn holds(&self, known: &[&str]) -> bool {
        known.iter().any(|known| self.text.contains(known))
    }

    fn has(&self, words: &[&str], han: &[&str]) -> bool {
        self.first(words).is_some() || self.holds(han)
    }

    fn opts_out(&self) -> bool {
        self.words.contains(&"optout") || self.words.windows(2).any(|pair| pair == ["opt", "out"])
    }

    fn asks(&self) -> Option<Asks> {
        if self.has(ANONYMITY, ANONYMITY_HAN) {
            if self.has(NO_ANSWER, NO_ANSWER_HAN) {
                return None;
            }
            if self.first(OR).is_some() || self.first(NAMING).is_some() || self.is_of_two_answers() {
                return Some(Asks::How);
            }
            return Some(self.unless_negated(ANONYMITY));
        }
        let refuses = self.has(NOT, NOT_HAN) || self.first(REFUSE).is_some() || self.says_no();
        if self.has(MENTIONED, NAMING_HAN) && refuses {
            return Some(Asks::Hiding);
        }
        let of_name = self.has(NAME, NAME_HAN);
        if self.opts_out() && (of_name || self.first(SHOWN).is_some()) {
            return Some(Asks::Hiding);
        }
        if !of_name || self.has(OF_OTHERS, OF_OTHERS_HAN) {
            return None;
        }
        if self.has(HIDE, HIDE_HAN) {
            return Some(self.unless_negated(HIDE));
        }
        if !self.holds(SHOW_HAN) {
            let is_before = self.first(SHOW).is_some_and(|show| self.first(NAME).is_some_and(|name| show < name));
            let is_sentence = self.first(SHOWN).is_some() && self.first(OF_PERMISSION).is_some();
            if !is_before && !is_sentence {
                return None;
            }
        }
        if refuses {
            return Some(Asks::Hiding);
        }
        let is_choice = self.first(OR).is_some() || self.first(&["initial-"]).is_some();
        Some(if is_choice { Asks::How } else { Asks::Showing })
    }

    /// Whether both answers stand there, in a writing without spaces: `匿名・実名`.
    fn is_of_two_answers(&self) -> bool {
        let rest = ANONYMITY_HAN.iter().fold(self.text.clone(), |text, word| text.replace(word, ""));
        NAMING_HAN.iter().any(|word| rest.contains(word))
    }

    fn says_no(&self) -> bool {
        self.words.contains(&"no") && self.first(ROMANCE).is_some()
    }

    /// Whether a yes to a wish to be hidden hides. Where something turns round it is not clear what, neither a yes nor a no is
    /// taken for an answer: nobody is printed by a mistake of ours.
    fn unless_negated(&self, wish: &[&str]) -> Asks {
        let turns: Vec<usize> =
            self.words.iter().enumerate().filter(|(_, word)| NOT.contains(word)).map(|(at, _)| at).collect();
        let wished = self.first(wish);
        match (&turns[..], wished) {
            _ if self.first(REFUSE).is_some() => Asks::How,
            ([], Some(_)) if self.says_no() => Asks::Showing,
            ([], Some(_)) if self.words.contains(&"no") => Asks::How,
            ([turn], Some(wished)) if *turn < wished && wished - turn <= MOST_BETWEEN => Asks::Showing,
            ([], None) if self.turns_round() => Asks::Showing,
            ([], _) => Asks::Hiding,
            _ => Asks::How,
        }
    }

    /// The same in Chinese, Japanese and Korean, of whose words for hiding some begin with a word that turns round.
    fn turns_round(&self) -> bool {
        let words = ANONYMITY_HAN.iter().chain(HIDE_HAN).filter(|word| **word != "匿名");
        let rest = words.fold(self.text.clone(), |text, word| text.replace(word, ""));
        NOT_HAN.iter().any(|word| rest.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{Asks, asks};
    use crate::signers::headings::{column_of, plain};
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
            "Remove my name from the public list",
            "I object to the publication of my name",
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
    fn what_has_two_answers_wants_words() {
        for heading in [
            "Anonymous or named",
            "Named/anonymous",
            "Anonym oder mit Namen?",
            "Nom ou anonyme",
            "Anonym eller fullt navn",
            "匿名・実名",
            "実名／匿名",
            "No anonymous signature",
            "Anonymous, not named",
            "Publish my name or initials",
            "I refuse to remain anonymous",
            "Anonym, ikke med navn",
        ] {
            assert_eq!(asked(heading), Some(Asks::How), "{heading}");
        }
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
            "Publish my comment under my name",
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
