//! What is wrong with a command line, where the parser's own English is not the language of the messages.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::words::catalogue::{language, say};
use crate::cli::words::escaped;
use crate::cli::words::failures::with_hint;
use crate::cli::words::labels::error;
use crate::cli::words::lists::listed;
use crate::cli::words::locale::Language;

/// The common mistakes, in the language of the messages. `None` where the parser's own words are: in English, of any other mistake, and
/// where it says less than it should.
pub(crate) fn misused(wrong: &clap::Error) -> Option<String> {
    if language() == Language::English {
        return None;
    }
    let (message, suggested) = match wrong.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = one(wrong, ContextKind::InvalidSubcommand)?;
            (say!("misuse-command", typed = typed), ContextKind::SuggestedSubcommand)
        }
        ErrorKind::UnknownArgument => {
            (say!("misuse-option", typed = one(wrong, ContextKind::InvalidArg)?), ContextKind::SuggestedArg)
        }
        ErrorKind::InvalidValue => {
            let (value, option) = (one(wrong, ContextKind::InvalidValue)?, one(wrong, ContextKind::InvalidArg)?);
            let known = all(wrong, ContextKind::ValidValue);
            let message = if value.is_empty() {
                say!("misuse-no-value", option = option)
            } else if known.is_empty() {
                say!("misuse-value", value = value, option = option)
            } else {
                say!("misuse-value-known", value = value, option = option, known = listed(&known))
            };
            (message, ContextKind::SuggestedValue)
        }
        ErrorKind::ValueValidation => {
            let (value, option) = (one(wrong, ContextKind::InvalidValue)?, one(wrong, ContextKind::InvalidArg)?);
            // Why it is none is said by whoever reads the value, in English.
            let reason = wrong.source().map(|reason| escaped(&reason.to_string())).unwrap_or_default();
            (say!("misuse-value-reason", value = value, option = option, reason = reason), ContextKind::SuggestedValue)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = all(wrong, ContextKind::InvalidArg);
            (say!("misuse-missing", missing = listed(&missing)), ContextKind::SuggestedArg)
        }
        ErrorKind::MissingSubcommand => (say!("misuse-no-command"), ContextKind::SuggestedSubcommand),
        ErrorKind::ArgumentConflict => {
            let (option, other) = (one(wrong, ContextKind::InvalidArg)?, all(wrong, ContextKind::PriorArg));
            (say!("misuse-conflict", option = option, other = listed(&other)), ContextKind::SuggestedArg)
        }
        _ => return None,
    };
    let meant = all(wrong, suggested);
    let hint = if meant.is_empty() { say!("misuse-help") } else { say!("did-you-mean", nearest = meant.join("`, `")) };
    Some(with_hint(error(&message), &hint))
}

/// What the parser knows of a mistake, all of it.
fn all(wrong: &clap::Error, kind: ContextKind) -> Vec<String> {
    match wrong.get(kind) {
        Some(ContextValue::String(text)) => vec![escaped(text)],
        Some(ContextValue::Strings(texts)) => texts.iter().map(|text| escaped(text)).collect(),
        _ => Vec::new(),
    }
}

/// The first of it.
fn one(wrong: &clap::Error, kind: ContextKind) -> Option<String> {
    all(wrong, kind).into_iter().next()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::misused;
    use crate::cli::args::Cli;
    use crate::cli::words::catalogue::in_language;
    use crate::cli::words::locale::Language;

    #[test]
    fn mistakes_are_told_in_the_language() {
        let told = |language, line: &str| {
            let wrong = Cli::try_parse_from(line.split_whitespace()).expect_err("a mistake");
            in_language(language, || misused(&wrong)).unwrap_or_default()
        };
        for (line, expected) in [
            ("mailbag bild", ["`bild`", "`build`"]),
            ("mailbag list --color maybe", ["`maybe`", "`--color <WHEN>`"]),
            ("mailbag proof x --lots y", ["`y`", "`--lots <N>`"]),
            ("mailbag proof x --simplx", ["`--simplx`", "`--simplex`"]),
            ("mailbag reprint", ["<BATCH>", "--help"]),
            ("mailbag preview x --png --pdf", ["--pdf", "--png"]),
        ] {
            for language in [Language::French, Language::Norwegian, Language::Japanese, Language::TraditionalChinese] {
                let said = told(language, line);
                assert!(expected.iter().all(|words| said.contains(words)), "{line}: {said}");
            }
            // English is the parser's own.
            assert_eq!(told(Language::English, line), "");
        }
    }
}
