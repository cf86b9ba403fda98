//! Every `use` points to an earlier stage: the table below, read against the paths in `src/`.
//!
//! Also held here: no `use …::*` outside tests, no two files of one stage that need each other, no file past
//! [`LONGEST_FILE`] lines unless its opening comment says `past 600 lines` and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The stages in order, and what each may import beside itself.
const STAGES: &[(&str, &[&str])] = &[
    ("length", &["lang"]),
    ("lang", &["length"]),
    ("diagnostic", &["length", "lang"]),
    ("post", &["length", "lang", "diagnostic"]),
    ("campaign", &["length", "lang", "diagnostic", "post"]),
    ("signers", &["length", "lang", "diagnostic", "post", "campaign"]),
    ("letter", &["length", "lang", "diagnostic", "post", "campaign", "signers"]),
    ("text", &["length", "lang", "diagnostic"]),
    ("layout", &["length", "lang", "diagnostic", "post", "campaign", "letter", "text"]),
    ("pdf", &["length", "lang", "diagnostic", "text", "layout"]),
    ("batch", &["length", "lang", "diagnostic", "post", "campaign", "signers", "letter", "text", "layout", "pdf"]),
    ("archive", &["length", "lang", "diagnostic", "signers", "batch"]),
    ("proof", &["length", "lang", "diagnostic", "post", "campaign", "signers", "layout", "pdf", "batch"]),
    (
        "cli",
        &[
            "length",
            "lang",
            "diagnostic",
            "post",
            "campaign",
            "signers",
            "letter",
            "text",
            "layout",
            "pdf",
            "batch",
            "archive",
            "proof",
        ],
    ),
];

/// Lines. A file that is longer says why in its opening comment.
const LONGEST_FILE: usize = 600;

#[test]
fn every_use_points_to_an_earlier_stage() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = read_sources(&root, &root);
    assert!(sources.len() > 20, "only {} files found below src/", sources.len());
    let problems = check(&sources);
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// A source file: its path below `src/` with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

fn read_sources(root: &Path, folder: &Path) -> Vec<Source> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("src/ can be read").map(|entry| entry.expect("an entry of src/").path()).collect();
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        if path.is_dir() {
            sources.extend(read_sources(root, &path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).expect("it was found below src/");
            let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
            sources.push(Source { path: names.join("/"), text: fs::read_to_string(&path).expect("a source file") });
        }
    }
    sources
}

/// One line for each thing that breaks the order, with the file and line.
fn check(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let parsed: Vec<(&Source, Vec<String>, Vec<Reference>)> = sources
        .iter()
        .map(|source| {
            let module = module_of(&source.path);
            let references = references(&source.text, &module);
            (source, module, references)
        })
        .collect();
    let modules: BTreeSet<String> = parsed.iter().map(|(_, module, _)| module.join("::")).collect();
    let exports = exports(&parsed, &modules);

    for (source, module, references) in &parsed {
        let lines = source.text.lines().count();
        let head = source.text.lines().take_while(|line| line.starts_with("//"));
        if lines > LONGEST_FILE && !head.into_iter().any(|line| line.to_lowercase().contains("past 600 lines")) {
            problems.push(format!("{}: {lines} lines; split it, or say why it goes past 600 lines", source.path));
        }
        let Some(stage) = module.first() else {
            check_root(source, references, &mut problems);
            continue;
        };
        let Some((_, may_import)) = STAGES.iter().find(|(name, _)| name == stage) else {
            problems.push(format!("{}: `{stage}` is no stage of the table", source.path));
            continue;
        };
        for reference in references {
            let place = format!("{}:{}", source.path, reference.line);
            let names = &reference.path;
            if reference.imported && names.last().is_some_and(|name| name == "*") && !reference.in_tests {
                problems.push(format!("{place}: `use {}` imports everything; import by name", names.join("::")));
            }
            let Some(target) = reference.inside_crate().and_then(|names| names.first()) else { continue };
            if target != stage && !may_import.contains(&target.as_str()) {
                problems.push(format!("{place}: `{stage}` may not import `{target}`"));
            }
            if target == stage && !reference.in_tests {
                let file = file_of(&exports, &modules, reference.inside_crate().unwrap_or_default());
                let own = module.join("::");
                // A parent calls its children in order: only a child's need is followed.
                if file != own && !own_children(&own, &file) {
                    needs.entry(own).or_default().insert(file);
                }
            }
        }
    }
    problems.extend(cycle(&needs).map(|files| format!("files that need each other: {}", files.join(" -> "))));
    problems
}

/// `main.rs` calls `cli` alone; `lib.rs` imports nothing.
fn check_root(source: &Source, references: &[Reference], problems: &mut Vec<String>) {
    for reference in references {
        let allowed = match source.path.as_str() {
            "main.rs" => reference.path.starts_with(&["mailbag".to_owned(), "cli".to_owned()]),
            _ => reference.path.first().is_none_or(|first| first != "crate"),
        };
        let ours = ["mailbag", "crate"].iter().any(|root| reference.path.first().is_some_and(|first| first == root));
        if ours && !allowed {
            let path = reference.path.join("::");
            problems.push(format!("{}:{}: `{path}` is not for this file", source.path, reference.line));
        }
    }
}

/// Whether `file` is a child of the module `parent`.
fn own_children(parent: &str, file: &str) -> bool {
    file.strip_prefix(parent).is_some_and(|rest| rest.starts_with("::"))
}

/// The module path of a file: `text/font.rs` is `text::font`, `text/mod.rs` is `text`, `lib.rs` is the root.
fn module_of(path: &str) -> Vec<String> {
    let mut names: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(names.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        names.pop();
    }
    names
}

/// Names that a module hands on with `pub use`, and where they come from.
fn exports(
    parsed: &[(&Source, Vec<String>, Vec<Reference>)],
    modules: &BTreeSet<String>,
) -> BTreeMap<String, Vec<String>> {
    let mut exports = BTreeMap::new();
    for (_, module, references) in parsed {
        for reference in references.iter().filter(|reference| reference.handed_on) {
            let mut target: Vec<String> = match reference.inside_crate() {
                Some(names) => names.to_vec(),
                // `pub use addressee::Addressee` in `campaign/mod.rs`: a path that starts at a child.
                None => [module.as_slice(), &reference.path].concat(),
            };
            if let Some(child) = target.get(..=module.len())
                && !modules.contains(&child.join("::"))
                && reference.inside_crate().is_none()
            {
                continue;
            }
            target.retain(|name| name != "self");
            if let Some(name) = target.last() {
                exports.insert([module.join("::"), name.clone()].join("::"), target);
            }
        }
    }
    exports
}

/// The module of the file in which a path's item stands, through what modules hand on.
fn file_of(exports: &BTreeMap<String, Vec<String>>, modules: &BTreeSet<String>, path: &[String]) -> String {
    let mut path = path.to_vec();
    // A path is handed on a few times at most; the bound keeps a ring of `pub use` from turning for ever.
    for _ in 0..8 {
        let handed_on = (1..=path.len()).rev().find_map(|length| exports.get(&path[..length].join("::")));
        match handed_on {
            Some(target) if *target != path => path.clone_from(target),
            _ => break,
        }
    }
    (1..=path.len())
        .rev()
        .map(|length| path[..length].join("::"))
        .find(|name| modules.contains(name))
        .unwrap_or_default()
}

/// The first ring of files that need each other.
fn cycle(needs: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(
        file: &str,
        needs: &BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Option<Vec<String>> {
        if let Some(start) = way.iter().position(|name| name == file) {
            return Some(way[start..].iter().cloned().chain([file.to_owned()]).collect());
        }
        if done.contains(file) {
            return None;
        }
        way.push(file.to_owned());
        let found = needs.get(file).into_iter().flatten().find_map(|next| walk(next, needs, way, done));
        way.pop();
        done.insert(file.to_owned());
        found
    }
    let mut done = BTreeSet::new();
    needs.keys().find_map(|file| walk(file, needs, &mut Vec::new(), &mut done))
}

/// A path that a file names.
#[derive(Debug, PartialEq, Eq)]
struct Reference {
    /// Its names; `self` and `super` at its start are replaced by `crate` and the module.
    path: Vec<String>,
    /// From 1.
    line: usize,
    /// Whether it stands in a `use`.
    imported: bool,
    /// Whether it stands in a `pub use`.
    handed_on: bool,
    /// Whether it stands below `#[cfg(test)]`.
    in_tests: bool,
}

impl Reference {
    /// The names after `crate`, if the path starts there.
    fn inside_crate(&self) -> Option<&[String]> {
        self.path.split_first().filter(|(first, _)| *first == "crate").map(|(_, rest)| rest)
    }
}

/// A word or sign of the source, and its line from 1.
type Token = (String, usize);

/// Every path of a `use`, and every other path that starts with `crate`, `super` or `mailbag`.
fn references(text: &str, module: &[String]) -> Vec<Reference> {
    let tokens = tokens(text);
    let is = |place: usize, word: &str| tokens.get(place).is_some_and(|(token, _)| token == word);
    let mut found = Vec::new();
    // Inline modules that are open, with the depth of their braces; and the depth below which all is test.
    let (mut depth, mut inline, mut test_depth) = (0_usize, Vec::<(String, usize)>::new(), None::<usize>);
    let mut test_next = false;
    let mut place = 0;
    while place < tokens.len() {
        let (token, line) = (tokens[place].0.as_str(), tokens[place].1);
        match token {
            "{" => {
                if test_next && test_depth.is_none() {
                    test_depth = Some(depth);
                }
                test_next = false;
                depth += 1;
            }
            "}" => {
                depth = depth.saturating_sub(1);
                if inline.last().is_some_and(|(_, opened)| *opened == depth) {
                    inline.pop();
                }
                if test_depth == Some(depth) {
                    test_depth = None;
                }
            }
            "cfg" if is(place + 1, "(") && is(place + 2, "test") => test_next = true,
            "mod" if is(place + 2, "{") => inline.push((tokens[place + 1].0.clone(), depth)),
            ";" => test_next = false,
            "use" | "crate" | "super" | "mailbag" => {
                let imported = token == "use";
                // `pub(crate)` names no path.
                if imported || is(place + 1, "::") {
                    let handed_on = imported && place > 0 && (is(place - 1, "pub") || is(place - 1, ")"));
                    let mut paths = Vec::new();
                    let start = place + usize::from(imported);
                    place = read_tree(&tokens, start, &[], &mut paths);
                    let here: Vec<String> =
                        module.iter().cloned().chain(inline.iter().map(|(name, _)| name.clone())).collect();
                    let in_tests =
                        test_depth.is_some() || test_next || module.last().is_some_and(|name| name == "tests");
                    found.extend(paths.into_iter().map(|path| Reference {
                        path: from_root(path, &here),
                        line,
                        imported,
                        handed_on,
                        in_tests,
                    }));
                    if imported {
                        test_next = false;
                    }
                    continue;
                }
            }
            _ => {}
        }
        place += 1;
    }
    found
}

/// Reads one `use` tree or path from `place`; returns the place behind it.
fn read_tree(tokens: &[Token], mut place: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let word = |place: usize| tokens.get(place).map_or("", |(token, _)| token.as_str());
    let mut path = before.to_vec();
    loop {
        match word(place) {
            "::" => place += 1,
            "{" => {
                place += 1;
                while place < tokens.len() && word(place) != "}" {
                    place = read_tree(tokens, place, &path, paths);
                    if word(place) == "," {
                        place += 1;
                    }
                }
                return place + 1;
            }
            name if name == "*" || is_name(name) => {
                path.push(name.to_owned());
                place += 1;
                if word(place) == "as" {
                    place += 2;
                }
                if word(place) != "::" || !(is_name(word(place + 1)) || matches!(word(place + 1), "{" | "*")) {
                    paths.push(path);
                    return place;
                }
            }
            _ => {
                paths.push(path);
                // A sign that no path holds: step over it, so that every call moves on.
                return place + 1;
            }
        }
    }
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_')
}

/// `self::a` and `super::a` as a path from `crate`, seen from the module `here`.
fn from_root(path: Vec<String>, here: &[String]) -> Vec<String> {
    let mut base: Option<Vec<String>> = None;
    let mut rest = path.as_slice();
    while let [first, after @ ..] = rest {
        match first.as_str() {
            "self" if base.is_none() => base = Some(here.to_vec()),
            "super" => {
                base.get_or_insert_with(|| here.to_vec()).pop();
            }
            _ => break,
        }
        rest = after;
    }
    match base {
        Some(base) => ["crate".to_owned()].into_iter().chain(base).chain(rest.iter().cloned()).collect(),
        None => path,
    }
}

/// The source without comments, strings and characters.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let (mut tokens, mut place, mut line) = (Vec::new(), 0, 1);
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    while place < chars.len() {
        let start = place;
        match at(place) {
            '/' if at(place + 1) == '/' => {
                while place < chars.len() && at(place) != '\n' {
                    place += 1;
                }
            }
            '/' if at(place + 1) == '*' => {
                let mut open = 0;
                loop {
                    match (at(place), at(place + 1)) {
                        ('/', '*') => (open, place) = (open + 1, place + 2),
                        ('*', '/') => (open, place) = (open - 1, place + 2),
                        _ => place += 1,
                    }
                    if open == 0 || place >= chars.len() {
                        break;
                    }
                }
            }
            'r' if matches!(at(place + 1), '"' | '#') && raw_string_end(&chars, place + 1).is_some() => {
                place = raw_string_end(&chars, place + 1).unwrap_or(chars.len());
            }
            '"' => {
                place += 1;
                while place < chars.len() && at(place) != '"' {
                    place += if at(place) == '\\' { 2 } else { 1 };
                }
                place += 1;
            }
            // A character, not a lifetime: `'x'` or an escape.
            '\'' if at(place + 1) == '\\' || at(place + 2) == '\'' => {
                place += if at(place + 1) == '\\' { 3 } else { 2 };
                while place < chars.len() && at(place) != '\'' {
                    place += 1;
                }
                place += 1;
            }
            ':' if at(place + 1) == ':' => {
                tokens.push(("::".to_owned(), line));
                place += 2;
            }
            first if first.is_alphanumeric() || first == '_' => {
                while at(place).is_alphanumeric() || at(place) == '_' {
                    place += 1;
                }
                tokens.push((chars[start..place].iter().collect(), line));
            }
            sign => {
                if !sign.is_whitespace() {
                    tokens.push((sign.to_string(), line));
                }
                place += 1;
            }
        }
        place = place.min(chars.len());
        line += chars[start..place].iter().filter(|char| **char == '\n').count();
    }
    tokens
}

/// The place behind a raw string whose `#` or `"` stands at `place`.
fn raw_string_end(chars: &[char], place: usize) -> Option<usize> {
    let hashes = chars[place..].iter().take_while(|char| **char == '#').count();
    if chars.get(place + hashes) != Some(&'"') {
        return None;
    }
    let mut end = place + hashes + 1;
    while end < chars.len() {
        let closing = chars[end + 1..].iter().take(hashes).filter(|char| **char == '#').count();
        if chars[end] == '"' && closing == hashes {
            return Some(end + 1 + hashes);
        }
        end += 1;
    }
    None
}

/// What the check says of one made-up file.
fn problems_of(path: &str, text: &str) -> Vec<String> {
    check(&[Source { path: path.to_owned(), text: text.to_owned() }])
}

#[test]
fn a_later_stage_is_refused() {
    let refused = |path, text| !problems_of(path, text).is_empty();
    assert!(refused("post/window.rs", "use crate::campaign::Route;"));
    assert!(refused("text/line.rs", "use crate::{lang::Lang, letter::Template};"));
    assert!(refused("pdf/volume.rs", "fn f(s: &crate::signers::Signer) {}"));
    assert!(refused("text/line.rs", "use super::super::pdf::Volume;"));
    assert!(refused("lang.rs", "use crate::diagnostic::Findings;"));
    assert!(refused("utils/mod.rs", ""));
    assert!(refused("main.rs", "use mailbag::batch::run;"));
    assert!(refused("letter/merge.rs", "mod inner { use super::super::super::pdf::Volume; }"));
    assert!(refused("text/line.rs", "#[cfg(test)] mod tests { use crate::pdf::Volume; }"));
}

#[test]
fn an_earlier_stage_is_let_through() {
    let passed = |path, text| problems_of(path, text).is_empty();
    assert!(passed("layout/frame.rs", "use crate::{letter::SignatureImage, text::{self, GlyphRun as Run}};"));
    assert!(passed("text/line.rs", "// use crate::pdf::Volume;\n/* crate::pdf */ const A: &str = \"crate::pdf::x\";"));
    assert!(passed(
        "text/line.rs",
        "const A: &str = r#\"use crate::pdf::\"x\";\"#; const B: char = '\"'; fn f<'a>() {}"
    ));
    assert!(passed("text/line.rs", "pub(crate) fn f() {} use super::font::Face;"));
    assert!(passed("main.rs", "use mailbag::cli;"));
    assert!(passed("cli/build.rs", "use crate::batch::plan::Plan; use crate::pdf::Volume;"));
}

#[test]
fn importing_everything_is_refused_outside_tests() {
    assert_eq!(problems_of("text/line.rs", "use super::*;").len(), 1);
    assert_eq!(problems_of("text/line.rs", "use crate::lang::*;").len(), 1);
    assert_eq!(problems_of("text/line.rs", "use std::{fmt::*, io};").len(), 1);
    assert!(problems_of("text/line.rs", "#[cfg(test)]\nmod tests { use super::*; }").is_empty());
    assert!(problems_of("text/tests.rs", "use super::*;").is_empty());
    assert_eq!(problems_of("text/line.rs", "#[cfg(test)]\nmod tests { fn f() {} }\nuse super::*;").len(), 1);
}

#[test]
fn files_that_need_each_other_are_found() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let ring = [
        source("text/mod.rs", "mod font; mod line; pub use line::Line;"),
        source("text/font.rs", "use crate::text::Line;"),
        source("text/line.rs", "use super::font::Face;"),
    ];
    assert_eq!(check(&ring), ["files that need each other: text::font -> text::line -> text::font"]);
    assert!(check(&ring[..2]).is_empty());
}

#[test]
fn a_long_file_says_why() {
    let body = "\n".repeat(LONGEST_FILE + 1);
    assert_eq!(problems_of("text/line.rs", &body).len(), 1);
    assert!(problems_of("text/line.rs", &format!("//! Tables. Past 600 lines: data lives alone.\n{body}")).is_empty());
}
