//! The parts of a batch put together: checked against one another and against their own hashes, then one manifest and one
//! cover sheet for all, with the bytes of a batch that was made in one piece.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::batch::goal::{Goal, Outcome};
use crate::batch::hash::{LettersHash, entry_of, hex};
use crate::batch::inputs::{self, json};
use crate::batch::manifest::{self, FileEntry, Manifest, VolumeRecord};
use crate::batch::packing::{self, Packer};
use crate::batch::part::{self, PROGRAM, Part};
use crate::batch::records::LETTERS;
use crate::batch::shard::Shard;
use crate::batch::staging::Staging;
use crate::batch::{Counts, Error, cover};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::iso_day;
use crate::layout::cover::facts::{CoverFacts, Packing};
use crate::text::FontBook;

/// Makes the batch from the folders of all its parts. `findings` gets what does not fit; then nothing is made, and `None`
/// comes back.
pub fn join(
    folders: &[PathBuf],
    out: &Path,
    fonts: &FontBook,
    stop: &AtomicBool,
    findings: &mut Findings,
) -> Result<Option<Outcome>, Error> {
    let Some(parts) = read(folders, findings) else { return Ok(None) };
    let Some(((first_folder, first), day)) = parts.first().zip(fitting(&parts, findings)) else { return Ok(None) };
    if !has_fonts(first_folder, fonts, findings) {
        return Ok(None);
    }
    let id = &first.manifest.batch;
    let mut key = Sha256::new();
    key.update(PROGRAM);
    for (_, part) in &parts {
        key.update(json(part)?);
    }
    let goal = Goal { out, id, name: id, key: hex(&key.finalize()[..16]) };
    goal.reach(findings, |staging| {
        let manifest = fill(&parts, day, fonts, stop, staging)?;
        Ok((manifest, 0))
    })
}

/// The parts in order, each with its folder.
fn read(folders: &[PathBuf], findings: &mut Findings) -> Option<Vec<(PathBuf, Part)>> {
    let mut parts: Vec<(PathBuf, Part)> = Vec::with_capacity(folders.len());
    for folder in folders {
        match Part::read(folder) {
            Some(part) if is_sound(&part) => parts.push((folder.clone(), part)),
            _ => findings.push(no_part(folder)),
        }
    }
    parts.sort_by_key(|(_, part)| part.number);
    (parts.len() == folders.len()).then_some(parts)
}

/// Why a folder gives no part: this user may not look into it, or it is none.
fn no_part(folder: &Path) -> Diagnostic {
    let path = folder.join(part::NAME);
    // Opening a pipe would wait for its writer.
    let opened = std::fs::symlink_metadata(&path)
        .and_then(|metadata| if metadata.is_file() { File::open(&path).map(|_| ()) } else { Ok(()) });
    match opened {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Diagnostic::error(Code::UnreadableFile).with("file", path.display()).with("reason", error)
        }
        _ => Diagnostic::error(Code::NoShard).with("folder", folder.display()),
    }
}

/// Whether a part says nothing that could lead out of its folder or past its own lists.
fn is_sound(part: &Part) -> bool {
    let is_plain = |name: &String| {
        name != manifest::NAME
            && name != part::NAME
            && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
    };
    let manifest = &part.manifest;
    Shard::new(part.number, part.of).is_some()
        && is_plain(&manifest.batch)
        && !manifest.batch.contains(['/', '\\'])
        && manifest.files.keys().all(is_plain)
        && manifest.volumes.len() == part.numbers.len()
        && manifest.volumes.iter().all(|volume| manifest.files.contains_key(&volume.file))
        && manifest.files.contains_key(LETTERS)
}

/// Whether the parts are all the parts of one batch; the day of its letters.
fn fitting(parts: &[(PathBuf, Part)], findings: &mut Findings) -> Option<Date> {
    let before = findings.error_count();
    let (_, first) = parts.first()?;
    for (folder, part) in parts {
        let differing = [
            ("batch", part.manifest.batch != first.manifest.batch),
            ("inputs", part.manifest.inputs_sha256 != first.manifest.inputs_sha256),
            ("program", part.program != PROGRAM),
            ("of", part.of != first.of || part.all_volumes != first.all_volumes),
            ("counts", of_list(part.manifest.counts) != of_list(first.manifest.counts)),
        ];
        if let Some((what, _)) = differing.into_iter().find(|(_, differs)| *differs) {
            findings.push(Diagnostic::error(Code::ShardsDiffer).with("folder", folder.display()).with("part", what));
        }
    }
    for pair in parts.windows(2) {
        if let [(one, part), (other, same)] = pair
            && part.number == same.number
        {
            let finding = Diagnostic::error(Code::ShardTwice).with("folder", other.display());
            findings.push(finding.with("other", one.display()).with("number", part.number));
        }
    }
    let there = |number: &usize| parts.iter().any(|(_, part)| part.number == *number);
    let missing: Vec<String> =
        (1..=first.of).filter(|number| !there(number)).map(|number| number.to_string()).collect();
    if !missing.is_empty() {
        let finding = Diagnostic::error(Code::ShardsMissing).with("numbers", missing.join(", "));
        findings.push(finding.with("of", first.of));
    }
    if findings.error_count() > before {
        return None;
    }
    let mut numbers: Vec<usize> = parts.iter().flat_map(|(_, part)| part.numbers.iter().copied()).collect();
    numbers.sort_unstable();
    let day = iso_day(&first.manifest.date);
    if !numbers.into_iter().eq(0..first.all_volumes) || day.is_none() {
        findings.push(
            Diagnostic::error(Code::ShardsDiffer).with("folder", first.manifest.batch.clone()).with("part", "volumes"),
        );
        return None;
    }
    day
}

/// The numbers that are known from the list alone.
fn of_list(counts: Counts) -> Counts {
    Counts { letters: 0, pages: 0, blank_pages: 0, sheets: 0, ..counts }
}

/// Whether the cover sheet will be set with the fonts of the letters.
fn has_fonts(first: &Path, fonts: &FontBook, findings: &mut Findings) -> bool {
    let same = std::fs::read(first.join(inputs::FONTS)).ok() == inputs::fonts(fonts).ok();
    if !same {
        findings.push(Diagnostic::error(Code::OtherFonts).with("folder", first.display()));
    }
    same
}

fn fill(
    parts: &[(PathBuf, Part)],
    day: Date,
    fonts: &FontBook,
    stop: &AtomicBool,
    staging: &Staging,
) -> Result<Manifest, Error> {
    let Some((_, first)) = parts.first() else {
        return Err(Error::Internal { what: "no part to join".to_owned() });
    };
    let mut manifest = first.manifest.clone();
    manifest.counts = of_list(manifest.counts);
    let mut volumes: Vec<(usize, usize, &VolumeRecord)> = Vec::new();
    for (number, (folder, part)) in parts.iter().enumerate() {
        manifest.counts = together(manifest.counts, part.manifest.counts)
            .ok_or_else(|| Error::Damaged { path: folder.join(part::NAME) })?;
        volumes
            .extend(part.numbers.iter().zip(&part.manifest.volumes).map(|(volume, record)| (*volume, number, record)));
        for (name, expected) in &part.manifest.files {
            if stop.load(Ordering::Relaxed) {
                return Err(Error::Interrupted);
            }
            let source = folder.join(name);
            let found = if name == LETTERS {
                entry_of(&source).map_err(Error::io(&source))?
            } else {
                copy(&source, staging, name)?
            };
            if found != *expected {
                return Err(Error::Damaged { path: source });
            }
        }
    }
    volumes.sort_by_key(|(volume, ..)| *volume);
    manifest.volumes = volumes.iter().map(|(.., record)| (*record).clone()).collect();
    let expected = manifest.counts.letters_due() * manifest.addressees.len() as u64;
    if !manifest.counts.balance() || manifest.counts.letters != expected {
        let what = format!("{} letters in the parts, {expected} expected", manifest.counts.letters);
        return Err(Error::Internal { what });
    }
    let mut facts = first.cover.clone();
    let packings = write_lines(parts, &volumes, &facts, staging)?;
    let mut hash = LettersHash::default();
    for (_, number, record) in &volumes {
        // That every volume is among the files was found before anything was copied.
        if let Some(entry) = parts[*number].1.manifest.files.get(&record.file) {
            hash.add(entry);
        }
    }
    manifest.letters_sha256 = hash.finish();
    cover::add_totals(&mut facts, &manifest.counts, &manifest.volumes, &packings, &manifest.letters_sha256);
    let file = staging.create("cover.pdf")?;
    cover::write(file, &facts, day, fonts, &manifest.batch).map_err(Error::io("cover.pdf"))?.finish()?;
    staging.write(cover::TEXT, &cover::text(&facts))?;
    manifest.files = staging.records();
    staging.write(manifest::NAME, &json(&manifest)?)?;
    Ok(manifest)
}

/// Counts with those of one more part; `None` where they are more than a number holds, as no program wrote them.
fn together(counts: Counts, part: Counts) -> Option<Counts> {
    Some(Counts {
        letters: counts.letters.checked_add(part.letters)?,
        pages: counts.pages.checked_add(part.pages)?,
        blank_pages: counts.blank_pages.checked_add(part.blank_pages)?,
        sheets: counts.sheets.checked_add(part.sheets)?,
        ..counts
    })
}

fn copy(source: &Path, staging: &Staging, name: &str) -> Result<FileEntry, Error> {
    let mut file = File::open(source).map_err(Error::io(source))?;
    let mut target = staging.create(name)?;
    io::copy(&mut file, &mut target).map_err(Error::io(source))?;
    target.finish()
}

/// The lines of the letters in the order of the volumes; of each part they are taken in turn. Hands back what is in the bags of
/// each delivery.
fn write_lines(
    parts: &[(PathBuf, Part)],
    volumes: &[(usize, usize, &VolumeRecord)],
    facts: &[CoverFacts],
    staging: &Staging,
) -> Result<Vec<Packing>, Error> {
    let mut packers: Vec<Packer> = facts.iter().map(|facts| Packer::new(&facts.dispatch)).collect();
    let groups: Vec<String> = parts
        .first()
        .map(|(_, part)| part.manifest.addressees.iter().map(|ids| ids.join("+")).collect())
        .unwrap_or_default();
    let mut read = vec![0; parts.len()];
    let mut target = staging.create(LETTERS)?;
    let mut line = Vec::new();
    for (_, number, record) in volumes {
        let path = parts[*number].0.join(LETTERS);
        // Opened anew for each volume: a system gives a program fewer open files than a batch may have parts.
        let mut file = File::open(&path).map_err(Error::io(&path))?;
        file.seek(SeekFrom::Start(read[*number])).map_err(Error::io(&path))?;
        let mut lines = BufReader::new(file);
        let mut lengths = Vec::new();
        for _ in 0..record.letters {
            line.clear();
            read[*number] += lines.read_until(b'\n', &mut line).map_err(Error::io(&path))? as u64;
            if line.last() != Some(&b'\n') {
                return Err(Error::Damaged { path });
            }
            let length: Length = serde_json::from_slice(&line).map_err(|_| Error::Damaged { path: path.clone() })?;
            lengths.push((length.serial, length.pages));
            target.write_all(&line).map_err(Error::io(LETTERS))?;
        }
        let group = groups.iter().position(|addressee| *addressee == record.addressee).unwrap_or(0);
        for (packer, facts) in packers.iter_mut().zip(facts) {
            let pages_a_sheet = if facts.dispatch.one_sided { 1 } else { 2 };
            packing::pack(packer, record, facts.content, group, pages_a_sheet, lengths.iter().copied());
        }
    }
    target.finish()?;
    Ok(packers.into_iter().map(Packer::finish).collect())
}

/// What a line says of a letter's length.
#[derive(Debug, Deserialize)]
struct Length {
    serial: u64,
    pages: u64,
}
