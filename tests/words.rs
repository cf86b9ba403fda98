//! Messages in five languages: each has all of them with the same values, a run speaks the language of its locale, and what
//! programs read is English whatever the locale.

mod cli_support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use cli_support::{Workshop, repository};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use mailbag::diagnostic::Code;
use mailbag::lang::Lang;
use mailbag::lang::phrases::{Phrase, phrase};

const LANGUAGES: [&str; 5] = ["en", "fr", "nb", "ja", "zh-Hant"];

/// The values of a message or of an attribute.
#[derive(Debug, Default, PartialEq, Eq)]
struct Values {
    /// Those that stand in the text.
    placed: BTreeSet<String>,
    /// Those that choose between texts.
    chosen_by: BTreeSet<String>,
}

impl Values {
    fn of(pattern: &Pattern<String>) -> Self {
        let mut values = Self::default();
        values.take(pattern);
        values
    }

    fn take(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(inline) => self.inline(inline),
                Expression::Select { selector, variants } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        panic!("a choice by {selector:?}")
                    };
                    self.chosen_by.insert(id.name.clone());
                    for variant in variants {
                        self.take(&variant.value);
                    }
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.placed.insert(id.name.clone());
            }
            InlineExpression::StringLiteral { .. } => {}
            _ => {
                panic!("a message with more than values and text: {inline:?}")
            }
        }
    }
}

/// The messages of a language with their values; those of attributes as `message.attribute`.
fn messages(language: &str) -> BTreeMap<String, Values> {
    patterns(language, Values::of)
}

/// The same with their words.
fn texts(language: &str) -> BTreeMap<String, String> {
    patterns(language, words)
}

fn patterns<T>(language: &str, of: impl Fn(&Pattern<String>) -> T) -> BTreeMap<String, T> {
    let folder = repository().join("src/cli/words").join(language);
    let mut messages = BTreeMap::new();
    let mut add = |name: String, pattern: &Pattern<String>| {
        assert!(messages.insert(name.clone(), of(pattern)).is_none(), "{language}: `{name}` twice");
    };
    for path in files_below(&folder, "ftl") {
        let source = fs::read_to_string(&path).expect("a file of messages");
        let resource =
            fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    add(message.id.name.clone(), message.value.as_ref().expect("a message has a text"));
                    for attribute in &message.attributes {
                        add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
                    }
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{}: {other:?}", path.display()),
            }
        }
    }
    messages
}

fn files_below(folder: &Path, extension: &str) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn every_language_has_the_messages_of_english_and_none_more() {
    let english = messages("en");
    assert!(english.len() > 400, "only {} messages found", english.len());
    for language in &LANGUAGES[1..] {
        let others = messages(language);
        let missing: Vec<&String> = english.keys().filter(|name| !others.contains_key(*name)).collect();
        let more: Vec<&String> = others.keys().filter(|name| !english.contains_key(*name)).collect();
        assert!(missing.is_empty() && more.is_empty(), "{language}: missing {missing:?}, more {more:?}");
        for (name, values) in &english {
            let other = &others[name];
            assert_eq!(values.placed, other.placed, "{language}: the values of `{name}`");
            // A language without plurals does not choose; none chooses by what English does not know.
            let known: BTreeSet<&String> = values.placed.iter().chain(&values.chosen_by).collect();
            assert!(other.chosen_by.iter().all(|value| known.contains(value)), "{language}: `{name}` chooses by more");
        }
    }
}

#[test]
fn every_code_has_a_message_in_every_language() {
    for language in LANGUAGES {
        let messages = messages(language);
        for code in Code::ALL {
            assert!(messages.contains_key(code.as_str()), "{language}: {code:?}");
        }
    }
}

/// Messages whose names are put together from a code.
const PUT_TOGETHER: [&str; 7] = ["address-fault-", "construct-", "event-", "kind-", "language-", "reason-", "script-"];

#[test]
fn what_is_asked_for_is_there_and_what_is_there_is_asked_for() {
    let english = messages("en");
    let mut quoted = BTreeSet::new();
    let mut asked = 0;
    for path in files_below(&repository().join("src/cli"), "rs") {
        let source = fs::read_to_string(&path).expect("a source file");
        quoted.extend(source.split('"').map(str::to_owned));
        for name in source.split("say!(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')) {
            let name = name.split('"').next().expect("a name");
            assert!(english.contains_key(name), "{}: there is no message `{name}`", path.display());
            asked += 1;
        }
    }
    assert!(asked > 100, "only {asked} messages are asked for");
    for name in english.keys() {
        let is_code = Code::ALL.iter().any(|code| code.as_str() == name);
        let is_put_together = PUT_TOGETHER.iter().any(|prefix| name.starts_with(prefix));
        // The archive's hints are named after their messages.
        let of_archive =
            name.strip_suffix(".hint").is_some_and(|name| name.starts_with("archive-") && quoted.contains(name));
        assert!(is_code || is_put_together || of_archive || quoted.contains(name), "nothing says `{name}`");
    }
}

#[test]
fn french_marks_stand_behind_a_no_break_space() {
    for path in files_below(&repository().join("src/cli/words/fr"), "ftl") {
        let source = fs::read_to_string(&path).expect("a file of messages");
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let breaks = [" :", " ;", " ?", " !", " »", "« "].iter().any(|marks| line.contains(marks));
            assert!(!breaks, "{}: {line}", path.display());
        }
    }
}

/// What a message says, its values left out.
fn words(pattern: &Pattern<String>) -> String {
    let mut words = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    words.push_str(&self::words(&variant.value));
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
    words.to_lowercase()
}

#[test]
fn a_thing_has_one_name_in_a_language() {
    // Cover sheet and batch have the names that stand on the sheets; messages call them that and nothing else.
    for (language, file, cover_sheet, batch, others) in [
        ("fr", "fr", "Bordereau de remise", "Lot", &["couverture", "bordereau d’envoi"][..]),
        ("nb", "nb", "Følgeseddel", "Parti", &["følgeark", "omslagsark", "kampanje"]),
        ("nn", "nn", "Følgjesetel", "Parti", &["følgjeark", "omslagsark", "kampanje"]),
        ("ja", "ja", "送付状", "バッチ", &["表紙", "キャンペーン"]),
        ("zh-Hant", "zh_hant", "遞交單", "批次", &["封面", "連署人", "致送對象", "活動", "表單"]),
        ("zh-Hans", "zh_hans", "递交单", "批次", &["封面", "联署人", "致送对象", "活动", "表单"]),
    ] {
        let lang = Lang::literal(language);
        let printed = |what| phrase(what, lang, &[]);
        assert_eq!([printed(Phrase::CoverTitle), printed(Phrase::Batch)], [cover_sheet, batch], "{language}");
        let named = [cover_sheet, batch].map(str::to_lowercase);
        for what in [Phrase::CorrectionOf, Phrase::CorrectionOfOne, Phrase::QrAlt] {
            let text = printed(what).replace("{batch}", "").to_lowercase();
            assert!(text.contains(&named[1]), "{language}: {what:?} says {text}");
        }
        let phrases = fs::read_to_string(repository().join(format!("src/lang/phrases/{file}.rs"))).expect("phrases");
        assert!(!others.iter().any(|other| phrases.contains(other)), "{language}");
        if !LANGUAGES.contains(&language) {
            continue;
        }
        let (english, said) = (texts("en"), texts(language));
        for (name, text) in &said {
            assert!(!others.iter().any(|other| text.contains(other)), "{language}: `{name}` says {text}");
            // A command is written the same in every language.
            let meant: String = english[name].split('`').step_by(2).collect();
            let meant = [meant.contains("cover sheet"), names_a_batch(&meant)];
            for (named, _) in named.iter().zip(meant).filter(|(_, is_meant)| *is_meant) {
                assert!(text.contains(named), "{language}: `{name}` says {text}");
            }
        }
    }
}

/// Whether an English text speaks of batches, other than as `BATCH/SERIAL` or an option.
fn names_a_batch(text: &str) -> bool {
    let words = text.split(|character: char| !(character.is_alphanumeric() || "-/".contains(character)));
    words.into_iter().any(|word| matches!(word, "batch" | "batches"))
}

fn in_locale(workshop: &Workshop, locale: &str, line: &str) -> (Option<i32>, String, String) {
    let output = workshop.command(line.split_whitespace()).env("LANG", locale).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_run_speaks_the_language_of_its_locale() {
    let workshop = Workshop::with_shipped_files();
    for (locale, error, hint) in [
        ("C.UTF-8", "error: there is no letter `chen-osl`", "hint: did you mean `chen-oslo`?"),
        (
            "fr_FR.UTF-8",
            "erreur\u{a0}: la lettre `chen-osl` n’existe pas",
            "conseil\u{a0}: vouliez-vous dire `chen-oslo`\u{a0}?",
        ),
        ("nb_NO.UTF-8", "feil: brevet `chen-osl` finnes ikke", "tips: mente du `chen-oslo`?"),
        ("ja_JP.UTF-8", "エラー: 手紙`chen-osl`はありません", "ヒント: `chen-oslo`のことですか?"),
        ("zh_TW.UTF-8", "錯誤：沒有信件 `chen-osl`", "提示：是否為 `chen-oslo`？"),
        ("zh_CN.UTF-8", "error: there is no letter `chen-osl`", "hint: did you mean `chen-oslo`?"),
    ] {
        let (code, _, stderr) = in_locale(&workshop, locale, "check chen-osl");
        assert_eq!(code, Some(1), "{stderr}");
        assert!(stderr.contains(error) && stderr.contains(hint), "{locale}: {stderr}");
    }
}

#[test]
fn a_cell_is_underlined_behind_a_severity_of_the_language() {
    let workshop = Workshop::with_list("name,country\nAnna Eriksen,Norw\u{7}ay\n");
    for (locale, error) in [("C.UTF-8", "error: signers.csv:2"), ("ja_JP.UTF-8", "エラー: signers.csv:2")] {
        let (_, _, stderr) = in_locale(&workshop, locale, "check xinjiang-release");
        assert!(stderr.starts_with(error) || stderr.contains(&format!("\n{error}")), "{locale}: {stderr}");
    }
}

#[test]
fn what_programs_read_is_english_in_every_locale() {
    let list =
        "name,email,city,country,consent\nAnna Eriksen,anna,Oslo,NO,yes\nKari Lie,kari@example.org,\u{7},NO,yes\n";
    let made = |locale: &str| {
        let workshop = Workshop::with_list(list);
        let line = "build chen-oslo --date 2026-12-10 --skip-invalid --json";
        let (code, stdout, stderr) = in_locale(&workshop, locale, line);
        assert_eq!(code, Some(0), "{stderr}");
        (stdout, workshop.files("out"), stderr)
    };
    let (english, files, english_words) = made("C.UTF-8");
    assert!(files.keys().any(|name| name.ends_with("rejected.csv")), "{:?}", files.keys());
    for locale in ["fr_FR.UTF-8", "nb_NO.UTF-8", "ja_JP.UTF-8", "zh_TW.UTF-8"] {
        let (data, same, other_words) = made(locale);
        assert_eq!(data, english, "{locale}");
        assert!(same == files, "{locale}: another batch");
        assert_ne!(other_words, english_words, "{locale}");
    }
}
