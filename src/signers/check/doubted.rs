//! What is doubtful about the cells of a good row, and what of it is mended.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::post;
use crate::signers::cells::{Cells, shown};
use crate::signers::check::Checker;
use crate::signers::doubts::{Case, case, doubt, has_title, mended, mixed_word};
use crate::signers::name::NameCells;
use crate::signers::row::Column;

impl Checker<'_> {
    /// Says what is doubtful about the cells of a name, and mends their capitals where that is asked for.
    pub(super) fn doubt_names(&self, names: &mut NameCells<'_>, cells: &mut Cells<'_, '_>) {
        if !self.doubts && !self.rules.mend_names {
            return;
        }
        let known = [
            (Column::Name, &mut names.name),
            (Column::GivenName, &mut names.given_name),
            (Column::FamilyName, &mut names.family_name),
            (Column::LatinName, &mut names.latin_name),
            (Column::PrintName, &mut names.print_name),
        ];
        for (column, name) in known {
            if name.is_empty() {
                continue;
            }
            if let Some(reason) = doubt(name) {
                cells.warn(
                    column,
                    Diagnostic::warning(Code::DoubtfulName).with("value", shown(name)).with("reason", reason),
                );
            }
            if has_title(name) {
                cells.warn(column, Diagnostic::note(Code::TitleInName).with("value", shown(name)));
            }
            self.doubt_scripts(column, name, cells);
            let of_family = matches!(column, Column::FamilyName | Column::Name);
            let case = if of_family || self.rules.mend_names { case(name) } else { Case::Mixed };
            if case != Case::Mixed && column != Column::PrintName {
                let finding = Diagnostic::note(Code::NameInOneCase)
                    .with("value", shown(name))
                    .with("reason", if case == Case::Capitals { "capitals" } else { "small" });
                if self.rules.mend_names {
                    let own = self.columns.cell(cells.row, Column::Language);
                    let whole = mended(name, Lang::parse(own).or(self.rules.letter_lang));
                    cells.warn(column, finding.with("mended", shown(&whole)));
                    *name = Cow::Owned(whole);
                } else {
                    cells.warn(column, finding);
                }
            }
        }
    }

    /// Says where letters of two scripts that look alike stand in one word.
    pub(super) fn doubt_scripts(&self, column: Column, text: &str, cells: &mut Cells<'_, '_>) {
        if !self.doubts {
            return;
        }
        if let Some(word) = mixed_word(text) {
            let at = self.columns.cell(cells.row, column).find(word).map(|at| at..at + word.len());
            cells.warn_at(column, Diagnostic::warning(Code::MixedScripts).with("value", shown(word)), at);
        }
    }

    /// The postcode with the zeros that a spreadsheet took off, where the country says how long it is.
    pub(super) fn with_lost_zeros(&self, postcode: &str, country: &str) -> Option<String> {
        if postcode.is_empty()
            || country.is_empty()
            || postcode.len() > 6
            || !postcode.bytes().all(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        let mut last = self.country.borrow_mut();
        if last.0 != country {
            *last = (country.to_owned(), post::country::code_of(country));
        }
        post::postcode::with_lost_zeros(postcode, last.1?)
    }
}
