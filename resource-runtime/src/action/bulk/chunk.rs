//! Rows of one statement, and which of them each answered row is.
//!
//! Neither database promises an order of answered rows, and an upsert answers none for those that it skips.
//! So a row is found again by its key, or by the identity of the upsert, which no two rows of a chunk share: one
//! statement cannot take over or change the same row twice.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};

use resource_core::{Expr, Kind, Node, ResourceMeta, Scalar};

use crate::error::{Error, Result};
use crate::row::Row;

/// The values of some fields as bytes, see [`mark`].
type Mark = Vec<u8>;

/// An input that passed its checks, with its position.
pub struct Member<T> {
    pub ordinal: u64,
    pub marks: Marks,
    pub item: T,
}

/// What a row is known by.
#[derive(Default)]
pub struct Marks {
    /// `None` where the database makes the key.
    pub key: Option<Mark>,
    /// The identity of an upsert; `None` if it has none, or a field of it is null.
    pub identity: Option<Mark>,
}

/// Members of one statement so far.
pub struct Chunk<T> {
    members: Vec<Member<T>>,
    keys: HashSet<Mark>,
    identities: HashSet<Mark>,
}

impl<T> Default for Chunk<T> {
    fn default() -> Self {
        Chunk { members: Vec::new(), keys: HashSet::new(), identities: HashSet::new() }
    }
}

impl Marks {
    /// Whether the answered row could be told from others.
    fn known(&self) -> bool {
        self.key.is_some() || self.identity.is_some()
    }
}

impl<T> Chunk<T> {
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether another row can stand beside those of the chunk.
    pub fn takes(&self, marks: &Marks) -> bool {
        let alone = self.members.first().is_some_and(|first| !first.marks.known());
        let repeated = marks.key.as_ref().is_some_and(|key| self.keys.contains(key))
            || marks.identity.as_ref().is_some_and(|identity| self.identities.contains(identity));
        self.members.is_empty() || (marks.known() && !alone && !repeated)
    }

    pub fn push(&mut self, member: Member<T>) {
        self.keys.extend(member.marks.key.clone());
        self.identities.extend(member.marks.identity.clone());
        self.members.push(member);
    }

    /// Empties the chunk.
    pub fn take(&mut self) -> Vec<Member<T>> {
        self.keys.clear();
        self.identities.clear();
        std::mem::take(&mut self.members)
    }
}

/// The answered row of each member; `None` for those that the statement did not answer with.
pub fn place<T>(
    (meta, identity): (&'static ResourceMeta, Option<&'static [u16]>),
    members: &[Member<T>],
    answered: Vec<Row>,
) -> Result<Vec<Option<Row>>> {
    if members.len() == 1 {
        return Ok(vec![answered.into_iter().next()]);
    }
    let marks = |of: fn(&Marks) -> &Option<Mark>| -> HashMap<&Mark, usize> {
        let marks = members.iter().enumerate();
        marks.filter_map(|(at, member)| Some((of(&member.marks).as_ref()?, at))).collect()
    };
    let (keys, identities) = (marks(|marks| &marks.key), marks(|marks| &marks.identity));
    let mut placed: Vec<Option<Row>> = members.iter().map(|_| None).collect();
    for row in answered {
        let find = |marks: &HashMap<&Mark, usize>, fields: &[u16]| {
            let value = |field: u16| row.scalar(usize::from(field), meta.fields[usize::from(field)].kind);
            Ok::<_, Error>(mark(meta, fields, value)?.and_then(|mark| marks.get(&mark).copied()))
        };
        let at = match (find(&keys, meta.key)?, identity) {
            (None, Some(identity)) => find(&identities, identity)?,
            (at, _) => at,
        };
        let at = at.ok_or_else(|| Error::internal("a statement answered with a row that nobody gave"))?;
        placed[at] = Some(row);
    }
    Ok(placed)
}

/// The values of some fields as bytes that are the same exactly for rows that the database holds to be the
/// same in them; `None` if one is null, which equals nothing.
///
/// # Errors
/// That a value cannot be had.
pub fn mark<V: Borrow<Scalar>>(
    meta: &ResourceMeta,
    fields: &[u16],
    value: impl Fn(u16) -> Result<V>,
) -> Result<Option<Mark>> {
    let mut mark = Vec::new();
    for field in fields {
        let mut put = |bytes: &[u8]| {
            mark.extend((bytes.len() as u64).to_be_bytes());
            mark.extend(bytes);
        };
        match (value(*field)?.borrow(), meta.fields[usize::from(*field)].kind) {
            (Scalar::Null, _) => return Ok(None),
            (Scalar::Text(text), Kind::CiText) => put(text.to_ascii_lowercase().as_bytes()),
            (Scalar::Text(text) | Scalar::Json(text), _) => put(text.as_bytes()),
            (Scalar::Bool(truth), _) => put(&[u8::from(*truth)]),
            (Scalar::I64(number) | Scalar::Time(number), _) => put(&number.to_be_bytes()),
            (Scalar::F64(number), _) => put(&(number + 0.0).to_be_bytes()),
            (Scalar::Bytes(bytes), _) => put(bytes),
            (Scalar::Uuid(uuid), _) => put(uuid.as_bytes()),
        }
    }
    Ok(Some(mark))
}

/// Whether a change of a field may free what an identity keeps for one row. Rows of one statement change at
/// once, so another one could take it that comes before in the order of the inputs; one by one it could not.
pub fn frees(meta: &ResourceMeta, field: u16) -> bool {
    meta.identities.iter().any(|identity| {
        let narrowed = |filter: &Expr| filter.mentions(&|node| matches!(node, Node::Field(at) if *at == field));
        identity.fields.contains(&field) || identity.filter.as_ref().is_some_and(narrowed)
    })
}

/// How many members go into each statement: full ones, then powers of two, so that there are few different
/// texts for the databases to prepare and keep.
pub fn sizes(mut members: usize, full: usize) -> Vec<usize> {
    let mut sizes = Vec::new();
    while members > 0 {
        let size = if members >= full { full } else { 1 << members.ilog2() };
        sizes.push(size);
        members -= size;
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_add_up_and_repeat() {
        assert_eq!(sizes(500, 500), [500]);
        assert_eq!(sizes(137, 500), [128, 8, 1]);
        assert_eq!(sizes(1003, 500), [500, 500, 2, 1]);
        assert!(sizes(0, 500).is_empty());
    }
}
