//! Pages as outside readers see them: ink by MuPDF, words by poppler.

use std::io::Write as _;
use std::process::Command;

use mailbag::length::Rect;

/// Pixels an inch: a pixel is a quarter of a millimetre.
const RESOLUTION: f64 = 100.0;

/// A page as MuPDF draws it; `None` where it is not here.
pub(crate) fn drawn(pdf: &str, page: u64) -> Option<Picture> {
    let (resolution, page) = (RESOLUTION.to_string(), page.to_string());
    run("mutool", &["draw", "-q", "-r", &resolution, "-F", "pgm", "-o", "-", pdf, &page])
        .map(|bytes| Picture::read(&bytes))
}

/// Runs a judge; `None` with the reason on the screen where it is not here, which it must be where `CI` is `true`.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Option<Vec<u8>> {
    let Ok(output) = Command::new(program).args(arguments).output() else {
        assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "{program} is not here");
        let _ = writeln!(std::io::stderr(), "not run: {program} is not here");
        return None;
    };
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

/// A page of grey pixels.
pub(crate) struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

impl Picture {
    /// Reads a binary PGM: `P5`, width, height, 255, pixels.
    fn read(bytes: &[u8]) -> Self {
        let mut fields = bytes.splitn(4, u8::is_ascii_whitespace);
        assert_eq!(fields.next(), Some(&b"P5"[..]));
        let number = |field: Option<&[u8]>| -> usize {
            String::from_utf8_lossy(field.expect("a number")).parse().expect("a number")
        };
        let (width, height) = (number(fields.next()), number(fields.next()));
        let rest = fields.next().expect("pixels");
        Self { width, pixels: rest[rest.len() - width * height..].to_vec() }
    }

    /// The places of the pixels that are not white, in millimetres, within a rectangle.
    pub(crate) fn ink(&self, within: &Rect) -> Vec<(f64, f64)> {
        let millimetres = |pixel: usize| (f64::from(u32::try_from(pixel).expect("a page")) + 0.5) * 25.4 / RESOLUTION;
        // Rows well above and below are passed over.
        let row = |place: f64| format!("{:.0}", (place * RESOLUTION / 25.4).max(0.0)).parse::<usize>().expect("a row");
        let whole = |place: f64| (self.width * row(place)).min(self.pixels.len());
        let (from, to) = (whole(within.origin.y.as_mm() - 1.0), whole(within.bottom().as_mm() + 1.0));
        let inked = (from..to).zip(&self.pixels[from..to]).filter(|(_, grey)| **grey < 250);
        inked
            .map(|(at, _)| (millimetres(at % self.width), millimetres(at / self.width)))
            .filter(|place| contains(within, *place))
            .collect()
    }
}

pub(crate) fn contains(rect: &Rect, (x, y): (f64, f64)) -> bool {
    let (left, top) = (rect.origin.x.as_mm(), rect.origin.y.as_mm());
    (left..=rect.right().as_mm()).contains(&x) && (top..=rect.bottom().as_mm()).contains(&y)
}

/// The words whose boxes lie in a rectangle on a page, as poppler reads them.
pub(crate) fn words(pdf: &str, page: u64, within: &Rect) -> Option<String> {
    let page = page.to_string();
    let text = run("pdftotext", &["-bbox", "-f", &page, "-l", &page, pdf, "-"])?;
    let text = String::from_utf8(text).expect("UTF-8");
    let mut found = Vec::new();
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("<word ")) {
        let value = |name: &str| -> f64 {
            let value = line.split_once(&format!("{name}=\"")).expect("a value").1;
            value.split_once('"').expect("an end").0.parse::<f64>().expect("a number") * 25.4 / 72.0
        };
        // A box of poppler's is as high as the face, so the middle of it is asked for.
        let middle = (f64::midpoint(value("xMin"), value("xMax")), f64::midpoint(value("yMin"), value("yMax")));
        if contains(within, middle) {
            let word = line.split_once('>').expect("a word").1.split_once('<').expect("an end").0;
            found.push(word.replace("&apos;", "'").replace("&#39;", "'"));
        }
    }
    Some(found.join(" "))
}
