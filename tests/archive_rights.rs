//! What a person may ask for beside being forgotten, and what the archive does where it meets somebody again.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::fs;

use cli_support::archive::{ANNA, BO, HEADINGS, QUIRIN, run};
use cli_support::pictures::run as judge;
use cli_support::{Workshop, copy_tree};

/// A workshop with a batch in the archive, and its id.
fn archived(build: &str) -> (Workshop, String) {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n{QUIRIN}\n{BO}\n"));
    workshop.run_line(&format!("build {build} --date 2020-12-10")).exits(0);
    let batch = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{batch}"), "--move"]).exits(0);
    (workshop, batch)
}

/// What pdftotext reads; `None` where it is not here.
fn text(workshop: &Workshop, pdf: &str) -> Option<String> {
    let pdf = workshop.path(pdf).display().to_string();
    judge("pdftotext", &["-layout", &pdf, "-"]).map(|text| String::from_utf8(text).expect("UTF-8"))
}

fn export(workshop: &Workshop, batch: &str, who: &str) -> (serde_json::Value, Option<String>) {
    let told = run(workshop, &["export-subject", "--signer", who, "--out", "mine"]);
    assert_eq!(told.exits(0).stdout.trim(), "mine");
    assert_eq!(workshop.names("mine"), [format!("{batch}.pdf"), "subject.json".to_owned()]);
    let subject = serde_json::from_str(&workshop.read("mine/subject.json")).expect("JSON");
    (subject, text(workshop, &format!("mine/{batch}.pdf")))
}

#[test]
fn a_person_gets_the_own_letter_alone() {
    let (workshop, batch) = archived("chen-oslo --route oslo");
    run(&workshop, &["event", &batch, "--kind", "posted", "--on", "2020-12-14"]).exits(0);
    let (subject, text) = export(&workshop, &batch, "w-2");
    let row = &subject["rows"][0];
    assert_eq!((&row["cells"]["street"], &row["serial"]), (&"Storgata 1".into(), &2.into()), "{subject}");
    assert_eq!(row["events"][0]["kind"], "posted");
    assert_eq!(subject["files"][0]["file"], format!("{batch}.pdf"));
    assert!(!subject.to_string().contains("Eriksen"));
    if let Some(text) = text {
        assert!(text.contains("Zylberstein") && !text.contains("Eriksen") && !text.contains("Bo Li"), "{text}");
    }
    run(&workshop, &["export-subject", "--signer", "w-2", "--out", "mine"])
        .exits(1)
        .says(&["is there already", "hint:"]);
    // Nothing changed by it, and the log says that it was done.
    run(&workshop, &["verify"]).exits(0);
    assert!(run(&workshop, &["log"]).stdout.contains("export-subject"));
}

#[test]
fn a_person_gets_what_was_written_and_attached() {
    let (workshop, batch) = archived("chen-oslo --route oslo");
    workshop.write("answer.txt", "dear Quirin");
    workshop.write("others.txt", "dear Bo");
    let event = ["event", &batch, "--kind", "answered", "--on", "2021-01-04"];
    run(&workshop, &[&event[..], &["--serials", "2", "--note", "called back", "--attach", "answer.txt"]].concat())
        .exits(0);
    run(&workshop, &[&event[..], &["--serials", "3", "--note", "secret", "--attach", "others.txt"]].concat()).exits(0);
    run(&workshop, &["correct", "--signer", "w-2", "--column", "city", "--value", "Molde"]).exits(0);
    run(&workshop, &["export-subject", "--signer", "w-2", "--out", "mine"]).exits(0);
    let text = workshop.read("mine/subject.json");
    let subject: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let row = &subject["rows"][0];
    assert_eq!((&row["cells"]["city"], &row["listed"]["city"]), (&"Molde".into(), &"Oslo".into()), "{text}");
    let event = &row["events"][0];
    assert_eq!(
        (&event["note"], &event["attachments"][0]["name"]),
        (&"called back".into(), &"answer.txt".into()),
        "{text}"
    );
    assert_eq!(workshop.read("mine/attachment-1.txt"), "dear Quirin");
    assert!(!text.contains("secret") && !text.contains("others"), "{text}");
    assert_eq!(
        workshop.names("mine"),
        ["attachment-1.txt".to_owned(), format!("{batch}.pdf"), "subject.json".to_owned()]
    );
    // The log says it once, and not where it came to nothing.
    run(&workshop, &["export-subject", "--signer", "w-2", "--out", "mine"]).exits(1);
    assert_eq!(run(&workshop, &["log"]).stdout.matches("export-subject").count(), 1);
}

/// A batch that refuses keeps nobody in the others, and is named.
#[test]
fn one_damaged_batch_keeps_nobody_in_the_others() {
    let (workshop, _) = archived("chen-oslo --route oslo");
    run(&workshop, &["erase", "--signer", "w-2", "--yes"]).exits(0);
    run(&workshop, &["erase", "--signer", "w-3", "--yes"]).exits(0);
    let mut added = Vec::new();
    for day in ["11", "12", "13"] {
        workshop.run_line(&format!("build chen-oslo --route oslo --date 2021-01-{day} --out {day}")).exits(0);
        added.push(workshop.names(day).remove(0));
        run(&workshop, &["add", &format!("{day}/{}", added[added.len() - 1])]).exits(0);
    }
    let shown = run(&workshop, &["show", &added[1]]);
    let volume = shown.stdout.lines().find(|line| line.ends_with("letters-0001.pdf")).expect("a volume");
    let hash = volume.split(' ').next().expect("a hash");
    let place = format!("kept/store/{}/{hash}.pdf", &hash[..2]);
    let mut bytes = fs::read(workshop.path(&place)).expect("the volume");
    bytes[100] ^= 1;
    workshop.write(&place, bytes);
    let told = run(&workshop, &["reapply"]);
    told.exits(1).says(&["2 people erased again", &format!("still in `{}`", added[1]), "hint:"]);
    let found = run(&workshop, &["search", "zylberstein"]);
    assert_eq!(found.stdout.lines().count(), 1, "{found}");
    assert!(found.stdout.starts_with(&added[1]), "{found}");
}

/// What stands in place of a withheld name says after an erasure that it is withdrawn, as every other row does.
#[test]
fn a_withheld_name_is_withdrawn_too() {
    let list = format!("{HEADINGS},consent,visibility\n{ANNA},yes,\n{QUIRIN},yes,anonymous\n{BO},yes,\n");
    for build in ["petition-paris", "chen-oslo --route oslo --as roll"] {
        let workshop = Workshop::with_list(&list);
        workshop.run_line(&format!("build {build} --date 2020-12-10")).exits(0);
        let batch = workshop.batches().remove(0);
        run(&workshop, &["add", &format!("out/{batch}"), "--move"]).exits(0);
        run(&workshop, &["export", &batch, "--out", "before"]).exits(0);
        run(&workshop, &["erase", "--signer", "w-2", "--yes"]).exits(0);
        run(&workshop, &["erase", "--signer", "w-3", "--yes"]).exits(0);
        run(&workshop, &["verify"]).exits(0).says(&["2 erased since"]);
        run(&workshop, &["export", &batch, "--out", "after"]).exits(0);
        let volume = workshop.names(format!("after/{batch}")).into_iter().find(|name| name.ends_with("-0001.pdf"));
        let volume = volume.expect("a volume");
        let texts = ["before", "after"].map(|folder| text(&workshop, &format!("{folder}/{batch}/{volume}")));
        let [Some(before), Some(after)] = texts else { continue };
        let count = |text: &str, words: &[&str]| words.iter().map(|word| text.matches(word).count()).sum::<usize>();
        let (known, withdrawn) = (["confié", "known to", "kjent for", "kent"], ["retiré", "withdrawn", "trukket"]);
        assert!(count(&before, &known) > 0, "{build}: {before}");
        assert_eq!((count(&after, &known), count(&after, &withdrawn)), (0, 2), "{build}: {after}");
    }
}

#[test]
fn others_on_the_same_page_are_blacked_out() {
    for build in ["petition-paris", "chen-oslo --route oslo --as roll"] {
        let (workshop, batch) = archived(build);
        let (_, text) = export(&workshop, &batch, "w-2");
        if let Some(text) = text {
            assert!(text.contains("Zylberstein") && text.contains("■■■"), "{build}: {text}");
            for other in ["Eriksen", "Anna", "Bo Li", "Bergen", "withdrawn", "retiré"] {
                assert!(!text.contains(other), "{build}: {other} in {text}");
            }
        }
        run(&workshop, &["verify"]).exits(0).says(&["verified: 1 batch"]);
    }
}

#[test]
fn everybody_in_a_list_with_images_and_duplicates_is_told() {
    let workshop = Workshop::with_shipped_files();
    workshop.run_line("build petition-paris --date 2020-12-10 --skip-invalid").exits(0);
    let batch = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{batch}")]).exits(0);
    run(&workshop, &["event", &batch, "--kind", "returned", "--on", "2020-12-14", "--serials", "1"]).exits(0);
    for (number, who) in ["W-1001", "W-1002", "W-1003", "W-1009"].into_iter().enumerate() {
        let out = format!("mine-{number}");
        run(&workshop, &["export-subject", "--signer", who, "--out", &out]).exits(0);
        let subject: serde_json::Value =
            serde_json::from_str(&workshop.read(format!("{out}/subject.json"))).expect("JSON");
        let is_of_one = subject["rows"][0]["serial"] == 1;
        assert_eq!(subject["rows"][0]["events"].as_array().map(Vec::len), Some(usize::from(is_of_one)), "{subject}");
    }
    run(&workshop, &["verify"]).exits(0);
}

#[test]
fn others_of_the_same_letter_are_left_out() {
    let (workshop, batch) = archived("chen-oslo --route oslo --household");
    let (_, text) = export(&workshop, &batch, "w-2");
    if let Some(text) = text {
        assert!(text.contains("Zylberstein") && !text.contains("Eriksen") && !text.contains("Bo Li"), "{text}");
    }
}

#[test]
fn whoever_was_erased_is_known_again() {
    let (workshop, batch) = archived("chen-oslo --route oslo");
    copy_tree(&workshop.path("kept"), &workshop.path("backup"));
    run(&workshop, &["erase", "--signer", "w-2", "--yes"]).exits(0);
    // A later list leaves the row out, and nothing of it goes into the batch.
    let build = "build chen-oslo --route oslo --date 2021-01-11 --archive kept --archive-key settings/archive.key";
    workshop.run_line(build).exits(0).says(&["3 rows = 2 signers + 1 withdrawn"]);
    let later = workshop.only_batch();
    let list = fs::read_to_string(later.join("inputs/signers.csv")).expect("the list");
    assert!(list.contains("Anna") && !list.contains("Quirin"), "{list}");
    fs::remove_dir_all(&later).expect("gone");
    // Nor where the row is a bad one: it is neither kept nor handed back.
    let rows = [ANNA, QUIRIN, BO].map(|row| {
        let cells = HEADINGS.split(',').zip(row.split(',')).map(|(heading, cell)| (heading.to_owned(), cell.into()));
        let mut cells: serde_json::Map<_, _> = cells.collect();
        if row == QUIRIN {
            cells.insert("title".to_owned(), serde_json::json!(["vip"]));
        }
        serde_json::Value::Object(cells).to_string() + "\n"
    });
    workshop.write("later.jsonl", rows.concat());
    let told = workshop.run_line(&format!("{build} --skip-invalid --signers later.jsonl"));
    told.exits(0).says(&["3 rows = 2 signers + 1 withdrawn"]);
    for (name, content) in workshop.files("out") {
        assert!(!String::from_utf8_lossy(&content).contains("Quirin"), "{name}");
    }
    workshop.run(["envelopes".as_ref(), workshop.only_batch().as_os_str()]).exits(0);
    fs::remove_dir_all(workshop.path("out")).expect("gone");
    // A batch that was built without the archive brings them back, which is said and mended.
    workshop.run_line("build chen-oslo --route oslo --date 2021-01-12").exits(0);
    let unaware = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{unaware}")]).exits(0).says(&["1 row of somebody who was erased", "reapply"]);
    run(&workshop, &["reapply"]).exits(0).says(&["1 person erased again"]);
    assert!(run(&workshop, &["search", "zylberstein"]).stdout.is_empty());
    // A backup that is put back is of a time before any erasure: it knows no key.
    fs::remove_dir_all(workshop.path("kept")).expect("gone");
    copy_tree(&workshop.path("backup"), &workshop.path("kept"));
    assert!(run(&workshop, &["search", "zylberstein"]).stdout.starts_with(&format!("{batch}/2 ")));
    run(&workshop, &["reapply"]).exits(0).says(&["1 person erased again"]);
    run(&workshop, &["reapply"]).exits(0).says(&["0 people erased again"]);
    assert!(run(&workshop, &["search", "zylberstein"]).stdout.is_empty());
    run(&workshop, &["verify"]).exits(0).says(&["1 erased since"]);
}

#[test]
fn a_batch_keeps_its_erasures_on_its_way_into_another_archive() {
    let (workshop, batch) = archived("chen-oslo --route oslo");
    run(&workshop, &["erase", "--signer", "w-2", "--request", "2021-3", "--yes"]).exits(0);
    run(&workshop, &["export", &batch, "--out", "moved"]).exits(0);
    let add = format!("archive add moved/{batch} --archive other --archive-key other.key");
    workshop.run_line(&add).exits(0).says(&["added 3 letters", "the folder tells of 1 erasure"]);
    let verified = workshop.run_line("archive verify --archive other");
    verified.exits(0).says(&["1 erased since"]);
    assert!(workshop.run_line("archive search zylberstein --archive other").stdout.is_empty());
    let erase = "archive erase --signer w-1 --yes --archive other --archive-key other.key";
    workshop.run_line(erase).exits(0);
    workshop.run_line("archive verify --archive other").exits(0).says(&["2 erased since"]);
    // What is made of it later passes over those who are gone.
    workshop.run_line(&format!("archive export {batch} --out twice --archive other")).exits(0);
    workshop.run_line(&format!("labels twice/{batch} --out labels")).exits(0);
    let again = workshop.run_line(&format!("reprint twice/{batch} 1-3 --out again.pdf"));
    again.exits(0).says(&["letter 3 of `", "`, as it was", "letters 1-2 of `", "were withdrawn"]);
    if let Some(text) = text(&workshop, "again.pdf") {
        assert!(text.contains("Bo Li"), "{text}");
    }
}

#[test]
fn what_was_never_approved_is_told_when_it_is_sent() {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n"));
    for (number, approves) in [(1, false), (2, true)] {
        workshop.run_line(&format!("build chen-oslo --route oslo --date 2020-12-1{number} --out out{number}")).exits(0);
        let batch = workshop.names(format!("out{number}")).remove(0);
        if approves {
            workshop.run(["approve", &format!("out{number}/{batch}"), "--by", "Kari"]).exits(0);
        }
        run(&workshop, &["add", &format!("out{number}/{batch}")]).exits(0);
        let sent = run(&workshop, &["event", &batch, "--kind", "sent", "--on", "2020-12-14"]);
        assert_eq!(sent.exits(0).stderr.contains("nobody has approved"), !approves, "{sent}");
    }
}

#[test]
fn the_archive_is_where_it_is_said_to_be() {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10").exits(0);
    let batch = format!("out/{}", workshop.batches().remove(0));
    let add = |variables: &[(&str, &str)]| {
        let mut command = workshop.command(["archive", "add", &batch]);
        command.env_remove("MAILBAG_ARCHIVE").env("HOME", workshop.path("home"));
        command.env("XDG_DATA_HOME", workshop.path("data")).env("XDG_CONFIG_HOME", workshop.path("config"));
        command.envs(variables.iter().map(|(name, value)| (*name, workshop.path(value))));
        assert!(command.output().expect("the program").status.success());
    };
    add(&[("MAILBAG_ARCHIVE", "by variable")]);
    assert!(workshop.path("by variable/archive.sqlite").is_file());
    #[cfg(target_os = "linux")]
    {
        add(&[]);
        assert!(workshop.path("data/mailbag/archive/archive.sqlite").is_file());
    }
}

/// What is done to a good folder.
#[cfg(unix)]
type Spoil<'s> = &'s dyn Fn(&std::path::Path);

#[test]
#[cfg(unix)]
fn a_hostile_folder_is_refused_whole() {
    use std::os::unix::fs::symlink;
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10").exits(0);
    let good = workshop.path(format!("out/{}", workshop.batches().remove(0)));
    let manifest = workshop.read(good.join("manifest.json"));
    let forged = |folder: &std::path::Path, from: &str, to: &str| {
        assert!(manifest.contains(from), "{from}");
        fs::write(folder.join("manifest.json"), manifest.replacen(from, to, 1)).expect("a manifest");
    };
    let sparse = |path: std::path::PathBuf| {
        fs::File::create(path).expect("a file").set_len(10_000_000_000).expect("a hole");
    };
    let edited = |folder: &std::path::Path, edit: &dyn Fn(&mut serde_json::Value)| {
        let mut value = serde_json::from_str(&manifest).expect("JSON");
        edit(&mut value);
        fs::write(folder.join("manifest.json"), value.to_string()).expect("a manifest");
    };
    let spoilt: [(&str, Spoil<'_>); 14] = [
        ("sparse approval", &|folder| sparse(folder.join("approval.json"))),
        ("sparse erasures", &|folder| sparse(folder.join("erasures.json"))),
        ("sparse events", &|folder| sparse(folder.join("events.jsonl"))),
        ("sparse seal", &|folder| sparse(folder.join("manifest.json.minisig"))),
        ("pages that are not there", &|folder| {
            edited(folder, &|manifest| {
                manifest["volumes"][0]["pages"] = 1000.into();
                manifest["counts"]["pages"] = 1000.into();
                manifest["counts"]["sheets"] = 500.into();
            });
        }),
        ("more pages than bytes", &|folder| {
            let mut volume = fs::read(folder.join("letters-0001.pdf")).expect("a volume");
            volume.truncate(volume.len() / 2);
            fs::write(folder.join("letters-0001.pdf"), &volume).expect("a volume");
            let hash = |bytes: &[u8]| {
                use sha2::{Digest, Sha256};
                Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
            };
            edited(folder, &|manifest| {
                let entry = serde_json::json!({ "sha256": hash(&volume), "bytes": volume.len() });
                manifest["files"]["letters-0001.pdf"] = entry;
                manifest["letters_sha256"] = hash(format!("{}\n", hash(&volume)).as_bytes()).into();
                manifest["volumes"][0]["pages"] = 1_000_000_000_000_u64.into();
                manifest["counts"]["pages"] = 1_000_000_000_000_u64.into();
                manifest["counts"]["sheets"] = 500_000_000_000_u64.into();
            });
        }),
        ("link", &|folder| {
            fs::remove_file(folder.join("letters-0001.pdf")).expect("gone");
            symlink("/etc/hostname", folder.join("letters-0001.pdf")).expect("a link");
        }),
        ("link beside", &|folder| symlink("/etc/hostname", folder.join("approval.json")).expect("a link")),
        ("linked folder", &|folder| {
            fs::rename(folder.join("inputs"), workshop.path("elsewhere")).expect("moved");
            symlink(workshop.path("elsewhere"), folder.join("inputs")).expect("a link");
        }),
        ("path", &|folder| forged(folder, "\"letters-0001.pdf\"", "\"../letters-0001.pdf\"")),
        ("sparse", &|folder| {
            let file = fs::OpenOptions::new().write(true).open(folder.join("letters-0001.pdf")).expect("a volume");
            file.set_len(10_000_000_000).expect("a hole");
        }),
        ("sparse, listed", &|folder| {
            let file = fs::OpenOptions::new().write(true).open(folder.join("cover.txt")).expect("a file");
            let bytes = format!("\"bytes\": {}", file.metadata().expect("metadata").len());
            forged(folder, &bytes, "\"bytes\": 1000000000");
            file.set_len(1_000_000_000).expect("a hole");
        }),
        ("lie", &|folder| forged(folder, "\"letters\": 1", "\"letters\": 1000")),
        ("name", &|folder| forged(folder, "\"batch\": \"", "\"batch\": \"../")),
    ];
    for (what, spoil) in spoilt {
        let folder = workshop.path("hostile");
        copy_tree(&good, &folder);
        spoil(&folder);
        let begun = std::time::Instant::now();
        run(&workshop, &["add", "hostile", "--move"]).exits(1);
        assert!(begun.elapsed().as_secs() < 60, "{what}");
        assert!(!workshop.path("kept").exists() && folder.exists(), "{what}");
        fs::remove_dir_all(&folder).expect("gone");
    }
}
