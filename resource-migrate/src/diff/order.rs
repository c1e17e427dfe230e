//! Tables in the order of their references.

use crate::Schema;
use std::collections::BTreeSet;

/// The chosen tables, each after those that it refers to; in a circle, by name.
pub(super) fn by_dependency(schema: &Schema, chosen: impl Fn(&str) -> bool) -> Vec<String> {
    let mut rest: BTreeSet<&String> = schema.tables.keys().filter(|name| chosen(name)).collect();
    let mut order = Vec::new();
    while let Some(first) = rest.first().copied() {
        let is_ready = |name: &&&String| {
            let keys = &schema.tables[**name].foreign_keys;
            keys.iter().all(|key| key.target == ***name || !rest.contains(&key.target))
        };
        let next = rest.iter().find(is_ready).copied().unwrap_or(first);
        rest.remove(next);
        order.push(next.clone());
    }
    order
}
