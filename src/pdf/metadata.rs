//! What a file says of itself: catalog, Info dictionary, XMP packet, output intent.

use std::io::{self, Write};

use pdf_writer::types::OutputIntentSubtype;
use pdf_writer::writers::{Catalog, DocumentInfo};
use pdf_writer::{Chunk, Date, Finish, Name, Ref, TextStr};
use sha2::{Digest, Sha256};
use xmp_writer::{DateTime, LangId, Timezone, XmpWriter};

use crate::pdf::about::{Duplex, Metadata};
use crate::pdf::objects::{Objects, Packing};
use crate::pdf::profile;

/// The program and its version.
const PRODUCER: &str = concat!("mailbag ", env!("CARGO_PKG_VERSION"));

/// Where the catalog leads.
pub(super) struct Entries {
    pub(super) catalog: Ref,
    pub(super) info: Ref,
    pub(super) pages: Ref,
    pub(super) structure: Ref,
    /// If there are bookmarks.
    pub(super) outline: Option<Ref>,
    /// The colour profile, if the head of the file has it.
    pub(super) profile: Option<Ref>,
}

/// The file's identifier.
pub(super) fn identifier(metadata: &Metadata) -> [u8; 16] {
    let hash: [u8; 32] = Sha256::digest(metadata.identity.as_bytes()).into();
    let mut identifier = [0; 16];
    identifier.copy_from_slice(&hash[..16]);
    identifier
}

/// Writes catalog, Info, XMP and output intent.
pub(super) fn write<W: Write>(metadata: &Metadata, entries: &Entries, objects: &mut Objects<W>) -> io::Result<()> {
    let xmp = objects.reserve();
    // Uncompressed, so that tools that know no PDF find it (ISO 19005-2, 6.6.2.1 refers to ISO 32000-1, 14.3.2).
    objects.stream(xmp, b"/Type/Metadata/Subtype/XML", packet(metadata).as_bytes(), Packing::Plain)?;
    let profile = match entries.profile {
        Some(profile) => profile,
        None => write_profile(objects)?,
    };
    write_info(metadata, entries.info, objects)?;
    write_catalog(metadata, entries, xmp, profile, objects)
}

/// Writes the colour profile of the output intent.
pub(super) fn write_profile<W: Write>(objects: &mut Objects<W>) -> io::Result<Ref> {
    let profile = objects.reserve();
    // No SHA-256 is all zeros: it stands for the profile, which every file has.
    objects.common_stream(profile, b"/N 3", &profile::srgb(), [0; 32])?;
    Ok(profile)
}

fn write_catalog<W: Write>(
    metadata: &Metadata,
    entries: &Entries,
    xmp: Ref,
    profile: Ref,
    objects: &mut Objects<W>,
) -> io::Result<()> {
    let mut chunk = Chunk::new();
    let mut catalog = chunk.indirect(entries.catalog).start::<Catalog>();
    catalog.pages(entries.pages).metadata(xmp).lang(TextStr(metadata.lang.as_str()));
    catalog.pair(Name(b"StructTreeRoot"), entries.structure);
    catalog.mark_info().marked(true);
    if let Some(outline) = entries.outline {
        catalog.outlines(outline);
    }
    let mut preferences = catalog.viewer_preferences();
    preferences.display_doc_title(true);
    preferences.pair(Name(b"PrintScaling"), Name(b"None"));
    let duplex: &[u8] = match metadata.duplex {
        Duplex::Simplex => b"Simplex",
        Duplex::LongEdge => b"DuplexFlipLongEdge",
    };
    preferences.pair(Name(b"Duplex"), Name(duplex));
    if metadata.lang.is_right_to_left() {
        preferences.pair(Name(b"Direction"), Name(b"R2L"));
    }
    preferences.finish();
    let mut intents = catalog.output_intents();
    intents
        .push()
        .subtype(OutputIntentSubtype::PDFA)
        .output_condition_identifier(TextStr("sRGB IEC61966-2.1"))
        .info(TextStr("sRGB IEC61966-2.1"))
        .dest_output_profile(profile);
    intents.finish();
    catalog.finish();
    objects.chunk(entries.catalog, &chunk)
}

fn write_info<W: Write>(metadata: &Metadata, id: Ref, objects: &mut Objects<W>) -> io::Result<()> {
    let (year, month, day) = date(metadata);
    let date =
        Date::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0);
    let mut chunk = Chunk::new();
    chunk
        .indirect(id)
        .start::<DocumentInfo>()
        .title(TextStr(&metadata.title))
        .creator(TextStr("mailbag"))
        .producer(TextStr(PRODUCER))
        .creation_date(date)
        .modified_date(date);
    objects.chunk(id, &chunk)
}

/// The XMP packet; says the same as the Info dictionary.
fn packet(metadata: &Metadata) -> String {
    let (year, month, day) = date(metadata);
    let moment = DateTime {
        year,
        month: Some(month),
        day: Some(day),
        hour: Some(0),
        minute: Some(0),
        second: Some(0),
        timezone: Some(Timezone::Utc),
    };
    let mut xmp = XmpWriter::new();
    xmp.title([(None, metadata.title.as_str())])
        .language([LangId(metadata.lang.as_str())])
        .format("application/pdf")
        .creator_tool("mailbag")
        .producer(PRODUCER)
        .create_date(moment)
        .modify_date(moment)
        .metadata_date(moment)
        .pdfa_part(2)
        .pdfa_conformance("A")
        .pdfua_part(1);
    // PDF/A does not know PDF/UA's mark, so the file explains it (ISO 19005-2, 6.6.2.3).
    let mut schemas = xmp.extension_schemas();
    schemas.pdfua_id().properties().describe_part();
    schemas.finish();
    xmp.finish(None)
}

/// Midnight of the letters' day. No clock is read.
fn date(metadata: &Metadata) -> (u16, u8, u8) {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    (u16::try_from(metadata.date.year()).unwrap_or(0), part(metadata.date.month()), part(metadata.date.day()))
}
