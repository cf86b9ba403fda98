//! Batches that were broken or edited after they were made: each is refused with what is wrong, by every command that takes
//! one, and nothing outside it is read or written.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use cli_support::Workshop;
use serde_json::{Value, json};

/// A batch in a workshop of its own, with a copy of what a case changes.
struct Case {
    workshop: Workshop,
    batch: String,
}

impl Case {
    fn new() -> Self {
        static MADE: OnceLock<(String, BTreeMap<String, Vec<u8>>)> = OnceLock::new();
        let (batch, files) = MADE.get_or_init(|| {
            let workshop = Workshop::with_shipped_files();
            let made = workshop.run_line("build xinjiang-release --date 2026-12-10 --volume-size 6");
            let batch = made.exits(0).stdout.trim().to_owned();
            let files = workshop.files(&batch);
            (batch, files)
        });
        let workshop = Workshop::empty();
        for (name, bytes) in files {
            workshop.write(format!("{batch}/{name}"), bytes);
        }
        Self { workshop, batch: batch.clone() }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.workshop.path(&self.batch).join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.workshop.write(format!("{}/{name}", self.batch), bytes);
    }

    /// Changes the manifest.
    fn manifest(&self, change: impl FnOnce(&mut Value)) {
        let mut manifest = self.manifest_as_it_is();
        change(&mut manifest);
        self.write("manifest.json", manifest.to_string());
    }

    fn manifest_as_it_is(&self) -> Value {
        serde_json::from_str(&self.workshop.read(format!("{}/manifest.json", self.batch))).expect("a manifest")
    }

    /// Writes a file and makes the manifest agree with it, as somebody would who hides a change.
    fn forge(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.write(name, &bytes);
        let output = Command::new("sha256sum").arg(self.path(name)).output().expect("sha256sum (coreutils)");
        let hash = String::from_utf8_lossy(&output.stdout).split_whitespace().next().expect("a hash").to_owned();
        let entry = json!({ "sha256": hash, "bytes": bytes.as_ref().len() });
        self.manifest(|manifest| manifest["files"][name] = entry);
    }

    /// Every command that takes a batch refuses it and says so, and leaves every byte.
    #[track_caller]
    fn is_refused(&self, said: &[&str]) {
        let before = self.workshop.files("");
        let batch = self.batch.as_str();
        for arguments in [
            &["cover", batch, "--out", "made.pdf"][..],
            &["reprint", batch, "1", "--out", "made.pdf"],
            &["reprint", batch, "--corrected", "mended.csv"],
            &["approve", batch, "--by", "Kari"],
            &["handover", batch, "--out", "made"],
            &["discard", batch, "--yes"],
            &["envelopes", batch, "--route", "paris", "--out", "made"],
            &["labels", batch, "--route", "paris", "--out", "made"],
            &["build", "xinjiang-release", "--after", batch, "--out", "made"],
        ] {
            let outcome = self.workshop.run(arguments);
            // `build` has no letters here, and says that too.
            outcome.exits(1).says(said).keeps_stdout_empty().shows_no_controls();
            assert!(outcome.stderr.contains("hint: "), "no hint in {outcome}");
        }
        assert!(self.workshop.files("") == before, "a refused batch changed something");
    }
}

#[test]
fn a_whole_batch_is_taken() {
    let case = Case::new();
    case.workshop.run(["approve", &case.batch, "--by", "Kari"]).exits(0);
    // With the slash that a shell's completion adds, and from within.
    case.workshop.run(["approve", &format!("{}/", case.batch), "--by", "Ola"]).exits(0);
    let mut within = case.workshop.command(["approve", ".", "--by", "Per"]);
    assert!(within.current_dir(case.path("")).status().expect("it runs").success());
}

#[test]
fn a_changed_byte_is_found_in_every_file() {
    let names: Vec<String> = {
        let case = Case::new();
        case.workshop.files(&case.batch).into_keys().filter(|name| name != "manifest.json").collect()
    };
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let case = Case::new();
        let mut bytes = std::fs::read(case.path(&name)).expect("a file");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        case.write(&name, bytes);
        let outcome = case.workshop.run(["approve", &case.batch, "--by", "Kari"]);
        outcome.exits(1).says(&[&name, "was changed"]);
    }
}

#[test]
fn what_is_missing_or_too_much_is_named() {
    let case = Case::new();
    std::fs::remove_file(case.path("letters-0002.pdf")).expect("a volume");
    case.is_refused(&["`letters-0002.pdf` is missing"]);

    let case = Case::new();
    case.write("letters-0001.pdf", "%PDF-1.7 short");
    case.is_refused(&["letters-0001.pdf", "has 14 bytes, but"]);

    let case = Case::new();
    case.write("notes.txt", "call the printer");
    case.write("inputs/letters/other/en.md", "x");
    case.is_refused(&["`notes.txt`", "`inputs/letters/other`", "does not belong to it"]);

    let case = Case::new();
    std::fs::remove_file(case.path("manifest.json")).expect("the manifest");
    case.is_refused(&["is no batch: it has no `manifest.json`"]);

    let case = Case::new();
    std::fs::remove_dir_all(case.path("")).expect("the batch");
    case.is_refused(&["there is no batch"]);
    case.workshop.write(&case.batch, "a file");
    case.is_refused(&["is no folder"]);
}

#[test]
fn a_manifest_that_is_none_is_refused() {
    for (text, said) in [
        ("", "is not understood"),
        ("{", "is not understood"),
        ("[]", "has the form ``"),
        ("{\"schema\":\"mailbag-manifest/9\"}", "mailbag-manifest/9"),
        ("{\"schema\":\"mailbag-manifest/1\"}", "is not understood"),
        ("{\"schema\":\"\\u001b[31m\\u202e\"}", "\\u{1b}[31m\\u{202e}"),
    ] {
        let case = Case::new();
        case.write("manifest.json", text);
        case.is_refused(&[said]);
    }
}

#[test]
fn a_manifest_that_lies_is_refused() {
    type Lie = fn(&mut Value);
    let lies: [(Lie, &str); 26] = [
        (|manifest| manifest["counts"]["letters"] = json!(12), "`letters`"),
        (|manifest| manifest["counts"]["rows"] = json!(13), "`rows`"),
        (|manifest| manifest["counts"]["pages"] = json!(23), "`pages`"),
        (|manifest| manifest["counts"]["sheets"] = json!(1000), "`sheets`"),
        (|manifest| manifest["volumes"][1] = manifest["volumes"][0].clone(), "`volumes`"),
        (|manifest| manifest["volumes"][0]["first_serial"] = json!(2), "line 1 of `letters.jsonl`"),
        (|manifest| manifest["volumes"][0]["addressee"] = json!("somebody"), "line 1 of `letters.jsonl`"),
        (|manifest| manifest["date"] = json!("2026-12-11"), "does not say what `options.json` says"),
        (|manifest| manifest["letter"] = json!("chen-oslo"), "does not say what `options.json` says"),
        (|manifest| manifest["routes"] = json!(["oslo"]), "does not say what `options.json` says"),
        (|manifest| manifest["batch"] = json!("xinjiang-release-paris-2026-12-10-00000000"), "its id does not fit"),
        (|manifest| manifest["sample"] = json!(false), "its hashes of the inputs"),
        (|manifest| manifest["list_sha256"] = json!("00"), "its hashes of the inputs"),
        (|manifest| manifest["delivery"]["number"] = json!(2), "does not say what `options.json` says"),
        (|manifest| manifest["languages"] = json!(["en"]), "does not say what `options.json` says"),
        (|manifest| manifest["addressees"] = json!([["xi-jinping"]]), "does not say what `options.json` says"),
        (|manifest| manifest["arrangement"] = json!("separate"), "does not say what `options.json` says"),
        (|manifest| manifest["letters_sha256"] = manifest["list_sha256"].clone(), "`letters_sha256`"),
        (|manifest| manifest["counts"]["sheets"] = json!(1), "`sheets`"),
        (|manifest| manifest["counts"]["blank_pages"] = json!(12), "`blank_pages`"),
        (|manifest| manifest["counts"]["rejected"] = json!(u64::MAX), "`rows`"),
        // Which rows have a letter, and who is remembered as printed, hang on these.
        (|manifest| manifest["first_row"] = json!(1), "`first_row`"),
        (|manifest| manifest["first_row"] = json!(3), "`first_row`"),
        (|manifest| manifest["first_row"] = json!(u64::MAX), "`first_row`"),
        (|manifest| manifest["kind"] = json!("petition"), "`kind`"),
        (|manifest| manifest["consent"] = json!("required"), "`consent`"),
    ];
    for (lie, said) in lies {
        let case = Case::new();
        case.manifest(lie);
        let outcome = case.workshop.run(["approve", &case.batch, "--by", "Kari"]);
        outcome.exits(1).says(&["manifest", said]).keeps_stdout_empty();
    }
}

/// Whoever changes a file and the hash of it in the manifest is found by what else the manifest says.
#[test]
fn a_change_that_the_manifest_was_made_to_agree_with_is_found() {
    let case = Case::new();
    let list = case.workshop.read(format!("{}/inputs/signers.csv", case.batch));
    case.forge("inputs/signers.csv", list.replace("Margaret", "Margot"));
    case.is_refused(&["its hashes of the inputs do not fit"]);

    let case = Case::new();
    let lines = case.workshop.read(format!("{}/letters.jsonl", case.batch));
    case.forge("letters.jsonl", lines.replacen("\"serial\":2", "\"serial\":1", 1));
    case.is_refused(&["line 2 of `letters.jsonl`"]);
    case.forge("letters.jsonl", lines.lines().take(10).fold(String::new(), |text, line| text + line + "\n"));
    case.is_refused(&["line 11 of `letters.jsonl`"]);
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in ["../outside.txt", "/etc/hostname", "inputs/../../outside.txt", "..\\outside.txt", "C:outside.txt", ""]
    {
        let case = Case::new();
        case.workshop.write("out/outside.txt", "outside");
        case.manifest(|manifest| {
            manifest["files"][name] = json!({ "sha256": "00", "bytes": 7 });
            manifest["volumes"][0]["file"] = json!(name);
        });
        case.is_refused(&["which is no file of a batch"]);
    }
    for id in ["../evil", "a/b", "..", ""] {
        let case = Case::new();
        case.manifest(|manifest| manifest["batch"] = json!(id));
        case.is_refused(&["which is no file of a batch"]);
    }
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_refused() {
    use std::os::unix::fs::symlink;

    let case = Case::new();
    case.workshop.write("secret.pdf", std::fs::read(case.path("letters-0001.pdf")).expect("a volume"));
    std::fs::remove_file(case.path("letters-0001.pdf")).expect("a volume");
    symlink(case.workshop.path("secret.pdf"), case.path("letters-0001.pdf")).expect("a link");
    case.is_refused(&["`letters-0001.pdf`", "is a symbolic link"]);

    let case = Case::new();
    std::fs::rename(case.path("inputs"), case.workshop.path("elsewhere")).expect("moved");
    symlink(case.workshop.path("elsewhere"), case.path("inputs")).expect("a link");
    case.is_refused(&["`inputs`", "is a symbolic link"]);

    let case = Case::new();
    std::fs::rename(case.path("manifest.json"), case.workshop.path("elsewhere.json")).expect("moved");
    symlink(case.workshop.path("elsewhere.json"), case.path("manifest.json")).expect("a link");
    case.is_refused(&["`manifest.json`", "is a symbolic link"]);

    // A link to the batch itself: what is removed or written beside it would stand elsewhere.
    let case = Case::new();
    symlink(case.path(""), case.workshop.path("latest")).expect("a link");
    for typed in ["latest", "latest/"] {
        case.workshop.run(["discard", typed, "--yes"]).exits(1).says(&["is a symbolic link"]);
    }
    assert!(case.path("manifest.json").exists());

    // A pipe that nobody writes into: opening it would wait for ever.
    let case = Case::new();
    std::fs::remove_file(case.path("cover.pdf")).expect("the cover sheet");
    assert!(Command::new("mkfifo").arg(case.path("cover.pdf")).status().expect("mkfifo (coreutils)").success());
    let begun = Instant::now();
    case.is_refused_but_for_files(&["`cover.pdf`", "is no ordinary file"]);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

impl Case {
    /// The same where the folder holds what a test cannot read.
    #[track_caller]
    fn is_refused_but_for_files(&self, said: &[&str]) {
        for arguments in [&["approve", &self.batch, "--by", "Kari"][..], &["discard", &self.batch, "--yes"]] {
            self.workshop.run(arguments).exits(1).says(said).keeps_stdout_empty();
        }
    }
}

/// Ten gigabytes of nothing: found by their number, and not read.
#[test]
fn a_huge_sparse_file_is_refused_unread() {
    let case = Case::new();
    let file = std::fs::File::options().write(true).open(case.path("letters-0001.pdf")).expect("a volume");
    file.set_len(10 << 30).expect("a sparse file");
    let begun = Instant::now();
    case.is_refused_but_for_files(&["letters-0001.pdf", "has 10737418240 bytes"]);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());

    let case = Case::new();
    let file = std::fs::File::options().write(true).open(case.path("manifest.json")).expect("the manifest");
    file.set_len(10 << 30).expect("a sparse file");
    case.is_refused_but_for_files(&["`manifest.json`", "larger than any such file"]);
}

#[test]
fn a_shard_is_no_batch() {
    let workshop = Workshop::with_shipped_files();
    let built = workshop.run_line("build xinjiang-release --date 2026-12-10 --volume-size 6 --shard 1/2");
    let shard = built.exits(0).stdout.trim().to_owned();
    workshop.run(["approve", &shard, "--by", "Kari"]).exits(1).says(&["is a shard", "mailbag join"]);
}

#[test]
fn an_approval_of_other_bytes_counts_for_nothing() {
    let case = Case::new();
    case.workshop.run(["approve", &case.batch, "--by", "Kari"]).exits(0);
    let approval = case.workshop.read(format!("{}/approval.json", case.batch));
    let hash = case.manifest_as_it_is()["inputs_sha256"].as_str().expect("a hash").to_owned();
    let mut other: Value = serde_json::from_str(&approval).expect("JSON");
    other["manifest_sha256"] = json!(hash);
    for (text, said) in [(other.to_string(), "it approves other bytes"), ("{}".to_owned(), "it is not understood")] {
        case.write("approval.json", text);
        let outcome = case.workshop.run(["handover", &case.batch, "--out", said]);
        outcome.exits(0).says(&[said, "nobody has approved"]);
    }
    // It may be a later version's, with names in it.
    case.workshop.run(["approve", &case.batch, "--by", "Ola"]).exits(1).says(&["approval.json"]);
    assert_eq!(case.workshop.read(format!("{}/approval.json", case.batch)), "{}");
    case.write("approval.json", approval);
    let outcome = case.workshop.run(["handover", &case.batch, "--out", "approved"]);
    assert!(!outcome.exits(0).stderr.contains("nobody has approved"), "{outcome}");
}

#[test]
fn a_name_that_cannot_be_printed_approves_nothing() {
    let case = Case::new();
    for name in ["", "  ", "Kari\u{202e}", "a\nb"] {
        case.workshop.run(["approve", &case.batch, "--by", name]).exits(1).says(&["--by"]).keeps_stdout_empty();
    }
    assert!(!case.path("approval.json").exists());
}
