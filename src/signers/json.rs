//! A list in JSON Lines: an object a line, its keys the headings (jsonlines.org). Texts stand as they are, numbers as they
//! are written, `null` is an empty cell, and the strokes of a signature pad, a list, stay JSON, as does what stands under a key that
//! nothing uses, if nobody may have wished there not to be named. A row with another list, an object, or two values of a key is bad, but keeps its cells: what it refuses is heard, and whoever mends it sees them.

#![expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad row, never on the way of a good one")]

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::io::{BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use csv::StringRecord;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::signers::columns::{ColumnMap, meaning};
use crate::signers::nested::{Wish, wish};
use crate::signers::row::{Column, Row};

/// Longest line in bytes, as for a record of CSV.
const LONGEST_LINE: u64 = 4 * 1024 * 1024;

/// Most keys (tuned: nobody's form has so many fields).
const MOST_KEYS: usize = 1_000;

/// Reads rows from JSON Lines.
#[derive(Debug)]
pub struct JsonReader<R> {
    source: BufReader<R>,
    file: PathBuf,
    headings: StringRecord,
    /// Where each key stands.
    positions: HashMap<String, usize>,
    /// The key under which the strokes of a signature pad stand, which are a list.
    signature: Option<usize>,
    /// The keys whose values are used: neither a list nor an object makes a cell of theirs.
    used: BTreeSet<usize>,
    line: u64,
    text: Vec<u8>,
}

/// A member of an object.
struct Member {
    key: String,
    cell: String,
    fault: Option<Fault>,
}

/// Why a member is no cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// It is a list, which is no cell but that of a signature.
    List,
    Object,
    /// Its key stands there twice.
    Doubled,
    /// A text with half of a surrogate pair, such as `\ud83d`, which is no character.
    Halved,
}

/// The members of an object in their order.
#[derive(Default)]
struct Members(Vec<Member>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object, from `{` to `}`, on one line")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Members, M::Error> {
                let mut members: Vec<Member> = Vec::new();
                let mut places: HashMap<String, usize> = HashMap::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    let json = value.get();
                    if let Some(known) = places.get(&key).and_then(|place| members.get_mut(*place)) {
                        // Of two values one would be lost, and it may be the one that refuses.
                        let (other, _) = cell(json);
                        if known.cell != other {
                            known.cell.push_str("; ");
                            known.cell.push_str(&other);
                        }
                        known.fault = Some(Fault::Doubled);
                        continue;
                    }
                    if members.len() == MOST_KEYS {
                        return Err(M::Error::custom(format_args!("it has more than {MOST_KEYS} keys")));
                    }
                    let (cell, fault) = cell(json);
                    places.insert(key.clone(), members.len());
                    members.push(Member { key, cell, fault });
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl Fault {
    /// What is wrong with a key, for the message.
    fn of_key(self, key: &str) -> String {
        match self {
            Self::List => format!("the key `{key}` holds a list; give a text"),
            Self::Object => format!("the key `{key}` holds an object; give a text"),
            Self::Doubled => format!("the key `{key}` stands there twice"),
            Self::Halved => format!("the key `{key}` holds half of a character (a `\\ud…` without its other half)"),
        }
    }
}

/// A value as a cell, and what is wrong with it.
fn cell(json: &str) -> (String, Option<Fault>) {
    match json.as_bytes().first() {
        Some(b'n') => (String::new(), None),
        // Half of a character that UTF-16 writes in two is none.
        Some(b'"') => serde_json::from_str(json)
            .map_or_else(|_| (json.trim_matches('"').to_owned(), Some(Fault::Halved)), |text| (text, None)),
        Some(b'[') => (json.to_owned(), Some(Fault::List)),
        Some(b'{') => (json.to_owned(), Some(Fault::Object)),
        _ => (json.to_owned(), None),
    }
}

impl<R: Read + Seek> JsonReader<R> {
    /// Reads the keys of all lines, in the order in which they first stand there: a form leaves out what nobody filled
    /// in. Fails with `unreadable-file`, `empty-list`, and `bad-json` where not even one line can be read.
    pub fn open(source: R, file: &Path) -> Result<Self, Diagnostic> {
        let mut reader = Self {
            source: BufReader::with_capacity(1 << 16, source),
            file: file.to_owned(),
            headings: StringRecord::new(),
            positions: HashMap::new(),
            signature: None,
            used: BTreeSet::new(),
            line: 0,
            text: Vec::new(),
        };
        let mut first_error = None;
        while reader.next_line()? {
            match reader.members() {
                // Of a file that is one list not some lines are read, such as those whose object no comma follows.
                Err(finding) if reader.headings.is_empty() && finding.value("reason") == "json-list" => {
                    return Err(finding);
                }
                Ok(None) => {}
                Ok(Some(Members(members))) => {
                    for Member { key, .. } in members {
                        if !reader.positions.contains_key(&key) && reader.headings.len() < MOST_KEYS {
                            reader.positions.insert(key.clone(), reader.headings.len());
                            reader.headings.push_field(&key);
                        }
                    }
                }
                Err(finding) => first_error = first_error.or(Some(finding)),
            }
        }
        if reader.headings.is_empty() {
            return Err(first_error.unwrap_or_else(|| Diagnostic::error(Code::EmptyList).at(Place::file(file))));
        }
        reader.source.rewind().map_err(|error| reader.unreadable(&error))?;
        reader.line = 0;
        reader.signature = reader.headings.iter().position(|key| meaning(key) == Some(Column::Signature));
        let is_used = |(_, key): &(usize, &str)| meaning(key).is_some();
        reader.used = reader.headings.iter().enumerate().filter(is_used).map(|(position, _)| position).collect();
        Ok(reader)
    }
}

impl<R: Read> JsonReader<R> {
    /// The keys.
    pub fn headings(&self) -> &StringRecord {
        &self.headings
    }

    /// Says under which keys columns stand, as somebody may have mapped them, and under which of them signatures.
    pub(in crate::signers) fn expect(&mut self, columns: &ColumnMap) {
        self.signature = columns.position(Column::Signature);
        let known = columns.present().filter_map(|column| columns.position(column));
        self.used = known.chain(columns.heeded().map(usize::from)).collect();
    }

    /// Says that the values of a key are printed.
    pub(in crate::signers) fn print(&mut self, position: usize) {
        self.used.insert(position);
    }

    /// Reads the next line into `row`; false at the end. A line without an object, with an object under a key that is used or in which
    /// somebody may have refused, such a list under one that is not that of the signatures, or a key that stands there twice, is `bad-json`, and reading can go on behind it: where it is an object,
    /// all its cells are in `row` nevertheless. `unreadable-file` ends the reading.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Diagnostic> {
        row.cells.clear();
        if !self.next_line()? {
            return Ok(false);
        }
        (row.line, row.number) = (self.line, self.line);
        let Members(members) = self.members()?.unwrap_or_default();
        let mut cells = vec![""; self.headings.len()];
        let mut first_fault = None;
        for Member { key, cell, fault } in &members {
            let Some(&position) = self.positions.get(key) else { continue };
            cells[position] = cell;
            let fault = fault.filter(|fault| match fault {
                Fault::List => {
                    self.signature != Some(position) && (self.used.contains(&position) || wish(key, cell) != Wish::None)
                }
                Fault::Object => self.used.contains(&position) || wish(key, cell) != Wish::None,
                Fault::Doubled | Fault::Halved => true,
            });
            first_fault = first_fault.or(fault.map(|fault| (fault, key)));
        }
        for cell in cells {
            row.cells.push_field(cell);
        }
        match first_fault {
            Some((fault, key)) => Err(self.bad(&fault.of_key(key), Some(key))),
            None => Ok(true),
        }
    }

    fn next_line(&mut self) -> Result<bool, Diagnostic> {
        self.text.clear();
        let mut limited = self.source.by_ref().take(LONGEST_LINE + 1);
        let count = limited.read_until(b'\n', &mut self.text).map_err(|error| self.unreadable(&error))?;
        if count as u64 > LONGEST_LINE {
            // What follows is no line of its own.
            while self.text.last() != Some(&b'\n') {
                self.text.clear();
                let mut limited = self.source.by_ref().take(LONGEST_LINE);
                if limited.read_until(b'\n', &mut self.text).map_err(|error| self.unreadable(&error))? == 0 {
                    break;
                }
            }
            self.text = b"too-long".to_vec();
        }
        self.line += u64::from(count > 0);
        Ok(count > 0)
    }

    fn members(&self) -> Result<Option<Members>, Diagnostic> {
        let finding = |reason: &str| self.bad(reason, None);
        if self.text == b"too-long" {
            return Err(finding("too-long"));
        }
        let text = std::str::from_utf8(&self.text).map_err(|_| {
            Diagnostic::error(Code::NotUtf8)
                .at(Place::row(&self.file, self.line, self.line))
                .with("file", self.file.display())
        })?;
        let text = text.trim_matches(|character: char| character.is_whitespace() || character == '\u{FEFF}');
        if text.is_empty() {
            return Ok(None);
        }
        // `[` alone is how a list of objects on many lines begins.
        if text.starts_with('[') && (text == "[" || text[1..].trim_start().starts_with('{')) {
            return Err(finding("json-list"));
        }
        serde_json::from_str(text).map(Some).map_err(|error| {
            let error = error.to_string();
            // Within a line, serde_json's own line number says nothing.
            finding(&error.replacen(" at line 1 column ", " at character ", 1))
        })
    }

    fn bad(&self, reason: &str, key: Option<&str>) -> Diagnostic {
        let place = Place::row(&self.file, self.line, self.line);
        let place = if let Some(key) = key { place.under(key) } else { place };
        Diagnostic::error(Code::BadJson).at(place).with("reason", reason)
    }

    fn unreadable(&self, error: &std::io::Error) -> Diagnostic {
        Diagnostic::error(Code::UnreadableFile)
            .at(Place::file(&self.file))
            .with("file", self.file.display())
            .with("reason", error)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::Path;

    use super::{JsonReader, MOST_KEYS};
    use crate::signers::row::Row;

    fn read(list: &str) -> Vec<String> {
        let mut reader = match JsonReader::open(Cursor::new(list.as_bytes()), Path::new("list.jsonl")) {
            Ok(reader) => reader,
            Err(finding) => return vec![format!("!{} {}", finding.code.as_str(), finding.value("reason"))],
        };
        let mut seen = vec![reader.headings().iter().collect::<Vec<_>>().join("|")];
        let mut row = Row::default();
        loop {
            match reader.read(&mut row) {
                Ok(false) => return seen,
                Ok(true) => seen.push(format!("{}:{}", row.line, row.cells.iter().collect::<Vec<_>>().join("|"))),
                Err(finding) => {
                    let cells = row.cells.iter().collect::<Vec<_>>().join("|");
                    seen.push(format!("!{}:{} {cells}", row.line, finding.code.as_str()).trim_end().to_owned());
                }
            }
        }
    }

    #[test]
    fn every_value_is_a_text() {
        let list = "\u{feff}{\"name\":\"Anna\",\"postcode\":\"0374\"}\n{\"name\":\"陳\\n\",\"id\":17,\"ok\":true,\"x\":null,\"signature\":[{\"x\":1.50}]}\r\n\n{}\n";
        assert_eq!(
            read(list),
            [
                "name|postcode|id|ok|x|signature",
                "1:Anna|0374||||",
                "2:陳\n||17|true||[{\"x\":1.50}]",
                "3:|||||",
                "4:|||||"
            ]
        );
    }

    #[test]
    fn a_list_is_nobodys_cell_but_a_signature() {
        let strokes = "{\"name\":\"Anna\",\"signature\":[{\"x\":1}]}";
        assert_eq!(
            read(&format!("{strokes}\n{{\"name\":[\"x\"]}}\n{{\"name\":\"Ola\",\"tags\":[1]}}\n{{\"name\":\"Kari\"}}")),
            ["name|signature|tags", "1:Anna|[{\"x\":1}]|", "!2:bad-json [\"x\"]||", "3:Ola||[1]", "4:Kari||"]
        );
    }

    #[test]
    fn a_wish_within_an_object_or_a_list_is_not_passed_over() {
        for (member, is_bad) in [
            (r#""preferences":{"anonymous":true}"#, true),
            (r#""answers":[{"question":"Vil du være anonym?","answer":"ja"}]"#, true),
            (r#""tags":["vip","anonymous"]"#, true),
            (r#""privacy":[1]"#, true),
            (r#""a":{"b":{"c":[{"publish my name":false}]}}"#, true),
            (r#""a":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"#, true),
            (r#""status":["refused"]"#, true),
            (r#""prefs":{"hideName":true}"#, true),
            (r#""tags":["vip","Oslo"]"#, false),
            (r#""meta":{"browser":"x","size":[1,2]}"#, false),
        ] {
            let read = read(&format!("{{\"name\":\"Anna\",{member}}}"));
            assert_eq!(read[1].starts_with("!1:bad-json Anna|"), is_bad, "{member}: {read:?}");
        }
    }

    #[test]
    fn a_bad_line_stops_no_other() {
        assert_eq!(
            read("{\"a\":\"1\"}\n[1]\n{\"a\":\n{\"a\":1,\"a\":2}\n{\"a\":\"2\"}\n{\"a\":{\"b\":1}}"),
            ["a", "1:1", "!2:bad-json", "!3:bad-json", "!4:bad-json 1; 2", "5:2", "6:{\"b\":1}"]
        );
        assert_eq!(read(""), ["!empty-list "]);
        let keys = |count: usize| (0..count).map(|key| format!("\"k{key}\":1")).collect::<Vec<_>>().join(",");
        let list = format!("{{{}}}\n{{{}}}", keys(MOST_KEYS), keys(300_000));
        assert_eq!(
            read(&list).get(2).map(String::as_str),
            Some("!2:bad-json"),
            "a line of more keys than any form has"
        );
        for list in ["[{\"a\":1}]", "[\n{\"a\":1},\n{\"a\":2}\n]"] {
            assert_eq!(read(list), ["!bad-json json-list"]);
        }
        // No text is made of what is none.
        assert_eq!(
            read("{\"a\":\"Anna \\ud83d\"}\n{\"a\":\"\\ud83d\\ude00\"}"),
            ["a", "!1:bad-json Anna \\ud83d", "2:😀"]
        );
    }
}
