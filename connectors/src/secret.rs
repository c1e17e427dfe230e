//! Text that must not be shown: not by `Debug`, not in an error, not in a log.

use std::fmt;

use serde::Deserialize;

/// A token. It can be read from settings and cannot be written back.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Secret {
        Secret(text.into())
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// A text from outside without this secret, in capitals or not: servers send back what they like, also what
    /// they were sent, and names of hosts lose their capitals. Redact before shortening.
    pub(crate) fn redact(&self, text: &str) -> String {
        let secret = self.0.as_bytes();
        let mut redacted = String::new();
        let mut rest = text;
        while !secret.is_empty()
            && let Some(at) = rest.as_bytes().windows(secret.len()).position(|part| part.eq_ignore_ascii_case(secret))
            && let (Some(before), Some(after)) = (rest.get(..at), rest.get(at + secret.len()..))
        {
            redacted.push_str(before);
            redacted.push_str("***");
            rest = after;
        }
        redacted.push_str(rest);
        redacted
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn is_never_shown() {
        let secret = Secret::new("hunter2");
        assert_eq!(format!("{secret:?} {:#?}", Some(&secret)), "Secret(***) Some(\n    Secret(***),\n)");
        assert_eq!(secret.redact("täken hunter2, twice HUNTER2; größe"), "täken ***, twice ***; größe");
        assert_eq!(secret.redact("hunter"), "hunter");
        assert_eq!(Secret::new("").redact("as it was"), "as it was");
    }
}
