//! In which encoding a list is, and a reader that hands it on as UTF-8.

use std::collections::VecDeque;
use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, CoderResult, Decoder, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, ISO_8859_15, MACINTOSH, SHIFT_JIS, UTF_8,
    UTF_16BE, UTF_16LE, WINDOWS_1252,
};

use crate::signers::headings::listed;

/// What a list is written in, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListEncoding {
    encoding: &'static Encoding,
    /// Whether nothing but this encoding makes sense; otherwise somebody should look at a few names.
    pub certain: bool,
}

/// Bytes asked of the source at a time.
const CHUNK: usize = 64 * 1024;

/// Encodings in which a heading line is tried where the bytes are not UTF-8.
const TRIED: [&Encoding; 6] = [WINDOWS_1252, SHIFT_JIS, BIG5, GB18030, EUC_KR, MACINTOSH];

impl ListEncoding {
    /// UTF-8.
    pub const UTF_8: Self = Self { encoding: UTF_8, certain: true };

    /// The encoding of a label such as `windows-1252`, `shift_jis`, `gbk` (WHATWG Encoding, 4.2), for `--encoding`.
    pub fn named(label: &str) -> Option<Self> {
        let encoding = Encoding::for_label_no_replacement(label.trim().as_bytes())?;
        // GB18030 holds all of GBK.
        Some(Self { encoding: if encoding == GBK { GB18030 } else { encoding }, certain: true })
    }

    /// The name as people write it, such as `UTF-8` or `Shift_JIS`.
    pub fn name(self) -> &'static str {
        self.encoding.name()
    }

    /// Whether the list can be read as it is.
    pub fn is_utf_8(self) -> bool {
        self.encoding == UTF_8
    }

    /// Looks at a whole list. UTF-8 wherever the bytes allow it, also with a few broken ones among many good; UTF-16 by
    /// its BOM or its zero bytes; else the encoding in which the headings are words that we know; else a guess that is not
    /// `certain`. Fails where the source does.
    pub fn of(mut source: impl Read) -> io::Result<Self> {
        let mut survey = Survey::default();
        let mut buffer = vec![0; CHUNK];
        let mut held = 0;
        loop {
            let count = match source.read(&mut buffer[held..]) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let ended = count == 0;
            let bytes = &buffer[..held + count];
            if survey.head.len() < CHUNK {
                let wanted = (CHUNK - survey.head.len()).min(count);
                survey.head.extend_from_slice(&bytes[held..held + wanted]);
            }
            let left = survey.see(bytes, ended);
            if ended {
                return Ok(survey.conclude());
            }
            if let Some(encoding) = utf_16(&survey.head) {
                return Ok(encoding);
            }
            let end = held + count;
            buffer.copy_within(end - left..end, 0);
            held = left;
        }
    }
}

/// UTF-16 by its BOM, else by the zero bytes of its ASCII letters: half of a heading line.
fn utf_16(head: &[u8]) -> Option<ListEncoding> {
    let found = |encoding| Some(ListEncoding { encoding, certain: true });
    match head {
        [0xFF, 0xFE, ..] => return found(UTF_16LE),
        [0xFE, 0xFF, ..] => return found(UTF_16BE),
        _ => {}
    }
    let sample = &head[..head.len().min(256)];
    let zeros = |parity| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Commas and line ends alone are a zero now and then, where the headings are Chinese.
    if odd > even * 4 && odd * 16 > sample.len() {
        found(UTF_16LE)
    } else if even > odd * 4 && even * 16 > sample.len() {
        found(UTF_16BE)
    } else {
        None
    }
}

/// What the bytes of a list are like.
struct Survey {
    head: Vec<u8>,
    detector: EncodingDetector,
    /// Sequences of UTF-8 beyond ASCII, and bytes that fit into none.
    good: u64,
    bad: u64,
    escape: bool,
    /// A byte 0xA4: `€` in ISO-8859-15, a sign that nobody uses in Windows-1252.
    euro: bool,
    /// A byte 0x80 to 0x9F: characters of Windows-1252 alone.
    windows: bool,
}

impl Default for Survey {
    fn default() -> Self {
        Self {
            head: Vec::new(),
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            good: 0,
            bad: 0,
            escape: false,
            euro: false,
            windows: false,
        }
    }
}

impl Survey {
    /// Takes bytes in; hands back how many at their end wait for the next ones.
    fn see(&mut self, bytes: &[u8], ended: bool) -> usize {
        if bytes.is_ascii() {
            self.escape |= memchr::memchr(0x1B, bytes).is_some();
            self.feed(bytes);
            return 0;
        }
        let mut left = 0;
        let mut rest = bytes;
        while !rest.is_empty() {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.good += starts(text.as_bytes());
                    break;
                }
                Err(error) => {
                    let valid = error.valid_up_to();
                    self.good += starts(&rest[..valid]);
                    match error.error_len() {
                        None if !ended => {
                            left = rest.len() - valid;
                            break;
                        }
                        length => {
                            self.bad += 1;
                            rest = &rest[valid + length.unwrap_or(rest.len() - valid)..];
                        }
                    }
                }
            }
        }
        self.feed(&bytes[..bytes.len() - left]);
        left
    }

    /// The slow looks, from the first bytes on that are not UTF-8: chardetng takes long for each byte.
    fn feed(&mut self, bytes: &[u8]) {
        if self.bad == 0 {
            return;
        }
        for &byte in bytes {
            self.euro |= byte == 0xA4;
            self.windows |= matches!(byte, 0x80..=0x9F);
        }
        self.detector.feed(bytes, false);
    }

    fn conclude(mut self) -> ListEncoding {
        if let Some(encoding) = utf_16(&self.head) {
            return encoding;
        }
        if self.head.starts_with(&[0xEF, 0xBB, 0xBF]) || self.good >= self.bad {
            let is_jis = self.good == 0 && self.bad == 0 && self.escape && is_iso_2022_jp(&self.head);
            return if is_jis { ListEncoding { encoding: ISO_2022_JP, certain: true } } else { ListEncoding::UTF_8 };
        }
        self.detector.feed(&[], true);
        let mut known: Vec<(usize, &'static Encoding)> =
            TRIED.into_iter().map(|encoding| (known_headings(&self.head, encoding), encoding)).collect();
        known.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let (encoding, certain) = match known[..] {
            // An encoding is known by its headings where no other makes as many of them words.
            [(most, encoding), (next, _), ..] if most > next => (encoding, true),
            _ => (self.detector.guess(None, Utf8Detection::Deny), false),
        };
        let encoding = match encoding {
            encoding if encoding == GBK => GB18030,
            encoding if encoding == WINDOWS_1252 && self.euro && !self.windows => ISO_8859_15,
            encoding => encoding,
        };
        ListEncoding { encoding, certain }
    }
}

/// Bytes that begin a character beyond ASCII.
fn starts(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte >= 0xC0).count() as u64
}

fn is_iso_2022_jp(head: &[u8]) -> bool {
    head.windows(3).any(|bytes| matches!(bytes, [0x1B, b'$', b'@' | b'B']))
}

/// How many headings beyond ASCII are columns that we know, read in this encoding; 0 where the line is broken in it.
fn known_headings(head: &[u8], encoding: &'static Encoding) -> usize {
    let line = head.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or_default();
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(line) else { return 0 };
    text.split([',', ';', '\t', '|'])
        .map(|heading| heading.trim().trim_matches('"'))
        .filter(|heading| !heading.is_ascii() && !has_capital_inside(heading) && listed(heading).is_some())
        .count()
}

/// Whether a capital stands behind a small letter: `Prénom` in Windows-1252 is `PrÈnom` in the Macintosh's encoding.
fn has_capital_inside(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(one, other)| one.is_lowercase() && other.is_uppercase())
}

/// Reads text of any encoding as UTF-8; what cannot be decoded becomes U+FFFD, which no cell may hold.
pub struct Decoding<R> {
    source: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    /// Whether the decoder has seen the end: it must not be asked again.
    finished: bool,
    /// Text that waits for a reader who asked for less than a character may take.
    spare: VecDeque<u8>,
}

/// A buffer of so many bytes always has room for the next character.
const ROOM: usize = 16;

impl<R> std::fmt::Debug for Decoding<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Decoding")
            .field("encoding", &self.decoder.as_ref().map(|it| it.encoding().name()))
            .finish_non_exhaustive()
    }
}

impl<R: Read> Decoding<R> {
    /// Reads `source`, which is in this encoding. UTF-8 goes through untouched, with whatever is broken in it.
    pub fn new(source: R, encoding: ListEncoding) -> Self {
        let decoder = (!encoding.is_utf_8()).then(|| encoding.encoding.new_decoder_with_bom_removal());
        let raw = if decoder.is_some() { vec![0; CHUNK] } else { Vec::new() };
        Self { source, decoder, raw, start: 0, end: 0, ended: false, finished: false, spare: VecDeque::new() }
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.spare.is_empty() {
            return self.spare.read(buffer);
        }
        if self.decoder.is_some() && buffer.len() < ROOM {
            let mut room = [0; ROOM];
            let count = self.read(&mut room)?;
            self.spare.extend(&room[..count]);
            return self.spare.read(buffer);
        }
        let Some(decoder) = &mut self.decoder else { return self.source.read(buffer) };
        loop {
            if self.finished {
                return Ok(0);
            }
            if self.start == self.end && !self.ended {
                (self.start, self.end) = (0, self.source.read(&mut self.raw)?);
                self.ended = self.end == 0;
            }
            let (result, read, written, _) =
                decoder.decode_to_utf8(&self.raw[self.start..self.end], buffer, self.ended);
            self.start += read;
            self.finished = self.ended && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use encoding_rs::{BIG5, EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1252};

    use super::{CHUNK, Decoding, ListEncoding};

    fn found(bytes: &[u8]) -> String {
        let encoding = ListEncoding::of(bytes).expect("memory");
        format!("{}{}", encoding.name(), if encoding.certain { "" } else { "?" })
    }

    #[test]
    fn headings_prove_an_encoding() {
        for (text, encoding, expected) in [
            ("Prénom;Nom;Ville\nÉlodie;Dupré;Orléans\n", WINDOWS_1252, "windows-1252"),
            ("氏名,郵便番号,メールアドレス\n桐生 澪,100-0001,a@example.org\n", SHIFT_JIS, "Shift_JIS"),
            ("姓名,電子郵件,城市\n陳曉嵐,a@example.org,臺北\n", BIG5, "Big5"),
            ("姓名,邮编,城市\n王芳,100000,北京\n", GB18030, "gb18030"),
            ("이름,우편번호,도시\n김민수,03000,서울\n", EUC_KR, "EUC-KR"),
        ] {
            let (bytes, _, broken) = encoding.encode(text);
            assert!(!broken);
            assert_eq!(found(&bytes), expected);
            let mut read = String::new();
            let decoded = Decoding::new(&bytes[..], ListEncoding::of(&bytes[..]).expect("memory"));
            std::io::BufReader::new(decoded).read_to_string(&mut read).expect("memory");
            assert_eq!(read, text);
        }
    }

    #[test]
    fn text_cut_short_within_a_character_ends() {
        for (bytes, encoding) in [
            (&b"\xFF\xFEa\0\x00\xD8"[..], "utf-16le"),
            (b"\xFF\xFEa\0,", "utf-16le"),
            (b"a\x81", "shift_jis"),
            (b"a\x81\x30", "gb18030"),
        ] {
            let encoding = ListEncoding::named(encoding).expect("an encoding");
            for room in [1, 64] {
                let decoded = Decoding::new(bytes, encoding);
                let mut read = String::new();
                std::io::BufReader::with_capacity(room, decoded).read_to_string(&mut read).expect("memory");
                assert_eq!(read, "a\u{FFFD}", "{} by {room}", encoding.name());
            }
        }
    }

    #[test]
    fn utf_8_and_utf_16_are_known() {
        let list = "given_name,city\n陳,臺北\n";
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| list.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        assert_eq!(found(list.as_bytes()), "UTF-8");
        assert_eq!(found(&utf_16(u16::to_le_bytes)), "UTF-16LE");
        assert_eq!(found(&utf_16(u16::to_be_bytes)), "UTF-16BE");
        let with_bom =
            [&[0xFF, 0xFE][..], &"氏名\n陳".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
        assert_eq!(found(&with_bom), "UTF-16LE");
        assert_eq!(found(b""), "UTF-8");
        // Broken bytes among good text are broken text.
        assert_eq!(
            found(
                "given_name\nÉlodie\nBjørg\n".as_bytes().iter().copied().chain(*b"\xE9").collect::<Vec<_>>().as_slice()
            ),
            "UTF-8"
        );
    }

    #[test]
    fn a_guess_is_said_to_be_one() {
        assert_eq!(found(b"given_name,city\nAndr\xE9,Orl\xE9ans\n"), "windows-1252?");
        assert_eq!(found(b"given_name,message\nAndr\xE9,10 \xA4\n"), "ISO-8859-15?");
        assert_eq!(found(b"given_name,message\nAndr\xE9,\x8010 \xA4\n"), "windows-1252?");
    }

    #[test]
    fn what_comes_late_is_seen() {
        let (name, _, _) = SHIFT_JIS.encode("森下さやか,東京都千代田区\n森下,大阪府\n");
        for length in [CHUNK - 3, CHUNK - 2, CHUNK - 1, CHUNK, 3 * CHUNK] {
            let mut bytes = b"given_name,city\n".to_vec();
            bytes.extend(b"Anna,Oslo\n".iter().cycle().take(length));
            bytes.push(b'\n');
            bytes.extend_from_slice(&name);
            assert_eq!(found(&bytes), "Shift_JIS?", "{length}");
            let mut utf_8 = vec![b'x'; length];
            utf_8.extend("é字😀".repeat(40_000).as_bytes());
            assert_eq!(found(&utf_8), "UTF-8", "{length}");
        }
    }

    #[test]
    fn labels_are_those_of_the_web() {
        for (label, expected) in
            [("Shift_JIS", "Shift_JIS"), ("latin1", "windows-1252"), ("gbk", "gb18030"), ("cp1252", "windows-1252")]
        {
            assert_eq!(ListEncoding::named(label).map(ListEncoding::name), Some(expected));
        }
        assert_eq!(ListEncoding::named("klingon"), None);
    }
}
