//! What the PDFs of batches say, read back with poppler and compared with `letters/` and `signers.csv`.
//!
//! An outside judge, so it is ignored by `cargo test` and run by `.ci/run`, which names the folder of the batches in
//! `MAILBAG_BATCHES`: `<letter>.<what is special>/<batch id>/`. Templates are parsed here once more, not by the program,
//! so that both do not share a mistake. Spaces, line breaks and hyphens are left out of every comparison: they are where
//! a line was broken.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use pulldown_cmark::{Event, Parser, TagEnd};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

#[test]
#[ignore = "an outside judge: .ci/run names the batches in MAILBAG_BATCHES"]
fn batches_say_what_templates_and_list_say() {
    let folder = PathBuf::from(std::env::var_os("MAILBAG_BATCHES").expect("MAILBAG_BATCHES names a folder"));
    let people = people(Path::new(env!("CARGO_MANIFEST_DIR")));
    let waiting: Vec<(PathBuf, PathBuf)> = folders(&folder)
        .into_iter()
        .flat_map(|case| folders(&case).into_iter().map(move |batch| (case.clone(), batch)))
        .collect();
    let (batches, waiting) = (waiting.len(), Mutex::new(waiting));
    let (problems, letters) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let next = || waiting.lock().expect("no thread failed").pop();
    // Poppler takes a while for the structure of a batch.
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                while let Some((case, batch)) = next() {
                    let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    let letter = name.split('.').next().unwrap_or_default();
                    let templates = Templates { one: templates(letter, ""), joint: templates(letter, ".we") };
                    let mut report =
                        |problem| problems.lock().expect("no thread failed").push(format!("{name}: {problem}"));
                    letters.fetch_add(read_batch(&batch, &templates, &people, &mut report), Ordering::Relaxed);
                }
            });
        }
    });
    let (problems, letters) = (problems.into_inner().expect("no thread failed"), letters.into_inner());
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
    assert!(batches > 0 && letters > 0, "{batches} batches and {letters} letters found");
    println!("read back {letters} letters of {batches} batches: text, names, structure");
}

/// The fixed text of each language of a letter, in order: of one person's letters and of those of several.
struct Templates {
    one: BTreeMap<String, Vec<String>>,
    joint: BTreeMap<String, Vec<String>>,
}

impl Templates {
    /// The text of a person's letter: an organisation's row speaks for several.
    fn of(&self, person: Option<&Person>) -> &BTreeMap<String, Vec<String>> {
        let joint = person.is_some_and(|person| !person.cell("organisation").is_empty());
        if joint && !self.joint.is_empty() { &self.joint } else { &self.one }
    }
}

/// Compares one batch; returns the number of its letters.
fn read_batch(batch: &Path, templates: &Templates, people: &[Person], report: &mut impl FnMut(String)) -> usize {
    let volumes: Vec<PathBuf> = pdfs(batch);
    let whole: Vec<String> = volumes.iter().map(|volume| plain(&pdftotext(volume, None))).collect();
    let structure: String = volumes.iter().map(|volume| plain(&structure_text(volume))).collect();
    let letters = letters(batch);

    for person in people {
        for secret in person.secrets() {
            if whole.iter().any(|text| text.contains(&secret)) {
                report(format!("row {} is printed with what is not to be printed", person.row));
            }
        }
    }
    if letters.is_empty() {
        // A petition: its text once a volume, its signers in the table.
        for (language, fragments) in &templates.one {
            if !whole.iter().any(|text| in_order(text, fragments)) {
                report(format!("pdftotext: the {language} text is not whole and in order"));
            }
            if passes(&structure, fragments) == 0 {
                report(format!("structure: the {language} text is not whole and in order"));
            }
        }
        let all = whole.concat();
        for person in people.iter().filter(|person| person.is_printed()) {
            for word in person.words().into_iter().filter(|word| !all.contains(word)) {
                report(format!("row {}: `{word}` of the name is not found", person.row));
            }
        }
        return 1;
    }

    for (key, letter) in &letters {
        let text: String =
            letter.pages.iter().map(|(file, pages)| plain(&pdftotext(&batch.join(file), Some(*pages)))).collect();
        let person = people.iter().find(|person| person.row == letter.row);
        for (language, fragments) in templates.of(person) {
            if !in_order(&text, fragments) {
                let first = fragments.iter().find(|fragment| !in_order(&text, &[(*fragment).clone()]));
                report(format!("letter {key:?}: the {language} text is not whole and in order, first at {first:?}"));
            }
        }
        match person {
            Some(person) => {
                for word in person.words().into_iter().filter(|word| !text.contains(word)) {
                    report(format!("letter {key:?}: `{word}` of the name in row {} is not found", person.row));
                }
            }
            None => report(format!("letter {key:?}: the list has no row {}", letter.row)),
        }
    }
    let printed: BTreeSet<u64> = letters.values().map(|letter| letter.row).collect();
    for person in people.iter().filter(|person| person.is_printed() && !printed.contains(&person.row)) {
        report(format!("row {} has no letter", person.row));
    }
    for (language, fragments) in &templates.one {
        let joint = templates.joint.get(language).map_or(0, |fragments| passes(&structure, fragments));
        let found = passes(&structure, fragments) + joint;
        if found != letters.len() {
            report(format!("structure: {found} whole {language} texts in order, {} letters", letters.len()));
        }
    }
    letters.len()
}

/// One letter of `letters.jsonl`: the row of its signer, and where its pages stand.
struct Letter {
    row: u64,
    /// File, first page, last page.
    pages: Vec<(String, (u64, u64))>,
}

/// By serial and addressee; empty for a petition.
fn letters(batch: &Path) -> BTreeMap<(u64, String), Letter> {
    let mut letters = BTreeMap::new();
    let manifest: Value = serde_json::from_str(&fs::read_to_string(batch.join("manifest.json")).unwrap_or_default())
        .expect("manifest.json is JSON");
    if manifest["kind"] == "petition" {
        return letters;
    }
    for line in fs::read_to_string(batch.join("letters.jsonl")).unwrap_or_default().lines() {
        let value: Value = serde_json::from_str(line).expect("a line of letters.jsonl is JSON");
        let number = |name: &str| value[name].as_u64();
        let (Some(serial), Some(row), Some(file), Some(first), Some(pages)) =
            (number("serial"), number("row"), value["file"].as_str(), number("first_page"), number("pages"))
        else {
            continue;
        };
        let letter = letters
            .entry((serial, value["addressee"].to_string()))
            .or_insert_with(|| Letter { row, pages: Vec::new() });
        letter.pages.push((file.to_owned(), (first, first + pages - 1)));
    }
    letters
}

/// The fixed text of each language of a letter, in order, from the files whose name has this between language and ending.
fn templates(letter: &str, voice: &str) -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("letters").join(letter);
    let mut templates = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of the letter's folder").path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let language = stem.strip_suffix(voice).filter(|language| !language.contains('.'));
        if path.extension().is_some_and(|extension| extension == "md")
            && let Some(language) = language
        {
            let text = fs::read_to_string(&path).expect("a template");
            templates.insert(language.to_owned(), fragments(&text));
        }
    }
    assert!(!templates.is_empty() || !voice.is_empty(), "{letter} has no template");
    templates
}

/// What stands for a placeholder while the Markdown is parsed, from the private use area.
const PLACEHOLDER: char = '\u{E000}';
/// The same for one that may be empty: its whole block may be missing.
const OPTIONAL: char = '\u{E001}';

/// The fixed words of a template between placeholders, link ends and blocks, each without spaces and hyphens.
fn fragments(markdown: &str) -> Vec<String> {
    let mut source = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").expect("a placeholder is closed");
        source.push_str(before);
        source.push(if name.trim_end().ends_with('?') { OPTIONAL } else { PLACEHOLDER });
        rest = after;
    }
    source.push_str(rest);

    let (mut fragments, mut block) = (Vec::new(), String::new());
    for event in Parser::new(&source) {
        match event {
            Event::Text(text) | Event::Code(text) => block.push_str(&text),
            Event::SoftBreak | Event::HardBreak => block.push(' '),
            // The number of a note may follow a link.
            Event::End(TagEnd::Link) => block.push(PLACEHOLDER),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                if !block.contains(OPTIONAL) {
                    fragments.extend(block.split(PLACEHOLDER).map(plain));
                }
                block.clear();
            }
            _ => {}
        }
    }
    fragments.retain(|fragment| fragment.chars().any(char::is_alphanumeric));
    fragments
}

/// Text as it is compared: no spaces, hyphens, controls or marks of direction; one form of each character.
fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|char| {
            !char.is_whitespace()
                && !char.is_control()
                && !matches!(char, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}')
                && !matches!(char, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        })
        .map(|char| if char == '\u{2019}' { '\'' } else { char })
        .collect()
}

/// How often the fragments stand in the text, each in one piece, one after the other.
fn passes(text: &str, fragments: &[String]) -> usize {
    let (mut rest, mut passes) = (text, 0);
    if fragments.is_empty() {
        return 0;
    }
    loop {
        for fragment in fragments {
            match rest.find(fragment.as_str()) {
                Some(place) => rest = &rest[place + fragment.len()..],
                None => return passes,
            }
        }
        passes += 1;
    }
}

/// Whether every character of the fragments stands in the text in this order. A page's end may stand between two of them,
/// with its foot; what is more than two feet long in between is not let through.
fn in_order(text: &str, fragments: &[String]) -> bool {
    /// Characters of a foot and head between two pages; tuned.
    const FOOT: usize = 160;
    let mut rest = text;
    fragments.iter().all(|fragment| {
        if let Some(place) = rest.find(fragment.as_str()) {
            rest = &rest[place + fragment.len()..];
            return true;
        }
        // Broken by a page: a beginning, a foot, the rest.
        let cuts = fragment.char_indices().map(|(place, _)| place).skip(1);
        for (head, tail) in cuts.map(|cut| fragment.split_at(cut)) {
            for (place, _) in rest.match_indices(head) {
                let after = &rest[place + head.len()..];
                if let Some(gap) = after.find(tail).filter(|gap| after[..*gap].chars().count() <= FOOT) {
                    rest = &after[gap + tail.len()..];
                    return true;
                }
            }
        }
        false
    })
}

/// A row of the list, as far as it is printed.
struct Person {
    /// As a spreadsheet counts; the headings are row 1.
    row: u64,
    cells: BTreeMap<String, String>,
}

impl Person {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    fn is_printed(&self) -> bool {
        let consent = self.cell("consent").to_lowercase();
        self.cell("visibility") != "withheld" && !matches!(consent.as_str(), "no" | "nei" | "non" | "false" | "0")
    }

    /// What must be read of the name: the words of each of its parts.
    fn words(&self) -> Vec<String> {
        let print_name = self.cell("print_name");
        let parts: Vec<&str> = match self.cell("visibility") {
            _ if !self.is_printed() => vec![],
            "initials" => vec![],
            _ if !print_name.is_empty() => vec![print_name],
            _ => ["given_name", "family_name", "latin_name"].into_iter().map(|column| self.cell(column)).collect(),
        };
        parts.iter().flat_map(|part| part.split_whitespace()).map(plain).filter(|word| !word.is_empty()).collect()
    }

    /// What must never be read: e-mail always; the name where it is withheld, shortened or replaced.
    fn secrets(&self) -> Vec<String> {
        let mut secrets = vec![plain(self.cell("email"))];
        let replaced = !self.cell("print_name").is_empty();
        if !self.is_printed() || replaced || self.cell("visibility") == "initials" {
            let (given, family) = (plain(self.cell("given_name")), plain(self.cell("family_name")));
            if !given.is_empty() && !family.is_empty() {
                secrets.push(format!("{given}{family}"));
                secrets.push(format!("{family}{given}"));
            }
            secrets.push(plain(self.cell("latin_name")));
        }
        secrets.retain(|secret| !secret.is_empty());
        let printed = plain(self.cell("print_name"));
        secrets.retain(|secret| printed.is_empty() || !printed.contains(secret.as_str()));
        secrets
    }
}

fn people(repository: &Path) -> Vec<Person> {
    let mut reader = csv::Reader::from_path(repository.join("signers.csv")).expect("signers.csv");
    let headings = reader.headers().expect("headings").clone();
    let rows = reader.records().enumerate().map(|(place, record)| {
        let record = record.expect("a row of signers.csv");
        let cells = headings.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
        Person { row: place as u64 + 2, cells }
    });
    rows.collect()
}

/// The folders in a folder, in order; hidden ones are staging.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    folders.retain(|path| path.is_dir() && !path.file_name().unwrap_or_default().to_string_lossy().starts_with('.'));
    folders.sort();
    folders
}

/// The PDFs of a batch but its cover sheets.
fn pdfs(batch: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(batch).expect("a batch");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| {
        path.extension().is_some_and(|extension| extension == "pdf")
            && !path.file_name().unwrap_or_default().to_string_lossy().starts_with("cover")
    });
    files.sort();
    files
}

fn pdftotext(file: &Path, pages: Option<(u64, u64)>) -> String {
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8"]);
    if let Some((first, last)) = pages {
        command.args(["-f", &first.to_string(), "-l", &last.to_string()]);
    }
    said(command.arg(file).arg("-"))
}

/// The text of the structure tree: poppler prints each piece in quotes on lines of their own.
///
/// A named exception: words from right to left come last letter first here and from `mutool`, which take the glyphs as they
/// stand. `pdftotext` turns them round. Glyphs written in the order of reading please the first two, but then `pdftotext`
/// (poppler 22.12) parts words at every lam-alef and with `-raw` at every letter; it is the more used reader.
fn structure_text(file: &Path) -> String {
    quoted(&said(Command::new("pdfinfo").arg("-struct-text").arg(file)))
}

fn quoted(tree: &str) -> String {
    let (mut text, mut open) = (String::new(), false);
    for line in tree.lines() {
        let mut piece = line;
        if !open {
            match line.trim_start().strip_prefix('"') {
                Some(start) => piece = start,
                None => continue,
            }
        }
        let end = piece.strip_suffix('"');
        open = end.is_none();
        text.push_str(end.unwrap_or(piece));
    }
    text
}

fn said(command: &mut Command) -> String {
    let output = command.output().expect("poppler-utils are installed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn fragments_are_the_fixed_words_of_a_template() {
    let markdown = "{{addressee.greeting}}\n\nDear **all**, see [the re-\nport](http://x) now.\n\n{{signer.message?}}\n\n\
                    - one\n- two {{date}} three\n\n---\n\nYours,\n";
    assert_eq!(fragments(markdown), ["Dearall,seethereport", "now.", "one", "two", "three", "Yours,"]);
}

#[test]
fn missing_doubled_or_moved_text_is_noticed() {
    let fragments = ["abcdefgh".to_owned(), "ijkl".to_owned()];
    assert!(in_order("xabcdefghyijkl", &fragments));
    assert!(in_order("abcd-foot-efghijkl", &fragments), "a page may end in a paragraph");
    assert!(!in_order("ijklabcdefgh", &fragments), "moved");
    assert!(!in_order("abcdefgijkl", &fragments), "a letter is missing");
    assert!(!in_order(&format!("abcd{}efghijkl", "x".repeat(400)), &fragments), "too much in between");
    assert_eq!(passes("abcdefghijkl..abcdefghijkl", &fragments), 2);
    assert_eq!(passes("abcdefghabcdefghijkl", &fragments), 1);
    assert_eq!(passes("abcdef ghijkl", &fragments), 0);
}

#[test]
fn quoted_pieces_of_the_structure_are_joined() {
    assert_eq!(quoted("Document\n  P (block)\n    \"one\"\n    \"two\nthree\"\n  H1\n"), "onetwothree");
}
