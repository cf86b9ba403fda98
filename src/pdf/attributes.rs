//! Attributes of structure elements (ISO 32000-1, 14.7.5, 14.8.5).

use crate::layout::frame::Role;
use crate::length::Length;
use crate::pdf::links::rectangle;

/// A list's `/ListNumbering` (14.8.5.5) by the first telling character of its first label.
pub(super) fn numbering(mark: Option<char>) -> &'static [u8] {
    match mark {
        Some('\u{25e6}' | '\u{25cb}') => b"Circle",
        Some('\u{25aa}' | '\u{25a0}' | '\u{25ab}' | '\u{25a1}') => b"Square",
        Some('a'..='z') => b"LowerAlpha",
        Some('A'..='Z') => b"UpperAlpha",
        Some(mark) if mark.is_alphanumeric() => b"Decimal",
        _ => b"Disc",
    }
}

/// Adds an element's attributes: how a list is numbered, where a figure stands (left, bottom, right, top).
pub(super) fn attributes(out: &mut Vec<u8>, role: Role, numbering: Option<&'static [u8]>, area: Option<[Length; 4]>) {
    match role {
        Role::TableHeader => out.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
        Role::List => {
            if let Some(numbering) = numbering {
                out.extend_from_slice(b"/A<</O/List/ListNumbering/");
                out.extend_from_slice(numbering);
                out.extend_from_slice(b">>");
            }
        }
        Role::Figure => {
            if let Some(area) = area {
                out.extend_from_slice(b"/A<</O/Layout/BBox");
                rectangle(out, area);
                out.extend_from_slice(b">>");
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::numbering;

    #[test]
    fn lists_are_numbered_as_their_labels_say() {
        for (mark, expected) in
            [('•', "Disc"), ('–', "Disc"), ('◦', "Circle"), ('1', "Decimal"), ('一', "Decimal"), ('a', "LowerAlpha")]
        {
            assert_eq!(numbering(Some(mark)), expected.as_bytes(), "{mark}");
        }
        assert_eq!(numbering(None), b"Disc");
    }
}
