//! Signed cursors: where the next page begins, as a text that only this server can make.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::moment::Moment;

/// Signs cursors.
#[derive(Clone, Debug)]
pub struct Signer(Hmac<Sha256>);

impl Signer {
    /// A signer with a key.
    pub fn new(key: [u8; 32]) -> Signer {
        Signer(Hmac::new_from_slice(&key).expect("a key of any length will do"))
    }

    /// The cursor of a row in the answer to a query.
    pub fn cursor(&self, query: &str, seen: Option<Moment>, uid: &str) -> String {
        let mut place = Vec::with_capacity(64);
        place.extend(seen.map(|seen| seen.0.to_be_bytes()).into_iter().flatten());
        place.extend_from_slice(uid.as_bytes());
        let mut signed = self.0.clone();
        signed.update(query.as_bytes());
        signed.update(&place);
        let mut bytes = signed.finalize().into_bytes()[..16].to_vec();
        bytes.extend(place);
        URL_SAFE_NO_PAD.encode(bytes)
    }
}
