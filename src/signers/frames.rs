//! Questions around headings: `What is your name?`, `お名前を入力してください`, `3) City`. A table of data, and what is left without them.

/// What stands before the word for a column, as [`plain`](crate::signers::plain::plain) makes it.
#[rustfmt::skip] // a word a line would be pages
const BEFORE: &[&str] = &[
    // en
    "what is your ", "what's your ", "whats your ", "which is your ", "your ", "your full ", "my ", "enter ", "enter your ", "please enter ",
    "please enter your ", "please enter the ", "please give your ", "give your ", "please provide your ", "provide your ", "please write your ",
    "write your ", "please type your ", "type your ", "please fill in your ", "fill in your ", "please state your ", "state your ",
    // fr
    "votre ", "vos ", "ton ", "ta ", "mon ", "ma ", "quel est votre ", "quelle est votre ", "quels sont vos ", "quel est ton ", "quelle est ta ",
    "indiquez votre ", "indiquer votre ", "veuillez indiquer votre ", "merci d'indiquer votre ", "saisissez votre ", "veuillez saisir votre ",
    "entrez votre ", "veuillez entrer votre ", "inscrivez votre ", "veuillez inscrire votre ", "ecrivez votre ", "notez votre ",
    // nb, nn
    "ditt ", "din ", "dine ", "mitt ", "min ", "hva er ditt ", "hva er din ", "kva er ditt ", "kva er din ", "hvilket ", "hvilken ", "oppgi ",
    "oppgi ditt ", "oppgi din ", "skriv ", "skriv ditt ", "skriv din ", "skriv inn ", "skriv inn ditt ", "skriv inn din ", "fyll inn ",
    "fyll inn ditt ", "fyll inn din ", "fyll ut ", "legg inn ", "vennligst oppgi ", "vennligst oppgi ditt ", "vennligst oppgi din ",
    "vennligst skriv inn ", "vennligst skriv inn ditt ", "vennligst skriv inn din ",
    // de
    "ihr ", "ihre ", "dein ", "deine ", "mein ", "meine ", "wie lautet ihr ", "wie lautet ihre ", "wie ist ihr ", "wie ist ihre ", "was ist ihr ",
    "was ist ihre ", "bitte geben sie ihren ", "bitte geben sie ihre ", "bitte geben sie ihr ", "geben sie ihren ", "geben sie ihre ",
    "geben sie ihr ", "bitte ihren ", "bitte ihre ",
    // nl
    "uw ", "jouw ", "je ", "mijn ", "wat is uw ", "wat is jouw ", "wat is je ", "vul uw ", "vul je ", "vul hier uw ", "geef uw ", "voer uw ",
    // zh
    "您的", "你的", "我的", "請輸入您的", "请输入您的", "請輸入你的", "请输入你的", "請輸入", "请输入", "請填寫您的", "请填写您的", "請填寫你的",
    "请填写你的", "請填寫", "请填写", "請填入", "请填入", "請提供您的", "请提供您的", "請提供", "请提供", "請問您的", "请问您的", "請留下您的", "请留下您的",
    "填寫", "填写", "輸入", "输入",
    // ja
    "あなたの", "貴方の", "ご自身の", "お客様の", "署名者の", "署名する方の",
    // ko
    "당신의 ", "귀하의 ", "본인의 ", "본인 ",
];

/// What stands behind it.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    " ein", " an", " in", // de, nl
    "を入力してください", "を入力して下さい", "をご入力ください", "をご入力下さい", "を記入してください", "をご記入ください", "をご記入下さい", "を書いてください",
    "をお書きください", "をお知らせください", "を教えてください", "をお願いします", "は何ですか", "は", // ja
    "是什麼", "是什么", "是甚麼", "為何", "为何", // zh
    "을 입력하세요", "를 입력하세요", "을 입력해 주세요", "를 입력해 주세요", "을 입력해주세요", "를 입력해주세요", "을 적어 주세요", "를 적어 주세요",
    "을 적어주세요", "를 적어주세요", "을 쓰세요", "를 쓰세요", "은 무엇입니까", "는 무엇입니까", "이 무엇입니까", "가 무엇입니까", // ko
];

/// What a heading may ask for: what is left of it without the number of a question and the words before and behind. Nothing where nothing
/// can be taken off.
pub(in crate::signers) fn unframed(plain: &str) -> impl Iterator<Item = &str> {
    let text = plain.trim_end_matches(['。', '．', '!', '！', ' ', '?', '？', ':', '：']);
    let numberless = without_number(text);
    let before = std::iter::once("").chain(BEFORE.iter().copied());
    let begun = before.filter_map(move |before| numberless.strip_prefix(before));
    let asked = begun.flat_map(|rest| {
        let ends = BEHIND.iter().filter_map(move |behind| rest.strip_suffix(behind));
        std::iter::once(rest).chain(ends)
    });
    asked.map(str::trim).filter(move |asked| !asked.is_empty() && *asked != plain)
}

/// A heading without the number of its question: `1 name`, `q3 name`, `2) name`, `3、名前`.
fn without_number(text: &str) -> &str {
    let begun = ["question ", "spørsmål ", "frage ", "vraag ", "spm ", "q", "問", "質問", "第", "문항 "];
    let rest = begun.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start_matches('(');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return text;
    }
    rest[digits..].trim_start_matches([' ', '.', ')', ':', '、', '．', '）', '題', '问', '問', '번'])
}

#[cfg(test)]
mod tests {
    use super::{BEFORE, BEHIND};
    use crate::signers::fold::folded;

    #[test]
    fn words_are_folded_and_stand_once() {
        for words in [BEFORE, BEHIND] {
            for (at, word) in words.iter().enumerate() {
                assert_eq!(folded(word), word.trim(), "{word}");
                assert!(!words[..at].contains(word), "{word}");
            }
        }
    }
}
