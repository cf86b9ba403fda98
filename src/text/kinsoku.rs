//! Kinsoku: marks that may not begin or end a line, by language, as a prohibition on top of UAX #14.
//!
//! After CLREQ 3.1.4 and JLREQ 3.1.7 to 3.1.10 in their strict form. The lists say more than UAX #14 does: the
//! interpunct of transcribed names, dashes and ellipses in Chinese, a number and the unit behind it.

use crate::lang::{Lang, Writing};

/// What of a language matters here; found once a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) struct Rules {
    writing: Writing,
    french: bool,
}

impl Rules {
    /// The rules of a language.
    pub(in crate::text) fn of(lang: Lang) -> Self {
        Self { writing: lang.writing(), french: lang.language() == "fr" }
    }

    /// Whether the language is set with Han characters, kana or hangul.
    pub(in crate::text) fn is_cjk(self) -> bool {
        use Writing::{Japanese, Korean, SimplifiedChinese, TraditionalChinese};
        matches!(self.writing, TraditionalChinese | SimplifiedChinese | Japanese | Korean)
    }

    /// Whether double marks keep their space.
    pub(in crate::text) fn is_french(self) -> bool {
        self.french
    }
}

/// Whether a line may end with `before` and the next begin with `after`, where a break is possible at all. `before` is the
/// last character that is not a space; `spaced` says whether spaces stand between the two.
pub(in crate::text) fn may_break(before: char, spaced: bool, after: char, rules: Rules) -> bool {
    if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        return true;
    }
    let Rules { writing, french } = rules;
    let cjk = rules.is_cjk() || is_cjk(before) || is_cjk(after);
    if begins_no_line(after) || (cjk && !spaced && begins_no_cjk_line(after, writing)) {
        return false;
    }
    if ends_no_line(before) || (cjk && !spaced && ends_no_cjk_line(before, writing)) {
        return false;
    }
    if is_inseparable(before) && before == after {
        return false;
    }
    if cjk && before.is_numeric() && is_unit(after) {
        return false;
    }
    // A number or word in full-width forms, which UAX #14 takes for ideographs, its decimal point and its hyphens; 第3.
    if !spaced && (is_full_width(before) || before == '．') && (is_full_width(after) || after == '－') {
        return false;
    }
    if !spaced && before == '第' && after.is_numeric() {
        return false;
    }
    // Imprimerie nationale: no break before a double mark or after an opening guillemet, whatever space was typed.
    !(spaced && french && (matches!(after, ';' | ':' | '!' | '?' | '»' | '%' | '€') || before == '«'))
}

/// Full-width and CJK marks that begin no line in any language.
fn begins_no_line(mark: char) -> bool {
    matches!(mark,
        '、' | '。' | '，' | '．' | '：' | '；' | '？' | '！' | '」' | '』' | '）' | '】' | '》' | '〉' | '〕' | '｝' | '］'
        | '〗' | '〙' | '〛' | '〟' | '〞' | '｠' | '｡' | '､' | '｣' | '﹐' | '﹑' | '﹒' | '﹔' | '﹕' | '﹖' | '﹗' | '﹚' | '﹜' | '﹞'
        | 'ー' | '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | '・' | '･' | '‧' | '゠' | '〜' | '～' | 'ｰ' | 'ﾞ' | 'ﾟ' | '゛' | '゜'
        | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ'
        | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ'
        | 'ㇰ'..='ㇿ' | 'ｧ'..='ｯ' | '‼' | '⁇' | '⁈' | '⁉' | '％' | '‰' | '℃')
}

/// Marks that Latin text has too: they begin no line where they touch CJK text.
fn begins_no_cjk_line(mark: char, writing: Writing) -> bool {
    match mark {
        '”' | '’' | '·' | '%' | ')' | ',' | '.' | ';' | ':' | '?' | '!' | ']' | '}' | '°' | '–' => true,
        '—' | '…' | '‥' | '⸺' => writing != Writing::Western,
        '／' => matches!(writing, Writing::TraditionalChinese | Writing::SimplifiedChinese),
        _ => false,
    }
}

/// Full-width and CJK marks that end no line in any language.
fn ends_no_line(mark: char) -> bool {
    matches!(
        mark,
        '「' | '『'
            | '（'
            | '【'
            | '《'
            | '〈'
            | '〔'
            | '｛'
            | '［'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '｟'
            | '｢'
            | '﹙'
            | '﹛'
            | '﹝'
            | '￥'
            | '＄'
            | '￡'
            | '＃'
    )
}

/// Marks that end no line where they touch CJK text. The interpunct of a transcribed name stays inside its line in
/// Chinese; in Japanese the middle dot may end one (JLREQ 3.1.7 forbids the beginning only).
fn ends_no_cjk_line(mark: char, writing: Writing) -> bool {
    match mark {
        '“' | '‘' | '·' | '‧' | '(' | '[' | '{' | '№' | '$' | '€' | '£' | '¥' => true,
        '・' => writing != Writing::Japanese,
        _ => false,
    }
}

/// Marks that are written in twos and belong together.
fn is_inseparable(mark: char) -> bool {
    matches!(mark, '—' | '…' | '‥' | '⸺' | '―' | '─')
}

/// Letters and digits in full-width forms.
fn is_full_width(character: char) -> bool {
    matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Units and counters that stay with the number before them, and what multiplies it.
const UNITS: &str = "年月日時时分秒天週周歲岁人名個个位號号円元公米里克斤吨噸度倍回次番丁世家所件篇頁页章節节条條項项款号封通張张枚本冊册\
                     台臺間间戶户座種种場场級级届屆期版卷票點点割か所ヶカ㎞㎡㎏년월일명개원시분초살세번건쪽호";
/// What stands between a number and its unit: 100多萬人, 7個月, 100만 명.
const MULTIPLIERS: &str = "多餘余幾几十百千万萬億亿兆個个か所ヶカ만억천백여";

/// Whether a character counts or measures.
pub(in crate::text) fn is_unit(character: char) -> bool {
    !character.is_ascii() && (UNITS.contains(character) || MULTIPLIERS.contains(character))
}

/// Whether a character is part of the number before it.
pub(in crate::text) fn is_magnitude(character: char) -> bool {
    matches!(character, '十' | '百' | '千' | '万' | '萬' | '億' | '亿' | '兆' | '천' | '만' | '억' | '백')
}

/// Whether a unit may stand behind a number and this.
pub(in crate::text) fn multiplies(character: char) -> bool {
    !character.is_ascii() && MULTIPLIERS.contains(character)
}

/// Whether a character is written in the CJK em box or is kana or hangul.
pub(in crate::text) fn is_cjk(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x11FF | 0x2E80..=0x303F | 0x3040..=0xA4CF | 0xA960..=0xA97F | 0xAC00..=0xD7FF | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F | 0xFF00..=0xFFEF | 0x1_B000..=0x1_B16F | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests {
    use super::{Rules, may_break};
    use crate::lang::Lang;

    #[test]
    fn marks_stay_off_the_ends_of_lines() {
        for (tag, before, spaced, after, expected) in [
            ("zh-Hant", '人', false, '權', true),
            ("zh-Hant", '人', false, '，', false),
            ("zh-Hant", '「', false, '人', false),
            ("zh-Hant", '人', false, '「', true),
            ("zh-Hant", '提', false, '·', false),
            ("zh-Hant", '·', false, '扎', false),
            ("en", '·', false, '扎', false),
            ("zh-Hant", '—', false, '—', false),
            ("zh-Hant", '…', false, '…', false),
            ("zh-Hant", '人', false, '—', false),
            ("zh-Hant", '—', false, '人', true),
            ("ja", 'ク', false, '・', false),
            ("ja", '・', false, 'ラ', true),
            ("zh-Hant", '・', false, '扎', false),
            ("ja", 'き', false, 'ゃ', false),
            ("ja", 'タ', false, 'ー', false),
            ("zh-Hans", '7', false, '年', false),
            ("zh-Hans", '7', false, '的', true),
            ("zh-Hans", '7', true, '年', false),
            ("ja", '第', false, '3', false),
            ("ja", '１', false, '０', false),
            ("ja", '３', false, '－', false),
            ("ja", '－', false, '４', true),
            ("fr", 'n', true, '?', false),
            ("fr", '«', true, 't', false),
            ("en", 'n', true, '‘', true),
            ("en", '—', false, 'w', true),
        ] {
            let lang = Lang::parse(tag).expect("a tag");
            assert_eq!(may_break(before, spaced, after, Rules::of(lang)), expected, "{tag} {before}|{after}");
        }
    }
}
