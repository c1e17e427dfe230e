//! What to say about a mistyped name.

pub use resource_core::nearest::nearest;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_when_nothing_is_close() {
        assert_eq!(suggest("zebra", ["status", "name"]), "expected one of `status`, `name`");
        assert_eq!(suggest("zebra", ["status"]), "expected `status`");
        assert_eq!(suggest("nmae", ["status", "name"]), "did you mean `name`?");
    }
}
