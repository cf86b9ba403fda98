//! A list in JSON Lines: an object a line, its keys the headings (jsonlines.org). Texts stand as they are, numbers as they
//! are written, `null` is an empty cell, and the strokes of a signature pad, a list, stay JSON; no other list is a cell, and no object.

#![expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad row, never on the way of a good one")]

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::io::{BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use csv::StringRecord;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::signers::columns::meaning;
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
    line: u64,
    text: Vec<u8>,
}

/// A member of an object.
struct Member {
    key: String,
    cell: String,
    /// Whether it is a list, which is no cell but that of a signature.
    is_list: bool,
}

/// The members of an object in their order.
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
                let mut keys = HashSet::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    if members.len() == MOST_KEYS {
                        return Err(M::Error::custom(format_args!("it has more than {MOST_KEYS} keys")));
                    }
                    // Of two values of a key one would be lost.
                    if !keys.insert(key.clone()) {
                        return Err(M::Error::custom(format_args!("the key `{key}` stands there twice")));
                    }
                    if value.get().starts_with('{') {
                        return Err(M::Error::custom(format_args!("the key `{key}` holds an object; give a text")));
                    }
                    let is_list = value.get().starts_with('[');
                    members.push(Member { key, cell: cell(value.get()), is_list });
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

fn cell(json: &str) -> String {
    match json {
        "null" => String::new(),
        text if text.starts_with('"') => serde_json::from_str(text).unwrap_or_else(|_| text.to_owned()),
        other => other.to_owned(),
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
            line: 0,
            text: Vec::new(),
        };
        let mut first_error = None;
        while reader.next_line()? {
            match reader.members() {
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
        Ok(reader)
    }
}

impl<R: Read> JsonReader<R> {
    /// The keys.
    pub fn headings(&self) -> &StringRecord {
        &self.headings
    }

    /// Says under which key signatures stand, as somebody may have mapped it.
    pub(in crate::signers) fn expect_signatures(&mut self, position: Option<usize>) {
        self.signature = position;
    }

    /// Reads the next line into `row`; false at the end. A line without an object, or with a list under a key other than that of the
    /// signatures, is `bad-json`, and reading can go on behind it; `unreadable-file` ends the reading.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Diagnostic> {
        row.cells.clear();
        if !self.next_line()? {
            return Ok(false);
        }
        (row.line, row.number) = (self.line, self.line);
        let members = self.members()?.map(|Members(members)| members).unwrap_or_default();
        let mut cells = vec![""; self.headings.len()];
        for Member { key, cell, is_list } in &members {
            let Some(&position) = self.positions.get(key) else { continue };
            if *is_list && self.signature != Some(position) {
                let reason = format!("the key `{key}` holds a list; give a text");
                return Err(self.bad(&reason, Some(key)));
            }
            cells[position] = cell;
        }
        for cell in cells {
            row.cells.push_field(cell);
        }
        Ok(true)
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
                Err(finding) => seen.push(format!("!{}:{}", row.line, finding.code.as_str())),
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
            ["name|signature|tags", "1:Anna|[{\"x\":1}]|", "!2:bad-json", "!3:bad-json", "4:Kari||"]
        );
    }

    #[test]
    fn a_bad_line_stops_no_other() {
        assert_eq!(
            read("{\"a\":\"1\"}\n[1]\n{\"a\":\n{\"a\":1,\"a\":2}\n{\"a\":\"2\"}\n{\"a\":{\"b\":1}}"),
            ["a", "1:1", "!2:bad-json", "!3:bad-json", "!4:bad-json", "5:2", "!6:bad-json"]
        );
        assert_eq!(read(""), ["!empty-list "]);
        let keys = |count: usize| (0..count).map(|key| format!("\"k{key}\":1")).collect::<Vec<_>>().join(",");
        let list = format!("{{{}}}\n{{{}}}", keys(MOST_KEYS), keys(300_000));
        assert_eq!(
            read(&list).get(2).map(String::as_str),
            Some("!2:bad-json"),
            "a line of more keys than any form has"
        );
        assert!(read("[{\"a\":1}]")[0].starts_with("!bad-json"), "{:?}", read("[{\"a\":1}]"));
    }
}
