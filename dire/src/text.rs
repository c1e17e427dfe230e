//! The normal form of texts from outside.

/// The text without surrounding blanks and NUL characters, which no database column can hold; `None` if
/// nothing is left.
pub fn clean(text: &str) -> Option<String> {
    let text = match text.contains('\0') {
        true => text.replace('\0', "").trim().to_owned(),
        false => text.trim().to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

/// The text with NUL characters taken out, otherwise as it is.
pub(crate) fn without_nul(text: String) -> String {
    match text.contains('\0') {
        true => text.replace('\0', ""),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn blanks_are_nothing() {
        assert_eq!(clean(" \t\u{a0}\0 "), None);
        assert_eq!(clean("\0 edge 1 "), Some("edge 1".to_owned()));
    }
}
