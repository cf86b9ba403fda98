//! Questions in a terminal, answered a line each.

use std::io::{self, BufRead, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use crate::cli::words::{init as words, is_yes};
use crate::cli::{Ending, unless_stopped};

/// How often somebody may answer what is no answer (tuned: who has misread it three times is better shown the help).
const TRIES: usize = 5;

/// Whether there is somebody to ask.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks, and hears the answers.
pub(super) struct Asker<'a> {
    /// Shows a line.
    say: &'a mut dyn FnMut(&str),
    /// The next line that is typed; `None` when nobody will type any more.
    hear: &'a mut dyn FnMut() -> Result<Option<String>, Ending>,
}

impl<'a> Asker<'a> {
    pub(super) fn new(
        say: &'a mut dyn FnMut(&str),
        hear: &'a mut dyn FnMut() -> Result<Option<String>, Ending>,
    ) -> Self {
        Self { say, hear }
    }

    /// One of some things, by its number or its name; an empty answer is the first. Each has a name and words that explain it.
    pub(super) fn choose(&mut self, question: &str, options: &[(String, String)]) -> Result<usize, Ending> {
        (self.say)(&words::choice(question, options));
        for _ in 0..TRIES {
            let answer = self.answer()?;
            if answer.is_empty() {
                return Ok(0);
            }
            let by_number = answer.parse::<usize>().ok().filter(|number| (1..=options.len()).contains(number));
            let by_name = options.iter().position(|(name, _)| name.to_lowercase() == answer.to_lowercase());
            // An option may be called by a number.
            if let Some(place) = by_name.or(by_number.map(|number| number - 1)) {
                return Ok(place);
            }
            (self.say)(&words::no_choice(options.len()));
        }
        Err(Ending::Refused)
    }

    /// A line that `wrong` finds nothing wrong with; an empty one is the default.
    pub(super) fn line(
        &mut self,
        question: &str,
        default: &str,
        wrong: &dyn Fn(&str) -> Option<String>,
    ) -> Result<String, Ending> {
        (self.say)(&words::line(question, default));
        for _ in 0..TRIES {
            let answer = self.answer()?;
            let answer = if answer.is_empty() { default.to_owned() } else { answer };
            match wrong(&answer) {
                None => return Ok(answer),
                Some(wrong) => (self.say)(&wrong),
            }
        }
        Err(Ending::Refused)
    }

    /// Whether somebody types the word that means yes.
    pub(super) fn agrees(&mut self, question: &str) -> Result<bool, Ending> {
        (self.say)(question);
        Ok(is_yes(&self.answer()?))
    }

    fn answer(&mut self) -> Result<String, Ending> {
        if let Some(line) = (self.hear)()? {
            return Ok(line.trim().to_owned());
        }
        (self.say)(&words::not_answered());
        Err(Ending::Refused)
    }
}

/// The next line from the terminal. It is read in a thread of its own, so that Ctrl-C is heard meanwhile.
pub(super) fn typed_line() -> Result<Option<String>, Ending> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = Vec::new();
        let read = io::stdin().lock().read_until(b'\n', &mut line);
        // What is in another encoding is no answer, but no failure either: who asks refuses what has U+FFFD in it.
        let text = |bytes| (bytes > 0).then(|| String::from_utf8_lossy(&line).into_owned());
        // Nobody waits any more after Ctrl-C.
        let _ = sender.send(read.map(text));
    });
    loop {
        match receiver.recv_timeout(Duration::from_millis(50)) {
            Ok(read) => return read.map_err(|error| anyhow::Error::new(error).into()),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
            Err(RecvTimeoutError::Timeout) => unless_stopped()?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Asker;
    use crate::cli::Ending;

    /// What comes of asking with these lines typed, and what was shown.
    fn asked<T>(typed: &[&str], ask: impl FnOnce(&mut Asker<'_>) -> Result<T, Ending>) -> (Option<T>, String) {
        let mut lines = typed.iter().map(|line| format!("{line}\n"));
        let mut shown = String::new();
        let mut say = |text: &str| {
            shown.push_str(text);
            shown.push('\n');
        };
        let mut hear = || Ok(lines.next());
        let answer = ask(&mut Asker::new(&mut say, &mut hear)).ok();
        (answer, shown)
    }

    #[test]
    fn a_choice_is_a_number_or_a_name() {
        let options = [("paris", "Paris"), ("oslo", "Oslo"), ("7", "seven")];
        let options = options.map(|(name, words)| (name.to_owned(), words.to_owned()));
        for (typed, expected) in [
            (&[""][..], Some(0)),
            (&["2"], Some(1)),
            (&[" OSLO "], Some(1)),
            (&["7"], Some(2)),
            (&["0", "9", "x", "3"], Some(2)),
            (&["x", "x", "x", "x", "x", "1"], None),
            (&["x"], None),
            (&[], None),
        ] {
            assert_eq!(asked(typed, |asker| asker.choose("where?", &options)).0, expected, "{typed:?}");
        }
        let (_, shown) = asked(&["\u{1b}[31m", "1"], |asker| asker.choose("where?", &options));
        assert!(shown.contains("where?") && shown.contains("paris") && !shown.contains('\u{1b}'), "{shown}");
    }

    #[test]
    fn a_line_is_asked_for_until_it_is_right() {
        let wrong = |line: &str| (line.len() > 3).then(|| "too long".to_owned());
        for (typed, expected) in [(&[""][..], Some("abc")), (&["longer", " ok "], Some("ok")), (&["longer"], None)] {
            let (answer, _) = asked(typed, |asker| asker.line("what?", "abc", &wrong));
            assert_eq!(answer.as_deref(), expected, "{typed:?}");
        }
        for (typed, expected) in [("yes", Some(true)), (" Yes ", Some(true)), ("y", Some(false)), ("", Some(false))] {
            assert_eq!(asked(&[typed], |asker| asker.agrees("really?")).0, expected, "{typed}");
        }
    }
}
