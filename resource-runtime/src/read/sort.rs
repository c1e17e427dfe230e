//! Orders from outside: `-triggered_at,title`.

use resource_core::ResourceMeta;

use super::{SortTerm, names, order};
use crate::error::Failure;

/// The most terms of an order.
pub const MOST_TERMS: usize = 8;

/// The order that a comma-separated list of names asks for; a minus puts the greatest first. What is named again decides
/// nothing any more.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(meta: &ResourceMeta, text: &str) -> Result<Vec<SortTerm>, Vec<Failure>> {
    let mut terms: Vec<SortTerm> = Vec::new();
    let mut failures = Vec::new();
    for name in text.split(',') {
        match term(meta, name.trim()) {
            Ok(term) if terms.iter().any(|other| other.by == term.by) => {}
            Ok(term) => terms.push(term),
            Err(failure) => failures.push(failure),
        }
    }
    if text.split(',').count() > MOST_TERMS {
        failures.push(Failure::parameter("sort", "too_many", format!("An order has {MOST_TERMS} terms at most.")));
    }
    if failures.is_empty() { Ok(terms) } else { Err(failures) }
}

fn term(meta: &ResourceMeta, text: &str) -> Result<SortTerm, Failure> {
    let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
    let by = names::column(meta, name).ok_or_else(|| {
        let known = names::columns(meta).filter(|column| order::ordered_as(column.kind(meta)).is_some());
        names::unknown("sort".to_owned(), name, meta, known.map(|column| column.name(meta)))
    })?;
    match order::ordered_as(by.kind(meta)) {
        Some(_) => Ok(SortTerm { by, descending }),
        None => Err(Failure::parameter("sort", "unordered", format!("`{name}` has no order."))),
    }
}
