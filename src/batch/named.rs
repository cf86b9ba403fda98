//! People whom a text names though it does not speak to them: what is left behind when another addressee is put in with
//! `--to`, and the text still has the old name.

use std::collections::BTreeSet;

use crate::batch::called::{FamilyNames, Titles};
use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::campaign::Addressee;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::letter::{Form, FormBlock, RunKind};
use crate::signers::folded;

/// Looks in every text for the addressees that the folder of letters knows and the letter does not speak to, by their whole names or as
/// they are [called](crate::batch::called); each is a warning `names-another`.
pub fn check(job: &Job, forms: &Forms, findings: &mut Findings) {
    let mut reported = BTreeSet::new();
    let titles = Titles::of(job.library.addressees.values());
    for (group, addressed) in forms.groups.iter().zip(&job.groups) {
        let spoken_to: BTreeSet<String> = addressed.iter().flat_map(names).map(|name| folded(&name)).collect();
        let families = addressed.iter().map(FamilyNames::of).fold(FamilyNames::default(), FamilyNames::and);
        let others = || job.library.addressees.values().filter(|one| !addressed.iter().any(|known| known.id == one.id));
        let alone = group.forms.iter().map(|form| (form, job.campaign.template_path(form.lang)));
        let joint = group.joint.iter().map(|form| (form, job.campaign.joint_template_path(form.lang)));
        for (form, file) in alone.chain(joint) {
            let as_written = text(form);
            let text = folded(&as_written);
            for other in others() {
                let named = names(other).find(|name| {
                    let name = folded(name);
                    !spoken_to.contains(&name) && holds(&text, &name)
                });
                // Somebody with two entries, one of which is addressed, is spoken to under any name.
                let is_spoken_to = names(other).any(|name| spoken_to.contains(&folded(&name)));
                let called = || FamilyNames::of(other).without(&families).called_in(&as_written, &titles);
                if let Some(name) = named.or_else(|| if is_spoken_to { None } else { called() })
                    && reported.insert((file.clone(), group.addressee.clone(), name.clone()))
                {
                    findings.push(
                        Diagnostic::warning(Code::NamesAnother)
                            .with("name", name)
                            .with("addressee", &group.addressee)
                            .at(Place::file(&file)),
                    );
                }
            }
        }
    }
}

fn names(one: &Addressee) -> impl Iterator<Item = String> + '_ {
    let names: BTreeSet<&String> =
        one.words.values().map(|words| &words.name).filter(|name| !name.is_empty()).collect();
    names.into_iter().cloned()
}

/// The text of a form that is the author's own, a line a block. What placeholders of the addressee stand for is in it too:
/// those speak of who is addressed.
fn text(form: &Form) -> String {
    let mut text = String::new();
    for block in &form.blocks {
        match block {
            FormBlock::Fixed(block) => block.runs.iter().for_each(|run| text.push_str(&run.text)),
            FormBlock::Open(open) => {
                open.fixed_runs().filter(|run| run.kind != RunKind::Message).for_each(|run| text.push_str(&run.text));
            }
        }
        text.push('\n');
    }
    text
}

/// Whether a name stands in a text as a word of its own, as far as its writing has words.
fn holds(text: &str, name: &str) -> bool {
    let parts = |character: char| character.is_alphabetic() && u32::from(character) < 0x2E80;
    text.match_indices(name).any(|(start, found)| {
        let before = text[..start].chars().next_back().is_some_and(parts) && name.chars().next().is_some_and(parts);
        let behind = text[start + found.len()..].chars().next().is_some_and(parts)
            && name.chars().next_back().is_some_and(parts);
        !before && !behind
    })
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn names_are_whole_words_where_there_are_words() {
        for (text, name, expected) in [
            ("dear xi jinping,", "xi jinping", true),
            ("of xi jinpings", "xi jinping", false),
            ("尊敬的習近平先生", "習近平", true),
            ("qui est ma xingrui?", "ma xingrui", true),
            ("karma xingrui", "ma xingrui", false),
        ] {
            assert_eq!(holds(text, name), expected, "{text}");
        }
    }
}
