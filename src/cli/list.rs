//! `mailbag list`: shows what there is.

use std::collections::BTreeSet;

use crate::campaign::{Campaign, Library};
use crate::cli::Ending;
use crate::cli::args::ListArguments;
use crate::cli::report::Report;
use crate::cli::settings::letters_folder;
use crate::cli::width::{fitted, of_terminal};
use crate::cli::words;
use crate::diagnostic::{Findings, Severity};
use crate::lang::Lang;

/// Before every row below its heading.
const INDENT: &str = "  ";

pub(crate) fn run(arguments: &ListArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    let library = Library::read(&letters_folder(arguments.letters.as_ref()), &mut findings);
    let mut campaigns = Vec::new();
    if let Some(library) = &library {
        for letter in &library.letters {
            campaigns.extend(library.campaign(letter, &mut findings));
        }
    }
    findings.retain(|finding| finding.severity == Severity::Error);
    report.findings(&findings);
    let Some(library) = library else { return Err(Ending::Refused) };

    let languages: BTreeSet<Lang> = campaigns.iter().flat_map(|campaign| campaign.languages.clone()).collect();
    if arguments.json {
        report.data(
            &serde_json::json!({
                "letters": campaigns.iter().map(|campaign| serde_json::json!({
                    "name": campaign.name,
                    "kind": campaign.kind.as_str(),
                    "languages": campaign.languages.iter().map(Lang::as_str).collect::<Vec<_>>(),
                    "title": campaign.title(Lang::EN),
                })).collect::<Vec<_>>(),
                "addressees": library.addressees.keys().collect::<Vec<_>>(),
                "routes": library.routes.keys().collect::<Vec<_>>(),
                "languages": languages.iter().map(|lang| serde_json::json!({
                    "tag": lang.as_str(),
                    "name": lang.endonym().unwrap_or_default(),
                })).collect::<Vec<_>>(),
            })
            .to_string(),
        )?;
    } else {
        let text = text(&library, &campaigns, &languages);
        report.data(text.trim_end())?;
    }
    if findings.has_errors() { Err(Ending::Refused) } else { Ok(()) }
}

/// The title of a letter in a language, else in English or what it has.
fn title(campaign: &Campaign, lang: Lang) -> &str {
    let found = campaign.title_in(lang).filter(|(found, _)| found.language() == lang.language());
    found.map_or_else(|| campaign.title(Lang::EN), |(_, title)| title)
}

fn text(library: &Library, campaigns: &[Campaign], languages: &BTreeSet<Lang>) -> String {
    let headings = words::list_headings();
    let mut text = String::new();
    let mut section = |heading: &str, rows: Vec<(String, String)>| {
        text.push_str(heading);
        text.push('\n');
        let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, words)| vec![name, words]).collect();
        for row in fitted(&rows, of_terminal().map(|columns| columns.saturating_sub(INDENT.len()))) {
            text.push_str(INDENT);
            text.push_str(&row);
            text.push('\n');
        }
        text.push('\n');
    };
    section(
        &headings.letters,
        campaigns
            .iter()
            .map(|campaign| {
                let languages: Vec<&str> = campaign.languages.iter().map(Lang::as_str).collect();
                let title = title(campaign, words::language().lang());
                let words = words::listed_letter(campaign.kind.as_str(), &languages.join(", "), title);
                (campaign.name.clone(), words)
            })
            .collect(),
    );
    section(
        &headings.addressees,
        library
            .addressees
            .values()
            .map(|one| {
                let words = one.words_in(words::language().lang()).map(|(lang, words)| words.line(lang));
                (one.id.clone(), words.unwrap_or_default())
            })
            .collect(),
    );
    section(
        &headings.routes,
        library.routes.values().map(|route| (route.id.clone(), route.lines.join(", "))).collect(),
    );
    section(
        &headings.languages,
        languages.iter().map(|lang| (lang.to_string(), lang.endonym().unwrap_or_default().to_owned())).collect(),
    );
    text
}
