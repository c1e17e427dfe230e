//! The name that a mistyped one was probably meant to be.

use resource_core::name::snake_case;
use strsim::damerau_levenshtein;

/// Names longer than this are compared with nothing: nobody typed them by hand.
const LONGEST: usize = 64;

/// The candidate that `name` was probably meant to be. `lastSeen` and `last-seen` mean `last_seen`.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let typed = snake_case(name).replace('-', "_");
    let allowed = (name.chars().count() / 3).max(1);
    let distances = candidates.into_iter().map(|candidate| (distance(&typed, candidate), candidate));
    distances.filter(|(distance, _)| *distance <= allowed).min().map(|(_, candidate)| candidate)
}

/// What to tell somebody who wrote `name`: the probable candidate, or all of them.
pub(crate) fn suggest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    match nearest(name, candidates.iter().copied()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if candidates.is_empty() => "there is nothing that could stand here.".to_owned(),
        None => format!("possible here: {}.", candidates.join(", ")),
    }
}

/// A name from a request as an answer may repeat it.
pub(crate) fn quoted(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}...`", &name[..end]),
        None => format!("`{name}`"),
    }
}

/// A shared beginning counts for little: `acknowledge` and `acknowledged` are close.
fn distance(typed: &str, candidate: &str) -> usize {
    let candidate = candidate.to_lowercase().replace('-', "_");
    match typed.len().min(candidate.len()) {
        4.. if candidate != typed && (candidate.starts_with(typed) || typed.starts_with(&candidate)) => 1,
        _ => damerau_levenshtein(typed, &candidate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("statsu", ["status", "state"]), Some("status"));
        assert_eq!(nearest("lastSeen", ["last_seen", "name"]), Some("last_seen"));
        assert_eq!(nearest("device-group", ["device_group", "name"]), Some("device_group"));
        assert_eq!(nearest("group", ["device_group", "name"]), None);
        assert_eq!(nearest(&"a".repeat(100_000), ["aa"]), None);
    }

    #[test]
    fn lists_when_nothing_is_close() {
        assert_eq!(suggest("zebra", ["status", "name"]), "possible here: status, name.");
        assert_eq!(suggest("nmae", ["status", "name"]), "did you mean `name`?");
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(quoted(&"ä".repeat(70)), format!("`{}...`", "ä".repeat(64)));
    }
}
