//! What limits remember, no more than so much of it.

use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use governor::nanos::Nanos;
use governor::state::StateStore;
use hashlink::LruCache;

/// The state of the keys that were seen last.
pub(super) struct Bounded<K>(Mutex<LruCache<K, Nanos>>);

impl<K: Hash + Eq> Bounded<K> {
    /// Room for so many keys.
    pub fn new(most: usize) -> Bounded<K> {
        Bounded(Mutex::new(LruCache::new(most)))
    }
}

impl<K: Hash + Eq + Clone> StateStore for Bounded<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (answer, state) = measure(states.get(key).copied())?;
        states.insert(key.clone(), state);
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let bounded = Bounded::new(3);
        for key in 0..1_000 {
            let measured: Result<(), ()> = bounded.measure_and_replace(&key, |_| Ok(((), Nanos::new(1))));
            assert_eq!(measured, Ok(()));
        }
        assert_eq!(bounded.0.lock().expect("open").len(), 3);
    }
}
