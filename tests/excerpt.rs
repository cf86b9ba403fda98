//! Files that were forged so that cutting pages out of them would come to no end, take all memory, or lose what the pages
//! show: each is refused, and soon.

#![allow(clippy::disallowed_methods, reason = "a test measures how long it takes")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use libdeflater::{CompressionLvl, Compressor};
use mailbag::lang::{Lang, iso_day};
use mailbag::pdf::excerpt::{Part, excerpt};
use mailbag::pdf::{Duplex, Metadata};

/// A file of one page in the making: the text of each object by its number.
struct Forged {
    objects: BTreeMap<u32, Vec<u8>>,
    /// Objects that stand first in an object stream, with the number of that.
    packed: BTreeMap<u32, u32>,
}

impl Forged {
    /// The least that is cut like one of ours.
    fn new() -> Self {
        let mut forged = Self { objects: BTreeMap::new(), packed: BTreeMap::new() };
        for (number, text) in [
            (1, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R/Outlines 9 0 R>>"),
            (2, "<</Type/Pages/Count 1/Kids[4 0 R]>>"),
            (3, "<</Type/StructTreeRoot/K 5 0 R/ParentTree 6 0 R>>"),
            (4, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R/StructParents 0>>"),
            (5, "<</Type/StructElem/S/Document/P 3 0 R/K[8 0 R]>>"),
            (6, "<</Nums[0[8 0 R]]>>"),
            (7, "<</Length 7>>\nstream\n0 0 m n\nendstream"),
            (8, "<</Type/StructElem/S/P/P 5 0 R/K 0/Pg 4 0 R>>"),
            (9, "<</Type/Outlines/First 10 0 R/Last 10 0 R/Count 1>>"),
            (10, "<</Title(one)/Dest[4 0 R/Fit]/Parent 9 0 R>>"),
        ] {
            forged.objects.insert(number, text.as_bytes().to_vec());
        }
        forged
    }

    fn with(mut self, number: u32, text: impl AsRef<[u8]>) -> Self {
        self.objects.insert(number, text.as_ref().to_vec());
        self
    }

    /// Puts an object into a stream of its own, behind which so many spaces stand.
    fn pack(mut self, number: u32, stream: u32, spaces: usize) -> Self {
        let mut text = format!("{number} 0 ").into_bytes();
        let first = text.len();
        text.extend(self.objects.remove(&number).expect("the object"));
        text.resize(text.len() + spaces, b' ');
        let text = zlib(&text);
        let mut object = format!("<</Type/ObjStm/N 1/First {first}/Length {}>>\nstream\n", text.len()).into_bytes();
        object.extend(text);
        object.extend(b"\nendstream");
        self.packed.insert(number, stream);
        self.with(stream, object)
    }

    fn bytes(&self) -> Vec<u8> {
        let size = self.objects.keys().chain(self.packed.keys()).max().expect("objects") + 2;
        let mut rows = vec![[0_u8; 7]; size as usize];
        let mut file = b"%PDF-1.7\n".to_vec();
        for (number, text) in &self.objects {
            rows[*number as usize] = row(1, file.len());
            file.extend(format!("{number} 0 obj\n").bytes());
            file.extend(text);
            file.extend(b"\nendobj\n");
        }
        for (number, stream) in &self.packed {
            rows[*number as usize] = row(2, *stream as usize);
        }
        let (mut predicted, mut above) = (Vec::new(), [0; 7]);
        for row in rows {
            predicted.push(2);
            predicted.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
            above = row;
        }
        let (start, packed) = (file.len(), zlib(&predicted));
        let dictionary = "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root 1 0 R";
        file.extend(format!("{} 0 obj\n<<{dictionary}/Length {}>>\nstream\n", size - 1, packed.len()).bytes());
        file.extend(packed);
        file.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
        file
    }

    /// Its page as a file of its own.
    fn cut(&self) -> Option<Vec<u8>> {
        let metadata = Metadata {
            title: "one page".to_owned(),
            lang: Lang::EN,
            date: iso_day("2026-12-10").expect("a day"),
            duplex: Duplex::LongEdge,
            identity: "one".to_owned(),
        };
        let file = self.bytes();
        let (page, begun) = (0..1, Instant::now());
        let cut = excerpt(Vec::new(), &[Part { file: &file, pages: vec![page] }], &metadata).expect("it is written");
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        cut
    }
}

fn row(kind: u8, place: usize) -> [u8; 7] {
    let [first, second, third, fourth] = u32::try_from(place).expect("a short file").to_be_bytes();
    [kind, first, second, third, fourth, 0, 0]
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = Compressor::new(CompressionLvl::default());
    let mut packed = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let length = compressor.zlib_compress(bytes, &mut packed).expect("there is room");
    packed.truncate(length);
    packed
}

#[test]
fn what_is_not_forged_is_cut() {
    for (what, file) in [
        ("plain", Forged::new()),
        ("packed", Forged::new().pack(1, 11, 0).pack(8, 12, 100_000)),
        ("content in two", Forged::new().with(4, "<</Type/Page/Contents[7 0 R 7 0 R]/StructParents 0>>")),
    ] {
        let cut = file.cut().unwrap_or_else(|| panic!("{what}: it is refused"));
        assert!(cut.windows(7).any(|bytes| bytes == b"0 0 m n"), "{what}: the page shows nothing");
    }
}

/// What a reader takes for another length, or for none, would be an empty page.
#[test]
fn a_page_whose_content_is_not_there_whole_is_refused() {
    for content in [
        "<</Length 3>>\nstream\n0 0 m n\nendstream",
        "<</Length 9999>>\nstream\n0 0 m n\nendstream",
        "<</Length 8 0 R>>\nstream\n0 0 m n\nendstream",
        "<</Length -7>>\nstream\n0 0 m n\nendstream",
        "<<>>\nstream\n0 0 m n\nendstream",
        "<</Length 7>>",
        "<</A 1>>",
        "null",
    ] {
        assert!(Forged::new().with(7, content).cut().is_none(), "{content}");
    }
    // The content in an object stream, where no stream can stand.
    assert!(Forged::new().with(7, "<</A 1>>").pack(7, 11, 0).cut().is_none());
}

#[test]
fn trees_without_an_end_are_refused() {
    let mut meeting = Forged::new();
    for level in 0..8 {
        let number = if level == 0 { 2 } else { 10 + level };
        let kids = if level == 7 { String::new() } else { format!("{} 0 R ", 11 + level).repeat(64) };
        meeting = meeting.with(number, format!("<</Type/Pages/Count 1/Kids[{kids}]>>"));
    }
    for (what, file) in [
        ("pages that lead back", Forged::new().with(2, "<</Type/Pages/Kids[2 0 R 2 0 R]>>")),
        ("pages whose branches meet", meeting),
        ("an element that is its own parent", Forged::new().with(8, "<</S/P/P 8 0 R/K 0/Pg 4 0 R>>")),
        ("a number tree that leads back", Forged::new().with(6, "<</Limits[0 9]/Kids[6 0 R]>>")),
        ("bookmarks that lead back", Forged::new().with(10, "<</Title(one)/Dest[4 0 R/Fit]/Next 10 0 R>>")),
        ("an object stream in itself", Forged::new().with(11, "<<>>").pack(1, 11, 0).pack(11, 11, 0)),
    ] {
        assert!(file.cut().is_none(), "{what}");
    }
}

#[test]
fn what_unpacks_to_far_more_than_the_file_is_refused() {
    assert!(Forged::new().pack(1, 11, 100 << 20).cut().is_none(), "one stream of 100 MiB");
    // Each of them would pass alone.
    let many = (1..=10).filter(|number| *number != 7);
    let many = many.fold(Forged::new(), |file, number| file.pack(number, number + 10, 900_000));
    assert!(many.cut().is_none(), "nine streams of 900 kB");
}

/// An object that is met when all others were written would be a number that leads nowhere.
#[test]
fn a_bookmark_that_needs_another_object_is_refused() {
    let file = Forged::new().with(10, "<</Title 11 0 R/Dest[4 0 R/Fit]>>").with(11, "(one)");
    assert!(file.cut().is_none());
}
