//! A clock that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use resource_core::Timestamp;

use crate::engine::Clock;

/// A clock that stands still until a test moves it. It begins at noon of 1 March 2026.
#[derive(Clone, Debug)]
pub struct TestClock(Arc<AtomicI64>);

const START: i64 = 1_772_366_400_000_000;

impl TestClock {
    pub(super) fn new() -> TestClock {
        TestClock(Arc::new(AtomicI64::new(START)))
    }

    pub(super) fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::Fixed(Arc::new(move || clock.now()))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }

    /// Moves it forward.
    pub fn advance(&self, by: Duration) {
        let micros = i64::try_from(by.as_micros()).expect("less than 292,000 years");
        self.0.fetch_add(micros, Ordering::SeqCst);
    }

    /// Moves it anywhere.
    pub fn set(&self, to: Timestamp) {
        self.0.store(to.micros(), Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stands_still_and_moves() {
        let clock = TestClock::new();
        assert_eq!(clock.now().to_string(), "2026-03-01T12:00:00.000000Z");
        clock.advance(Duration::from_millis(1500));
        assert_eq!(clock.clone().now().to_string(), "2026-03-01T12:00:01.500000Z");
        clock.set(Timestamp::from_micros(0));
        assert_eq!(clock.now().to_string(), "1970-01-01T00:00:00.000000Z");
    }
}
