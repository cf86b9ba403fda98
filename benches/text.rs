//! What a signer's own lines cost a letter: sender, place and date, signature block, and a message of one paragraph. The
//! fixed text is set once a run and is no part of it. Each round is one letter of a list whose names differ, with a setter that
//! has seen others, as in a batch.

use std::borrow::Cow;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use mailbag::diagnostic::Findings;
use mailbag::lang::Lang;
use mailbag::length::Length;
use mailbag::text::{Alignment, Direction, FontBook, Line, ParagraphStyle, Setter, Span, SpanKind, TextStyle};

const NAMES: [(&str, &str); 6] = [
    ("Ola Nordmann", "Bergen"),
    ("Zoé Lefèvre", "Lyon"),
    ("陳大文", "臺北"),
    ("さくら 花子", "東京"),
    ("ئايگۈل", "Oslo"),
    ("Айгүл Серікқызы", "Алматы"),
];

const MESSAGE: &str = "I met one of the families in Almaty last year, and I have not forgotten what they told me about the \
                       people who were taken from them. Please let them go home, and let them write and telephone freely.";

/// Sets one paragraph of one span.
fn set(setter: &mut Setter<'_>, text: &str, kind: SpanKind, lang: Lang, alignment: Alignment) -> Vec<Line> {
    let style = TextStyle { size: Length::pt(10.5), bold: false, italic: false, lang };
    let spans = [Span { text: Cow::Borrowed(text), style, kind }];
    let paragraph = ParagraphStyle { alignment, direction: Direction::LeftToRight, lang };
    setter.set(&spans, &paragraph, Length::mm(160.0))
}

/// The lines of one letter but for the message.
fn own_lines(setter: &mut Setter<'_>, number: usize, lang: Lang) -> usize {
    let (name, town) = NAMES[number % NAMES.len()];
    // A number makes every name one that was not seen before.
    let name = format!("{name} {number}");
    let sender = format!("{name}\n{town}");
    let date = format!("{town}, 10 December 2026");
    let signature = format!("{name}\n{town}");
    [(&sender, Alignment::Start), (&date, Alignment::End), (&signature, Alignment::Start)]
        .into_iter()
        .map(|(text, alignment)| set(setter, text, SpanKind::Value, lang, alignment).len())
        .sum()
}

fn letters(criterion: &mut Criterion) {
    let fonts = FontBook::load(None, &mut Findings::new());
    let mut group = criterion.benchmark_group("a signer's own lines");
    let mut setter = Setter::new(&fonts);
    let mut number = 0;
    group.bench_function("sender, place and date, signature", |bencher| {
        bencher.iter(|| {
            number += 1;
            black_box(own_lines(&mut setter, number, Lang::EN))
        });
    });
    for (name, alignment) in [("ragged", Alignment::Start), ("justified", Alignment::Justify)] {
        group.bench_function(format!("and a message, {name}"), |bencher| {
            bencher.iter(|| {
                number += 1;
                let own = own_lines(&mut setter, number, Lang::EN);
                black_box(own + set(&mut setter, MESSAGE, SpanKind::Prose, Lang::EN, alignment).len())
            });
        });
    }
    group.finish();
}

/// Text without an end: what a wrong file, or an enemy, may bring. Each is to take less than a second.
fn megabytes(criterion: &mut Criterion) {
    let fonts = FontBook::load(None, &mut Findings::new());
    let mut group = criterion.benchmark_group("a megabyte");
    group.sample_size(10);
    for (name, piece, lang) in [
        ("of letters without a space", "abcdefghij", "en"),
        ("of words", "some words ", "en"),
        ("of Han characters", "人權", "zh-Hant"),
        ("of Arabic", "سلام ", "ar"),
        ("of marks", "\u{301}", "en"),
        ("of changing direction", "a ש ", "en"),
    ] {
        let text = piece.repeat((1 << 20) / piece.len());
        let lang = Lang::literal(lang);
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(set(&mut Setter::new(&fonts), &text, SpanKind::Prose, lang, Alignment::Justify)));
        });
    }
    group.finish();
}

criterion_group!(benches, letters, megabytes);
criterion_main!(benches);
