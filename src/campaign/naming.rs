//! Names that people give to letters, routes and addressees: which are safe, and which was meant.

use crate::diagnostic::{Code, Diagnostic};

/// Longest name in bytes: a batch id holds two of them and must stay far below the 255 bytes of a file name.
const LONGEST: usize = 64;

/// Names that Windows keeps for devices, whatever stands after a dot (Microsoft, "Naming Files, Paths, and Namespaces").
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether a name can be a file name everywhere: 1 to 64 ASCII letters, digits, `-` and `_`, and no Windows device.
pub fn is_safe(name: &str) -> bool {
    (1..=LONGEST).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && !is_device(name)
}

/// Whether Windows takes the name for a device: `con`, `COM1`, `lpt9`.
pub fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    DEVICES.contains(&name.as_str()) || port.is_some_and(|port| port.len() == 1 && port.as_bytes()[0].is_ascii_digit())
}

/// The known name that was most likely meant: at most a third of its characters away, the first of several.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // Longer words than any of ours cost quadratic time and are near to none.
    if typed.len() > 2 * LONGEST {
        return None;
    }
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .map(|name| (distance(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= (name.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Names for a `known` value.
pub(crate) fn joined<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// A finding about an unknown name, with what is known and, if one is close, what was meant.
pub(crate) fn unknown<'k>(
    code: Code,
    what: &'static str,
    typed: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let finding = Diagnostic::error(code).with(what, typed).with("known", joined(known.clone()));
    match nearest(typed, known) {
        Some(name) => finding.with("nearest", name),
        None => finding,
    }
}

/// Insertions, deletions, replacements and swaps of neighbours from one word to the other (optimal string alignment).
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for row in 1..=from.len() {
        let mut current = vec![row; to.len() + 1];
        for column in 1..=to.len() {
            let replaced = above[column - 1] + usize::from(from[row - 1] != to[column - 1]);
            current[column] = replaced.min(above[column] + 1).min(current[column - 1] + 1);
            let swapped = row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1];
            if swapped {
                current[column] = current[column].min(before[column - 2] + 1);
            }
        }
        before = above;
        above = current;
    }
    above[to.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, is_safe, nearest};

    #[test]
    fn safe_names_are_file_names_everywhere() {
        for name in ["xinjiang-release", "A_1", "com", "com10", "console", &"x".repeat(64)] {
            assert!(is_safe(name), "{name}");
        }
        let long = "x".repeat(65);
        for name in ["", ".", "..", "a/b", "a\\b", "c:", "é", "a b", "CON", "nul", "Lpt1", "com0", "a.b", &long] {
            assert!(!is_safe(name), "{name}");
        }
    }

    #[test]
    fn the_nearest_name_is_close_or_none() {
        let known = ["paris", "oslo", "chen-oslo"];
        for (typed, expected) in [
            ("pairs", Some("paris")),
            ("Oslo", Some("oslo")),
            ("chen_oslo", Some("chen-oslo")),
            ("berlin", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), expected, "{typed}");
        }
    }

    #[test]
    fn distances_count_swaps_once() {
        for (from, to, expected) in
            [("", "", 0), ("ab", "ba", 1), ("date", "dates", 1), ("中文", "中", 1), ("", "abc", 3)]
        {
            assert_eq!(distance(from, to), expected, "{from} {to}");
        }
    }
}
