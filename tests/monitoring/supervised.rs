//! A poller and an agent that break off are there again after a while.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use app::monitoring::role;
use app::outside::Outside;
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use tokio::sync::oneshot;
use wire::{
    Bus, BusError, Change, Delivery, Entry, Family, InProcess, Lease, LeaseError, Pattern, Payload, Request, Subject,
};

use crate::bare::on_both;

/// A bus that fails a poller and an agent once each, one by a panic and one by an error.
#[derive(Default)]
struct Failing {
    bus: InProcess,
    pollers: AtomicUsize,
    agents: AtomicUsize,
}

impl Bus for Failing {
    fn now(&self) -> DateTime<Utc> {
        self.bus.now()
    }

    fn publish<'a>(&'a self, subject: &'a Subject, payload: Payload) -> BoxFuture<'a, Result<(), BusError>> {
        self.bus.publish(subject, payload)
    }

    fn subscribe(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Delivery>, BusError>> {
        self.bus.subscribe(pattern)
    }

    fn request<'a>(
        &'a self,
        subject: &'a Subject,
        payload: Payload,
        deadline: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Payload, BusError>> {
        self.bus.request(subject, payload, deadline)
    }

    fn serve(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Request>, BusError>> {
        self.bus.serve(pattern)
    }

    fn register<'a>(
        &'a self,
        key: &'a Subject,
        value: Payload,
        ttl: Duration,
    ) -> BoxFuture<'a, Result<Lease, LeaseError>> {
        match key.family() {
            Family::Pollers if self.pollers.fetch_add(1, Ordering::SeqCst) == 0 => panic!("a mistake"),
            Family::Agents if self.agents.fetch_add(1, Ordering::SeqCst) == 0 => {
                Box::pin(async { Err(LeaseError::Closed) })
            }
            _ => self.bus.register(key, value, ttl),
        }
    }

    fn renew<'a>(&'a self, lease: &'a mut Lease, value: Payload) -> BoxFuture<'a, Result<(), LeaseError>> {
        self.bus.renew(lease, value)
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), LeaseError>> {
        self.bus.release(lease)
    }

    fn list(&self, pattern: Pattern) -> BoxFuture<'_, Result<Vec<Entry>, LeaseError>> {
        self.bus.list(pattern)
    }

    fn watch(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Change>, LeaseError>> {
        self.bus.watch(pattern)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_role_that_breaks_off_is_started_again() {
    on_both(async |bare| {
        let bus = Arc::new(Failing::default());
        let outside = Outside { bus: Arc::clone(&bus) as Arc<dyn Bus>, ..Outside::default() };
        let (stop, stopped) = oneshot::channel::<()>();
        let until = async move {
            let _ = stopped.await;
        };
        let local = tokio::spawn(role::local(bare.t.engine().clone(), outside, Duration::ZERO, until));
        let there = async |family| !bus.list(Pattern::all(family)).await.expect("a list").is_empty();
        let patience = tokio::time::Instant::now() + Duration::from_secs(120);
        while !(there(Family::Pollers).await && there(Family::Agents).await) {
            assert!(tokio::time::Instant::now() < patience, "they do not come back");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let counts = [&bus.pollers, &bus.agents].map(|count| count.load(Ordering::SeqCst));
        assert_eq!(counts, [2, 2], "each failed once");
        stop.send(()).expect("it runs");
        local.await.expect("no panic").expect("it ended as it was told");
        assert!(!there(Family::Pollers).await && !there(Family::Agents).await, "and gave back what it held");
    })
    .await;
}
