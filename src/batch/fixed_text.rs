//! The characters of everything that is printed in every letter: templates, addresses, titles, notices.

use std::path::Path;

use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::batch::judge::missing;
use crate::campaign::Notice;
use crate::diagnostic::{Findings, Place};
use crate::lang::Lang;
use crate::letter::FormBlock;
use crate::text::FontBook;

/// Looks for characters that no font has; each is an error with file, line and column.
pub fn check(job: &Job, forms: &Forms, fonts: &FontBook, findings: &mut Findings) {
    let mut look = Look { fonts, findings, seen: Vec::new() };
    for form in forms.groups.iter().flat_map(|group| &group.forms) {
        let path = job.campaign.template_path(form.lang);
        for block in &form.blocks {
            match block {
                FormBlock::Fixed(text) => text.runs.iter().for_each(|run| look.at(&run.text, run.lang, &path)),
                FormBlock::Open(open) => open.fixed_runs().for_each(|run| look.at(&run.text, run.lang, &path)),
            }
        }
    }
    let addressees = job.library.addressees_path();
    for group in &forms.groups {
        for line in group.forms.iter().flat_map(|form| &form.inside_address).chain(&group.postal) {
            look.at(line, job.lang(), &addressees);
        }
    }
    for (lang, words) in job.groups.iter().flatten().flat_map(|one| &one.words) {
        look.at(&words.line(*lang), *lang, &addressees);
        look.at(&words.greeting, *lang, &addressees);
    }
    let routes = job.library.routes_path();
    for route in &job.routes {
        for line in route.lines.iter().chain(&route.office).chain([&route.name]) {
            look.at(line, route.language, &routes);
        }
    }
    let settings = job.campaign.settings_path();
    for (lang, title) in &job.campaign.titles {
        look.at(title, *lang, &settings);
    }
    let notice = job.campaign.notice.iter().flat_map(Notice::fields).map(|(_, text)| text);
    let rest = job.campaign.return_to.iter().chain(&job.campaign.publisher).map(String::as_str);
    for text in notice.chain(rest) {
        look.at(text, job.lang(), &settings);
    }
}

struct Look<'l> {
    fonts: &'l FontBook,
    findings: &'l mut Findings,
    /// What was reported, so that a text used twice is reported once.
    seen: Vec<(String, std::path::PathBuf)>,
}

impl Look<'_> {
    fn at(&mut self, text: &str, lang: Lang, path: &Path) {
        for range in self.fonts.uncovered(text, lang) {
            let cluster = text[range].to_owned();
            if self.seen.iter().any(|(known, file)| *known == cluster && file == path) {
                continue;
            }
            self.findings.push(missing(&cluster, locate(&cluster, path)));
            self.seen.push((cluster, path.to_owned()));
        }
    }
}

/// Where a cluster stands first in a file; the whole file where it was written by an escape.
fn locate(cluster: &str, path: &Path) -> Place {
    let Ok(text) = std::fs::read_to_string(path) else { return Place::file(path) };
    let Some(start) = text.find(cluster) else { return Place::file(path) };
    let before = &text[..start];
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
    Place::at(path, line, column, (start, start + cluster.len()))
}
