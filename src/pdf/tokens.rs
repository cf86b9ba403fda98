//! Numbers, references and strings as PDF writes them (ISO 32000-1, 7.3), straight into a buffer: a large volume has
//! tens of millions of them.

use pdf_writer::Ref;

use crate::length::Length;

/// A whole number.
pub(super) fn integer(out: &mut Vec<u8>, number: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// A whole number in ten digits, so that numbers sort as text.
pub(super) fn padded(out: &mut Vec<u8>, number: u32) {
    let start = out.len();
    out.extend_from_slice(b"0000000000");
    let mut rest = number;
    for place in out[start..].iter_mut().rev() {
        *place = digit(rest % 10);
        rest /= 10;
    }
}

/// A whole number at the end of its room, over what stands there. What has no room is cut off.
pub(super) fn right_aligned(room: &mut [u8], number: u64) {
    let mut rest = number;
    let mut end = room.len();
    // Two digits at a time: most of what a large volume writes are such numbers.
    while rest >= 10 && end >= 2 {
        room[end - 2..end].copy_from_slice(&PAIRS[(rest % 100) as usize]);
        end -= 2;
        rest /= 100;
    }
    let lacks = rest > 0 || end == room.len();
    if let Some(place) = room[..end].last_mut().filter(|_| lacks) {
        *place = b'0' + (rest % 10) as u8;
    }
}

/// Adds a step of at most 9 to a number behind spaces or zeros. What has no room is cut off.
pub(super) fn count_on(room: &mut [u8], step: u8) {
    let mut carry = step;
    for place in room.iter_mut().rev() {
        let digit = if *place == b' ' { carry } else { *place - b'0' + carry };
        if digit < 10 {
            *place = b'0' + digit;
            return;
        }
        *place = b'0' + digit - 10;
        carry = 1;
    }
}

/// The numbers from 00 to 99.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
};

/// A whole number with its sign.
pub(super) fn signed(out: &mut Vec<u8>, number: i32) {
    if number < 0 {
        out.push(b'-');
    }
    integer(out, u64::from(number.unsigned_abs()));
}

/// Bytes as hexadecimal digits, without the brackets of a string.
pub(super) fn hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.extend(bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]));
}

/// A length in points, exact to the thousandth and no longer than it must be: `595.276`, `72`, `-.5`.
pub(super) fn points(out: &mut Vec<u8>, length: Length) {
    thousandths(out, length.as_millipoints());
}

/// A number of thousandths, no longer than it must be.
pub(super) fn thousandths(out: &mut Vec<u8>, thousandths: i32) {
    if thousandths < 0 {
        out.push(b'-');
    }
    let (whole, fraction) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    if whole != 0 || fraction == 0 {
        integer(out, u64::from(whole));
    }
    if fraction != 0 {
        let digits = [b'.', digit(fraction / 100), digit(fraction / 10 % 10), digit(fraction % 10)];
        let length = if fraction % 100 == 0 {
            2
        } else if fraction % 10 == 0 {
            3
        } else {
            4
        };
        out.extend_from_slice(&digits[..length]);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "0 to 9")]
fn digit(value: u32) -> u8 {
    b'0' + value as u8
}

/// An indirect reference: `12 0 R`.
pub(super) fn reference(out: &mut Vec<u8>, id: Ref) {
    signed(out, id.get());
    out.extend_from_slice(b" 0 R");
}

/// A literal string of any bytes (7.3.4.2).
pub(super) fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for &byte in bytes {
        literal_byte(out, byte);
    }
    out.push(b')');
}

/// A code of two bytes inside a literal string.
#[inline]
pub(super) fn literal_code(out: &mut Vec<u8>, code: u16) {
    let bytes = code.to_be_bytes();
    if bytes.iter().any(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r')) {
        for byte in bytes {
            literal_byte(out, byte);
        }
    } else {
        out.extend_from_slice(&bytes);
    }
}

/// One byte inside a literal string. An end of line would be read as `\n` whatever it is, so `\r` is escaped.
pub(super) fn literal_byte(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        b'\r' => out.extend_from_slice(b"\\r"),
        _ => out.push(byte),
    }
}

/// A text string (7.9.2.2): printable ASCII as it is, else UTF-16BE with its byte order mark.
pub(super) fn text(out: &mut Vec<u8>, words: &str) {
    if words.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        literal(out, words.as_bytes());
        return;
    }
    out.extend_from_slice(b"(\xfe\xff");
    for unit in words.encode_utf16() {
        let [high, low] = unit.to_be_bytes();
        literal_byte(out, high);
        literal_byte(out, low);
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::{count_on, hexadecimal, integer, literal, points, right_aligned, text};
    use crate::length::Length;

    fn written(write: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut out = Vec::new();
        write(&mut out);
        out
    }

    #[test]
    fn numbers_stand_at_the_end_of_their_room_and_count_on() {
        for (before, number, expected) in [
            ("    ", 0, "   0"),
            ("0000", 7, "0007"),
            ("    ", 10, "  10"),
            ("   ", 100, "100"),
            ("     ", 1000, " 1000"),
            ("     ", 90_210, "90210"),
            ("  ", 12_345, "45"),
            (" ", 12, "2"),
            ("", 3, ""),
        ] {
            let mut room = before.as_bytes().to_vec();
            right_aligned(&mut room, number);
            assert_eq!(String::from_utf8_lossy(&room), expected);
        }
        for (before, step, expected) in
            [("   8", 1, "   9"), ("   9", 1, "  10"), (" 995", 9, "1004"), ("0099", 1, "0100"), ("99", 3, "02")]
        {
            let mut room = before.as_bytes().to_vec();
            count_on(&mut room, step);
            assert_eq!(String::from_utf8_lossy(&room), expected);
        }
        assert_eq!(written(|out| hexadecimal(out, &[0x00, 0x9f, 0xe1])), b"009fe1");
    }

    #[test]
    fn lengths_are_short_and_exact() {
        for (thousandths, expected) in
            [(0, "0"), (1, ".001"), (-500, "-.5"), (595_276, "595.276"), (72_000, "72"), (-1_050, "-1.05"), (20, ".02")]
        {
            assert_eq!(written(|out| points(out, Length::millipoints(thousandths))), expected.as_bytes());
        }
    }

    #[test]
    fn integers_have_no_leading_zero() {
        assert_eq!(written(|out| integer(out, 0)), b"0");
        assert_eq!(written(|out| integer(out, u64::MAX)), b"18446744073709551615");
    }

    #[test]
    fn strings_escape_what_would_end_or_change_them() {
        assert_eq!(written(|out| literal(out, b"a(b)\\\r\n")), b"(a\\(b\\)\\\\\\r\n)");
        assert_eq!(written(|out| text(out, "Paris")), b"(Paris)");
        assert_eq!(written(|out| text(out, "\u{e9}")), b"(\xfe\xff\x00\xe9)");
    }
}
