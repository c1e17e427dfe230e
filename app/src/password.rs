//! Passwords: Argon2id hashes in PHC string format, which carries parameters and salt.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use resource_core::Secret;
use resource_runtime::error::{Error, Result};

/// Hashes a password with a new salt. Takes tens of milliseconds on purpose.
pub fn hash(password: &Secret<String>) -> Result<Secret<String>> {
    let hash = Argon2::default().hash_password(password.expose().as_bytes());
    let hash = hash.map_err(|error| Error::internal(format!("a password cannot be hashed: {error}")))?;
    Ok(Secret::new(hash.to_string()))
}

/// As [`hash`], on the pool for blocking work.
pub async fn hash_aside(password: Secret<String>) -> Result<Secret<String>> {
    aside(move || hash(&password)).await
}

/// Runs slow work on the pool for blocking work.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|panic| Error::internal("hashing a password panicked").caused_by(panic))?
}

/// Whether a password is the one that was hashed.
pub fn matches(password: &Secret<String>, hash: &Secret<String>) -> bool {
    let Ok(hash) = PasswordHash::new(hash.expose()) else { return false };
    Argon2::default().verify_password(password.expose().as_bytes(), &hash).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_matches_its_hash() {
        let password = Secret::new("correct horse battery".to_owned());
        let hashed = hash(&password).expect("hashed");
        assert!(hashed.expose().starts_with("$argon2id$"));
        assert!(matches(&password, &hashed));
        assert!(!matches(&Secret::new("correct horse batterz".to_owned()), &hashed));
        assert!(!matches(&password, &Secret::new("no hash".to_owned())));
    }
}
