//! What was found wrong with the input, in words.

use std::fmt::Write;
use std::path::Path;

use fluent_bundle::FluentValue;

use crate::cli::words::address::address_fault;
use crate::cli::words::catalogue::{self, in_language, say};
use crate::cli::words::locale::Language;
use crate::cli::words::machine;
use crate::cli::words::numbers::decimal;
use crate::cli::words::reasons::{construct, event, reason};
use crate::cli::words::{escaped, shown};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};

/// The severity of a finding as it stands before its message.
pub(super) fn severity(severity: Severity) -> String {
    match severity {
        Severity::Error => say!("severity-error"),
        Severity::Warning => say!("severity-warning"),
        Severity::Note => say!("severity-note"),
    }
}

/// A finding's message behind its severity.
pub(crate) fn with_severity(finding: &Diagnostic, message: &str) -> String {
    say!("finding", severity = severity(finding.severity), message = message)
}

/// Place and sentence of a finding.
pub(crate) fn finding_message(finding: &Diagnostic) -> String {
    match named_place(finding) {
        Some(place) => say!("finding-message-at", place = place, message = sentence(finding)),
        None => sentence(finding),
    }
}

/// The place of a finding, if its sentence does not name it.
fn named_place(finding: &Diagnostic) -> Option<String> {
    // A sentence that is about the file itself names it.
    let named = |place: &&Place| place.line.is_none() && place.file.display().to_string() == finding.value("file");
    finding.place.as_ref().filter(|place| !named(place)).map(place).filter(|place| !place.is_empty())
}

/// What helps, on a line of its own.
pub(crate) fn hint_line(hint: &str) -> String {
    say!("hint-line", hint = hint)
}

/// How many findings of a kind there are, how many of them were not shown, and how many not even kept.
pub(crate) fn kind(code: Code, severity: Severity, [count, hidden, more]: [usize; 3]) -> String {
    let message = match (hidden, more) {
        (0, 0) => "findings-of-kind",
        (_, 0) => "findings-of-kind-cut",
        _ => "findings-of-kind-many",
    };
    let (severity, code) = (severity.as_str(), code.as_str());
    say!(message, severity = severity, count = count, code = code, hidden = hidden, kept = count - more)
}

/// A finding with its column but without file and line, for `rejected.csv` and `--json`: in English, whoever runs the program.
pub(crate) fn explain(finding: &Diagnostic) -> String {
    in_language(Language::English, || match finding.place.as_ref().and_then(|place| place.heading.as_deref()) {
        Some(heading) => say!("in-column", heading = shown(heading), message = sentence(finding)),
        None => sentence(finding),
    })
}

/// What to do about a finding, for `--json`.
pub(crate) fn explain_hint(finding: &Diagnostic) -> Option<String> {
    in_language(Language::English, || hint(finding))
}

/// `signers.csv:43`, `letter.toml:3:1`, with the row where it is not the line.
fn place(place: &Place) -> String {
    let mut text = escaped(&place.file.display().to_string());
    if let Some(line) = place.line {
        let _ = write!(text, ":{line}");
        if let Some(column) = place.column {
            let _ = write!(text, ":{column}");
        }
    }
    if let Some(row) = place.row
        && place.line != Some(row)
    {
        text = say!("place-row", place = text, row = row);
    }
    if let Some(heading) = &place.heading {
        text = say!("place-column", place = text, heading = shown(heading));
    }
    text
}

/// Values by which a plural is chosen; every other one is text, whatever it looks like.
const NUMBERS: [&str; 12] =
    ["ahead", "count", "days", "expected", "found", "length", "limit", "line", "number", "of", "row", "serial"];

/// Values that are shown at their full length.
const WHOLE: [&str; 11] =
    ["batch", "by", "field", "file", "folder", "known", "other", "others", "pages", "reason", "sheets"];

/// Values that a message names and a finding may lack.
const OPTIONAL: [&str; 4] = ["column", "count", "fault", "reason"];

/// The values of a finding, made harmless.
fn values(finding: &Diagnostic) -> Vec<(&str, FluentValue<'_>)> {
    let mut values: Vec<(&str, FluentValue<'_>)> = Vec::with_capacity(finding.values.len() + OPTIONAL.len());
    for (name, value) in &finding.values {
        let text = || if WHOLE.contains(name) { escaped(value) } else { shown(value) };
        let given = match (*name, value.parse::<u32>()) {
            (name, Ok(number)) if NUMBERS.contains(&name) && value == &number.to_string() => FluentValue::from(number),
            ("reason" | "part", _) if has_reason(finding.code) => FluentValue::from(reason(&text())),
            ("reason", _) => FluentValue::from(machine::said(&text())),
            ("kind", _) if finding.code == Code::AlreadySent => FluentValue::from(event(&text())),
            ("kind", _) => FluentValue::from(kind_of_sheet(&text())),
            ("similarity" | "least", _) => FluentValue::from(decimal(&text())),
            ("construct", _) => FluentValue::from(construct(&text())),
            _ => FluentValue::from(text()),
        };
        values.push((*name, given));
    }
    // A column is named by the place where the finding does not.
    if finding.value("column").is_empty() {
        let heading = finding.place.as_ref().and_then(|place| place.heading.as_deref()).map(shown).unwrap_or_default();
        values.push(("column", FluentValue::from(heading)));
    }
    for name in OPTIONAL {
        if !values.iter().any(|(given, _)| *given == name) {
            values.push((name, FluentValue::from("")));
        }
    }
    values
}

/// Whether `reason` or `part` of such a finding is a code of ours.
fn has_reason(code: Code) -> bool {
    matches!(
        code,
        Code::UnreadableFile
            | Code::BadCsv
            | Code::BadJson
            | Code::DoubtfulName
            | Code::NameInOneCase
            | Code::BadSignature
            | Code::BadIndicia
            | Code::BadLabels
            | Code::ShardsDiffer
            | Code::OptionDoesNotApply
    )
}

fn kind_of_sheet(kind: &str) -> String {
    match kind {
        "letter" => say!("kind-letter"),
        "petition" => say!("kind-petition"),
        other => other.to_owned(),
    }
}

/// The name of the message about a finding: its code, with what tells several messages of one code apart.
fn message_of(finding: &Diagnostic) -> &'static str {
    let lacks = |name: &str| finding.value(name).is_empty();
    let is_error = finding.severity == Severity::Error;
    match finding.code {
        Code::Corrected if finding.value("place") == "not-noted" => "corrected-not-noted",
        Code::Corrected if finding.value("place") == "needed" => "corrected-needed",
        Code::Corrected if finding.value("place") == "archive" => "corrected-archived",
        Code::Corrected if finding.value("place") == "elsewhere" => "corrected-elsewhere",
        Code::Corrected if !lacks("serials") => "corrected-beside",
        Code::AddresseeLeft if !lacks("successor") => "addressee-left-successor",
        Code::DataAge if !lacks("ahead") => "data-age-ahead",
        Code::CampaignClosed if lacks("opens") => "campaign-closed-over",
        Code::CampaignClosed if lacks("closes") => "campaign-closed-not-yet",
        Code::NoPostalAddress if is_error => "no-postal-address-needed",
        Code::EmptyList if !lacks("sheets") => "empty-list-sheets",
        Code::DateOrder if !lacks("clash") => "date-order-clash",
        Code::DateOrder if !lacks("shown") => "date-order-turned",
        Code::DoubledColumn if !lacks("other") => "doubled-column-other",
        Code::EncodingGuessed if !lacks("names") => "encoding-guessed-names",
        Code::MissingColumn if lacks("known") => "missing-column-headless",
        Code::MappedHeadingMissing if lacks("known") => "mapped-heading-missing-unknown",
        Code::NameInOneCase if !lacks("mended") => "name-in-one-case-mended",
        Code::NotASigner if !lacks("section") => "not-a-signer-section",
        Code::HiddenRows if !lacks("more") => "hidden-rows-more",
        Code::UnusedAnswers if is_error => "unused-answers-refused",
        Code::NearLeftOut if finding.value("by") == "name" => "near-left-out-name",
        Code::NearLeftOut if finding.value("by") != "postcode" && finding.value("similarity") < "0.60" => {
            "near-left-out-household"
        }
        Code::NotToldApart if finding.value("row") == "0" => "not-told-apart-earlier",
        Code::WishNotSettled if !lacks("more") => "wish-not-settled-more",
        Code::WishInText if !lacks("more") => "wish-in-text-more",
        Code::SpreadsheetError if is_error => "spreadsheet-error-refused",
        Code::RepeatsLeftOut if finding.value("row") == "0" => "repeats-left-out-earlier",
        Code::EmptyPlaceholder if !lacks("hidden") => "empty-placeholder-hidden",
        Code::PlaceholderDoesNotApply if finding.value("kind") == "joint" => "placeholder-does-not-apply-joint",
        Code::PlaceholderDoesNotApply if finding.value("kind") == "roll" => "placeholder-does-not-apply-roll",
        Code::TooManySheets if !lacks("omitted") => "too-many-sheets-omitted",
        Code::DoesNotFit if finding.value("side") == "wide" => "does-not-fit-wide",
        Code::BadLabels if !lacks("field") => "bad-labels-field",
        Code::BadSerials if finding.value("value").trim().is_empty() => "bad-serials-none",
        Code::ErasureDiffers if lacks("file") => "erasure-differs-others",
        Code::AlreadySent if lacks("on") => "already-sent-undated",
        Code::BatchRefused if finding.value("fault") == "unreadable" && lacks("file") => "batch-refused-unreadable",
        Code::MendedRow if lacks("fault") => "mended-row-plain",
        code => code.as_str(),
    }
}

/// What is wrong.
fn sentence(finding: &Diagnostic) -> String {
    match finding.code {
        Code::AddressFault => address_fault(finding),
        _ => catalogue::text(message_of(finding), &values(finding)),
    }
}

/// Whether a finding is about a Markdown template.
fn is_template(finding: &Diagnostic) -> bool {
    let file = finding.place.as_ref().map(|place| place.file.extension().is_some_and(|extension| extension == "md"));
    file.unwrap_or_else(|| Path::new(finding.value("file")).extension().is_some_and(|extension| extension == "md"))
}

/// Whether a finding is about a setting of a letter.
fn of_letter(finding: &Diagnostic) -> bool {
    finding.place.as_ref().is_some_and(|place| place.file.ends_with("letter.toml"))
}

/// Whether a finding is about a spreadsheet.
fn is_sheet(finding: &Diagnostic) -> bool {
    finding
        .place
        .as_ref()
        .and_then(|place| place.file.extension())
        .is_some_and(|extension| ["xlsx", "ods"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// Whether a finding is about a column of a list that has no heading.
fn is_headless(finding: &Diagnostic) -> bool {
    finding.place.as_ref().and_then(|place| place.heading.as_deref()) == Some("")
}

/// Whether a finding is about a row of a list.
fn of_list(finding: &Diagnostic) -> bool {
    finding.place.as_ref().is_some_and(|place| place.row.is_some())
}

/// What to do about a finding, if there is something that helps.
pub(crate) fn hint(finding: &Diagnostic) -> Option<String> {
    let nearest = finding.value("nearest");
    if !nearest.is_empty() {
        return Some(say!("did-you-mean", nearest = shown(nearest)));
    }
    hint_of(finding).map(|name| catalogue::text(name, &values(finding)))
}

/// The name of the hint about a finding.
fn hint_of(finding: &Diagnostic) -> Option<&'static str> {
    let lacks = |name: &str| finding.value(name).is_empty();
    let fault = finding.value("fault");
    let of_list = of_list(finding);
    Some(match finding.code {
        Code::MissingFile if finding.value("part") == "letter" => "missing-file.hint-letter",
        Code::MissingFile if finding.value("part") == "fonts" => "missing-file.hint-fonts",
        Code::MissingFile if ["signatures", "out"].contains(&finding.value("part")) => return None,
        Code::MissingFile if of_letter(finding) => "missing-file.hint-of-letter",
        Code::MissingFile => "missing-file.hint",
        Code::UnreadableFile => match finding.value("reason") {
            "spreadsheet" | "xlsb" => "unreadable-file.hint-spreadsheet",
            "pdf" | "picture" | "document" | "iwork" | "web-page" => "unreadable-file.hint-other",
            "archive" => "unreadable-file.hint-archive",
            "broken-sheet" => "unreadable-file.hint-broken-sheet",
            _ => return None,
        },
        Code::NotUtf8 if is_template(finding) => "not-utf-8.hint-template",
        Code::NotUtf8 => "not-utf-8.hint",
        Code::NoRoute => "no-route.hint",
        Code::ColumnsNeedTwoLanguages => "columns-need-two-languages.hint",
        Code::EmptySetting if finding.value("field").ends_with("office") => "empty-setting.hint-office",
        Code::EmptySetting => "empty-setting.hint",
        Code::AddresseeLeft => "addressee-left.hint",
        Code::CampaignClosed => "campaign-closed.hint",
        Code::AddressFault if fault == "no-column" => "address-fault.hint-no-column",
        Code::AddressFault => "address-fault.hint",
        Code::AddresseeWithoutLanguage => "addressee-without-language.hint",
        Code::OtherSheets if finding.severity == Severity::Warning => "other-sheets.hint-refused",
        Code::OtherSheets => "other-sheets.hint",
        Code::HiddenRows => "hidden-rows.hint",
        Code::DateOrder if !lacks("shown") => "date-order-turned.hint",
        Code::DateOrder => "date-order.hint",
        Code::EmptyList if !lacks("sheets") => "empty-list-sheets.hint",
        Code::BadJson => "bad-json.hint",
        Code::UnknownSheet => "unknown-sheet.hint",
        Code::UnknownEncoding => "unknown-encoding.hint",
        Code::EncodingGuessed => "encoding-guessed.hint",
        Code::MissingColumn if lacks("known") => "missing-column-headless.hint",
        Code::MissingColumn => "missing-column.hint",
        Code::DoubledColumn if finding.value("field") == "visibility" => "doubled-column-other.hint-name",
        Code::DoubledColumn if !lacks("other") => "doubled-column-other.hint",
        Code::DoubledColumn => "doubled-column.hint",
        Code::UnusedAnswers if lacks("column") => "wish-not-settled.hint-headless",
        Code::UnusedAnswers if finding.value("of") == "message" => "unused-answers-refused.hint-message",
        Code::UnusedAnswers if finding.severity == Severity::Error => "unused-answers-refused.hint",
        Code::UnusedAnswers => "unused-answers.hint",
        Code::NoNames => "no-names.hint",
        Code::AnswerForName => "answer-for-name.hint",
        Code::WishNotSettled if is_headless(finding) => "wish-not-settled.hint-headless",
        Code::WishNotSettled => "wish-not-settled.hint",
        Code::WishInText => "wish-in-text.hint",
        Code::RowLength if is_sheet(finding) => "row-length.hint-sheet",
        Code::RowLength => "row-length.hint",
        Code::EmptyField => "empty-field.hint",
        Code::NoName => "no-name.hint",
        Code::NotASigner if lacks("section") => "not-a-signer.hint",
        Code::NotASigner => "not-a-signer-section.hint",
        Code::TooLong => "too-long.hint",
        Code::ForbiddenCharacter if is_template(finding) => "forbidden-character.hint-template",
        Code::ForbiddenCharacter => "forbidden-character.hint",
        Code::TooManyMarks => "too-many-marks.hint",
        Code::SignedBefore => "signed-before.hint",
        Code::BadRetention => "bad-retention.hint",
        Code::BadDate => "bad-date.hint",
        Code::UnknownVisibility => "unknown-visibility.hint",
        Code::UnknownConsent => "unknown-consent.hint",
        Code::WishRead if finding.value("reading") != "words" => "wish-read.hint",
        Code::WishUnread => "wish-unread.hint",
        Code::UnknownScope => "unknown-scope.hint",
        Code::ConsentNotRecorded => "consent-not-recorded.hint",
        Code::NameInOneCase if lacks("mended") => "name-in-one-case.hint",
        Code::SpreadsheetError => "spreadsheet-error.hint",
        Code::FormulaNotCalculated => "formula-not-calculated.hint",
        Code::StruckThrough => "struck-through.hint",
        Code::MessageRefusesName if finding.severity == Severity::Error => "message-refuses-name.hint",
        Code::MessageRefusesName => "message-refuses-name.hint-doubtful",
        Code::MessageNamesSigner if finding.severity == Severity::Error => "message-names-signer.hint",
        Code::SignedLater => "signed-later.hint",
        Code::ConsentEmpty if finding.value("column") == "visibility" => "consent-empty.hint-name",
        Code::ConsentEmpty => "consent-empty.hint",
        Code::MixedScripts => "mixed-scripts.hint",
        Code::NearDuplicate => "near-duplicate.hint",
        Code::NearLeftOut => "near-left-out.hint",
        Code::NotToldApart => "not-told-apart.hint",
        Code::MadeUp => "made-up.hint",
        Code::SignatureTwice => "signature-twice.hint",
        Code::NoSigners => "no-signers.hint",
        Code::UnclosedPlaceholder => "unclosed-placeholder.hint",
        Code::OptionalAmongWords => "optional-among-words.hint",
        Code::MessageNeverPlaced => "message-never-placed.hint",
        Code::NoClosing => "no-closing.hint",
        Code::RollUnsigned => "roll-unsigned.hint",
        Code::NoJointText => "no-joint-text.hint",
        Code::NoticeTooLong => "notice-too-long.hint",
        Code::EmptyPlaceholder => "empty-placeholder.hint",
        Code::MissingGlyph if !of_list => "missing-glyph.hint-fixed",
        Code::MissingGlyph => "missing-glyph.hint",
        Code::TooManySheets if lacks("omitted") => "too-many-sheets.hint",
        Code::DoesNotFit if of_list => "does-not-fit.hint-row",
        Code::DoesNotFit if finding.value("part") == "return-line" => "does-not-fit.hint-return-line",
        Code::DoesNotFit => "does-not-fit.hint",
        Code::BatchDiffers => "batch-differs.hint",
        Code::BatchDamaged => "batch-damaged.hint",
        Code::FolderInTheWay => "folder-in-the-way.hint",
        Code::FileInTheWay => "file-in-the-way.hint",
        Code::StagingLeft => "staging-left.hint",
        Code::VolumesKept => "volumes-kept.hint",
        Code::NoPermissions => "no-permissions.hint",
        Code::ShardsMissing => "shards-missing.hint",
        Code::OtherFonts => "other-fonts.hint",
        Code::BatchRefused => match fault {
            "not-there" | "no-folder" | "no-manifest" => "batch-refused.hint-not-there",
            "is-link" => "batch-refused.hint-is-link",
            "shard" => "batch-refused.hint-shard",
            "schema" => "batch-refused.hint-schema",
            "extra" => "batch-refused.hint-extra",
            "not-made" | "not-as-made" => "batch-refused.hint-not-made",
            "unreadable" if !lacks("denied") => "batch-refused.hint-denied",
            _ => "batch-refused.hint",
        },
        Code::EarlierBatchMissing => "earlier-batch-missing.hint",
        Code::EarlierOfOtherLetter => "earlier-of-other-letter.hint",
        Code::NamesAnother => "names-another.hint",
        Code::BadSerials => "bad-serials.hint",
        Code::MendedRow => match fault {
            "same" | "nothing" => "mended-row.hint-same",
            "unknown-heading" => "mended-row.hint-unknown-heading",
            "ambiguous-id" => "mended-row.hint-ambiguous-id",
            "several-people" => "mended-row.hint-several-people",
            "parted" => "mended-row.hint-parted",
            _ => "mended-row.hint",
        },
        Code::HandoverInTheWay => "handover-in-the-way.hint",
        Code::BadRecipient => "bad-recipient.hint",
        Code::BadKey if fault == "no-password" => "bad-key.hint-no-password",
        Code::BadKey if fault == "wrong-password" => "bad-key.hint-wrong-password",
        Code::BadKey => "bad-key.hint",
        Code::SealBad if fault == "other-key" => "seal-bad.hint-other-key",
        Code::ErasureDiffers => "erasure-differs.hint",
        Code::NotApproved => "not-approved.hint",
        Code::AlreadySent if finding.severity == Severity::Error => "already-sent.hint",
        Code::Corrected if finding.value("place") == "not-noted" => "corrected-not-noted.hint",
        Code::Corrected if finding.value("place") == "needed" => "corrected-needed.hint",
        Code::Corrected if finding.value("place") == "archive" => "corrected-archived.hint",
        Code::Corrected if finding.value("place") == "elsewhere" => "corrected-elsewhere.hint",
        Code::Corrected if finding.value("serials").is_empty() => "corrected.hint",
        Code::Corrected => "corrected-beside.hint",
        Code::FollowedBy if finding.severity == Severity::Warning => "followed-by.hint-warning",
        Code::FollowedBy => "followed-by.hint",
        Code::NotConfirmed => "not-confirmed.hint",
        Code::OptionDoesNotApply if finding.value("reason") == "no-sender" => "option-does-not-apply.hint-sender",
        Code::UnusedColumn if finding.severity == Severity::Warning => "unused-column.hint",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{finding_message, hint, with_severity};
    use crate::cli::words::catalogue::in_language;
    use crate::cli::words::locale::Language;
    use crate::cli::words::reasons::{construct, reason};
    use crate::diagnostic::{Code, Diagnostic, Place};

    fn finding(found: &Diagnostic) -> String {
        with_severity(found, &finding_message(found))
    }

    #[test]
    fn a_finding_names_place_and_column() {
        let found = Diagnostic::error(Code::EmptyField).at(Place::row("signers.csv", 43, 43).under("Code postal"));
        assert_eq!(finding(&found), "error: signers.csv:43: column `Code postal`: the cell is empty");
    }

    #[test]
    fn hostile_values_are_escaped() {
        let found = Diagnostic::error(Code::UnknownRoute).with("route", "\u{202e}x\u{1b}[0m").with("known", "oslo");
        assert_eq!(finding(&found), "error: there is no route `\\u{202e}x\\u{1b}[0m`; there are: oslo");
    }

    #[test]
    fn no_value_is_read_as_a_message() {
        let hostile = "{ $known }} { severity-error } {{\n\u{202e}";
        let found = Diagnostic::error(Code::UnknownRoute).with("route", hostile).with("known", "oslo");
        for language in Language::ALL {
            let text = in_language(language, || finding(&found));
            assert!(text.contains("`{ $known }} { severity-error } {{\\u{a}\\u{202e}`"), "{text}");
        }
    }

    #[test]
    fn plurals_are_those_of_the_language() {
        for (language, count, expected) in [
            (Language::English, 0, "0 letters"),
            (Language::English, 1, "1 letter"),
            (Language::French, 0, "0 lettre"),
            (Language::French, 2, "2 lettres"),
            (Language::Norwegian, 2, "2 brev"),
            (Language::Japanese, 1, "手紙1通"),
            (Language::TraditionalChinese, 22_000, "22000 封信"),
        ] {
            assert_eq!(in_language(language, || crate::cli::words::counted::letters(count)), expected);
        }
    }

    #[test]
    fn every_code_has_a_sentence() {
        for &code in Code::ALL {
            let text = finding(&Diagnostic::warning(code));
            assert!(text.len() > "warning: ".len(), "{code:?}");
            assert!(!text.ends_with('.'), "{text}");
        }
        for code in crate::letter::markdown::CONSTRUCTS {
            assert!(code == "code" || construct(code) != code, "{code}");
        }
        for code in crate::letter::SignatureImage::REASONS.into_iter().chain([
            "unclosed-quote",
            "text-after-quote",
            "too-long",
            "spreadsheet",
            "xlsb",
            "iwork",
            "utf-16",
        ]) {
            assert_ne!(reason(code), code);
        }
        assert_eq!(
            hint(&Diagnostic::error(Code::UnknownRoute).with("nearest", "oslo")).as_deref(),
            Some("did you mean `oslo`?")
        );
    }
}
