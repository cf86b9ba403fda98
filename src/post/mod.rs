//! What postal services ask for, as data and rules. Knows no letters.

pub mod address;
pub mod country;
mod country_names;
pub mod envelope;
pub mod label;
mod order;
pub mod postcode;
pub mod rules;
pub mod template;
pub mod window;
