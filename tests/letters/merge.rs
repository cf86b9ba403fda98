//! Templates filled: first with what is the same in every letter, then for a signer.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use mailbag::campaign::{Addressee, AddresseeWords, Arrangement, Campaign, Kind, Route, SenderBlock, Signed};
use mailbag::diagnostic::Findings;
use mailbag::lang::Lang;
use mailbag::letter::{Constants, Form, FormBlock, Run, RunKind, SignerField, Template, TextBlock, TextRole, check};
use mailbag::signers::{Name, Signer, Visibility};

use crate::all_shown;

const DAY: Date = date(2021, 6, 10);

fn campaign() -> Campaign {
    Campaign {
        name: "free-them".into(),
        folder: PathBuf::from("letters/free-them"),
        kind: Kind::Letter,
        titles: BTreeMap::from([(Lang::EN, "Free them".to_owned())]),
        languages: vec![Lang::ZH_HANT, Lang::EN],
        arrangement: Arrangement::Sequential,
        route: None,
        addressees: vec![],
        sender: SenderBlock::Town,
        signed: Signed::ByHand,
        max_sheets: None,
        hanging: false,
        opens: None,
        closes: None,
        required: vec![],
        columns: BTreeMap::new(),
        consent_required: false,
        approved_messages: false,
        table: vec![],
        strip: Vec::new(),
        notice: None,
        return_to: vec![],
        publisher: None,
        retention: None,
        source: [].into(),
    }
}

fn addressee(name: &str, greeting: &str) -> Addressee {
    let words = AddresseeWords {
        name: name.into(),
        office: String::new(),
        greeting: greeting.into(),
        inside_address: vec![name.into()],
    };
    Addressee {
        id: name.to_lowercase(),
        words: BTreeMap::from([(Lang::EN, words)]),
        postal: None,
        as_of: None,
        until: None,
        successor: None,
    }
}

fn route() -> Route {
    Route {
        id: "paris".into(),
        name: "Paris".into(),
        lines: vec![],
        postal: None,
        country: "FR".into(),
        language: Lang::literal("fr"),
        receiver_language: None,
        office: vec![],
        as_of: None,
        post_each: false,
        window: None,
    }
}

fn signer(name: &'static str) -> Signer<'static> {
    let none = || Cow::Borrowed("");
    Signer {
        row: 2,
        line: 2,
        id: "",
        name: Name { printed: Cow::Borrowed(name), lang: Lang::EN, latin: None },
        title: none(),
        organisation: none(),
        role: none(),
        street: none(),
        postcode: none(),
        city: none(),
        country: none(),
        email: none(),
        language: None,
        date: None,
        message: none(),
        signature: none(),
        shows_signature: true,
        visibility: Visibility::Named,
        extra: Vec::new(),
        message_unapproved: false,
    }
}

fn form(text: &str, lang: Lang) -> (Option<Form>, Vec<String>) {
    let mut findings = Findings::new();
    let template = Template::parse(text, Path::new("en.md"), lang, &mut findings);
    assert!(findings.is_empty(), "{text:?}: {:?}", all_shown(&findings));
    let (campaign, route) = (campaign(), route());
    let (xi, chen) = (addressee("Xi", "President Xi,"), addressee("Chen", "Secretary Chen,"));
    let constants = Constants { campaign: &campaign, addressees: &[&xi, &chen], route: &route, date: DAY };
    let form = Form::new(&template.expect("a template"), &constants, &mut findings);
    (form, all_shown(&findings))
}

fn filled(text: &str, lang: Lang, signer: &Signer<'_>) -> Result<Vec<TextBlock>, SignerField> {
    let (form, findings) = form(text, lang);
    assert!(findings.is_empty(), "{text:?}: {findings:?}");
    let mut blocks = Vec::new();
    for block in form.expect("a form").blocks {
        match block {
            FormBlock::Fixed(block) => blocks.push(block),
            FormBlock::Open(open) => blocks.extend(open.fill(signer)?),
        }
    }
    Ok(blocks)
}

/// The text of each block; blocks are parted by ` / `.
fn text(source: &str, signer: &Signer<'_>) -> String {
    let blocks = filled(source, Lang::EN, signer).expect("every value");
    let text = |block: &TextBlock| block.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    blocks.iter().map(text).collect::<Vec<_>>().join(" / ")
}

fn run(text: &str, lang: Lang, kind: RunKind) -> Run {
    Run { text: text.into(), lang, strong: false, emphasis: false, kind }
}

#[test]
fn values_print_exactly_as_they_are() {
    for name in
        ["**bold** {{date}} <b>", "{{signer.city}}", "\\{{ &amp; [x](y) _a_", "# a", "- a", "  a  b", "\u{e000}xx"]
    {
        let source = "# {{signer.name}}\n\n**{{signer.name}}** {{signer.name}}\n\n- {{signer.name}}";
        assert_eq!(text(source, &signer(name)), format!("{name} / {name} {name} / {name}"));
    }
}

#[test]
fn constants_are_filled_once_and_stay_fixed() {
    let (form, _) =
        form("{{addressee.greeting}}\n\n**{{date}}** {{addressee.name}} {{letter.title}} {{route.name}}", Lang::EN);
    let form = form.expect("a form");
    assert_eq!((form.date.as_str(), form.inside_address.as_slice()), ("10 June 2021", &["Xi".to_owned()][..]));
    let [FormBlock::Fixed(greeting), FormBlock::Fixed(body)] = form.blocks.as_slice() else { panic!("{form:?}") };
    assert_eq!(greeting.role, TextRole::Greeting);
    assert_eq!(greeting.runs, [run("President Xi,\nSecretary Chen,", Lang::EN, RunKind::Value)]);
    assert_eq!(
        body.runs,
        [
            Run { strong: true, ..run("10 June 2021", Lang::EN, RunKind::Value) },
            run(" ", Lang::EN, RunKind::Prose),
            run("Xi\nChen", Lang::EN, RunKind::Name),
            run(" ", Lang::EN, RunKind::Prose),
            run("Free them", Lang::EN, RunKind::Value),
            run(" ", Lang::EN, RunKind::Prose),
            run("Paris", Lang::EN, RunKind::Value),
        ]
    );
}

#[test]
fn roles_follow_the_place_in_the_letter() {
    let source = "# T\n\n{{addressee.greeting}}\n\na\n\n3. b\n4. c\n\n- d\n\n---\n\nYours, {{addressee.greeting}}";
    let roles: Vec<_> = filled(source, Lang::EN, &signer("A")).expect("blocks").iter().map(|b| b.role).collect();
    let item = |number, first| TextRole::ListItem { number, first };
    assert_eq!(
        roles,
        [
            TextRole::Heading(1),
            TextRole::Greeting,
            TextRole::Paragraph,
            item(Some(3), true),
            item(Some(4), false),
            item(None, true),
            TextRole::Closing,
        ]
    );
}

#[test]
fn an_empty_constant_is_an_error_at_its_first_place_unless_it_may_be_empty() {
    let (form_of_required, findings) = form("a\n\n{{addressee.office}} {{addressee.office}}", Lang::EN);
    assert!(form_of_required.is_none());
    assert_eq!(findings, ["error 3:1 empty-placeholder addressee.office"]);
    assert_eq!(text("a\n\n{{addressee.office?}}\n\nb {{addressee.office?}} c", &signer("A")), "a / b c");
    assert_eq!(text("1. {{addressee.office?}}\n2. b", &signer("A")), "b");
}

#[test]
fn an_empty_value_of_the_signer_is_named_unless_it_may_be_empty() {
    for (source, missing) in [
        ("{{signer.city}}", SignerField::City),
        ("{{signer.message}}", SignerField::Message),
        ("a {{signer.message}}", SignerField::Message),
        ("{{signer.date}}", SignerField::Date),
    ] {
        assert_eq!(filled(source, Lang::EN, &signer("A")), Err(missing), "{source}");
    }
    for (source, expected) in [
        ("a\n\n{{signer.message?}}\n\nb", "a / b"),
        ("a\n\n(*{{signer.city?}}*)\n\nb", "a / b"),
        ("{{signer.name}}\\\n{{signer.role?}}\\\nx", "A\nx"),
        ("I, {{signer.name}} {{signer.role?}} write", "I, A write"),
        ("- {{signer.city?}}\n- b", "b"),
    ] {
        assert_eq!(text(source, &signer("A")), expected, "{source}");
    }
}

#[test]
fn a_message_alone_is_a_paragraph_for_each_of_its_paragraphs() {
    let signer = Signer { message: Cow::Borrowed("One.\r\n\r\n  釈放してください。\n\n"), ..signer("A") };
    let blocks = filled("*{{signer.message?}}*", Lang::EN, &signer).expect("blocks");
    let message = |text, lang| TextBlock {
        role: TextRole::Paragraph,
        runs: vec![Run { emphasis: true, ..run(text, lang, RunKind::Message) }],
    };
    assert_eq!(blocks, [message("One.", Lang::EN), message("釈放してください。", Lang::JA)]);
    assert_eq!(text("She says: {{signer.message?}}", &signer), "She says: One.\n釈放してください。");
}

#[test]
fn values_carry_their_language_and_kind() {
    let uyghur = Lang::literal("ug");
    let signer = Signer {
        name: Name { printed: Cow::Borrowed("ئادىل"), lang: uyghur, latin: Some(Cow::Borrowed("Adil")) },
        city: Cow::Borrowed("台北"),
        country: Cow::Borrowed("Norway"),
        date: Some(DAY),
        ..signer("")
    };
    for (source, lang, expected) in [
        ("{{signer.name}}", Lang::EN, run("ئادىل", uyghur, RunKind::Name)),
        ("{{signer.latin_name}}", Lang::EN, run("Adil", Lang::EN, RunKind::Name)),
        ("{{signer.city}}", Lang::EN, run("台北", Lang::ZH_HANT, RunKind::Value)),
        ("{{signer.city}}", Lang::JA, run("台北", Lang::JA, RunKind::Value)),
        ("{{signer.country}}", Lang::EN, run("Norway", Lang::EN, RunKind::Value)),
        ("{{signer.date}}", Lang::ZH_HANT, run("2021年6月10日", Lang::ZH_HANT, RunKind::Value)),
        (
            "[{{signer.country}}](https://example.org/)",
            Lang::EN,
            run("Norway", Lang::EN, RunKind::Link("https://example.org/".into())),
        ),
    ] {
        let blocks = filled(source, lang, &signer).expect("blocks");
        assert_eq!(blocks.first().map(|block| block.runs.as_slice()), Some(&[expected][..]), "{source}");
    }
}

#[test]
fn a_latin_name_is_never_printed_twice_and_never_missing() {
    let kari = signer("Kari");
    assert_eq!(text("{{signer.name}} {{signer.latin_name?}}", &kari), "Kari");
    assert_eq!(text("{{signer.latin_name}}", &kari), "Kari");
    let mamoru =
        Signer { name: Name { printed: Cow::Borrowed("人権 守"), lang: Lang::JA, latin: None }, ..signer("") };
    assert_eq!(filled("{{signer.latin_name}}", Lang::EN, &mamoru), Err(SignerField::LatinName));
}

#[test]
fn templates_are_checked_together() {
    let checked = |kind: Kind, texts: &[&str]| {
        let mut findings = Findings::new();
        let templates: Vec<_> = texts
            .iter()
            .filter_map(|text| Template::parse(text, Path::new("en.md"), Lang::EN, &mut findings))
            .collect();
        check(&Campaign { kind, ..campaign() }, &templates, &mut findings);
        all_shown(&findings)
    };
    assert_eq!(checked(Kind::Letter, &["a\n\n{{signer.message?}}\n\n---\n\nb", "a\n\n---\n\nb"]), [""; 0]);
    assert_eq!(
        checked(Kind::Letter, &["a", "a\n\n---\n\nb"]),
        ["warning no-closing en", "warning message-never-placed"]
    );
    assert_eq!(
        checked(Kind::Petition, &["a {{signer.city}} {{date}}"]),
        ["error 1:3 placeholder-does-not-apply signer.city"]
    );
}
