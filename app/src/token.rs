//! Keys of API tokens: random letters and digits, of which the server keeps a digest.

use resource_core::Secret;
use resource_runtime::error::{Error, Result};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Characters of a key: 62 ^ 43 is more than 2 ^ 256.
const LENGTH: usize = 43;
/// How many of them find the row.
pub const PREFIX: usize = 8;
const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// A new key.
pub fn generate() -> Result<Secret<String>> {
    let mut key = String::with_capacity(LENGTH);
    while key.len() < LENGTH {
        let mut bytes = [0; 64];
        getrandom::fill(&mut bytes).map_err(|error| Error::internal(format!("no random numbers: {error}")))?;
        // Bytes from 248 on would make the first letters more likely than the others.
        let letters = bytes.iter().filter(|byte| **byte < 248).map(|byte| LETTERS[usize::from(byte % 62)] as char);
        key.extend(letters.take(LENGTH - key.len()));
    }
    Ok(Secret::new(key))
}

/// The part of a key that finds its row; `None` for what cannot be a key.
pub fn prefix(key: &str) -> Option<&str> {
    let plausible = key.len() >= 40 && key.len() <= 200 && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plausible.then(|| &key[..PREFIX])
}

/// What is kept of a key: SHA-256 in hexadecimal. Keys are random, so a slow hash would protect nothing.
pub fn digest(key: &str) -> Secret<String> {
    let digest = Sha256::digest(key.as_bytes());
    Secret::new(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether a key is the one of which a digest was kept, in constant time.
pub fn matches(key: &str, kept: &Secret<String>) -> bool {
    digest(key).expose().as_bytes().ct_eq(kept.expose().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_matches_its_own_digest_only() {
        let (one, other) = (generate().expect("a key"), generate().expect("a key"));
        assert_eq!(one.expose().len(), LENGTH);
        assert_ne!(one.expose(), other.expose());
        let kept = digest(one.expose());
        assert!(matches(one.expose(), &kept));
        assert!(!matches(other.expose(), &kept));
        assert_eq!(prefix(one.expose()), Some(&one.expose()[..8]));
    }

    #[test]
    fn what_cannot_be_a_key_has_no_prefix() {
        assert_eq!(prefix("short"), None);
        assert_eq!(prefix(&"ä".repeat(30)), None);
        assert_eq!(prefix(&"x".repeat(201)), None);
    }
}
