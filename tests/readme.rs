//! Every command that README.md and the guides in `docs/` show is run, in order, each file's in a copy of the shipped files of its
//! own: so every guide can be followed without another.
//!
//! Commands are the lines of the `sh` blocks that start with `mailbag` or `cargo run --release -- `, also with `> FILE` at their
//! end, `cd FOLDER`, and `printf … > FILE`; and what a numbered line begins with in back quotes. A line that ends in `# not run` is left out; a line that ends in `\` goes on in the next; `*` stands for a name as in a
//! shell.

mod cli_support;

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::thread;

use cli_support::{Workshop, repository};

#[test]
fn every_command_of_the_readme_and_the_guides_runs() {
    let guides = guides();
    assert!(guides.len() > 5, "docs/ holds no guides: {guides:?}");
    thread::scope(|scope| {
        for guide in &guides {
            scope.spawn(move || follow(guide));
        }
    });
}

/// README.md and `docs/*.md`, from the root of the repository.
fn guides() -> Vec<String> {
    let docs = fs::read_dir(repository().join("docs")).expect("docs/");
    let mut guides: Vec<_> = docs
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"))
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"))
        .map(|name| format!("docs/{name}"))
        .collect();
    guides.push("README.md".to_owned());
    guides.sort();
    guides
}

/// Runs the commands of a guide in a workshop of its own.
fn follow(guide: &str) {
    let text = fs::read_to_string(repository().join(guide)).expect("a guide");
    let commands = commands(&text);
    assert!(!commands.is_empty() || !text.contains("```sh"), "{guide} shows no command in its ```sh blocks");
    let workshop = Workshop::with_shipped_files();
    let mut folder = PathBuf::new();
    for Command { line, words } in commands {
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["printf", text, _, file] => workshop.write(folder.join(file), text.replace("\\n", "\n")),
            ["cd", into] => {
                folder = entered(&folder, into);
                assert!(workshop.path(&folder).is_dir(), "{guide}:{line}: there is no folder {into}");
            }
            _ => {
                let (command, target) = redirected(&words);
                let words = command.iter().flat_map(|word| expanded(&workshop, &folder, word));
                let run =
                    workshop.command(words).current_dir(workshop.path(&folder)).output().expect("the program runs");
                let said = String::from_utf8_lossy(&run.stderr);
                // A guide that searches for somebody shows somebody who is found.
                let is_search = command.get(1).is_some_and(|word| word == "search");
                assert!(!is_search || !run.stdout.is_empty(), "{guide}:{line}: nobody is found");
                assert!(run.status.success(), "{guide}:{line}: {}\n{said}", run.status);
                if let Some(target) = target {
                    workshop.write(folder.join(target), run.stdout);
                }
            }
        }
    }
}

/// The words before `>`, and the file behind it.
fn redirected(words: &[String]) -> (&[String], Option<&String>) {
    match words {
        [before @ .., sign, target] if sign == ">" => (before, Some(target)),
        _ => (words, None),
    }
}

/// The folder that `cd` leads to, from the workshop's root.
fn entered(folder: &Path, into: &str) -> PathBuf {
    let mut folder = folder.to_owned();
    for part in Path::new(into).components() {
        match part {
            Component::ParentDir => assert!(folder.pop(), "cd {into} leads out of the workshop"),
            part => folder.push(part),
        }
    }
    folder
}

/// The paths that a word with `*` in its last part stands for, in order; any other word is itself.
fn expanded(workshop: &Workshop, folder: &Path, word: &str) -> Vec<String> {
    let (below, pattern) = word.rsplit_once('/').unwrap_or(("", word));
    if !pattern.contains('*') {
        return vec![word.to_owned()];
    }
    let found: Vec<String> = workshop
        .names(folder.join(below))
        .into_iter()
        .filter(|name| !name.starts_with('.') && fits(name, pattern))
        .map(|name| format!("{below}/{name}"))
        .collect();
    assert!(!found.is_empty(), "nothing is named {word}");
    found
}

/// Whether a name fits a pattern in which `*` stands for anything.
fn fits(name: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return name == pattern };
    let Some(name) = name.strip_prefix(start) else { return false };
    (0..=name.len()).filter(|at| name.is_char_boundary(*at)).any(|at| fits(&name[at..], rest))
}

/// A command of a guide: its line from 1, and the words after the program's name; of `printf` and `cd` all words.
#[derive(Debug, PartialEq, Eq)]
struct Command {
    line: usize,
    words: Vec<String>,
}

fn commands(guide: &str) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut in_block = false;
    let mut lines = guide.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let line = line.trim();
        if line.starts_with("```") {
            in_block = !in_block && line == "```sh";
            continue;
        }
        if !in_block {
            if let Some(arguments) = numbered(line).and_then(arguments) {
                commands.push(Command { line: number + 1, words: words(arguments) });
            }
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
        if let Some(arguments) = arguments(command) {
            commands.push(Command { line: number + 1, words: words(arguments) });
        }
    }
    commands
}

/// What is run of a command: the words behind the program's name; of `printf` and `cd` all words.
fn arguments(command: &str) -> Option<&str> {
    command
        .strip_prefix("cargo run --release -- ")
        .or_else(|| (command.starts_with("printf ") || command.starts_with("cd ")).then_some(command))
        .or_else(|| command.strip_prefix("mailbag").filter(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The command with which a line of a numbered list begins: ``3. `mailbag check` says …``.
fn numbered(line: &str) -> Option<&str> {
    let (number, rest) = line.split_once(". `")?;
    number.parse::<u8>().ok()?;
    rest.split_once('`').map(|(command, _)| command)
}

/// Splits as a shell does, as far as a guide needs: spaces, both quotes, and a comment.
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
fn commands_are_found_in_sh_blocks_and_numbered_lines_alone() {
    let guide = "mailbag no\n1. `mailbag no\n2. no `mailbag no`\n```sh\nmailbag list   # all\ncargo test\ncargo run --release -- build x \\\n  --route 'a b'\n\
                  mailbag clean # not run\nmailbagged\ncd x\n```\n```toml\nmailbag no\n```\n10. `mailbag check` says `mailbag no`\n";
    let found = commands(guide);
    let expected = [
        Command { line: 5, words: vec!["list".into()] },
        Command { line: 7, words: vec!["build".into(), "x".into(), "--route".into(), "a b".into()] },
        Command { line: 11, words: vec!["cd".into(), "x".into()] },
        Command { line: 16, words: vec!["check".into()] },
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_star_stands_for_any_part_of_a_name() {
    let cases = [
        ("abc", "a*", true),
        ("abc", "*c", true),
        ("a.shard-1", "*.shard-*", true),
        ("abc", "b*", false),
        ("a", "a*a", false),
    ];
    for (name, pattern, expected) in cases {
        assert_eq!(fits(name, pattern), expected, "{name} {pattern}");
    }
}
