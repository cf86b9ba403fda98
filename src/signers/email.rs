//! The form of an e-mail address.

/// Whether the text has the form of an e-mail address: light, since only sending one proves it.
pub(in crate::signers) fn is_email(text: &str) -> bool {
    let mut at_signs = 0;
    let mut dots = 0; // in the domain
    let mut before = b'@';
    for &byte in text.as_bytes() {
        match byte {
            b'@' if before == b'@' => return false,
            b'@' => at_signs += 1,
            b'.' if at_signs == 1 && matches!(before, b'.' | b'@') => return false,
            b'.' => dots += at_signs,
            b'\0'..=b' ' | b',' | b';' | b'<' | b'>' => return false,
            _ => {}
        }
        before = byte;
    }
    at_signs == 1 && dots > 0 && before != b'.' && (text.is_ascii() || !text.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn an_address_has_a_mailbox_and_a_domain() {
        for (text, expected) in [
            ("anna@example.org", true),
            ("a.b+c@mail.example.org", true),
            ("ånna@eksempel.no", true),
            ("anna@example", false),
            ("@example.org", false),
            ("anna@", false),
            ("anna@.org", false),
            ("anna@example.", false),
            ("anna@example..org", false),
            ("a@b@example.org", false),
            ("anna example.org", false),
            ("Anna <anna@example.org>", false),
            ("anna@example.org, ola@example.org", false),
            ("anna\u{3000}b@example.org", false),
            ("", false),
            ("-", false),
        ] {
            assert_eq!(is_email(text), expected, "{text}");
        }
    }
}
