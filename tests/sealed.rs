//! The seal of a batch: made by the program, checked by it and by the minisign program.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use cli_support::Workshop;
use minisign::KeyPair;

/// A workshop with a batch of the shipped list, and the keys `secret.key` and `public.pub`.
fn workshop() -> (Workshop, PathBuf) {
    let workshop = Workshop::with_shipped_files();
    let built = workshop.run(["build", "chen-oslo", "--date", "2021-12-10", "--skip-invalid"]);
    let batch = PathBuf::from(built.exits(0).stdout.trim());
    let pair = KeyPair::generate_unencrypted_keypair().expect("keys");
    workshop.write("secret.key", pair.sk.to_box(None).expect("a box").to_string());
    workshop.write("public.pub", pair.pk.to_box().expect("a box").to_string());
    (workshop, batch)
}

fn verify(workshop: &Workshop, batch: &Path, key: &str) -> cli_support::Outcome {
    let batch = batch.display().to_string();
    workshop.run(["verify", &batch, "--public-key", key])
}

#[test]
fn a_seal_is_checked_by_the_program_and_by_minisign() {
    let (workshop, batch) = workshop();
    let folder = batch.display().to_string();
    workshop.run(["seal", &folder, "--secret-key", "secret.key"]).exits(0);
    let good = verify(&workshop, &batch, "public.pub");
    assert!(good.exits(0).stderr.contains("sealed by the key"), "{}", good.stderr);
    let paths = ["public.pub", "manifest.json"].map(|name| {
        let path = if name == "public.pub" { PathBuf::from(name) } else { batch.join(name) };
        workshop.path(path.to_str().expect("a path")).display().to_string()
    });
    if let Some(said) = minisign(&paths) {
        assert!(said.contains("verified") && said.contains("batch:chen-oslo-oslo-2021-12-10"), "{said}");
    }
}

/// What the minisign program says of a seal: public key, file. `None` where it is not here. `MAILBAG_REQUIRE_MINISIGN` makes its
/// absence a failure: `.ci/run` installs it and sets this.
fn minisign([key, file]: &[String; 2]) -> Option<String> {
    let Ok(output) = Command::new("minisign").args(["-V", "-p", key, "-m", file]).output() else {
        assert!(std::env::var_os("MAILBAG_REQUIRE_MINISIGN").is_none(), "minisign is required and not here");
        let _ = writeln!(std::io::stderr(), "not run: minisign is not here");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The manifest is never written again, so the seal holds when somebody is erased.
#[test]
fn a_seal_holds_after_an_erasure() {
    let (workshop, batch) = workshop();
    let folder = batch.display().to_string();
    workshop.run(["seal", &folder, "--secret-key", "secret.key"]).exits(0);
    let name = batch.file_name().expect("a name").to_string_lossy().into_owned();
    let place = "--archive kept --archive-key archive.key";
    workshop.run_line(&format!("archive add {folder} --move {place}")).exits(0);
    workshop.run_line(&format!("archive erase --signer {name}/2 --yes {place}")).exits(0);
    workshop.run_line(&format!("archive verify {place}")).exits(0).says(&["1 erased since"]);
    workshop.run_line(&format!("archive export {name} --out again {place}")).exits(0);
    let again = PathBuf::from("again").join(&name);
    let good = verify(&workshop, &again, "public.pub");
    good.exits(0).says(&[
        "sealed by the key",
        "1 erased since",
        "no seal speaks: `inputs/signers.csv`, `letters-0001.pdf`",
    ]);
    let paths = [workshop.path("public.pub"), workshop.path(again.join("manifest.json"))];
    let said = minisign(&paths.map(|path| path.display().to_string()));
    assert!(said.is_none_or(|said| said.contains("verified")));
}

#[test]
fn what_was_changed_or_sealed_by_another_is_told() {
    let (workshop, batch) = workshop();
    let folder = batch.display().to_string();
    let none = verify(&workshop, &batch, "public.pub");
    assert!(none.exits(1).stderr.contains("nobody sealed it"), "{}", none.stderr);
    workshop.run(["seal", &folder, "--secret-key", "secret.key"]).exits(0);

    let other = KeyPair::generate_unencrypted_keypair().expect("keys");
    workshop.write("other.pub", other.pk.to_box().expect("a box").to_string());
    let told = verify(&workshop, &batch, "other.pub");
    assert!(told.exits(1).stderr.contains("another key made its seal"), "{}", told.stderr);
    let told = verify(&workshop, &batch, "signers.csv");
    assert!(told.exits(1).stderr.contains("no key of minisign"), "{}", told.stderr);

    // A manifest with other bytes that says the same.
    let path = workshop.path(format!("{folder}/manifest.json"));
    let mut manifest = std::fs::read(&path).expect("the manifest");
    manifest.push(b'\n');
    std::fs::write(&path, manifest).expect("the manifest");
    let told = verify(&workshop, &batch, "public.pub");
    assert!(told.exits(1).stderr.contains("its seal is not that of its manifest"), "{}", told.stderr);
}

#[test]
fn a_changed_volume_is_told_whatever_the_seal() {
    let (workshop, batch) = workshop();
    let folder = batch.display().to_string();
    workshop.run(["seal", &folder, "--secret-key", "secret.key"]).exits(0);
    let path = workshop.path(format!("{folder}/letters-0001.pdf"));
    let mut volume = std::fs::read(&path).expect("a volume");
    volume[100] ^= 1;
    std::fs::write(&path, volume).expect("a volume");
    let told = verify(&workshop, &batch, "public.pub");
    assert!(told.exits(1).stderr.contains("letters-0001.pdf"), "{}", told.stderr);
}

#[test]
fn a_key_with_a_password_is_opened_by_its_file() {
    let (workshop, batch) = workshop();
    let folder = batch.display().to_string();
    let pair = KeyPair::generate_encrypted_keypair(Some("o p e n".to_owned())).expect("keys");
    workshop.write("secret.key", pair.sk.to_box(None).expect("a box").to_string());
    workshop.write("password", "o p e n\n");
    workshop.write("wrong", "other\n");
    let told = workshop.run(["seal", &folder, "--secret-key", "secret.key"]);
    assert!(told.exits(1).stderr.contains("wants its password"), "{}", told.stderr);
    let told = workshop.run(["seal", &folder, "--secret-key", "secret.key", "--password-file", "wrong"]);
    assert!(told.exits(1).stderr.contains("not the key’s"), "{}", told.stderr);
    assert!(told.stderr.contains("hint: give the password that"), "{}", told.stderr);
    workshop.run(["seal", &folder, "--secret-key", "secret.key", "--password-file", "password"]).exits(0);
}

/// A key that `minisign -G -W` made: it has neither a password nor a checksum.
#[test]
fn a_key_of_minisign_without_a_password_seals() {
    let (workshop, batch) = workshop();
    let made = Command::new("minisign")
        .args(["-G", "-W", "-p", "plain.pub", "-s", "plain.key"])
        .current_dir(workshop.path(""))
        .output();
    let Ok(made) = made else {
        let _ = writeln!(std::io::stderr(), "not run: minisign is not here");
        return;
    };
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let folder = batch.display().to_string();
    workshop.run(["seal", &folder, "--secret-key", "plain.key"]).exits(0);
    verify(&workshop, &batch, "plain.pub").exits(0).says(&["sealed by the key"]);
    let paths = [workshop.path("plain.pub"), workshop.path(batch.join("manifest.json"))];
    assert!(minisign(&paths.map(|path| path.display().to_string())).is_none_or(|said| said.contains("verified")));
}
