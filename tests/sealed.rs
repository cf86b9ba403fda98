//! The seal of a batch: made by the program, checked by it and by the minisign program.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::path::{Path, PathBuf};

use cli_support::{Workshop, pictures};
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
    let said = pictures::run("minisign", &["-V", "-p", &paths[0], "-m", &paths[1]]);
    if let Some(said) = said {
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(said.contains("verified") && said.contains("batch:chen-oslo-oslo-2021-12-10"), "{said}");
    }
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
    let path = workshop.path(&format!("{folder}/manifest.json"));
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
    let path = workshop.path(&format!("{folder}/letters-0001.pdf"));
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
    workshop.run(["seal", &folder, "--secret-key", "secret.key", "--password-file", "password"]).exits(0);
}
