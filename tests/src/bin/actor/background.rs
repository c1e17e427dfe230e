//! `actor background DATABASE ORDERS`: works off queues, and runs checks if told so, as the shipped program does
//! behind its API.
//!
//! The orders are a [`Background`] as JSON. When everything is started it says `ready`. A line `ahead SECONDS` on
//! its input sets its clock; the end of the input stops it, and it says `stopped`. What its poller was told to be
//! durable it says, too; see [`overheard`](crate::overheard).

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use app::monitoring::role;
use app::outside::Outside;
use chrono::{DateTime, Utc};
use futures::FutureExt as _;
use resource_core::Timestamp;
use resource_runtime::engine::Clock;
use resource_runtime::jobs::{Jobs, Queue};
use resource_runtime::keyring::Keyring;
use tests::background::{Background, Checks};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::overheard::Overheard;
use crate::stage;

/// So many seconds later than it is, for all that is in the process: a part with another time would answer from the
/// past or the future of the others.
#[derive(Clone)]
struct Ahead(Arc<AtomicI64>);

pub fn run(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let _ = rustls::crypto::ring::default_provider().install_default();
    stage::play(async move {
        let url: String = crate::parsed(&mut arguments, "the database");
        let orders: String = crate::parsed(&mut arguments, "its orders");
        let orders: Background = serde_json::from_str(&orders).expect("orders");
        let ahead = Ahead(Arc::new(AtomicI64::new(orders.ahead_seconds)));
        let outside = Outside { bus: Arc::new(Overheard::new(Arc::new(ahead.clone()))), ..Outside::default() };
        let keyring = Keyring::open(&orders.keyring).unwrap_or_else(|error| panic!("{error:?}"));
        let engine = stage::open(&url, ahead.clock(), keyring, &outside).await;
        let mut settings = app::jobs::settings();
        settings.queues = orders.queues.iter().map(|(name, concurrency)| Queue::new(name, *concurrency)).collect();
        settings.lease = Duration::from_millis(orders.lease_ms);
        settings.poll = Duration::from_millis(50);
        let jobs = Jobs::new(engine.clone(), app::jobs::tables().expect("tables"), settings);

        let (stop, stopped) = watch::channel(false);
        let mut parts = JoinSet::new();
        let until = told(stopped.clone());
        parts.spawn(async move { jobs.run(until).await });
        if orders.checks == Checks::Here {
            parts.spawn(role::core(engine.clone(), outside.clone(), told(stopped.clone())));
            let (open, _) = watch::channel(false);
            parts.spawn(role::on_duty((engine, outside), Duration::from_secs(10), open, told(stopped)).map(Ok));
        }
        println!("ready");
        let listening = tokio::task::spawn_blocking(move || listen(&ahead));
        listening.await.expect("an input");
        let _ = stop.send(true);
        while let Some(ended) = parts.join_next().await {
            ended.expect("no panic").unwrap_or_else(|error| panic!("{error:?}"));
        }
        println!("stopped");
    });
    ExitCode::SUCCESS
}

impl Ahead {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(Timestamp::now().micros() + 1_000_000 * self.0.load(Ordering::SeqCst))
    }

    /// The time of the engine.
    fn clock(&self) -> Clock {
        let ahead = self.clone();
        Clock::Fixed(Arc::new(move || ahead.now()))
    }
}

/// The time of the bus, and so of the poller and the agent.
impl wire::Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(Ahead::now(self).micros()).expect("a time")
    }
}

/// Takes lines until there are no more.
fn listen(ahead: &Ahead) {
    for line in std::io::stdin().lines() {
        let line = line.expect("a line of input");
        let seconds = line.strip_prefix("ahead ").and_then(|seconds| seconds.parse().ok());
        ahead.0.store(seconds.unwrap_or_else(|| panic!("an actor is not told `{line}`")), Ordering::SeqCst);
    }
}

/// Ends when it is said to stop.
async fn told(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
