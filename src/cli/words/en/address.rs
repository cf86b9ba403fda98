//! What an address does not meet of the rules of the post.

use crate::diagnostic::Diagnostic;

/// The sentence for an `address-fault`.
pub(crate) fn address_fault(diagnostic: &Diagnostic) -> String {
    let value = |name| diagnostic.value(name);
    // A row of the list is named by its place.
    let of = value("name");
    let of = if of.is_empty() { String::new() } else { format!(" of `{of}`") };
    match value("fault") {
        "too-many-lines" => {
            format!("the address{of} has {} lines; the post of this country reads {}", value("found"), value("limit"))
        }
        "line-too-long" => format!(
            "line {} of the address{of} has {} characters; the post of this country reads {}",
            value("line"),
            value("found"),
            value("limit")
        ),
        "not-given" => "the cell is empty, so no address of this signer can be printed".to_owned(),
        "kept-back" => {
            "the row hides its name, or its consent does not cover the address, so no address of this signer is printed"
                .to_owned()
        }
        "no-country" => format!("the address{of} names no country"),
        "unknown-country" => format!("the address{of}: `{}` is no country code", value("country")),
        "no-postcode" => format!("the address{of} has no postcode"),
        "wrong-postcode" => format!(
            "the address{of}: `{}` is no postcode of its country, which writes {}",
            value("postcode"),
            forms(value("forms"))
        ),
        "right-to-left" => {
            format!("line {} of the address{of} runs from right to left; no post abroad sorts it", value("line"))
        }
        "not-latin" => format!(
            "line {} of the address{of} is not in Latin letters, which the posts on the way read",
            value("line")
        ),
        other => format!("the address{of}: {other}"),
    }
}

/// `9999 AA|999` as "9999 AA or 999".
fn forms(forms: &str) -> String {
    if forms.is_empty() { "none".to_owned() } else { forms.replace('|', " or ") }
}
