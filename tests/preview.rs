//! `mailbag preview`: one letter as a picture or PDF, from a letter and from a batch.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cli_support::{Workshop, repository};

const DAY: &str = "--date 2026-12-10";

/// Width and height of a PNG.
#[track_caller]
fn size(path: &Path) -> (u32, u32) {
    let picture = image::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    (picture.width(), picture.height())
}

#[test]
fn the_first_letter_or_a_chosen_one() {
    let workshop = Workshop::with_shipped_files();
    let outcome = workshop.run_line(&format!("preview xinjiang-release {DAY}"));
    outcome.exits(0).says(&["letter 1, Bjørg Åsheim, Oslo: 2 pages"]);
    assert_eq!(outcome.stdout, "preview.png\n");
    // Two pages below one another, with the ground around them.
    let (width, height) = size(&workshop.path("preview.png"));
    assert_eq!((width, height), (1191 + 2 * 19, 2 * 1684 + 3 * 19));
    for (signer, expected) in [
        ("3", "letter 3, Margaret Oakley"),
        ("margaret oakley", "letter 3, Margaret Oakley"),
        ("OAKLEY", "letter 3, Margaret Oakley"),
        ("lefevre", "letter 2, Élodie Garance-Lefèvre"),
        ("陳曉嵐", "letter 4, 陳曉嵐 (Chen Hsiao-lan)"),
        ("森下さやか", "letter 6, 森下 さやか"),
        ("W-1004", "letter 4, 陳曉嵐"),
        ("mio@example.org", "letter 5, 桐生 澪"),
        // Whoever has no letter under a name is not found by it.
        ("S. H.", "letter 10, S. H."),
    ] {
        workshop.run(["preview", "xinjiang-release", "--signer", signer, "--page", "1"]).exits(0).says(&[expected]);
        assert_eq!(size(&workshop.path("preview.png")), (1191, 1684));
    }
    for hidden in
        ["Sunniva Hjortland", "Rahima Tashbek", "Nadège", "12", "0", "-1", "", "../../x", "=cmd()", "\u{202e}x"]
    {
        let outcome = workshop.run(["preview", "xinjiang-release", &format!("--signer={hidden}"), "--out", "none.png"]);
        outcome.exits(1).says(&["error: nobody with a letter is meant by", "numbered up to 11"]).shows_no_controls();
    }
    assert!(!workshop.path("none.png").exists());
}

#[test]
fn several_who_may_be_meant_are_listed() {
    let list = "given_name,family_name,city\nAnna,Eriksen,Oslo\nAnna,Berg,Bergen\n\"<script>alert(1)</script>\",Anna,x\nBo,Lie,Oslo\n";
    let workshop = Workshop::with_list(list);
    let outcome = workshop.run_line("preview chen-oslo --signer anna");
    outcome.exits(1).says(&[
        "`anna` may mean 3 people:",
        " 1  Anna Eriksen, Oslo",
        " 2  Anna Berg, Bergen",
        " 3  <script>",
    ]);
    outcome.shows_no_controls().keeps_stdout_empty();
    workshop.run(["preview", "chen-oslo", "--signer", "Anna Berg"]).exits(0).says(&["letter 2, Anna Berg"]);
    workshop.run(["preview", "chen-oslo", "--signer", "lie"]).exits(0).says(&["letter 4, Bo Lie"]);
}

#[test]
fn a_pdf_is_the_letter_alone() {
    let workshop = Workshop::with_shipped_files();
    let outcome = workshop.run_line(&format!("preview chen-oslo --signer 3 --pdf {DAY}"));
    outcome.exits(0);
    assert_eq!(outcome.stdout, "preview.pdf\n");
    let pdf = std::fs::read(workshop.path("preview.pdf")).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    // The ending decides where neither is asked for.
    workshop.run_line(&format!("preview chen-oslo --signer 3 --out x/three.PDF {DAY}")).exits(0);
    assert_eq!(std::fs::read(workshop.path("x/three.PDF")).expect("a PDF"), pdf);
    workshop.run_line("preview chen-oslo --out x.pdf --page 1").exits(1).says(&["`--page` is for pictures"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(workshop.path("preview.pdf")).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_is_seen_is_what_the_batch_has() {
    let workshop = Workshop::with_shipped_files();
    for letter in ["chen-oslo --household", "xinjiang-release --simplex", "petition-paris", "chen-oslo --as roll"] {
        workshop.run_line(&format!("build {letter} {DAY}")).exits(0);
        let batch = workshop.only_batch();
        let batch = batch.to_str().expect("a path");
        for serial in [1, 4, 11] {
            let of_letter = format!("preview {letter} {DAY} --signer {serial} --out letter.png");
            let of_letter = workshop.run_line(&of_letter);
            let of_batch = workshop.run_line(&format!("preview {batch} --signer {serial} --out batch.png"));
            of_letter.exits(0);
            of_batch.exits(0);
            let read = |name| std::fs::read(workshop.path(name)).expect("a picture");
            assert!(read("letter.png") == read("batch.png"), "{letter}, {serial}");
        }
        std::fs::remove_dir_all(workshop.path("out")).expect("the batch");
    }
    // Nothing of what was built to be looked at is left.
    let names = workshop.names("");
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
}

#[test]
fn a_batch_is_verified_first() {
    let workshop = Workshop::with_shipped_files();
    workshop.run_line(&format!("build chen-oslo {DAY} --volume-size 4")).exits(0);
    let batch = workshop.only_batch();
    let batch = batch.to_str().expect("a path");
    let outcome = workshop.run(["preview", batch, "--signer", "Vandermolen", "--pdf"]);
    outcome.exits(0).says(&["letter 11, Benoît Vandermolen"]);
    let pdf = std::fs::read(workshop.path("preview.pdf")).expect("a PDF");
    workshop.run(["reprint", batch, "11"]).exits(0);
    assert!(pdf == std::fs::read(workshop.path("reprint.pdf")).expect("a PDF"));
    workshop.run(["preview", batch, "--signer", "12"]).exits(1).says(&["nobody with a letter", "up to 11"]);
    workshop.run(["preview", batch, "--page", "3"]).exits(1).says(&["there is no page 3: the letter has 2 pages"]);
    workshop.run(["preview", batch, "--route", "paris"]).exits(1).says(&["--route"]);
    workshop.run(["preview", batch, "--watch"]).exits(1).says(&["a batch never changes"]);
    workshop
        .run(["preview", batch, "--out", &format!("{batch}/x.png")])
        .exits(1)
        .says(&["a batch stays as it was made"]);

    let volume = Path::new(batch).join("letters-0002.pdf");
    let mut bytes = std::fs::read(&volume).expect("a volume");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&volume, bytes).expect("a file");
    std::fs::remove_file(workshop.path("preview.pdf")).expect("the file");
    let outcome = workshop.run(["preview", batch, "--pdf"]);
    outcome.exits(1).says(&["`letters-0002.pdf`", "was changed"]).keeps_stdout_empty();
    assert!(!workshop.path("preview.pdf").exists());
}

#[test]
fn bad_rows_of_others_do_not_hide_a_letter() {
    let workshop = Workshop::with_list("given_name,date,signature\nAnna,31/02/2021,\nBo,2021-06-10,\nEva,,gone.png\n");
    let outcome = workshop.run_line("preview chen-oslo");
    outcome.exits(0).says(&["letter 1, Bo: ", "2 rows are bad and have no letter; `mailbag check chen-oslo`"]);
    assert!(!outcome.stderr.contains("31/02"), "{outcome}");
    let workshop = Workshop::with_list("given_name,date\nAnna,31/02/2021\n");
    workshop.run_line("preview chen-oslo").exits(1).says(&["31/02/2021"]);
    workshop.run_line("preview nowhere").exits(1).says(&["no letter `nowhere`"]);
    workshop.write("letters/chen-oslo/en.md", "Dear {{nobody}},\n");
    workshop.run_line("preview chen-oslo").exits(1).says(&["en.md:1:6"]);
    assert!(!workshop.path("preview.png").exists());
}

#[test]
fn hostile_values_are_drawn_as_text() {
    let names =
        ["<script>alert(1)</script>", "../../x", "=cmd()", "**b**", "x\u{202e}y", "𠮷野\u{e0100}", "a\u{0}b", "-"];
    let rows = names.map(|name| format!("\"{name}\",Oslo\n")).concat();
    let workshop = Workshop::with_list(format!("name,city\n{rows}"));
    workshop.run_line("preview chen-oslo --signer 1").exits(0).says(&["letter 1, <script>"]).shows_no_controls();
    let outcome = workshop.run(["preview", "chen-oslo", "--signer", "../../x"]);
    outcome.exits(0).says(&["letter 2, ../../x"]);
    assert_eq!(outcome.stdout, "preview.png\n");
    for serial in 2..=5 {
        let serial = serial.to_string();
        workshop.run(["preview", "chen-oslo", "--signer", &serial]).exits(0).shows_no_controls();
    }
    let names = workshop.names("");
    assert_eq!(names, ["letters", "preview.png", "signatures", "signers.csv"]);
}

#[test]
fn nothing_of_somebody_elses_is_overwritten() {
    let workshop = Workshop::with_shipped_files();
    workshop.write("preview.png", "notes");
    workshop.run_line("preview chen-oslo").exits(1).says(&["`preview.png` is there already and is no PNG"]);
    workshop.run_line("preview chen-oslo --pdf --out signers.csv").exits(1).says(&["is no PDF"]);
    workshop.run_line("preview chen-oslo --out letters").exits(1).says(&["is no PNG"]);
    assert_eq!(workshop.read("preview.png"), "notes");
    let outcome = workshop.run_line("preview chen-oslo --signer Ashiem --out y.png");
    outcome.exits(1).says(&["nobody with a letter is meant by `Ashiem`", "did you mean `Bjørg Åsheim`?"]);
    // A name that says something else than what is made.
    for (line, said) in [
        ("--out x.jpg", "`x.jpg` would hold a PNG, and its name says `.jpg`"),
        ("--out x.PNG --pdf", "`x.PNG` would hold a PDF, and its name says `.png`"),
        ("--out x.pdf --png", "`x.pdf` would hold a PNG, and its name says `.pdf`"),
    ] {
        workshop.run_line(&format!("preview chen-oslo {line}")).exits(1).says(&[said]);
    }
    assert!(!workshop.path("x.jpg").exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        workshop.write("locked/x", "");
        let lock = |mode| {
            std::fs::set_permissions(workshop.path("locked"), std::fs::Permissions::from_mode(mode)).expect("a mode");
        };
        lock(0o500);
        // Whoever may write everywhere is kept out by nothing.
        if std::fs::write(workshop.path("locked/probe"), "").is_err() {
            workshop.run_line("preview chen-oslo --out locked/x.png").exits(2);
        }
        lock(0o700);
    }
    let outcome = workshop.run_line("preview chen-oslo --out /proc/x.png");
    outcome.exits(2).says(&["/proc"]);
    // Nothing is told of pages that nobody gets to see.
    assert!(!outcome.stderr.contains("2 pages"), "{}", outcome.stderr);
}

#[test]
fn standard_output_takes_the_file_alone() {
    let workshop = Workshop::with_shipped_files();
    let output = workshop.command(["preview", "chen-oslo", "--pdf", "--out", "-"]).output().expect("the program runs");
    assert!(output.status.success() && output.stdout.starts_with(b"%PDF-1.7"));
    workshop.run_line("preview chen-oslo --out - --open").exits(1).says(&["need a file"]);
    // Who closes the pipe has seen enough.
    let mut child = workshop.command(["preview", "chen-oslo", "--out", "-"]).spawn().expect("the program starts");
    drop(child.stdout.take());
    assert!(child.wait().expect("the program ends").success());
}

/// A preview that draws again after changes, until it is dropped.
#[cfg(unix)]
struct Watching<'w> {
    workshop: &'w Workshop,
    child: std::process::Child,
}

#[cfg(unix)]
impl<'w> Watching<'w> {
    /// Starts it and waits for the first picture.
    fn begin(workshop: &'w Workshop, line: &str) -> Self {
        let log = std::fs::File::create(workshop.path("log")).expect("a file");
        let mut command = workshop.command(line.split_whitespace());
        let child = command.stdout(Stdio::null()).stderr(log).spawn().expect("the program starts");
        let watching = Self { workshop, child };
        watching.wait("the first picture", &|| watching.drawn() == 1);
        watching
    }

    fn wait(&self, what: &str, is_so: &dyn Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(begun.elapsed() < Duration::from_mins(1), "{what}: {}", self.log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn log(&self) -> String {
        self.workshop.read("log")
    }

    /// How often it was drawn or refused.
    fn drawn(&self) -> usize {
        self.log().matches("watching; Ctrl-C").count()
    }

    /// Makes a change and waits until it is drawn; whatever else it makes of it, it comes to rest.
    #[track_caller]
    fn draws_after(&self, what: &str, change: impl FnOnce()) {
        let before = self.rests();
        change();
        self.wait(what, &|| self.drawn() > before);
    }

    /// How often it was drawn, when it is not being drawn any more.
    #[track_caller]
    fn rests(&self) -> usize {
        let begun = Instant::now();
        loop {
            let before = self.drawn();
            std::thread::sleep(Duration::from_millis(1500));
            if self.drawn() == before {
                return before;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "it is drawn again and again: {}", self.log());
        }
    }

    /// Its exit code after Ctrl-C.
    fn interrupt(mut self) -> Option<i32> {
        let interrupted = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(interrupted.expect("kill runs").success());
        self.child.wait().expect("the program ends").code()
    }
}

#[cfg(unix)]
impl Drop for Watching<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn watch_draws_again_after_a_change_until_ctrl_c() {
    let workshop = Workshop::with_shipped_files();
    let picture = workshop.path("preview.png");
    let watching = Watching::begin(&workshop, "preview chen-oslo --page 1 --watch");
    let first = std::fs::read(&picture).expect("a picture");

    let text = workshop.read("letters/chen-oslo/nb.md");
    workshop.write("letters/chen-oslo/nb.md", text.replace("Jeg er dypt bekymret", "Jeg er"));
    watching.wait("a changed text", &|| std::fs::read(&picture).is_ok_and(|now| now != first));
    // An editor puts another file in its place.
    workshop.write("letters/chen-oslo/nb.md~", "{{nobody}}");
    std::fs::rename(workshop.path("letters/chen-oslo/nb.md~"), workshop.path("letters/chen-oslo/nb.md"))
        .expect("a file");
    watching.wait("an error that does not end it", &|| {
        watching.log().contains("{{nobody}}") || watching.log().contains("nb.md:1:")
    });
    workshop.write("letters/chen-oslo/nb.md", text);
    watching.wait("the first text again", &|| std::fs::read(&picture).is_ok_and(|now| now == first));
    let list = workshop.read("signers.csv").replace("Bjørg", "Birgit");
    workshop.write("signers.csv", list);
    watching.wait("a changed list", &|| watching.log().contains("Birgit"));
    workshop.write("mailbag.toml", "route = 3\n");
    watching.wait("a setting", &|| watching.log().contains("mailbag.toml:1"));
    assert_eq!(watching.interrupt(), Some(130));
}

#[cfg(unix)]
#[test]
fn watch_rests_when_what_it_makes_stands_among_what_it_watches() {
    let workshop = Workshop::with_shipped_files();
    let watching = Watching::begin(&workshop, "preview petition-paris --page 1 --watch --out letters/p.png");
    assert_eq!(watching.rests(), 1, "{}", watching.log());
}

#[cfg(unix)]
#[test]
fn watch_finds_what_settings_name_later_and_folders_that_are_put_in_place() {
    let workshop = Workshop::with_shipped_files();
    let watching = Watching::begin(&workshop, "preview chen-oslo --page 1 --watch");
    workshop.write("lists/o.csv", "given_name,city\nOda,Oslo\n");
    watching.draws_after("another list", || workshop.write("mailbag.toml", "signers = \"lists/o.csv\"\n"));
    watching.draws_after("a change of it", || workshop.write("lists/o.csv", "given_name,city\nOlav,Oslo\n"));
    watching.wait("the new name", &|| watching.log().contains("Olav"));

    std::fs::create_dir(workshop.path("new")).expect("a folder");
    let copied = Command::new("cp").arg("-r").arg(workshop.path("letters")).arg(workshop.path("new")).status();
    assert!(copied.expect("cp runs").success());
    watching.draws_after("another folder in its place", || {
        std::fs::rename(workshop.path("letters"), workshop.path("old")).expect("a folder");
        std::fs::rename(workshop.path("new/letters"), workshop.path("letters")).expect("a folder");
    });
    let text = workshop.read("letters/chen-oslo/nb.md");
    watching.draws_after("a change in it", || workshop.write("letters/chen-oslo/nb.md", text + "\nMer.\n"));
    // The old one is nothing to it.
    workshop.write("old/chen-oslo/nb.md", "x");
    let drawn = watching.drawn();
    assert_eq!(watching.rests(), drawn);
}

#[cfg(unix)]
#[test]
fn watch_waits_for_letters_that_are_not_there_yet() {
    let workshop = Workshop::with_shipped_files();
    std::fs::rename(workshop.path("letters"), workshop.path("elsewhere")).expect("a folder");
    let watching = Watching::begin(&workshop, "preview chen-oslo --page 1 --watch");
    assert!(!workshop.path("preview.png").exists(), "{}", watching.log());
    watching.draws_after("letters", || {
        std::fs::rename(workshop.path("elsewhere"), workshop.path("letters")).expect("a folder");
    });
    assert!(workshop.path("preview.png").exists(), "{}", watching.log());
    let text = workshop.read("letters/chen-oslo/nb.md");
    watching.draws_after("a change in them", || workshop.write("letters/chen-oslo/nb.md", text + "\nMer.\n"));
}

#[cfg(unix)]
#[test]
fn watch_follows_links() {
    use std::os::unix::fs::symlink;
    let workshop = Workshop::with_shipped_files();
    let elsewhere = Workshop::with_shipped_files();
    std::fs::remove_file(workshop.path("signers.csv")).expect("a file");
    symlink(elsewhere.path("signers.csv"), workshop.path("signers.csv")).expect("a link");
    // A letter of which the whole folder stands elsewhere.
    std::fs::remove_dir_all(workshop.path("letters/chen-oslo")).expect("a folder");
    symlink(elsewhere.path("letters/chen-oslo"), workshop.path("letters/chen-oslo")).expect("a link");
    let watching = Watching::begin(&workshop, "preview chen-oslo --page 1 --watch");
    let list = elsewhere.read("signers.csv").replace("Bjørg", "Birgit");
    watching.draws_after("a linked list", || elsewhere.write("signers.csv", list));
    watching.wait("the new name", &|| watching.log().contains("Birgit"));
    let text = elsewhere.read("letters/chen-oslo/nb.md");
    watching.draws_after("a linked text", || elsewhere.write("letters/chen-oslo/nb.md", text + "\nMer.\n"));
    // And the link itself may lead elsewhere.
    elsewhere.write("other.csv", "given_name,city\nOda,Oslo\n");
    watching.draws_after("another link", || {
        std::fs::remove_file(workshop.path("signers.csv")).expect("a link");
        symlink(elsewhere.path("other.csv"), workshop.path("signers.csv")).expect("a link");
    });
    watching.wait("the name of the other list", &|| watching.log().contains("Oda"));
}

#[test]
fn the_guide_and_the_help_name_it() {
    let guide = std::fs::read_to_string(repository().join("docs/commands.md")).expect("docs/commands.md");
    for words in ["`preview LETTER` or `BATCH`", "--watch", "preview.png"] {
        assert!(guide.contains(words), "{words}");
    }
}
