//! Every command that README.md shows is run, in order, in one copy of the shipped files.
//!
//! Commands are the lines of its `sh` blocks that start with `mailbag` or `cargo run --release -- `, and `printf … > FILE`. A
//! line that ends in `# not run` is left out; a line that ends in `\` goes on in the next; `*` stands for a name as in a shell.

mod cli_support;

use cli_support::{Workshop, repository};

#[test]
fn every_command_of_the_readme_runs() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("README.md");
    let commands = commands(&readme);
    assert!(!commands.is_empty(), "README.md shows no command in a ```sh block");
    let workshop = Workshop::with_shipped_files();
    for Command { line, words } in commands {
        if let [printf, text, _, file] = words.as_slice()
            && printf == "printf"
        {
            workshop.write(file, text.replace("\\n", "\n"));
            continue;
        }
        let words: Vec<String> = words.iter().flat_map(|word| expanded(&workshop, word)).collect();
        let outcome = workshop.run(&words);
        assert_eq!(outcome.code, Some(0), "README.md:{line}: {outcome}");
    }
    assert!(!workshop.batches().is_empty(), "no command of README.md made a batch");
}

/// The paths that a word with `*` in its last part stands for, in order; any other word is itself.
fn expanded(workshop: &Workshop, word: &str) -> Vec<String> {
    let (folder, name) = word.rsplit_once('/').unwrap_or(("", word));
    let Some((start, end)) = name.split_once('*') else { return vec![word.to_owned()] };
    let found: Vec<String> = workshop
        .names(folder)
        .into_iter()
        .filter(|name| name.starts_with(start) && name.ends_with(end))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    assert!(!found.is_empty(), "nothing is named {word}");
    found
}

/// A command of the README: its line from 1, and the words after the program's name.
#[derive(Debug, PartialEq, Eq)]
struct Command {
    line: usize,
    words: Vec<String>,
}

fn commands(readme: &str) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut in_block = false;
    let mut lines = readme.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let line = line.trim();
        if line.starts_with("```") {
            in_block = !in_block && line == "```sh";
            continue;
        }
        if !in_block {
            continue;
        }
        let mut command = line.strip_prefix("$ ").unwrap_or(line).to_owned();
        while let Some(unfinished) = command.strip_suffix('\\') {
            let next = lines.next().map_or("", |(_, next)| next.trim());
            command = format!("{unfinished}{next}");
        }
        let command = command.trim_end();
        if command.ends_with("# not run") {
            continue;
        }
        let arguments = command
            .strip_prefix("cargo run --release -- ")
            .or_else(|| command.starts_with("printf ").then_some(command))
            .or_else(|| command.strip_prefix("mailbag").filter(|rest| rest.is_empty() || rest.starts_with(' ')));
        if let Some(arguments) = arguments {
            commands.push(Command { line: number + 1, words: words(arguments) });
        }
    }
    commands
}

/// Splits as a shell does, as far as a README needs: spaces, both quotes, and a comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut begun, mut quote) = (String::new(), false, None);
    for char in line.chars() {
        match (quote, char) {
            (None, '\'' | '"') => (quote, begun) = (Some(char), true),
            (None, '#') if !begun => break,
            (None, char) if char.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (Some(open), char) if char == open => quote = None,
            (_, char) => {
                word.push(char);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[test]
fn commands_are_found_in_sh_blocks_alone() {
    let readme = "mailbag no\n```sh\nmailbag list   # all\ncargo test\ncargo run --release -- build x \\\n  --route 'a b'\n\
                  mailbag clean # not run\nmailbagged\n```\n```toml\nmailbag no\n```\n";
    let found = commands(readme);
    let expected = [
        Command { line: 3, words: vec!["list".into()] },
        Command { line: 5, words: vec!["build".into(), "x".into(), "--route".into(), "a b".into()] },
    ];
    assert_eq!(found, expected);
}
