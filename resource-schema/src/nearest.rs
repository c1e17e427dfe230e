//! Names close to a mistyped one.

use strsim::damerau_levenshtein;

/// The candidate that `name` was probably meant to be.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = name.to_lowercase();
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != name)
        .map(|candidate| (distance(&typed, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A help text: the probable candidate, or else all of them.
pub fn suggest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    match nearest(name, candidates.iter().copied()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => expected(&candidates),
    }
}

/// As [`suggest`], with a remark after it.
pub fn suggest_and<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>, more: &str) -> String {
    format!("{} ({more})", suggest(name, candidates))
}

/// `expected one of ...`, for a place where none of the candidates stands.
pub fn expected(candidates: &[&str]) -> String {
    match candidates {
        [] => "none is declared".to_owned(),
        [only] => format!("expected `{only}`"),
        several => format!("expected one of {}", listed(several)),
    }
}

/// Names in backticks, separated by commas.
pub fn listed(names: &[impl AsRef<str>]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

/// Case and a shared beginning count for little: `acknowledge` and `acknowledged` are close.
fn distance(typed: &str, candidate: &str) -> usize {
    let candidate = candidate.to_lowercase();
    let shorter = typed.len().min(candidate.len());
    if shorter >= 4 && (candidate.starts_with(typed) || typed.starts_with(&candidate)) {
        return 1;
    }
    damerau_levenshtein(typed, &candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("statsu", ["status", "state"]), Some("status"));
        assert_eq!(nearest("Poler", ["Poller", "Partition"]), Some("Poller"));
        assert_eq!(nearest("group", ["device_group", "name"]), None);
        assert_eq!(nearest("device_grp", ["device_group", "name"]), Some("device_group"));
    }

    #[test]
    fn lists_when_nothing_is_close() {
        assert_eq!(suggest("zebra", ["status", "name"]), "expected one of `status`, `name`");
    }
}
