//! Words of a command line, as a shell takes them.

use crate::cli::words::escaped;

/// A word to be typed: as it is, or within quotation marks where a shell would read something into it.
pub(crate) fn quoted(word: &str) -> String {
    quoted_for(cfg!(windows), word)
}

/// The program with these words behind it.
pub(crate) fn command(words: &[String]) -> String {
    std::iter::once("mailbag".to_owned()).chain(words.iter().map(|word| quoted(word))).collect::<Vec<_>>().join(" ")
}

/// The shells of Windows (cmd.exe, PowerShell) know `"` alone, and take `\` as it is; those of Unix take everything between two `'`.
fn quoted_for(windows: bool, word: &str) -> String {
    let word = escaped(word);
    // A comma makes a list in PowerShell.
    let safe = if windows { "-_./:+=\\" } else { "-_./,:+=" };
    let is_plain =
        !word.is_empty() && word.chars().all(|character| character.is_alphanumeric() || safe.contains(character));
    match (is_plain, windows) {
        (true, _) => word,
        (false, true) => format!("\"{}\"", word.replace('"', "\\\"")),
        (false, false) => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted_for;

    #[test]
    fn a_shell_takes_the_word_as_it_is() {
        for (word, unix, windows) in [
            ("out/a-b", "out/a-b", "out/a-b"),
            ("city=Commune", "city=Commune", "city=Commune"),
            ("a,b", "a,b", "\"a,b\""),
            ("a b", "'a b'", "\"a b\""),
            ("$(x)", "'$(x)'", "\"$(x)\""),
            ("it's", "'it'\\''s'", "\"it's\""),
            ("out\\a b", "'out\\a b'", "\"out\\a b\""),
            ("C:\\Briefe\\out", "'C:\\Briefe\\out'", "C:\\Briefe\\out"),
            ("", "''", "\"\""),
        ] {
            assert_eq!((quoted_for(false, word).as_str(), quoted_for(true, word).as_str()), (unix, windows));
        }
    }
}
