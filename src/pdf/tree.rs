//! Trees whose leaves are written while they grow: the ParentTree, a number tree, and the IDTree, a name tree
//! (ISO 32000-1, 7.9.6, 7.9.7).

use std::io::{self, Write};

use pdf_writer::Ref;

use crate::pdf::objects::Objects;
use crate::pdf::tokens;

/// Entries a leaf and children a node; a reader walks them from the start (tuned).
const FANOUT: usize = 64;

/// What the keys of a tree look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    /// Numbers.
    Numbers,
    /// Names: strings of ten digits, so that their order is the order of the numbers.
    Names,
}

/// A tree with keys 0, 1, 2 and so on.
pub(super) struct Tree {
    keys: Keys,
    next: u32,
    /// Entries of the leaf in the making.
    leaf: Vec<u8>,
    entries: usize,
    /// The leaves written so far: first key, last key, object.
    leaves: Vec<(u32, u32, Ref)>,
}

impl Tree {
    pub(super) fn new(keys: Keys) -> Self {
        Self { keys, next: 0, leaf: Vec::new(), entries: 0, leaves: Vec::new() }
    }

    /// The key that the next entry will have.
    pub(super) fn next(&self) -> u32 {
        self.next
    }

    /// Adds an entry; `write` adds its value, and a space before it where it does not begin with a delimiter.
    pub(super) fn push<W: Write>(
        &mut self,
        objects: &mut Objects<W>,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> io::Result<u32> {
        if self.entries == FANOUT {
            self.write_leaf(objects)?;
        }
        let key = self.next;
        self.next += 1;
        self.entries += 1;
        if self.keys == Keys::Numbers && !self.leaf.is_empty() {
            self.leaf.push(b' ');
        }
        self.keys.write(&mut self.leaf, key);
        write(&mut self.leaf);
        Ok(key)
    }

    /// Writes the entries so far as a leaf. What stands in a letter's entries also stands in its elements: side by side in
    /// one object stream, the second deflates to nothing.
    pub(super) fn flush<W: Write>(&mut self, objects: &mut Objects<W>) -> io::Result<()> {
        if self.entries > 0 {
            self.write_leaf(objects)?;
        }
        Ok(())
    }

    /// Writes what is left of the tree; the root's number, if the tree holds anything.
    pub(super) fn finish<W: Write>(mut self, objects: &mut Objects<W>) -> io::Result<Option<Ref>> {
        self.flush(objects)?;
        let mut level = self.leaves;
        while level.len() > FANOUT {
            let mut above = Vec::with_capacity(level.len() / FANOUT + 1);
            for children in level.chunks(FANOUT) {
                let id = objects.reserve();
                if let (Some((first, ..)), Some((_, last, _))) = (children.first(), children.last()) {
                    let out = objects.object(id)?;
                    out.extend_from_slice(b"<<");
                    self.keys.limits(out, *first, *last);
                    kids(out, children);
                    above.push((*first, *last, id));
                }
            }
            level = above;
        }
        if level.is_empty() {
            return Ok(None);
        }
        let id = objects.reserve();
        let out = objects.object(id)?;
        out.extend_from_slice(b"<<");
        kids(out, &level);
        Ok(Some(id))
    }

    fn write_leaf<W: Write>(&mut self, objects: &mut Objects<W>) -> io::Result<()> {
        let last = self.next - 1;
        #[expect(clippy::cast_possible_truncation, reason = "at most 64")]
        let first = self.next - self.entries as u32;
        let id = objects.reserve();
        let out = objects.object(id)?;
        out.extend_from_slice(b"<<");
        self.keys.limits(out, first, last);
        out.extend_from_slice(if self.keys == Keys::Numbers { b"/Nums[" } else { b"/Names[" });
        out.extend_from_slice(&self.leaf);
        out.extend_from_slice(b"]>>");
        self.leaves.push((first, last, id));
        self.leaf.clear();
        self.entries = 0;
        Ok(())
    }
}

impl Keys {
    /// A key as it stands in the file.
    pub(super) fn write(self, out: &mut Vec<u8>, key: u32) {
        match self {
            Self::Numbers => tokens::integer(out, u64::from(key)),
            Self::Names => out.extend_from_slice(format!("({key:010})").as_bytes()),
        }
    }

    fn limits(self, out: &mut Vec<u8>, first: u32, last: u32) {
        out.extend_from_slice(b"/Limits[");
        self.write(out, first);
        out.push(b' ');
        self.write(out, last);
        out.push(b']');
    }
}

fn kids(out: &mut Vec<u8>, children: &[(u32, u32, Ref)]) {
    out.extend_from_slice(b"/Kids[");
    for (position, (_, _, id)) in children.iter().enumerate() {
        if position > 0 {
            out.push(b' ');
        }
        tokens::reference(out, *id);
    }
    out.extend_from_slice(b"]>>");
}
