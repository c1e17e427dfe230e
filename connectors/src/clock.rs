//! Time as this crate sees it, so that tests need not wait.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use futures::FutureExt;
use futures::future::BoxFuture;

/// What time it is, and waiting.
pub trait Clock: Send + Sync {
    /// The time of day, which may be set.
    fn now(&self) -> DateTime<Utc>;
    /// The time since some moment in the past; it never goes back.
    fn elapsed(&self) -> Duration;
    /// Ends after so long.
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()>;
}

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> SystemClock {
        SystemClock(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        tokio::time::sleep(time).boxed()
    }
}
