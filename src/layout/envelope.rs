//! An envelope: the address, the sender, the service asked for, the franking mark, the serial; each in its zone, so that what the
//! post needs stays clear.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::SetBlock;
use crate::layout::frame::{Document, Element, Meaning, Piece, Placed, Role, Turn};
use crate::layout::indicia::Indicia;
use crate::layout::sheet::Sheet;
use crate::layout::zone::{self, Excess, SMALLEST_ADDRESS, Side, ZonePart};
use crate::length::{Length, Point, Rect};
use crate::post::envelope::{Custom, EnvelopeSize};
use crate::text::{FontBook, Setter};

/// Sizes of the address (Bring: 10 to 12 pt for sorting machines), of the sender and of the service, from the largest.
const ADDRESS: (Length, Length) = (Length::pt(12.0), SMALLEST_ADDRESS);
const SENDER: (Length, Length) = (Length::pt(8.0), Length::pt(6.0));
const SERVICE: (Length, Length) = (Length::pt(9.0), Length::pt(7.0));
/// Size of the serial.
const SERIAL: Length = Length::pt(7.0);
/// Between a franking mark and the edges of its zone.
const FRANKING_MARGIN: Length = Length::mm(5.0);

/// What the envelopes of a run have in common.
#[derive(Debug, Clone)]
pub struct EnvelopeDesign {
    /// The size.
    pub size: EnvelopeSize,
    /// What the post of the country of posting asks for.
    pub custom: Custom,
    /// Language of the country of posting.
    pub lang: Lang,
    /// Lines that name the service, such as `PRIORITAIRE`.
    pub services: Vec<String>,
    /// The franking mark.
    pub indicia: Option<Indicia>,
    /// How the envelope lies in the printer.
    pub turn: Turn,
}

/// What is one envelope's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Envelope {
    /// The address, line by line.
    pub address: Vec<String>,
    /// The sender's address, line by line; none is printed where there is none.
    pub sender: Vec<String>,
    /// Running number of the letter in it.
    pub serial: Option<u64>,
}

/// A block with what is too large about it.
type Fitted = Rc<(SetBlock, Vec<Excess>)>;

/// Lays out envelopes of one design.
#[derive(Debug)]
pub struct EnvelopeSheets<'f> {
    setter: Setter<'f>,
    design: EnvelopeDesign,
    /// Blocks that were set before: nearly all envelopes of a run have the same address and sender.
    known: HashMap<(ZonePart, Vec<String>), Fitted>,
    services: Option<SetBlock>,
    indicia: Option<Arc<Piece>>,
}

/// Blocks that are kept at once (tuned: senders that differ on every envelope are not kept for ever).
const KEPT: usize = 64;

impl<'f> EnvelopeSheets<'f> {
    /// Sets what is the same on all envelopes.
    pub fn new(fonts: &'f FontBook, design: EnvelopeDesign) -> Self {
        let mut setter = Setter::new(fonts);
        let size = design.size.size;
        let services = (!design.services.is_empty())
            .then(|| zone::fitted(&mut setter, &design.services, design.custom.service_zone(size).size, SERVICE).0);
        let indicia = design.indicia.as_ref().map(|indicia| {
            let zone = inset(&design.custom.franking_zone(size), FRANKING_MARGIN);
            Arc::new(Piece { items: indicia.items(&zone) })
        });
        Self { setter, design, known: HashMap::new(), services, indicia }
    }

    /// By how much what stands on an envelope does not fit its zone.
    pub fn excess(&mut self, envelope: &Envelope) -> Vec<Excess> {
        let address = self.block(ZonePart::Address, &envelope.address);
        let mut excess = address.1.clone();
        if !envelope.sender.is_empty() {
            excess.extend(self.block(ZonePart::ReturnLine, &envelope.sender).1.iter().copied());
        }
        excess
    }

    /// The front: one page.
    pub fn front(&mut self, envelope: &Envelope) -> Document {
        let (size, custom) = (self.design.size.size, self.design.custom);
        let (mut sheet, section) = self.begin();
        let lang = self.design.lang;
        if !envelope.sender.is_empty() && custom.sender == crate::post::envelope::ReturnPlace::Front {
            let sender = self.block(ZonePart::ReturnLine, &envelope.sender);
            sheet.whole(&sender.0, section, lang, custom.sender_zone(size).origin);
        }
        if let Some(services) = &self.services {
            sheet.whole(services, section, lang, custom.service_zone(size).origin);
        }
        if let Some(indicia) = &self.indicia {
            let alt = phrase(Phrase::FrankingAlt, lang, &[]);
            let figure = sheet.element(Element { alt: Some(alt.into()), ..Element::new(Role::Figure, Some(section)) });
            sheet.put(Placed {
                origin: Point::default(),
                piece: indicia.clone(),
                meaning: Meaning::Content(figure),
                shared: true,
            });
        }
        let address = self.block(ZonePart::Address, &envelope.address);
        sheet.whole(&address.0, section, lang, custom.address_zone(size).origin);
        let bookmark = envelope.serial.map(|serial| {
            let text = format!("{serial:06}");
            let block = zone::set(&mut self.setter, std::slice::from_ref(&text), SERIAL);
            let items = block.pieces(0, 1).iter().flat_map(|(_, piece)| piece.items.clone()).collect();
            let meaning = Meaning::Artifact { pagination: true };
            let origin = custom.serial_place(size);
            sheet.put(Placed { origin, piece: Arc::new(Piece { items }), meaning, shared: false });
            phrase(Phrase::LetterNumber, lang, &[("serial", &text)])
        });
        sheet.finish(bookmark)
    }

    /// The back, with the sender on the flap; `None` where the custom is another or there is no sender.
    pub fn back(&mut self, envelope: &Envelope) -> Option<Document> {
        let (size, custom) = (self.design.size.size, self.design.custom);
        if envelope.sender.is_empty() || custom.sender != crate::post::envelope::ReturnPlace::Flap {
            return None;
        }
        let (mut sheet, section) = self.begin();
        let sender = self.block(ZonePart::ReturnLine, &envelope.sender);
        let zone = custom.flap_zone(size);
        let origin = Point::new(zone.origin.x + (zone.size.width - zone::width(&sender.0)) / 2, zone.origin.y);
        sheet.whole(&sender.0, section, self.design.lang, origin);
        Some(sheet.finish(None))
    }

    fn begin(&self) -> (Sheet, u32) {
        let mut sheet = Sheet::new();
        sheet.turned_page(self.design.size.size, self.design.turn);
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(self.design.lang));
        (sheet, section)
    }

    fn block(&mut self, part: ZonePart, lines: &[String]) -> Fitted {
        let key = (part, lines.to_vec());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let (size, custom) = (self.design.size.size, self.design.custom);
        let (zone, sizes) = match (part, custom.sender) {
            (ZonePart::ReturnLine, crate::post::envelope::ReturnPlace::Flap) => (custom.flap_zone(size), SENDER),
            (ZonePart::ReturnLine, crate::post::envelope::ReturnPlace::Front) => (custom.sender_zone(size), SENDER),
            _ => (custom.address_zone(size), ADDRESS),
        };
        let (block, wide, high) = zone::fitted(&mut self.setter, lines, zone.size, sizes);
        let excess = |side: Side| move |by: Length| Excess { part, side, by };
        let excess = wide.map(excess(Side::Wide)).into_iter().chain(high.map(excess(Side::High))).collect();
        let fitted = Rc::new((block, excess));
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        self.known.insert(key, fitted.clone());
        fitted
    }
}

/// A rectangle without so much at each edge.
fn inset(rect: &Rect, by: Length) -> Rect {
    let mut inner = *rect;
    inner.origin = inner.origin + Point::new(by, by);
    inner.size.width -= by * 2;
    inner.size.height -= by * 2;
    inner
}
