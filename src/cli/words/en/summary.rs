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
        Kind::Letter => format!("{} letters, {} pages", counts.letters, counts.pages),
        Kind::Petition => format!("{} signatures on {} pages", counts.letters, counts.pages),
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
    let (letters, sheets) = (counts.letters, counts.sheets);
    format!("{} volumes from {shards} shards: {letters} letters on {sheets} sheets", manifest.volumes.len())
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
    let mut parts = vec![format!("{} signers", counts.signers)];
    for (number, words) in [
        (counts.rejected, "rejected"),
        (counts.duplicates, "duplicates"),
        (counts.blank, "blank"),
        (counts.left_out.withheld, "withheld"),
        (counts.left_out.no_consent, "without consent"),
        (counts.left_out.earlier, "in an earlier batch"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    format!("{} rows = {}", counts.rows, parts.join(" + "))
}

fn paper(job: &Job, counts: &Counts) -> String {
    if job.simplex {
        return format!("one-sided: {} sheets", counts.sheets);
    }
    let blank = counts.blank_pages;
    let hint = if blank > 0 { ": use --simplex" } else { "" };
    format!("two-sided: {} sheets; one-sided: {} sheets, {blank} of them blank{hint}", counts.sheets, counts.pages)
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
