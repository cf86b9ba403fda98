//! What lists call their columns, in the languages of those who send them: a table of data.

use crate::signers::asked::{Asks, HIDING, SHOWING, asks, may_turn_round};
use crate::signers::frames::unframed;
use crate::signers::plain::{aside, plain};
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
            "votre nom", "vos nom et prenom", "hva heter du", "kva heiter du", "navnet ditt", "fornavn og etternavn", "for og etternavn",
            "navn og etternavn", "etternavn og fornavn", "comment vous appelez vous", "nom et prenoms", "first and last name",
            "first name and last name", "name and surname", "name surname", "vorname und nachname", "vorname nachname",
            "wie heissen sie", "hoe heet u", "voornaam en achternaam", "中文姓名", "中文名", "中文名字", "フルネーム", "漢字氏名", "氏名 漢字",
            "namn", "namen", "fullt namn", "nombre", "nome", "nombre completo", "nombre y apellidos", "nombre y apellido",
            "nombres y apellidos", "nome completo", "nome e cognome", "nome e sobrenome", "nome e apelido",
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
            "fornamn",
            "given name", "given names", "first name", "firstname", "first names", "forename", "forenames",
            "given", "prenom", "prenoms", "fornavn", "for og mellomnavn", "vorname", "vornamen", "voornaam",
            "voornamen", "名", "名 first name", "下の名前",
        ],
    ),
    (
        Column::FamilyName,
        &[
            "etternamn", "efternamn", "apellido", "apellidos", "primer apellido", "segundo apellido", "cognome", "cognomi",
            "sobrenome", "sobrenomes", "apelido", "apelidos",
            "family name", "last name", "lastname", "surname", "family", "nom de famille", "nom usuel",
            "nom d'usage", "etternavn", "slektsnavn", "nachname", "familienname", "zuname", "achternaam",
            "familienaam", "姓", "姓氏", "苗字", "名字 姓", "氏", "성", "성씨",
        ],
    ),
    (
        Column::LatinName,
        &[
            "navn i latinske bokstaver", "navn pa latinske bokstaver", "latinske bokstaver", "latinsk navn", "navn latinsk", "nom latin", "nom en alphabet latin", "name in lateinischen buchstaben", "lateinischer name", "naam in latijnse letters", "latijnse naam", "name latin", "latin letters", "name in latin script", "ラテン文字の氏名", "ラテン文字", "ローマ字表記", "拉丁字母姓名", "拉丁字母", "拉丁姓名", "로마자 이름", "로마자 성명",
            "latin name", "name in latin letters", "english name", "name in english", "romanised name",
            "romanized name", "romaji", "roman letters", "nom en lettres latines", "nom en caracteres latins",
            "navn med latinske bokstaver", "name in lateinischer schrift", "ローマ字", "ローマ字氏名", "氏名 ローマ字", "英語名",
            "英文氏名", "英文姓名", "英文名", "英文名字", "拼音", "拼音姓名", "영문이름", "영문 이름", "영문성명", "영문 성명",
        ],
    ),
    (
        Column::PrintName,
        &[
            "pseudonym", "alias", "sign as", "name to print", "name to be printed", "name for printing", "name for print",
            "printed name", "name as printed", "name to be published", "name to publish", "published name", "name to be shown",
            "name to show", "name to use", "name on the letter", "name on letter", "name as it should appear",
            "nom a imprimer", "nom imprime", "nom a afficher", "nom a publier", "nom de plume", "signer comme", "signer sous le nom",
            "signer sous le nom de", "navn pa trykk", "navn til trykk", "navn som skal trykkes", "navn i brevet", "dekknavn",
            "signer som", "signeres som", "undertegnes som", "name zum abdruck", "name im druck", "zu druckender name", "kunstlername",
            "deckname", "pseudoniem", "schuilnaam", "naam voor druk", "af te drukken naam", "掲載名", "掲載用氏名", "掲載氏名", "掲載する名前",
            "掲載するお名前", "公開用氏名", "署名に使う名前", "署名用の名前", "表示する名前", "表示用の名前", "表示用氏名", "印刷する名前", "印刷名",
            "化名", "署名用姓名", "顯示姓名", "显示姓名", "刊登姓名", "刊登用姓名", "印刷姓名", "가명", "게재 이름", "게재할 이름", "표시할 이름",
            "인쇄할 이름",
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
            "bosted",
            "hjemsted",
            "kommune",
            "bostedskommune",
            "hvor bor du",
            "ville de residence",
            "commune de residence",
            "lieu de residence",
            "ou habitez vous",
            "what city do you live in",
            "what town do you live in",
            "which city do you live in",
            "where do you live",
            "city of residence",
            "town of residence",
            "place of residence",
            "wo wohnen sie",
            "waar woont u",
            "居住地",
            "お住まい",
            "お住まいの地域",
            "お住まいの市区町村",
            "居住城市",
            "所在城市",
            "居住地區",
            "居住地区",
            "거주지",
            "거주 도시",
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
            "country of residence", "pays de residence", "bostedsland", "居住国", "居住國家", "居住国家",
            "国 地域", "国家 地区", "国 地区",
            "country", "country region", "nation", "pays", "land", "国", "国名", "國家", "国家", "國家 地區", "국가", "나라",
        ],
    ),
    (
        Column::Email,
        &[
            "电邮",
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
            "day of signing", "day of signature", "signature day", "date signature", "signature le", "dato for signering", "dato for underskrift", "dato for underskriving", "signeringsdag", "underskrevet dato", "dato underskrevet", "signatur dato", "signaturdato", "tidspunkt", "datum unterschrift", "datum der unterzeichnung", "unterzeichnet am", "datum van ondertekening", "datum ondertekening", "ondertekend op", "署名した日", "署名年月日", "簽署日", "签署日", "簽名日期", "签名日期", "서명 날짜", "서명 일자", "서명일자",
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
            "個人のメッセージ", "個人留言", "個人訊息", "个人留言", "votre commentaire", "din melding", "개인 메시지",
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
            "signaturfil", "underskriftsbilde",
            "signature", "signature image", "signature file", "image de signature", "fichier de signature",
            "signatur", "underskrift", "signaturbilde", "unterschrift", "handtekening", "署名", "署名画像", "簽名", "签名",
            "簽名圖檔", "签名图片", "서명", "서명 이미지",
        ],
    ),
    (
        Column::Consent,
        &[
            "i consent", "do you agree", "do you consent", "acceptez vous", "akzeptiert", "samtykke gitt", "samtykke til publisering", "jeg godtar", "consentimiento", "acepto", "consenso", "consentement donne", "consent given",
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
            "date consent", "consent given on", "date de consentement", "consentement date", "dato for samtykke", "samtykke dato", "samtykket dato", "samtykket den", "samtykkets dato", "datum der einwilligung", "einwilligung datum", "datum der zustimmung", "toestemmingsdatum", "datum van toestemming", "同意した日", "同意年月日", "同意書日期", "동의 날짜", "동의 일자", "동의일자",
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
            "visibilite",
            "synlighet",
            "sichtbarkeit",
            "zichtbaarheid",
            "公開設定",
        ],
    ),
];

/// Headings of a whole name that stand for the family name where a given name has a column of its own.
pub(in crate::signers) const NAME_OR_FAMILY: &[&str] = &["name", "nom", "navn", "namn", "naam"];

/// Headings of a whole name that stand for the given name where a family name has a column of its own.
pub(in crate::signers) const NAME_OR_GIVEN: &[&str] = &["이름", "名前", "名字", "nombre", "nome"];

/// Beginnings of the words for a family name in Spanish, Italian and Portuguese.
const OF_FAMILY: &[&str] = &["apellid", "cognom", "sobrenom", "apelid"];

/// Whether a heading speaks of a family name, and not of a given name too.
pub(in crate::signers) fn is_of_family(heading: &str) -> bool {
    let plain = plain(heading);
    let mut words = plain.split(' ');
    words.clone().any(|word| OF_FAMILY.iter().any(|begin| word.starts_with(begin)))
        && !words.any(|word| word.starts_with("nom"))
}

/// The column that a heading stands for, one of the tables' or one that [`asks`] something of the name; `What is your name?` stands for
/// that of `name`.
pub(in crate::signers) fn column_of(heading: &str) -> Option<Column> {
    let plain = plain(heading);
    of_tables(&plain).or_else(|| asks(&plain).map(|_| Column::Visibility)).or_else(|| in_frame(&plain))
}

/// Whether a heading asks for a name in the frame of a question, as no person is called.
pub(in crate::signers) fn names_by_frame(heading: &str) -> bool {
    let plain = plain(heading);
    of_tables(&plain).is_none() && in_frame(&plain).is_some_and(|column| NAMES.contains(&column))
}

/// The columns of a name.
const NAMES: [Column; 5] = [Column::Name, Column::GivenName, Column::FamilyName, Column::LatinName, Column::PrintName];

/// The column that a heading asks for in the frame of a question, or behind a number.
fn in_frame(plain: &str) -> Option<Column> {
    unframed(plain).find_map(of_tables)
}

/// The column of a heading that stands in a table as it is: nothing that a person writes as a message does.
pub(in crate::signers) fn listed(heading: &str) -> Option<Column> {
    of_tables(&plain(heading))
}

fn of_tables(plain: &str) -> Option<Column> {
    let found = HEADINGS.iter().find(|(_, headings)| headings.contains(&plain)).map(|(column, _)| *column);
    found.or_else(|| (HIDING.contains(&plain) || SHOWING.contains(&plain)).then_some(Column::Visibility))
}

/// Whether what stands in brackets may turn a wish round. The same wish in another language does not.
fn is_turned_round(beside: &str, wish: Asks) -> bool {
    let inner = beside.trim_matches(|mark| "()[]（）【】".contains(mark));
    may_turn_round(beside) && asks(&plain(inner)) != Some(wish)
}

/// What a heading of [`Column::Visibility`] asks of the name.
pub(in crate::signers) fn asked(heading: &str) -> Asks {
    let plain = plain(heading);
    match asks(&plain) {
        Some(wish @ (Asks::Hiding | Asks::Showing)) if is_turned_round(&aside(heading), wish) => Asks::Unread,
        asks => asks.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{HEADINGS, NAME_OR_FAMILY, NAME_OR_GIVEN, asked, column_of};
    use crate::signers::asked::{Asks, HIDING, SHOWING};
    use crate::signers::plain::plain;
    use crate::signers::row::Column;

    #[test]
    fn a_heading_that_asks_something_of_the_name_is_one_of_visibility() {
        for (headings, asks) in [
            (HIDING, Asks::Hiding),
            (
                &[
                    "Anonymous?",
                    "ANONYM",
                    "Anoniem",
                    "匿名希望（必須）",
                    "Vil være anonym",
                    "isAnonymous",
                    "hideName",
                    "Anonymous (匿名)",
                    "Anonym (ja/nei)",
                ],
                Asks::Hiding,
            ),
            (&["showName", "Publish my name (Publier mon nom)"], Asks::Showing),
            (SHOWING, Asks::Showing),
            (&["visibility", "公開設定", "Named or anonymous"], Asks::How),
            (&["Publish my name (yes/no)", "Publish my name (optional)"], Asks::Showing),
            (
                &[
                    "Publish my name (tick if not)",
                    "Publish my name (tick to opt out)",
                    "氏名を公開する（しない場合に印）",
                    "Show my name (tick if not)",
                    "Public (tick if not)",
                    "公開（しない場合に印）",
                    "Not anonymous (tick to stay anonymous)",
                    "Publish my name (yes = keep it private)",
                    "Show my name (1 = hidden, 0 = shown)",
                    "Anonymous (leave empty to stay anonymous)",
                    "Hide name and address",
                    "Skjul navn og adresse",
                    "Masquer nom et adresse",
                    "Do not publish name and city",
                ],
                Asks::Unread,
            ),
        ] {
            for heading in headings {
                assert_eq!((column_of(heading), asked(heading)), (Some(Column::Visibility), asks), "{heading}");
            }
        }
    }

    /// A cell of a spreadsheet or a key of JSON may hold anything: it is looked at once, and its end is not passed over.
    #[test]
    fn of_a_long_heading_the_beginning_is_read() {
        for mark in ["()", "*", "(", ":?", "（】"] {
            assert!(plain(&mark.repeat(100_000)).len() < 1_000);
        }
        let rest = "please ".repeat(200);
        assert_eq!(asked(&format!("Publish my name {rest} never")), Asks::Unread);
        assert_eq!(plain("Navn * (må fylles ut) :*"), "navn");
    }

    #[test]
    fn headings_are_plain_and_mean_one_column() {
        let mut all: Vec<&str> =
            HEADINGS.iter().flat_map(|(_, headings)| headings.iter()).chain(HIDING).chain(SHOWING).copied().collect();
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
            ("Navn i latinske bokstaver", Column::LatinName),
            ("Dato for signering", Column::Date),
            ("Samtykke dato", Column::ConsentDate),
            ("Dato for samtykke", Column::ConsentDate),
            ("Datum der Einwilligung", Column::ConsentDate),
            ("署名年月日", Column::Date),
        ] {
            assert_eq!(column_of(heading), Some(expected), "{heading}");
        }
        for (heading, expected) in [
            ("What is your name?", Column::Name),
            ("1. Name", Column::Name),
            ("2) E-mail", Column::Email),
            ("Q3. City", Column::City),
            ("3、お名前", Column::Name),
            ("①氏名", Column::Name),
            ("Please enter your e-mail address *", Column::Email),
            ("Votre prénom", Column::GivenName),
            ("Quelle est votre ville ?", Column::City),
            ("Veuillez indiquer votre code postal", Column::Postcode),
            ("Hva er ditt etternavn?", Column::FamilyName),
            ("Oppgi e-postadresse", Column::Email),
            ("Din bosted", Column::City),
            ("Ihr Vorname", Column::GivenName),
            ("Wie lautet Ihre Postleitzahl?", Column::Postcode),
            ("Bitte geben Sie Ihren Namen ein", Column::Name),
            ("Uw woonplaats", Column::City),
            ("您的姓名", Column::Name),
            ("请输入您的电子邮箱", Column::Email),
            ("請填寫姓名", Column::Name),
            ("您的城市是什麼？", Column::City),
            ("あなたの国", Column::Country),
            ("お名前を入力してください", Column::Name),
            ("メールアドレスをご記入ください。", Column::Email),
            ("이름을 입력하세요", Column::Name),
            ("귀하의 우편번호", Column::Postcode),
            ("Votre nom", Column::Name),
            ("Hva heter du?", Column::Name),
            ("Sign as", Column::PrintName),
            ("署名に使う名前", Column::PrintName),
            ("Ville de résidence", Column::City),
        ] {
            assert_eq!(column_of(heading), Some(expected), "{heading}");
        }
        for heading in
            ["T-shirt", "フリガナ", "", "*", "()", "Your opinion", "1. ", "What is your favourite city", "あなたの意見"]
        {
            assert_eq!(column_of(heading), None, "{heading}");
        }
    }
}
