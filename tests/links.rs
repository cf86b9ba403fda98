//! Links of README.md and the guides lead somewhere: a relative link to a file that is there, `#words` to a heading of the file.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn links_lead_to_files_and_headings_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut guides = vec![root.join("README.md"), root.join("benches/peers/README.md"), root.join("benches/README.md")];
    let docs = fs::read_dir(root.join("docs")).expect("docs/").map(|entry| entry.expect("an entry").path());
    guides.extend(docs.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    let (mut broken, mut found) = (Vec::new(), 0);
    for guide in &guides {
        for link in links(&fs::read_to_string(guide).expect("a guide")) {
            found += 1;
            if !leads_somewhere(guide, &link) {
                broken.push(format!("{}: {link}", guide.display()));
            }
        }
    }
    assert!(found > 20, "only {found} links were found");
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The targets of Markdown links and pictures outside of code, those of the web left out.
fn links(text: &str) -> Vec<String> {
    let mut links = Vec::new();
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        }
        if in_block {
            continue;
        }
        // Every second part stands between backticks.
        let line: String = line.split('`').step_by(2).collect();
        let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
        links.extend(targets.filter(|target| !target.contains("://")).map(str::to_owned));
    }
    links
}

fn leads_somewhere(guide: &Path, link: &str) -> bool {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    let target: PathBuf = if file.is_empty() { guide.to_owned() } else { guide.parent().expect("a folder").join(file) };
    if !target.exists() {
        return false;
    }
    heading.is_empty()
        || anchors(&fs::read_to_string(target).expect("a file of text")).iter().any(|anchor| anchor == heading)
}

/// The headings of a file, written as GitHub does in links: small letters, spaces as hyphens, no other marks.
fn anchors(text: &str) -> Vec<String> {
    let mut in_block = false;
    let mut anchors = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if !in_block && let Some(heading) = line.strip_prefix('#') {
            let heading = heading.trim_start_matches('#').trim().to_lowercase();
            let kept = heading.chars().filter(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'));
            anchors.push(kept.map(|char| if char == ' ' { '-' } else { char }).collect());
        }
    }
    anchors
}

#[test]
fn a_link_to_nowhere_is_found() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text =
        "[a](docs/list.md) [b](docs/none.md) ![c](https://x.example/y)\n```\n[d](e)\n```\n`[f](g)` [h](#no-such)\n";
    assert_eq!(links(text), ["docs/list.md", "docs/none.md", "#no-such"]);
    assert!(leads_somewhere(&guide, "docs/list.md") && leads_somewhere(&guide, "#guides"));
    assert!(!leads_somewhere(&guide, "docs/none.md") && !leads_somewhere(&guide, "#no-such"));
    assert_eq!(anchors("# A, b c\n```\n# d\n```\n## E-f\n"), ["a-b-c", "e-f"]);
}
