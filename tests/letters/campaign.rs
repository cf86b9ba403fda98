//! `letter.toml`, `addressees.toml`, `routes.toml`: defaults, checks, places.

use std::path::Path;

use jiff::civil::date;
use mailbag::campaign::resolve::HEADINGS;
use mailbag::campaign::{Arrangement, Campaign, Kind, Library, SenderBlock, Signed};
use mailbag::diagnostic::{Code, Findings};
use mailbag::lang::Lang;
use mailbag::signers::Column;

use crate::all_shown;

const ADDRESSEES: &str = r#"
[xi-jinping]
as_of = "2021-06-10"
[xi-jinping.zh-Hant]
name = "習近平"
[xi-jinping.en]
name = "Xi Jinping"
office = "President"
greeting = "Dear President,"
inside_address = ["Xi Jinping", "Beijing"]
[xi-jinping.postal]
person = "Xi Jinping"
street = "Xichang'an jie"
postcode = "100017"
place = "Beijing"
country = "cn"

[chen-quanguo]
until = 2021-12-25
successor = "ma-xingrui"
[chen-quanguo.en]
name = "Chen Quanguo"
"#;

const ROUTES: &str = r#"
[paris]
name = "Paris"
lines = ["76, boulevard de la Villette", "75940 Paris cedex 19"]
country = "FR"
language = "fr"
as_of = 2021-06-01
"#;

const LETTER: &str = r#"kind = "letter"
languages = ["zh-Hant", "en"]
addressees = ["xi-jinping"]
[title]
en = "Free them"
zh-Hant = "釋放"
"#;

/// A folder of letters with one letter, `free-them`.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(letter: &str) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        folder.write("addressees.toml", ADDRESSEES);
        folder.write("routes.toml", ROUTES);
        folder.write("free-them/letter.toml", letter);
        folder.write("free-them/zh-Hant.md", "中");
        folder.write("free-them/en.md", "a");
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn library(&self) -> Library {
        let mut findings = Findings::new();
        let library = Library::read(self.0.path(), &mut findings);
        assert!(findings.is_empty(), "{:?}", all_shown(&findings));
        library.expect("a library")
    }

    fn campaign(&self) -> (Option<Campaign>, Vec<String>) {
        let mut findings = Findings::new();
        let campaign = self.library().campaign("free-them", &mut findings);
        (campaign, all_shown(&findings))
    }
}

fn resolved(letter: &str) -> (Option<Campaign>, Vec<String>) {
    Folder::new(letter).campaign()
}

#[test]
fn defaults_are_filled_in() {
    let (campaign, findings) = resolved(LETTER);
    assert_eq!(findings, [""; 0]);
    let campaign = campaign.expect("a campaign");
    assert_eq!((campaign.kind, campaign.arrangement), (Kind::Letter, Arrangement::Sequential));
    assert_eq!((campaign.sender, campaign.signed), (SenderBlock::Town, Signed::ByHand));
    assert_eq!(campaign.languages, [Lang::ZH_HANT, Lang::EN]);
    assert_eq!((campaign.opens, campaign.closes, campaign.route.as_deref()), (None, None, None));
    assert!(!campaign.consent_required && campaign.notice.is_none());
    assert_eq!(campaign.title(Lang::EN), "Free them");
    assert_eq!(campaign.title(Lang::literal("zh-Hant-TW")), "釋放");
    // Not English, but the letter's first language.
    assert_eq!(campaign.title(Lang::literal("fr")), "釋放");
}

#[test]
fn everything_that_can_be_set_is_kept() {
    let (campaign, findings) = resolved(
        r#"kind = "letter"
languages = ["zh-Hant", "en"]
arrangement = "columns"
route = "paris"
addressees = ["chen-quanguo", "xi-jinping"]
sender = "address"
signed = "online"
opens = "2021-06-10"
closes = 2022-04-29
required = ["city", "email"]
consent = "required"
[title]
zh = "釋放"
en = " Free\n them "
[columns]
given_name = "Prénom "
"#,
    );
    assert_eq!(findings, [""; 0]);
    let campaign = campaign.expect("a campaign");
    assert_eq!((campaign.arrangement, campaign.sender), (Arrangement::Columns, SenderBlock::Address));
    assert_eq!((campaign.signed, campaign.consent_required), (Signed::Online, true));
    assert_eq!((campaign.opens, campaign.closes), (Some(date(2021, 6, 10)), Some(date(2022, 4, 29))));
    assert_eq!(campaign.addressees, ["chen-quanguo", "xi-jinping"]);
    assert_eq!(campaign.required, ["city", "email"]);
    assert_eq!(campaign.columns.get("given_name").map(String::as_str), Some("Prénom"));
    assert_eq!(campaign.title(Lang::EN), "Free them");
}

#[test]
fn what_is_wrong_is_reported_at_its_place() {
    let letter = |change: &str| {
        let (key, _) = change.split_once(" =").expect("a setting");
        let kept: Vec<&str> = LETTER.lines().filter(|line| !line.starts_with(&format!("{key} ="))).collect();
        format!("{change}\n{}", kept.join("\n"))
    };
    for (change, expected) in [
        (r#"route = "pariss""#, "error 1:9 unknown-route pariss"),
        (r#"addressees = ["xi-jinping", "xi"]"#, "error 1:29 unknown-addressee xi"),
        (r#"addressees = ["xi-jinping", "xi-jinping"]"#, "error 1:29 doubled-value addressees"),
        ("addressees = []", "error addressees empty-setting addressees"),
        (r#"languages = ["en", "zh-Hant", "en"]"#, "error 1:31 doubled-value languages"),
        (r#"languages = ["en", "EN"]"#, "error 1:20 doubled-value languages"),
        (r#"languages = ["english!"]"#, "error 1:14 bad-language-tag english!"),
        ("languages = []", "error 1:13 empty-setting languages"),
        (r#"opens = "10.6.2021""#, "error 1:9 bad-date 10.6.2021"),
        (r#"opens = "20210610""#, "error 1:9 bad-date 20210610"),
        ("opens = 2021-06-10T12:00:00", "error 1:9 bad-date 2021-06-10T12:00:00"),
        ("closes = 20210610", "error 1:10 bad-date 20210610"),
        (r#"closes = "2021-02-29""#, "error 1:10 bad-date 2021-02-29"),
        (r#"required = ["city", "town"]"#, "error 1:21 unknown-column town"),
        (r#"required = ["city", "city"]"#, "error 1:21 doubled-value required"),
        (r#"columns = { nick = "Nom" }"#, "error 1:13 unknown-column nick"),
        (r#"table = ["name"]"#, "warning 1:9 setting-does-not-apply table"),
    ] {
        let (campaign, findings) = resolved(&letter(change));
        assert_eq!(findings.first().map(String::as_str), Some(expected), "{change}: {findings:?}");
        assert_eq!(campaign.is_none(), expected.starts_with("error"), "{change}");
    }
}

#[test]
fn a_setting_that_is_not_known_or_not_right_is_bad_toml_at_its_place() {
    for (letter, place, reason) in [
        (format!("rute = \"paris\"\n{LETTER}"), (1, 1), "unknown field `rute`"),
        (format!("{LETTER}[notise]\n"), (7, 2), "unknown field `notise`"),
        (format!("{LETTER}[notice]\ncontroler = \"x\""), (8, 1), "unknown field `controler`"),
        (LETTER.replace("\"letter\"", "\"leter\""), (1, 8), "unknown variant `leter`"),
        (format!("sender = \"all\"\n{LETTER}"), (1, 10), "unknown variant `all`"),
        (format!("opens = \n{LETTER}"), (1, 9), ""),
        (LETTER.replace("[\"zh-Hant\", \"en\"]", "\"en\""), (2, 13), "invalid type"),
        (format!("\u{feff}{}", LETTER.replace('\n', "\r\n").replace("en =", "en :")), (5, 4), ""),
    ] {
        let folder = Folder::new(&letter);
        let mut findings = Findings::new();
        assert!(folder.library().campaign("free-them", &mut findings).is_none());
        let [finding] = findings.iter().collect::<Vec<_>>()[..] else { panic!("{:?}", all_shown(&findings)) };
        let at = finding.place.as_ref().map(|place| (place.line.unwrap_or(0), place.column.unwrap_or(0)));
        assert_eq!((finding.code, at), (Code::BadToml, Some(place)), "{letter}: {}", finding.value("reason"));
        assert!(finding.value("reason").contains(reason), "{}", finding.value("reason"));
    }
}

#[test]
fn unknown_names_come_with_what_is_known_and_what_was_meant() {
    let folder = Folder::new(&LETTER.replace("xi-jinping", "xi-jining"));
    let library = folder.library();
    let mut findings = Findings::new();
    assert!(library.campaign("free-them", &mut findings).is_none());
    assert!(library.campaign("free-thm", &mut findings).is_none());
    assert!(library.campaign("../free-them", &mut findings).is_none());
    assert!(library.route("oslo", &mut findings).is_none());
    assert!(library.addressee("xi-jinping", &mut findings).is_some());
    let shown: Vec<_> =
        findings.iter().map(|f| format!("{} {} {}", f.code.as_str(), f.value("known"), f.value("nearest"))).collect();
    assert_eq!(
        shown,
        [
            "unknown-addressee chen-quanguo, xi-jinping xi-jinping",
            "unknown-letter free-them free-them",
            "unsafe-name  ",
            "unknown-route paris ",
        ]
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let (campaign, findings) = resolved(&format!("\u{feff}{}", LETTER.replace('\n', "\r\n")));
    assert!(campaign.is_some() && findings.is_empty(), "{findings:?}");
}

#[test]
fn two_columns_need_two_languages() {
    let (_, findings) =
        resolved(&format!("arrangement = \"columns\"\n{}", LETTER.replace("[\"zh-Hant\", \"en\"]", "[\"en\"]")));
    assert_eq!(findings, ["error 1:15 columns-need-two-languages 1"]);
}

#[test]
fn a_language_needs_its_template_and_should_have_its_title() {
    let (_, findings) = resolved(&LETTER.replace("\"en\"]", "\"en\", \"fr-BE\"]"));
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(findings[0].starts_with("error 2:31 missing-file") && findings[0].ends_with("fr-BE.md"));
    assert_eq!(findings[1], "warning title.fr-BE empty-setting title.fr-BE");
}

#[test]
fn a_petition_has_its_table_and_its_notice() {
    let petition = LETTER.replace("\"letter\"", "\"petition\"").replace("addressees = [\"xi-jinping\"]\n", "");
    let (campaign, findings) = resolved(&petition);
    assert_eq!(findings, ["warning notice empty-setting notice"]);
    assert_eq!(campaign.expect("a campaign").table, ["number", "name", "town", "date", "signature"]);
    let (campaign, findings) =
        resolved(&format!("table = [\"name\"]\n{petition}[notice]\ncontact = \"a\"\nrights = \" \"\n"));
    let campaign = campaign.expect("a campaign");
    assert_eq!((findings.len(), campaign.table), (8, vec!["name".to_owned()]));
    assert_eq!(findings[0], "warning 7:1 empty-setting notice.controller");
    assert_eq!(findings[6], "warning 9:10 empty-setting notice.rights");
    assert_eq!(campaign.notice.map(|notice| notice.contact).as_deref(), Some("a"));
}

#[test]
fn only_folders_with_a_letter_are_letters() {
    let folder = Folder::new(LETTER);
    folder.write("notes/readme.md", "a");
    folder.write("appel/letter.toml", "broken");
    folder.write("free them/letter.toml", LETTER);
    let mut findings = Findings::new();
    let library = Library::read(folder.0.path(), &mut findings).expect("a library");
    assert_eq!(library.letters, ["appel", "free-them"]);
    assert_eq!(all_shown(&findings), ["warning unsafe-name free them"]);
    // A letter says nothing of another one.
    let mut findings = Findings::new();
    assert!(library.campaign("free-them", &mut findings).is_some() && findings.is_empty());
}

#[test]
fn missing_files_of_the_library_are_all_named() {
    let mut findings = Findings::new();
    assert!(Library::read(Path::new("no/such/folder"), &mut findings).is_none());
    let empty = tempfile::tempdir().expect("a folder");
    assert!(Library::read(empty.path(), &mut findings).is_none());
    let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::MissingFile; 3]);
}

#[test]
fn addressees_and_routes_are_read_with_their_defaults() {
    let library = Folder::new(LETTER).library();
    let xi = &library.addressees["xi-jinping"];
    let postal = xi.postal.as_ref().expect("an address");
    assert_eq!((postal.street.as_slice(), postal.country.as_str()), (&["Xichang'an jie".to_owned()][..], "CN"));
    assert_eq!(xi.words(Lang::literal("fr")).map(|words| words.greeting.as_str()), Some("Dear President,"));
    assert_eq!(library.addressees["chen-quanguo"].until, Some(date(2021, 12, 25)));
    let paris = &library.routes["paris"];
    assert_eq!((paris.post_each, paris.window.as_deref(), paris.office.len()), (false, None, 0));
}

#[test]
fn errors_of_addressees_and_routes_have_their_place() {
    for (file, text, expected) in [
        ("addressees.toml", "[xi]\nsucessor = \"x\"", "error 2:1 bad-toml"),
        ("addressees.toml", "[\"x i\"]\n", "error 1:2 unsafe-name x i"),
        ("addressees.toml", "[nul]\n", "error 1:2 unsafe-name nul"),
        ("addressees.toml", "[xi.en]\nnmae = \"x\"", "error 2:1 bad-toml"),
        ("addressees.toml", "[xi]\nuntil = \"soon\"", "error 2:9 bad-date soon"),
        ("addressees.toml", "[xi.postal]\ncountry = \"China\"", "error 2:11 bad-country China"),
        ("addressees.toml", "[xi.postal]\ncountry = \"CN\"\nstreet = 3", "error 3:10 bad-toml"),
        ("addressees.toml", "[xi.zh-hant]\n[xi.zh-Hant]\n", "error 1:2 bad-toml"),
        ("routes.toml", "[a]\nlines = [\"x\"]\ncountry = \"FRA\"", "error 3:11 bad-country FRA"),
        ("routes.toml", "[a]\nlines = [\"x\"]", "error 1:1 bad-toml"),
        ("routes.toml", "[a]\ncountry = \"FR\"", "error a.lines empty-setting a.lines"),
        ("routes.toml", "[a]\nlines=[\"x\"]\ncountry=\"FR\"\nwindow = \"nome\"", "error 4:10 unknown-window nome"),
        ("routes.toml", "[a]\nlines=[\"x\"]\ncountry=\"FR\"\nlanguage = \"\"", "error 4:12 bad-language-tag "),
        ("routes.toml", "[a]\nlines=[\"x\"]\ncountry=\"FR\"\npost = \"ship\"", "error 4:8 bad-toml"),
    ] {
        let folder = Folder::new(LETTER);
        folder.write(file, text);
        let mut findings = Findings::new();
        let _ = Library::read(folder.0.path(), &mut findings);
        let shown = all_shown(&findings);
        assert!(shown.len() == 1 && shown[0].starts_with(expected), "{text}: {shown:?}");
    }
}

#[test]
fn the_day_of_the_letters_is_looked_at() {
    let folder = Folder::new(&format!("opens = 2021-06-10\ncloses = 2022-04-29\n{LETTER}"));
    let library = folder.library();
    let campaign = library.campaign("free-them", &mut Findings::new()).expect("a campaign");
    let addressees = [&library.addressees["xi-jinping"], &library.addressees["chen-quanguo"]];
    let on = |day| {
        let mut findings = Findings::new();
        campaign.check_day(&library, &addressees, &[&library.routes["paris"]], day, &mut findings);
        all_shown(&findings)
    };
    let without = "error chen-quanguo addressee-without-language chen-quanguo";
    let no_postal = "note chen-quanguo.postal no-postal-address chen-quanguo";
    let office = "warning paris.office empty-setting paris.office";
    let paris = "note paris.as_of data-age paris";
    // A month old, data are not called old.
    assert_eq!(on(date(2021, 6, 10)), [without, no_postal, office]);
    assert_eq!(on(date(2021, 7, 1)), [without, no_postal, office]);
    assert_eq!(on(date(2021, 7, 2)), [without, no_postal, office, paris]);
    assert_eq!(on(date(2021, 6, 1)), ["warning campaign-closed 2021-06-10", without, no_postal, office]);
    assert_eq!(
        on(date(2022, 4, 30)),
        [
            "warning campaign-closed 2021-06-10",
            "note xi-jinping.as_of data-age xi-jinping",
            without,
            "warning chen-quanguo.until addressee-left chen-quanguo",
            no_postal,
            office,
            paris,
        ]
    );
    let mut findings = Findings::new();
    campaign.check_day(&library, &addressees[1..], &[], date(2021, 12, 25), &mut findings);
    assert!(!all_shown(&findings).iter().any(|shown| shown.contains("addressee-left")), "the last day is in office");
}

#[test]
fn languages_may_be_chosen_among_the_letters_own() {
    let campaign = Folder::new(LETTER).campaign().0.expect("a campaign");
    for (asked, expected) in [
        (&[][..], Ok("zh-Hant en")),
        (&["en", "zh_hant"][..], Ok("en zh-Hant")),
        (&["fr"][..], Err("error unknown-language fr")),
        (&["en", "en"][..], Err("error doubled-value languages")),
        (&["x"][..], Err("error bad-language-tag x")),
    ] {
        let mut findings = Findings::new();
        let chosen = campaign.choose_languages(asked, &mut findings);
        let chosen = chosen.map(|list| list.iter().map(Lang::to_string).collect::<Vec<_>>().join(" "));
        assert_eq!(chosen.as_deref().ok_or(all_shown(&findings).join(" ").as_str()), expected, "{asked:?}");
    }
}

#[test]
fn the_headings_are_those_of_the_list() {
    assert_eq!(HEADINGS, Column::ALL.map(Column::heading));
}
