//! What to say about a mistyped name in a request.

use resource_core::nearest::{LONGEST, nearest};

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

#[cfg(test)]
mod tests {
    use super::*;

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
