//! Text that is made to break a typesetter: it is set, or refused with a message, in a time that grows with its length alone.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use cli_support::Workshop;
use mailbag::diagnostic::Findings;
use mailbag::lang::Lang;
use mailbag::length::Length;
use mailbag::text::{Alignment, Direction, FontBook, ParagraphStyle, Setter, Span, SpanKind, TextStyle};

static FONTS: LazyLock<FontBook> = LazyLock::new(|| FontBook::load(None, &mut Findings::new()));

/// What is repeated, and its language.
const PIECES: [(&str, &str, &str); 20] = [
    ("Latin letters without a space", "x", "en"),
    ("Latin words", "detention ", "en"),
    ("one long hyphenated word", "-internationalisation", "en"),
    ("Han", "人權", "zh-Hant"),
    ("full-width marks", "）「。", "zh-Hans"),
    ("kana and long sounds", "ター", "ja"),
    ("hangul", "가", "ko"),
    ("Arabic without a space", "ش", "ug"),
    ("Arabic words", "شىنجاڭ ", "ug"),
    ("spaces only", " ", "en"),
    ("no-break spaces", "\u{A0}", "fr"),
    ("combining marks only", "\u{301}", "en"),
    ("letters from right and left in turn", "aא1", "he"),
    ("controls of direction", "\u{202E}a\u{202C}\u{2067}ש\u{2069}", "ar"),
    ("characters that show nothing", "\u{200B}\u{200D}\u{FEFF}\u{AD}", "en"),
    ("French marks", "« a » ; b ! ", "fr"),
    ("French marks in one word", "a!b;c?«»", "fr"),
    ("groups of digits", "123 ", "nb"),
    ("Chinese quotation marks that never close", "“人", "zh-Hans"),
    ("Hebrew letters under a stack of marks", "ש\u{5B0}\u{5C1}\u{5B0}\u{5B4}", "he"),
];

/// CPU time of this thread where the system tells it, so that other work on the machine does not count; else the clock's.
fn cpu_time(work: impl FnOnce()) -> Duration {
    let spent = || {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    };
    let (start, clock) = (spent(), Instant::now());
    work();
    match (start, spent()) {
        (Some(start), Some(end)) => end.saturating_sub(start),
        _ => clock.elapsed(),
    }
}

fn set(text: &str, lang: &str, kind: SpanKind, alignment: Alignment) -> Duration {
    let lang = Lang::parse(lang).expect("a tag");
    let style = TextStyle { size: Length::pt(10.0), bold: false, italic: false, lang };
    let spans = [Span { text: text.into(), style, kind }];
    let paragraph = ParagraphStyle { alignment, direction: Direction::Auto, lang };
    let mut setter = Setter::new(&FONTS);
    cpu_time(|| {
        let lines = setter.set(&spans, &paragraph, Length::mm(160.0));
        assert_eq!(lines.last().map(|line| line.source.end), Some(text.len()));
    })
}

fn is_slow(short: Duration, long: Duration) -> bool {
    long > short * 9 && long > Duration::from_millis(60)
}

#[test]
fn time_grows_with_length_alone() {
    // Dictionaries and faces are read on first use.
    set("x人ش", "en", SpanKind::Prose, Alignment::Justify);
    let mut slow = Vec::new();
    for (name, piece, lang) in PIECES {
        for kind in [SpanKind::Prose, SpanKind::Value, SpanKind::Url] {
            let alignment = if kind == SpanKind::Prose { Alignment::Justify } else { Alignment::Start };
            let time = |bytes: usize| set(&piece.repeat(bytes / piece.len()), lang, kind, alignment);
            // Four times as long: work that grows with the square would take sixteen times as long. A machine that is busy
            // may stand still for once, but not three times at the same text.
            let times: Vec<_> = (0..3)
                .map(|_| (time(16_384), time(65_536)))
                .take_while(|(short, long)| is_slow(*short, *long))
                .collect();
            if times.len() == 3 {
                slow.push(format!("{name}, {kind:?}: {times:?}"));
            }
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// The most characters that a message may have.
const LONGEST: usize = 20_000;

#[test]
fn the_longest_messages_of_anything_are_set_or_refused_by_row() {
    let mut list = csv::Writer::from_writer(Vec::new());
    list.write_record(["given_name", "city", "country", "date", "language", "message"]).expect("headings");
    for (number, (_, piece, lang)) in PIECES.iter().enumerate() {
        let message: String = piece.chars().cycle().take(LONGEST).collect();
        let name = format!("No{number}");
        list.write_record([&name, "Oslo", "Norge", "2026-12-01", lang, &message]).expect("a row");
    }
    let workshop = Workshop::with_list(list.into_inner().expect("a list"));
    let settings = workshop
        .read("letters/chen-oslo/letter.toml")
        .replace("kind = \"letter\"", "kind = \"letter\"\nmax_sheets = 200");
    workshop.write("letters/chen-oslo/letter.toml", settings);
    let line = "build chen-oslo --date 2026-12-10";
    // Controls of direction belong into no message.
    workshop.run_line(line).exits(1).says(&["signers.csv:15", "`message`"]).shows_no_controls();
    workshop.run_line(&format!("{line} --skip-invalid")).exits(0);
    let letters = workshop.files(workshop.only_batch()).remove("letters.jsonl").expect("letters.jsonl");
    let set = String::from_utf8(letters).expect("UTF-8").lines().count();
    assert!(set > PIECES.len() / 2 && set < PIECES.len(), "{set} messages were set");
}

#[test]
fn a_message_of_a_megabyte_is_refused_by_row() {
    for piece in ["x", "人權", " x", "aא1", "x\u{301}"] {
        let message = piece.repeat(1_000_000 / piece.len());
        let workshop = Workshop::with_list(format!("given_name,date,message\nAnna,2026-12-01,{message}\n"));
        let outcome = workshop.run_line("build chen-oslo --date 2026-12-10");
        outcome.exits(1).says(&["signers.csv:2", "`message`"]).keeps_stdout_empty();
        assert!(outcome.stderr.len() < 2_000, "{} bytes of words", outcome.stderr.len());
    }
}
