//! What was made, in a few lines.

use crate::batch::{Counts, Forms, Job, Manifest, Survey};
use crate::campaign::Kind;
use crate::cli::words::escaped;
use crate::letter::SignerField;

/// The lines of a summary.
pub(crate) fn summary(job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    if job.list.is_some() {
        lines.push(rows(counts));
    }
    lines.push(match job.campaign.kind {
        Kind::Letter => format!("{}, {}", of(counts.letters, "letter"), of(counts.pages, "page")),
        Kind::Petition => format!("{} on {}", of(counts.letters, "signature"), of(counts.pages, "page")),
    });
    if counts.messages_omitted > 0 {
        lines.push(format!("{} without their message, which would take too many sheets", counts.messages_omitted));
    }
    lines.push(paper(job, counts));
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
    ] {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    format!("{} = {}", of(counts.rows, "row"), parts.join(" + "))
}

/// A number of things; those that take an `s`.
fn of(count: u64, thing: &str) -> String {
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

fn printed(forms: &Forms, survey: &Survey) -> String {
    let mut words: Vec<&str> = forms
        .printed
        .iter()
        .map(|field| match field {
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
    if !survey.images.is_empty() {
        words.push("signature image");
    }
    words.join(", ")
}
