//! `letter.toml`, `addressees.toml`, `routes.toml` as typed: raw TOML, nothing decided.
