//! What a PDF of ours says, read without any other program: pages in order, text with its places through the fonts' ToUnicode
//! maps, rules, and every string and plain stream of the file. Knows the forms of PDF (ISO 32000-1, 7), not our writer.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use libdeflater::Decompressor;

/// A value of PDF.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    Array(Vec<Value>),
    Dictionary(BTreeMap<String, Value>),
    Reference(usize),
    /// An operator of a content stream, or `true`, `null` and the like.
    Word(String),
}

/// A file with its objects, those of object streams too.
pub(crate) struct Pdf {
    objects: BTreeMap<usize, (Value, Option<Vec<u8>>)>,
}

/// What is shown at one place of the pen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown {
    /// The text, as a reader takes it.
    pub(crate) text: String,
    /// Left end in points from the left edge: of the first text of a line; of text behind it, that of the line.
    pub(crate) x: f64,
    /// Baseline in points from the bottom edge.
    pub(crate) y: f64,
    /// Font size in points.
    pub(crate) size: f64,
    /// Whether it is no part of the text: page numbers, serials, marks.
    pub(crate) artifact: bool,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Page {
    /// In the order of the content.
    pub(crate) shown: Vec<Shown>,
    /// Areas and lines: left, bottom, right, top in points.
    pub(crate) areas: Vec<[f64; 4]>,
    /// Names of images.
    pub(crate) images: usize,
}

impl Page {
    /// The lines of the text, artifacts left out: what stands at one height, in the order of the content. `x` is that of the
    /// last part.
    pub(crate) fn lines(&self) -> Vec<Shown> {
        let mut lines: Vec<Shown> = Vec::new();
        for shown in self.shown.iter().filter(|shown| !shown.artifact) {
            match lines.last_mut() {
                Some(line) if (line.y - shown.y).abs() < 0.01 => {
                    // Another cell, or another run.
                    if line.x < shown.x && !line.text.ends_with(char::is_whitespace) {
                        line.text.push(' ');
                    }
                    line.text.push_str(&shown.text);
                    line.x = shown.x;
                }
                _ => lines.push(shown.clone()),
            }
        }
        lines
    }

    /// All of its text, a line a line, artifacts left out.
    pub(crate) fn text(&self) -> String {
        self.lines().iter().map(|line| line.text.trim_end().to_owned() + "\n").collect()
    }

    /// What is no part of the text.
    pub(crate) fn artifacts(&self) -> Vec<String> {
        self.shown.iter().filter(|shown| shown.artifact).map(|shown| shown.text.trim().to_owned()).collect()
    }
}

impl Value {
    fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Dictionary(entries) => entries.get(key),
            _ => None,
        }
    }

    fn is_type(&self, name: &str) -> bool {
        self.get("Type") == Some(&Self::Name(name.to_owned()))
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn whole(&self) -> Option<usize> {
        self.number().and_then(|number| number.to_string().parse().ok())
    }

    fn strings(&self, into: &mut Vec<String>) {
        match self {
            Self::Text(bytes) => into.push(text_string(bytes)),
            Self::Name(name) => into.push(name.clone()),
            Self::Array(values) => values.iter().for_each(|value| value.strings(into)),
            Self::Dictionary(entries) => entries.iter().for_each(|(key, value)| {
                into.push(key.clone());
                value.strings(into);
            }),
            _ => {}
        }
    }
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 with its mark, else bytes.
pub(crate) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf_16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn utf_16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

impl Pdf {
    /// Reads a file.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut objects = BTreeMap::new();
        let mut from = 0;
        while let Some(at) = find(&bytes[from..], b" 0 obj").map(|at| from + at) {
            let digits = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            let number =
                std::str::from_utf8(&bytes[at - digits..at]).expect("digits").parse().expect("an object's number");
            let mut tokens = Tokens { bytes, at: at + b" 0 obj".len() };
            let value = tokens.value().expect("an object's value");
            tokens.space();
            let data = bytes[tokens.at..].starts_with(b"stream").then(|| {
                let start = tokens.at + b"stream".len() + if bytes[tokens.at + 6] == b'\r' { 2 } else { 1 };
                let length = value.get("Length").and_then(Value::whole).expect("a length");
                tokens.at = start + length;
                inflated(&value, &bytes[start..start + length])
            });
            from = tokens.at;
            objects.insert(number, (value, data));
        }
        let streams: Vec<(Value, Vec<u8>)> = objects
            .values()
            .filter(|(value, _)| value.is_type("ObjStm"))
            .filter_map(|(value, data)| data.clone().map(|data| (value.clone(), data)))
            .collect();
        for (value, data) in streams {
            let first = value.get("First").and_then(Value::whole).expect("where the objects begin");
            let head: Vec<usize> = String::from_utf8_lossy(&data[..first])
                .split(|character: char| character.is_ascii_whitespace() || character == '\0')
                .filter(|word| !word.is_empty())
                .map(|number| number.parse().expect("a number"))
                .collect();
            for pair in head.chunks_exact(2) {
                let value = Tokens { bytes: &data, at: first + pair[1] }.value().expect("an object's value");
                objects.insert(pair[0], (value, None));
            }
        }
        Self { objects }
    }

    fn resolve<'v>(&'v self, value: &'v Value) -> &'v Value {
        match value {
            Value::Reference(number) => self.objects.get(number).map_or(value, |(value, _)| value),
            _ => value,
        }
    }

    fn entry<'v>(&'v self, value: &'v Value, key: &str) -> Option<&'v Value> {
        self.resolve(value).get(key).map(|value| self.resolve(value))
    }

    /// The pages in order.
    pub(crate) fn pages(&self) -> Vec<Page> {
        let (catalog, _) = self.objects.values().find(|(value, _)| value.is_type("Catalog")).expect("a catalog");
        let mut pages = Vec::new();
        self.below(self.entry(catalog, "Pages").expect("a page tree"), &mut pages);
        pages
    }

    fn below(&self, node: &Value, pages: &mut Vec<Page>) {
        match self.entry(node, "Kids") {
            Some(Value::Array(kids)) => kids.iter().for_each(|kid| self.below(self.resolve(kid), pages)),
            _ => pages.push(self.page(node)),
        }
    }

    fn page(&self, page: &Value) -> Page {
        let streams = match page.get("Contents") {
            Some(Value::Array(streams)) => streams.clone(),
            Some(one) => vec![one.clone()],
            None => Vec::new(),
        };
        let mut content = Vec::new();
        for stream in streams {
            let Value::Reference(number) = stream else { panic!("content that is no reference") };
            content.extend_from_slice(self.objects[&number].1.as_deref().expect("a content stream"));
            content.push(b'\n');
        }
        let fonts = self.entry(page, "Resources").and_then(|resources| self.entry(resources, "Font"));
        let fonts = match fonts {
            Some(Value::Dictionary(fonts)) => {
                fonts.iter().map(|(name, font)| (name.clone(), self.to_unicode(font))).collect()
            }
            _ => BTreeMap::new(),
        };
        read_content(&content, &fonts)
    }

    fn to_unicode(&self, font: &Value) -> BTreeMap<u16, String> {
        let Some(Value::Reference(number)) = self.resolve(font).get("ToUnicode") else {
            panic!("a font without a map")
        };
        let map = self.objects[number].1.as_deref().expect("a map");
        let mut entries = BTreeMap::new();
        let mut tokens = Tokens { bytes: map, at: 0 };
        let mut before: Vec<Value> = Vec::new();
        while let Some(value) = tokens.value() {
            match &value {
                Value::Word(word) if word == "endbfchar" => {
                    for pair in before.chunks_exact(2) {
                        let [Value::Text(code), Value::Text(text)] = pair else { panic!("not a pair of strings") };
                        entries.insert(u16::from_be_bytes([code[0], code[1]]), utf_16(text));
                    }
                }
                Value::Word(word) => {
                    assert!(!word.contains("bfrange"), "ranges are not read");
                    before.clear();
                }
                _ => before.push(value),
            }
        }
        entries
    }

    /// All that can be read in the file beside its page content: every string and name of every object (document information,
    /// bookmarks, structure, alternative texts) and the metadata (XMP).
    pub(crate) fn other_strings(&self) -> Vec<String> {
        let mut strings = Vec::new();
        for (value, data) in self.objects.values() {
            value.strings(&mut strings);
            if value.is_type("Metadata") {
                strings.push(String::from_utf8(data.clone().expect("a stream")).expect("XML in UTF-8"));
            }
        }
        strings
    }
}

fn inflated(dictionary: &Value, data: &[u8]) -> Vec<u8> {
    if dictionary.get("Filter") != Some(&Value::Name("FlateDecode".to_owned())) {
        return data.to_vec();
    }
    let mut out = vec![0; 1 << 20];
    loop {
        match Decompressor::new().zlib_decompress(data, &mut out) {
            Ok(length) => return unpredicted(dictionary, &out[..length]),
            Err(libdeflater::DecompressionError::InsufficientSpace) => out.resize(out.len() * 4, 0),
            Err(error) => panic!("deflate: {error}"),
        }
    }
}

/// Rows as they were before a PNG predictor (7.4.4.4); of the filters those that look at the byte before and above.
fn unpredicted(dictionary: &Value, data: &[u8]) -> Vec<u8> {
    let parameter = |key: &str| dictionary.get("DecodeParms").and_then(|parameters| parameters.get(key)?.whole());
    if parameter("Predictor").is_none_or(|predictor| predictor < 10) {
        return data.to_vec();
    }
    let columns = parameter("Columns").unwrap_or(1);
    let (mut rows, mut above): (Vec<u8>, Vec<u8>) = (Vec::new(), vec![0; columns]);
    for row in data.chunks(columns + 1) {
        let mut before = 0;
        let filter = row[0];
        for (byte, above) in row[1..].iter().zip(&mut above) {
            let added = match filter {
                0 => 0,
                1 => before,
                2 => *above,
                other => panic!("a row with filter {other}"),
            };
            before = byte.wrapping_add(added);
            *above = before;
            rows.push(before);
        }
    }
    rows
}

fn read_content(content: &[u8], fonts: &BTreeMap<String, BTreeMap<u16, String>>) -> Page {
    let mut page = Page::default();
    let mut tokens = Tokens { bytes: content, at: 0 };
    let mut operands: Vec<Value> = Vec::new();
    // Of each marked-content sequence: whether it is an artifact, and the text that it stands for.
    let mut marks: Vec<(bool, Option<String>)> = Vec::new();
    let (mut font, mut size, mut line, mut from) = (None, 0.0, (0.0, 0.0), (0.0, 0.0));
    while let Some(value) = tokens.value() {
        let Value::Word(operator) = value else {
            operands.push(value);
            continue;
        };
        let numbers: Vec<f64> = operands.iter().filter_map(Value::number).collect();
        match (operator.as_str(), numbers.as_slice()) {
            ("BT", _) => line = (0.0, 0.0),
            ("Tf", [points]) => {
                let Some(Value::Name(name)) = operands.first() else { panic!("a font without a name") };
                (font, size) = (Some(&fonts[name]), *points);
            }
            ("Td", [x, y]) => line = (line.0 + x, line.1 + y),
            ("BDC" | "BMC", _) => {
                let artifact = operands.first() == Some(&Value::Name("Artifact".to_owned()));
                let actual = operands.get(1).and_then(|properties| match properties.get("ActualText") {
                    Some(Value::Text(bytes)) => Some(text_string(bytes)),
                    _ => None,
                });
                if let Some(text) = &actual {
                    let artifact = artifact || marks.iter().any(|mark| mark.0);
                    page.shown.push(Shown { text: text.clone(), x: line.0, y: line.1, size, artifact });
                }
                marks.push((artifact, actual));
            }
            ("EMC", _) => drop(marks.pop().expect("a sequence to end")),
            ("Tj" | "TJ", _) if marks.iter().all(|mark| mark.1.is_none()) => {
                let font = font.expect("a font");
                let mut text = String::new();
                let pieces = match operands.first() {
                    Some(Value::Array(pieces)) => pieces.clone(),
                    Some(one) => vec![one.clone()],
                    None => panic!("nothing to show"),
                };
                for piece in pieces {
                    let Value::Text(bytes) = piece else { continue };
                    for code in bytes.chunks_exact(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        text.push_str(font.get(&code).map_or("\u{FFFD}", String::as_str));
                    }
                }
                let artifact = marks.iter().any(|mark| mark.0);
                page.shown.push(Shown { text, x: line.0, y: line.1, size, artifact });
            }
            ("re", [x, y, width, height]) => page.areas.push([*x, *y, x + width, y + height]),
            ("m", [x, y]) => from = (*x, *y),
            ("l", [x, y]) => page.areas.push([from.0.min(*x), from.1.min(*y), from.0.max(*x), from.1.max(*y)]),
            ("Do", _) => page.images += 1,
            _ => {}
        }
        operands.clear();
    }
    assert!(marks.is_empty(), "a sequence is not ended");
    page
}

/// Reads values one after another.
struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Tokens<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    while self.peek().is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                        self.at += 1;
                    }
                }
                byte if byte.is_ascii_whitespace() || byte == 0 => self.at += 1,
                _ => return,
            }
        }
    }

    fn value(&mut self) -> Option<Value> {
        self.space();
        let rest = &self.bytes[self.at..];
        Some(match self.peek()? {
            b'<' if rest.starts_with(b"<<") => {
                self.at += 2;
                let mut entries = BTreeMap::new();
                while let Some(Value::Name(key)) = self.until(b">>") {
                    entries.insert(key, self.value()?);
                }
                Value::Dictionary(entries)
            }
            b'[' => {
                self.at += 1;
                let mut values = Vec::new();
                while let Some(value) = self.until(b"]") {
                    values.push(value);
                }
                Value::Array(values)
            }
            b'<' => self.hexadecimal(),
            b'(' => self.literal(),
            b'/' => {
                self.at += 1;
                Value::Name(self.word())
            }
            _ => self.number_or_word(),
        })
    }

    /// The next value, or nothing behind the end of the container.
    fn until(&mut self, end: &[u8]) -> Option<Value> {
        self.space();
        if self.bytes[self.at..].starts_with(end) {
            self.at += end.len();
            return None;
        }
        self.value()
    }

    fn word(&mut self) -> String {
        let start = self.at;
        let is_regular = |byte: u8| !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte);
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned()
    }

    fn number_or_word(&mut self) -> Value {
        let word = self.word();
        if word.is_empty() {
            self.at += 1;
            return Value::Word(String::new());
        }
        let Ok(number) = word.parse::<f64>() else { return Value::Word(word) };
        // `12 0 R`, which no content stream has.
        let behind = self.at;
        if let Ok(object) = word.parse::<usize>() {
            self.space();
            if self.word() == "0" {
                self.space();
                if self.word() == "R" {
                    return Value::Reference(object);
                }
            }
        }
        self.at = behind;
        Value::Number(number)
    }

    fn hexadecimal(&mut self) -> Value {
        self.at += 1;
        let mut digits: Vec<u8> = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'>' => break,
                byte => digits.extend(char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())),
            }
        }
        Value::Text(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect())
    }

    fn literal(&mut self) -> Value {
        self.at += 1;
        let (mut text, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => {
                    let escaped = self.peek().expect("something behind a backslash");
                    self.at += 1;
                    match escaped {
                        b'n' => text.push(b'\n'),
                        b'r' => text.push(b'\r'),
                        b't' => text.push(b'\t'),
                        b'b' => text.push(8),
                        b'f' => text.push(12),
                        b'0'..=b'7' => {
                            let mut code = u32::from(escaped - b'0');
                            for _ in 0..2 {
                                let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                                self.at += 1;
                                code = code * 8 + u32::from(digit - b'0');
                            }
                            text.push(u8::try_from(code & 0xFF).expect("a byte"));
                        }
                        b'\n' => {}
                        other => text.push(other),
                    }
                    continue;
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            text.push(byte);
        }
        Value::Text(text)
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
