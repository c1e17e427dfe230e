//! Renames: which hints count, and an order in which they can be carried out.

use crate::name;
use std::collections::{BTreeMap, BTreeSet};

/// One step: after the ones before it, nothing is called `to`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Renamed {
    pub(super) from: String,
    pub(super) to: String,
}

/// The renames between two lists of names with their hints.
///
/// A hint counts if its source was there, is not also wanted under its own name, and the hint itself is
/// new; an old hint is the record of a rename that is done. What stands where a renamed thing goes is set
/// aside under another name first, to be dropped or renamed on.
pub(super) fn renames<'a>(
    from: impl Iterator<Item = (&'a str, Option<&'a str>)>,
    to: impl Iterator<Item = (&'a str, Option<&'a str>)>,
) -> Vec<Renamed> {
    let from: BTreeMap<&str, Option<&str>> = from.collect();
    let to: BTreeMap<&str, Option<&str>> = to.collect();
    let mut claimed = BTreeSet::new();
    let mut pending: Vec<(String, String)> = Vec::new();
    for (name, hint) in &to {
        let Some(source) = hint else { continue };
        let is_done = from.get(name).is_some_and(|old| old == hint);
        let stays = from.contains_key(name) && to.get(source).is_some_and(|hint| hint.is_none());
        if source != name && from.contains_key(source) && !is_done && !stays && claimed.insert(*source) {
            pending.push(((*source).to_owned(), (*name).to_owned()));
        }
    }
    in_order(from.keys().map(|name| (*name).to_owned()).collect(), pending)
}

fn in_order(mut taken: BTreeSet<String>, mut pending: Vec<(String, String)>) -> Vec<Renamed> {
    let mut steps = Vec::new();
    let mut step = |taken: &mut BTreeSet<String>, from: String, to: String| {
        taken.remove(&from);
        taken.insert(to.clone());
        steps.push(Renamed { from, to });
    };
    while !pending.is_empty() {
        if let Some(at) = pending.iter().position(|(_, to)| !taken.contains(to)) {
            let (from, to) = pending.remove(at);
            step(&mut taken, from, to);
            continue;
        }
        let occupied = pending[0].1.clone();
        let mut aside = name::set_aside(&occupied);
        while taken.contains(&aside) {
            aside = name::set_aside(&aside);
        }
        if let Some((from, _)) = pending.iter_mut().find(|(from, _)| *from == occupied) {
            from.clone_from(&aside);
        }
        step(&mut taken, occupied, aside);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(from: &[(&str, Option<&str>)], to: &[(&str, Option<&str>)]) -> Vec<(String, String)> {
        let steps = renames(from.iter().copied(), to.iter().copied());
        steps.into_iter().map(|step| (step.from, step.to)).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
    }

    #[test]
    fn chains_start_at_the_free_end() {
        let found = steps(&[("a", None), ("b", None)], &[("b", Some("a")), ("c", Some("b"))]);
        assert_eq!(found, pairs(&[("b", "c"), ("a", "b")]));
    }

    #[test]
    fn a_swap_goes_through_a_third_name() {
        let found = steps(&[("a", None), ("b", None)], &[("a", Some("b")), ("b", Some("a"))]);
        assert_eq!(found, pairs(&[("a", "__old_a"), ("b", "a"), ("__old_a", "b")]));
    }

    #[test]
    fn what_is_replaced_is_set_aside() {
        let found = steps(&[("a", None), ("b", None)], &[("b", Some("a"))]);
        assert_eq!(found, pairs(&[("b", "__old_b"), ("a", "b")]));
    }

    #[test]
    fn old_and_doubtful_hints_do_nothing() {
        assert!(steps(&[("b", Some("a"))], &[("b", Some("a"))]).is_empty());
        assert!(steps(&[("b", Some("a")), ("a", None)], &[("b", Some("a"))]).is_empty());
        assert!(steps(&[("a", None), ("b", None)], &[("a", None), ("b", Some("a"))]).is_empty());
        assert!(steps(&[("a", None)], &[("b", Some("c"))]).is_empty());
    }
}
