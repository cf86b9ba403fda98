//! The objects of a file read back: values as they were written (ISO 32000-1, 7.3).

/// Deepest nesting that is followed (tuned: our own files nest five deep).
const DEEPEST: usize = 64;

/// Most values in one object (tuned: a node of our trees has 128 kids; each takes many times the bytes of its text).
const MOST_VALUES: usize = 1 << 18;

/// A value. What is only passed on keeps its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A number, string, `true`, `false` or `null`.
    Scalar(Vec<u8>),
    /// A name without its slash.
    Name(Vec<u8>),
    /// A reference to the object of this number.
    Reference(u32),
    /// An array.
    Array(Vec<Value>),
    /// A dictionary in its order.
    Dictionary(Vec<(Vec<u8>, Value)>),
}

impl Value {
    /// The value under a key of a dictionary.
    pub(super) fn get(&self, key: &[u8]) -> Option<&Self> {
        match self {
            Self::Dictionary(entries) => entries.iter().find(|(known, _)| known == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// A whole number that is not negative.
    pub(super) fn number(&self) -> Option<usize> {
        match self {
            Self::Scalar(bytes) => std::str::from_utf8(bytes).ok()?.parse().ok(),
            _ => None,
        }
    }

    /// The number of the object that is referred to.
    pub(super) fn reference(&self) -> Option<u32> {
        if let Self::Reference(number) = self { Some(*number) } else { None }
    }

    /// The parts of an array.
    pub(super) fn array(&self) -> Option<&[Self]> {
        if let Self::Array(parts) = self { Some(parts) } else { None }
    }

    /// Whether it is this name.
    pub(super) fn is_name(&self, name: &[u8]) -> bool {
        matches!(self, Self::Name(known) if known == name)
    }
}

/// Reads values one after another.
pub(super) struct Parser<'b> {
    bytes: &'b [u8],
    at: usize,
    values: usize,
}

impl<'b> Parser<'b> {
    /// Begins at a place. `None` where that is past the end.
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Option<Self> {
        (at <= bytes.len()).then_some(Self { bytes, at, values: 0 })
    }

    /// Where it stands, in bytes from the beginning.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next value; `None` where there is none.
    pub(super) fn value(&mut self) -> Option<Value> {
        self.values = 0;
        self.nested(0)
    }

    /// The next whole number.
    pub(super) fn number(&mut self) -> Option<usize> {
        self.skip_space();
        let digits = self.while_(|byte| byte.is_ascii_digit());
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    /// Passes a word; whether it stands there.
    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let stands = self.rest().starts_with(word);
        if stands {
            self.at += word.len();
        }
        stands
    }

    /// The bytes of a stream of this length behind its word; `None` where they are others.
    pub(super) fn stream(&mut self, length: usize) -> Option<&'b [u8]> {
        let end = if self.rest().starts_with(b"\r\n") { 2 } else { 1 };
        let start = self.at.checked_add(end)?;
        self.at = start.checked_add(length)?;
        let bytes = self.bytes.get(start..self.at)?;
        self.word(b"endstream").then_some(bytes)
    }

    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn while_(&mut self, holds: impl Fn(u8) -> bool) -> &'b [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !holds(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn skip_space(&mut self) {
        loop {
            self.while_(is_space);
            if !self.rest().starts_with(b"%") {
                return;
            }
            self.while_(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    fn nested(&mut self, depth: usize) -> Option<Value> {
        self.values += 1;
        if depth > DEEPEST || self.values > MOST_VALUES {
            return None;
        }
        self.skip_space();
        let rest = self.rest();
        match rest.first()? {
            b'/' => self.name().map(Value::Name),
            b'(' => self.literal(),
            b'[' => {
                self.at += 1;
                let mut parts = Vec::new();
                while !self.word(b"]") {
                    parts.push(self.nested(depth + 1)?);
                }
                Some(Value::Array(parts))
            }
            b'<' if rest.starts_with(b"<<") => {
                self.at += 2;
                let mut entries = Vec::new();
                while !self.word(b">>") {
                    entries.push((self.name()?, self.nested(depth + 1)?));
                }
                Some(Value::Dictionary(entries))
            }
            b'<' => {
                let length = rest.iter().position(|byte| *byte == b'>')? + 1;
                self.at += length;
                Some(Value::Scalar(rest[..length].to_vec()))
            }
            b'0'..=b'9' => Some(self.number_or_reference()),
            _ => {
                let word = self.while_(|byte| !is_space(byte) && !is_delimiter(byte));
                (!word.is_empty()).then(|| Value::Scalar(word.to_vec()))
            }
        }
    }

    fn number_or_reference(&mut self) -> Value {
        let start = self.at;
        if let Some(number) = self.number().and_then(|number| u32::try_from(number).ok())
            && self.number().is_some()
            && self.word(b"R")
            && self.rest().first().is_none_or(|byte| is_space(*byte) || is_delimiter(*byte))
        {
            return Value::Reference(number);
        }
        self.at = start;
        Value::Scalar(self.while_(|byte| !is_space(byte) && !is_delimiter(byte)).to_vec())
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        if !self.word(b"/") {
            return None;
        }
        Some(self.while_(|byte| !is_space(byte) && !is_delimiter(byte)).to_vec())
    }

    /// A string in parentheses, which may hold others.
    fn literal(&mut self) -> Option<Value> {
        let rest = self.rest();
        let (mut open, mut escaped) = (0_usize, false);
        for (place, byte) in rest.iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        self.at += place + 1;
                        return Some(Value::Scalar(rest[..=place].to_vec()));
                    }
                }
                _ => {}
            }
        }
        None
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0 | 12)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::{Parser, Value};

    fn parse(text: &str) -> Option<Value> {
        Parser::new(text.as_bytes(), 0)?.value()
    }

    #[test]
    fn values_are_read() {
        let scalar = |text: &str| Value::Scalar(text.as_bytes().to_vec());
        for (text, expected) in [
            ("12", Some(scalar("12"))),
            (" -.5 ", Some(scalar("-.5"))),
            ("12 0 R", Some(Value::Reference(12))),
            ("[12 0 R 7]", Some(Value::Array(vec![Value::Reference(12), scalar("7")]))),
            ("[12 0 7]", Some(Value::Array(vec![scalar("12"), scalar("0"), scalar("7")]))),
            ("/Name/Other", Some(Value::Name(b"Name".to_vec()))),
            ("(a(b)\\)c)d", Some(scalar("(a(b)\\)c)"))),
            ("<0a1B> ", Some(scalar("<0a1B>"))),
            ("true]", Some(scalar("true"))),
            ("% why\n<</A<</B[]>>>>", {
                let inner = Value::Dictionary(vec![(b"B".to_vec(), Value::Array(Vec::new()))]);
                Some(Value::Dictionary(vec![(b"A".to_vec(), inner)]))
            }),
            ("", None),
            ("(open", None),
            ("<</A", None),
            ("[1", None),
            ("<0a", None),
            (")", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert_eq!(parse(&"[".repeat(100_000)), None);
        assert_eq!(parse(&"<</A".repeat(100_000)), None);
        assert!(parse(&format!("[{}]", "1 ".repeat(100_000))).is_some());
        assert_eq!(parse(&format!("[{}]", "1 ".repeat(300_000))), None);
    }
}
