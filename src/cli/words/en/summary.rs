//! What was made, in a few lines.

use crate::batch::succession::Numbering;
use crate::batch::{Counts, Forms, Job, Manifest, Survey};
use crate::cli::words::en::lists::format as list_format;
use crate::cli::words::escaped;
use crate::layout::cover::facts::Content;
use crate::letter::SignerField;
use crate::post::weight::Weight;

/// The lines of a summary.
pub(crate) fn summary(job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(found) = survey.format {
        lines.push(format!("the list: {}", list_format(found)));
        lines.push(rows(counts));
        lines.push(format!("consent: {}", survey.consent.as_str()));
    }
    if counts.joined > 0 {
        let (signers, letters, joined) = (counts.signers, counts.letters_due(), counts.joined);
        lines.push(format!(
            "{} = {} + {joined} who sign with another of their address",
            of(signers, "signer"),
            of(letters, "letter")
        ));
    }
    lines.push(match job.content() {
        Content::Letters => format!("{}, {}", of(counts.letters, "letter"), of(counts.pages, "page")),
        Content::Petition => format!("{} on {}", of(counts.letters, "signature"), of(counts.pages, "page")),
        Content::Roll => format!("1 letter and a roll of {}, {}", of(counts.letters, "name"), of(counts.pages, "page")),
    });
    if counts.messages_omitted > 0 {
        lines.push(format!("{} without their message, which would take too many sheets", counts.messages_omitted));
    }
    if counts.messages_not_approved > 0 {
        lines.push(format!("{} without their message, which nobody has approved", counts.messages_not_approved));
    }
    if let (Numbering::From(first @ 2..), Some(batch)) =
        (&job.succession.numbering, job.succession.delivery.after.first())
    {
        lines.push(format!("serials go on after {} of `{}`", first - 1, escaped(batch)));
    }
    lines.push(paper(job, counts));
    lines.extend(weight(job, counts));
    lines.push(format!("the addressee will read of a signer: {}", printed(forms, survey)));
    if survey.sample {
        lines.push("sample list, not for sending".to_owned());
    }
    lines
}

/// What shards came to.
pub(crate) fn joined(shards: usize, manifest: &Manifest) -> String {
    let counts = &manifest.counts;
    let volumes = of(manifest.volumes.len() as u64, "volume");
    let (letters, sheets) = (of(counts.letters, "letter"), of(counts.sheets, "sheet"));
    format!("{volumes} from {}: {letters} on {sheets}", of(shards as u64, "shard"))
}

/// What `clean` removed.
pub(crate) fn cleaned(removed: usize, out: &std::path::Path) -> String {
    let out = escaped(&out.display().to_string());
    match removed {
        0 => format!("nothing was left behind in `{out}`"),
        1 => format!("1 leftover removed from `{out}`"),
        _ => format!("{removed} leftovers removed from `{out}`"),
    }
}

/// That a run went on from an earlier one.
pub(crate) fn taken_over(count: usize, of: usize) -> String {
    format!("{count} of {of} volumes taken over from an earlier run, their bytes unchanged")
}

fn rows(counts: &Counts) -> String {
    let mut parts = vec![of(counts.signers, "signer")];
    for (number, words) in [
        (counts.rejected, "rejected"),
        (counts.duplicates, if counts.duplicates == 1 { "duplicate" } else { "duplicates" }),
        (counts.blank, "blank"),
        (counts.left_out.withheld, "withheld"),
        (counts.left_out.no_consent, "without consent"),
        (counts.left_out.earlier, "in an earlier batch"),
        (counts.left_out.withdrawn, "withdrawn"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    format!("{} = {}", of(counts.rows, "row"), parts.join(" + "))
}

/// A number of things; those that take an `s`.
pub(super) fn of(count: u64, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

fn paper(job: &Job, counts: &Counts) -> String {
    if job.simplex {
        return format!("one-sided: {}", of(counts.sheets, "sheet"));
    }
    let blank = counts.blank_pages;
    let hint = if blank > 0 { ": use --simplex" } else { "" };
    let (two_sided, one_sided) = (of(counts.sheets, "sheet"), of(counts.pages, "sheet"));
    format!("two-sided: {two_sided}; one-sided: {one_sided}, {blank} of them blank{hint}")
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
    Some(format!(
        "{} letters weigh {}; one letter with a roll of all names, --as roll, about {} on {roll} sheets",
        counts.letters,
        rounded(sheet * counts.sheets),
        rounded(sheet * roll)
    ))
}

/// Kilograms where there are ten or more, else as exact as a kitchen scale.
fn rounded(weight: Weight) -> String {
    let grams = weight.as_milligrams() / 1000;
    if grams >= 10_000 { format!("{} kg", (grams + 500) / 1000) } else { weight.to_string() }
}

fn printed(forms: &Forms, survey: &Survey) -> String {
    let mut words: Vec<&str> = forms
        .printed
        .iter()
        .map(|field| match field {
            SignerField::Extra(heading) => heading,
            SignerField::Title => "title",
            SignerField::Id => "id",
            SignerField::Name => "name",
            SignerField::LatinName => "name in Latin letters",
            SignerField::Organisation => "organisation",
            SignerField::Role => "role",
            SignerField::Street => "street",
            SignerField::Postcode => "postcode",
            SignerField::City => "town",
            SignerField::Country => "country",
            SignerField::Email => "e-mail",
            SignerField::Date => "day of signing",
            SignerField::Message => "personal message",
        })
        .collect();
    if survey.signed {
        words.push("signature image");
    }
    escaped(&words.join(", "))
}
