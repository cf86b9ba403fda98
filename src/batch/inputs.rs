//! What a batch was made from, kept beside it: enough to make it again.

use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::batch::Error;
use crate::batch::job::Job;
use crate::batch::list_copy::stored_image;
use crate::batch::staging::{Staging, hex};
use crate::batch::survey::Survey;
use crate::text::FontBook;

/// The options that change what is printed, as they stand in `inputs/options.json`.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Clone, Serialize)]
struct Options<'a> {
    letter: &'a str,
    routes: Vec<&'a str>,
    addressees: Vec<Vec<&'a str>>,
    languages: Vec<&'a str>,
    arrangement: &'static str,
    date: String,
    columns: &'a std::collections::BTreeMap<String, String>,
    blank_rows: u32,
    volume_size: usize,
    per_signer: bool,
    simplex: bool,
    print_order: &'static str,
    group_by_sheets: bool,
    sheet_marks: &'static str,
    skip_invalid: bool,
    missing_glyph: &'static str,
    message_overflow: &'static str,
    window: &'static str,
    clear_paper: bool,
    mend_names: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    continues: Option<&'a str>,
}

/// The files of `inputs/` other than the list and the images: name and content.
pub(crate) fn files(job: &Job, fonts: &FontBook) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut files = Vec::new();
    let mut copy = |name: String, path: &Path| -> Result<(), Error> {
        files.push((name, std::fs::read(path).map_err(Error::io(path))?));
        Ok(())
    };
    let letter = &job.campaign.name;
    copy(format!("inputs/letters/{letter}/letter.toml"), &job.campaign.settings_path())?;
    for lang in &job.languages {
        copy(format!("inputs/letters/{letter}/{lang}.md"), &job.campaign.template_path(*lang))?;
    }
    copy("inputs/letters/addressees.toml".to_owned(), &job.library.addressees_path())?;
    copy("inputs/letters/routes.toml".to_owned(), &job.library.routes_path())?;
    let options = Options {
        letter,
        routes: job.routes.iter().map(|route| route.id.as_str()).collect(),
        addressees: job.groups.iter().map(|group| group.iter().map(|one| one.id.as_str()).collect()).collect(),
        languages: job.languages.iter().map(crate::lang::Lang::as_str).collect(),
        arrangement: job.arrangement.as_str(),
        date: job.date.to_string(),
        columns: &job.columns,
        blank_rows: job.blank_rows,
        volume_size: job.volume_size,
        per_signer: job.per_signer,
        simplex: job.simplex,
        print_order: job.print_order.as_str(),
        group_by_sheets: job.group_by_sheets,
        sheet_marks: job.sheet_marks.as_str(),
        skip_invalid: job.skip_invalid,
        missing_glyph: job.missing_glyph.as_str(),
        message_overflow: job.message_overflow.as_str(),
        window: job.window.name,
        clear_paper: job.clear_paper,
        mend_names: job.mend_names,
        continues: job.continues.as_ref().map(|batch| batch.batch.as_str()),
    };
    files.push(("inputs/options.json".to_owned(), json(&options)?));
    files.push((FONTS.to_owned(), self::fonts(fonts)?));
    Ok(files)
}

/// Where the hashes of the fonts stand.
pub(crate) const FONTS: &str = "inputs/fonts.json";

/// The hashes of the fonts by name.
pub(crate) fn fonts(fonts: &FontBook) -> Result<Vec<u8>, Error> {
    let faces: std::collections::BTreeMap<String, String> =
        fonts.hashes().into_iter().map(|(name, hash)| (name, hex(&hash))).collect();
    json(&faces)
}

/// JSON for people: indented, with a line end.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    let mut text = serde_json::to_vec_pretty(value).map_err(|error| Error::Internal { what: error.to_string() })?;
    text.push(b'\n');
    Ok(text)
}

/// SHA-256 over everything that the batch is made from: the copy of the list, the images, and the other files.
pub(crate) fn digest(files: &[(String, Vec<u8>)], survey: &Survey) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let mut part = |name: &str, hash: &[u8]| {
        hasher.update((name.len() as u64).to_be_bytes());
        hasher.update(name.as_bytes());
        hasher.update(hash);
    };
    part("inputs/signers.csv", &survey.list_hash);
    for hash in survey.images.values().collect::<std::collections::BTreeSet<_>>() {
        part("image", hash);
    }
    part("sample", &[u8::from(survey.sample)]);
    for (name, content) in files {
        part(name, &Sha256::digest(content));
    }
    hasher.finalize().into()
}

/// Copies the signature images that are used.
pub(crate) fn copy_images(job: &Job, survey: &Survey, staging: &Staging) -> Result<(), Error> {
    let mut stored = std::collections::BTreeSet::new();
    for (name, hash) in &survey.images {
        let target = stored_image(name, hash);
        if !stored.insert(target.clone()) {
            continue;
        }
        let path = job.image_folder().join(name);
        let content = std::fs::read(&path).map_err(Error::io(&path))?;
        if <[u8; 32]>::from(Sha256::digest(&content)) != *hash {
            return Err(Error::ListChanged);
        }
        staging.write(&format!("inputs/{target}"), &content)?;
    }
    Ok(())
}
