//! Emphasis beside Chinese, Japanese and Korean text, before Markdown sees it.
//!
//! CommonMark (6.2) takes `**` for an end only if it touches no punctuation, or is followed by a space: so
//! `**請立即停止。**這是` would be printed with its asterisks, since Chinese has no spaces. Beside CJK text the mark that is in
//! the way is therefore replaced by a stand-in of as many bytes that Markdown takes for a letter; the words themselves are
//! read from the source.

/// The text with stand-ins where a mark would keep `*` or `**` beside CJK text from opening or closing. As many bytes.
pub(crate) fn with_stand_ins(text: &str) -> String {
    let mut replaced = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('*').map(|at| from + at) {
        let end = start + text[start..].bytes().take_while(|byte| *byte == b'*').count();
        from = end;
        let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next()) else {
            continue;
        };
        if before == '\\' || !(is_cjk(before) || is_cjk(after)) || in_address(text, start) {
            continue;
        }
        if is_mark(before) && after.is_alphanumeric() {
            replaced.push((start - before.len_utf8(), before));
        } else if is_mark(after) && before.is_alphanumeric() {
            replaced.push((end, after));
        }
    }
    let mut stood_in = String::with_capacity(text.len());
    let mut done = 0;
    for (at, mark) in replaced {
        if at < done {
            continue;
        }
        stood_in.push_str(&text[done..at]);
        stood_in.push(['x', 'é', '一', '𠀀'][mark.len_utf8() - 1]);
        done = at + mark.len_utf8();
    }
    stood_in.push_str(&text[done..]);
    stood_in
}

/// Marks that mean nothing to Markdown.
fn is_mark(character: char) -> bool {
    if character.is_ascii() {
        matches!(character, '.' | ',' | ';' | ':' | '?' | '"' | '\'' | '%')
    } else {
        !character.is_alphanumeric() && !character.is_whitespace()
    }
}

/// Whether a byte stands in the address of a link, `](…)`.
fn in_address(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.rfind("](").is_some_and(|opened| !line[opened..].contains(')'))
}

fn is_cjk(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0xA4CF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests {
    use super::with_stand_ins;

    #[test]
    fn a_mark_in_the_way_becomes_a_letter() {
        for (text, expected) in [
            ("**停止。**這是", "**停止一**這是"),
            ("これは**「とても」**大切", "これは**一とても一**大切"),
            ("*“好”*吗", "*“好一*吗"),
            ("**50%**的人", "**50x**的人"),
            ("**停止**。這是", "**停止**一這是"),
            ("**停止。** 這是", "**停止。** 這是"),
            ("**Stop.**Now", "**Stop.**Now"),
            (r"停。\*這", r"停。\*這"),
            ("[報](https://a.example/。*b)", "[報](https://a.example/。*b)"),
        ] {
            assert_eq!(with_stand_ins(text), expected);
            assert_eq!(expected.len(), text.len());
        }
    }
}
