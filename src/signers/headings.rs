//! What lists call their columns, in the languages of those who send them: a table of data.

use crate::signers::fold::folded;
use crate::signers::row::Column;

/// Headings as [`plain`] makes them; each stands for one column alone. English, French, Norwegian, German, Dutch,
/// Japanese, Chinese (both scripts), Korean, and what common web forms and spreadsheets export.
#[rustfmt::skip] // a word a line would be a table of six pages
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Id,
        &[
            "id", "no", "number", "reference", "ref", "submission id", "response id", "entry id", "row id",
            "numero", "identifiant", "nr", "nummer", "referanse", "referansenummer", "lopenummer",
            "referenznummer", "kenmerk", "番号", "受付番号", "整理番号", "編號", "编号", "序號", "序号", "번호", "접수번호",
        ],
    ),
    (
        Column::Name,
        &[
            "name", "full name", "fullname", "your name", "signer", "signatory", "nom", "nom complet",
            "nom et prenom", "nom prenom", "prenom et nom", "prenom nom", "noms et prenoms", "signataire", "navn",
            "fullt navn", "hele navnet", "ditt navn", "vollstandiger name", "vor und nachname", "name vorname",
            "naam", "volledige naam", "voor en achternaam", "氏名", "お名前", "名前", "ご氏名", "姓名", "全名", "名字", "簽署人",
            "签署人", "聯署人", "联署人", "이름", "성명", "성함",
        ],
    ),
    (
        Column::GivenName,
        &[
            "given name", "given names", "first name", "firstname", "first names", "forename", "forenames",
            "given", "prenom", "prenoms", "fornavn", "for og mellomnavn", "vorname", "vornamen", "voornaam",
            "voornamen", "名", "名 first name", "下の名前",
        ],
    ),
    (
        Column::FamilyName,
        &[
            "family name", "last name", "lastname", "surname", "family", "nom de famille", "nom usuel",
            "nom d'usage", "etternavn", "slektsnavn", "nachname", "familienname", "zuname", "achternaam",
            "familienaam", "姓", "姓氏", "苗字", "名字 姓", "氏", "성", "성씨",
        ],
    ),
    (
        Column::LatinName,
        &[
            "latin name", "name in latin letters", "english name", "name in english", "romanised name",
            "romanized name", "romaji", "roman letters", "nom en lettres latines", "nom en caracteres latins",
            "navn med latinske bokstaver", "name in lateinischer schrift", "ローマ字", "ローマ字氏名", "氏名 ローマ字", "英語名",
            "英文氏名", "英文姓名", "英文名", "英文名字", "拼音", "拼音姓名", "영문이름", "영문 이름", "영문성명", "영문 성명",
        ],
    ),
    (
        Column::PrintName,
        &[
            "print name", "display name", "public name", "pen name", "nom affiche", "nom public", "pseudonyme",
            "visningsnavn", "kunstnernavn", "anzeigename", "weergavenaam", "表示名", "公開名", "ペンネーム", "顯示名稱", "显示名称",
            "筆名", "笔名", "表示 名", "표시 이름", "필명",
        ],
    ),
    (
        Column::Title,
        &[
            "title", "salutation", "titre", "civilite", "tittel", "titel", "anrede", "aanhef", "敬称", "肩書 敬称", "稱謂",
            "称谓", "稱呼", "称呼", "호칭",
        ],
    ),
    (
        Column::Organisation,
        &[
            "organisation", "organization", "company", "institution", "employer", "association", "societe",
            "organisme", "etablissement", "entreprise", "organisasjon", "virksomhet", "firma", "bedrift",
            "forening", "verein", "organisatie", "bedrijf", "団体", "団体名", "所属", "所属団体", "会社名", "組織", "組織名", "機構",
            "機構名稱", "机构", "机构名称", "單位", "单位", "團體", "团体", "公司", "소속", "단체", "단체명", "기관",
        ],
    ),
    (
        Column::Role,
        &[
            "role", "position", "job title", "occupation", "profession", "fonction", "metier", "poste", "rolle",
            "stilling", "yrke", "verv", "beruf", "funktion", "functie", "beroep", "役職", "職業", "肩書", "肩書き", "職位",
            "职位", "職務", "职务", "職稱", "职称", "직책", "직업", "직위",
        ],
    ),
    (
        Column::Street,
        &[
            "street", "street address", "address", "address line 1", "address 1", "postal address",
            "mailing address", "home address", "adresse", "adresse postale", "rue", "voie", "numero et rue",
            "gate", "gateadresse", "postadresse", "gatenavn", "veiadresse", "strasse", "strasse und hausnummer",
            "strasse hausnummer", "strasse nr", "strasse hausnr", "str", "str nr", "anschrift", "straat", "straat en huisnummer", "adres", "住所", "ご住所", "番地",
            "町名 番地", "地址", "通訊地址", "通讯地址", "住址", "街道", "주소", "도로명주소",
        ],
    ),
    (
        Column::Postcode,
        &[
            "postcode", "post code", "postal code", "zip", "zip code", "zipcode", "zip postal code", "code postal",
            "cp", "postnummer", "postnr", "post nr", "plz", "postleitzahl", "郵便番号", "〒", "郵遞區號", "邮政编码", "邮编",
            "郵編", "郵政編碼", "우편번호",
        ],
    ),
    (
        Column::City,
        &[
            "city",
            "town",
            "town city",
            "city town",
            "place",
            "locality",
            "ville",
            "commune",
            "localite",
            "by",
            "sted",
            "poststed",
            "stad",
            "ort",
            "stadt",
            "wohnort",
            "woonplaats",
            "plaats",
            "gemeente",
            "市区町村",
            "市町村",
            "都市",
            "町",
            "城市",
            "縣市",
            "县市",
            "市",
            "鄉鎮市區",
            "도시",
            "시",
            "시군구",
        ],
    ),
    (
        Column::Country,
        &[
            "country", "country region", "nation", "pays", "land", "国", "国名", "國家", "国家", "國家 地區", "국가", "나라",
        ],
    ),
    (
        Column::Email,
        &[
            "email", "e mail", "mail", "email address", "e mail address", "your email", "courriel",
            "adresse email", "adresse e mail", "adresse mail", "adresse electronique", "adresse de courriel",
            "mel", "epost", "e post", "epostadresse", "e postadresse", "e post adresse", "e mail adresse",
            "emailadres", "e mailadres", "メール", "メールアドレス", "eメール", "電子メール", "電子郵件", "電郵", "電子信箱", "電郵地址", "电子邮件",
            "电子邮箱", "邮箱", "이메일", "이메일 주소", "전자우편",
        ],
    ),
    (
        Column::Language,
        &[
            "language", "lang", "locale", "langue", "sprak", "malform", "sprache", "taal", "言語", "語言", "语言", "언어",
        ],
    ),
    (
        Column::Date,
        &[
            "date", "signed on", "signed at", "date signed", "signing date", "date of signing", "signature date",
            "timestamp", "submitted at", "submission date", "created at", "date de signature", "signe le",
            "horodateur", "dato", "signert", "dato signert", "signert dato", "signeringsdato", "underskriftsdato", "tidsmerke", "datum",
            "unterschriftsdatum", "unterschrieben am", "datum der unterschrift", "zeitstempel", "handtekeningdatum", "tijdstempel", "日付", "署名日", "タイムスタンプ", "日期",
            "簽署日期", "签署日期", "時間戳記", "时间戳记", "날짜", "서명일", "타임스탬프",
        ],
    ),
    (
        Column::Message,
        &[
            "message", "comment", "comments", "personal message", "your message", "commentaire", "commentaires",
            "message personnel", "votre message", "melding", "kommentar", "personlig melding", "hilsen",
            "nachricht", "personliche nachricht", "bericht", "opmerking", "persoonlijk bericht", "メッセージ", "コメント",
            "ひとこと", "留言", "訊息", "讯息", "消息", "寄語", "寄语", "메시지", "한마디",
        ],
    ),
    (
        Column::MessageApproved,
        &[
            "message approved", "approved", "message ok", "message approuve", "approuve", "melding godkjent",
            "godkjent", "nachricht freigegeben", "freigegeben", "bericht goedgekeurd", "goedgekeurd", "メッセージ承認",
            "承認", "留言核准", "核准", "留言批准", "批准", "메시지 승인", "승인",
        ],
    ),
    (
        Column::Signature,
        &[
            "signature", "signature image", "signature file", "image de signature", "fichier de signature",
            "signatur", "underskrift", "signaturbilde", "unterschrift", "handtekening", "署名", "署名画像", "簽名", "签名",
            "簽名圖檔", "签名图片", "서명", "서명 이미지",
        ],
    ),
    (
        Column::Consent,
        &[
            "consent",
            "gdpr consent",
            "agreement",
            "i agree",
            "consentement",
            "accord",
            "j'accepte",
            "rgpd",
            "samtykke",
            "godtar",
            "einwilligung",
            "einverstandnis",
            "einverstanden",
            "einverstandniserklarung",
            "ich stimme zu",
            "ich bin einverstanden",
            "zustimmung",
            "jeg samtykker",
            "samtykker",
            "gdpr",
            "dsgvo",
            "datenschutz",
            "personvern",
            "toestemming",
            "akkoord",
            "同意",
            "同意の有無",
            "同意書",
            "個資同意",
            "동의",
            "동의 여부",
        ],
    ),
    (
        Column::ConsentDate,
        &[
            "consent date",
            "date of consent",
            "consented at",
            "date du consentement",
            "samtykkedato",
            "einwilligungsdatum",
            "datum toestemming",
            "同意日",
            "同意日期",
            "동의일",
        ],
    ),
    (
        Column::ConsentScope,
        &[
            "consent scope",
            "scope",
            "scope of consent",
            "portee du consentement",
            "samtykket gjelder",
            "samtykkets omfang",
            "umfang der einwilligung",
            "reikwijdte toestemming",
            "同意範囲",
            "同意の範囲",
            "同意範圍",
            "同意范围",
            "동의 범위",
        ],
    ),
    (
        Column::Visibility,
        &[
            "visibility",
            "show my name",
            "public",
            "visibilite",
            "synlighet",
            "sichtbarkeit",
            "zichtbaarheid",
            "公開",
            "公開設定",
            "公开",
            "공개",
            "공개 여부",
        ],
    ),
];

/// Headings of [`Column::Visibility`] under which a yes hides the name; under those above it shows it.
const HIDING: &[&str] = &[
    "anonymous",
    "anonymously",
    "anonymity",
    "remain anonymous",
    "stay anonymous",
    "sign anonymously",
    "keep me anonymous",
    "hide name",
    "hide my name",
    "withhold my name",
    "anonyme",
    "anonymat",
    "rester anonyme",
    "signer anonymement",
    "masquer mon nom",
    "anonym",
    "anonymt",
    "anonymitet",
    "skjul navn",
    "skjul navnet mitt",
    "anonym bleiben",
    "anonym unterschreiben",
    "anoniem",
    "anoniem blijven",
    "匿名",
    "匿名希望",
    "匿名を希望",
    "匿名を希望する",
    "匿名にする",
    "是否匿名",
    "匿名簽署",
    "匿名签署",
    "匿名聯署",
    "匿名联署",
    "익명",
    "익명 희망",
    "익명 여부",
];

/// Headings of a whole name that stand for the family name where a given name has a column of its own.
pub(in crate::signers) const NAME_OR_FAMILY: &[&str] = &["name", "nom", "navn", "naam"];

/// Headings of a whole name that stand for the given name where a family name has a column of its own.
pub(in crate::signers) const NAME_OR_GIVEN: &[&str] = &["이름", "名前", "名字"];

/// What a form adds to a heading that it insists on.
const DECORATION: &[&str] = &["*", ":", "：", "※", "必須", "必填", "?", "？"];

/// A heading as the table has it: folded, without marks between words and what stands in brackets at its end.
pub(in crate::signers) fn plain(heading: &str) -> String {
    let mut text = folded(heading);
    loop {
        let before = text.len();
        for mark in DECORATION {
            text.truncate(text.trim_end().trim_end_matches(mark).len());
        }
        if let (Some(open), true) = (text.rfind(['(', '[', '（', '【']), text.ends_with([')', ']', '）', '】'])) {
            // `(nom)` alone is the heading itself.
            if open > 0 {
                text.truncate(open);
            }
        }
        text.truncate(text.trim_end().len());
        if text.len() == before {
            break;
        }
    }
    let words = text.split(|mark: char| {
        mark.is_whitespace() || matches!(mark, '_' | '-' | '.' | '/' | ',' | '・' | '\u{2010}'..='\u{2015}' | '&' | '+')
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The column that a heading stands for, and whether the heading is one of our own or a foreign one of the table.
pub(in crate::signers) fn column_of(heading: &str) -> Option<Column> {
    let plain = plain(heading);
    let found = HEADINGS.iter().find(|(_, headings)| headings.contains(&plain.as_str())).map(|(column, _)| *column);
    found.or_else(|| HIDING.contains(&plain.as_str()).then_some(Column::Visibility))
}

/// Whether a yes under a heading hides the name.
pub(in crate::signers) fn hides(heading: &str) -> bool {
    HIDING.contains(&plain(heading).as_str())
}

/// Beginnings of words by which people say that they agree, refuse or want not to be named.
const OF_WILL: &[&str] = &[
    "anonym",
    "anoniem",
    "agree",
    "consent",
    "einverst",
    "einwillig",
    "gdpr",
    "dsgvo",
    "privacy",
    "rgpd",
    "samtyk",
    "zustimm",
];

/// Whether somebody may have refused under a heading that is not understood.
pub(in crate::signers) fn is_of_will(heading: &str) -> bool {
    let plain = plain(heading);
    let of_words = plain.split(' ').any(|word| OF_WILL.iter().any(|begin| word.starts_with(begin)));
    of_words || ["同意", "匿名", "동의", "익명"].iter().any(|word| plain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{HEADINGS, HIDING, NAME_OR_FAMILY, NAME_OR_GIVEN, column_of, hides, is_of_will, plain};
    use crate::signers::row::Column;

    #[test]
    fn a_heading_under_which_somebody_may_have_refused_is_known() {
        for heading in ["Anonym", "anonymous?", "Do you agree to this", "Jeg samtykker til dette", "匿名希望"] {
            assert!(is_of_will(heading), "{heading}");
        }
        for heading in ["Telephone", "Shoe size", "備考"] {
            assert!(!is_of_will(heading), "{heading}");
        }
    }

    #[test]
    fn a_heading_under_which_a_yes_hides_the_name_is_one_of_visibility() {
        for heading in ["Anonymous?", "Anonyme", "ANONYM", "Anoniem", "匿名", "匿名希望（必須）", "익명"] {
            assert!(hides(heading) && column_of(heading) == Some(Column::Visibility), "{heading}");
        }
        for heading in HIDING {
            assert!(hides(heading) && column_of(heading) == Some(Column::Visibility), "{heading}");
        }
        // The table's own are asked the other way round, wherever they stand in it.
        let (_, showing) = HEADINGS.iter().find(|(column, _)| *column == Column::Visibility).expect("visibility");
        for heading in showing.iter().chain(&["not anonymous", "name"]) {
            assert!(!hides(heading), "{heading}");
        }
    }

    #[test]
    fn headings_are_plain_and_mean_one_column() {
        let mut all: Vec<&str> =
            HEADINGS.iter().flat_map(|(_, headings)| headings.iter()).chain(HIDING).copied().collect();
        for heading in &all {
            assert_eq!(plain(heading), *heading);
        }
        let count = all.len();
        all.sort_unstable();
        let doubled: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert_eq!((doubled, all.len()), (vec![], count));
        assert_eq!(HEADINGS.len(), Column::ALL.len());
        for heading in NAME_OR_FAMILY.iter().chain(NAME_OR_GIVEN) {
            assert_eq!(column_of(heading), Some(Column::Name), "{heading}");
        }
    }

    #[test]
    fn what_lists_write_is_understood() {
        for (heading, expected) in [
            ("Prénom", Column::GivenName),
            ("NOM DE FAMILLE *", Column::FamilyName),
            ("E-mail", Column::Email),
            ("Adresse e-mail :", Column::Email),
            ("Code postal (5 chiffres)", Column::Postcode),
            ("Etternavn", Column::FamilyName),
            ("Språk", Column::Language),
            ("Straße", Column::Street),
            ("氏名（必須）", Column::Name),
            ("郵便番号", Column::Postcode),
            ("Ｅメール", Column::Email),
            ("ﾒｰﾙｱﾄﾞﾚｽ", Column::Email),
            ("電子郵件", Column::Email),
            ("郵遞區號", Column::Postcode),
            ("ZIP/Postal code", Column::Postcode),
            ("First_Name", Column::GivenName),
            ("우편번호", Column::Postcode),
        ] {
            assert_eq!(column_of(heading), Some(expected), "{heading}");
        }
        for heading in ["T-shirt", "フリガナ", "", "*", "()"] {
            assert_eq!(column_of(heading), None, "{heading}");
        }
    }
}
