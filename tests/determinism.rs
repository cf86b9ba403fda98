//! The same input gives the same bytes: whatever the folder, the number of threads, the time zone and the locale.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use cli_support::{Workshop, repository};

/// A list with a bad row and rows in several scripts, by which a locale could sort or spell.
const LIST: &str = "given_name,family_name,print_name,city,country,date\n\
    Åse,Ødegård,,Tromsø,NO,2021-06-01\n\
    ,,陳大文,Hong Kong,HK,2021-06-02\n\
    İpek,Yılmaz,,Iğdır,TR,2021-06-03\n\
    Zoë,de Wit,,Gent,BE,soon\n";

/// Every file of the batches that a run in this surrounding makes.
fn made_in(jobs: &str, time_zone: &str, locale: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let workshop = Workshop::with_list(LIST);
    for letter in ["xinjiang-release", "petition-paris"] {
        let line = format!("build {letter} --date 2026-12-10 --volume-size 2 --skip-invalid --jobs {jobs}");
        let mut command = workshop.command(line.split(' '));
        command.envs([("TZ", time_zone), ("LANG", locale), ("LC_ALL", locale), ("LANGUAGE", locale)]);
        let output = command.output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    workshop.files("out")
}

#[test]
fn bytes_depend_on_nothing_but_the_input() {
    let one = made_in("1", "Pacific/Kiritimati", "tr_TR.UTF-8");
    let other = made_in("4", "America/Los_Angeles", "C");
    let names: Vec<_> = one.keys().filter(|name| other.get(*name) != one.get(*name)).collect();
    assert!(one.len() == other.len() && names.is_empty(), "these differ: {names:?}");
    assert!(one.len() > 20, "{:?}", one.keys());
}

/// Volumes with fonts of their own, several under way at once.
#[test]
fn bytes_of_larger_volumes_do_not_depend_on_threads() {
    let others = ["Åse Ødegård", "陳大文", "İpek Yılmaz", "Zoë de Wit"];
    let rows = (0..110_u8).map(|number| {
        let letters = [number / 26, number % 26].map(|letter| char::from(b'a' + letter));
        format!("{} {},Tromsø,NO", others[usize::from(number % 4)], letters.iter().collect::<String>())
    });
    let rows: Vec<String> = std::iter::once("name,city,country".to_owned()).chain(rows).collect();
    let workshop = Workshop::with_list(rows.join("\n"));
    let files = ["1", "2", "7"].map(|jobs| {
        let line = "build chen-oslo --date 2026-12-10 --volume-size 25";
        workshop.run_line(&format!("{line} --jobs {jobs} --out {jobs}")).exits(0);
        workshop.files(jobs)
    });
    assert_eq!(files[0].keys().filter(|name| name.contains("/letters-")).count(), 5, "{:?}", files[0].keys());
    assert!(files[0] == files[1] && files[0] == files[2], "the bytes depend on --jobs");
}

#[test]
fn manifest_and_rejected_rows_are_english_in_every_locale() {
    let files = made_in("2", "Asia/Tokyo", "ja_JP.UTF-8");
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with("manifest.json")) {
        assert!(bytes.is_ascii(), "{name} has words of a language in it");
    }
    let rejected = files.iter().find(|(name, _)| name.ends_with("rejected.csv")).expect("rejected.csv").1;
    let rejected = String::from_utf8_lossy(rejected);
    assert!(rejected.contains("bad-date") && rejected.contains("is no day such as"), "{rejected}");
}

#[test]
fn no_path_of_the_machine_is_in_a_batch() {
    let workshop = Workshop::with_list(LIST);
    workshop.run_line("build xinjiang-release --date 2026-12-10 --skip-invalid").exits(0);
    let paths = [workshop.path(""), repository().to_owned()];
    for (name, bytes) in workshop.files("out") {
        for path in &paths {
            let path = path.to_string_lossy();
            assert!(!bytes.windows(path.len()).any(|window| window == path.as_bytes()), "{path} is in {name}");
        }
    }
}
