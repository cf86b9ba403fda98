//! One row judged for one job: the list's own rules, then fonts, images and placeholders.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::batch::forms::{FormGroup, Forms};
use crate::batch::job::{Job, MissingGlyph};
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::lang::Lang;
use crate::letter::{SignatureImage, SignerField, value_lang};
use crate::signers::{Checker, Column, Fate, Row, Signer};
use crate::text::FontBook;

/// An image with its hash, `None` where it is no image.
pub(crate) type KnownImage = ([u8; 32], Option<Arc<SignatureImage>>);

/// Judges rows for one job: the list's own rules, then fonts, images and placeholders. Both passes use it, so that the
/// second sees what the first saw.
pub(crate) struct Judge<'j> {
    pub(crate) job: &'j Job,
    forms: &'j Forms,
    fonts: &'j FontBook,
    pub(crate) checker: Checker<'j>,
    columns: &'j crate::signers::ColumnMap,
    folder: &'j std::path::Path,
    pub(crate) images: BTreeMap<String, KnownImage>,
}

impl<'j> Judge<'j> {
    pub(crate) fn new(
        job: &'j Job,
        forms: &'j Forms,
        fonts: &'j FontBook,
        columns: &'j crate::signers::ColumnMap,
        folder: &'j std::path::Path,
    ) -> Self {
        let name = job.list.as_ref().map_or(std::path::Path::new("-"), |list| &list.name);
        Self {
            job,
            forms,
            fonts,
            checker: Checker::new(name, columns, job.rules()),
            columns,
            folder,
            images: BTreeMap::new(),
        }
    }

    /// The signer of a row, or what became of it. Duplicates are the caller's.
    pub(crate) fn signer<'r>(&mut self, row: &'r Row, findings: &mut Findings) -> Result<Signer<'r>, Fate> {
        let mut signer = self.checker.judge(row, findings)?;
        let place = self.place(row);
        let mut good = self.coverage(&mut signer, row, findings);
        if !signer.signature.is_empty()
            && let Err(finding) = self.image(signer.signature)
        {
            findings.push(finding.at(place.clone().under(self.heading(Column::Signature))));
            good = false;
        }
        let mut reported = BTreeSet::new();
        for form in self.forms.groups.iter().flat_map(|group| &group.forms) {
            for open in FormGroup::open_blocks(form) {
                if let Err(field) = open.fill(&signer)
                    && reported.insert(field)
                {
                    let column = field.column().map_or_else(|| field.name().to_owned(), |column| self.heading(column));
                    let hidden = field.column().is_some_and(|column| !self.columns.cell(row, column).trim().is_empty());
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

    /// A signature image with the SHA-256 of its file.
    #[expect(
        clippy::result_large_err,
        reason = "a Diagnostic is made once a bad image, never on the way of a good one"
    )]
    pub(crate) fn image(&mut self, name: &str) -> Result<([u8; 32], Arc<SignatureImage>), Diagnostic> {
        if let Some((hash, Some(image))) = self.images.get(name) {
            return Ok((*hash, image.clone()));
        }
        let image = SignatureImage::read(self.folder, name)?;
        let content = std::fs::read(self.folder.join(name))
            .map_err(|_| Diagnostic::error(Code::BadSignature).with("value", name).with("reason", "unreadable"))?;
        let hash = Sha256::digest(&content).into();
        // Images are kept while there are few of them; a list with an image a row passes through.
        let kept = (self.images.len() < 64).then(|| image.clone());
        self.images.insert(name.to_owned(), (hash, kept));
        Ok((hash, image))
    }

    /// A row of somebody of whom another row is left out.
    pub(crate) fn repeats_left_out(&self, row: &Row, earlier: u64) -> Diagnostic {
        Diagnostic::warning(Code::RepeatsLeftOut).with("row", earlier).at(self.place(row))
    }

    pub(crate) fn place(&self, row: &Row) -> Place {
        let name = self.job.list.as_ref().map_or(std::path::Path::new("-"), |list| &list.name);
        Place::row(name, row.line, row.number)
    }

    pub(crate) fn heading(&self, column: Column) -> String {
        self.columns.heading(column).unwrap_or(column.heading()).to_owned()
    }

    /// Whether the fonts have every character that will be printed. What they lack is taken out of a message where
    /// the job says so.
    fn coverage(&self, signer: &mut Signer<'_>, row: &Row, findings: &mut Findings) -> bool {
        let place = &self.place(row);
        let mut good = true;
        for (text, lang, column) in self.values(signer) {
            for range in self.fonts.uncovered(text, lang) {
                let cluster = &text[range];
                let column = column.unwrap_or_else(|| self.name_column(row, cluster));
                findings.push(missing(cluster, place.clone().under(self.heading(column))));
                good = false;
            }
        }
        if self.forms.printed.contains(&SignerField::Message) && !signer.message.is_empty() {
            good &= self.message_coverage(signer, place, findings);
        }
        good
    }

    /// What would be printed of a signer but for the message: text, language, column (`None`: one of the name's).
    fn values<'s>(&self, signer: &'s Signer<'_>) -> Vec<(&'s str, Lang, Option<Column>)> {
        let lang = self.job.lang();
        let printed = self.forms.printed.iter();
        printed
            .filter_map(|field| {
                Some(match field {
                    SignerField::Name => (&*signer.name.printed, signer.name.lang, None),
                    SignerField::LatinName => {
                        (signer.name.latin.as_deref().unwrap_or_default(), lang, Some(Column::LatinName))
                    }
                    SignerField::Organisation => (&*signer.organisation, lang, Some(Column::Organisation)),
                    SignerField::Role => (&*signer.role, lang, Some(Column::Role)),
                    SignerField::Street => (&*signer.street, lang, Some(Column::Street)),
                    SignerField::Postcode => (&*signer.postcode, lang, Some(Column::Postcode)),
                    SignerField::City => (&*signer.city, lang, Some(Column::City)),
                    SignerField::Country => (&*signer.country, lang, Some(Column::Country)),
                    SignerField::Email => (&*signer.email, lang, Some(Column::Email)),
                    SignerField::Id => (signer.id, lang, Some(Column::Id)),
                    SignerField::Date | SignerField::Message => return None,
                })
            })
            .collect()
    }

    /// Everything that would be printed of a signer, each text in the language in which it is set.
    pub(crate) fn printed<'s>(&self, signer: &'s Signer<'_>) -> Vec<(&'s str, Lang)> {
        let own = |text: &str, lang: Lang| value_lang(text, signer.language, lang, self.job.cjk_language());
        let values = self.values(signer).into_iter();
        let mut texts: Vec<(&str, Lang)> =
            values.map(|(text, lang, column)| (text, if column.is_none() { lang } else { own(text, lang) })).collect();
        if self.forms.printed.contains(&SignerField::Message) {
            texts.push((&signer.message, own(&signer.message, signer.language.unwrap_or(self.job.lang()))));
        }
        texts.retain(|(text, _)| !text.is_empty());
        texts
    }

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

    /// The column of a name that holds a cluster.
    fn name_column(&self, row: &Row, cluster: &str) -> Column {
        let columns = [Column::PrintName, Column::FamilyName, Column::GivenName, Column::LatinName];
        let holds = |column: &Column| self.columns.cell(row, *column).contains(cluster);
        columns.into_iter().find(holds).unwrap_or(Column::GivenName)
    }
}

pub(crate) fn missing(cluster: &str, place: Place) -> Diagnostic {
    let code_points: Vec<String> = cluster.chars().map(|character| format!("U+{:04X}", u32::from(character))).collect();
    Diagnostic::error(Code::MissingGlyph)
        .with("cluster", cluster)
        .with("code_points", code_points.join(" "))
        .with("column", place.heading.as_deref().unwrap_or_default())
        .at(place)
}
