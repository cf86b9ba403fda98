//! What is doubtful about a job beside the rows of its list: the day, the texts, what does not fit, what was made before. A letter and
//! a batch are asked the same.

use crate::batch::run::before;
use crate::batch::{Forms, Job, Manifest, Survey, fixed_text, named};
use crate::campaign::{Addressee, Route};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::text::FontBook;

/// Looks at everything for which there is what it needs: without forms at the day alone, without a survey not at what was made before.
/// `others` are batches that go on from the same ones as the job, each with the one from which it does.
pub(super) fn of_job(
    job: &Job,
    forms: Option<&Forms>,
    survey: Option<&Survey>,
    fonts: &FontBook,
    others: &[(Manifest, String)],
    findings: &mut Findings,
) {
    of_day(job, findings);
    let Some(forms) = forms else { return };
    fixed_text::check(job, forms, fonts, findings);
    let Some(survey) = survey else { return };
    named::check(job, forms, findings);
    name_others(others, job, survey, findings);
    before(job, forms, survey, fonts, findings);
}

/// What should be known before letters of this day are sent.
fn of_day(job: &Job, findings: &mut Findings) {
    let addressees: Vec<&Addressee> = job.groups.iter().flatten().collect();
    let deliveries: Vec<&Route> = job.routes.iter().collect();
    let mut day = Findings::new();
    job.campaign.check_day(&job.library, &addressees, &deliveries, job.date, &mut day);
    // Only the first addressee of a letter has its address printed.
    let printed = |finding: &Diagnostic| {
        let of_route = job.routes.iter().any(|route| route.id == finding.value("name"));
        let name = if finding.code == Code::AddressFault { "name" } else { "addressee" };
        let first = |group: &Vec<Addressee>| group.first().is_some_and(|one| one.id == finding.value(name));
        of_route || !matches!(finding.code, Code::NoPostalAddress | Code::AddressFault) || job.groups.iter().any(first)
    };
    day.retain(printed);
    findings.extend(day);
}

/// Names the batches that go on from the same ones: their people would get a second letter, and their serials be given twice. One that
/// this job made before is not among them.
fn name_others(others: &[(Manifest, String)], job: &Job, survey: &Survey, findings: &mut Findings) {
    for (other, earlier) in others {
        let is_the_same = other.date == job.date.to_string()
            && other.delivery == job.succession.delivery
            && other.list_sha256 == survey.list_sha256();
        if !is_the_same {
            findings.push(Diagnostic::warning(Code::FollowedBy).with("batch", earlier).with("by", &other.batch));
        }
    }
}
