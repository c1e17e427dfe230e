//! Where the time of deadlines comes from.

use crate::Bus;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use tokio::time::Instant;

/// Tells the time that deadlines and leases are compared with.
pub trait Clock: Send + Sync + 'static {
    /// Now.
    fn now(&self) -> DateTime<Utc>;
}

/// The clock of the machine.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that starts at a given time and moves with the timers of the runtime: nobody can set it, and where a test
/// pauses the runtime's time it stands still with it.
#[derive(Debug, Clone, Copy)]
pub struct SteadyClock {
    start: DateTime<Utc>,
    since: Instant,
}

impl SteadyClock {
    /// A clock that says `start` now.
    pub fn starting(start: DateTime<Utc>) -> Self {
        Self { start, since: Instant::now() }
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> DateTime<Utc> {
        let passed = chrono::Duration::from_std(self.since.elapsed()).unwrap_or(chrono::Duration::MAX);
        self.start.checked_add_signed(passed).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

/// The time of the bus.
impl Clock for Arc<dyn Bus> {
    fn now(&self) -> DateTime<Utc> {
        self.as_ref().now()
    }
}
