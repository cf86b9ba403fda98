//! Whether a personal message is itself a wish not to be named: `I would rather stay anonymous`.

use crate::signers::asked::{Asks, asks};
use crate::signers::plain::plain;

/// Longest message in characters of which such a sentence is what it says (tuned: two or three sentences).
const SHORT: usize = 160;

/// Longest sentence in bytes that is looked at (tuned: nobody needs more for it).
const LONGEST: usize = 400;

/// What a message says of the name of who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum OwnWish<'m> {
    /// It is short, and this sentence plainly asks to hide the name.
    Plain(&'m str),
    /// A sentence asks so in a longer message, or has words of it.
    Doubtful(&'m str),
}

impl<'m> OwnWish<'m> {
    /// What is asked in a message; `None` where it is nothing.
    pub(in crate::signers) fn of(message: &'m str) -> Option<Self> {
        let mut doubtful = None;
        for sentence in message.split(|mark| BETWEEN.contains(mark)).map(str::trim) {
            if sentence.is_empty() || sentence.len() > LONGEST {
                continue;
            }
            let words = without_courtesy(&plain(sentence));
            match asks(&words) {
                Some(Asks::Hiding) if message.chars().nth(SHORT).is_none() => return Some(Self::Plain(sentence)),
                Some(Asks::Unread) if !is_of_the_writer(&words) => {}
                Some(Asks::Hiding | Asks::Unread | Asks::Initials) => {
                    doubtful = doubtful.or(Some(Self::Doubtful(sentence)));
                }
                Some(Asks::How | Asks::Showing) | None => {}
            }
        }
        doubtful
    }
}

/// Marks between sentences and their parts, each of which is read alone.
const BETWEEN: &str = "\n.!?,;:()[]\"\u{2026}\u{2013}\u{2014}。！？，、；：（）「」";

/// Words that people add to a wish and that change nothing of it, folded.
#[rustfmt::skip] // as in the other tables of words, a line a language
const COURTESY: &[&str] = &[
    "rather", "really", "very", "much", "kindly", "pls", "plz", "thanks", "thank", "many", "just", "but", "and", "so", "sorry", "if",
    "possible", "here", "completely", "totally", "fully", "hello", "hi", "dear", "strictly", "though", "however", "too", "also", "ve", "m", "id", // en
    "svp", "s", "te", "plait", "merci", "plutot", "mais", "et", "si", "possible", "bonjour", "prie", "aimerais", "completement", // fr
    "helst", "gjerne", "heller", "men", "og", "takk", "hei", "hilsen", "om", "mulig", "onskes", "tack", "tak", // nb, da, sv
    "lieber", "gerne", "gern", "danke", "aber", "und", "wenn", "moglich", "liever", "graag", "bedankt", "maar", "en", "alstublieft", // de, nl
    "por", "favor", "gracias", "pero", "y", "per", "favore", "piacere", "grazie", "ma", "e", // es, it
];

/// The same of writing without spaces, the longest first.
#[rustfmt::skip]
const COURTESY_HAN: &[&str] = &[
    "お願いいたします", "お願い致します", "よろしく", "宜しく", "でしょうか", "いたします", "できれば", "どうか", "どうぞ", "です", // ja
    "保持", "拜託", "拜托", "麻煩", "麻烦", "謝謝", "谢谢", "多謝", "希望能", "一下", // zh
    "부탁드립니다", "부탁합니다", "해주세요", "해 주세요", "감사합니다", // ko
];

fn without_courtesy(plain: &str) -> String {
    let plain = COURTESY_HAN.iter().fold(plain.to_owned(), |text, word| text.replace(word, ""));
    plain.split_whitespace().filter(|word| !COURTESY.contains(word)).collect::<Vec<_>>().join(" ")
}

/// Whether a sentence that is not understood is of who wrote it, or of anonymity.
fn is_of_the_writer(words: &str) -> bool {
    #[rustfmt::skip]
    const OWN: &[&str] = &[
        "i", "i'd", "i'm", "me", "my", "mine", "myself", "je", "j", "mon", "moi", "jeg", "eg", "jag", "meg", "mitt", "min", "ich", "mich", "mir",
        "mein", "meine", "meinen", "ik", "mij", "mijn", "yo", "mi", "io", "mio",
    ];
    let of_writer = ["私", "我", "本人", "저", "제 ", "내 ", "anonym", "anonim", "anoniem", "匿名", "익명"];
    words.split_whitespace().any(|word| OWN.contains(&word)) || of_writer.iter().any(|part| words.contains(part))
}

#[cfg(test)]
mod tests {
    use super::OwnWish;

    #[test]
    fn a_wish_in_a_message_is_understood() {
        for (message, expected) in [
            ("I would rather stay anonymous", "I would rather stay anonymous"),
            ("please do NOT publish my name", "please do NOT publish my name"),
            ("Thanks! Please don’t publish my name, thank you.", "Please don’t publish my name"),
            ("vil være anonym", "vil være anonym"),
            ("Jeg vil helst være anonym, takk!", "Jeg vil helst være anonym"),
            ("je souhaite rester anonyme", "je souhaite rester anonyme"),
            ("Ich möchte lieber anonym bleiben.", "Ich möchte lieber anonym bleiben"),
            ("匿名でお願いします", "匿名でお願いします"),
            ("匿名でお願いいたします。", "匿名でお願いいたします"),
            ("請匿名", "請匿名"),
            ("加油！我想保持匿名，謝謝", "我想保持匿名"),
            ("請不要公開我的名字", "請不要公開我的名字"),
            ("Anonymous", "Anonymous"),
            ("Hold on! (anonym)", "anonym"),
        ] {
            assert_eq!(OwnWish::of(message), Some(OwnWish::Plain(expected)), "{message}");
        }
        let long = format!("{} I want to stay anonymous. Bye", "Free them all, now and for ever. ".repeat(6));
        assert_eq!(OwnWish::of(&long), Some(OwnWish::Doubtful("I want to stay anonymous")));
        for message in ["Free the anonymous prisoners", "I must insist that my name is never published"] {
            assert_eq!(OwnWish::of(message), Some(OwnWish::Doubtful(message)), "{message}");
        }
    }

    #[test]
    fn other_messages_are_left_alone() {
        for message in [
            "",
            "Free them all!",
            "I do not want to be anonymous",
            "You may publish my name",
            "Jeg vil ikke være anonym!",
            "Their names must not be hidden",
            "We will not forget your name",
            "I will print this and hide nothing",
            "Stop hiding the truth in public",
            "我支持你",
            "Names matter: Dorjee, Wangchuk, Yeshe",
        ] {
            assert_eq!(OwnWish::of(message), None, "{message}");
        }
    }
}
