//! Rules of the page that hold for any text at any measure, with lists of our judges' own: what begins and ends a line, how
//! short a last line may be, and the setting that lets marks hang.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::sync::LazyLock;

use cli_support::Workshop;
use mailbag::diagnostic::Findings;
use mailbag::lang::Lang;
use mailbag::length::Length;
use mailbag::text::{Alignment, Direction, FontBook, ParagraphStyle, Setter, Span, SpanKind, TextStyle};

static FONTS: LazyLock<FontBook> = LazyLock::new(|| FontBook::load(None, &mut Findings::new()));

const SIZE: Length = Length::pt(10.0);

/// Texts full of marks, and of words that do not belong to their language.
const TEXTS: [(&str, &str); 10] = [
    (
        "zh-Hant",
        "「我們（六十人）要求：『立即釋放』！」她說——聲音很輕……雪克來提·扎克爾、阿里木·買買提，都在《人權報告》第3頁；\
         「為什麼？」Amnesty International在2021年6月10日（星期四）問道：「90%的人沒有律師，罰款5 kg黃金！」",
    ),
    (
        "zh-Hans",
        "“我们（六十人）要求：‘立即释放’！”她说——声音很轻……阿里木·买买提、《人权报告》第3页；“为什么？”Amnesty \
         International在2021年6月10日（星期四）问道：“90%的人没有律师，罚款5 kg黄金！”",
    ),
    (
        "ja",
        "「わたしたち（六十名）は、『ただちに釈放を』と求めます。」キャンペーンの、ちょっとした一歩です……。シャフカト・ミルジヨエフ\
         さんは、2021年6月10日に「なぜ？」と問いました。人々——とくに家族——は、90％が弁護士に会えず、5 kgも痩せたそうです！",
    ),
    (
        "ko",
        "“우리는(60명) 석방을 요구합니다!” 그는 말했습니다… 「인권 보고서」 3쪽, 『왜?』라는 물음; 2021년 6월 10일(목)에 90%가 \
         변호사를 만나지 못했습니다.",
    ),
    (
        "fr",
        "« Pourquoi ? » demande-t-elle ; « libérez-les ! » Le 1er juin 2021, 22 000 personnes (90 % d’entre elles) ont écrit : « Assez ! » \
         On a trouvé 5 kg de lettres, voir n° 3.",
    ),
    ("fr-CH", "«Pourquoi?» demande-t-elle; «libérez-les!» Le 10 juin, 22 000 personnes (90 %) ont écrit: «Assez!»"),
    (
        "nb",
        "« Hvorfor? » spurte hun. 10. juni 2021 skrev 22 000 000 mennesker (90 % av dem): « Nok! » Brevene veide 5 kg.",
    ),
    (
        "en-GB",
        "“Why?” she asked (on 10 June 2021); “release them!” Of 22 000 people, 90 % wrote ‘enough’ … and sent 5 kg of letters.",
    ),
    (
        "de",
        "„Warum?“, fragte sie (am 10. Juni 2021); „lasst sie frei!“ Von 22 000 Menschen schrieben 90 % ‚genug‘, mit 5 kg Papier.",
    ),
    ("ug", "«نېمىشقا؟» دەپ سورىدى ئۇ (2021-يىلى)؛ «قويۇپ بېرىڭلار!» 22 000 كىشى، 90 % خەت يازدى."),
];

/// After CLREQ 3.1.4 and JLREQ 3.1.7 and 3.1.8, and for alphabets the marks that close and open.
fn begins_no_line(lang: Lang) -> &'static str {
    match lang.language() {
        "ja" => "」』）、。，．：；！？％ぁぃぅぇぉっゃゅょァィゥェォッャュョー々ゝ・…”’)]},.;:!?%",
        "zh" => "」』）】》〉、。，．：；！？％·—…～”’)]},.;:!?%",
        "ko" => "」』）、。，．”’)]},.;:!?%",
        "fr" | "nb" => "»”’)]},.;:!?%",
        "de" => "“‘)]},.;:!?%",
        "ug" => "»)،؛؟!.%",
        _ => "”’)]},.;:!?%",
    }
}

fn ends_no_line(lang: Lang) -> &'static str {
    match lang.language() {
        "zh" => "「『（【《〈“‘·([{",
        "ja" | "ko" => "「『（【《〈“‘([{",
        "de" => "„‚([{",
        "fr" | "nb" | "ug" => "«“‘([{",
        _ => "“‘([{",
    }
}

/// What must stand on one line; its spaces may be of any width.
const WHOLE: [&str; 10] =
    ["5 kg", "90 %", "22 000", "000 000", "10 June", "10. Juni", "10. juni", "10 juin", "1er juin", "n° 3"];

/// The lines of a text as read, their spaces common ones.
fn lines(text: &str, lang: Lang, alignment: Alignment, measure: Length) -> Vec<String> {
    let style = TextStyle { size: SIZE, bold: false, italic: false, lang };
    let spans = [Span { text: text.into(), style, kind: SpanKind::Prose }];
    let paragraph = ParagraphStyle { alignment, direction: Direction::Auto, lang };
    let set = Setter::new(&FONTS).set(&spans, &paragraph, measure);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    set.into_iter().map(|line| words(&text[line.source])).collect()
}

#[test]
fn marks_and_numbers_keep_their_places_at_any_measure() {
    for (tag, text) in TEXTS {
        let lang = Lang::parse(tag).expect("a tag");
        for points in (90..520).step_by(7) {
            for alignment in [Alignment::Justify, Alignment::Start] {
                let lines = lines(text, lang, alignment, Length::pt(1.0) * points);
                for (line, next) in lines.iter().zip(&lines[1..]) {
                    let place = format!("{tag}, {points} pt: {line} | {next}");
                    assert!(!next.starts_with(|mark| begins_no_line(lang).contains(mark)), "{place}");
                    assert!(!line.ends_with(|mark| ends_no_line(lang).contains(mark)), "{place}");
                    assert!(!(line.ends_with('—') && next.starts_with('—')), "{place}");
                    for whole in WHOLE.iter().filter_map(|whole| whole.split_once(' ')) {
                        assert!(!(line.ends_with(whole.0) && next.starts_with(whole.1)), "{place}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_last_line_of_cjk_is_never_one_character_with_its_mark() {
    for (tag, text) in &TEXTS[..3] {
        let lang = Lang::parse(tag).expect("a tag");
        for points in (150..520).step_by(3) {
            let lines = lines(text, lang, Alignment::Justify, Length::pt(1.0) * points);
            let last = lines.last().map_or("", String::as_str);
            assert!(
                last.chars().filter(|character| character.is_alphanumeric()).count() > 1,
                "{tag}, {points} pt: {last}"
            );
        }
    }
}

#[test]
fn hanging_is_a_setting_of_the_letter() {
    let build = |setting: &str| {
        let workshop = Workshop::with_shipped_files();
        let letter = workshop.read("letters/tokyo-ambassador/letter.toml");
        workshop
            .write("letters/tokyo-ambassador/letter.toml", letter.replace("signed =", &format!("{setting}\nsigned =")));
        workshop.run_line("build tokyo-ambassador --date 2026-12-10")
    };
    build("hanging = true").exits(0);
    build("hanging = \"yes\"").exits(1).says(&["letter.toml:", "boolean"]);
}
