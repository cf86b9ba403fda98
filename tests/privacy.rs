//! What an addressee must never read of a signer: neither text nor bookmarks, metadata, structure or names of files of a default
//! batch hold a street, a postcode, an e-mail address, a reference, an unknown column or the name of somebody withheld.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;
#[path = "cli_support/pdf_text.rs"]
mod pdf_text;

use std::collections::BTreeMap;

use cli_support::Workshop;
use pdf_text::Pdf;

const LETTERS: [&str; 5] = ["xinjiang-release", "petition-paris", "chen-oslo", "tokyo-ambassador", "appel-belgique"];

/// Made so that no letter and no address of ours says any of it. The message of a petition is not printed either.
const LIST: &str = "\
id,given_name,family_name,latin_name,print_name,street,postcode,city,country,email,language,date,visibility,telephone
REF-7Q1,Zebulon,Quartermain,,,Wobblegate 8817,QZ81 7XK,Umbertown,Norge,zebulon.q@wobble.example,nb,2021-06-10,,+99 5550 8817
REF-7Q2,望舒,歐陽,Ouyang Wangshu,,甪直鎮翡翠弄八八一七號,981-7736,臺北,臺灣,wangshu@jade.example,zh-Hant,2021-06-11,,+99 5550 8818
REF-7Q3,Hortensia,Vandersloot,,Hibiscus,Knikkerpad 4459bis,4459 ZZ,Nimwegen,Nederland,tulip@knik.example,nl,2021-06-12,,+99 5550 8819
REF-7Q4,Balthazar,Xylander,,,Zwirnsteig 6653,DX66539,Basel,Schweiz,balthazar@zwirn.example,de,2021-06-13,withheld,+99 5550 8820
REF-7Q5,Quintilla,Featherhay,,,Plumgarth 3312,PG33 12Q,Leeds,UK,quintilla@plum.example,en,2021-06-14,initials,+99 5550 8821
";

/// Of each row what may not be printed: reference, street, postcode, e-mail, telephone; of hidden names the name too. None could
/// stand in a hash by chance.
const SECRETS: [&str; 28] = [
    "REF-7Q1",
    "REF-7Q2",
    "REF-7Q3",
    "REF-7Q4",
    "REF-7Q5",
    "Wobblegate",
    "QZ81",
    "7XK",
    "zebulon.q",
    "wobble.example",
    "翡翠弄",
    "八八一七",
    "981-7736",
    "jade.example",
    "Knikkerpad",
    "4459ZZ",
    "knik.example",
    "Hortensia",
    "Vandersloot",
    "Zwirnsteig",
    "DX66539",
    "zwirn.example",
    "Balthazar",
    "Xylander",
    "Plumgarth",
    "PG33",
    "Featherhay",
    "+99",
];

/// Without white space, hyphens and case: where a line is broken does not matter.
fn plain(text: &str) -> String {
    let kept =
        |character: &char| !character.is_whitespace() && !matches!(character, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}');
    text.chars().filter(kept).flat_map(char::to_lowercase).collect()
}

/// Everything that can be read in a batch but in `inputs/`, by where it stands: files and their names.
fn read(workshop: &Workshop, arguments: &str) -> BTreeMap<String, String> {
    let out = format!("out-{}", workshop.names("").len());
    workshop.run_line(&format!("build {arguments} --date 2021-12-10 --out {out}")).exits(0);
    let files = workshop.files(&out);
    let mut said = BTreeMap::from([("names of files".to_owned(), plain(&files.keys().cloned().collect::<String>()))]);
    for (name, bytes) in files.into_iter().filter(|(name, _)| !name.contains("/inputs/")) {
        if bytes.starts_with(b"%PDF-") {
            let pdf = Pdf::read(&bytes);
            let shown =
                pdf.pages().iter().flat_map(|page| page.shown.clone()).map(|shown| shown.text).collect::<String>();
            assert!(!shown.contains('\u{FFFD}'), "{name} has a glyph without text");
            said.insert(format!("text of {name}"), plain(&shown));
            said.insert(format!("strings of {name}"), plain(&pdf.other_strings().join("\n")));
        } else {
            said.insert(name, plain(&String::from_utf8(bytes).expect("UTF-8")));
        }
    }
    said
}

fn holds(said: &BTreeMap<String, String>, word: &str) -> bool {
    said.values().any(|text| text.contains(&plain(word)))
}

#[test]
fn a_default_batch_tells_nothing_but_name_town_and_country() {
    let workshop = Workshop::with_list(LIST);
    for letter in LETTERS {
        for more in ["", "--per-signer", "--route paris --route oslo --sheet-marks code"] {
            if letter.starts_with(['p', 'a']) && more.contains("sheet-marks") {
                continue;
            }
            if letter.starts_with(['p', 'a']) && more == "--per-signer" {
                continue;
            }
            let said = read(&workshop, &format!("{letter} {more}"));
            for secret in SECRETS {
                for (place, text) in &said {
                    assert!(!text.contains(&plain(secret)), "`{secret}` in the {place} of {letter} {more}");
                }
            }
            // The reader reads: whom all may see is there, and the cover too.
            for word in ["Quartermain", "歐陽", "Hibiscus"] {
                assert!(holds(&said, word), "`{word}` is not found in {letter} {more}");
            }
            assert!(said.keys().any(|place| place.ends_with("cover.pdf")));
        }
    }
}

#[test]
fn what_is_asked_for_is_printed() {
    let workshop = Workshop::with_list(LIST);
    let settings = workshop.read("letters/chen-oslo/letter.toml").replace("sender = \"town\"", "sender = \"address\"");
    workshop.write("letters/chen-oslo/letter.toml", settings);
    let template = workshop.read("letters/chen-oslo/en.md");
    workshop.write("letters/chen-oslo/en.md", template.replacen("\n---", "\n{{signer.email?}}\n\n---", 1));
    let said = read(&workshop, "chen-oslo");
    for word in ["Wobblegate 8817", "QZ81 7XK", "zebulon.q@wobble.example", "翡翠弄"] {
        assert!(holds(&said, word), "`{word}` is not found");
    }
    for secret in ["REF-7Q1", "+99", "Balthazar", "Hortensia", "Quintilla"] {
        assert!(!holds(&said, secret), "`{secret}` is found");
    }
}

#[test]
fn no_bookmark_names_anybody() {
    let workshop = Workshop::with_list(LIST);
    for letter in LETTERS {
        let said = read(&workshop, letter);
        let strings: String =
            said.iter().filter(|(place, _)| place.starts_with("strings")).map(|(_, text)| text.as_str()).collect();
        for name in ["Zebulon", "Quartermain", "Umbertown", "望舒", "歐陽", "Ouyang", "Hibiscus"] {
            assert!(!strings.contains(&plain(name)), "`{name}` in bookmarks, metadata or structure of {letter}");
        }
    }
}

/// Whatever a letter asks for, of a row with another name or initials it prints neither what it may not nor what names the person.
#[test]
fn another_name_hides_all_that_names_the_person() {
    let list = "\
id,name,print_name,title,organisation,role,city,visibility,Shoe size
REF-1,Zebulon Quartermain,Hibiscus,Dr Dr,Wobblegate Choir,Choirmaster,Umbertown,,size-8817
REF-2,Quintilla Featherhay,,Lady,Plumgarth Union,Spokeswoman,Leeds,initials,size-3312
REF-3,Kari Dahl,,Mrs,Tulip Club,Treasurer,Oslo,,size-4459
";
    let workshop = Workshop::with_list(list);
    let asked = "\n{{signer.id?}} {{signer.title?}} {{signer.organisation?}} {{signer.role?}} {{signer.extra.Shoe size?}}\n\n---";
    // The text for several knows no single signer: without it an organisation says “I”.
    for text in ["en.we.md", "nb.we.md"] {
        std::fs::remove_file(workshop.path(format!("letters/chen-oslo/{text}"))).expect("a text");
    }
    let template = workshop.read("letters/chen-oslo/en.md");
    workshop.write("letters/chen-oslo/en.md", template.replacen("\n---", asked, 1));
    let said = read(&workshop, "chen-oslo --languages en");
    for word in ["Hibiscus", "Umbertown", "REF-3", "Tulip Club", "Treasurer", "size-4459"] {
        assert!(holds(&said, word), "`{word}` is not found");
    }
    for secret in [
        "REF-1",
        "Quartermain",
        "Dr Dr",
        "Wobblegate",
        "Choirmaster",
        "size-8817",
        "REF-2",
        "Featherhay",
        "Plumgarth",
        "Spokeswoman",
        "size-3312",
    ] {
        assert!(!holds(&said, secret), "`{secret}` is found");
    }
    // Who has the list still finds the letter by its reference.
    workshop.run_line("preview chen-oslo --date 2021-12-10 --signer REF-1").exits(0);
}

#[test]
fn a_message_that_names_its_hidden_signer_is_refused() {
    let workshop = Workshop::with_list(
        "given_name,family_name,city,message,visibility,print_name,message_approved\n\
         Quintilla,Featherhay,Leeds,Hold on! Yours Quintilla,initials,,\n\
         Zebulon,Wobble,Oslo,I am FEATHERHAY's friend,initials,,\n\
         望舒,歐陽,臺北,我是歐陽望舒,,友,\n\
         Ann,Will,Leeds,Will you be free?,initials,,yes\n\
         Hortensia,Lee,Leeds,Yours Hortensia,named,,\n",
    );
    let build = |arguments: &str| workshop.run_line(&format!("build xinjiang-release --date 2021-12-10 {arguments}"));
    let refused = build("");
    refused.exits(1).says(&[
        "error: signers.csv:2: column `message`: the message says `Quintilla`, and the row hides the name",
        "error: signers.csv:4: column `message`: the message says `歐陽望舒`",
        "warning: signers.csv:5: column `message`: the message says `Will`",
        "hint: take it out of the message, or show the name",
        "2 errors",
    ]);
    build("--skip-invalid").exits(0).says(&["5 rows = 3 signers + 2 rejected"]);
    // The batch is read again as it was made.
    let batch = workshop.only_batch();
    workshop.run_line(&format!("envelopes {} --out envelopes", batch.display())).exits(0);
    // A letter without messages says none.
    let without = workshop.run_line("check xinjiang-release --date 2021-12-10 --as roll");
    assert!(!without.stderr.contains("the message says"), "{without}");
}

#[test]
fn a_message_that_asks_to_hide_the_name_is_heeded() {
    let long = "Free them all now and for ever. ".repeat(6);
    let workshop = Workshop::with_list(format!(
        "given_name,family_name,city,message,visibility,message_approved,email\n\
         Quintilla,Featherhay,Leeds,I would rather stay anonymous,,,q@example.org\n\
         Zebulon,Wobble,Oslo,Hold on! Please do NOT publish my name,initials,,\n\
         望舒,歐陽,臺北,匿名でお願いします,,,\n\
         Ann,Will,Leeds,Anonymous,,yes,\n\
         Hortensia,Lee,Leeds,{long} I want to stay anonymous.,,,\n\
         Bo,Vik,Oslo,vil være anonym,withheld,,\n\
         Kari,Dahl,Oslo,I do not want to be anonymous,,,\n\
         Quintilla,Featherhay,Leeds,,,,q@example.org\n"
    ));
    let build = |arguments: &str| workshop.run_line(&format!("build xinjiang-release --date 2021-12-10 {arguments}"));
    build("").exits(1).says(&[
        "error: signers.csv:2: column `message`: the message says `I would rather stay anonymous`, and the name would be printed",
        "error: signers.csv:4: column `message`: the message says `匿名でお願いします`",
        "warning: signers.csv:5: column `message`: the message says `Anonymous`",
        "warning: signers.csv:6: column `message`: the message says `I want to stay anonymous`",
        "hint: write withheld or initials under `visibility`",
        "2 errors",
    ]);
    // Another row of who asked is not printed either.
    build("--skip-invalid").exits(0).says(&[
        "signers.csv:9: this is the person of row 2",
        "8 rows = 4 signers + 2 rejected + 1 duplicate + 1 withheld",
    ]);
}
