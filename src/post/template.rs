//! How each country orders the lines of an address, from the templates of OpenCage (MIT, `address_formats.json`).
//!
//! The data came through the npm package `@fragaria/address-formatter` 6.7.1 (MIT); reading and filling the templates is ours.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

/// The parts of an address by OpenCage's names: `road`, `house_number`, `postcode`, `city`, `country` …
pub type Parts = BTreeMap<String, String>;

/// The lines of an address in the order of its country (ISO 3166-1 alpha-2, any case; the general order for codes that the
/// data does not have). Parts that the data has no name for stand together where the person stands.
pub fn lines(parts: &Parts, country: &str) -> Vec<String> {
    let formats = &*FORMATS;
    let mut parts = parts.clone();
    let code = formats.settle_country(&mut parts, country);
    let format = formats.countries.get(&code);
    formats.name_parts(&mut parts, &code);
    if let Some(format) = format {
        replace_in_parts(&mut parts, &format.replace);
    }
    formats.add_codes(&mut parts, &code);
    tidy_postcode(&mut parts);
    parts.retain(|_, value| !value.trim_start().to_lowercase().starts_with("http"));

    let mut text = tidy(&fill(formats.template(format, &parts), &parts));
    for [pattern, replacement] in format.map_or(&[][..], |format| &format.finish) {
        text = replaced(&text, pattern, replacement);
    }
    tidy(&text).lines().map(str::to_owned).collect()
}

/// The codes that the data has a template for, sorted.
pub fn countries() -> impl Iterator<Item = &'static str> {
    FORMATS.countries.keys().map(String::as_str).filter(|code| code.len() == 2)
}

/// The file of the data, as it stands there.
#[derive(Debug, Deserialize)]
struct Formats {
    /// A name, and the name of the general part that it stands for.
    aliases: Vec<[String; 2]>,
    countries: BTreeMap<String, Format>,
    /// By country: name, code.
    state_codes: BTreeMap<String, Vec<[String; 2]>>,
    county_codes: BTreeMap<String, Vec<[String; 2]>>,
}

/// How one country writes addresses. Empty text is what the general format has.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Format {
    address: String,
    /// For an address with neither road nor postcode.
    fallback: String,
    /// Patterns in parts (`part=pattern` or for all parts) and what stands in their place.
    replace: Vec<[String; 2]>,
    /// The same for the finished lines.
    finish: Vec<[String; 2]>,
    /// The country whose format this one takes …
    #[serde(rename = "as")]
    same_as: String,
    /// … the country that is printed then …
    country: String,
    /// … and a part that is added, as `state=Guam`.
    add: String,
}

#[expect(clippy::expect_used, reason = "our own file, read by the tests")]
static FORMATS: LazyLock<Formats> =
    LazyLock::new(|| serde_json::from_str(include_str!("address_formats.json")).expect("address_formats.json"));

impl Formats {
    /// The code whose format serves; a country of another's post is printed as its data says.
    fn settle_country(&self, parts: &mut Parts, country: &str) -> String {
        let mut code = country.trim().to_uppercase();
        if code == "UK" {
            "GB".clone_into(&mut code);
        }
        if code == "NL"
            && let Some((territory, name)) = parts.get("state").and_then(|state| caribbean(state))
        {
            territory.clone_into(&mut code);
            parts.insert("country".to_owned(), name.to_owned());
        }
        let Some(format) = self.countries.get(&code).filter(|format| !format.same_as.is_empty()) else { return code };
        if !format.country.is_empty() {
            // `$state` in the printed country is that part.
            let printed = match format.country.split_once('$') {
                Some((before, name)) => format!("{before}{}", parts.get(name).map_or("", String::as_str)),
                None => format.country.clone(),
            };
            parts.insert("country".to_owned(), printed);
        }
        if let Some((name, value)) = format.add.split_once('=') {
            parts.insert(name.to_owned(), value.to_owned());
        }
        format.same_as.to_uppercase()
    }

    /// General names for special ones; what has no name at all joins `attention`.
    fn name_parts(&self, parts: &mut Parts, code: &str) {
        // In these a district is a quarter of a town; elsewhere it is a part of a state.
        let small_district = matches!(code, "BR" | "CR" | "ES" | "NI" | "PY" | "RO" | "TG" | "TM" | "XK");
        for [alias, name] in &self.aliases {
            let name = if alias == "district" && !small_district { "state_district" } else { name };
            if let Some(value) = parts.get(alias).filter(|_| !parts.contains_key(name)).cloned() {
                parts.insert(name.to_owned(), value);
            }
        }
        let known = |part: &str| part == "attention" || self.aliases.iter().any(|[alias, _]| alias == part);
        let unknown: Vec<&str> = parts.iter().filter(|(part, _)| !known(part)).map(|(_, value)| &**value).collect();
        if !unknown.is_empty() && !parts.contains_key("attention") {
            let attention = unknown.join(", ");
            parts.insert("attention".to_owned(), attention);
        }
    }

    fn add_codes(&self, parts: &mut Parts, code: &str) {
        for (table, name) in [(&self.state_codes, "state"), (&self.county_codes, "county")] {
            let Some(value) = parts.get(name).map(|value| value.to_lowercase()) else { continue };
            let codes = table.get(code).into_iter().flatten();
            let found = codes.into_iter().find(|[name, _]| name.to_lowercase() == value);
            if let Some([_, short]) = found {
                parts.insert(format!("{name}_code"), short.clone());
            }
        }
        if code == "US" && parts.get("state").is_some_and(|state| is_washington(state)) {
            for (part, value) in [("state_code", "DC"), ("state", "District of Columbia"), ("city", "Washington")] {
                parts.insert(part.to_owned(), value.to_owned());
            }
        }
    }

    fn template<'f>(&'f self, format: Option<&'f Format>, parts: &Parts) -> &'f str {
        let general = self.countries.get("default");
        let of = |pick: fn(&Format) -> &String| {
            [format, general].into_iter().flatten().map(pick).find(|text| !text.is_empty()).map_or("", |text| &**text)
        };
        let placed = ["road", "postcode"].iter().any(|part| parts.get(*part).is_some_and(|value| !value.is_empty()));
        if placed { of(|format| &format.address) } else { of(|format| &format.fallback) }
    }
}

/// The countries of the Kingdom of the Netherlands that have posts of their own.
fn caribbean(state: &str) -> Option<(&'static str, &'static str)> {
    match state.trim().to_lowercase().as_str() {
        "aruba" => Some(("AW", "Aruba")),
        "curaçao" => Some(("CW", "Curaçao")),
        "sint maarten" => Some(("SX", "Sint Maarten")),
        _ => None,
    }
}

/// `Washington, D.C.` in its spellings.
fn is_washington(state: &str) -> bool {
    let letters: String = state.chars().filter(|c| c.is_alphabetic()).collect();
    letters.to_lowercase().starts_with("washingtondc")
}

/// Several postcodes in one cell: the first of those joined by commas, none of a range.
fn tidy_postcode(parts: &mut Parts) {
    let Some(postcode) = parts.get("postcode").cloned() else { return };
    if postcode.chars().count() > 20 || postcode.contains(';') {
        parts.remove("postcode");
    } else if let Some((first, rest)) = postcode.split_once(',')
        && rest.split(',').chain([first]).all(|code| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit()))
    {
        parts.insert("postcode".to_owned(), first.to_owned());
    }
}

fn replace_in_parts(parts: &mut Parts, rules: &[[String; 2]]) {
    for [rule, replacement] in rules {
        for (name, value) in parts.iter_mut() {
            match rule.split_once('=') {
                Some((part, pattern)) if part == name => *value = replaced(value, pattern, replacement),
                Some((part, _)) if part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {}
                _ => *value = replaced(value, rule, replacement),
            }
        }
    }
}

/// The first match replaced, with `$1` for what a group matched. A pattern that cannot be read changes nothing.
fn replaced(text: &str, pattern: &str, replacement: &str) -> String {
    // `$1-$2`: a digit ends the group's number.
    let replacement = GROUP.replace_all(replacement, "$${$1}");
    Regex::new(pattern).map_or_else(|_| text.to_owned(), |pattern| pattern.replace(text, &*replacement).into_owned())
}

#[expect(clippy::expect_used, reason = "a constant pattern")]
static GROUP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\$(\d)").expect("a pattern"));

/// The template with its parts; of the choices in `{{#first}} a || b {{/first}}` the first that is not empty.
fn fill(template: &str, parts: &Parts) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{#first}}") {
        let (choices, after) = after.split_once("{{/first}}").unwrap_or((after, ""));
        text.push_str(&fill_parts(before, parts));
        let choices = choices.split("||").map(|choice| fill_parts(choice, parts));
        text.push_str(
            choices.map(|choice| choice.trim().to_owned()).find(|choice| !choice.is_empty()).as_deref().unwrap_or(""),
        );
        rest = after;
    }
    text + &fill_parts(rest, parts)
}

fn fill_parts(template: &str, parts: &Parts) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{{") {
        let (name, after) = after.split_once("}}}").unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(parts.get(name.trim()).map_or("", String::as_str));
        rest = after;
    }
    text + rest
}

/// Lines without the holes that missing parts leave: no empty line, no comma without a word on both sides, single spaces, and
/// nothing twice (New York, New York stays).
fn tidy(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut words: Vec<String> = Vec::new();
        for piece in line.split(", ").flat_map(|piece| piece.split(" ,")) {
            let piece = piece.split_whitespace().collect::<Vec<_>>().join(" ");
            let piece = piece.trim_matches([',', ' ']).trim_start_matches("- ").to_owned();
            if !piece.is_empty() && (!words.contains(&piece) || piece.eq_ignore_ascii_case("new york")) {
                words.push(piece);
            }
        }
        let line = words.join(", ");
        if !line.is_empty() && (!lines.contains(&line) || line.eq_ignore_ascii_case("new york")) {
            lines.push(line);
        }
    }
    lines.join("\n")
}
