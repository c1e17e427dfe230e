//! What the tests share: a clock that does not wait, and readings to the end.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};
use connectors::{
    BadRow, Clock, Connector, Counts, Coverage, End, Fetch, FetchError, Files, NetboxSettings, Progress, Secret,
    Settings, Step, Surroundings,
};
use dire::DeviceUpdate;
use fake_netbox::{FakeNetbox, Options};
use futures::FutureExt;
use futures::future::BoxFuture;

/// A clock that a sleep moves on at once.
#[derive(Default)]
pub struct TestClock {
    elapsed: Mutex<Duration>,
    slept: Mutex<Vec<Duration>>,
}

impl TestClock {
    pub fn advance(&self, time: Duration) {
        *self.elapsed.lock().unwrap() += time;
    }

    /// How long was waited, each time.
    pub fn slept(&self) -> Vec<Duration> {
        self.slept.lock().unwrap().clone()
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        "2026-01-05T10:00:00Z".parse::<DateTime<Utc>>().unwrap() + self.elapsed()
    }

    fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.slept.lock().unwrap().push(time);
        self.advance(time);
        std::future::ready(()).boxed()
    }
}

/// A NetBox, and what a connector for it needs.
pub struct Bench {
    pub netbox: FakeNetbox,
    pub clock: Arc<TestClock>,
    pub around: Surroundings,
    pub settings: NetboxSettings,
}

impl Bench {
    pub async fn new(devices: u64) -> Bench {
        Bench::with(Options { devices, ..Options::default() }).await
    }

    pub async fn with(options: Options) -> Bench {
        // Tests of one process share it; all but the first find it installed.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let netbox = FakeNetbox::start(options).await.unwrap();
        let clock = Arc::new(TestClock::default());
        let around = Surroundings::with_clock(Files::Anywhere, Arc::<TestClock>::clone(&clock));
        let settings = NetboxSettings::new(netbox.url(), Secret::new(netbox.token()));
        Bench { netbox, clock, around, settings }
    }

    pub fn connector(&self) -> Connector {
        Connector::new(Settings::Netbox(self.settings.clone()), &self.around).unwrap()
    }

    pub async fn read(&self) -> Reading {
        Reading::of(self.connector().fetch()).await
    }
}

/// All that a fetch gave.
pub struct Reading {
    pub devices: Vec<DeviceUpdate>,
    pub bad: Vec<BadRow>,
    pub progress: Vec<Progress>,
    /// The sums of the chunks.
    pub counts: Counts,
    pub largest: usize,
    pub end: Result<End, FetchError>,
}

impl Reading {
    pub async fn of(mut fetch: Fetch) -> Reading {
        let (mut devices, mut bad, mut progress, mut largest) = (Vec::new(), Vec::new(), Vec::new(), 0);
        let mut counts = Counts::default();
        let end = loop {
            match fetch.next().await.expect("a fetch ends with an end or an error") {
                Ok(Step::Chunk(chunk)) => {
                    assert_eq!(chunk.counts.kept(), chunk.devices.len() as u64);
                    assert_eq!(chunk.counts.bad, chunk.bad.len() as u64);
                    counts.seen += chunk.counts.seen;
                    counts.without_address += chunk.counts.without_address;
                    counts.blacklisted += chunk.counts.blacklisted;
                    counts.bad += chunk.counts.bad;
                    largest = largest.max(chunk.devices.len());
                    devices.extend(chunk.devices);
                    bad.extend(chunk.bad);
                    progress.push(chunk.progress);
                }
                Ok(Step::End(end)) => {
                    assert_eq!(end.counts, counts);
                    break Ok(end);
                }
                Err(error) => break Err(error),
            }
        };
        assert!(fetch.next().await.is_none(), "nothing comes after the end");
        Reading { devices, bad, progress, counts, largest, end }
    }

    pub fn is_whole(&self) -> bool {
        matches!(&self.end, Ok(End { coverage: Coverage::Whole(_), .. }))
    }

    #[track_caller]
    pub fn error(&self) -> &FetchError {
        self.end.as_ref().expect_err("the fetch ended well")
    }

    pub fn hostnames(&self) -> Vec<&str> {
        self.devices.iter().map(|device| device.hostname.as_deref().unwrap_or_default()).collect()
    }
}
