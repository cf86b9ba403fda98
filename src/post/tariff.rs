//! The tariff of a post, from the user's own file. Prices change every year: none is part of the program.

use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::{Lang, iso_day};
use crate::post::country::is_domestic;
use crate::post::envelope::SIZES;
use crate::post::weight::Weight;

/// The format that stands for a bag among those of envelopes.
pub const BAG: &str = "bag";

/// A tariff with the day on which it was right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    /// The day, as YYYY-MM-DD.
    pub as_of: String,
    /// Where it was read.
    pub source: String,
    /// ISO 4217, such as `EUR`.
    pub currency: String,
    /// Its bands, in the order of the file.
    pub bands: Vec<Band>,
}

/// What one price is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// Its name, as the post gives it.
    pub name: String,
    /// Whether it is for mail at home or abroad; `None` for both.
    pub zone: Option<Zone>,
    /// Countries of destination; none for all.
    pub countries: Vec<String>,
    /// Formats, among those of the envelopes and `bag`; none for all.
    pub formats: Vec<String>,
    /// The heaviest item.
    pub up_to: Weight,
    /// For one item.
    pub price: Price,
}

/// At home or abroad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Within the country of posting.
    Domestic,
    /// To another country.
    Abroad,
}

impl Zone {
    /// The zone of a destination as addresses know it: parts of a country that its post serves as its own are at home. Both as ISO 3166-1 alpha-2 codes.
    pub fn of(from: &str, to: &str) -> Self {
        if is_domestic(&from.to_ascii_uppercase(), &to.to_ascii_uppercase()) { Self::Domestic } else { Self::Abroad }
    }
}

/// An amount of money.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// In thousandths of the currency.
    thousandths: u64,
    /// Decimals that are printed, at most 3.
    decimals: u8,
}

impl Price {
    /// Reads `1.96` or `110`: digits, and up to three behind a point. `None` for everything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 9
            || part.len() > 3
            || !digits(whole)
            || !digits(part)
            || text.ends_with('.')
        {
            return None;
        }
        let thousandths = whole.parse::<u64>().ok()? * 1000 + format!("{part:0<3}").parse::<u64>().ok()?;
        Some(Self { thousandths, decimals: if part.is_empty() { 0 } else { u8::try_from(part.len().max(2)).ok()? } })
    }

    /// The price of so many items.
    #[must_use]
    pub fn times(self, items: u64) -> Self {
        Self { thousandths: self.thousandths.saturating_mul(items), ..self }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            thousandths: self.thousandths.saturating_add(other.thousandths),
            decimals: self.decimals.max(other.decimals),
        }
    }

    /// As people of a language write it: `1,96`.
    pub fn in_words(self, lang: Lang) -> String {
        let (whole, part) = (self.thousandths / 1000, format!("{:03}", self.thousandths % 1000));
        let text = match usize::from(self.decimals) {
            0 => whole.to_string(),
            decimals => format!("{whole}.{}", part.get(..decimals).unwrap_or(&part)),
        };
        lang.with_decimal_sign(&text)
    }
}

/// The file as typed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTariff {
    as_of: toml::Value,
    source: String,
    currency: String,
    band: Vec<RawBand>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBand {
    name: String,
    zone: Option<Zone>,
    #[serde(default)]
    countries: Vec<String>,
    #[serde(default)]
    formats: Vec<String>,
    up_to: toml::Spanned<String>,
    price: toml::Spanned<String>,
}

impl Tariff {
    /// Reads a tariff; what is wrong is said at its place in `path`, and nothing comes back.
    pub fn read(path: &Path, findings: &mut Findings) -> Option<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, path, findings),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                findings.push(Diagnostic::error(Code::MissingFile).with("file", path.display()));
                None
            }
            Err(error) => {
                let finding = Diagnostic::error(Code::UnreadableFile).with("file", path.display());
                findings.push(finding.with("reason", error));
                None
            }
        }
    }

    /// Reads the text of a tariff.
    pub fn parse(text: &str, path: &Path, findings: &mut Findings) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut wrong = |reason: &str, span: std::ops::Range<usize>| {
            findings.push(Diagnostic::error(Code::BadToml).with("reason", reason).at(place(path, text, span)));
        };
        let raw: RawTariff = match toml::from_str(text) {
            Ok(raw) => raw,
            Err(error) => {
                wrong(error.message(), error.span().unwrap_or_default());
                return None;
            }
        };
        let mut good = true;
        let mut refuse = |reason: &str, span: std::ops::Range<usize>| {
            wrong(reason, span);
            good = false;
        };
        let as_of = raw.as_of.as_str().map_or_else(|| raw.as_of.to_string(), str::to_owned);
        if iso_day(&as_of).is_none() {
            refuse("`as_of` is no day such as 2026-03-31", 0..0);
        }
        if raw.band.is_empty() {
            refuse("no [[band]]", 0..0);
        }
        let mut bands = Vec::with_capacity(raw.band.len());
        for band in raw.band {
            let (weight, price) = (Weight::parse(band.up_to.get_ref()), Price::parse(band.price.get_ref()));
            if weight.is_none() {
                refuse("`up_to` is no weight such as \"20 g\"", band.up_to.span());
            }
            if price.is_none() {
                refuse("`price` is no amount such as \"1.96\"", band.price.span());
            }
            let is_format = |name: &String| name == BAG || SIZES.iter().any(|envelope| envelope.name == name);
            if let Some(name) = band.formats.iter().find(|name| !is_format(name)) {
                refuse(&format!("`{name}` is no format: DL, C6, C6C5, C5, C4, B4, bag"), band.up_to.span());
            }
            bands.push(Band {
                name: band.name,
                zone: band.zone,
                countries: band.countries.iter().map(|code| code.trim().to_ascii_uppercase()).collect(),
                formats: band.formats,
                up_to: weight.unwrap_or_default(),
                price: price.unwrap_or_default(),
            });
        }
        good.then_some(Self { as_of, source: raw.source, currency: raw.currency, bands })
    }

    /// The day on which it was right.
    pub fn day(&self) -> Option<Date> {
        iso_day(&self.as_of)
    }

    /// The band of an item: one that names the country goes before one that does not, then the lightest that carries it.
    pub fn band(&self, format: &str, weight: Weight, from: &str, to: &str) -> Option<&Band> {
        let zone = Zone::of(from, to);
        let fits = |band: &&Band| {
            weight <= band.up_to
                && band.zone.is_none_or(|asked| asked == zone)
                && (band.countries.is_empty() || band.countries.iter().any(|code| code.eq_ignore_ascii_case(to)))
                && (band.formats.is_empty() || band.formats.iter().any(|known| known == format))
        };
        self.bands.iter().filter(fits).min_by_key(|band| (band.countries.is_empty(), band.up_to))
    }
}

fn place(path: &Path, text: &str, span: std::ops::Range<usize>) -> Place {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
    Place::at(path, line, column, (span.start, span.end))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Price, Tariff};
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::post::weight::Weight;

    const FILE: &str = r#"
as_of = 2026-01-01
source = "a table of our own"
currency = "XXX"
[[band]]
name = "home"
zone = "domestic"
up_to = "20 g"
price = "1.10"
[[band]]
name = "home, heavy"
zone = "domestic"
up_to = "100 g"
price = "2.2"
[[band]]
name = "abroad"
zone = "abroad"
up_to = "100g"
price = "3"
[[band]]
name = "neighbours"
countries = ["be"]
formats = ["DL", "bag"]
up_to = "2 kg"
price = "2"
"#;

    fn band(format: &str, grams: u64, to: &str) -> Option<String> {
        let mut findings = Findings::new();
        let tariff = Tariff::parse(FILE, Path::new("t.toml"), &mut findings).unwrap_or_else(|| panic!("{findings:?}"));
        tariff.band(format, Weight::grams(grams), "FR", to).map(|band| band.name.clone())
    }

    #[test]
    fn an_item_falls_into_the_lightest_band_that_carries_it() {
        for (format, grams, to, name) in [
            ("DL", 20, "FR", Some("home")),
            ("DL", 21, "FR", Some("home, heavy")),
            ("DL", 20, "RE", Some("home")),
            ("DL", 101, "FR", None),
            ("DL", 10, "CN", Some("abroad")),
            ("DL", 10, "BE", Some("neighbours")),
            ("C5", 10, "BE", Some("abroad")),
            ("bag", 1900, "BE", Some("neighbours")),
        ] {
            assert_eq!(band(format, grams, to).as_deref(), name, "{format} {grams} {to}");
        }
    }

    #[test]
    fn prices_are_counted_in_whole_thousandths() {
        let price = |text| Price::parse(text).expect("a price");
        assert_eq!(price("1.96").times(17_554).in_words(Lang::EN), "34405.84");
        assert_eq!(price("1.96").plus(price("2")).in_words(Lang::literal("fr")), "3,96");
        assert_eq!(price("110").in_words(Lang::literal("ja")), "110");
        for text in ["", ".5", "1.", "1.2345", "-1", "1,5", "1e3"] {
            assert_eq!(Price::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_at_its_place() {
        for (file, line) in [
            (FILE.replace("\"20 g\"", "\"20\""), 8),
            (FILE.replace("\"1.10\"", "\"free\""), 9),
            (FILE.replace("\"DL\"", "\"A9\""), 24),
            (FILE.replace("2026-01-01", "\"soon\""), 1),
            (FILE.replace("zone", "zones"), 7),
        ] {
            let mut findings = Findings::new();
            assert_eq!(Tariff::parse(&file, Path::new("t.toml"), &mut findings), None);
            let found = findings.iter().next().and_then(|finding| finding.place.clone()).expect("a place");
            assert_eq!(found.line, Some(line), "{findings:?}");
        }
    }
}
