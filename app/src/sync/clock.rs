//! The time at which a source was seen to have something: it is stored, so it is the engine's.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use connectors::Clock;
use futures::future::BoxFuture;
use resource_runtime::Engine;

/// The engine's time of day; durations and waits are measured by another clock.
pub(super) struct EngineClock {
    pub engine: Engine,
    pub stopwatch: Arc<dyn Clock>,
}

impl Clock for EngineClock {
    fn now(&self) -> DateTime<Utc> {
        self.engine.now().into()
    }

    fn elapsed(&self) -> Duration {
        self.stopwatch.elapsed()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.stopwatch.sleep(time)
    }
}
