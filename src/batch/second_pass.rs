//! Rows that the first pass found good, read and judged once more: what is set is what was surveyed.

use std::sync::Arc;

use crate::batch::Error;
use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::batch::judge::Judge;
use crate::batch::survey::Survey;
use crate::diagnostic::Findings;
use crate::letter::SignatureImage;
use crate::signers::{ColumnMap, Row, Signer};
use crate::text::FontBook;

/// Judges rows as the first pass did, without looking for doubts again. Whatever is not as it was then is [`Error::ListChanged`].
pub(crate) struct SecondPass<'p> {
    pub(crate) judge: Judge<'p>,
    survey: &'p Survey,
}

impl<'p> SecondPass<'p> {
    pub(crate) fn new(
        job: &'p Job,
        forms: &'p Forms,
        survey: &'p Survey,
        fonts: &'p FontBook,
        columns: &'p ColumnMap,
    ) -> Self {
        let mut judge = Judge::new(job, forms, fonts, columns).again(survey.date_order);
        judge.pictures.shared.clone_from(&survey.shared_emails);
        Self { judge, survey }
    }

    /// The signer of a row, without the message where the survey left it out.
    pub(crate) fn signer<'r>(&mut self, row: &'r Row) -> Result<Signer<'r>, Error> {
        let mut signer = self.judge.signer(row, &mut Findings::new()).map_err(|_| Error::ListChanged)?;
        if self.survey.omitted_messages.contains(&row.number) {
            signer.message = "".into();
        }
        Ok(signer)
    }

    /// The image of a signer's signature, the same that the first pass saw.
    pub(crate) fn image(&mut self, signature: &str) -> Result<Option<Arc<SignatureImage>>, Error> {
        if signature.is_empty() {
            return Ok(None);
        }
        let (hash, image) = self.judge.image(signature).map_err(|_| Error::ListChanged)?;
        // Strokes stand in the list itself, whose hash tells.
        let same = signature.starts_with('[') || self.survey.images.get(signature) == Some(&hash);
        if same { Ok(Some(image)) } else { Err(Error::ListChanged) }
    }
}
