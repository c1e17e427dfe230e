//! Relations between resources.

use super::ResourceMeta;

/// A way from one resource's rows to another's.
#[derive(Debug)]
pub struct Relation {
    /// The name.
    pub name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// Where it leads.
    pub target: &'static ResourceMeta,
    /// How many rows, and who holds the key.
    pub kind: RelationKind,
    /// Pairs of fields, own and the target's, that are equal; the tenant's pair first.
    pub on: &'static [(u16, u16)],
    /// Whether it shows on the APIs.
    pub public: bool,
}

/// How many rows a relation leads to, and who holds the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// At most one row; this side holds its key.
    BelongsTo,
    /// At most one row; the other side holds the key.
    HasOne,
    /// Any number of rows; the other side holds the key.
    HasMany,
}

impl Relation {
    /// Whether it leads to any number of rows.
    pub fn is_many(&self) -> bool {
        self.kind == RelationKind::HasMany
    }
}
