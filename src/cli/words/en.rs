//! What is English alone as yet.

pub(crate) mod archive;
