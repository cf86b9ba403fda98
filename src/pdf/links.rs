//! Links as annotations (ISO 32000-1, 12.5.6.5).

use crate::layout::frame::{Element, Role};
use crate::length::Length;
use crate::pdf::sketch::{Number, Sketch};
use crate::pdf::tokens;

/// A link's area on a page.
pub(super) struct Annotation {
    pub(super) page: u32,
    /// The link.
    pub(super) element: u32,
    /// Left, bottom, right, top.
    pub(super) area: [Length; 4],
}

impl Annotation {
    pub(super) fn write(&self, element: &Element, id: u32, key: u32, sketch: &mut Sketch) {
        let address = element.link.as_deref().unwrap_or_default();
        let out = sketch.part(id);
        out.extend_from_slice(b"<</Type/Annot/Subtype/Link/Rect");
        rectangle(out, self.area);
        // Printed, not hidden (ISO 19005-2, 6.3.2), with words for those who do not see it (ISO 14289-1, 7.18.5).
        out.extend_from_slice(b"/Border[0 0 0]/F 4/Contents");
        tokens::text(out, element.alt.as_deref().unwrap_or(address));
        out.extend_from_slice(b"/A<</S/URI/URI");
        tokens::literal(out, &escaped(address));
        out.extend_from_slice(b">>/StructParent ");
        sketch.number(Number::Key(key));
        sketch.text().extend_from_slice(b">>");
    }
}

/// The nearest link that an element is or belongs to.
pub(super) fn link_around(elements: &[Element], element: u32) -> Option<u32> {
    let mut number = element;
    loop {
        let element = elements.get(number as usize)?;
        if element.role == Role::Link && element.link.is_some() {
            return Some(number);
        }
        number = element.parent?;
    }
}

/// A URI holds ASCII alone (12.6.4.7); anything else is written as the bytes of its UTF-8 (RFC 3986, 2.5).
fn escaped(address: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(byte);
        } else {
            out.push(b'%');
            out.extend([byte >> 4, byte & 15].map(|digit| b"0123456789ABCDEF"[usize::from(digit)]));
        }
    }
    out
}

pub(super) fn rectangle(out: &mut Vec<u8>, corners: [Length; 4]) {
    out.push(b'[');
    for (position, value) in corners.into_iter().enumerate() {
        if position > 0 {
            out.push(b' ');
        }
        tokens::points(out, value);
    }
    out.push(b']');
}

/// The smallest area around two.
pub(super) fn around(known: Option<[Length; 4]>, [left, bottom, right, top]: [Length; 4]) -> [Length; 4] {
    match known {
        None => [left, bottom, right, top],
        Some(known) => [known[0].min(left), known[1].min(bottom), known[2].max(right), known[3].max(top)],
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(escaped("https://example.org/?q=é ü"), b"https://example.org/?q=%C3%A9%20%C3%BC");
    }
}
