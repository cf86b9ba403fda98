//! A row of the list and a group of addressees into a letter, as the first pass judged them.

use std::sync::Arc;

use crate::batch::forms::FormGroup;
use crate::batch::judge::Judge;
use crate::batch::shared::Run;
use crate::batch::{Error, render};
use crate::diagnostic::Findings;
use crate::letter::SignatureImage;
use crate::letter::closing::Letter;
use crate::signers::Row;

/// The letter of a row. [`Error::ListChanged`] where the row, or its image, is not the one of the first pass.
pub(crate) fn letter(
    run: &Run<'_>,
    judge: &mut Judge<'_>,
    group: &FormGroup,
    serial: u64,
    row: &Row,
) -> Result<Letter, Error> {
    let mut signer = judge.signer(row, &mut Findings::new()).map_err(|_| Error::ListChanged)?;
    if run.survey.omitted_messages.contains(&row.number) {
        signer.message = "".into();
    }
    let image = image(run, judge, signer.signature)?;
    Ok(render::letter(run.job, group, &signer, serial, image))
}

/// The image of a signer, the same that the first pass saw; `None` for an empty name.
pub(crate) fn image(run: &Run<'_>, judge: &mut Judge<'_>, name: &str) -> Result<Option<Arc<SignatureImage>>, Error> {
    if name.is_empty() {
        return Ok(None);
    }
    let (hash, image) = judge.image(name).map_err(|_| Error::ListChanged)?;
    let same = run.survey.images.get(name) == Some(&hash);
    if same { Ok(Some(image)) } else { Err(Error::ListChanged) }
}
