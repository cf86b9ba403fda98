//! What a build would find at its place, for who only wants to know.

use crate::batch::Error;
use crate::batch::forms::Forms;
use crate::batch::goal::Goal;
use crate::batch::inputs;
use crate::batch::job::Job;
use crate::batch::run::batch_id;
use crate::batch::survey::Survey;
use crate::diagnostic::Findings;
use crate::text::FontBook;

/// Says what a build would say of the place of its folder: that the batch is there already, that it is there and damaged
/// (`batch-damaged`), or that something else stands in the way (`folder-in-the-way`). Writes nothing.
pub fn look(job: &Job, forms: &Forms, survey: &Survey, fonts: &FontBook, findings: &mut Findings) -> Result<(), Error> {
    let files = inputs::files(job, forms, survey, fonts)?;
    let id = batch_id(job, &inputs::digest(&files, survey));
    let goal = Goal { out: &job.out, id: &id, name: &id, key: String::new() };
    goal.say_what_stands(findings);
    Ok(())
}
