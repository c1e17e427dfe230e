//! In which tenant a token is: the one fact about it that never changes.

use std::sync::{Mutex, MutexGuard, PoisonError};

use hashlink::LruCache;
use uuid::Uuid;

/// Tokens that are remembered; about 10 MB when full. Whoever uses more at once pays a lookup for some.
const MOST: usize = 100_000;

/// Tenants of the tokens that were seen last, by the prefixes of their keys. Only prefixes of tokens that
/// exist come in, so a flood of invented keys pushes none out.
#[derive(Debug)]
pub(super) struct Located(Mutex<LruCache<Box<str>, Uuid>>);

impl Default for Located {
    fn default() -> Self {
        Located(Mutex::new(LruCache::new(MOST)))
    }
}

impl Located {
    /// The tenant of a token, if it is remembered.
    pub fn tenant(&self, prefix: &str) -> Option<Uuid> {
        self.open().get(prefix).copied()
    }

    /// Remembers the tenant of a token.
    pub fn remember(&self, prefix: &str, tenant: Uuid) {
        self.open().insert(prefix.into(), tenant);
    }

    /// Forgets a token that is no longer there.
    pub fn forget(&self, prefix: &str) {
        self.open().remove(prefix);
    }

    fn open(&self) -> MutexGuard<'_, LruCache<Box<str>, Uuid>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
