//! The templates of a job, parsed and filled with everything but the signer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::batch::job::{Job, Shape, WindowShows};
use crate::campaign::{Addressee, Kind, Route, SenderBlock};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::letter::template::Template;
use crate::letter::{Constants, Field, Form, FormBlock, OpenBlock, SignerField, check, compare};
use crate::post;
use crate::signers::Signer;

/// In whose voice a letter speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// One person's: I.
    One,
    /// Several people's or an organisation's: we.
    Joint,
}

impl Voice {
    /// The voice of a signer's own letter.
    pub(crate) fn of(signer: &Signer<'_>) -> Self {
        if signer.organisation.is_empty() { Self::One } else { Self::Joint }
    }
}

/// What a text for several senders may say of them: what all of them have in common.
const COMMON: [SignerField; 5] =
    [SignerField::Street, SignerField::Postcode, SignerField::City, SignerField::Country, SignerField::Message];

/// What the letters of a job are made from.
#[derive(Debug, Clone)]
pub struct Forms {
    /// One set of forms for each group of addressees.
    pub groups: Vec<FormGroup>,
    /// What the addressee will read of a signer.
    pub printed: BTreeSet<SignerField>,
    /// The bytes of the templates by file name.
    pub(crate) sources: BTreeMap<String, Arc<[u8]>>,
}

/// The forms for one group of addressees.
#[derive(Debug, Clone)]
pub struct FormGroup {
    /// Their ids, joined by `+`; the letters' `addressee` in `letters.jsonl`.
    pub addressee: String,
    /// A form for each language of the job, in order.
    pub forms: Vec<Form>,
    /// The same in the voice of several; none where the letter has no such text.
    pub joint: Vec<Form>,
    /// Lines of the address zone.
    pub postal: Vec<String>,
    /// For each form, whether its inside address says what the zone says.
    pub inside_address_repeats: Vec<bool>,
}

impl Forms {
    /// Reads and fills the templates. `None` where `findings` has errors about them.
    pub fn read(job: &Job, findings: &mut Findings) -> Option<Self> {
        let mut templates = Vec::new();
        for &lang in &job.languages {
            templates.extend(Template::read(&job.campaign.template_path(lang), lang, findings));
        }
        if templates.len() < job.languages.len() {
            return None;
        }
        compare(&templates, &job.campaign.folder, findings);
        let before = findings.error_count();
        check(&job.campaign, &templates, findings);
        let joint = joint_templates(job, findings)?;
        let mut groups = Vec::with_capacity(job.groups.len());
        for group in &job.groups {
            let addressees: Vec<&Addressee> = group.iter().collect();
            let constants = Constants {
                campaign: &job.campaign,
                addressees: &addressees,
                route: job.routes.first()?,
                date: job.date,
            };
            let mut fill = |templates: &[Template]| -> Vec<Form> {
                templates.iter().filter_map(|template| Form::new(template, &constants, findings)).collect()
            };
            let (forms, joint) = (fill(&templates), fill(&joint));
            let postal = postal_lines(job, group);
            groups.push(FormGroup {
                addressee: group.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join("+"),
                inside_address_repeats: forms.iter().map(|form| says_the_same(&form.inside_address, &postal)).collect(),
                forms,
                joint,
                postal,
            });
        }
        if job.shape == Shape::Roll {
            check_roll(job, &groups, findings);
        }
        let alone = templates.iter().map(|one| (format!("{}.md", one.lang), one.source.clone()));
        let sources =
            alone.chain(joint.iter().map(|one| (format!("{}.we.md", one.lang), one.source.clone()))).collect();
        let templates: Vec<&Template> = templates.iter().chain(&joint).collect();
        (findings.error_count() == before).then(|| Self { groups, printed: printed_fields(job, &templates), sources })
    }
}

impl FormGroup {
    /// The forms in a voice; those of one person where the letter has no other.
    pub fn forms_in(&self, voice: Voice) -> &[Form] {
        if voice == Voice::Joint && !self.joint.is_empty() { &self.joint } else { &self.forms }
    }

    /// The open blocks of a form, in order.
    pub fn open_blocks(form: &Form) -> impl Iterator<Item = &OpenBlock> {
        form.blocks.iter().filter_map(|block| match block {
            FormBlock::Open(open) => Some(open),
            FormBlock::Fixed(_) => None,
        })
    }
}

/// The texts for several senders, where the letter has them in all its languages. `None` where they are wrong.
fn joint_templates(job: &Job, findings: &mut Findings) -> Option<Vec<Template>> {
    let lacking = job.campaign.without_joint_text(&job.languages);
    if job.campaign.kind == Kind::Petition || !lacking.is_empty() {
        if job.household || job.shape == Shape::Roll {
            let files: Vec<String> = lacking.iter().map(|lang| format!("{lang}.we.md")).collect();
            let what = if job.household { "household" } else { "roll" };
            findings.push(Diagnostic::warning(Code::NoJointText).with("files", files.join(", ")).with("what", what));
        }
        return Some(Vec::new());
    }
    let mut templates = Vec::new();
    for &lang in &job.languages {
        templates.extend(Template::read(&job.campaign.joint_template_path(lang), lang, findings));
    }
    if templates.len() < job.languages.len() {
        return None;
    }
    let mut own = Findings::new();
    compare(&templates, &job.campaign.folder, &mut own);
    for mut finding in own.iter().cloned() {
        let lang =
            templates.iter().map(|template| template.lang).find(|lang| lang.as_str() == finding.value("language"));
        finding.place = lang.map(|lang| Place::file(job.campaign.joint_template_path(lang)));
        findings.push(finding);
    }
    for template in &templates {
        for field in template.signer_fields().into_iter().filter(|field| !COMMON.contains(field)) {
            let mut finding =
                Diagnostic::error(Code::PlaceholderDoesNotApply).with("name", field.name()).with("kind", "joint");
            finding.place = template.place_of(&Field::Signer(field)).cloned();
            findings.push(finding);
        }
    }
    Some(templates)
}

/// The letter above a roll has no signer: what must be filled with one's values is an error, and who signs it is the office.
fn check_roll(job: &Job, groups: &[FormGroup], findings: &mut Findings) {
    if let Some(route) = job.routes.first().filter(|route| route.office.is_empty()) {
        let field = format!("{}.office", route.id);
        let finding = Diagnostic::warning(Code::RollUnsigned).with("field", &field);
        findings.push(finding.at(Place::file(job.library.routes_path()).key(field)));
    }
    let mut reported = BTreeSet::new();
    for group in groups {
        for form in group.forms_in(Voice::Joint) {
            for field in FormGroup::open_blocks(form).filter_map(|open| open.without_signer().err()) {
                if reported.insert((form.lang, field.clone())) {
                    let path = if group.joint.is_empty() {
                        job.campaign.template_path(form.lang)
                    } else {
                        job.campaign.joint_template_path(form.lang)
                    };
                    let finding = Diagnostic::error(Code::PlaceholderDoesNotApply).with("name", field.name());
                    findings.push(finding.with("kind", "roll").at(Place::file(path)));
                }
            }
        }
    }
}

/// Everything of a signer that reaches a page.
fn printed_fields(job: &Job, templates: &[&Template]) -> BTreeSet<SignerField> {
    use SignerField::{City, Country, Date, Email, LatinName, Name, Organisation, Postcode, Role, Street};
    if job.shape == Shape::Roll {
        return [Name, LatinName, Country].into();
    }
    let mut fields: BTreeSet<SignerField> = templates.iter().flat_map(|template| template.signer_fields()).collect();
    fields.extend([Name, LatinName]);
    match job.campaign.kind {
        Kind::Letter => {
            fields.extend([Organisation, Role]);
            match job.campaign.sender {
                SenderBlock::Name => {}
                SenderBlock::Country => fields.extend([Country]),
                SenderBlock::Town => fields.extend([City, Country]),
                SenderBlock::Address => fields.extend([Street, Postcode, City, Country]),
            }
            if job.campaign.signed == crate::campaign::Signed::Online {
                fields.insert(Date);
            }
        }
        Kind::Petition => {
            for column in &job.campaign.table {
                match column.as_str() {
                    "town" => fields.insert(City),
                    "country" => fields.insert(Country),
                    "email" => fields.insert(Email),
                    "date" => fields.insert(Date),
                    _ => false,
                };
            }
        }
    }
    fields
}

/// The address of the first addressee, or the delivery address with that name, by the rules of the country of posting.
fn postal_lines(job: &Job, group: &[Addressee]) -> Vec<String> {
    if job.campaign.kind == Kind::Petition {
        return Vec::new();
    }
    let (Some(one), Some(route)) = (group.first(), job.routes.first()) else { return Vec::new() };
    address_lines(one, route, job.window_shows)
}

/// The lines of the address that is posted to: an addressee's own, or the delivery address with the addressee's name.
pub(crate) fn address_lines(one: &Addressee, route: &Route, shows: WindowShows) -> Vec<String> {
    match (shows, &one.postal) {
        (WindowShows::Delivery, _) => route.care_of(one.latin_name()).0,
        (WindowShows::Addressee, Some(postal)) => postal.lines_from(route.posting()).0,
        (WindowShows::Addressee, None) => Vec::new(),
    }
}

/// Whether two addresses say the same: the same words, whatever their case, order of lines and the country's name.
fn says_the_same(inside: &[String], postal: &[String]) -> bool {
    let words = |lines: &[String]| -> BTreeSet<String> {
        lines
            .iter()
            .filter(|line| !post::country::is_name(line))
            .flat_map(|line| line.split(|character: char| !character.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    !inside.is_empty() && !postal.is_empty() && words(inside) == words(postal)
}

#[cfg(test)]
mod tests {
    use super::says_the_same;

    #[test]
    fn addresses_are_compared_by_words() {
        let lines = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
        assert!(says_the_same(&lines("A Name/1 Street/China"), &lines("A NAME/1 STREET/KINA")));
        assert!(!says_the_same(&lines("A Name/Secretary/1 Street/China"), &lines("A NAME/1 STREET/KINA")));
        assert!(!says_the_same(&[], &[]));
    }
}
