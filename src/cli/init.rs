//! `mailbag init`: a folder to begin with, which builds at once.

use crate::batch::tree;
use crate::campaign::naming::is_safe;
use crate::cli::args::{InitArguments, SidesArgument};
use crate::cli::ask::{self, Asker};
use crate::cli::job::today;
use crate::cli::report::Report;
use crate::cli::starter::{LANGUAGES, Language, Starter, language};
use crate::cli::words::init as words;
use crate::cli::{Ending, outside};
use crate::diagnostic::Findings;
use crate::post::window::{self, Window};

/// The name of the letter where nobody gives it one.
const LETTER: &str = "my-letter";

pub(crate) fn run(arguments: &InitArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    outside::refuse_inside(&arguments.folder, &mut findings);
    outside::refuse_other_than_folder(&arguments.folder, arguments.folder.display().to_string(), &mut findings);
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    if !tree::is_free(&arguments.folder)? {
        return report.refuse(&words::not_empty(&arguments.folder));
    }
    let typed = match Typed::of(arguments) {
        Ok(typed) => typed,
        Err(wrong) => return report.refuse(&wrong),
    };
    let asks = !arguments.yes && !typed.says_all();
    if asks && !ask::can_ask() {
        return report.refuse(&words::asks_in_a_terminal());
    }
    let starter = if asks {
        let (mut say, mut hear) = (|text: &str| report.tell(text), ask::typed_line);
        typed.complete(&mut Asker::new(&mut say, &mut hear))?
    } else {
        typed.usual()
    };
    if !tree::is_free(&arguments.folder)? {
        return report.refuse(&words::not_empty(&arguments.folder));
    }
    tree::plant(&arguments.folder, &starter.files())?;
    report.line(&words::made(&arguments.folder, &starter.letter, &starter.languages_shown()));
    report.data(&arguments.folder.display().to_string())?;
    Ok(())
}

/// What the command line says.
struct Typed {
    language: Option<Language>,
    letter: Option<String>,
    route: Option<String>,
    sides: Option<SidesArgument>,
    window: Option<&'static Window>,
}

impl Typed {
    fn of(arguments: &InitArguments) -> Result<Self, String> {
        let known = || LANGUAGES.map(|language| language.tag).join(", ");
        let language = match &arguments.language {
            Some(tag) => Some(language(tag).ok_or_else(|| words::unknown_language(tag, &known()))?),
            None => None,
        };
        for (option, name) in [("--letter", &arguments.letter), ("--route", &arguments.route)] {
            if let Some(name) = name.as_ref().filter(|name| !is_name(name)) {
                return Err(words::unsafe_option(option, name));
            }
        }
        let window = match &arguments.window {
            Some(name) => {
                let known = || window::ALL.iter().map(|window| window.name).collect::<Vec<_>>().join(", ");
                Some(window::by_name(name).ok_or_else(|| words::unknown_window(name, &known()))?)
            }
            None => None,
        };
        let (letter, route) = (arguments.letter.clone(), arguments.route.clone());
        Ok(Self { language, letter, route, sides: arguments.sides, window })
    }

    /// Whether nothing is left to be asked.
    fn says_all(&self) -> bool {
        self.language.is_some()
            && self.letter.is_some()
            && self.route.is_some()
            && self.sides.is_some()
            && self.window.is_some()
    }

    /// What is not said is as is usual.
    fn usual(self) -> Starter {
        let language = self.language.unwrap_or_else(own);
        Starter {
            letter: self.letter.unwrap_or_else(|| LETTER.to_owned()),
            route: self.route.unwrap_or_else(|| language.route.to_owned()),
            one_sided: self.sides == Some(SidesArgument::One),
            window: self.window,
            day: today(),
            language,
        }
    }

    /// What is not said is asked.
    fn complete(self, asker: &mut Asker<'_>) -> Result<Starter, Ending> {
        let language = if let Some(language) = self.language {
            language
        } else {
            // The system's own comes first.
            let mut known = LANGUAGES.to_vec();
            known.sort_by_key(|language| *language != own());
            let options: Vec<(String, String)> =
                known.iter().map(|language| (language.tag.to_owned(), language.name.to_owned())).collect();
            known[asker.choose(&words::language(), &options)?]
        };
        let wrong = |name: &str| (!is_name(name)).then(|| words::unsafe_name(name));
        let letter = match self.letter {
            Some(letter) => letter,
            None => asker.line(&words::letter(), LETTER, &wrong)?,
        };
        let route = match self.route {
            Some(route) => route,
            None => asker.line(&words::route(), language.route, &wrong)?,
        };
        let one_sided = match self.sides {
            Some(sides) => sides == SidesArgument::One,
            None => asker.choose(&words::which_sides(), &words::sides())? == 1,
        };
        let window = if self.window.is_some() {
            self.window
        } else {
            let chosen = asker.choose(&words::window(), &words::windows(window::ALL.iter().map(|one| one.name)))?;
            chosen.checked_sub(1).map(|place| window::ALL[place])
        };
        Ok(Starter { language, letter, route, one_sided, window, day: today() })
    }
}

/// Whether a name can be that of a letter and a route: as files have it, in small letters.
fn is_name(name: &str) -> bool {
    is_safe(name) && !name.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// The language in which the program speaks.
fn own() -> Language {
    language(crate::cli::words::language().tag()).unwrap_or(LANGUAGES[0])
}

#[cfg(test)]
mod tests {
    use super::Typed;
    use crate::cli::ask::Asker;
    use crate::cli::starter::language;

    #[test]
    fn what_is_not_said_is_asked() {
        let typed = Typed { language: language("fr"), letter: None, route: None, sides: None, window: None };
        let mut lines = ["", "Not Safe", "oslo", "one", "nf"].iter().map(|line| format!("{line}\n"));
        let (mut say, mut hear) = (|_: &str| {}, || Ok(lines.next()));
        let starter = typed.complete(&mut Asker::new(&mut say, &mut hear)).ok().expect("a starter");
        assert_eq!((starter.letter.as_str(), starter.route.as_str(), starter.one_sided), ("my-letter", "oslo", true));
        assert_eq!(starter.window.map(|window| window.name), Some("nf"));
        // The delivery's place follows its name, the words the language.
        let files = starter.files();
        let routes = files.iter().find(|(name, _)| name == "letters/routes.toml").expect("the routes");
        let routes = String::from_utf8_lossy(&routes.1);
        assert!(
            routes.contains("[oslo]") && routes.contains("country = \"NO\"") && routes.contains("language = \"fr\"")
        );
    }
}
