//! The bus of one process, on which somebody listens: each time that a poller is told that core has results, the
//! process says `acknowledged` with what they are. From then on they must not get lost.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use tests::background::Acknowledged;
use wire::{
    Body, Bus, BusError, Change, Clock, Delivery, Entry, Envelope, Family, InProcess, Lease, LeaseError, Pattern,
    Payload, Request, Subject,
};

/// As long as those of the shipped program.
const QUEUE: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// The bus within one process that tells of acknowledgements.
pub struct Overheard(InProcess);

impl Overheard {
    /// A bus on a clock.
    pub fn new(clock: Arc<dyn Clock>) -> Overheard {
        Overheard(InProcess::with(clock, QUEUE))
    }
}

/// What a message reports to core, if it does.
fn reported(subject: &Subject, payload: &[u8]) -> Option<Acknowledged> {
    if subject.family() != Family::Results {
        return None;
    }
    let report = Envelope::decode_on(subject, payload).ok()?;
    let Body::Outcomes(told) = report.body else { return None };
    let checks = told.outcomes.iter().map(|outcome| outcome.check).collect();
    Some(Acknowledged { job: told.job, attempt: report.attempt, checks })
}

fn is_acknowledged(subject: &Subject, answer: &[u8]) -> bool {
    Envelope::decode_on(subject, answer).is_ok_and(|answer| answer.body == Body::Acknowledged)
}

impl Bus for Overheard {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn publish<'a>(&'a self, subject: &'a Subject, payload: Payload) -> BoxFuture<'a, Result<(), BusError>> {
        self.0.publish(subject, payload)
    }

    fn subscribe(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Delivery>, BusError>> {
        self.0.subscribe(pattern)
    }

    fn request<'a>(
        &'a self,
        subject: &'a Subject,
        payload: Payload,
        deadline: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Payload, BusError>> {
        async move {
            let reported = reported(subject, &payload);
            let answer = self.0.request(subject, payload, deadline).await?;
            if let Some(reported) = reported
                && is_acknowledged(subject, &answer)
            {
                println!("acknowledged {}", serde_json::to_string(&reported).expect("JSON"));
            }
            Ok(answer)
        }
        .boxed()
    }

    fn serve(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Request>, BusError>> {
        self.0.serve(pattern)
    }

    fn register<'a>(
        &'a self,
        key: &'a Subject,
        value: Payload,
        ttl: Duration,
    ) -> BoxFuture<'a, Result<Lease, LeaseError>> {
        self.0.register(key, value, ttl)
    }

    fn renew<'a>(&'a self, lease: &'a mut Lease, value: Payload) -> BoxFuture<'a, Result<(), LeaseError>> {
        self.0.renew(lease, value)
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), LeaseError>> {
        self.0.release(lease)
    }

    fn list(&self, pattern: Pattern) -> BoxFuture<'_, Result<Vec<Entry>, LeaseError>> {
        self.0.list(pattern)
    }

    fn watch(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Change>, LeaseError>> {
        self.0.watch(pattern)
    }
}
