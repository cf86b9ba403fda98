//! What was made, in a few lines.

use crate::batch::succession::Numbering;
use crate::batch::{Consent, Counts, Forms, Job, Manifest, Survey};
use crate::cli::words::archive::labelled;
use crate::cli::words::catalogue::say;
use crate::cli::words::counted::{letters, names, pages, rows, shards, sheets, signatures, signers, volumes};
use crate::cli::words::escaped;
use crate::cli::words::failures::with_hint;
use crate::cli::words::lists::{format as list_format, listed};
use crate::cli::words::numbers;
use crate::diagnostic::Severity;
use crate::layout::cover::facts::Content;
use crate::letter::SignerField;
use crate::post::weight::Weight;

/// The lines of a summary.
pub(crate) fn summary(job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(found) = survey.format {
        lines.push(say!("summary-list", format = list_format(found)));
        lines.push(balance(counts));
        let consent = match survey.consent {
            Consent::NotRecorded => "not-recorded",
            Consent::Recorded => "recorded",
            Consent::RecordedInPart => "in-part",
            Consent::Required => "required",
        };
        lines.push(say!("summary-consent", consent = consent));
    }
    if counts.joined > 0 {
        let (signers, letters) = (signers(counts.signers), letters(counts.letters_due()));
        lines.push(say!("summary-joined", signers = signers, letters = letters, joined = counts.joined));
    }
    let all_pages = pages(counts.pages);
    lines.push(match job.content() {
        Content::Letters => letters_and_pages(counts),
        Content::Petition => say!("summary-petition", signatures = signatures(counts.letters), pages = all_pages),
        Content::Roll => say!("summary-roll", names = names(counts.letters), pages = all_pages),
    });
    if counts.messages_omitted > 0 {
        lines.push(say!("summary-messages-omitted", count = counts.messages_omitted));
    }
    if counts.messages_not_approved > 0 {
        lines.push(say!("summary-messages-not-approved", count = counts.messages_not_approved));
    }
    if let (Numbering::From(first @ 2..), Some(batch)) =
        (&job.succession.numbering, job.succession.delivery.after.first())
    {
        lines.push(say!("summary-serials", last = first - 1, batch = escaped(batch)));
    }
    lines.push(paper(job, counts));
    lines.extend(weight(job, counts));
    lines.push(say!("summary-printed", fields = printed(forms, survey)));
    if survey.sample {
        lines.push(say!("sample-list"));
    }
    lines
}

/// The last word of `check`: that the batch can be made, and how many warnings somebody should look at first.
pub(crate) fn ready(content: Content, counts: &Counts, warnings: usize) -> String {
    let made = match content {
        Content::Letters => letters(counts.letters),
        Content::Petition => signatures(counts.letters),
        Content::Roll => say!("count-roll", names = names(counts.letters)),
    };
    if warnings == 0 { say!("ready", made = made) } else { say!("ready-warned", made = made, count = warnings) }
}

/// The last word of `check` where something stands in the way.
pub(crate) fn not_ready(errors: usize) -> String {
    say!("not-ready", count = errors)
}

/// What shards came to.
pub(crate) fn joined(count: usize, manifest: &Manifest) -> String {
    let counts = &manifest.counts;
    say!(
        "joined",
        volumes = volumes(manifest.volumes.len() as u64),
        shards = shards(count as u64),
        letters = letters(counts.letters),
        sheets = sheets(counts.sheets),
    )
}

/// What `clean` removed.
pub(crate) fn cleaned(removed: usize, out: &std::path::Path) -> String {
    say!("cleaned", count = removed, out = escaped(&out.display().to_string()))
}

/// That `clean` left something alone on which a run is at work.
pub(crate) fn kept_at_work(path: &std::path::Path) -> String {
    let message = say!("clean-at-work", path = escaped(&path.display().to_string()));
    labelled(Severity::Note, &message)
}

/// That `clean` left something alone that may be in the making.
pub(crate) fn kept_young(path: &std::path::Path, minutes: u64) -> String {
    let message = say!("clean-young", path = escaped(&path.display().to_string()), minutes = minutes);
    with_hint(labelled(Severity::Note, &message), &say!("clean-young.hint"))
}

/// That a run went on from an earlier one.
pub(crate) fn taken_over(count: usize, of: usize) -> String {
    say!("taken-over", count = count, of = of)
}

/// How many letters there are, on how many pages.
pub(super) fn letters_and_pages(counts: &Counts) -> String {
    say!("summary-letters", letters = letters(counts.letters), pages = pages(counts.pages))
}

/// How the rows of the list balance.
pub(super) fn balance(counts: &Counts) -> String {
    let mut parts = vec![signers(counts.signers)];
    let messages = ["rejected", "duplicates", "blank", "withheld", "without-consent", "in-earlier-batch", "withdrawn"];
    for (number, message) in counts.without_letter().into_iter().zip(messages) {
        if number > 0 {
            parts.push(say!(message, count = number));
        }
    }
    say!("summary-rows", rows = rows(counts.rows), parts = parts.join(" + "))
}

fn paper(job: &Job, counts: &Counts) -> String {
    let two_sided = sheets(counts.sheets);
    if job.simplex {
        return say!("summary-one-sided", sheets = two_sided);
    }
    let blank = counts.blank_pages;
    let message = if blank > 0 { "summary-two-sided-blank" } else { "summary-two-sided" };
    say!(message, sheets = two_sided, pages = sheets(counts.pages), blank = blank)
}

/// Letters are many sheets where there are many.
const MANY: u64 = 1000;
/// Names on a page of a roll; fewer where many are long.
const NAMES_A_PAGE: u64 = 60;

/// What many letters weigh, and what a roll of the same names would.
fn weight(job: &Job, counts: &Counts) -> Option<String> {
    if counts.letters <= MANY || job.content() != Content::Letters {
        return None;
    }
    let sheet = job.paper.sheet_weight();
    let letter = counts.sheets.div_ceil(counts.letters);
    let pages_a_sheet = if job.simplex { 1 } else { 2 };
    let groups = job.groups.len() as u64;
    let roll = groups * (letter + counts.signers.div_ceil(NAMES_A_PAGE).div_ceil(pages_a_sheet));
    Some(say!(
        "summary-weight",
        letters = counts.letters,
        weight = rounded(sheet * counts.sheets),
        roll_weight = rounded(sheet * roll),
        roll = roll,
    ))
}

/// Kilograms where there are ten or more, else as exact as a kitchen scale.
fn rounded(weight: Weight) -> String {
    let grams = weight.as_milligrams() / 1000;
    if grams >= 10_000 { format!("{} kg", (grams + 500) / 1000) } else { numbers::weight(weight) }
}

fn printed(forms: &Forms, survey: &Survey) -> String {
    // Without a list everything is written by hand.
    let fields = if survey.format.is_none() { &forms.printed } else { &survey.printed };
    let word = |one: &SignerField| match one {
        SignerField::Name if survey.format.is_some() && !survey.names_somebody => say!("field-initials"),
        one => field(one),
    };
    let mut words: Vec<String> = fields.iter().map(word).collect();
    if survey.signed {
        words.push(say!("field-signature"));
    }
    escaped(&listed(&words))
}

/// What a column is called.
fn field(field: &SignerField) -> String {
    let message = match field {
        SignerField::Extra(heading) => return heading.to_string(),
        SignerField::Title => "field-title",
        SignerField::Id => "field-id",
        SignerField::Name => "field-name",
        SignerField::LatinName => "field-latin-name",
        SignerField::Organisation => "field-organisation",
        SignerField::Role => "field-role",
        SignerField::Street => "field-street",
        SignerField::Postcode => "field-postcode",
        SignerField::City => "field-city",
        SignerField::Country => "field-country",
        SignerField::Email => "field-email",
        SignerField::Date => "field-date",
        SignerField::Message => "field-message",
    };
    say!(message)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::field;
    use crate::cli::words::catalogue::{in_language, say};
    use crate::cli::words::locale::Language;
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::lang::phrases::{Phrase, phrase};
    use crate::letter::SignerField;
    use crate::signers::{Column, ColumnMap};

    #[test]
    fn what_the_program_calls_a_column_is_understood_as_its_heading() {
        let mut called = Vec::new();
        for language in Language::ALL {
            let fields = SignerField::ALL.iter().map(|one| {
                let name = in_language(language, || field(one));
                (name, one.column().unwrap_or(Column::Name))
            });
            called.extend(fields);
            called.push((in_language(language, || say!("field-signature")), Column::Signature));
        }
        // The headings of a petition's table, which somebody may have typed off.
        for lang in ["en", "fr", "nb", "nn", "de", "nl", "ja", "ko", "zh-Hans", "zh-Hant"] {
            for (words, column) in [
                (Phrase::Name, Column::Name),
                (Phrase::Town, Column::City),
                (Phrase::Country, Column::Country),
                (Phrase::Email, Column::Email),
                (Phrase::Date, Column::Date),
                (Phrase::Signature, Column::Signature),
            ] {
                called.push((phrase(words, Lang::literal(lang), &[]), column));
            }
        }
        called.extend(Column::ALL.map(|column| (column.heading().to_owned(), column)));
        for (name, column) in called {
            let headings = [name.as_str()].into_iter().collect();
            let (columns, _) =
                ColumnMap::look(Path::new("list.csv"), &headings, &BTreeMap::new(), &[], &mut Findings::new());
            assert_eq!(columns.position(column), Some(0), "`{name}` is no {}", column.heading());
        }
    }
}
