//! Encryption of stored values: AES-256 in GCM, with a key that is derived for this and nothing else.
//!
//! An envelope is a version byte, the id of the key, a random nonce of 96 bits, and the ciphertext with its
//! tag. What it is for (the column, the tenant) is authenticated with it and stands nowhere inside, so an
//! envelope that was moved elsewhere does not open.

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;

use super::Keyring;
use crate::error::{Error, Result};

const VERSION: u8 = 1;
const NONCE: usize = 12;
const HEAD: usize = 1 + size_of::<u32>();

/// Why an envelope does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// It is no envelope of this program, or of a later one.
    #[error("it is not stored as this version of the program stores encrypted values")]
    Format,
    /// The ring has no such key.
    #[error("it is encrypted with key {0}, which the keyring does not have; put its line back below the first one")]
    NoKey(u32),
    /// It was changed, or is not where it was written.
    #[error("it was changed, or moved here from another column or tenant")]
    Forged,
}

/// The cipher of one key of the ring.
pub(super) fn derived(key: &[u8; 32]) -> Aes256Gcm {
    let mut bytes = [0; 32];
    let derived = Hkdf::<Sha256>::new(None, key).expand(b"encrypted fields, AES-256-GCM", &mut bytes);
    derived.expect("32 bytes are within what HKDF gives");
    Aes256Gcm::new(&bytes.into())
}

impl Keyring {
    /// An envelope of `plain` that opens for the same `purpose` only, with the key for new work.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn seal(&self, purpose: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let key = &self.keys[0];
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|error| Error::internal(format!("no random numbers: {error}")))?;
        let sealed = key.cipher.encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: purpose });
        let sealed = sealed.map_err(|_| Error::internal("a value is too long to be encrypted"))?;
        Ok([&[VERSION], &key.id.to_be_bytes()[..], &nonce, &sealed].concat())
    }

    /// What an envelope holds.
    ///
    /// # Errors
    /// When it was not made for this purpose, or its key is not in the ring.
    pub fn open_sealed(&self, purpose: &[u8], envelope: &[u8]) -> Result<Vec<u8>, Unopened> {
        let (head, rest) = envelope.split_at_checked(HEAD).ok_or(Unopened::Format)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(Unopened::Format)?;
        let (VERSION, id) = (head[0], u32::from_be_bytes([head[1], head[2], head[3], head[4]])) else {
            return Err(Unopened::Format);
        };
        let key = self.keys.iter().find(|key| key.id == id).ok_or(Unopened::NoKey(id))?;
        let opened = key.cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: purpose });
        opened.map_err(|_| Unopened::Forged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(text: &str) -> Keyring {
        Keyring::parse(text).expect("a keyring")
    }

    fn line(id: u32, digit: char) -> String {
        format!("{id}:{}\n", digit.to_string().repeat(64))
    }

    #[test]
    fn opens_for_the_same_purpose_only() {
        let ring = ring(&line(1, 'a'));
        let envelope = ring.seal(b"here", b"hunter2").expect("sealed");
        assert!(!envelope.windows(7).any(|window| window == b"hunter2"));
        assert_ne!(envelope, ring.seal(b"here", b"hunter2").expect("sealed again"));
        assert_eq!(ring.open_sealed(b"here", &envelope).as_deref(), Ok(&b"hunter2"[..]));
        assert_eq!(ring.open_sealed(b"there", &envelope), Err(Unopened::Forged));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let ring = ring(&line(1, 'a'));
        let envelope = ring.seal(b"here", b"hunter2").expect("sealed");
        for at in 0..envelope.len() {
            let mut changed = envelope.clone();
            changed[at] ^= 1;
            assert!(ring.open_sealed(b"here", &changed).is_err(), "byte {at}");
        }
        for length in 0..envelope.len() {
            assert!(ring.open_sealed(b"here", &envelope[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn older_keys_open_and_new_work_takes_the_first() {
        let old = ring(&line(1, 'a'));
        let envelope = old.seal(b"here", b"hunter2").expect("sealed");
        let rotated = ring(&[line(2, 'b'), line(1, 'a')].concat());
        assert_eq!(rotated.open_sealed(b"here", &envelope).as_deref(), Ok(&b"hunter2"[..]));
        let rewritten = rotated.seal(b"here", b"hunter2").expect("sealed");
        assert_eq!(old.open_sealed(b"here", &rewritten), Err(Unopened::NoKey(2)));
        assert!(Unopened::NoKey(2).to_string().contains("key 2"));
        let same_id = ring(&line(1, 'c'));
        assert_eq!(same_id.open_sealed(b"here", &envelope), Err(Unopened::Forged));
    }
}
