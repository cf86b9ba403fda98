//! The first pass: every row judged, counted and hashed; nothing written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::forgotten_rows::forgotten_rows;
use crate::batch::forms::Forms;
use crate::batch::hash::hex;
use crate::batch::heeded::{Heeded, Refuser, say_alike};
use crate::batch::job::{Job, MissingGlyph};
use crate::batch::judge::{self, Judge};
use crate::batch::list::OpenList;
use crate::batch::list_copy::{Kept, ListCopy, stored_image};
use crate::batch::open_questions;
use crate::batch::people::{Claim, Judged, People, Standpoint};
use crate::batch::row_fate::RowFate;
use crate::batch::sample::{self, Content};
use crate::batch::sheets::SheetCount;
use crate::batch::succession::{IN_EARLIER_BATCH, Numbering, Serials};
use crate::batch::{Counts, Error, self_named, sender_address};
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::letter::SignerField;
use crate::signers::{
    Column, DateOrder, Fate, Format, Households, LeftOut, Namesakes, Near, Refusal, Row, Signer, Unforeseen,
    Visibility, folded,
};
use crate::text::FontBook;

/// What the first pass found.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// What the list is; `None` without one.
    pub format: Option<Format>,
    /// The columns of the list that are understood.
    pub columns: Vec<Column>,
    /// How many rows became what; letters and pages are not known yet.
    pub counts: Counts,
    /// What each row became, in order.
    pub fates: Vec<RowFate>,
    /// Number of the first row.
    pub first_row: u64,
    /// Why rows were rejected, by row number.
    pub rejections: BTreeMap<u64, Vec<Diagnostic>>,
    /// What bad rows refuse, by row number.
    pub refusals: BTreeMap<u64, Refusal>,
    /// Rows that repeat a person, each with the row that is kept (0: one of an earlier batch), in order.
    pub duplicates: Vec<(u32, u32)>,
    /// What is known of the signers' consent.
    pub consent: Consent,
    /// SHA-256 of the columns used, as they will stand in `inputs/`.
    pub list_hash: [u8; 32],
    /// SHA-256 of the list file.
    pub file_hash: [u8; 32],
    /// SHA-256 of each signature image that is used, by its name.
    pub images: BTreeMap<String, [u8; 32]>,
    /// Where the image of a row stands in `inputs/`, by row number.
    pub image_rows: BTreeMap<u64, String>,
    /// What the addressee reads of at least one signer.
    pub printed: BTreeSet<SignerField>,
    /// Whether a name is among it, not initials alone.
    pub names_somebody: bool,
    /// Whether any signer has a signature, from a file or as strokes.
    pub signed: bool,
    /// E-mail addresses, folded, of more than one row: an image named like one is nobody's.
    pub shared_emails: BTreeSet<String>,
    /// Numbers of the rows whose letter goes without its message, which would make it too long.
    pub omitted_messages: BTreeSet<u64>,
    /// Rows whose signers stand in one letter: the others of a household by the number of its first row.
    pub households: BTreeMap<u64, Vec<u64>>,
    /// Signers who write for an organisation.
    pub organisations: u64,
    /// Whether the list is one that the program ships with, or holds somebody whom `init` made up, or the addressee is such a one.
    pub sample: bool,
    /// What of a batch that is otherwise real `init` made up.
    pub made_up: Vec<Diagnostic>,
    /// Places of the rows of people in an earlier batch, from 0.
    pub earlier_rows: BTreeSet<u64>,
    /// The serials of the accepted signers.
    pub serials: Serials,
    /// How days of signing are read that can be read two ways.
    pub date_order: DateOrder,
}

impl Survey {
    /// SHA-256 of the list as it stands in `inputs/`, in hexadecimal.
    pub fn list_sha256(&self) -> String {
        hex(&self.list_hash)
    }

    /// Keeps what is printed of a signer and of nobody before.
    fn see_printed(&mut self, judge: &Judge<'_>, forms: &Forms, signer: &Signer<'_>, omits_message: bool) {
        self.names_somebody |= signer.visibility == Visibility::Named;
        let is_new = |field: &&SignerField| {
            let is_left_out = omits_message && **field == SignerField::Message;
            !self.printed.contains(field) && !is_left_out && judge.fills(field, signer)
        };
        let new: Vec<SignerField> = forms.printed.iter().filter(is_new).cloned().collect();
        self.printed.extend(new);
    }

    /// Keeps what was made up: these rows, and what the job itself names.
    fn see_made_up(&mut self, job: &Job, rows: Vec<Diagnostic>) {
        self.made_up = rows;
        self.made_up.extend(sample::made_up(job, &self.images));
        self.sample = self.made_up.iter().any(|one| ["signer", "addressee"].contains(&one.value("fault")));
    }

    /// The place of a row in the list, from 0.
    pub(crate) fn place(&self, row: u64) -> u64 {
        row.saturating_sub(self.first_row)
    }
}

/// What is known of the signers' consent to the use of their data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Consent {
    /// The list has no such column.
    #[default]
    NotRecorded,
    /// The list has one; who says no is left out.
    Recorded,
    /// The list has one, which is empty for some who are printed.
    RecordedInPart,
    /// The campaign prints only those who say yes.
    Required,
}

impl Consent {
    /// As it stands in the manifest and the summary.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotRecorded => "not recorded",
            Self::Recorded => "recorded",
            Self::RecordedInPart => "recorded for some only",
            Self::Required => "required",
        }
    }
}

/// What is collected row by row, to be settled at the end of the list.
#[derive(Debug, Default)]
struct Pending {
    /// Rows whose message nobody has approved.
    unapproved: BTreeSet<u64>,
    /// Rows that name a signature image: row, line, name of the image.
    images: Vec<(u64, u64, String)>,
    /// How many signers have an e-mail address that has an image.
    emails: HashMap<String, u32>,
    /// The first names beyond ASCII, to be looked at where the encoding is a guess.
    names: Vec<String>,
}

/// Names shown where the encoding is a guess.
const NAMES_SHOWN: usize = 3;

/// Reads the whole list. Bad rows are errors in `findings` unless the job skips them. `None` where the list cannot be
/// read at all.
pub fn survey(
    job: &Job,
    forms: &Forms,
    fonts: &FontBook,
    findings: &mut Findings,
    tick: &dyn Fn(u64),
    stop: &AtomicBool,
) -> Result<Option<Survey>, Error> {
    let mut heeded = Heeded::default();
    loop {
        let mut of_pass = Findings::new();
        let read = read_through(job, forms, fonts, &mut of_pass, (tick, stop), &heeded);
        match read {
            // Each pass heeds more rows and columns than the one before, so there is a last one.
            Ok(Some((survey, found))) => {
                if !heeded.take(found) {
                    findings.extend(of_pass);
                    return Ok(Some(survey));
                }
            }
            read => {
                findings.extend(of_pass);
                return read.map(|_| None);
            }
        }
    }
}

/// Reads the whole list, heeding what passes before found; hands back what this one found.
fn read_through(
    job: &Job,
    forms: &Forms,
    fonts: &FontBook,
    findings: &mut Findings,
    (tick, stop): (&dyn Fn(u64), &AtomicBool),
    heeded: &Heeded,
) -> Result<Option<(Survey, Heeded)>, Error> {
    let mut survey = Survey { serials: serials(job, &[]), ..Survey::default() };
    let Some(list) = &job.list else {
        survey.see_made_up(job, Vec::new());
        return Ok(Some((survey, Heeded::default())));
    };
    let mut of_columns = Findings::new();
    let opened = list.open(&job.columns, &job.required_columns(), &mut of_columns);
    // What a placeholder names is used.
    let named = judge::extra(forms);
    let is_named = |heading: &str| named.iter().any(|named| **named == *heading);
    of_columns.retain(|finding| finding.code != Code::UnusedColumn || !is_named(finding.value("column")));
    findings.extend(of_columns);
    let Some(mut open) = opened else { return Ok(None) };
    survey.format = Some(open.format());
    let columns = open.columns.clone();
    survey.columns = columns.present().collect();
    if !asks_for_what_is_there(job, forms, &open, &mut survey, findings) {
        return Ok(None);
    }
    let forgotten = forgotten_rows(job, stop)?;
    let mut judge = Judge::new(job, forms, fonts, &columns);
    if sender_address::is_printed(job) {
        sender_address::note_columns(&judge, findings);
    }
    judge.checker = judge.checker.heeding(&heeded.wishes);
    let printed: Vec<u16> = judge.extra().iter().filter_map(|heading| columns.find_extra(heading)).collect();
    let mut unforeseen = Unforeseen::new(&columns, &printed);
    open.reader.print(printed.into_iter());
    let mut sheets = SheetCount::new(job, forms, fonts);
    let mut people = People::behind(&job.succession.earlier);
    let mut households = Households::default();
    people.near = Some((Near::new(), Namesakes::default()));
    let mut namesakes = BTreeMap::new();
    let mut copy = ListCopy::begin(std::io::sink(), &columns, job.signatures.is_some(), &judge.extra())
        .map_err(Error::io(&list.name))?;
    let mut content = Content::default();
    let mut pending = Pending::default();
    let mut made_up = Vec::new();
    let mut row = Row::default();
    loop {
        let mut own = Findings::new();
        let read = open.reader.read(&mut row);
        let emptied = job.withdrawals.fate(people.counts.rows);
        let fate = match (&read, emptied) {
            (Ok(false), _) => break,
            (_, Some(fate)) => people.nobody(row.number, fate),
            (Err(finding), None) if finding.code == Code::UnreadableFile => {
                findings.push(finding.clone());
                return Ok(None);
            }
            (_, None) if forgotten.contains(&row.number) => {
                people.nobody(row.number, Fate::LeftOut(LeftOut::Withdrawn))
            }
            (Ok(true), None) => {
                content.row(&row, &columns);
                unforeseen.see(&row, &columns, true);
                pending.name(&judge, &row);
                let mut judged = signer_and_message(&mut judge, &mut sheets, &row, &mut own);
                if let (Ok(_), Some(refuser)) = (&judged, heeded.namesakes.get(&row.number)) {
                    own.push(refuser.finding().at(judge.place(&row)));
                    judged = Err(Fate::Rejected);
                }
                match judged {
                    Ok((signer, omitted)) => {
                        pending.image(&mut survey, &judge, &signer, &row);
                        let claim = Claim { hides_name: !signer.shows_signature, own_words: signer.has_own_words() };
                        let judged = somebody(&mut people, &judge, &row, Fate::Signer, claim);
                        if judged.is_namesake && judged.fate == Fate::Signer {
                            namesakes.insert(row.number, Refuser { row: IN_EARLIER_BATCH, by: "town" });
                        }
                        let fate = say(judged, &judge, &row, &mut survey, &mut own);
                        if fate == Fate::Signer {
                            survey.see_printed(&judge, forms, &signer, omitted);
                            if sample::is_made_up(&row, &columns) {
                                made_up.push(
                                    Diagnostic::warning(Code::MadeUp).with("fault", "signer").at(judge.place(&row)),
                                );
                            }
                            let of_consent =
                                |finding: &Diagnostic| finding.value("column") == Column::Consent.heading();
                            if own.iter().any(|finding| finding.code == Code::ConsentEmpty && of_consent(finding)) {
                                survey.consent = Consent::RecordedInPart;
                            }
                            if omitted {
                                survey.omitted_messages.insert(row.number);
                            }
                            if signer.message_unapproved {
                                pending.unapproved.insert(row.number);
                            }
                            survey.organisations += u64::from(!signer.organisation.is_empty());
                            if let Some(address) = judge.household(&signer, &row).filter(|_| job.household) {
                                households.add(row.number, address);
                            }
                        }
                        fate
                    }
                    Err(fate @ Fate::LeftOut(_)) => {
                        let judged = somebody(&mut people, &judge, &row, fate, Claim::default());
                        say(judged, &judge, &row, &mut survey, &mut own)
                    }
                    Err(Fate::Rejected) => rejected(&mut people, &judge, &row, heeded, &mut survey, &mut own),
                    Err(fate) => people.nobody(row.number, fate),
                }
            }
            (Err(finding), None) => {
                own.push(finding.clone());
                unforeseen.see(&row, &columns, false);
                rejected(&mut people, &judge, &row, heeded, &mut survey, &mut own)
            }
        };
        // By its number: what is told here names nobody.
        tracing::debug!(row = row.number, fate = ?fate, "row read");
        let image = survey.image_rows.get(&row.number).map(String::as_str);
        let refusal = survey.refusals.get(&row.number).copied();
        let kept = Kept::of(fate.into(), &row, read.is_ok(), open.reader.headings(), refusal);
        copy.row(kept, &row, &columns, image).map_err(Error::io(&list.name))?;
        report(job, &row, fate, &own, &mut survey, findings);
        if people.counts.rows.is_multiple_of(1024) {
            tick(people.counts.rows);
            if stop.load(Ordering::Relaxed) {
                return Err(Error::Interrupted);
            }
        }
    }
    pending.settle(job, &judge, &mut people, &mut survey, findings);
    survey.date_order = judge.checker.settle_days(findings);
    if let Some(hidden) = open.reader.hidden() {
        let rows = hidden.first.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let finding = Diagnostic::note(Code::HiddenRows).with("count", hidden.count).with("rows", rows);
        let finding = finding.at(Place::file(&list.name));
        findings.push(match hidden.count - hidden.first.len() as u64 {
            0 => finding,
            more => finding.with("more", more),
        });
    }
    open_questions::of_columns(&unforeseen, list, findings);
    if let (Some(Format::Text { encoding, .. }), [_, ..]) =
        (survey.format.filter(|_| list.reading.encoding.is_none()), &pending.names[..])
        && !encoding.certain
    {
        let finding = Diagnostic::warning(Code::EncodingGuessed).at(Place::file(&list.name));
        findings.push(finding.with("encoding", encoding.name()).with("names", pending.names.join(", ")));
    }
    for (row, refuser) in say_alike(&mut people, list, stop, findings)? {
        namesakes.entry(row).or_insert(refuser);
    }
    survey.households = if job.withdrawals.is_empty() {
        people.live_together(households)
    } else {
        // The address of somebody who is withdrawn is gone.
        let together = job.withdrawals.households(people.first_row.unwrap_or(2));
        people.join_households(&together);
        together
    };
    say_organisations(job, forms, survey.organisations, findings);
    survey.duplicates = people.duplicates();
    survey.counts = people.counts;
    survey.first_row = people.first_row.unwrap_or(2);
    survey.fates = std::mem::take(&mut people.fates);
    survey.earlier_rows = std::mem::take(&mut people.earlier_rows);
    survey.counts.messages_omitted = survey.omitted_messages.len() as u64;
    survey.counts.messages_not_approved = pending.unapproved.len() as u64;
    survey.list_hash = copy.finish().map_err(Error::io(&list.name))?;
    survey.file_hash = open.file_hash();
    survey.serials = serials(job, &survey.fates);
    survey.see_made_up(job, made_up);
    if sample::is_shipped(content.finish()) {
        survey.sample = true;
        // Nobody has begun to put something in its place, and every sheet says so: it is named, and no more than that.
        for one in &mut survey.made_up {
            one.severity = Severity::Note;
        }
    }
    if !survey.counts.balance() {
        return Err(Error::Internal { what: format!("the counts do not balance: {:?}", survey.counts) });
    }
    if survey.counts.signers == 0 && job.blank_rows == 0 && (job.skip_invalid || survey.counts.rejected == 0) {
        findings.push(Diagnostic::error(Code::NoSigners).at(Place::file(&list.name)));
    }
    Ok(Some((survey, Heeded { wishes: unforeseen.hiding(), namesakes })))
}

/// Whether the list has the columns that the letter prints or insists on; and what the list says of consent.
fn asks_for_what_is_there(
    job: &Job,
    forms: &Forms,
    open: &OpenList,
    survey: &mut Survey,
    findings: &mut Findings,
) -> bool {
    let name = job.list.as_ref().map(|list| list.name.clone()).unwrap_or_default();
    let headings = || open.reader.headings().iter().collect::<Vec<_>>().join(", ");
    let missing = |column: &str| {
        Diagnostic::error(Code::MissingColumn).at(Place::file(&name)).with("column", column).with("known", headings())
    };
    let before = findings.error_count();
    for field in &forms.printed {
        if let SignerField::Extra(heading) = field
            && open.columns.find_extra(heading).is_none()
        {
            findings.push(missing(heading));
        }
    }
    survey.consent = match (open.columns.position(Column::Consent), job.campaign.consent_required) {
        (Some(_), true) => Consent::Required,
        (Some(_), false) => Consent::Recorded,
        (None, required) => {
            if required {
                findings.push(missing(Column::Consent.heading()));
            } else {
                findings.push(Diagnostic::warning(Code::ConsentNotRecorded).at(Place::file(&name)));
            }
            Consent::NotRecorded
        }
    };
    findings.error_count() == before
}

/// A good row's signer, and whether the letter goes without the message.
fn signer_and_message<'r>(
    judge: &mut Judge<'_>,
    sheets: &mut SheetCount<'_>,
    row: &'r Row,
    own: &mut Findings,
) -> Result<(Signer<'r>, bool), Fate> {
    let mut signer = judge.signer(row, own)?;
    let omitted = sheets.judge(judge, &mut signer, row, own)?;
    self_named::refuse(judge, &signer, row, own)?;
    sender_address::note(judge.job, judge, &signer, row, own);
    Ok((signer, omitted))
}

/// The fate of a good row in the light of the rows before it.
fn somebody(people: &mut People, judge: &Judge<'_>, row: &Row, fate: Fate, claim: Claim) -> Judged {
    let (identity, known) = (judge.checker.identity(row), &judge.job.known);
    let has_signed = fate == Fate::Signer && !known.signed.is_empty() && known.has_signed(&identity.keys());
    if has_signed && known.only_new {
        return people.signed_before(&identity, row.number);
    }
    let standpoint = Standpoint { claim, says_how: judge.checker.says_how(row) };
    let judged = people.somebody(&identity, row.number, fate, standpoint);
    Judged { has_signed: has_signed && judged.fate == Fate::Signer, ..judged }
}

/// The fate of a bad row: what it refuses is heard, as far as its cells are known.
fn rejected(
    people: &mut People,
    judge: &Judge<'_>,
    row: &Row,
    heeded: &Heeded,
    survey: &mut Survey,
    own: &mut Findings,
) -> Fate {
    let is_namesake = heeded.namesakes.contains_key(&row.number);
    let refusal = judge.checker.refusal(row).or(is_namesake.then_some(Refusal::Namesake));
    let Some(refusal) = refusal else { return people.nobody(row.number, Fate::Rejected) };
    survey.refusals.insert(row.number, refusal);
    say(people.refused(&judge.checker.identity(row), row.number, refusal), judge, row, survey, own)
}

/// What a row means for the rows before it; hands back its fate.
fn say(judged: Judged, judge: &Judge<'_>, row: &Row, survey: &mut Survey, own: &mut Findings) -> Fate {
    if let Some(earlier) = judged.repeats_left_out {
        own.push(judge.repeats_left_out(row, earlier));
    }
    if judged.has_signed {
        own.push(Diagnostic::warning(Code::SignedBefore).at(judge.place(row)));
    }
    if judged.left_out_before {
        own.push(judge.repeats_left_out(row, IN_EARLIER_BATCH));
    }
    for replaced in judged.replaced {
        survey.omitted_messages.remove(&replaced);
    }
    judged.fate
}

impl Pending {
    /// Keeps the first names beyond ASCII.
    fn name(&mut self, judge: &Judge<'_>, row: &Row) {
        if self.names.len() < NAMES_SHOWN {
            let name = judge.checker.identity(row).whole_name();
            if !name.is_ascii() {
                self.names.push(name);
            }
        }
    }

    /// Keeps which image a row has, and how often an e-mail address stands in the list that has one.
    fn image(&mut self, survey: &mut Survey, judge: &Judge<'_>, signer: &Signer<'_>, row: &Row) {
        survey.signed |= !signer.signature.is_empty();
        if let Some((hash, _)) = judge.images.get(&*signer.signature) {
            let name = signer.signature.to_string();
            survey.image_rows.insert(row.number, stored_image(&name, hash));
            survey.images.insert(name.clone(), *hash);
            self.images.push((row.number, row.line, name));
        }
        let email = judge.checker.identity(row).email;
        if judge.pictures.has_email(email) {
            *self.emails.entry(folded(email)).or_default() += 1;
        }
    }

    /// What can be said only when the whole list is known: which images several rows lay claim to.
    fn settle(
        &mut self,
        job: &Job,
        judge: &Judge<'_>,
        people: &mut People,
        survey: &mut Survey,
        findings: &mut Findings,
    ) {
        self.unapproved.retain(|number| people.is_signer(*number));
        survey.shared_emails =
            self.emails.iter().filter(|(_, count)| **count > 1).map(|(email, _)| email.clone()).collect();
        self.images.retain(|(number, _, name)| {
            people.is_signer(*number) && !judge::is_of_shared_email(name, &survey.shared_emails)
        });
        self.images.sort_by(|(one_row, _, one), (other_row, _, other)| (one, one_row).cmp(&(other, other_row)));
        for claims in self.images.chunk_by(|(.., one), (.., other)| one == other) {
            let ([first, .., end], Some(list)) = (claims, &job.list) else { continue };
            for (number, line, name) in claims {
                let other = if number == &first.0 { end.0 } else { first.0 };
                let place = Place::row(&list.name, *line, *number).under(judge.heading(Column::Signature));
                let finding = Diagnostic::error(Code::SignatureTwice).with("value", name).with("row", other).at(place);
                let severity = if job.skip_invalid { Severity::Warning } else { Severity::Error };
                findings.push(Diagnostic { severity, ..finding.clone() });
                survey.rejections.entry(*number).or_default().push(finding);
                survey.omitted_messages.remove(number);
                self.unapproved.remove(number);
                people.change(*number, Fate::Signer, Fate::Rejected);
            }
        }
    }
}

/// The serials of the letters, by what became of each row.
fn serials(job: &Job, fates: &[RowFate]) -> Serials {
    match &job.succession.numbering {
        Numbering::From(first) => Serials::From(*first),
        Numbering::OfRows(serials) => {
            let of_rows = fates.iter().zip(serials);
            Serials::Each(of_rows.filter(|(fate, _)| **fate == RowFate::Signer).map(|(_, serial)| *serial).collect())
        }
    }
}

/// Says that organisations write as one person where the letter has no other text.
fn say_organisations(job: &Job, forms: &Forms, organisations: u64, findings: &mut Findings) {
    if organisations == 0 || job.is_table() || forms.groups.iter().all(|group| !group.joint.is_empty()) {
        return;
    }
    let lacking = job.campaign.without_joint_text(&job.languages);
    let files: Vec<String> = lacking.iter().map(|lang| format!("{lang}.we.md")).collect();
    let finding = Diagnostic::note(Code::NoJointText).with("files", files.join(", ")).with("what", "organisations");
    findings.push(finding.with("count", organisations));
}

/// Passes a row's findings on: as errors, or as warnings where the job goes on without the row.
fn report(job: &Job, row: &Row, fate: Fate, own: &Findings, survey: &mut Survey, findings: &mut Findings) {
    if own.is_empty() {
        return;
    }
    let list: Vec<Diagnostic> = own.iter().cloned().collect();
    let only_glyphs =
        list.iter().filter(|one| one.severity == Severity::Error).all(|one| one.code == Code::MissingGlyph);
    let goes_on = job.skip_invalid || (only_glyphs && job.missing_glyph != MissingGlyph::Error);
    for finding in &list {
        let severity = if goes_on { finding.severity.min(Severity::Warning) } else { finding.severity };
        findings.push(Diagnostic { severity, ..finding.clone() });
    }
    if fate == Fate::Rejected {
        survey.rejections.insert(row.number, list);
    }
}
