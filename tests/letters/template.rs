//! Markdown with placeholders: what is read, what is refused, and where.

use std::path::Path;

use mailbag::diagnostic::{Code, Findings};
use mailbag::lang::Lang;
use mailbag::letter::markdown::CONSTRUCTS;
use mailbag::letter::{Block, Field, Inline, SignerField, Template};

use crate::all_shown;
use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};

fn parse(text: &str, lang: &str) -> (Option<Template>, Findings) {
    let mut findings = Findings::new();
    let lang = Lang::parse(lang).expect("a tag");
    let template = Template::parse(text, Path::new("en.md"), lang, &mut findings);
    (template, findings)
}

/// The blocks of a good template, written so that every node can be seen.
fn nodes(text: &str, lang: &str) -> String {
    let (template, findings) = parse(text, lang);
    assert!(findings.is_empty(), "{text:?}: {:?}", all_shown(&findings));
    let template = template.expect("a template");
    let blocks = |blocks: &[Block]| blocks.iter().map(block).collect::<Vec<_>>().join(" / ");
    let body = blocks(&template.body);
    if template.closing.is_empty() { body } else { format!("{body} === {}", blocks(&template.closing)) }
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, content } => format!("h{level}:{}", inlines(content)),
        Block::Paragraph(content) => inlines(content),
        Block::List { start, items } => {
            let items: Vec<_> = items.iter().map(|item| inlines(item)).collect();
            format!("{}({})", start.map_or("ul".to_owned(), |start| format!("ol{start}")), items.join("; "))
        }
    }
}

fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|part| match part {
            Inline::Text(text) => text.clone(),
            Inline::Strong(content) => format!("<b>{}</b>", inlines(content)),
            Inline::Emphasis(content) => format!("<i>{}</i>", inlines(content)),
            Inline::Link { address, content } => format!("<a {address}>{}</a>", inlines(content)),
            Inline::Break => "⏎".to_owned(),
            Inline::Placeholder { field, optional } => {
                format!("[{}{}]", field.name(), if *optional { "?" } else { "" })
            }
        })
        .collect()
}

#[test]
fn what_a_letter_holds_is_read() {
    for (text, expected) in [
        ("# Title\n\nText", "h1:Title / Text"),
        ("Title\n=====\n\nText", "h1:Title / Text"),
        ("a **b** *c* _d_ __e__", "a <b>b</b> <i>c</i> <i>d</i> <b>e</b>"),
        ("***a***", "<i><b>a</b></i>"),
        ("- a\n- b", "ul(a; b)"),
        ("- a\n\n- b", "ul(a; b)"),
        ("3. a\n4. b", "ol3(a; b)"),
        ("- a\n  b\n* c", "ul(a b) / ul(c)"),
        ("a  \nb\\\nc", "a⏎b⏎c"),
        ("[a b](https://example.org/x_y_z)", "<a https://example.org/x_y_z>a b</a>"),
        ("<https://example.org/>", "<a https://example.org/>https://example.org/</a>"),
        ("<a@example.org>", "<a mailto:a@example.org>a@example.org</a>"),
        ("[a][r]\n\n[R]: http://example.org/", "<a http://example.org/>a</a>"),
        ("a\n\n---\n\nYours,", "a === Yours,"),
        ("a\n\n* * *\n\nb\n\n- c", "a === b / ul(c)"),
        ("“a” 'b' \"c\" ... -- [sic]", "“a” 'b' \"c\" ... -- [sic]"),
        ("&eacute; &amp; &#x4e2d; \\*a\\*", "é & 中 *a*"),
        ("a\tb", "a b"),
        ("e\u{301} e&#x301;", "é é"),
        ("~ 1 ~ 2, a~b", "~ 1 ~ 2, a~b"),
        ("a | b", "a | b"),
    ] {
        assert_eq!(nodes(text, "en"), expected, "{text:?}");
    }
}

#[test]
fn placeholders_are_nodes_wherever_text_is() {
    for (text, expected) in [
        ("{{date}}", "[date]"),
        (
            "{{ signer.name }}, {{signer.message?}} {{ signer.role ? }}",
            "[signer.name], [signer.message?] [signer.role?]",
        ),
        ("*{{signer.latin_name}}*", "<i>[signer.latin_name]</i>"),
        ("_{{signer.latin_name}}_", "<i>[signer.latin_name]</i>"),
        ("_a {{signer.latin_name}} b_ {{signer.latin_name}}_c", "<i>a [signer.latin_name] b</i> [signer.latin_name]_c"),
        ("**{{date}}**{{date}}**{{date}}**", "<b>[date]</b>[date]<b>[date]</b>"),
        ("“**{{signer.name}}**”，", "“<b>[signer.name]</b>”，"),
        ("a*{{date}}*b", "a<i>[date]</i>b"),
        ("# {{letter.title}}", "h1:[letter.title]"),
        ("- {{signer.city}}\n- b", "ul([signer.city]; b)"),
        ("[{{letter.title}}](https://example.org/)", "<a https://example.org/>[letter.title]</a>"),
        (r"\{{date}} {{date}} {date}", "{{date}} [date] {date}"),
        (r"\\{{date}}", "\\[date]"),
        ("<{{date}}@example.org>", "<[date]@example.org>"),
        ("{{date}}}}", "[date]}}"),
        ("\u{e000}{{date}}\u{e000}", "\u{e000}[date]\u{e000}"),
        ("&eacute;{{date}}&eacute;", "é[date]é"),
        ("{{date}}\r\n{{date}}", "[date] [date]"),
    ] {
        assert_eq!(nodes(text, "en"), expected, "{text:?}");
    }
}

#[test]
fn a_soft_break_is_a_space_but_not_between_cjk() {
    for (text, lang, expected) in [
        ("a\nb", "en", "a b"),
        ("中\n文", "en", "中文"),
        ("中\n文", "zh-Hant", "中文"),
        ("中，\n文", "zh-Hant", "中，文"),
        ("中\na", "zh-Hant", "中 a"),
        ("かな\nカナ", "ja", "かなカナ"),
        ("한\n글", "ko", "한 글"),
        ("中\n한", "ko", "中 한"),
        ("**中**\n文", "zh-Hant", "<b>中</b>文"),
        ("**中\n文**", "zh-Hant", "<b>中文</b>"),
        ("中\n“文”", "zh-Hant", "中“文”"),
        ("中\n“文”", "en", "中 “文”"),
        ("**停止。**這是**「非常」**重要", "zh-Hant", "<b>停止。</b>這是<b>「非常」</b>重要"),
        ("*「大切」*な*本*。**a %**の", "ja", "<i>「大切」</i>な<i>本</i>。<b>a %</b>の"),
        ("中\n{{signer.name}}", "zh-Hant", "中[signer.name]"),
        ("a\n{{signer.name}}", "zh-Hant", "a [signer.name]"),
        ("{{date}}\n{{date}}", "ja", "[date][date]"),
        ("{{date}}\n{{date}}", "en", "[date] [date]"),
        ("中\r\n文", "zh-Hant", "中文"),
    ] {
        assert_eq!(nodes(text, lang), expected, "{text:?} in {lang}");
    }
}

#[test]
fn what_a_letter_cannot_hold_is_refused_at_its_place() {
    for (text, place, construct) in [
        ("a\n\n<div>b</div>", "3:1", "html"),
        ("a <b>c", "1:3", "html"),
        ("<!-- {{date}} -->", "1:1", "html"),
        ("a\n\n| a | b |\n|---|---|\n| c | d |", "3:1", "table"),
        ("中 ![b](c.png)", "1:3", "image"),
        ("a `b`", "1:3", "code"),
        ("a `{{date}}`", "1:3", "code"),
        ("a\n\n    b", "3:5", "code"),
        ("```\na\n```", "1:1", "code"),
        ("> a", "1:1", "block-quote"),
        ("- a\n  - b", "2:3", "nested-list"),
        ("- a\n\n  b", "3:3", "paragraphs-in-item"),
        ("- # a", "1:3", "heading-in-list"),
        ("- a\n\n  ***", "3:3", "rule-in-list"),
        ("- a\n-", "2:1", "empty-item"),
        ("#\n\na", "1:1", "empty-heading"),
        ("a[^1]\n\n[^1]: b", "1:2", "footnote"),
        ("a [^1]", "1:3", "footnote"),
        ("~~a~~", "1:1", "strikethrough"),
        ("a ** b", "1:3", "stray-asterisks"),
        ("**a。 **b", "1:1", "stray-asterisks"),
        ("- [ ] a", "1:3", "task-list"),
        ("Yours,\n---\n\na", "1:1", "underlined-heading"),
        ("a\n\n---\n\nb\n\n---", "7:1", "second-rule"),
        ("a [b](http://example.org/ \"c\")", "1:3", "link-title"),
        ("[](http://example.org/)", "1:1", "empty-link"),
        ("a [b][c]", "1:3", "undefined-link"),
        ("a\n\n[b]: http://example.org/", "3:1", "unused-definition"),
        ("[b](http://example.org/{{signer.id}})", "1:24", "misplaced-placeholder"),
        ("<http://example.org/{{date}}>", "1:21", "misplaced-placeholder"),
        ("[b][c]\n\n[c]: http://example.org/{{date}}", "3:25", "misplaced-placeholder"),
        ("*a **b *c **d *e **f *g **h *i **j** i* h** g* f** e* d** c* b** a*", "1:29", "deep-nesting"),
    ] {
        let (template, findings) = parse(text, "en");
        assert!(template.is_none(), "{text:?}");
        let first = findings.iter().find(|finding| finding.value("construct") == construct);
        assert!(CONSTRUCTS.contains(&construct), "{construct} is not in the list");
        let expected = format!("error {place} unsupported-markdown {construct}");
        assert_eq!(first.map(crate::shown), Some(expected), "{text:?}: {:?}", all_shown(&findings));
    }
}

#[test]
fn wrong_placeholders_and_links_are_refused_at_their_place() {
    for (text, expected) in [
        ("a\n中 {{signer.nam}}", "error 2:3 unknown-placeholder signer.nam"),
        ("{{}}", "error 1:1 unknown-placeholder "),
        ("**a {{Date}}**", "error 1:5 unknown-placeholder Date"),
        ("{{{date}}}", "error 1:1 unknown-placeholder {date"),
        ("a {{date", "error 1:3 unclosed-placeholder"),
        ("a {{date}\n\nb", "error 1:3 unclosed-placeholder"),
        ("é\r\na {{\r\ndate}}", "error 2:3 unclosed-placeholder"),
        ("[a](ftp://example.org/)", "error 1:1 unsupported-link ftp://example.org/"),
        ("x [a](page.html)", "error 1:3 unsupported-link page.html"),
        ("[a](javascript:alert)", "error 1:1 unsupported-link javascript:alert"),
        ("[a](http://)", "error 1:1 unsupported-link http://"),
        ("[a](<http://a b>)", "error 1:1 unsupported-link http://a b"),
        ("[a](mailto:nobody)", "error 1:1 unsupported-link mailto:nobody"),
        ("a\u{7}b", "error 1:2 forbidden-character "),
        ("a&#7;b", "error 1:2 forbidden-character "),
        ("a\u{202E}b", "error 1:2 forbidden-character "),
        ("", "error empty-template en"),
        ("\n---\n\nYours,", "error empty-template en"),
    ] {
        let (template, findings) = parse(text, "en");
        assert!(template.is_none(), "{text:?}");
        assert_eq!(all_shown(&findings), [expected], "{text:?}");
    }
}

#[test]
fn an_unknown_placeholder_names_what_is_known_and_what_was_meant() {
    let (_, findings) = parse("{{signer.nmae?}}", "en");
    let finding = findings.iter().next().expect("a finding");
    assert_eq!((finding.value("name"), finding.value("nearest")), ("signer.nmae", "signer.name"));
    assert!(finding.value("known").starts_with("date, addressee.name, "));
    assert_eq!(finding.place.as_ref().and_then(|place| place.span), Some((0, 16)));
}

#[test]
fn all_errors_are_reported_together_in_the_order_of_the_text() {
    let (_, findings) = parse("{{a}} <b>\n\n{{date\n\n> {{c}}\n\n[x](ftp:y) {{d}}", "en");
    assert_eq!(
        all_shown(&findings),
        [
            "error 1:1 unknown-placeholder a",
            "error 1:7 unsupported-markdown html",
            "error 3:1 unclosed-placeholder",
            "error 5:1 unsupported-markdown block-quote",
            "error 7:1 unsupported-link ftp:y",
            "error 7:12 unknown-placeholder d",
        ]
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let text = "# A\n\nb  \nc\\\nd\ne\n\n- f\n- g\n\n---\n\nh {{date}}";
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(nodes(&windows, "en"), nodes(text, "en"));
    assert_eq!(nodes(text, "en"), "h1:A / b⏎c⏎d e / ul(f; g) === h [date]");
    let (_, findings) = parse("\u{feff}a\r\n{{b}}", "en");
    let place = findings.iter().next().and_then(|finding| finding.place.clone()).expect("a place");
    // The mark's three bytes count in the span, not in the column.
    assert_eq!((place.line, place.column, place.span), (Some(2), Some(1), Some((6, 11))));
}

#[test]
fn fields_come_in_the_order_of_the_text_and_once() {
    let (template, _) = parse("{{signer.city}} {{date}} {{signer.city?}}\n\n---\n\n{{signer.name}}", "en");
    let template = template.expect("a template");
    assert_eq!(template.fields(), [Field::Signer(SignerField::City), Field::Date, Field::Signer(SignerField::Name)]);
    assert_eq!(template.signer_fields(), [SignerField::Name, SignerField::City]);
    assert_eq!(template.place_of(&Field::Date).and_then(|place| place.column), Some(17));
}

#[test]
fn files_that_are_not_there_or_no_text_are_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut findings = Findings::new();
    assert!(Template::read(&folder.path().join("en.md"), Lang::EN, &mut findings).is_none());
    let latin1 = folder.path().join("fr.md");
    std::fs::write(&latin1, b"ab\nc\xe9").expect("a file");
    assert!(Template::read(&latin1, Lang::EN, &mut findings).is_none());
    let codes: Vec<_> = findings.iter().map(|f| (f.code, f.place.as_ref().and_then(|p| p.line))).collect();
    assert_eq!(codes, [(Code::MissingFile, None), (Code::NotUtf8, Some(2))]);
}

#[test]
fn hostile_text_is_read_in_no_time() {
    for text in [
        "*a **b ".repeat(20_000),
        "[".repeat(50_000),
        "[^".repeat(50_000),
        "[^a]".repeat(20_000),
        "{{".repeat(50_000),
        "{{x}}".repeat(50_000),
        "> ".repeat(20_000),
        "- ".repeat(5_000),
        "中\n".repeat(50_000),
        "[a]: b\n".repeat(5_000),
        "&#x301;".repeat(20_000),
    ] {
        let began = std::time::Instant::now();
        let _ = parse(&text, "zh-Hant");
        assert!(began.elapsed().as_secs() < 5, "{} took {:?}", &text[..8], began.elapsed());
    }
}

/// What random templates are made of: every mark that Markdown or a placeholder gives a meaning to.
const PIECES: [&str; 40] = [
    "{{date}}",
    "{{date}}",
    "{{ signer.latin_name? }}",
    "a",
    "中",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "*",
    "**",
    "_",
    "__",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "!",
    "`",
    "#",
    "# ",
    "- ",
    "1. ",
    "> ",
    "---",
    "|",
    "~~",
    "&amp;",
    "&#x301;",
    "http://e.org/",
    "[r]: ",
    "[^",
    ":",
    "\"",
    "\t",
    "    ",
    "\u{e000}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_placeholder_is_lost_and_no_stand_in_is_printed(picks in prop::collection::vec(0..PIECES.len(), 0..24)) {
        let text: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        let (template, findings) = parse(&text, "en");
        prop_assert_eq!(template.is_none(), findings.has_errors());
        for finding in findings.iter() {
            let span = finding.place.as_ref().and_then(|place| place.span);
            prop_assert!(span.is_none_or(|(start, end)| start <= end && end <= text.len()));
        }
        if let Some(template) = template {
            let shown: String = template.body.iter().chain(&template.closing).map(block).collect();
            let count = |needle: &str| shown.matches(needle).count();
            prop_assert_eq!(count("[date]"), text.matches("{{date}}").count(), "{}", shown);
            prop_assert_eq!(count("[signer.latin_name?]"), text.matches("{{ signer").count(), "{}", shown);
            // The text may hold U+E000 itself; the stand-in then begins with U+E001.
            prop_assert!(!shown.contains("\u{e001}") && !shown.contains("\u{e000}xxx"), "{}", shown);
        }
    }
}
