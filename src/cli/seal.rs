//! `mailbag seal` and `mailbag verify`: sign a batch's manifest, and see whether a batch is still the one that was signed.

use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::batch::lock::Hold;
use crate::batch::seal::{self, Fault, Sealer};
use crate::batch::{StoredBatch, staging};
use crate::cli::args::{SealArguments, VerifyArguments};
use crate::cli::report::Report;
use crate::cli::{Ending, from_batch, words};
use crate::diagnostic::{Code, Diagnostic, Findings};

/// A public key's 42 bytes in base64.
const PUBLIC_KEY_CHARS: usize = 56;

pub(crate) fn run(arguments: &SealArguments, report: &mut Report) -> Result<(), Ending> {
    let sealer = match sealer(arguments, report) {
        Ok(sealer) => sealer,
        Err(finding) => return refuse(finding, report),
    };
    // Held before it is verified; what is no folder is told below.
    let is_folder = arguments.batch.symlink_metadata().is_ok_and(|there| there.is_dir());
    let _hold = is_folder.then(|| Hold::alone(&arguments.batch)).transpose()?;
    let batch = from_batch::open(&arguments.batch, report)?;
    let id = &batch.manifest.batch;
    let manifest = batch.manifest_bytes()?;
    let comment = format!("batch:{id} letters:{}", batch.manifest.letters_sha256);
    let text = match sealer.seal(&manifest, &comment) {
        Ok(text) => text,
        Err(fault) => return refuse(bad_key(&arguments.secret_key, fault), report),
    };
    let path = batch.path(seal::NAME);
    staging::write_alone(&path, text.as_bytes())?;
    report.line(&words::sealed(id, &sealer.id()));
    report.data(&path.display().to_string())?;
    Ok(())
}

pub(crate) fn verify(arguments: &VerifyArguments, report: &mut Report) -> Result<(), Ending> {
    let batch = from_batch::open(&arguments.batch, report)?;
    let seal = match small_text(&batch.path(seal::NAME)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return refuse(unreadable(&batch.path(seal::NAME), &error), report),
        Ok(text) => Some(text),
    };
    let state = match (&arguments.public_key, &seal) {
        (Some(_), None) => {
            return refuse(
                Diagnostic::error(Code::SealBad).with("fault", "none").with("batch", arguments.batch.display()),
                report,
            );
        }
        (Some(key), Some(seal)) => match check(&batch, key, seal) {
            Ok(key) => words::Sealing::By(key),
            Err(finding) => return refuse(finding, report),
        },
        (None, Some(seal)) => match seal::key_of(seal) {
            Ok(key) => words::Sealing::Unchecked(key),
            Err(fault) => return refuse(bad_seal(&batch, fault), report),
        },
        (None, None) => words::Sealing::None,
    };
    report.line(&words::verified(&batch, &state));
    Ok(())
}

/// Checks a seal with the key of a file; hands back the key's id.
#[expect(clippy::result_large_err, reason = "made once a run")]
fn check(batch: &StoredBatch, key_file: &Path, seal: &str) -> Result<String, Diagnostic> {
    // The key itself, as `minisign -P` takes it.
    let typed = key_file.to_str().filter(|typed| typed.len() == PUBLIC_KEY_CHARS && typed.starts_with("RW"));
    let key = match small_text(key_file) {
        Err(error) => typed.map(str::to_owned).ok_or_else(|| unreadable(key_file, &error))?,
        Ok(text) => text,
    };
    let path = batch.path("manifest.json");
    let manifest = batch.manifest_bytes().map_err(|error| unreadable(&path, &io::Error::other(error.to_string())))?;
    seal::check(&manifest, seal, &key).map(|seal| seal.key).map_err(|fault| match fault {
        Fault::NoKey => bad_key(key_file, fault),
        _ => bad_seal(batch, fault),
    })
}

fn bad_seal(batch: &StoredBatch, fault: Fault) -> Diagnostic {
    Diagnostic::error(Code::SealBad).with("fault", fault.as_str()).with("batch", batch.folder.display())
}

/// The secret key, opened with the password of a file or of the person at the terminal.
#[expect(clippy::result_large_err, reason = "made once a run")]
fn sealer(arguments: &SealArguments, report: &mut Report) -> Result<Sealer, Diagnostic> {
    let file = &arguments.secret_key;
    let text = small_text(file).map_err(|error| unreadable(file, &error))?;
    let asks = Sealer::wants_password(&text).map_err(|fault| bad_key(file, fault))?;
    let password = match &arguments.password_file {
        Some(file) => Some(small_text(file).map_err(|error| unreadable(file, &error))?),
        None if asks && io::stdin().is_terminal() => {
            report.tell(&words::password_question());
            rpassword::read_password().ok()
        }
        None => None,
    };
    let password = password.as_deref().map(|password| password.trim_end_matches(['\r', '\n']));
    Sealer::open(&text, password).map_err(|fault| bad_key(file, fault))
}

/// A file of a few lines: a key, a password or a seal.
fn small_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    std::fs::File::open(path)?.take(seal::LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

fn bad_key(file: &Path, fault: Fault) -> Diagnostic {
    Diagnostic::error(Code::BadKey).with("file", file.display()).with("fault", fault.as_str())
}

fn unreadable(file: &Path, error: &io::Error) -> Diagnostic {
    let code = if error.kind() == io::ErrorKind::NotFound { Code::MissingFile } else { Code::UnreadableFile };
    Diagnostic::error(code).with("file", file.display()).with("reason", error)
}

fn refuse(finding: Diagnostic, report: &mut Report) -> Result<(), Ending> {
    let findings: Findings = finding.into();
    report.findings(&findings);
    Err(Ending::Refused)
}
