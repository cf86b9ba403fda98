//! `mailbag` alone in a terminal: asks what to build, shows the command, and runs it.

use std::path::Path;

use crate::campaign::Library;
use crate::cli::Ending;
use crate::cli::ask::{self, Asker};
use crate::cli::report::Report;
use crate::cli::settings::{Settings, letters_folder};
use crate::cli::words::{init as words, language};
use crate::diagnostic::Findings;

/// The list where nobody names another.
const LIST: &str = "signers.csv";

/// The words behind the program's name that the answers come to; none where there is nothing to ask about, for which the help is
/// shown.
pub(super) fn command(report: &mut Report) -> Result<Vec<String>, Ending> {
    let folder = letters_folder(None);
    if !folder.is_dir() {
        report.tell(&words::no_letters(&folder));
        return Ok(Vec::new());
    }
    let mut findings = Findings::new();
    let settings = Settings::read(&folder, &mut findings);
    let library = Library::read(&folder, &mut findings);
    if findings.has_errors() {
        report.findings(&findings);
    }
    let library = library.filter(|_| !findings.has_errors()).ok_or(Ending::Refused)?;
    let (mut say, mut hear) = (|text: &str| report.tell(text), ask::typed_line);
    let mut asker = Asker::new(&mut say, &mut hear);
    let words = asked(&library, &settings, &mut asker)?;
    if asker.agrees(&words::run_it(&words))? {
        return Ok(words);
    }
    report.refuse(&words::not_run())
}

/// Asks for list, letter, route and sides.
fn asked(library: &Library, settings: &Settings, asker: &mut Asker<'_>) -> Result<Vec<String>, Ending> {
    let own = settings.signers.as_ref().map_or_else(|| LIST.to_owned(), |path| path.display().to_string());
    let missing = |path: &str| (!Path::new(path).is_file()).then(|| words::no_list(path));
    let list = asker.line(&words::which_list(), &own, &missing)?;

    // The letter that is meant without a word comes first.
    let first = settings.letter(&library.folder).ok();
    let mut letters = library.letters.clone();
    letters.sort_by_key(|letter| Some(letter) != first.as_ref());
    let title = |letter: &String| {
        let campaign = library.campaign(letter, &mut Findings::new());
        campaign.map(|campaign| campaign.title(language().lang()).to_owned()).unwrap_or_default()
    };
    let options: Vec<(String, String)> = letters.iter().map(|letter| (letter.clone(), title(letter))).collect();
    let letter = letters[asker.choose(&words::which_letter_is_meant(), &options)?].clone();

    let usual = library.campaign(&letter, &mut Findings::new()).and_then(|campaign| campaign.route);
    let mut routes: Vec<(String, String)> =
        library.routes.values().map(|route| (route.id.clone(), route.lines.join(", "))).collect();
    routes.sort_by_key(|(id, _)| Some(id) != usual.as_ref());
    let route =
        if routes.is_empty() { None } else { Some(routes[asker.choose(&words::which_route(), &routes)?].0.clone()) };
    let one_sided = !settings.is_simplex() && asker.choose(&words::which_sides(), &words::sides())? == 1;

    let mut words = vec!["build".to_owned(), letter];
    // What is meant without a word need not be typed.
    if list != own {
        words.extend(["--signers".to_owned(), list]);
    }
    words.extend(route.into_iter().flat_map(|route| ["--route".to_owned(), route]));
    words.extend(one_sided.then(|| "--simplex".to_owned()));
    Ok(words)
}
