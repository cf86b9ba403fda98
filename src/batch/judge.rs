//! One row judged for one job: the list's own rules, then fonts, images and placeholders.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::batch::forms::{FormGroup, Forms, Voice};
use crate::batch::job::{Job, MissingGlyph, Shape};
use crate::batch::pictures::Pictures;
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::lang::Lang;
use crate::letter::{SignatureImage, SignerField, value_lang};
use crate::signers::{Checker, Column, DateOrder, Fate, Row, Rules, Signer, Visibility, folded};
use crate::text::FontBook;

/// An image with its hash, `None` where it is no image.
pub(crate) type KnownImage = ([u8; 32], Option<Arc<SignatureImage>>);

/// Whether an image is named like an e-mail address that several rows have.
pub(crate) fn is_of_shared_email(name: &str, shared: &BTreeSet<String>) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, _)| shared.contains(&folded(stem)))
}

/// Judges rows for one job: the list's own rules, then fonts, images and placeholders. Both passes use it, so that the
/// second sees what the first saw.
pub(crate) struct Judge<'j> {
    pub(crate) job: &'j Job,
    forms: &'j Forms,
    fonts: &'j FontBook,
    pub(crate) checker: Checker<'j>,
    columns: &'j crate::signers::ColumnMap,
    folder: &'j std::path::Path,
    /// The files of the folder of signatures that was asked for.
    pub(crate) pictures: Pictures,
    pub(crate) images: BTreeMap<String, KnownImage>,
    /// Bytes of the images that are kept.
    kept_bytes: usize,
    /// Whether the rows were found good before: fonts and placeholders are not gone into again.
    again: bool,
}

/// Most bytes of images that are kept in memory (tuned: some hundred scanned signatures); a list with an image a row passes
/// through.
const MOST_KEPT: usize = 64 << 20;

/// The columns of a name, in the order in which what its print lacks is looked for in them.
const NAMES: [Column; 5] = [Column::PrintName, Column::Name, Column::FamilyName, Column::GivenName, Column::LatinName];

impl<'j> Judge<'j> {
    pub(crate) fn new(
        job: &'j Job,
        forms: &'j Forms,
        fonts: &'j FontBook,
        columns: &'j crate::signers::ColumnMap,
    ) -> Self {
        let rules = Rules { extra: extra(forms), ..job.rules() };
        let name = job.list.as_ref().map_or(std::path::Path::new("-"), |list| &list.name);
        Self {
            job,
            forms,
            fonts,
            checker: Checker::new(name, columns, rules),
            columns,
            folder: job.image_folder(),
            pictures: job.signatures.as_deref().map(Pictures::of).unwrap_or_default(),
            images: BTreeMap::new(),
            kept_bytes: 0,
            again: false,
        }
    }

    /// A judge of rows that another one found good, in the same list: their signers are the same. A list that has changed
    /// since is told by its hash.
    #[must_use]
    pub(crate) fn again(self, date_order: DateOrder) -> Self {
        Self { checker: self.checker.again(date_order), again: true, ..self }
    }

    /// Headings of the columns that are none of ours and that the letter prints.
    pub(crate) fn extra(&self) -> Vec<Arc<str>> {
        extra(self.forms)
    }

    /// The signer of a row, or what became of it. Duplicates are the caller's.
    pub(crate) fn signer<'r>(&mut self, row: &'r Row, findings: &mut Findings) -> Result<Signer<'r>, Fate> {
        let mut signer = self.checker.judge(row, findings)?;
        let place = self.place(row);
        let mut good = (self.again || self.coverage(&signer, row, findings))
            & (!self.judges_message() || self.message_coverage(&mut signer, &place, findings));
        if !self.job.prints_images() {
            signer.signature = Cow::Borrowed("");
        } else if signer.signature.is_empty() && signer.shows_signature {
            match self.pictures.find(&signer, &signer.email) {
                Ok(None) => {}
                Ok(Some(name)) => signer.signature = Cow::Owned(name.to_owned()),
                Err(finding) => {
                    findings.push(finding.at(place.clone().under(self.heading(Column::Signature))));
                    good = false;
                }
            }
        }
        if !signer.signature.is_empty()
            && let Err(finding) = self.image(&signer.signature)
        {
            findings.push(finding.at(place.clone().under(self.heading(Column::Signature))));
            good = false;
        }
        let mut reported = BTreeSet::new();
        // The letter above a roll says nothing of a signer.
        let groups = if self.again || self.job.shape == Shape::Roll { &[][..] } else { &self.forms.groups[..] };
        for form in groups.iter().flat_map(|group| group.forms_in(Voice::of(&signer))) {
            for open in FormGroup::open_blocks(form) {
                if let Err(field) = open.fill(&signer)
                    && reported.insert(field.clone())
                {
                    let column =
                        field.column().map_or_else(|| field.name().into_owned(), |column| self.heading(column));
                    let hidden = field.column().is_some_and(|column| self.is_filled(row, column));
                    findings.push(
                        Diagnostic::error(Code::EmptyPlaceholder)
                            .with("name", field.name())
                            .with("hidden", if hidden { "visibility" } else { "" })
                            .at(place.clone().under(column)),
                    );
                    good = false;
                }
            }
        }
        if good { Ok(signer) } else { Err(Fate::Rejected) }
    }

    /// The address at which a signer could be one of a household: known by name, in their own words alone. Who hides the name,
    /// writes for an organisation or adds a personal message keeps a letter of their own, and so does everybody where the text for
    /// several cannot be filled.
    pub(crate) fn household<'s>(&self, signer: &'s Signer<'_>, row: &Row) -> Option<[&'s str; 3]> {
        let named =
            signer.visibility == Visibility::Named && self.columns.cell(row, Column::PrintName).trim().is_empty();
        if !named || !signer.organisation.is_empty() || !signer.message.is_empty() {
            return None;
        }
        let fills = |group: &FormGroup| {
            !group.joint.is_empty()
                && group.joint.iter().all(|form| FormGroup::open_blocks(form).all(|open| open.fill(signer).is_ok()))
        };
        self.forms.groups.iter().all(fills).then(|| [&*signer.street, &*signer.postcode, &*signer.city])
    }

    /// Whether the list has a column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.position(column).is_some()
    }

    /// Whether something stands in a column of a row, whether or not it may be printed.
    pub(crate) fn is_filled(&self, row: &Row, column: Column) -> bool {
        !self.columns.cell(row, column).trim().is_empty()
    }

    /// What stands in a column of a row, whether or not it may be printed.
    pub(crate) fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.columns.cell(row, column)
    }

    /// Whether the letters print a field.
    pub(crate) fn prints(&self, field: &SignerField) -> bool {
        self.forms.printed.contains(field)
    }

    /// A signature image with the SHA-256 of its file.
    #[expect(
        clippy::result_large_err,
        reason = "a Diagnostic is made once a bad image, never on the way of a good one"
    )]
    pub(crate) fn image(&mut self, name: &str) -> Result<([u8; 32], Arc<SignatureImage>), Diagnostic> {
        if let Some((hash, Some(image))) = self.images.get(name) {
            return Ok((*hash, image.clone()));
        }
        if name.starts_with('[') {
            // The strokes of a signature pad stand in the list itself.
            return SignatureImage::from_strokes(name).map(|image| (Sha256::digest(name).into(), image));
        }
        let (content, image) = SignatureImage::read(self.folder, name, self.job.clear_paper)?;
        let hash = Sha256::digest(&content).into();
        let bytes = image.memory();
        let kept = (self.kept_bytes + bytes <= MOST_KEPT).then(|| image.clone());
        self.kept_bytes += if kept.is_some() { bytes } else { 0 };
        self.images.insert(name.to_owned(), (hash, kept));
        Ok((hash, image))
    }

    /// A row of somebody of whom another row is left out.
    pub(crate) fn repeats_left_out(&self, row: &Row, earlier: u64) -> Diagnostic {
        Diagnostic::warning(Code::RepeatsLeftOut).with("row", earlier).at(self.place(row))
    }

    pub(crate) fn place(&self, row: &Row) -> Place {
        Place::row(self.list_name(), row.line, row.number)
    }

    /// The list as a whole.
    pub(crate) fn list_place(&self) -> Place {
        Place::file(self.list_name())
    }

    fn list_name(&self) -> &std::path::Path {
        self.job.list.as_ref().map_or(std::path::Path::new("-"), |list| &list.name)
    }

    pub(crate) fn heading(&self, column: Column) -> String {
        self.columns.heading(column).unwrap_or(column.heading()).to_owned()
    }

    /// Whether messages are looked at: what the fonts lack must be taken out of them each time.
    fn judges_message(&self) -> bool {
        let omits = self.job.missing_glyph == MissingGlyph::OmitFromMessage;
        (!self.again || omits) && self.prints(&SignerField::Message)
    }

    /// Whether the fonts have every character that will be printed beside the message.
    fn coverage(&self, signer: &Signer<'_>, row: &Row, findings: &mut Findings) -> bool {
        let place = &self.place(row);
        let mut good = true;
        for (text, lang, column) in self.values(signer) {
            // Up to where each cell was gone through: what stands there twice is missed twice.
            let mut seen: BTreeMap<Column, usize> = BTreeMap::new();
            for range in self.fonts.uncovered(text, lang) {
                let cluster = &text[range];
                let (column, at) = self.stands(row, column, cluster, &seen);
                let finding = missing(cluster, place.clone().under(self.heading(column)));
                findings.push(match at {
                    Some(at) => {
                        seen.insert(column, at + cluster.len());
                        finding.quoting(self.columns.cell(row, column), at..at + cluster.len())
                    }
                    None => finding,
                });
                good = false;
            }
        }
        good
    }

    /// The column that holds a cluster, one of the name's where none is given, and the byte of the cell at which it stands next. In a
    /// cell that was made ready to print it may stand otherwise.
    fn stands(
        &self,
        row: &Row,
        column: Option<Column>,
        cluster: &str,
        seen: &BTreeMap<Column, usize>,
    ) -> (Column, Option<usize>) {
        let next = |column: Column| {
            let from = seen.get(&column).copied().unwrap_or_default();
            let rest = self.columns.cell(row, column).get(from..)?;
            rest.find(cluster).map(|at| (column, Some(from + at)))
        };
        let has = |column: &Column| self.columns.position(*column).is_some();
        match column {
            Some(column) => next(column).unwrap_or((column, None)),
            None => NAMES
                .into_iter()
                .find_map(next)
                .unwrap_or((NAMES.into_iter().find(has).unwrap_or(Column::GivenName), None)),
        }
    }

    /// What would be printed of a signer but for day and message: text, language, column (`None`: one of the name's).
    fn values<'s>(&self, signer: &'s Signer<'_>) -> Vec<(&'s str, Lang, Option<Column>)> {
        self.forms.printed.iter().filter_map(|field| self.value(field, signer)).collect()
    }

    /// One field of it.
    fn value<'s>(&self, field: &SignerField, signer: &'s Signer<'_>) -> Option<(&'s str, Lang, Option<Column>)> {
        let lang = self.job.lang();
        Some(match field {
            SignerField::Name => (&*signer.name.printed, signer.name.lang, None),
            SignerField::LatinName => (signer.name.latin.as_deref().unwrap_or_default(), lang, Some(Column::LatinName)),
            SignerField::Organisation => (&*signer.organisation, lang, Some(Column::Organisation)),
            SignerField::Role => (&*signer.role, lang, Some(Column::Role)),
            SignerField::Street => (&*signer.street, lang, Some(Column::Street)),
            SignerField::Postcode => (&*signer.postcode, lang, Some(Column::Postcode)),
            SignerField::City => (&*signer.city, lang, Some(Column::City)),
            SignerField::Country => (&*signer.country, lang, Some(Column::Country)),
            SignerField::Email => (&*signer.email, lang, Some(Column::Email)),
            SignerField::Title => (&*signer.title, lang, Some(Column::Title)),
            SignerField::Extra(heading) => (signer.extra(heading), lang, None),
            SignerField::Id => (signer.id, lang, Some(Column::Id)),
            SignerField::Date | SignerField::Message => return None,
        })
    }

    /// Whether a row gives something to be printed in a field.
    pub(crate) fn fills(&self, field: &SignerField, signer: &Signer<'_>) -> bool {
        match field {
            SignerField::Date => signer.date.is_some(),
            SignerField::Message => !signer.message.is_empty(),
            field => self.value(field, signer).is_some_and(|(text, ..)| !text.is_empty()),
        }
    }

    /// Everything that would be printed of a signer, each text in the language in which it is set.
    pub(crate) fn printed<'s>(&self, signer: &'s Signer<'_>) -> Vec<(&'s str, Lang)> {
        let own = |text: &str, lang: Lang| value_lang(text, signer.language, lang, self.job.cjk_language());
        let values = self.values(signer).into_iter();
        let mut texts: Vec<(&str, Lang)> =
            values.map(|(text, lang, column)| (text, if column.is_none() { lang } else { own(text, lang) })).collect();
        if self.prints(&SignerField::Message) {
            texts.push((&signer.message, own(&signer.message, signer.language.unwrap_or(self.job.lang()))));
        }
        texts.retain(|(text, _)| !text.is_empty());
        texts
    }

    /// Whether the fonts have every character of a message. What they lack is taken out of it where the job says so.
    fn message_coverage(&self, signer: &mut Signer<'_>, place: &Place, findings: &mut Findings) -> bool {
        let lang = signer.language.unwrap_or(self.job.lang());
        let missed = self.fonts.uncovered(&signer.message, lang);
        if missed.is_empty() {
            return true;
        }
        let omit = self.job.missing_glyph == MissingGlyph::OmitFromMessage;
        for range in &missed {
            let finding = missing(&signer.message[range.clone()], place.clone().under(self.heading(Column::Message)));
            findings.push(if omit { Diagnostic { severity: Severity::Warning, ..finding } } else { finding });
        }
        if omit {
            let mut kept = String::with_capacity(signer.message.len());
            let mut from = 0;
            for range in &missed {
                kept.push_str(&signer.message[from..range.start]);
                from = range.end;
            }
            kept.push_str(&signer.message[from..]);
            signer.message = Cow::Owned(kept);
        }
        omit
    }
}

/// Headings of the columns that are none of ours and that the letters print.
pub(crate) fn extra(forms: &Forms) -> Vec<Arc<str>> {
    let heading = |field: &SignerField| match field {
        SignerField::Extra(heading) => Some(heading.clone()),
        _ => None,
    };
    forms.printed.iter().filter_map(heading).collect()
}

pub(crate) fn missing(cluster: &str, place: Place) -> Diagnostic {
    let code_points: Vec<String> = cluster.chars().map(|character| format!("U+{:04X}", u32::from(character))).collect();
    Diagnostic::error(Code::MissingGlyph)
        .with("cluster", cluster)
        .with("code_points", code_points.join(" "))
        .with("column", place.heading.as_deref().unwrap_or_default())
        .at(place)
}
