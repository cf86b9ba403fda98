//! The texts of the specimen sheet, all our own, and the names of the rules at work in them.

use crate::lang::Lang;
use crate::layout::specimen::{Sample, Specimen};
use crate::letter::{Run, RunKind};

/// The whole sheet.
pub(crate) fn specimen() -> Specimen {
    Specimen {
        lang: Lang::literal("en-GB"),
        title: "A specimen of mailbag".to_owned(),
        subtitle: "One text in every language that a letter may hold; beside it, the rules that set it.".to_owned(),
        samples: SAMPLES.iter().map(sample).chain([side_by_side()]).collect(),
    }
}

/// A language, what it is called in itself, its text and the rules. In the text `*` begins and ends strong words, `_`
/// emphasis, a line that begins with `- ` is an item of a list, `<` and `>` stand around a stretch of another language, its tag and a bar before it, and around a link, its
/// address and a bar before it.
type Raw = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// The rule that needs a setting: where it stands, marks hang.
const HANGING: &str = "hanging = true: 、。 hang out of a full line";

const SAMPLES: &[Raw] = &[
    (
        "zh-Hant",
        "中文（繁體）",
        "信還沒有讀，先看見版面。「一眼就夠了。」她說：「（字要勻）、『行要齊』——這樣收信人才願意讀下去……」\
         2026年12月10日，我們從 Oslo 與Paris寄出22 000封信，*請立即釋放他們*；\
         雪克來提·扎克爾先生會收到其中300封，每封重20 g。<https://letters.example.org/2026/xinjiang-release/oslo?volume=0044#signers|《致主席的信》>在此。",
        &[
            "no ，。」 begins a line, no 「（ ends one",
            "adjacent marks share an em: 。」 ）、『",
            "—— and …… are never parted",
            "centred marks ，。 keep their em box",
            "a quarter em between Han and Latin, a typed space or not: 從 Oslo 與Paris",
            "the interpunct · has an em and stays inside the line",
            "number and unit stay together: 20 g",
            "a link’s address is a note; it breaks before / . ? # without a hyphen",
        ],
    ),
    (
        "zh-Hans",
        "中文（简体）",
        "信未拆，先见字。她问：“谁签的名？”——“我们大家。”从Oslo到Paris，三个月里共收到22 000个签名（其中1 300个写着‘请转交’）……\
         *请立即释放他们*，也请让阿里木·买买提回家。",
        &[
            "marks at the lower left of their em",
            "half width at the edge and side by side",
            "“ ” — … take the Chinese face",
            "the interpunct · has half an em",
            "Simplified forms (locl)",
        ],
    ),
    (
        "ja",
        "日本語",
        "手紙は、読まれるまえに見られます。「ちょっとしたこと」（たとえば句読点、括弧、『二重括弧』）で、印象は変わるのです……。\
         2026年12月10日、OsloとParisから22 000通のレターが届きました。*ただちに釈放してください*——その一行のために、\
         シャフカト・カリモフさんもペンをとりました。",
        &[
            "small kana and ー begin no line",
            "、。 half width where marks meet",
            "the blank of marks shrinks before lines grow loose",
            "digit groups 22 000 stay whole",
            "Japanese forms (locl)",
        ],
    ),
    (
        "ja",
        "日本語",
        "版面をととのえるために、行の終わりの句読点だけを外へ出すことがあります。文字の右はしはそろったまま、句点や読点、\
         つまり小さなしるしだけが、余白にぶら下がるのです。",
        &[HANGING, "the characters end flush all the same"],
    ),
    (
        "ko",
        "한국어",
        "편지는 읽히기 전에 먼저 보입니다. “누가 서명했습니까?” 하고 그는 물었습니다. 2026년 12월 10일 오슬로(Oslo)에서 보낸 편지 \
         300통에는 *즉시 석방하라*는 한마디가 담겨 있습니다.",
        &["no mark begins a line", "proportional marks and spaces", "emphasis is bold"],
    ),
    (
        "fr",
        "français",
        "Une lettre se regarde avant de se lire : « Qui a signé ? » Le 10 décembre 2026, 22 000 signatures ont quitté Oslo ; \
         à Paris, à 1 340 km de là, on les a comptées une à une ! _L’emprisonnement arbitraire_ de <ug|ئالىم مۇھەممەت> et \
         l’internement administratif de sa famille doivent cesser immédiatement.",
        &[
            "thin no-break space before ; ! ?",
            "no-break space before : and inside « »",
            "22 000, 1 340 km, 10 décembre unbroken",
            "French hyphens",
            "a Uyghur name runs right to left",
            "emphasis is italic",
        ],
    ),
    (
        "fr-BE",
        "français (Belgique)",
        "Elle demande : « Qui a signé ? » Dix mille personnes ; c’est beaucoup ! Elles veulent :\n- la libération immédiate de toute \
         personne détenue sans jugement depuis 2017 ;\n- un avocat (tél. +32 2 538 81 77, p. 12, M. Dupont).",
        &[
            "as in France, whatever spaces were typed",
            "items of a list hang on one edge",
            "a telephone number, p. 12, M. Dupont unbroken",
        ],
    ),
    (
        "fr-CH",
        "français (Suisse)",
        "Elle demande : « Qui a signé ? » Dix mille personnes ; c’est beaucoup !",
        &["thin spaces everywhere: before : and inside « » too"],
    ),
    (
        "nb",
        "norsk bokmål",
        "Et brev blir sett før det blir lest. « Hvem skrev under? » spurte hun. I et land med 22 000 000 innbyggere sto vi den \
         10. desember 2026 utenfor ambassaden: menneskerettighetsforkjempere, språklærere og sjukepleiere – 500 km fra Bergen, \
         midt i _førjulstravelheten_.",
        &["« » without spaces, though typed", "22 000 000, 500 km, 10. desember unbroken", "Norwegian hyphens"],
    ),
    (
        "nn",
        "norsk nynorsk",
        "Eit brev blir sett før det blir lese. «Kven skreiv under?» spurde ho. Den 10. desember 2026 stod vi med 300 \
         underskrifter utanfor ambassaden: menneskerettsforkjemparar og språklærarar, midt i _førjulsstria_.",
        &["hyphens by the same patterns as bokmål"],
    ),
    (
        "en-GB",
        "English",
        "A letter is seen before it is read. “Who signed this?” she asked. Twenty-two thousand people did: neighbours, \
         schoolteachers, grandparents, each of them asking that _arbitrary imprisonment_ should end. On 10 December 2026 their \
         letters weighed 44 kg. One came from <de|Maximiliane Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft>.",
        &[
            "total-fit lines, evenly spaced",
            "curly quotation marks kept",
            "hyphens only where British use agrees",
            "10 December, 44 kg unbroken",
            "a name longer than a line breaks between letters, without a hyphen",
            "emphasis is italic",
        ],
    ),
    (
        "de",
        "Deutsch",
        "Ein Brief wird gesehen, bevor er gelesen wird. „Wer hat unterschrieben?“, fragte sie. Am 10. Dezember 2026 \
         waren es 22 000 Menschen – Rechtsanwältinnen, Grundschullehrer, Krankenpfleger –, und jeder Umschlag wog 20 g. \
         _Menschenrechtsverletzungen_ verjähren nicht.",
        &["„ “ as written", "long compounds hyphenated", "10. Dezember, 20 g unbroken"],
    ),
    (
        "nl",
        "Nederlands",
        "Een brief wordt gezien voordat hij gelezen wordt. ‘Wie heeft er getekend?’ vroeg zij. Op 10 december 2026 lagen er bij \
         de ambassade 22 000 handtekeningen van mensenrechtenverdedigers en ziekenhuismedewerkers; _vrijlating_ was het enige verzoek.",
        &["‘ ’ as written", "Dutch hyphens"],
    ),
    (
        "ug",
        "ئۇيغۇرچە",
        "خەت ئوقۇلۇشتىن بۇرۇن كۆرۈلىدۇ. «كىم ئىمزا قويدى؟» دەپ سورىدى ئۇ. 2026-يىلى 12-ئاينىڭ 10-كۈنى <fr|Élise Dupont> \
         (<fr|Paris>) ۋە يەنە 300 كىشى مۇنداق يازدى: «ئۇلارنى دەرھال قويۇپ بېرىڭلار!»",
        &[
            "right to left, letters joined",
            "a French name and digits run left to right",
            "brackets mirrored",
            "justified by spaces alone",
        ],
    ),
    (
        "ar",
        "العربية",
        "تُرى الرسالةُ قبل أن تُقرأ. سألتْ: «من وقّع عليها؟» في 10 ديسمبر 2026 وصلت إلى <nb|Oslo> 300 رسالة (من باريس وطوكيو)، \
         وفي كل واحدة منها جملة واحدة: «أطلقوا سراحهم فورًا!»",
        &["vowel marks stand on their letters", "؟ and ، of its own", "no stretched strokes"],
    ),
    (
        "he",
        "עברית",
        "מכתב נראה עוד לפני שהוא נקרא. „מי חתם?” שאלה. ב־10 בדצמבר 2026 הגיעו ל־<nb|Oslo> 300 מכתבים (מפריז ומטוקיו), ובכל אחד מהם \
         משפט אחד: „שחררו אותם מיד!”",
        &["the maqaf ־ joins words", "digits within right-to-left text"],
    ),
    (
        "ru",
        "русский",
        "Письмо сначала видят и лишь потом читают. «Кто подписал?» — спросила она. К 10 декабря 2026 года в Осло собрали 22 000 \
         подписей, и каждая — просьба о _немедленном освобождении_.",
        &["« » without spaces", "the dash — begins no line"],
    ),
    (
        "kk",
        "қазақ тілі",
        "Хат оқылмай тұрып көзге түседі. «Кім қол қойды?» — деп сұрады ол. 2026 жылғы 10 желтоқсанда Ослода 22 000 қол жиналды; \
         бәрінің өтініші бір: _оларды дереу босатыңдар!_",
        &["Kazakh letters ә ғ қ ң ө ұ ү і in the Western face"],
    ),
];

/// Paragraphs in Chinese, each with its translation.
const PAIRS: [[&str; 2]; 2] = [
    [
        "一封信，兩種語言，並排在同一頁上，誰也不必等誰翻頁。",
        "One letter, two languages, side by side on one page: nobody waits for the other.",
    ],
    [
        "每段與譯文同時開始，*每一行*都落在同一條線上。",
        "A paragraph stands beside its translation, _every line_ of both on one stroke.",
    ],
];

/// The sample of a letter in two columns.
fn side_by_side() -> Sample {
    let (left, right) = (Lang::literal("zh-Hant"), Lang::literal("en-GB"));
    let rules = [
        "one grid of baselines in both columns",
        "a paragraph begins beside its translation",
        "emphasis is bold in Han, italic in Latin",
        "no last line of one character",
    ];
    Sample {
        lang: left,
        name: "中文 · English".to_owned(),
        runs: Vec::new(),
        items: Vec::new(),
        pairs: PAIRS.iter().map(|[zh, en]| [(left, runs(zh, left)), (right, runs(en, right))]).collect(),
        rules: rules.map(str::to_owned).to_vec(),
        hanging: false,
    }
}

fn sample(raw: &Raw) -> Sample {
    let (tag, name, text, rules) = *raw;
    let lang = Lang::literal(tag);
    let mut parts = text.split("\n- ");
    let text = parts.next().unwrap_or_default();
    Sample {
        lang,
        name: name.to_owned(),
        runs: runs(text, lang),
        items: parts.map(|item| runs(item, lang)).collect(),
        pairs: Vec::new(),
        rules: rules.iter().map(|&rule| rule.to_owned()).collect(),
        hanging: rules.contains(&HANGING),
    }
}

fn runs(text: &str, lang: Lang) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut strong, mut emphasis) = (false, false);
    for part in text.split_inclusive(['*', '_', '<', '>']) {
        let mark = part.chars().next_back().filter(|mark| "*_<>".contains(*mark));
        let words = part.strip_suffix(['*', '_', '<', '>']).unwrap_or(part);
        if !words.is_empty() {
            runs.push(match (mark, words.split_once('|')) {
                (Some('>'), Some((address, words))) if address.contains("://") => {
                    run(words, lang, RunKind::Link(address.to_owned()), (strong, emphasis))
                }
                (Some('>'), Some((tag, words))) => {
                    run(words, Lang::parse(tag).unwrap_or(lang), RunKind::Name, (strong, emphasis))
                }
                _ => run(words, lang, RunKind::Prose, (strong, emphasis)),
            });
        }
        match mark {
            Some('*') => strong = !strong,
            Some('_') => emphasis = !emphasis,
            _ => {}
        }
    }
    runs
}

fn run(text: &str, lang: Lang, kind: RunKind, (strong, emphasis): (bool, bool)) -> Run {
    Run { text: text.to_owned(), lang, strong, emphasis, kind }
}

#[cfg(test)]
mod tests {
    use super::{runs, specimen};
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::layout::specimen::{SIZE, TEXTS_MEASURE, specimen_sheet};
    use crate::length::Em;
    use crate::letter::RunKind;
    use crate::text::{Alignment, Direction, FontBook, Line, ParagraphStyle, Setter, Span, SpanKind, TextStyle};

    #[test]
    fn marks_become_runs() {
        let found = runs("a *b* _c_ <ug|d> <https://e|f>", Lang::EN);
        let texts: Vec<&str> = found.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, ["a ", "b", " ", "c", " ", "d", " ", "f"]);
        assert!(found[1].strong && found[3].emphasis && !found[2].strong);
        assert_eq!(found[5].lang.as_str(), "ug");
        assert_eq!(found[7].kind, RunKind::Link("https://e".to_owned()));
    }

    #[test]
    fn hyphens_and_hanging_marks_are_at_work_where_they_are_named() {
        let fonts = FontBook::load(None, &mut Findings::new());
        let measure = TEXTS_MEASURE;
        for sample in specimen().samples {
            let named = |word: &str| sample.rules.iter().any(|rule| rule.contains(word));
            let spans: Vec<Span<'_>> = (sample.runs.iter())
                .map(|run| Span {
                    text: run.text.as_str().into(),
                    style: TextStyle { size: SIZE, bold: run.strong, italic: run.emphasis, lang: run.lang },
                    kind: if run.kind == RunKind::Prose { SpanKind::Prose } else { SpanKind::Value },
                })
                .collect();
            let direction =
                if sample.lang.is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight };
            let style = ParagraphStyle { alignment: Alignment::Justify, direction, lang: sample.lang };
            let lines = Setter::new(&fonts).hanging(sample.hanging).set(&spans, &style, measure);
            let hyphens: Vec<bool> =
                lines.iter().map(|line| line.runs.last().is_some_and(|run| run.text.ends_with('\u{AD}'))).collect();
            if named("yphens") {
                assert!(sample.lang.as_str() == "en-GB" || hyphens.contains(&true), "{}: no hyphen", sample.lang);
            }
            assert!(!hyphens.windows(2).any(|two| two == [true, true]), "{}: hyphens in a row", sample.lang);
            let hangs =
                |line: &Line| line.runs.iter().flat_map(|run| &run.glyphs).any(|glyph| glyph.advance == Em::ZERO);
            assert_eq!(sample.hanging, sample.lang == Lang::JA && lines.iter().any(hangs), "{}", sample.lang);
        }
    }

    #[test]
    fn the_sheet_is_seen_at_one_glance() {
        let fonts = FontBook::load(None, &mut Findings::new());
        assert_eq!(specimen_sheet(&fonts, &specimen()).pages.len(), 1);
    }

    #[test]
    fn every_character_of_the_sheet_has_a_face() {
        let fonts = FontBook::load(None, &mut Findings::new());
        let samples = specimen().samples;
        let runs = samples.iter().flat_map(|sample| {
            let pairs = sample.pairs.iter().flatten().flat_map(|(_, runs)| runs);
            sample.runs.iter().chain(sample.items.iter().flatten()).chain(pairs)
        });
        for run in runs {
            assert!(fonts.uncovered(&run.text, run.lang).is_empty(), "{}", run.text);
        }
    }
}
