//! Messages by their names, in the language of whoever reads them.
//!
//! A message stands in an `.ftl` file (Fluent) of its subject, one for each language. What no language has falls back to
//! English, and what English has not to its own name. Values are put in as they are: they are never read as Fluent.

use std::cell::Cell;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::cli::words::locale::{self, Language};

/// The files of a language, in the order of their subjects.
macro_rules! files {
    ($folder:literal) => {
        [
            include_str!(concat!($folder, "/common.ftl")),
            include_str!(concat!($folder, "/findings.ftl")),
            include_str!(concat!($folder, "/address.ftl")),
            include_str!(concat!($folder, "/reasons.ftl")),
            include_str!(concat!($folder, "/life.ftl")),
            include_str!(concat!($folder, "/summary.ftl")),
            include_str!(concat!($folder, "/lists.ftl")),
            include_str!(concat!($folder, "/faces.ftl")),
            include_str!(concat!($folder, "/called.ftl")),
            include_str!(concat!($folder, "/failures.ftl")),
            include_str!(concat!($folder, "/job-sheet.ftl")),
            include_str!(concat!($folder, "/archive.ftl")),
            include_str!(concat!($folder, "/preview.ftl")),
            include_str!(concat!($folder, "/init.ftl")),
            include_str!(concat!($folder, "/proof.ftl")),
            include_str!(concat!($folder, "/starter.ftl")),
        ]
    };
}

const FILES: usize = 16;

fn files(language: Language) -> [&'static str; FILES] {
    match language {
        Language::English => files!("en"),
        Language::French => files!("fr"),
        Language::Norwegian => files!("nb"),
        Language::Japanese => files!("ja"),
        Language::TraditionalChinese => files!("zh-Hant"),
    }
}

type Messages = FluentBundle<FluentResource>;

/// The messages of a language, read when the first one is asked for.
fn messages(language: Language) -> &'static Messages {
    static READ: [OnceLock<Messages>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    READ[language as usize].get_or_init(|| {
        let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Marks around every value would stand as boxes in many terminals; values are made harmless before they come here.
        bundle.set_use_isolating(false);
        for source in files(language) {
            // Tests see that every file is understood; of one that is not, the rest is used.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

/// The language of the environment.
static CHOSEN: OnceLock<Language> = OnceLock::new();

thread_local! {
    /// Another language, for a while.
    static INSTEAD: Cell<Option<Language>> = const { Cell::new(None) };
}

/// Chooses the language of whoever runs the program. Until then all is English.
pub(crate) fn choose() {
    CHOSEN.get_or_init(locale::language);
}

/// The language of messages that are made now.
pub(crate) fn language() -> Language {
    INSTEAD.get().or_else(|| CHOSEN.get().copied()).unwrap_or(Language::English)
}

/// Makes messages in this language, whatever was chosen: what a program reads is English everywhere.
pub(crate) fn in_language<T>(language: Language, make: impl FnOnce() -> T) -> T {
    struct Before(Option<Language>);
    impl Drop for Before {
        fn drop(&mut self) {
            INSTEAD.set(self.0);
        }
    }
    let _before = Before(INSTEAD.replace(Some(language)));
    make()
}

/// The message of this name, or the attribute of a message as `name.attribute`, with these values.
pub(crate) fn text(name: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    let chosen = language();
    let found = formatted(chosen, name, values)
        .or_else(|| (chosen != Language::English).then(|| formatted(Language::English, name, values)).flatten());
    found.unwrap_or_else(|| name.to_owned())
}

/// Whether there is such a message.
pub(crate) fn is_known(name: &str) -> bool {
    messages(Language::English).has_message(name)
}

fn formatted(language: Language, name: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let messages = messages(language);
    let (id, attribute) = name.split_once('.').map_or((name, None), |(id, attribute)| (id, Some(attribute)));
    let message = messages.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set(*name, value.clone());
    }
    // A value that is missing is shown by its name.
    Some(messages.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
}

/// A message with its values: `say!("busy", folder = escaped(folder))`. Numbers choose plurals; text is shown as it is.
macro_rules! say {
    ($name:expr $(, $value_name:ident = $value:expr)* $(,)?) => {
        $crate::cli::words::catalogue::text($name, &[$((stringify!($value_name), fluent_bundle::FluentValue::from($value))),*])
    };
}

pub(crate) use say;

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentValue;

    use super::{in_language, text};
    use crate::cli::words::locale::Language;

    /// Messages that are worded by a number, and the languages that have another word for one than for five.
    const COUNTED: [(&str, &str, &[Language]); 28] = {
        const ALL: &[Language] = &[Language::English, Language::French, Language::Norwegian];
        const NOT_ENGLISH: &[Language] = &[Language::French, Language::Norwegian];
        const NOT_NORWEGIAN: &[Language] = &[Language::English, Language::French];
        [
            ("count-letters", "count", NOT_NORWEGIAN),
            ("count-signatures", "count", ALL),
            ("count-signers", "count", ALL),
            ("count-rows", "count", ALL),
            ("count-names", "count", NOT_NORWEGIAN),
            ("count-pages", "count", ALL),
            ("count-sheets", "count", NOT_NORWEGIAN),
            ("count-volumes", "count", NOT_NORWEGIAN),
            ("count-shards", "count", ALL),
            ("count-batches", "count", ALL),
            ("count-files", "count", ALL),
            ("summary-two-sided", "blank", NOT_ENGLISH),
            ("summary-two-sided-blank", "blank", NOT_ENGLISH),
            ("messages", "messages", ALL),
            ("preview-more", "count", &[Language::French]),
            ("preview-bad-rows", "count", ALL),
            ("face-missing", "times", &[Language::English, Language::Norwegian]),
            ("face-served", "characters", NOT_NORWEGIAN),
            ("archive-expiry-preview", "count", ALL),
            ("archive-sheet-back", "count", ALL),
            ("data-age-ahead", "ahead", ALL),
            ("staging-left", "days", ALL),
            ("rows-above-headings", "count", ALL),
            ("reprinted", "count", ALL),
            ("reprinted-withdrawn", "count", &[Language::English, Language::French]),
            ("duplicates", "count", ALL),
            ("too-many-sheets", "limit", NOT_NORWEGIAN),
            ("cleaned", "count", ALL),
        ]
    };

    #[test]
    fn one_is_not_worded_as_five_are() {
        for (name, value, languages) in COUNTED {
            for &language in languages {
                let of = |count: u64| {
                    let said = in_language(language, || text(name, &[(value, FluentValue::from(count))]));
                    said.replace(&count.to_string(), "#")
                };
                assert_ne!(of(1), of(5), "{language:?}: `{name}`");
            }
        }
    }

    #[test]
    fn what_is_counted_within_a_message_is_worded_by_its_own_number() {
        let said = |language, name, values: &[(&str, u64)]| {
            let values: Vec<(&str, FluentValue<'_>)> =
                values.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
            in_language(language, || text(name, &values))
        };
        let struck = |struck| said(Language::French, "archive-sheet-back", &[("count", 5), ("struck", struck)]);
        assert!(struck(1).ends_with("dont 1 biffée") && struck(2).ends_with("dont 2 biffées"), "{}", struck(1));
        let approved =
            |approved| said(Language::French, "messages", &[("messages", 5), ("approved", approved), ("traces", 0)]);
        assert!(approved(1).contains("1 approuvé,") && approved(2).contains("2 approuvés,"), "{}", approved(1));
        assert!(said(Language::English, "face-missing", &[("times", 1)]).contains(": once in the list"));
    }
}
