//! A signer's name: its order by script, its scripts, its language, its initials.

use std::borrow::Cow;

use crate::lang::Lang;

/// A name as it may be printed: `print_name` instead of the real one, initials where asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a> {
    /// The name in the signer's own script, in that script's order.
    pub printed: Cow<'a, str>,
    /// The language whose forms and faces `printed` takes.
    pub lang: Lang,
    /// The name in Latin letters, where `printed` is in another script and the list gives one.
    pub latin: Option<Cow<'a, str>>,
}
