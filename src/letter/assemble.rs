//! Pieces of a block, with gaps where an optional value is empty, become runs.

use crate::letter::run::Run;

/// A piece of a block in which every value is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The letter's own words and line breaks.
    Prose(Run),
    /// A value, not empty.
    Value(Run),
    /// An optional value that is empty.
    Dropped,
}

/// A line of a block with a gap.
#[derive(Default)]
struct Line {
    runs: Vec<Run>,
    has_gap: bool,
    has_content: bool,
    /// The last piece was a gap.
    after_gap: bool,
}

/// The runs of a block; neighbours of one look become one. An empty optional value takes the space beside it along,
/// and the line where only marks and white space are left, and the block where no line says anything: then `None`.
pub(crate) fn assemble(pieces: impl IntoIterator<Item = Piece>) -> Option<Vec<Run>> {
    let mut lines = vec![Line::default()];
    for piece in pieces {
        let line = lines.last_mut()?;
        match piece {
            Piece::Dropped => {
                line.has_gap = true;
                line.after_gap = true;
            }
            Piece::Value(run) => {
                line.has_content = true;
                line.push(run);
            }
            Piece::Prose(run) => {
                for (at, text) in run.text.split('\n').enumerate() {
                    if at > 0 {
                        lines.push(Line::default());
                    }
                    let line = lines.last_mut()?;
                    line.has_content |= text.contains(char::is_alphanumeric);
                    line.push(Run { text: text.to_owned(), ..run.clone() });
                }
            }
        }
    }
    let has_gap = lines.iter().any(|line| line.has_gap);
    if has_gap && !lines.iter().any(|line| line.has_content) {
        return None;
    }
    let mut runs: Vec<Run> = Vec::new();
    for (at, line) in lines.into_iter().filter(|line| !line.has_gap || line.has_content).enumerate() {
        let line = line.finish();
        if at > 0 {
            // The break belongs to the words before it, or else after it.
            match (runs.last_mut(), line.first()) {
                (Some(before), _) => before.text.push('\n'),
                (None, Some(after)) => runs.push(Run { text: "\n".to_owned(), ..after.clone() }),
                (None, None) => {}
            }
        }
        for run in line {
            push(&mut runs, run);
        }
    }
    (!runs.is_empty()).then_some(runs)
}

impl Line {
    fn push(&mut self, mut run: Run) {
        if self.after_gap && self.runs.last().is_none_or(|before| before.text.ends_with(char::is_whitespace)) {
            let kept = run.text.trim_start().len();
            run.text.drain(..run.text.len() - kept);
        }
        if !run.text.is_empty() {
            self.after_gap = false;
            push(&mut self.runs, run);
        }
    }

    /// The runs of the line; white space that a gap leaves at its end is taken off.
    fn finish(mut self) -> Vec<Run> {
        while self.after_gap
            && let Some(last) = self.runs.last_mut()
        {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.runs.pop();
        }
        self.runs
    }
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(before)
            if before.lang == run.lang
                && before.strong == run.strong
                && before.emphasis == run.emphasis
                && before.kind == run.kind =>
        {
            before.text.push_str(&run.text);
        }
        _ => runs.push(run),
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, assemble};
    use crate::lang::Lang;
    use crate::letter::run::{Run, RunKind};

    /// Words are prose, `<…>` a value, `~` a gap; the runs come back between bars.
    fn assembled(pattern: &str) -> Option<String> {
        let run =
            |text: &str, kind| Run { text: text.to_owned(), lang: Lang::EN, strong: false, emphasis: false, kind };
        let mut pieces = Vec::new();
        for part in pattern.split_inclusive(['~', '>']) {
            let (part, gap) = part.strip_suffix('~').map_or((part, false), |part| (part, true));
            let (prose, value) = part.split_once('<').unwrap_or((part, ""));
            pieces.push(Piece::Prose(run(prose, RunKind::Prose)));
            if !value.is_empty() {
                pieces.push(Piece::Value(run(value.trim_end_matches('>'), RunKind::Value)));
            }
            if gap {
                pieces.push(Piece::Dropped);
            }
        }
        assemble(pieces).map(|runs| runs.into_iter().map(|run| run.text).collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn gaps_take_their_space_their_line_and_their_block_along() {
        for (pattern, expected) in [
            ("a <v> b", Some("a |v| b")),
            ("a ~ b", Some("a b")),
            ("~ b", Some("b")),
            ("a ~", Some("a")),
            ("a (~) b", Some("a () b")),
            ("a~b", Some("ab")),
            ("a\n~\nb", Some("a\nb")),
            ("a\n(~)\nb", Some("a\nb")),
            ("~\nb", Some("b")),
            ("<v>\n~", Some("v")),
            ("<!>\n~", Some("!")),
            ("<v>\n~\n<w>", Some("v\nw")),
            ("a ~ ~ b", Some("a b")),
            ("~", None),
            ("(~)", None),
            ("—\n~ ~", None),
            ("", None),
            ("—", Some("—")),
        ] {
            assert_eq!(assembled(pattern).as_deref(), expected, "{pattern:?}");
        }
    }
}
