//! `proof.html`: one file for the person who signs a batch off, that needs nothing else and asks no network for anything.
//!
//! All of its words come from outside; here they are put in their places. Whatever stands in a page goes through [`escaped`].

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// How the file begins: by this we know our own.
pub const HEAD: &str = "<!doctype html>\n<!-- mailbag proof -->\n";

/// Nothing is loaded but the pictures within; style and script are those of the file, known by their hashes: a name that got through
/// as markup would still do nothing.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}

/// A whole page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Language of its words.
    pub lang: String,
    /// What it is called in the list of open pages.
    pub title: String,
    /// The name above everything.
    pub heading: String,
    /// A line above the heading.
    pub kicker: String,
    /// Lines below the heading.
    pub lead: Vec<String>,
    /// A line that must not be passed over, such as that the list is a sample.
    pub alert: Option<String>,
    /// What the parts of the page are called together.
    pub contents: String,
    /// For the search box.
    pub search: SearchWords,
    /// The parts in order.
    pub sections: Vec<Section>,
    /// The last line.
    pub footer: String,
}

/// What is said around the search box and the enlarged pictures.
#[derive(Debug, Clone, Default)]
pub struct SearchWords {
    /// Its label.
    pub label: String,
    /// The keys that help.
    pub keys: String,
    /// How many are shown, with `{shown}` and `{all}` letters or sheets in it and `{found}` of `{findings}`.
    pub status: String,
    /// Switches the keys off that are letters.
    pub switch: String,
    /// Takes away what the search hides nothing of.
    pub zones: String,
    /// To the page before.
    pub before: String,
    /// To the page behind.
    pub behind: String,
    /// Closes an enlarged picture.
    pub close: String,
    /// To the top of the page.
    pub skip: String,
}

/// A part with a heading.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// By which links lead to it.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What stands in it, in order.
    pub parts: Vec<Part>,
}

/// What stands in a section.
#[derive(Debug, Clone)]
pub enum Part {
    /// Numbers with what they count.
    Figures(Vec<(String, String)>),
    /// A sum: what is to be reached, then its parts, each a number with its words; and that it is reached.
    Sum {
        /// What it comes to.
        whole: (String, String),
        /// What it is the sum of.
        parts: Vec<(String, String)>,
        /// That it adds up, or not.
        verdict: String,
        /// Whether it does.
        good: bool,
    },
    /// Paragraphs.
    Lines(Vec<String>),
    /// Something to type.
    Command(String),
    /// What was found.
    Findings(Vec<Finding>),
    /// Letters.
    Entries(Vec<Entry>),
    /// A table.
    Table(Table),
    /// Lines to fill in by hand.
    Blanks(Vec<String>),
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub headings: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// Whether it is closed until somebody opens it.
    pub folded: bool,
    /// Which column holds hashes.
    pub hashes: Option<usize>,
}

/// Something that was found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub kind: &'static str,
    /// The word for it.
    pub label: String,
    /// What was found.
    pub text: String,
    /// The entry that it is about, by its id, and what the link says; without an id only words.
    pub link: Option<(Option<String>, String)>,
}

/// A letter, or whatever has pages.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// By which links lead to it.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Of whom it is: name and town.
    pub people: Vec<(String, String)>,
    /// Why it is here.
    pub tags: Vec<String>,
    /// Where it stands.
    pub place: String,
    /// Its pages.
    pub views: Vec<View>,
}

impl Entry {
    /// Whether a page of it is shown.
    pub fn is_drawn(&self) -> bool {
        self.views.iter().any(|view| view.png.is_some())
    }
}

/// A page of a letter.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// What stands below it.
    pub caption: String,
    /// The picture in words, for who does not see it.
    pub alt: String,
    /// The picture as PNG, with its width and height; without one the caption says why.
    pub png: Option<(Vec<u8>, u32, u32)>,
    /// Zones drawn over it.
    pub zones: Vec<Zone>,
}

/// A zone over a page, in thousandths of its width and height.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Zone {
    /// `window` for what shows always, `seen` for what may show.
    pub kind: &'static str,
    /// Left edge, top edge, width, height.
    pub rect: [i32; 4],
}

/// A text as it stands between tags and within quotation marks.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            // A page may hold no control characters, and marks that turn the direction would turn what is ours.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            control if control.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

/// The same of a sentence: what stands between two `\``, such as a name to be typed, is code.
fn marked(text: &str) -> String {
    let text = escaped(text);
    // A value may have one in it: then it is not known which of them belong together.
    if !text.matches('`').count().is_multiple_of(2) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for (place, part) in text.split('`').enumerate() {
        let is_code = !place.is_multiple_of(2);
        let _ = if is_code { write!(out, "<code>{part}</code>") } else { write!(out, "{part}") };
    }
    out
}

/// The page as one file.
pub fn html(page: &Page) -> String {
    let mut out = String::from(HEAD);
    let Page { lang, title, heading, kicker, lead, alert, contents, search, sections, footer } = page;
    let zones = zones(page);
    // Byte by byte what stands between the tags.
    let style = format!("\n{}{}", include_str!("page.css"), style_of(&zones));
    let script = concat!("\n", include_str!("page.js"));
    let _ = write!(
        out,
        "<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body>\n",
        escaped(lang),
        policy(&style, script),
        escaped(title),
    );
    let _ = write!(
        out,
        "<a class=\"skip\" href=\"#main\">{}</a>\n<header>\n<p class=\"kicker\">{}</p>\n",
        escaped(&search.skip),
        escaped(kicker)
    );
    let _ = writeln!(out, "<h1>{}</h1>", escaped(heading));
    for line in lead {
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", marked(line));
    }
    if let Some(alert) = alert {
        let _ = writeln!(out, "<p class=\"alert\">{}</p>", escaped(alert));
    }
    let _ = writeln!(out, "</header>\n<nav aria-label=\"{}\">\n<ul>", escaped(contents));
    for section in sections {
        let _ = writeln!(out, "<li><a href=\"#{}\">{}</a></li>", escaped(&section.id), escaped(&section.heading));
    }
    let _ = write!(
        out,
        "</ul>\n<div class=\"tools\" hidden>\n<label for=\"search\">{}</label>\n<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" \
         aria-describedby=\"keys\">\n<span id=\"status\" role=\"status\" data-words=\"{}\"></span>\n<span id=\"keys\">{}</span>\n",
        escaped(&search.label),
        escaped(&search.status),
        escaped(&search.keys)
    );
    // Who speaks to the machine may say letters that are keys (WCAG 2.2, 2.1.4).
    let _ = writeln!(
        out,
        "<span class=\"switch\"><input id=\"letter-keys\" type=\"checkbox\" checked><label for=\"letter-keys\">{}</label></span>",
        escaped(&search.switch)
    );
    if !zones.is_empty() {
        let _ = writeln!(
            out,
            "<span class=\"switch\"><input id=\"zones\" type=\"checkbox\" checked><label for=\"zones\">{}</label></span>",
            escaped(&search.zones)
        );
    }
    out.push_str("</div>\n</nav>\n<main id=\"main\" tabindex=\"-1\">\n");
    for section in sections {
        let id = escaped(&section.id);
        let _ = writeln!(
            out,
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>",
            escaped(&section.heading)
        );
        for part in &section.parts {
            write_part(&mut out, part, &zones);
        }
        out.push_str("</section>\n");
    }
    let _ = write!(
        out,
        "</main>\n<footer><p>{}</p></footer>\n<dialog id=\"large\" aria-labelledby=\"large-caption\">\n<div class=\"bar\"><button type=\"button\" id=\"before\">{}</button>\
         <p id=\"large-caption\"></p><button type=\"button\" id=\"behind\">{}</button><button type=\"button\" id=\"close\">{}</button></div>\n\
         <div id=\"large-page\"></div>\n</dialog>\n<script>{script}</script>\n</body>\n</html>\n",
        escaped(footer),
        escaped(&search.before),
        escaped(&search.behind),
        escaped(&search.close)
    );
    out
}

/// The zones that are drawn anywhere, each once: a few, since all letters have the same.
fn zones(page: &Page) -> Vec<Zone> {
    let parts = page.sections.iter().flat_map(|section| &section.parts);
    let entries = parts.filter_map(|part| if let Part::Entries(entries) = part { Some(entries) } else { None });
    let mut zones: Vec<Zone> = Vec::new();
    for zone in entries.flatten().flat_map(|entry| &entry.views).flat_map(|view| &view.zones) {
        if !zones.contains(zone) {
            zones.push(zone.clone());
        }
    }
    zones
}

/// Where each zone is, by its number: a style within a tag has no place in the policy.
fn style_of(zones: &[Zone]) -> String {
    let mut style = String::new();
    for (number, Zone { rect, .. }) in (1..).zip(zones) {
        let [left, top, width, height] = rect.map(|thousandths| f64::from(thousandths) / 10.0);
        let _ = writeln!(
            style,
            ".zone-{number} {{ left: {left:.1}%; top: {top:.1}%; width: {width:.1}%; height: {height:.1}%; }}"
        );
    }
    style
}

fn write_part(out: &mut String, part: &Part, zones: &[Zone]) {
    match part {
        Part::Figures(figures) => {
            out.push_str("<dl class=\"figures\">\n");
            for (number, words) in figures {
                let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(words), escaped(number));
            }
            out.push_str("</dl>\n");
        }
        Part::Sum { whole, parts, verdict, good } => {
            let of = |(number, words): &(String, String)| {
                format!("<span class=\"term\"><b>{}</b> {}</span>", escaped(number), escaped(words))
            };
            let parts: Vec<String> = parts.iter().map(of).collect();
            let _ = writeln!(
                out,
                "<p class=\"sum\">{} <span class=\"sign\">=</span> {} <span class=\"verdict {}\">{}</span></p>",
                of(whole),
                parts.join(" <span class=\"sign\">+</span> "),
                if *good { "good" } else { "bad" },
                escaped(verdict)
            );
        }
        Part::Lines(lines) => {
            for line in lines {
                let _ = writeln!(out, "<p>{}</p>", marked(line));
            }
        }
        Part::Command(command) => {
            let _ = writeln!(out, "<pre tabindex=\"0\"><code>{}</code></pre>", escaped(command));
        }
        Part::Findings(findings) => {
            out.push_str("<ul class=\"findings\">\n");
            for Finding { kind, label, text, link } in findings {
                let _ = write!(out, "<li class=\"{kind}\"><b>{}</b> <span>{}</span>", escaped(label), marked(text));
                match link {
                    Some((Some(id), words)) => {
                        let _ = write!(out, " <a href=\"#{}\">{}</a>", escaped(id), escaped(words));
                    }
                    Some((None, words)) => {
                        let _ = write!(out, " <span class=\"place\">{}</span>", escaped(words));
                    }
                    None => {}
                }
                out.push_str("</li>\n");
            }
            out.push_str("</ul>\n");
        }
        Part::Entries(entries) => {
            for entry in entries {
                write_entry(out, entry, zones);
            }
        }
        Part::Table(table) => write_table(out, table),
        Part::Blanks(labels) => {
            out.push_str("<ul class=\"blanks\">\n");
            for label in labels {
                let _ = writeln!(out, "<li><span>{}</span></li>", escaped(label));
            }
            out.push_str("</ul>\n");
        }
    }
}

fn write_entry(out: &mut String, entry: &Entry, zones: &[Zone]) {
    let id = escaped(&entry.id);
    let _ = writeln!(
        out,
        "<article id=\"{id}\" class=\"entry\" tabindex=\"-1\" aria-labelledby=\"{id}-heading\">\n<div class=\"about\">\n<h3 id=\"{id}-heading\">{}</h3>",
        escaped(&entry.heading)
    );
    for (name, town) in &entry.people {
        let _ = write!(out, "<p class=\"person\"><bdi>{}</bdi>", escaped(name));
        if !town.is_empty() {
            let _ = write!(out, " <span><bdi>{}</bdi></span>", escaped(town));
        }
        out.push_str("</p>\n");
    }
    if !entry.tags.is_empty() {
        out.push_str("<ul class=\"tags\">");
        for tag in &entry.tags {
            let _ = write!(out, "<li>{}</li>", escaped(tag));
        }
        out.push_str("</ul>\n");
    }
    if !entry.place.is_empty() {
        let _ = writeln!(out, "<p class=\"place\">{}</p>", escaped(&entry.place));
    }
    out.push_str("</div>\n");
    if entry.views.is_empty() {
        out.push_str("</article>\n");
        return;
    }
    out.push_str("<div class=\"pages\">\n");
    for (number, view) in (1..).zip(&entry.views) {
        write_view(out, &id, number, view, zones);
    }
    out.push_str("</div>\n</article>\n");
}

fn write_view(out: &mut String, entry: &str, number: usize, view: &View, zones: &[Zone]) {
    let id = format!("{entry}-page-{number}");
    let caption = escaped(&view.caption);
    let Some((png, width, height)) = &view.png else {
        let _ = writeln!(out, "<p class=\"without\">{caption}</p>");
        return;
    };
    // Without a script the link makes the figure the target, which the style enlarges.
    let _ = write!(
        out,
        "<figure id=\"{id}\"><a class=\"sheet\" href=\"#{id}\"><img alt=\"{}\" width=\"{width}\" height=\"{height}\" src=\"data:image/png;base64,",
        escaped(&view.alt)
    );
    STANDARD.encode_string(png, out);
    out.push_str("\">");
    for zone in &view.zones {
        let number = zones.iter().position(|known| known == zone).map_or(0, |place| place + 1);
        let _ = write!(out, "<span class=\"zone {} zone-{number}\"></span>", zone.kind);
    }
    let _ = writeln!(out, "</a><figcaption>{caption}</figcaption></figure>");
}

fn write_table(out: &mut String, table: &Table) {
    if table.folded {
        let _ = writeln!(out, "<details>\n<summary>{}</summary>", escaped(&table.caption));
    }
    // What is wider than a small screen is moved by itself, with the keyboard too.
    let _ = writeln!(
        out,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n<table>\n<caption>{0}</caption>\n<thead><tr>",
        escaped(&table.caption)
    );
    for heading in &table.headings {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(heading));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let is_number = !cell.is_empty() && cell.chars().all(|character| character.is_ascii_digit());
            let class = match table.hashes {
                Some(hashes) if hashes == column => " class=\"hash\"",
                _ if is_number => " class=\"number\"",
                _ => "",
            };
            let _ = write!(out, "<td{class}>{}</td>", escaped(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    if table.folded {
        out.push_str("</details>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Page, Part, Section, Table, View, escaped, html, marked};

    #[test]
    fn nothing_of_a_value_is_markup() {
        for (text, expected) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onerror='x' &amp;", "&quot; onerror=&#39;x&#39; &amp;amp;"),
            ("a\u{202e}b\u{0}c\u{1b}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            ("森下 さやか 👩‍👧", "森下 さやか 👩‍👧"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn what_is_typed_is_code() {
        for (text, expected) in [
            ("`a` and `<b>`", "<code>a</code> and <code>&lt;b&gt;</code>"),
            ("column `a`b`", "column `a`b`"),
            ("none", "none"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn every_word_of_a_page_is_escaped() {
        let evil = || "<i>\"'&".to_owned();
        let page = Page {
            lang: evil(),
            title: evil(),
            heading: evil(),
            kicker: evil(),
            lead: vec![evil()],
            alert: Some(evil()),
            contents: evil(),
            footer: evil(),
            sections: vec![Section {
                id: evil(),
                heading: evil(),
                parts: vec![
                    Part::Figures(vec![(evil(), evil())]),
                    Part::Sum { whole: (evil(), evil()), parts: vec![(evil(), evil())], verdict: evil(), good: true },
                    Part::Lines(vec![evil()]),
                    Part::Command(evil()),
                    Part::Blanks(vec![evil()]),
                    Part::Table(Table {
                        caption: evil(),
                        headings: vec![evil()],
                        rows: vec![vec![evil()]],
                        folded: true,
                        hashes: Some(0),
                    }),
                    Part::Entries(vec![Entry {
                        id: evil(),
                        heading: evil(),
                        people: vec![(evil(), evil())],
                        tags: vec![evil()],
                        place: evil(),
                        views: vec![View {
                            caption: evil(),
                            alt: evil(),
                            png: Some((vec![1], 1, 1)),
                            zones: Vec::new(),
                        }],
                    }]),
                ],
            }],
            ..Page::default()
        };
        let text = html(&page);
        assert!(!text.contains("<i>") && !text.contains("\"'&\"") && !text.contains("&\""), "{text}");
        assert!(text.contains("&lt;i&gt;&quot;&#39;&amp;"));
    }
}
