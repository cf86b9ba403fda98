//! What a letter carries of its signer outside the text: sender's block, place, signature block.
//!
//! Only what [`SenderBlock`] allows is read from the signer, so that nothing else can reach a page.

use std::sync::Arc;

use jiff::civil::Date;

use crate::campaign::{SenderBlock, Signed};
use crate::lang::Lang;
use crate::letter::run::TextBlock;
use crate::letter::signature::SignatureImage;
use crate::letter::value_lang::value_lang;
use crate::post::address::{self, Fields};
use crate::post::country::{self, Posting};
use crate::signers::Signer;

/// A value of the list on a line of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct ValueLine {
    /// The value.
    pub text: String,
    /// The language whose faces and forms it takes.
    pub lang: Lang,
}

/// How a letter is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// The image that the list names.
    Image(Arc<SignatureImage>),
    /// A rule to sign on.
    ByHand,
    /// Signed online, on this day if the list gives one.
    Online(Option<Date>),
}

/// A signature and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedBy {
    /// How it is signed.
    pub signature: Signature,
    /// The name in each script, then organisation and role, then the town.
    pub lines: Vec<ValueLine>,
}

/// All that is one signer's own in a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Running number of the signer or household in the list; `None` for the office's letter above a roll.
    pub serial: Option<u64>,
    /// The sender's block, line by line.
    pub sender: Vec<ValueLine>,
    /// The town, for place and date.
    pub place: Option<ValueLine>,
    /// How it is signed: once, or by each of those who send it together.
    pub signatures: Vec<SignedBy>,
    /// For each language in order, for each open block of its form in order: the blocks it became.
    pub filled: Vec<Vec<Vec<TextBlock>>>,
}

/// The sender's block of a signer, or of several who share the first one's address.
pub fn sender_block(signers: &[Signer<'_>], shows: SenderBlock, lang: Lang, cjk: Option<Lang>) -> Vec<ValueLine> {
    let mut lines: Vec<ValueLine> = signers.iter().flat_map(|signer| names(signer, lang)).collect();
    let Some(signer) = signers.first() else { return lines };
    let mut push = |text: String| {
        if !text.is_empty() {
            lines.push(ValueLine { lang: value_lang(&text, signer.language, lang, cjk), text });
        }
    };
    match shows {
        SenderBlock::Name => {}
        SenderBlock::Country => push(signer.country.to_string()),
        SenderBlock::Town => {
            push(signer.city.to_string());
            push(signer.country.to_string());
        }
        SenderBlock::Address => {
            let (street, country) = ([signer.street.to_string()], signer.country.trim());
            let code = country::code_of(country).unwrap_or_default();
            let fields = Fields {
                street: &street,
                postcode: &signer.postcode,
                place: &signer.city,
                country: code,
                ..Fields::default()
            };
            // In the order of the country, as at home; the country's name stands as the signer wrote it.
            for line in address::lines(&fields, Posting::from(code)) {
                push(line);
            }
            push(signer.country.to_string());
        }
    }
    lines
}

/// The lines below the signature.
pub fn signed_by(signer: &Signer<'_>, shows: SenderBlock, lang: Lang, cjk: Option<Lang>) -> Vec<ValueLine> {
    let mut lines = names(signer, lang);
    let position = match (signer.role.is_empty(), signer.organisation.is_empty()) {
        (false, false) => format!("{}, {}", signer.role, signer.organisation),
        _ => format!("{}{}", signer.role, signer.organisation),
    };
    let town = match shows {
        SenderBlock::Town | SenderBlock::Address => signer.city.to_string(),
        SenderBlock::Name | SenderBlock::Country => String::new(),
    };
    for text in [position, town] {
        if !text.is_empty() {
            lines.push(ValueLine { lang: value_lang(&text, signer.language, lang, cjk), text });
        }
    }
    lines
}

/// The town for the line of place and date, where the sender's block may show it.
pub fn place(signer: &Signer<'_>, shows: SenderBlock, lang: Lang, cjk: Option<Lang>) -> Option<ValueLine> {
    let has_place = matches!(shows, SenderBlock::Town | SenderBlock::Address) && !signer.city.is_empty();
    has_place.then(|| ValueLine {
        text: signer.city.to_string(),
        lang: value_lang(&signer.city, signer.language, lang, cjk),
    })
}

/// How a letter is signed: by the image if there is one, else as the campaign says.
pub fn signature(image: Option<Arc<SignatureImage>>, signed: Signed, date: Option<Date>) -> Signature {
    match (image, signed) {
        (Some(image), _) => Signature::Image(image),
        (None, Signed::ByHand) => Signature::ByHand,
        (None, Signed::Online) => Signature::Online(date),
    }
}

/// The name in each of the signer's scripts, a line each.
pub fn names(signer: &Signer<'_>, lang: Lang) -> Vec<ValueLine> {
    let own = ValueLine { text: signer.name.printed.to_string(), lang: signer.name.lang };
    let latin = signer
        .name
        .latin
        .as_ref()
        .map(|latin| ValueLine { text: latin.to_string(), lang: if lang.is_cjk() { Lang::EN } else { lang } });
    std::iter::once(own).chain(latin).collect()
}
