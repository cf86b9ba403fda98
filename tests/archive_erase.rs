//! Forgetting a person: who is meant, what goes from the archive, what stays, and what is known again.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use cli_support::Workshop;
use mailbag::archive::erase::{self, Changes, Leaving, Surroundings};
use mailbag::archive::known::known;
use mailbag::archive::matching::{Human, find};
use mailbag::archive::open::Access;
use mailbag::archive::secret::Keyring;
use mailbag::archive::verify::verify;
use mailbag::archive::{Archive, Error, Who};
use mailbag::batch::{self, StoredBatch};
use mailbag::diagnostic::Findings;
use mailbag::signers::Identity;

static GO: AtomicBool = AtomicBool::new(false);

/// One name stands in it once, the others are there to stay.
const LIST: &str = "given_name,family_name,id,email,city,street,postcode\n\
    Anna,Eriksen,W-1,anna@example.org,Oslo,Storgata 1,0374\n\
    Quirin,Zylberstein,W-2,quirin@example.org,Bern,Gasse 7,3000\n\
    Anna,Eriksen,W-3,other@example.org,Bergen,,\n";

fn who() -> Who {
    Who { name: "Kari".to_owned(), at: "2021-01-10T09:00:00Z".to_owned(), today: "2021-01-10".to_owned() }
}

/// Does nothing, as where another version of the program made the batch.
#[expect(clippy::unnecessary_wraps, reason = "it stands for one that may fail")]
fn unable(_: &StoredBatch, _: &Leaving, _: &Path, _: &mut Findings) -> Result<Option<Changes>, batch::Error> {
    Ok(None)
}

/// A workshop with a batch in the archive `kept`, and the batch's id.
fn workshop() -> (Workshop, String) {
    let workshop = Workshop::with_list(LIST);
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10").exits(0);
    let name = workshop.batches().remove(0);
    workshop.run_line(&format!("archive add out/{name} --move --archive kept")).exits(0);
    (workshop, name)
}

fn open(workshop: &Workshop) -> Archive {
    Archive::open(&workshop.path("kept"), Access::Write).expect("the archive")
}

fn keyring(workshop: &Workshop) -> Keyring {
    Keyring::at(workshop.path("settings/archive.key"))
}

fn only(archive: &Archive, meant: &str) -> Human {
    let mut humans = find(archive, meant).expect("an answer");
    assert_eq!(humans.len(), 1, "{meant}");
    humans.remove(0)
}

/// Erases one person; hands back what it says.
fn erase(workshop: &Workshop, meant: &str) -> cli_support::Outcome {
    let place = ["--archive", "kept", "--archive-key", "settings/archive.key", "--by", "Kari"];
    let words = ["archive", "erase", "--signer", meant, "--request", "2021-3", "--yes"];
    workshop.run(words.iter().chain(&place).copied().collect::<Vec<_>>())
}

/// The files of the archive in which one of these texts stands, in whatever case.
fn holding(workshop: &Workshop, texts: &[&str]) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let bytes = bytes.to_ascii_lowercase();
        texts.iter().any(|text| bytes.windows(text.len()).any(|window| window == text.to_lowercase().as_bytes()))
    };
    workshop.files("kept").into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn people_are_meant_by_all_that_names_one() {
    let (workshop, name) = workshop();
    let archive = open(&workshop);
    let serials = |meant: &str| -> Vec<Vec<Option<u64>>> {
        let humans = find(&archive, meant).expect("an answer");
        humans.iter().map(|human| human.rows.iter().map(|hit| hit.serial).collect()).collect()
    };
    for meant in [
        "Quirin Zylberstein",
        "zylberstein quirin",
        "QUIRIN@example.org",
        "w-2",
        &format!("{name}/2"),
        &format!("{name}/row-3"),
    ] {
        assert_eq!(serials(meant), [[Some(2)]], "{meant}");
    }
    assert_eq!(serials("Anna Eriksen"), [[Some(1)], [Some(3)]]);
    for meant in ["Quirin", "quirin@example", "zylber", "", "\"", &format!("{name}/9"), "no-batch/1"] {
        assert!(serials(meant).is_empty(), "{meant}");
    }
}

#[test]
fn nothing_of_a_person_stays_and_nobody_else_goes() {
    let (workshop, name) = workshop();
    workshop.write("zylberstein.pdf", "%PDF- letter of Zylberstein");
    workshop.write("all.pdf", "%PDF- of all");
    let event = format!("archive event {name} --kind answered --on 2021-01-04 --archive kept");
    workshop.run_line(&format!("{event} --serials 2 --attach zylberstein.pdf --note thanks")).exits(0);
    workshop.run_line(&format!("{event} --attach all.pdf --carrier Zylberstein")).exits(0);
    let traces = ["zylberstein", "quirin", "gasse 7"];
    let before = holding(&workshop, &traces);
    assert!(before.iter().any(|path| path == "archive.sqlite"), "{before:?}");
    for ending in [".csv", ".pdf"] {
        assert!(before.iter().any(|path| path.ends_with(ending)), "{ending}: {before:?}");
    }
    let erased = erase(&workshop, "w-2");
    let origin = format!("out/{name}");
    erased.exits(0).says(&[
        &origin,
        "all.pdf is about others too",
        "serial 2",
        "was answered on 2021-01-04",
        "backups",
        "SSD",
    ]);
    assert!(!erased.stderr.contains("zylberstein.pdf"), "{erased}");
    let archive = open(&workshop);
    // While the database is open as well, and after it.
    assert_eq!(holding(&workshop, &traces), [""; 0]);
    let verified = verify(&archive, None, &GO).expect("an answer");
    assert_eq!((verified.problems.as_slice(), verified.erased), (&[][..], 1));
    assert!(find(&archive, "w-2").expect("an answer").is_empty());
    assert_eq!(find(&archive, "anna eriksen").expect("an answer").len(), 2);
    let log = archive.log(1).expect("a line").remove(0);
    assert_eq!((log.what.as_str(), log.detail.as_str()), ("erase", "2"));
    drop(archive);
    assert_eq!(holding(&workshop, &traces), [""; 0]);
    let shown = workshop.run_line(&format!("archive show {name} --archive kept"));
    assert!(shown.stdout.contains("1 erased") && shown.stdout.contains("erasures.json"), "{shown}");
}

#[test]
fn who_was_erased_is_known_again_by_the_key_alone() {
    let (workshop, _) = workshop();
    erase(&workshop, "w-2").exits(0);
    let archive = open(&workshop);
    let keyring = keyring(&workshop);
    let known = known(&archive, &keyring, "chen-oslo", true).expect("who is known");
    let identity = |given_name, family_name, email| Identity { given_name, family_name, email, ..Identity::default() };
    let quirin = identity("QUIRIN", "Zylberstein", "quirin@example.org").keys();
    let anna = identity("Anna", "Eriksen", "anna@example.org").keys();
    assert!(known.is_withdrawn(&quirin) && !known.has_signed(&quirin));
    assert!(!known.is_withdrawn(&anna) && known.has_signed(&anna));
    drop(archive);
    // The key lies outside the archive, and the ledger names nobody.
    let settings = workshop.files("settings");
    assert_eq!(settings.keys().collect::<Vec<_>>(), ["archive.key", "archive.key.erased"]);
    assert!(!String::from_utf8_lossy(&settings["archive.key.erased"]).to_lowercase().contains("quirin"));
    // Without the key the archive does not guess.
    fs::remove_file(workshop.path("settings/archive.key")).expect("gone");
    let build = "build chen-oslo --route oslo --date 2021-01-11 --archive kept --archive-key settings/archive.key";
    workshop.run_line(build).exits(1).says(&["is not the key of this archive"]);
}

#[test]
fn what_cannot_be_edited_stays_as_it_is() {
    let (workshop, _) = workshop();
    let mut archive = open(&workshop);
    let (keyring, who) = (keyring(&workshop), who());
    let with = Surroundings { keyring: &keyring, withdraw: &unable, who: &who, stop: &GO };
    let human = only(&archive, "w-2");
    let refused = erase::erase(&mut archive, &human, "2021-3", &with, &mut Findings::new());
    assert!(matches!(refused, Err(Error::BatchRefused { .. })));
    assert_eq!(find(&archive, "w-2").expect("an answer").len(), 1);
    assert!(verify(&archive, None, &GO).expect("an answer").problems.is_empty());
    assert!(keyring.ledger().expect("a ledger").is_empty());
    // No key is made for what was refused, and nothing is left to be cleared.
    assert!(!workshop.path("settings").exists());
    drop(archive);
    assert!(!open(&workshop).is_unclear());
}

#[test]
fn nothing_is_changed_by_a_request_that_names_somebody() {
    let (workshop, _) = workshop();
    for (request, why) in [
        ("letter of Quirin", "names the person"),
        ("ZYLBERSTEIN", "names the person"),
        ("from x@example.org", "names the person"),
        ("w-2", "names the person"),
        ("2027-3\nab", "line break"),
        ("a\u{202e}b", "line break"),
        (" ", "empty"),
    ] {
        let told = workshop.run([
            "archive",
            "erase",
            "--signer",
            "w-2",
            "--yes",
            "--archive",
            "kept",
            "--archive-key",
            "k",
            "--request",
            request,
        ]);
        told.exits(1).says(&[why, "hint:"]);
    }
    assert!(!workshop.path("k").exists() && !workshop.path("k.erased").exists());
    assert_eq!(find(&open(&workshop), "w-2").expect("an answer").len(), 1);
}

#[test]
fn whoever_was_erased_before_is_not_unknown() {
    let (workshop, name) = workshop();
    erase(&workshop, "w-2").exits(0);
    for meant in ["w-2", "QUIRIN@example.org", "Zylberstein Quirin", &format!("{name}/2")] {
        erase(&workshop, meant).exits(1).says(&["was erased on", "already; nothing was changed"]);
    }
    erase(&workshop, "Quirin").exits(1).says(&["nobody in the archive is meant"]);
}

#[test]
fn a_name_from_before_a_correction_is_found_and_goes() {
    let (workshop, name) = workshop();
    let correct = |column: &str, value: &str| {
        let words =
            ["archive", "correct", "--signer", "w-2", "--archive", "kept", "--column", column, "--value", value];
        workshop.run(words).exits(0);
    };
    correct("family_name", "Kvikk");
    correct("email", "new@example.org");
    let archive = open(&workshop);
    for meant in ["Quirin Zylberstein", "quirin@example.org", "Quirin Kvikk", "new@example.org"] {
        assert_eq!(only(&archive, meant).rows.len(), 1, "{meant}");
    }
    drop(archive);
    for typed in ["zylberstein", "kvikk"] {
        let found = workshop.run(["archive", "search", typed, "--archive", "kept"]);
        assert!(found.stdout.starts_with(&format!("{name}/2 ")), "{typed}: {found}");
    }
    workshop.run(["archive", "verify", "--archive", "kept"]).exits(0);
    erase(&workshop, "Quirin Zylberstein").exits(0);
    assert_eq!(holding(&workshop, &["zylberstein", "kvikk", "new@example.org"]), [""; 0]);
    workshop.run(["archive", "verify", "--archive", "kept"]).exits(0);
}

#[test]
fn what_a_batch_says_of_erasures_is_compared() {
    let (workshop, _) = workshop();
    erase(&workshop, "w-2").exits(0);
    let db = || rusqlite::Connection::open(workshop.path("kept/archive.sqlite")).expect("the database");
    for (spoil, mend) in [
        ("UPDATE erasure SET request = 'x'", "UPDATE erasure SET request = '2021-3'"),
        ("UPDATE erasure SET serial = 3", "UPDATE erasure SET serial = 2"),
    ] {
        db().execute_batch(spoil).expect("a change");
        workshop.run_line("archive verify --archive kept").exits(1).says(&["does not say what the database says"]);
        db().execute_batch(mend).expect("a change");
        workshop.run_line("archive verify --archive kept").exits(0);
    }
}

#[test]
fn a_lost_or_spoilt_ledger_is_noticed() {
    let (workshop, _) = workshop();
    erase(&workshop, "w-2").exits(0);
    let ledger = workshop.path("settings/archive.key.erased");
    let kept = fs::read(&ledger).expect("the ledger");
    let run =
        |what: &str| workshop.run_line(&format!("archive {what} --archive kept --archive-key settings/archive.key"));
    fs::remove_file(&ledger).expect("gone");
    run("reapply").exits(1).says(&["archive.key.erased` of those who were erased is lost", "hint: put it back"]);
    run("verify").exits(1).says(&["is lost"]);
    run("list").exits(0).says(&["warning: the ledger"]);
    fs::write(&ledger, "garbage\n").expect("a file");
    run("reapply").exits(1).says(&["is damaged, in line 1"]);
    run("verify").exits(1).says(&["is damaged"]);
    // An old ledger, or one that a killed run has not written, is filled up by whatever command comes next.
    fs::write(&ledger, "").expect("a file");
    run("list").exits(0);
    let lines = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text");
        text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(lines(fs::read(&ledger).expect("the ledger")), lines(kept));
    run("verify").exits(0);
    // A lost key is not taken for nobody's having been erased, not even by an archive that knows of none.
    fs::remove_file(workshop.path("settings/archive.key")).expect("gone");
    run("reapply").exits(1).says(&["is not the key of this archive"]);
    workshop.run_line("build chen-oslo --route oslo --date 2021-01-13 --out two").exits(0);
    let two = workshop.names("two").remove(0);
    let add = format!("archive add two/{two} --archive fresh --archive-key settings/archive.key");
    workshop.run_line(&add).exits(1).says(&["is not the key of this archive"]);
}
