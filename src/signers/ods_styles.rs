//! What the styles of an ODS file say of its cells, rows and tables (OpenDocument 1.3, part 3, 16): whether a text is struck through,
//! a row has no height, a table is hidden.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use crate::signers::sheet_rows::SheetError;

/// Most styles of a file (tuned: as many as Excel has formats of cells), and the longest name of one in bytes.
const MOST_STYLES: usize = 1 << 16;
const LONGEST_NAME: usize = 256;

/// Styles from which one takes over what it does not say itself (tuned: nobody nests so deep; a hostile file nests in a circle).
const DEEPEST: usize = 16;

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::signers) enum Family {
    Cell,
    Paragraph,
    Text,
    Row,
    Table,
}

type StyleName = (Family, String);

/// What a style says itself.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    /// Whether it marks what has it: a text as struck through, a row as without height, a table as hidden.
    marks: Option<bool>,
}

/// The styles read so far.
#[derive(Debug, Default)]
pub(in crate::signers) struct Styles {
    known: BTreeMap<StyleName, Style>,
    /// The one that is open.
    open: Option<StyleName>,
}

/// Styles that mark what has them.
#[derive(Debug, Default)]
pub(in crate::signers) struct Marking(BTreeSet<StyleName>);

impl Styles {
    /// Looks at an element that begins.
    pub(in crate::signers) fn see(&mut self, tag: &BytesStart<'_>) -> Result<(), SheetError> {
        let marks = match tag.name().as_ref() {
            "style:style" => return self.begin(tag),
            "style:default-style" => {
                self.open = None;
                return Ok(());
            }
            "style:text-properties" => {
                let lines = ["style:text-line-through-style", "style:text-line-through-type"];
                let mut lines = lines.iter().filter_map(|name| attribute(tag, name)).peekable();
                lines.peek().is_some().then(|| lines.all(|line| line != "none"))
            }
            "style:table-row-properties" => {
                let has_own = attribute(tag, "style:use-optimal-row-height").is_none_or(|value| value != "true");
                attribute(tag, "style:row-height").filter(|_| has_own).map(|height| is_nothing(&height))
            }
            "style:table-properties" => attribute(tag, "table:display").map(|display| display == "false"),
            _ => return Ok(()),
        };
        if let (Some(style), Some(_)) = (self.open.as_ref().and_then(|open| self.known.get_mut(open)), marks) {
            style.marks = marks;
        }
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), SheetError> {
        let family = match attribute(tag, "style:family").as_deref() {
            Some("table-cell") => Family::Cell,
            Some("paragraph") => Family::Paragraph,
            Some("text") => Family::Text,
            Some("table-row") => Family::Row,
            Some("table") => Family::Table,
            _ => {
                self.open = None;
                return Ok(());
            }
        };
        let name = |of: &str| attribute(tag, of).filter(|name| name.len() <= LONGEST_NAME);
        self.open = name("style:name").map(|name| (family, name));
        if let Some(open) = &self.open {
            self.known.insert(open.clone(), Style { parent: name("style:parent-style-name"), marks: None });
        }
        if self.known.len() > MOST_STYLES { Err(SheetError::TooLarge) } else { Ok(()) }
    }

    /// Those that mark what has them, by themselves or by what they take over.
    pub(in crate::signers) fn marking(&self) -> Marking {
        let marks = |name: &StyleName| {
            let mut next = name.clone();
            for _ in 0..DEEPEST {
                let style = self.known.get(&next)?;
                if style.marks.is_some() {
                    return style.marks;
                }
                next.1.clone_from(style.parent.as_ref()?);
            }
            None
        };
        Marking(self.known.keys().filter(|name| marks(name) == Some(true)).cloned().collect())
    }
}

impl Marking {
    /// Whether the style that this attribute of an element names does.
    pub(in crate::signers) fn marks(&self, family: Family, tag: &BytesStart<'_>, name: &str) -> bool {
        self.of(family, tag, name) == Some(true)
    }

    /// The same; `None` where the element has no such attribute, or no style marks anything.
    pub(in crate::signers) fn of(&self, family: Family, tag: &BytesStart<'_>, name: &str) -> Option<bool> {
        // Most files have none.
        if self.0.is_empty() {
            return None;
        }
        attribute(tag, name).map(|style| self.0.contains(&(family, style)))
    }
}

/// Whether a length such as `0cm` is nothing.
fn is_nothing(length: &str) -> bool {
    let number = length.trim().trim_end_matches(|character: char| character.is_ascii_alphabetic() || character == '%');
    number.parse::<f64>().is_ok_and(|number| number <= 0.0)
}

/// The value of an attribute.
pub(in crate::signers) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
