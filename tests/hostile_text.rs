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
const PIECES: [(&str, &str, &str); 16] = [
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

#[test]
fn time_grows_with_length_alone() {
    // Dictionaries and faces are read on first use.
    set("x人ش", "en", SpanKind::Prose, Alignment::Justify);
    let size = std::env::var("SIZE").map_or(64, |v| v.parse().unwrap());
    let mut slow = Vec::new();
    for (name, piece, lang) in PIECES {
        for (kind, alignment) in [(SpanKind::Prose, Alignment::Justify), (SpanKind::Value, Alignment::Start), (SpanKind::Url, Alignment::Start)] {
            let time = |kibibytes: usize| set(&piece.repeat(kibibytes * 1024 / piece.len()), lang, kind, alignment);
            let (short, long) = (time(size/4), time(size));
            println!("{name}, {kind:?}: {short:?}, {long:?}");
            if long > short * 8 && long > Duration::from_millis(100) {
                slow.push(name);
            }
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}
