//! What a batch was made from, kept beside it: enough to make it again.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::batch::Error;
use crate::batch::forms::Forms;
use crate::batch::hash::unhex;
use crate::batch::job::Job;
use crate::batch::list_copy::{LIST, stored_image};
use crate::batch::manifest::Manifest;
use crate::batch::options::{self, Options};
use crate::batch::staging::{Staging, hex};
use crate::batch::survey::Survey;
use crate::text::FontBook;

/// The files of `inputs/` other than the list and the images: name and content. The letter is kept as it was read and is not
/// read again, since somebody may have saved another text while a long list was surveyed.
pub(crate) fn files(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let letter = &job.campaign.name;
    let templates = forms.sources.iter().map(|(name, source)| (format!("{letter}/{name}"), source));
    let read = [
        (format!("{letter}/letter.toml"), &job.campaign.source),
        ("addressees.toml".to_owned(), &job.library.sources.addressees),
        ("routes.toml".to_owned(), &job.library.sources.routes),
    ];
    let read = read.into_iter().chain(templates);
    let mut files: Vec<(String, Vec<u8>)> =
        read.map(|(name, source)| (format!("inputs/letters/{name}"), source.to_vec())).collect();
    files.push((options::NAME.to_owned(), json(&Options::of(job, survey))?));
    files.push((FONTS.to_owned(), self::fonts(fonts)?));
    Ok(files)
}

/// Where the signature images stand.
const IMAGES: &str = "inputs/images/";
/// Where the hashes of the fonts stand.
pub(crate) const FONTS: &str = "inputs/fonts.json";

/// The hashes of the fonts by name.
pub(crate) fn fonts(fonts: &FontBook) -> Result<Vec<u8>, Error> {
    let faces: BTreeMap<String, String> = fonts.hashes().into_iter().map(|(name, hash)| (name, hex(&hash))).collect();
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
    let files = files.iter().map(|(name, content)| (name.as_str(), Sha256::digest(content).into())).collect();
    digest_of(&survey.list_hash, survey.images.values().copied().collect(), survey.sample, &files)
}

/// The same for a batch that is there, by the hashes in its manifest. `None` where one of them is no hash.
pub(crate) fn digest_by(manifest: &Manifest) -> Option<[u8; 32]> {
    let mut list = [0; 32];
    let (mut images, mut files) = (BTreeSet::new(), BTreeMap::new());
    for (name, entry) in manifest.files.iter().filter(|(name, _)| name.starts_with("inputs/")) {
        let hash = unhex(&entry.sha256)?;
        if name == LIST {
            list = hash;
        } else if name.starts_with(IMAGES) {
            images.insert(hash);
        } else {
            files.insert(name.as_str(), hash);
        }
    }
    Some(digest_of(&list, images, manifest.sample, &files))
}

fn digest_of(list: &[u8; 32], images: BTreeSet<[u8; 32]>, sample: bool, files: &BTreeMap<&str, [u8; 32]>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let mut part = |name: &str, hash: &[u8]| {
        hasher.update((name.len() as u64).to_be_bytes());
        hasher.update(name.as_bytes());
        hasher.update(hash);
    };
    part(LIST, list);
    for hash in images {
        part("image", &hash);
    }
    part("sample", &[u8::from(sample)]);
    for (name, hash) in files {
        part(name, hash);
    }
    hasher.finalize().into()
}

/// Copies the signature images that are used.
pub(crate) fn copy_images(job: &Job, survey: &Survey, staging: &Staging) -> Result<(), Error> {
    let mut stored = BTreeSet::new();
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
