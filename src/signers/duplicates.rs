//! Who stands in the list twice: never by name alone, never by e-mail alone.

use crate::signers::check::Signer;

/// Remembers the accepted signers of a list by the hashes of their folded keys.
#[derive(Debug, Default)]
pub struct Duplicates {}

impl Duplicates {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The row of the signer whom this one repeats: the same `id` with the same folded name, or the same
    /// name and address, or the same name and e-mail. Otherwise `None`, and this signer is remembered.
    pub fn repeats(&mut self, _signer: &Signer<'_>) -> Option<u64> {
        todo!("helper: signers")
    }
}
