//! CommonMark's events → blocks. What a letter cannot hold is reported, never dropped in silence.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::campaign::source::Source;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::Lang;
use crate::letter::emphasis;
use crate::letter::field::Field;
use crate::letter::inline::{Builder, Container};
use crate::letter::markup::{Block, Inline};
use crate::letter::placeholder::{self, Protected};
use crate::signers::is_forbidden;

/// Deepest nesting of strong, emphasis and links; tuned: more than any letter has, far less than a stack holds.
const DEEPEST: usize = 8;

/// Every `construct` value of `unsupported-markdown`.
pub const CONSTRUCTS: [&str; 24] = [
    "block-quote",
    "code",
    "deep-nesting",
    "empty-heading",
    "empty-item",
    "empty-link",
    "footnote",
    "heading-in-list",
    "html",
    "image",
    "link-title",
    "misplaced-placeholder",
    "nested-list",
    "other",
    "paragraphs-in-item",
    "rule-in-list",
    "second-rule",
    "stray-asterisks",
    "strikethrough",
    "table",
    "task-list",
    "undefined-link",
    "underlined-heading",
    "unused-definition",
];

/// What a template holds.
#[derive(Default)]
pub(crate) struct Parsed {
    pub(crate) body: Vec<Block>,
    pub(crate) closing: Vec<Block>,
    pub(crate) placed: Vec<(Field, Place)>,
}

/// Parses a template. The findings are in the order of the text.
pub(crate) fn parse(source: &Source, lang: Lang, findings: &mut Findings) -> Parsed {
    let mut found = Vec::new();
    let mut protected = placeholder::protect(source, &mut found);
    protected.text = emphasis::with_stand_ins(&protected.text);
    let mut undefined: Vec<Range<usize>> = Vec::new();
    let note_undefined = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        // A shortcut, `[sic]`, is plain text more often than a link without an address.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push(link.span);
        }
        None
    };
    // Not to have them, but to notice them.
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_with_broken_link_callback(&protected.text, options, Some(note_undefined));
    let mut reader = Reader {
        source,
        protected: &protected,
        lang,
        found,
        parsed: Parsed::default(),
        inline: Builder::default(),
        list: None,
        below_rule: false,
        used_definitions: BTreeSet::new(),
        seen: vec![false; protected.placeholders.len()],
    };
    let mut events = parser.into_offset_iter();
    while let Some((event, range)) = events.next() {
        if reader.event(event, &range).is_err() {
            reader.passed_over(&range);
            skip(&mut events);
        }
    }
    reader
        .definitions(events.reference_definitions().iter().map(|(label, definition)| (label, definition.span.clone())));
    drop(events);
    for span in undefined {
        reader.unsupported("undefined-link", &span);
    }
    reader.footnotes();
    let (parsed, mut found) = reader.finish();
    found.sort_by_key(|finding| finding.place.as_ref().and_then(|place| place.span));
    // A link is looked up more than once while brackets are matched.
    found.dedup();
    for finding in found {
        findings.push(finding);
    }
    parsed
}

/// Leaves out everything up to the end of the container that was just begun.
fn skip<'e>(events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) {
    let mut depth = 1_usize;
    for (event, _) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

/// The container that begins is to be left out.
struct Skip;

/// A list that is being read.
struct OpenList {
    start: Option<u64>,
    items: Vec<Vec<Inline>>,
    /// Whether the item that is being read has had its paragraph.
    item_is_full: bool,
}

struct Reader<'a> {
    source: &'a Source,
    protected: &'a Protected,
    lang: Lang,
    found: Vec<Diagnostic>,
    parsed: Parsed,
    inline: Builder,
    list: Option<OpenList>,
    below_rule: bool,
    used_definitions: BTreeSet<String>,
    /// For each placeholder, whether it was met, or stands in what was reported.
    seen: Vec<bool>,
}

impl Reader<'_> {
    fn unsupported(&mut self, construct: &'static str, range: &Range<usize>) {
        let trimmed = self.source.text().get(range.clone()).map_or(0, |text| text.trim_end().len());
        let place = self.source.place(range.start..range.start + trimmed);
        self.found.push(Diagnostic::error(Code::UnsupportedMarkdown).with("construct", construct).at(place));
    }

    fn refuse(&mut self, construct: &'static str, range: &Range<usize>) -> Result<(), Skip> {
        self.unsupported(construct, range);
        Err(Skip)
    }

    /// The placeholders in a range are not looked at: the range itself was reported.
    fn passed_over(&mut self, range: &Range<usize>) {
        for at in self.placeholders_in(range) {
            self.seen[at] = true;
        }
    }

    /// Positions of the placeholders that begin in a range.
    fn placeholders_in(&self, range: &Range<usize>) -> Range<usize> {
        let placeholders = &self.protected.placeholders;
        let first = placeholders.partition_point(|placeholder| placeholder.start < range.start);
        let end = placeholders.partition_point(|placeholder| placeholder.start < range.end);
        first..end.max(first)
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) -> Result<(), Skip> {
        match event {
            Event::Start(tag) => return self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => self.inline.soft_break(),
            Event::HardBreak => self.inline.hard_break(),
            Event::Rule if self.list.is_some() => self.unsupported("rule-in-list", range),
            Event::Rule if self.below_rule => self.unsupported("second-rule", range),
            Event::Rule => self.below_rule = true,
            Event::Code(_) => self.leaf("code", range),
            Event::Html(_) | Event::InlineHtml(_) => self.leaf("html", range),
            Event::FootnoteReference(_) => self.leaf("footnote", range),
            Event::TaskListMarker(_) => self.leaf("task-list", range),
            Event::InlineMath(_) | Event::DisplayMath(_) => self.leaf("other", range),
        }
        Ok(())
    }

    fn leaf(&mut self, construct: &'static str, range: &Range<usize>) {
        self.unsupported(construct, range);
        self.passed_over(range);
        // So that the block is not reported as empty too.
        self.inline.text(" ");
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Result<(), Skip> {
        match tag {
            Tag::Paragraph => {
                if self.list.as_ref().is_some_and(|list| list.item_is_full) {
                    return self.refuse("paragraphs-in-item", range);
                }
            }
            Tag::Heading { .. } => {
                if self.list.is_some() {
                    return self.refuse("heading-in-list", range);
                }
                // `---` right below a paragraph makes a heading of it, where a line above the close was meant.
                let text = self.source.text().get(range.clone()).unwrap_or_default().trim();
                if !text.starts_with('#') && text.ends_with('-') {
                    return self.refuse("underlined-heading", range);
                }
            }
            Tag::List(start) => {
                if self.list.is_some() {
                    return self.refuse_inline("nested-list", range);
                }
                self.list = Some(OpenList { start, items: Vec::new(), item_is_full: false });
            }
            Tag::Item => {
                self.inline = Builder::default();
                if let Some(list) = &mut self.list {
                    list.item_is_full = false;
                }
            }
            Tag::Emphasis => return self.open(Container::Emphasis, range),
            Tag::Strong => return self.open(Container::Strong, range),
            Tag::Link { link_type, dest_url, title, id } => {
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
                    self.used_definitions.insert(folded(&id));
                }
                if !title.is_empty() {
                    self.unsupported("link-title", range);
                }
                let address =
                    if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.into_string() };
                // In `<…>` the words are the address; elsewhere nobody meets the placeholder, and `finish` reports it.
                if matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    let inside = self.placeholders_in(range);
                    if let Some(placeholder) =
                        self.protected.placeholders.get(inside.start).filter(|_| !inside.is_empty())
                    {
                        self.unsupported("misplaced-placeholder", &placeholder.clone());
                        return Err(Skip);
                    }
                }
                if !address.contains(self.protected.mark) && !is_supported(&address) {
                    let finding = Diagnostic::error(Code::UnsupportedLink).with("address", &address);
                    self.found.push(finding.at(self.source.place(range.clone())));
                }
                return self.open(Container::Link(address), range);
            }
            Tag::Image { .. } => return self.refuse_inline("image", range),
            Tag::Strikethrough => return self.refuse_inline("strikethrough", range),
            Tag::BlockQuote(_) => return self.refuse("block-quote", range),
            Tag::CodeBlock(_) => return self.refuse("code", range),
            Tag::HtmlBlock => return self.refuse("html", range),
            Tag::FootnoteDefinition(_) => return self.refuse("footnote", range),
            Tag::Table(_) => return self.refuse("table", range),
            _ => return self.refuse("other", range),
        }
        Ok(())
    }

    fn refuse_inline(&mut self, construct: &'static str, range: &Range<usize>) -> Result<(), Skip> {
        self.leaf(construct, range);
        Err(Skip)
    }

    fn open(&mut self, container: Container, range: &Range<usize>) -> Result<(), Skip> {
        if self.inline.depth() == DEEPEST {
            return self.refuse_inline("deep-nesting", range);
        }
        if matches!(container, Container::Link(_)) && self.source.text().get(range.clone()).is_some_and(has_no_words) {
            return self.refuse_inline("empty-link", range);
        }
        self.inline.open(container);
        Ok(())
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                if let Some(list) = &mut self.list {
                    list.item_is_full = true;
                } else {
                    let content = std::mem::take(&mut self.inline).finish(self.lang);
                    self.push(Block::Paragraph(content));
                }
            }
            TagEnd::Heading(level) => {
                let words = std::mem::take(&mut self.inline);
                if words.is_empty() {
                    self.unsupported("empty-heading", range);
                }
                self.push(Block::Heading { level: level as u8, content: words.finish(self.lang) });
            }
            TagEnd::Item => {
                let words = std::mem::take(&mut self.inline);
                let lang = self.lang;
                let is_empty = words.is_empty();
                if let Some(list) = &mut self.list {
                    list.items.push(words.finish(lang));
                }
                if is_empty {
                    self.unsupported("empty-item", range);
                }
            }
            TagEnd::List(_) => {
                if let Some(list) = self.list.take() {
                    self.push(Block::List { start: list.start, items: list.items });
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.inline.close(),
            _ => {}
        }
    }

    fn push(&mut self, block: Block) {
        if self.below_rule { self.parsed.closing.push(block) } else { self.parsed.body.push(block) }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        // Text of an entity or an escape is not the text of the file; placeholders cannot stand in it.
        let verbatim = self.protected.text.get(range.clone()) == Some(text);
        for (at, character) in text.char_indices().filter(|(_, c)| is_forbidden(*c) && *c != '\t') {
            let span = if verbatim { range.start + at..range.start + at + character.len_utf8() } else { range.clone() };
            let finding = Diagnostic::error(Code::ForbiddenCharacter)
                .with("column", "")
                .with("character", format_args!("U+{:04X}", u32::from(character)));
            self.found.push(finding.at(self.source.place(span)));
        }
        if !verbatim {
            self.inline.text(text);
            return;
        }
        // Meant to be strong, but not seen as such: it would be printed with its asterisks.
        // The parser hands out the two one by one.
        let source = self.source.text();
        let doubled = text.starts_with('*') && source[..range.start].ends_with('*');
        let at = if doubled { Some(range.start - 1) } else { text.find("**").map(|at| range.start + at) };
        if let Some(at) = at.filter(|at| !placeholder::is_escaped(source, *at)) {
            self.unsupported("stray-asterisks", &(at..at + 2));
        }
        let mut done = range.start;
        for at in self.placeholders_in(range) {
            let placeholder = self.protected.placeholders[at].clone();
            self.inline.text(&self.source.text()[done..placeholder.start]);
            self.seen[at] = true;
            match placeholder::read(self.source, &placeholder) {
                Ok((field, optional)) => {
                    self.parsed.placed.push((field.clone(), self.source.place(placeholder.clone())));
                    self.inline.placeholder(field, optional);
                }
                Err(finding) => self.found.push(*finding),
            }
            done = placeholder.end;
        }
        self.inline.text(&self.source.text()[done.min(range.end)..range.end]);
    }

    /// A definition of a link address that no link uses would vanish with its words.
    fn definitions<'d>(&mut self, definitions: impl Iterator<Item = (&'d str, Range<usize>)>) {
        for (label, span) in definitions {
            if !self.used_definitions.contains(&folded(label)) {
                self.unsupported("unused-definition", &span);
                self.passed_over(&span);
            }
        }
    }

    /// A footnote mark without its note is plain text to the parser; a reader of the letter would look for the note.
    fn footnotes(&mut self) {
        let before = self.source.place(0..0).span.map_or(0, |(start, _)| start);
        let reported = |finding: &Diagnostic| match finding.value("construct") {
            "footnote" => finding.place.as_ref().and_then(|place| place.span).map(|(start, _)| start - before),
            _ => None,
        };
        let reported: BTreeSet<usize> = self.found.iter().filter_map(reported).collect();
        let text = self.source.text();
        let mut from = 0;
        while let Some(start) = text[from..].find("[^").map(|at| from + at) {
            from = start + 2;
            let label = text[from..].find(|c: char| matches!(c, '[' | ']') || c.is_whitespace()).unwrap_or(0);
            let is_mark = label > 0 && text[from + label..].starts_with(']');
            if is_mark && !reported.contains(&start) && !placeholder::is_escaped(text, start) {
                self.unsupported("footnote", &(start..from + label + 1));
            }
        }
    }

    fn finish(mut self) -> (Parsed, Vec<Diagnostic>) {
        for at in 0..self.seen.len() {
            if !self.seen[at] {
                let placeholder = self.protected.placeholders[at].clone();
                self.unsupported("misplaced-placeholder", &placeholder);
            }
        }
        (self.parsed, self.found)
    }
}

/// A link's label as CommonMark compares it: without regard to case and the amount of white space.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether the source of a link, `[](…)`, has nothing between its brackets.
fn has_no_words(link: &str) -> bool {
    link.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(']'))
}

/// Whether an address is http, https or mailto, and one word.
fn is_supported(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let rest = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//"),
        "mailto" => rest.contains('@').then_some(rest),
        _ => None,
    };
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}
