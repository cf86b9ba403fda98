//! What a character is by its number alone, as far as setting cares.

/// Whether a character shows nothing: controls, default-ignorable characters (UAX #44, `Default_Ignorable_Code_Point`) and
/// line separators.
pub(in crate::text) fn is_invisible(character: char) -> bool {
    matches!(u32::from(character),
        0x00..=0x1F | 0x7F..=0x9F | 0xAD
        | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F
        | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8
        | 0x1_BCA0..=0x1_BCA3 | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_0FFF)
}

/// Spaces of a width of their own or of the face's; not the ideographic space, which is a character of its em box.
pub(in crate::text) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// Whether a character may share its grapheme cluster with another: marks, joiners, jamo, flags, Indic letters. Only a
/// quick test that errs on the side of yes.
pub(in crate::text) fn may_join(character: char) -> bool {
    !matches!(u32::from(character),
        0x00..=0x2FF | 0x0370..=0x0482 | 0x048A..=0x058F | 0x05D0..=0x05F4
        | 0x0606..=0x060F | 0x061B | 0x061D..=0x064A | 0x0660..=0x066F | 0x0671..=0x06D5 | 0x06EE..=0x06FF
        | 0x2010..=0x2027 | 0x2030..=0x205E | 0x2070..=0x20CF | 0x2100..=0x2BFF
        | 0x2E80..=0x3029 | 0x3030..=0x3098 | 0x309B..=0xA48F | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFF01..=0xFF9D | 0x2_0000..=0x3_FFFF)
}
