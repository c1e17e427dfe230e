//! Whether roles inherit sanely: no loops, and no chain longer than casbin follows.
//!
//! casbin cuts a chain after ten roles without a word, so a longer one would grant less than it
//! says. Not here: what inheritance means for a rule; casbin answers that.

use crate::{error::PolicyError, rules::Link};
use std::collections::HashMap;

/// As many links in a row as casbin follows: its limit of ten counts the role it starts from.
const LONGEST: usize = 9;

pub(crate) fn check(links: &[Link], errors: &mut Vec<PolicyError>) {
    let mut out: HashMap<&str, Vec<&Link>> = HashMap::new();
    let mut into: HashMap<&str, Vec<&Link>> = HashMap::new();
    for link in links {
        out.entry(&link.role).or_default().push(link);
        into.entry(&link.inherited).or_default().push(link);
        out.entry(&link.inherited).or_default();
    }

    // From the roles that inherit nothing upwards; whatever is never reached hangs on a loop.
    let mut pending: HashMap<&str, usize> = out.iter().map(|(role, links)| (*role, links.len())).collect();
    let mut ready: Vec<&str> = pending.iter().filter(|(_, count)| **count == 0).map(|(role, _)| *role).collect();
    let mut longest: HashMap<&str, usize> = HashMap::new();
    while let Some(role) = ready.pop() {
        pending.remove(role);
        let below = longest.get(role).copied().unwrap_or(0);
        for link in into.get(role).into_iter().flatten() {
            let length = longest.entry(&link.role).or_insert(0);
            *length = (*length).max(below + 1);
            if let Some(count) = pending.get_mut(link.role.as_str()) {
                *count -= 1;
                if *count == 0 {
                    ready.push(&link.role);
                }
            }
        }
    }

    let first_too_long = |link: &&Link| {
        let below = longest.get(link.inherited.as_str()).copied().unwrap_or(0);
        below == LONGEST && !pending.contains_key(link.inherited.as_str())
    };
    for link in links.iter().filter(first_too_long) {
        let what = format!("the chain of roles from `{}` is longer than ten", link.role);
        errors.push(link.place.refuse(what, "shorten it; casbin follows ten roles and ignores the rest"));
    }
    if let Some(link) = links.iter().find(|link| pending.contains_key(link.role.as_str())) {
        errors.push(loop_error(link, &out, &pending));
    }
}

/// Every pending role inherits from a pending one, so walking on must come back.
fn loop_error(first: &Link, out: &HashMap<&str, Vec<&Link>>, pending: &HashMap<&str, usize>) -> PolicyError {
    let mut walk: Vec<&Link> = Vec::new();
    let mut role = first.role.as_str();
    let start = loop {
        if let Some(start) = walk.iter().position(|link| link.role == role) {
            break start;
        }
        let onwards = out[role].iter().find(|link| pending.contains_key(link.inherited.as_str()));
        let link = onwards.copied().unwrap_or(first);
        walk.push(link);
        role = &link.inherited;
    };
    let mut names: Vec<&str> = walk[start..].iter().map(|link| link.role.as_str()).collect();
    names.push(role);
    let what = format!("roles inherit in a circle: `{}`", names.join("` -> `"));
    walk[start].place.refuse(what, "remove one of these `g` rows")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Place;

    fn errors(pairs: &[(&str, &str)]) -> Vec<String> {
        let link = |(at, (role, inherited)): (usize, &(&str, &str))| Link {
            place: Place { file: "roles.csv".into(), line: at + 1 },
            role: (*role).to_owned(),
            inherited: (*inherited).to_owned(),
        };
        let links: Vec<Link> = pairs.iter().enumerate().map(link).collect();
        let mut errors = Vec::new();
        check(&links, &mut errors);
        errors.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_diamond_is_fine() {
        assert!(errors(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]).is_empty());
    }

    #[test]
    fn a_loop_is_named_with_its_roles() {
        let found = errors(&[("x", "a"), ("a", "c"), ("a", "b"), ("b", "a")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("roles.csv:3: roles inherit in a circle: `a` -> `b` -> `a`"), "{}", found[0]);
        assert!(errors(&[("a", "a")])[0].contains("`a` -> `a`"));
    }

    #[test]
    fn ten_roles_in_a_row_are_fine_and_an_eleventh_is_refused() {
        let names: Vec<String> = (0..13).map(|n| format!("r{n}")).collect();
        let chain: Vec<(&str, &str)> = names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        assert!(errors(&chain[..9]).is_empty());
        let found = errors(&chain[..12]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("roles.csv:3: the chain of roles from `r2` is longer than ten"), "{}", found[0]);
    }
}
