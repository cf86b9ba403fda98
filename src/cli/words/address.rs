//! What an address does not meet of the rules of the post.

use crate::cli::words::catalogue::{is_known, say};
use crate::cli::words::{escaped, shown};
use crate::diagnostic::Diagnostic;

/// The sentence for an `address-fault`.
pub(super) fn address_fault(diagnostic: &Diagnostic) -> String {
    let value = |name| shown(diagnostic.value(name));
    // A row of the list is named by its place.
    let name = escaped(diagnostic.value("name"));
    let address = if name.is_empty() { say!("the-address") } else { say!("the-address-of", name = name) };
    let message = format!("address-fault-{}", diagnostic.value("fault"));
    say!(
        if is_known(&message) { &message } else { "address-fault" },
        address = address,
        line = value("line"),
        found = value("found"),
        limit = value("limit"),
        country = value("country"),
        postcode = value("postcode"),
        column = value("column"),
        forms = forms(diagnostic.value("forms")),
        fault = value("fault"),
    )
}

/// `9999 AA|999` as "9999 AA or 999".
fn forms(forms: &str) -> String {
    if forms.is_empty() {
        return say!("postcode-forms-none");
    }
    let joined =
        forms.split('|').map(str::to_owned).reduce(|one, other| say!("postcode-forms-or", one = one, other = other));
    joined.unwrap_or_default()
}
