//! What a batch was made from, kept beside it: enough to make it again.

use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::batch::Error;
use crate::batch::job::Job;
use crate::batch::list_copy::stored_image;
use crate::batch::options::{self, Options};
use crate::batch::staging::{Staging, hex};
use crate::batch::survey::Survey;
use crate::text::FontBook;

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
    if job.campaign.without_joint_text(&job.languages).is_empty() {
        for lang in &job.languages {
            copy(format!("inputs/letters/{letter}/{lang}.we.md"), &job.campaign.joint_template_path(*lang))?;
        }
    }
    copy("inputs/letters/addressees.toml".to_owned(), &job.library.addressees_path())?;
    copy("inputs/letters/routes.toml".to_owned(), &job.library.routes_path())?;
    files.push((options::NAME.to_owned(), json(&Options::of(job))?));
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
