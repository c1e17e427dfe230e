//! The name that a mistyped one was probably meant to be: one rule for declarations, policies and requests.
//!
//! Not here: the sentence around it, which is each reader's own.

use strsim::damerau_levenshtein;

use crate::name::snake_case;

/// Names longer than this are compared with nothing: nobody typed them by hand.
pub const LONGEST: usize = 64;

/// The candidate that `name` was probably meant to be: at most a third of it is wrong. Case and separators do not
/// count, so `lastSeen` and `last-seen` mean `last_seen`. A shared beginning counts for little: `acknowledge` and
/// `acknowledged_at` are close. Of two that are equally close it is the alphabet's first.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let typed = folded(name);
    let allowed = (name.chars().count() / 3).max(1);
    let others = candidates.into_iter().filter(|candidate| *candidate != name);
    let close = others.filter_map(|candidate| {
        let folded = folded(candidate);
        let distance = damerau_levenshtein(&typed, &folded);
        (distance <= allowed || extends(&typed, &folded)).then_some((distance, candidate))
    });
    close.min().map(|(_, candidate)| candidate)
}

fn folded(name: &str) -> String {
    snake_case(name).replace('-', "_")
}

/// Whether one is how the other begins.
fn extends(typed: &str, candidate: &str) -> bool {
    typed.len().min(candidate.len()) >= 4 && (candidate.starts_with(typed) || typed.starts_with(candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("statsu", ["status", "state"]), Some("status"));
        assert_eq!(nearest("raed", ["create", "read", "lend"]), Some("read"));
        assert_eq!(nearest("device_grp", ["device_group", "name"]), Some("device_group"));
        assert_eq!(nearest("acknowledge", ["acknowledged_at", "acknowledged"]), Some("acknowledged"));
        assert_eq!(nearest("acknowledge", ["acknowledged_at", "created_at"]), Some("acknowledged_at"));
        assert_eq!(
            nearest("book.titel", ["book", "book.title"]),
            Some("book.title"),
            "what is spelled alike goes first"
        );
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(nearest("lastSeen", ["last_seen", "name"]), Some("last_seen"));
        assert_eq!(nearest("device-group", ["device_group", "name"]), Some("device_group"));
        assert_eq!(nearest("device_groups", ["device-groups"]), Some("device-groups"));
        assert_eq!(nearest("Poler", ["Poller", "Partition"]), Some("Poller"));
        assert_eq!(nearest("devicegroup", ["DeviceGroup"]), Some("DeviceGroup"));
    }

    #[test]
    fn another_word_is_not_near() {
        assert_eq!(nearest("group", ["device_group", "name"]), None);
        assert_eq!(nearest("withdraw", ["create", "read"]), None);
        assert_eq!(nearest("id", ["ip", "up"]), Some("ip"));
        assert_eq!(nearest("id", ["mac"]), None);
        assert_eq!(nearest("name", ["name"]), None, "what was written is no suggestion");
        assert_eq!(nearest(&"a".repeat(100_000), ["aa"]), None);
    }
}
