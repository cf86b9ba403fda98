//! `mailbag envelopes`: makes an envelope for every letter, or one for the delivery.

use std::io::Read;
use std::path::Path;

use crate::batch::mailing::SenderOf;
use crate::cli::Ending;
use crate::cli::args::{EnvelopesArguments, FeedArgument, ReturnArgument};
use crate::cli::mailing::Source;
use crate::cli::report::Report;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::envelope::EnvelopeDesign;
use crate::layout::frame::Turn;
use crate::layout::indicia::Indicia;
use crate::post::envelope::custom;

/// Largest file in bytes.
const MOST_BYTES: u64 = 20 * 1024 * 1024;

pub(crate) fn run(arguments: EnvelopesArguments, report: &mut Report) -> Result<(), Ending> {
    let EnvelopesArguments { job, size, bag, sender, indicia, priority, printed_matter, feed, out } = arguments;
    let mut findings = Findings::new();
    let indicia = indicia.and_then(|file| match read_indicia(&file) {
        Ok(indicia) => Some(indicia),
        Err(reason) => {
            let finding = Diagnostic::error(Code::BadIndicia).with("file", file.display());
            findings.push(finding.with("reason", reason));
            None
        }
    });
    if findings.has_errors() {
        report.findings(&findings);
        return Err(Ending::Refused);
    }
    let source = Source::read(job, out, report)?;
    let country = &source.route.country;
    let lang = source.route.posting().language;
    let services = [(priority, Phrase::Priority), (printed_matter, Phrase::PrintedMatter)];
    let design = EnvelopeDesign {
        size,
        custom: custom(country, size.size),
        lang,
        services: services.into_iter().filter(|(asked, _)| *asked).map(|(_, what)| service(what, lang)).collect(),
        indicia,
        turn: match feed {
            FeedArgument::LongEdge => Turn::None,
            FeedArgument::ShortEdge => Turn::Quarter,
            FeedArgument::Rotated => Turn::Half,
        },
    };
    let made = source.mailing().envelopes(design, sender_of(sender), bag, &mut findings)?;
    let kind = format!("envelopes-{}", size.name.to_ascii_lowercase());
    source.write(&kind, made, findings, report)
}

/// Whose address stands as the sender's.
pub(super) fn sender_of(typed: Option<ReturnArgument>) -> SenderOf {
    match typed {
        Some(ReturnArgument::Signer) => SenderOf::Signer,
        Some(ReturnArgument::Office) | None => SenderOf::Office,
    }
}

/// A service in capitals in the language of the post and in French, the postal union's own.
fn service(what: Phrase, lang: Lang) -> String {
    let words = [lang, Lang::literal("fr")].map(|lang| phrase(what, lang, &[]).to_uppercase());
    if words[0] == words[1] { words[0].clone() } else { words.join(" / ") }
}

/// Reads a franking mark. The error is what `reason` says.
fn read_indicia(file: &Path) -> Result<Indicia, String> {
    // Opening a pipe would wait for its writer.
    match std::fs::metadata(file) {
        Ok(metadata) if metadata.is_file() => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err("missing".to_owned()),
        _ => return Err("unreadable".to_owned()),
    }
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(file).map_err(|error| error.to_string())?;
    opened.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Indicia::read(&bytes).map_err(str::to_owned)
}
