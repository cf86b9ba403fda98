//! What makes a name doubtful. Doubts are said and reject nobody: some people are called Test.

use encoding_rs::WINDOWS_1252;
use unicode_script::{Script, UnicodeScript};

use crate::lang::Lang;
use crate::signers::fold::folded;

/// What people type who do not want to give a name, folded as [`folded`] does.
#[rustfmt::skip]
const PLACEHOLDERS: &[&str] = &[
    "test", "tester", "testing", "test test", "asdf", "asdfg", "asdfgh", "qwerty", "qwertz", "azerty", "foo",
    "bar", "foo bar", "foobar", "n/a", "na", "none", "null", "nil", "undefined", "nan", "unknown", "inconnu",
    "ukjent", "anonymous", "anonyme", "anonym", "anon", "name", "nom", "navn", "first name", "last name", "prenom",
    "fornavn", "etternavn", "lorem ipsum", "john doe", "jane doe", "max mustermann", "ola nordmann",
    "kari nordmann", "x", "xx", "total", "totals", "grand total", "sum", "totalt", "summe", "gesamt", "totaal", "合計", "总计", "合计",
    "總計", "テスト", "てすと", "名無し", "名無しさん", "匿名", "山田太郎", "測試", "测试", "某某", "無名", "无名", "테스트",
    "익명", "홍길동",
];

/// Titles and salutations that belong before or behind a name, folded.
#[rustfmt::skip]
pub(in crate::signers) const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dr",
    "prof",
    "professor",
    "rev",
    "m",
    "mme",
    "mlle",
    "mm",
    "me",
    "pr",
    "monsieur",
    "madame",
    "mademoiselle",
    "docteur",
    "herr",
    "frau",
    "hr",
    "fru",
    "froken",
    "dhr",
    "mevr",
    "mw",
];

/// Titles behind a name of an East Asian language, without a space.
const TITLES_BEHIND: &[&str] = &["様", "さん", "先生", "女士", "小姐", "氏", "殿", "博士", "教授", "님", "씨"];

/// What spreadsheets show for a formula that failed: Excel in English, French, German, Dutch, Norwegian, and LibreOffice.
#[rustfmt::skip]
const SPREADSHEET_ERRORS: &[&str] = &[
    "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "#####",
    "#NOM?", "#VALEUR!", "#NOMBRE!", "#NUL!", "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#N/B", "#VERW!", "#NAAM?", "#WAARDE!",
    "#GETAL!", "#LEEG!", "#I/T", "#NAVN?", "#VERDI!",
];

/// The cell, where it is what a spreadsheet shows for a formula that failed.
pub(in crate::signers) fn spreadsheet_error(cell: &str) -> Option<&str> {
    let cell = cell.trim_start();
    if !cell.starts_with('#') && !cell.starts_with("Err:") {
        return None;
    }
    let cell = cell.trim_end();
    let is_numbered = || cell.strip_prefix("Err:").is_some_and(|rest| rest.len() == 3 && rest.parse::<u16>().is_ok());
    (SPREADSHEET_ERRORS.contains(&cell) || is_numbered()).then_some(cell)
}

/// Whether UTF-8 was once read as Windows-1252: the text in that encoding is UTF-8 again (`BjÃ¸rn`).
fn is_spoiled(name: &str) -> bool {
    // The first byte of two, three or four as a letter, and behind it one that is no ASCII either.
    let begins = |pair: (char, char)| matches!(pair.0, 'Â'..='ô') && !pair.1.is_ascii();
    if name.is_ascii() || !name.chars().zip(name.chars().skip(1)).any(begins) {
        return false;
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(name);
    !lossy && std::str::from_utf8(&bytes).is_ok()
}

/// Why a whole name is doubtful; a word of `doubtful-name`.
pub(in crate::signers) fn doubt(name: &str) -> Option<&'static str> {
    let bytes = name.as_bytes();
    if bytes.contains(&b'@') {
        return Some("mail-address");
    }
    if bytes.windows(3).any(|three| three == b"://") || name.starts_with("www.") {
        return Some("web-address");
    }
    if name.chars().any(char::is_numeric)
        && name.chars().any(|digit| digit.is_ascii_digit() || matches!(digit, '０'..='９'))
    {
        return Some("number");
    }
    if is_spoiled(name) {
        return Some("spoiled");
    }
    // Nobody types a longer one.
    if bytes.len() <= 24 {
        let folded = folded(name);
        let mut characters = folded.chars().filter(|character| character.is_alphanumeric());
        let first = characters.next();
        let alike = folded.chars().count() >= 3 && first.is_some() && characters.all(|other| Some(other) == first);
        if alike || PLACEHOLDERS.contains(&folded.as_str()) {
            return Some("placeholder");
        }
    }
    None
}

/// Whether a cell of a name begins or ends with a title.
pub(in crate::signers) fn has_title(name: &str) -> bool {
    let first = name.split([' ', '.', '\u{A0}']).next().unwrap_or_default();
    if first.len() < name.len() && first.len() <= 24 && TITLES.contains(&folded(first).as_str()) {
        // An initial with its point is a name: `M. Eriksen` may be either, `M Eriksen` too.
        return first.chars().count() > 1;
    }
    // A title of one character is the end of many a name: 王先生 has one, 森氏 may be called so.
    let is_named = |title: &str, rest: &str| rest.chars().count() > usize::from(title.chars().count() == 1);
    !name.is_ascii()
        && TITLES_BEHIND.iter().any(|title| name.strip_suffix(title).is_some_and(|rest| is_named(title, rest)))
}

/// How the letters of a name are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum Case {
    Mixed,
    Capitals,
    Small,
}

/// Particles that are written small in many names.
const PARTICLES: &[&str] = &[
    "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el",
    "ibn", "la", "le", "och", "og", "ten", "ter", "van", "von", "vom", "y", "zu", "zum", "zur",
];

/// Whether all letters of a name are capitals, or all small; a name of one letter, or of particles alone, is neither.
pub(in crate::signers) fn case(name: &str) -> Case {
    let (mut upper, mut lower) = (0, 0);
    for character in name.chars() {
        upper += usize::from(character.is_uppercase());
        lower += usize::from(character.is_lowercase());
        if upper > 0 && lower > 0 {
            return Case::Mixed;
        }
    }
    if upper >= 2 {
        Case::Capitals
    } else if lower >= 2 && name.split(' ').any(|word| !PARTICLES.contains(&word)) {
        Case::Small
    } else {
        Case::Mixed
    }
}

/// Numbers behind a name, as Romans wrote them; `VI`, `IX` and `XI` are names too.
const ROMAN: &[&str] = &["ii", "iii", "iv", "vii", "viii"];

/// The name with a capital at the beginning of each word: `DUPRÉ-MARTIN` is `Dupré-Martin`, `VAN DER BERG` `van der Berg`,
/// `O'NEILL` `O'Neill`, `MCDONALD` `McDonald`, in a Turkish name `IŞIK` `Işık`, in a Dutch one `IJSBRAND` `IJsbrand`. Only where
/// somebody asked for it: `DE LA CRUZ` may be `De La Cruz`.
pub(in crate::signers) fn mended(name: &str, lang: Option<Lang>) -> String {
    let is_in = |languages: &[&str]| lang.is_some_and(|lang| languages.contains(&lang.language()));
    // The `i` of these languages has its dot in both cases or in none.
    let (is_dotted, is_dutch) = (is_in(&["tr", "az"]), is_in(&["nl"]));
    let mut mended = String::with_capacity(name.len());
    for (place, word) in name.split_inclusive(' ').enumerate() {
        let small =
            if is_dotted { word.replace('I', "ı").replace('İ', "i").to_lowercase() } else { word.to_lowercase() };
        if PARTICLES.contains(&small.trim_end()) {
            mended.push_str(&small);
            continue;
        }
        if place > 0 && ROMAN.contains(&small.trim_end()) {
            mended.push_str(&small.to_uppercase());
            continue;
        }
        let mut begins = true;
        let mut letters = 0;
        for character in small.chars() {
            if begins && character.is_alphabetic() {
                match character {
                    'i' if is_dotted => mended.push('İ'),
                    _ => mended.extend(character.to_uppercase()),
                }
                begins = false;
                letters = 1;
                continue;
            }
            letters += 1;
            let is_of_ij = is_dutch && letters == 2 && character == 'j' && mended.ends_with('I');
            mended.push(if is_of_ij { 'J' } else { character });
            let after_mc = letters == 2 && mended.ends_with("Mc") && small.trim_end().chars().count() > 3;
            begins = matches!(character, '-' | '\'' | '’') || after_mc;
        }
    }
    mended
}

/// The first word that mixes letters which look alike: Latin with Cyrillic or Greek.
pub(in crate::signers) fn mixed_word(text: &str) -> Option<&str> {
    if text.is_ascii() {
        return None;
    }
    text.split(|character: char| !character.is_alphanumeric()).find(|word| {
        let (mut latin, mut other) = (false, false);
        for character in word.chars() {
            match character.script() {
                Script::Latin => latin = true,
                Script::Cyrillic | Script::Greek | Script::Armenian | Script::Cherokee => other = true,
                _ => {}
            }
        }
        latin && other
    })
}

#[cfg(test)]
mod tests {
    use super::{Case, PARTICLES, PLACEHOLDERS, TITLES, case, doubt, has_title, mended, mixed_word, spreadsheet_error};
    use crate::lang::Lang;
    use crate::signers::fold::folded;

    #[test]
    fn words_are_folded() {
        for word in PLACEHOLDERS.iter().chain(TITLES).chain(PARTICLES) {
            assert_eq!(folded(word), *word);
        }
    }

    #[test]
    fn doubtful_names_are_seen() {
        for (name, expected) in [
            ("anna@example.org", Some("mail-address")),
            ("https://example.org", Some("web-address")),
            ("Anna 2", Some("number")),
            ("TEST", Some("placeholder")),
            ("Total", Some("placeholder")),
            ("SUMME", Some("placeholder")),
            ("合計", Some("placeholder")),
            ("總計", Some("placeholder")),
            ("asdf", Some("placeholder")),
            ("aaaa", Some("placeholder")),
            ("テスト", Some("placeholder")),
            ("BjÃ¸rn", Some("spoiled")),
            ("Ã…s", Some("spoiled")),
            ("é™³å¤§æ–‡", Some("spoiled")),
            ("Ãngela", None),
            ("Åsa Öberg", None),
            ("Anna Eriksen", None),
            ("Testarossa", None),
            ("三浦 一", None),
            ("Aa", None),
            ("Ng", None),
        ] {
            assert_eq!(doubt(name), expected, "{name}");
        }
    }

    #[test]
    fn failed_formulas_are_seen() {
        for (cell, expected) in [
            ("#N/A", Some("#N/A")),
            (" #REF! ", Some("#REF!")),
            ("Err:502", Some("Err:502")),
            ("#1 of us", None),
            ("Err: no", None),
            ("#metoo", None),
        ] {
            assert_eq!(spreadsheet_error(cell), expected, "{cell}");
        }
    }

    #[test]
    fn titles_are_seen() {
        for name in ["Mme Dupont", "Dr. Anna Eriksen", "Herr Müller", "王先生", "鈴木一郎様", "김민수님"] {
            assert!(has_title(name), "{name}");
        }
        for name in ["M. Eriksen", "Drake", "Mme", "様", "先生", "Anna Eriksen", "王芳", "Missy Elliott"] {
            assert!(!has_title(name), "{name}");
        }
    }

    #[test]
    fn letters_are_capitals_or_small() {
        for (name, expected) in [
            ("DUPRÉ", Case::Capitals),
            ("ÅSHEIM-BERG", Case::Capitals),
            ("anna", Case::Small),
            ("van der berg", Case::Small),
            ("de la", Case::Mixed),
            ("Eriksen", Case::Mixed),
            ("A", Case::Mixed),
            ("陳大文", Case::Mixed),
            ("ئاينۇر", Case::Mixed),
        ] {
            assert_eq!(case(name), expected, "{name}");
        }
    }

    #[test]
    fn names_are_mended() {
        for (lang, name, expected) in [
            ("", "DUPRÉ-MARTIN", "Dupré-Martin"),
            ("", "VAN DER BERG", "van der Berg"),
            ("", "O'NEILL", "O'Neill"),
            ("", "MCDONALD", "McDonald"),
            ("", "anna sofie", "Anna Sofie"),
            ("", "ǅENAN", "ǅenan"),
            ("tr", "ŞEYMA IŞIK", "Şeyma Işık"),
            ("tr", "irem İNCİ-IRMAK", "İrem İnci-Irmak"),
            ("en", "IRIS", "Iris"),
            ("nl", "IJSBRAND VAN IJZER-IJ", "IJsbrand van IJzer-IJ"),
            ("nl", "ILSE", "Ilse"),
            ("en", "IJAZ", "Ijaz"),
            ("", "JOHN SMITH III", "John Smith III"),
            ("", "XI JINPING", "Xi Jinping"),
            ("", "II", "Ii"),
        ] {
            assert_eq!(mended(name, Lang::parse(lang)).replace('Ǆ', "ǅ"), expected);
        }
    }

    #[test]
    fn letters_that_look_alike_are_seen() {
        assert_eq!(mixed_word("Anna Er\u{456}ksen"), Some("Er\u{456}ksen"));
        for text in ["Anna Eriksen", "Айгүл (Aigul)", "Αθηνά Berg", "陳 Chen", "A陳"] {
            assert_eq!(mixed_word(text), None, "{text}");
        }
    }
}
