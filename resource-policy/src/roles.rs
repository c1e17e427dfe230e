//! Roles as bits.
//!
//! Not here: who holds which role, and what a role inherits (casbin answers that).

use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// How many roles the files may name.
pub(crate) const MOST_ROLES: usize = 256;

const WORDS: usize = MOST_ROLES / 64;

/// A set of roles: one principal of an actor, or whom a rule reaches.
///
/// The bits belong to the [`crate::Policies`] that made the set. After a reload that changed the
/// roles an old set belongs to nobody: every decision about it is [`crate::Decision::Deny`].
/// So keep an actor's sets beside the policies they came from, and make them again after a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RoleSet {
    table: u64,
    bits: [u64; WORDS],
}

impl RoleSet {
    pub(crate) fn empty(table: u64) -> RoleSet {
        RoleSet { table, bits: [0; WORDS] }
    }

    pub(crate) fn insert(&mut self, role: usize) {
        self.bits[role / 64] |= 1 << (role % 64);
    }

    pub(crate) fn contains(&self, role: usize) -> bool {
        self.bits[role / 64] >> (role % 64) & 1 == 1
    }

    pub(crate) fn unite(&mut self, other: &RoleSet) {
        for (word, more) in self.bits.iter_mut().zip(other.bits) {
            *word |= more;
        }
    }

    pub(crate) fn belongs_to(&self, table: u64) -> bool {
        self.table == table
    }

    /// Whether no known role is in the set; such a principal is granted nothing.
    pub fn is_empty(&self) -> bool {
        self.bits == [0; WORDS]
    }

    /// Whether the two sets share a role.
    pub fn intersects(&self, other: &RoleSet) -> bool {
        self.bits.iter().zip(&other.bits).any(|(one, two)| one & two != 0)
    }
}

/// The roles that the files name, sorted, so that equal names give equal bits.
#[derive(Debug)]
pub(crate) struct RoleTable {
    pub(crate) names: Vec<String>,
    numbers: HashMap<String, usize>,
    pub(crate) tag: u64,
}

impl RoleTable {
    pub(crate) fn of(mut names: Vec<String>) -> RoleTable {
        names.sort();
        names.dedup();
        let mut hash = Sha256::new();
        for name in &names {
            hash.update(name);
            hash.update([0]);
        }
        let mut tag = [0; 8];
        tag.copy_from_slice(&hash.finalize()[..8]);
        let numbers = names.iter().cloned().enumerate().map(|(at, name)| (name, at)).collect();
        RoleTable { names, numbers, tag: u64::from_le_bytes(tag) }
    }

    pub(crate) fn set<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> RoleSet {
        let mut set = RoleSet::empty(self.tag);
        for name in names {
            if let Some(&role) = self.numbers.get(name) {
                set.insert(role);
            }
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_beyond_the_first_word_are_kept_apart() {
        let names: Vec<String> = (0..200).map(|n| format!("role{n:03}")).collect();
        let table = RoleTable::of(names);
        let (low, high) = (table.set(["role001"]), table.set(["role129", "nobody"]));
        assert!(!low.intersects(&high));
        assert!(high.contains(129) && !high.contains(1));
        assert!(table.set(["role001", "role129"]).intersects(&high));
        assert!(table.set(["nobody"]).is_empty());
    }

    #[test]
    fn the_tag_depends_on_the_names_only() {
        let one = RoleTable::of(vec!["b".to_owned(), "a".to_owned()]);
        let same = RoleTable::of(vec!["a".to_owned(), "b".to_owned(), "a".to_owned()]);
        assert_eq!(one.tag, same.tag);
        assert_ne!(one.tag, RoleTable::of(vec!["ab".to_owned()]).tag);
    }
}
