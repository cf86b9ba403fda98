//! Trees whose leaves are written while they grow: the ParentTree, a number tree, and the IDTree, a name tree
//! (ISO 32000-1, 7.9.6, 7.9.7).

use std::io::{self, Write};

use pdf_writer::Ref;

use crate::pdf::objects::Objects;
use crate::pdf::tokens;

/// Entries a leaf and children a node; a reader walks them from the start (tuned).
const FANOUT: usize = 64;

/// A node's first key, last key and object.
type Child = (u32, u32, Ref);

/// A number tree whose leaves the letters bring, in the order of their keys.
#[derive(Default)]
pub(super) struct NumberTree {
    next: u32,
    leaves: Vec<Child>,
}

impl NumberTree {
    /// The key that the next entry will have.
    pub(super) fn next(&self) -> u32 {
        self.next
    }

    /// Takes in the next leaf, which lies below all keys from `next` on.
    pub(super) fn add(&mut self, first: u32, last: u32, next: u32, leaf: Ref) {
        self.next = next;
        self.leaves.push((first, last, leaf));
    }

    /// Writes what is above the leaves; the root's number, if the tree holds anything.
    pub(super) fn finish<W: Write>(self, objects: &mut Objects<W>) -> io::Result<Option<Ref>> {
        write_above(self.leaves, objects, |out, key| tokens::integer(out, u64::from(key)))
    }
}

/// A name tree with the names 0, 1, 2 and so on: strings of ten digits, so that their order is the order of the numbers.
#[derive(Default)]
pub(super) struct NameTree {
    next: u32,
    /// The values of the leaf in the making.
    open: Vec<Ref>,
    leaves: Vec<Child>,
}

impl NameTree {
    /// The number that the next entry will have.
    pub(super) fn next(&self) -> u32 {
        self.next
    }

    /// Adds an entry.
    pub(super) fn push<W: Write>(&mut self, value: Ref, objects: &mut Objects<W>) -> io::Result<()> {
        if self.open.len() == FANOUT {
            self.write_leaf(objects)?;
        }
        self.open.push(value);
        self.next += 1;
        Ok(())
    }

    /// Writes what is left of the tree; the root's number, if the tree holds anything.
    pub(super) fn finish<W: Write>(mut self, objects: &mut Objects<W>) -> io::Result<Option<Ref>> {
        if !self.open.is_empty() {
            self.write_leaf(objects)?;
        }
        write_above(self.leaves, objects, name)
    }

    fn write_leaf<W: Write>(&mut self, objects: &mut Objects<W>) -> io::Result<()> {
        let last = self.next - 1;
        #[expect(clippy::cast_possible_truncation, reason = "at most 64")]
        let first = self.next - self.open.len() as u32;
        let id = objects.reserve();
        let out = objects.object(id)?;
        out.extend_from_slice(b"<<");
        limits(out, first, last, name);
        out.extend_from_slice(b"/Names[");
        for (number, value) in (first..).zip(self.open.drain(..)) {
            name(out, number);
            tokens::reference(out, value);
        }
        out.extend_from_slice(b"]>>");
        self.leaves.push((first, last, id));
        Ok(())
    }
}

/// A name: ten digits in parentheses.
fn name(out: &mut Vec<u8>, number: u32) {
    out.push(b'(');
    tokens::padded(out, number);
    out.push(b')');
}

fn write_above<W: Write>(
    leaves: Vec<Child>,
    objects: &mut Objects<W>,
    key: fn(&mut Vec<u8>, u32),
) -> io::Result<Option<Ref>> {
    let mut level = leaves;
    while level.len() > FANOUT {
        let mut above = Vec::with_capacity(level.len() / FANOUT + 1);
        for children in level.chunks(FANOUT) {
            let id = objects.reserve();
            if let (Some((first, ..)), Some((_, last, _))) = (children.first(), children.last()) {
                let out = objects.object(id)?;
                out.extend_from_slice(b"<<");
                limits(out, *first, *last, key);
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

fn limits(out: &mut Vec<u8>, first: u32, last: u32, key: fn(&mut Vec<u8>, u32)) {
    out.extend_from_slice(b"/Limits[");
    key(out, first);
    out.push(b' ');
    key(out, last);
    out.push(b']');
}

fn kids(out: &mut Vec<u8>, children: &[Child]) {
    out.extend_from_slice(b"/Kids[");
    for (position, (_, _, id)) in children.iter().enumerate() {
        if position > 0 {
            out.push(b' ');
        }
        tokens::reference(out, *id);
    }
    out.extend_from_slice(b"]>>");
}
