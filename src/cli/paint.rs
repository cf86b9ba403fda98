//! Colours of what is said: the severity before a message and the mark before what helps.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::cli::words::{self, Label};

/// A text with its labels in colours. Whether they reach the screen is decided where it is printed.
pub(crate) fn painted(text: &str) -> String {
    let labels = words::labels();
    let mut painted = String::with_capacity(text.len() + 16);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            painted.push('\n');
        }
        match labels.iter().find(|(_, label)| line.starts_with(label.as_str())) {
            Some((kind, label)) => {
                let style = style(*kind);
                let _ = write!(painted, "{style}{label}{style:#}{}", &line[label.len()..]);
            }
            None => painted.push_str(line),
        }
    }
    painted
}

fn style(label: Label) -> Style {
    match label {
        Label::Error => AnsiColor::Red.on_default().bold(),
        Label::Warning => AnsiColor::Yellow.on_default().bold(),
        Label::Note => AnsiColor::Green.on_default().bold(),
        Label::Hint => AnsiColor::Cyan.on_default().bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::painted;

    #[test]
    fn labels_alone_are_coloured() {
        let text = "error: a: error: b\nhint: c\n error: d";
        let expected = "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m a: error: b\n\u{1b}[1m\u{1b}[36mhint:\u{1b}[0m c\n error: d";
        assert_eq!(painted(text), expected);
        assert_eq!(painted("errors: 3"), "errors: 3");
    }
}
