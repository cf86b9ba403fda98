//! How high the rows of a table are, for those that are to be emptied: the rows below them stay where they are.

use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::batch::render;
use crate::batch::survey::Survey;
use crate::batch::tables::petition_design;
use crate::batch::volumes::office;
use crate::lang::Lang;
use crate::layout::cover::facts::Content;
use crate::layout::petition::{PetitionSheets, TableColumn};
use crate::layout::roll::{RollDesign, RollSheets};
use crate::length::Length;
use crate::signers::Signer;
use crate::text::FontBook;

/// Sheets on which rows are tried.
pub(crate) enum RowHeights<'f> {
    Petition { columns: Vec<TableColumn>, strip: Vec<TableColumn>, lang: Lang, sheets: Box<PetitionSheets<'f>> },
    Roll { job: &'f Job, sheets: Box<RollSheets<'f>> },
}

impl<'f> RowHeights<'f> {
    /// `None` where the signers have letters of their own.
    pub(crate) fn of(job: &'f Job, forms: &'f Forms, survey: &Survey, fonts: &'f FontBook) -> Option<Self> {
        match job.content() {
            Content::Letters => None,
            Content::Petition => {
                let design = petition_design(job, forms, survey, forms.groups.first()?, 0);
                Some(Self::Petition {
                    columns: render::table_columns(job),
                    strip: render::strip_columns(job),
                    lang: job.lang(),
                    sheets: Box::new(PetitionSheets::new(fonts, design)),
                })
            }
            Content::Roll => {
                // What stands above the table does not make its rows higher.
                let design =
                    RollDesign { langs: job.languages.clone(), title: Vec::new(), names: 0, banner: Vec::new() };
                Some(Self::Roll { job, sheets: Box::new(RollSheets::new(fonts, design)) })
            }
        }
    }

    /// How high the row of a signer is. A signature has the room that there is.
    pub(crate) fn of_signer(&mut self, signer: &Signer<'_>, serial: u64) -> Length {
        match self {
            Self::Petition { columns, strip, lang, sheets } => {
                sheets.height(&render::table_row(columns, strip, signer, serial, *lang, None))
            }
            Self::Roll { job, sheets } => sheets.height(&render::roll_row(job, signer, serial)),
        }
    }

    /// How high the row of somebody is who withholds the name.
    pub(crate) fn of_withheld(&mut self, job: &Job) -> Length {
        let office = office(job);
        match self {
            Self::Petition { columns, lang, sheets, .. } => {
                sheets.height(&render::withheld_row(columns, office, *lang))
            }
            Self::Roll { job, sheets } => sheets.height(&render::withheld_roll_row(office, job.lang())),
        }
    }
}
