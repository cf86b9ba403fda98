//! Volumes that hold a table of signers: petition sheets, and the roll below a letter of the office. Rows go in one after another,
//! pages come out as they are full.

use std::sync::Arc;

use crate::batch::Error;
use crate::batch::dealt::Item;
use crate::batch::feed::Ticket;
use crate::batch::forms::{FormGroup, Forms, Voice};
use crate::batch::job::Job;
use crate::batch::render::{self, Gone};
use crate::batch::survey::Survey;
use crate::batch::volumes::{OpenVolume, Worker, banner, office};
use crate::layout::frame::{Document, Laid, Meaning, Role};
use crate::layout::petition::{PetitionDesign, PetitionSheets, TableRow};
use crate::layout::roll::{RollDesign, RollRow, RollSheets};
use crate::letter::closing::ValueLine;
use crate::signers::Signer;

/// Sheets that take rows.
trait Table {
    type Row;

    /// Adds a row; hands back the pages before it that are full now.
    fn row(&mut self, row: &Self::Row) -> Option<Document>;

    /// Hands back the pages that are left.
    fn finish(self) -> Vec<Document>;
}

impl Table for PetitionSheets<'_> {
    type Row = TableRow;

    fn row(&mut self, row: &TableRow) -> Option<Document> {
        PetitionSheets::row(self, row)
    }

    fn finish(self) -> Vec<Document> {
        PetitionSheets::finish(self)
    }
}

impl Table for RollSheets<'_> {
    type Row = RollRow;

    fn row(&mut self, row: &RollRow) -> Option<Document> {
        RollSheets::row(self, row)
    }

    fn finish(self) -> Vec<Document> {
        RollSheets::finish(self)
    }
}

/// A row to be made: of a signer with serial, of one who is no longer named, of a withheld one, or blank.
enum Of<'o> {
    Signer(&'o Signer<'o>, u64),
    Gone(Gone),
    Withheld,
    Blank,
}

type Items<'i> = dyn FnMut() -> Result<Option<Vec<Item>>, Error> + 'i;

impl<'r> Worker<'_, 'r> {
    /// Fills a volume of petition sheets.
    pub(crate) fn petition(
        &mut self,
        ticket: &Ticket,
        group: &'r FormGroup,
        volume: &mut OpenVolume<'r>,
        items: &mut Items<'_>,
    ) -> Result<(), Error> {
        let (run, lang) = (self.run, self.run.job.lang());
        let columns = render::table_columns(run.job);
        let strip = render::strip_columns(run.job);
        let all_columns = [columns.as_slice(), &strip].concat();
        let sheets =
            PetitionSheets::new(run.fonts, petition_design(run.job, run.forms, run.survey, group, ticket.number));
        self.table(ticket, volume, items, sheets, |of, image| match of {
            Of::Signer(signer, serial) => render::table_row(&columns, &strip, signer, serial, lang, image),
            Of::Gone(gone) => render::emptied_row(&all_columns, gone, lang),
            Of::Withheld => render::withheld_row(&columns, office(run.job), lang),
            Of::Blank => render::blank_row(&columns),
        })
    }

    /// Fills a volume of a roll: the first one begins with the letter.
    pub(crate) fn roll(
        &mut self,
        ticket: &Ticket,
        group: &'r FormGroup,
        volume: &mut OpenVolume<'r>,
        items: &mut Items<'_>,
    ) -> Result<(), Error> {
        let run = self.run;
        let job = run.job;
        let names = run.survey.counts.signers;
        if ticket.opens {
            let letter = render::office_letter(job, group, names);
            let laid = self.letter_sheets(ticket.group, group, Voice::Joint).lay_out(&letter);
            volume.add(&laid)?;
        }
        let titles = job.languages.iter().map(|&lang| {
            let (lang, text) = job.campaign.title_in(lang).unwrap_or((lang, &job.campaign.name));
            ValueLine { text: text.to_owned(), lang }
        });
        let design = RollDesign {
            langs: job.languages.clone(),
            title: titles.collect(),
            names,
            banner: banner(job, run.survey),
        };
        let sheets = RollSheets::new(run.fonts, design);
        self.table(ticket, volume, items, sheets, |of, _| match of {
            Of::Signer(signer, serial) => render::roll_row(job, signer, serial),
            Of::Gone(gone) => render::emptied_roll_row(gone, job.lang()),
            Of::Withheld | Of::Blank => render::withheld_roll_row(office(job), job.lang()),
        })
    }

    /// What is left of a row that was emptied.
    fn gone(&self, serial: Option<u64>, row: u64) -> Gone {
        let withdrawals = &self.run.job.withdrawals;
        let height = withdrawals.height(self.run.survey.place(row));
        Gone { serial, height, stand_in: withdrawals.stand_in }
    }

    fn table<T: Table>(
        &mut self,
        ticket: &Ticket,
        volume: &mut OpenVolume<'r>,
        items: &mut Items<'_>,
        mut sheets: T,
        make: impl Fn(Of<'_>, Option<Arc<crate::letter::SignatureImage>>) -> T::Row,
    ) -> Result<(), Error> {
        let mut rows = self.rows(ticket);
        // Rows since the last finished page: serial and row number.
        let mut open_rows: Vec<(u64, u64)> = Vec::new();
        while let Some(items) = items()? {
            for item in items {
                self.check()?;
                let mut numbers = None;
                let table_row = match item {
                    Item::Blank => make(Of::Blank, None),
                    Item::Withheld(row) if self.is_withdrawn(row) => make(Of::Gone(self.gone(None, row)), None),
                    Item::Withheld(_) => make(Of::Withheld, None),
                    Item::Signer { serial, row, .. } if self.is_withdrawn(row.number) => {
                        numbers = Some((serial, row.number));
                        make(Of::Gone(self.gone(Some(serial), row.number)), None)
                    }
                    Item::Signer { serial, row, .. } => {
                        let signer = rows.signer(&row)?;
                        let image = rows.image(&signer.signature)?;
                        numbers = Some((serial, row.number));
                        make(Of::Signer(&signer, serial), image)
                    }
                };
                if let Some(full) = sheets.row(&table_row) {
                    let first = volume.made.record.pages + 1;
                    let last = first + full.pages.len() as u64 - 1;
                    volume.add(&Laid::alone(Arc::new(full)))?;
                    for (serial, row) in open_rows.drain(..) {
                        volume.letter(serial, row, last, 1);
                    }
                }
                open_rows.extend(numbers);
                self.tick();
            }
        }
        let rest = sheets.finish();
        let mut first_rest = true;
        for document in rest {
            let table_page = table_page(&document, volume.made.record.pages);
            volume.add(&Laid::alone(Arc::new(document)))?;
            if std::mem::take(&mut first_rest) {
                for (serial, row) in open_rows.drain(..) {
                    volume.letter(serial, row, table_page, 1);
                }
            }
        }
        Ok(())
    }
}

/// The page of the volume on which a document's table stands: its first page with a table cell.
fn table_page(document: &Document, pages_before: u64) -> u64 {
    let is_cell =
        |element: u32| document.elements.get(element as usize).is_some_and(|element| element.role == Role::TableData);
    let page = document
        .pages
        .iter()
        .position(|page| {
            page.placed.iter().any(|one| matches!(one.meaning, Meaning::Content(element) if is_cell(element)))
        })
        .unwrap_or(0);
    pages_before + page as u64 + 1
}

/// What the petition sheets of a volume have in common.
pub(crate) fn petition_design<'r>(
    job: &'r Job,
    forms: &'r Forms,
    survey: &Survey,
    group: &'r FormGroup,
    volume: usize,
) -> PetitionDesign<'r> {
    let lang = job.lang();
    let addressees = job.groups.iter().zip(&forms.groups).find(|(_, forms)| std::ptr::eq(*forms, group));
    let addressees = addressees.map_or(&[][..], |(addressees, _)| addressees.as_slice());
    let return_to = if job.campaign.return_to.is_empty() {
        job.routes.first().map(|route| route.lines.clone()).unwrap_or_default()
    } else {
        job.campaign.return_to.clone()
    };
    PetitionDesign {
        title: job.campaign.title(lang).to_owned(),
        forms: &group.forms,
        addressees: addressees
            .iter()
            .filter_map(|one| one.words_in(lang))
            .map(|(lang, words)| words.line(lang))
            .collect(),
        sheet: job.paper.sheet,
        landscape: job.landscape,
        columns: render::table_columns(job),
        strip: render::strip_columns(job),
        serial: format!("{}-{:04}", job.campaign.name, volume + 1),
        pages_a_sheet: job.duplex().pages_a_sheet(),
        notice: job.campaign.notice.as_ref(),
        return_to,
        publisher: job.campaign.publisher.clone(),
        hanging: job.campaign.hanging,
        banner: banner(job, survey),
    }
}
