//! Texts of a workbook that somebody struck through in the cell, not as the format of the cell: made of runs that each have a font of
//! their own (ECMA-376-1, 18.4.4, 18.4.10).

/// Looks at the tags of shared texts and of texts in a cell, one after another.
#[derive(Debug, Default)]
pub(in crate::signers) struct Runs {
    /// Whether a text is open.
    is_open: bool,
    /// Whether what is open is said how to pronounce, which is no part of the text.
    is_phonetic: bool,
    /// Whether the run that is open is struck through.
    is_struck: bool,
    /// Whether all runs that say something are struck through; `None` where none does yet.
    all: Option<bool>,
}

impl Runs {
    /// A text begins.
    pub(in crate::signers) fn begin(&mut self) {
        *self = Self { is_open: true, ..Self::default() };
    }

    /// Looks at a tag of this name, behind which the text follows.
    pub(in crate::signers) fn see(&mut self, name: &[u8], tag: &[u8], value: Option<&[u8]>) {
        match name {
            _ if !self.is_open => {}
            b"rPh" => self.is_phonetic = true,
            b"r" => self.is_struck = false,
            b"strike" => self.is_struck = !matches!(value, Some(b"0" | b"false")),
            b"t" if !self.is_phonetic => {
                let text =
                    tag.split(|byte| *byte == b'>').nth(1).and_then(|text| text.split(|byte| *byte == b'<').next());
                if text.is_some_and(|text| !text.iter().all(u8::is_ascii_whitespace)) {
                    self.all = Some(self.all.unwrap_or(true) && self.is_struck);
                }
            }
            _ => {}
        }
    }

    /// What tells how to pronounce the text ends.
    pub(in crate::signers) fn end_phonetic(&mut self) {
        self.is_phonetic = false;
    }

    /// The text ends: whether all that it says is struck through.
    pub(in crate::signers) fn end(&mut self) -> bool {
        let text = std::mem::take(self);
        text.is_open && text.all == Some(true)
    }
}

/// The number of the shared text that is the value of a cell, whose tag this is.
pub(in crate::signers) fn shared_text(tag: &[u8]) -> Option<u32> {
    let digits = tag.split(|byte| *byte == b'>').nth(1)?.split(|byte| *byte == b'<').next()?;
    std::str::from_utf8(digits).ok()?.trim().parse().ok()
}
