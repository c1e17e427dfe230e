//! The bus: publish/subscribe, request/reply with a deadline, and a registry of leases.
//!
//! Roles hold an `Arc<dyn Bus>` and never know which one it is. Futures are boxed and payloads are bytes, so that a
//! transport is one implementation, chosen at run time, and what it cannot do wrongly (encoding, versions, bounds) is
//! above it. What an implementation promises:
//!
//! - **Requests.** All who [`Bus::serve`] a subject form one queue group: each request goes to exactly one of them. It is
//!   [`BusError::Nobody`] or [`BusError::Busy`] only if nobody got it. Queues are bounded.
//! - **Publishing** never waits for a subscriber; a slow one learns how many messages it missed.
//! - **Leases.** A key has at most one holder. Every registration and renewal has a revision above all earlier ones of
//!   the whole registry. A lapsed lease cannot be renewed, even if nobody took the key since. The value of a lease is
//!   written anew with each renewal. (JetStream's key-value buckets: create, update with the expected revision, purge.)
//! - **Time.** Deadlines and leases are compared with [`Bus::now`].

use crate::{BusError, CallError, CodecError, Envelope, LeaseError, Pattern, Refusal, Rejection, Subject};
use chrono::{DateTime, Utc};
use futures::{future::BoxFuture, stream::BoxStream};
use std::time::Duration;
use tokio::sync::oneshot;

/// What the bus carries.
pub type Payload = Vec<u8>;

/// Carries messages between roles.
pub trait Bus: Send + Sync + 'static {
    /// The time that deadlines are compared with.
    fn now(&self) -> DateTime<Utc>;

    /// Tells everybody who listens now.
    fn publish<'a>(&'a self, subject: &'a Subject, payload: Payload) -> BoxFuture<'a, Result<(), BusError>>;

    /// Listens from now on. The stream ends when the bus is closed.
    fn subscribe(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Delivery>, BusError>>;

    /// Asks, and waits for the answer until the deadline.
    fn request<'a>(
        &'a self,
        subject: &'a Subject,
        payload: Payload,
        deadline: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Payload, BusError>>;

    /// Takes requests from now on, until the stream is dropped. The stream ends when the bus is closed.
    fn serve(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Request>, BusError>>;

    /// Takes a key that nobody holds, for as long as it is renewed within `ttl`.
    fn register<'a>(
        &'a self,
        key: &'a Subject,
        value: Payload,
        ttl: Duration,
    ) -> BoxFuture<'a, Result<Lease, LeaseError>>;

    /// Holds on to a key for another `ttl`, with a new value. The lease keeps its revision.
    fn renew<'a>(&'a self, lease: &'a mut Lease, value: Payload) -> BoxFuture<'a, Result<(), LeaseError>>;

    /// Gives a key back.
    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), LeaseError>>;

    /// What is held now.
    fn list(&self, pattern: Pattern) -> BoxFuture<'_, Result<Vec<Entry>, LeaseError>>;

    /// What is held now, one [`Change::Held`] each, and then every change. The stream ends when the bus is closed.
    fn watch(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Change>, LeaseError>>;
}

/// Something published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// A message.
    Message {
        /// Where it was published.
        subject: Subject,
        /// What it says.
        payload: Payload,
    },
    /// So many messages were lost here because the listener was too slow.
    Missed(u64),
}

/// A question that waits for an answer. Dropping it is an answer too: [`Refusal::Unanswered`].
#[derive(Debug)]
pub struct Request {
    subject: Subject,
    payload: Payload,
    deadline: DateTime<Utc>,
    answer: Option<oneshot::Sender<Result<Payload, Rejection>>>,
}

impl Request {
    /// A question and where its answer will arrive; for implementations of [`Bus`].
    pub fn new(
        subject: Subject,
        payload: Payload,
        deadline: DateTime<Utc>,
    ) -> (Self, oneshot::Receiver<Result<Payload, Rejection>>) {
        let (answer, answered) = oneshot::channel();
        (Self { subject, payload, deadline, answer: Some(answer) }, answered)
    }

    /// What it was sent to.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What it says, as bytes.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// When nobody waits for the answer any more.
    pub fn deadline(&self) -> DateTime<Utc> {
        self.deadline
    }

    /// What it says; its tenant is the subject's.
    pub fn envelope(&self) -> Result<Envelope, CodecError> {
        Envelope::decode_on(&self.subject, &self.payload)
    }

    /// Whether the one who asked has given up.
    pub fn is_abandoned(&self) -> bool {
        self.answer.as_ref().is_none_or(oneshot::Sender::is_closed)
    }

    /// Answers. An answer that cannot be encoded arrives as a refusal that says so.
    pub fn answer(self, envelope: &Envelope) {
        self.send(envelope.encode().map_err(Rejection::from));
    }

    /// Turns it down.
    pub fn reject(self, rejection: impl Into<Rejection>) {
        self.send(Err(rejection.into()));
    }

    fn send(mut self, result: Result<Payload, Rejection>) {
        if let Some(answer) = self.answer.take() {
            // Nobody waits any more: they were told that the deadline passed.
            let _ = answer.send(result);
        }
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        if let Some(answer) = self.answer.take() {
            let _ = answer.send(Err(Refusal::Unanswered.into()));
        }
    }
}

/// The right to a key.
#[derive(Debug, PartialEq, Eq)]
pub struct Lease {
    /// What is held.
    pub key: Subject,
    /// The revision of the registration: higher than that of any earlier holder, the same while it is held.
    pub revision: u64,
    /// The revision of the latest renewal.
    pub renewed: u64,
    /// For how long it is held without another renewal.
    pub ttl: Duration,
}

/// A key that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is held.
    pub key: Subject,
    /// The holder's value as of the latest renewal.
    pub value: Payload,
    /// The revision of the registration.
    pub revision: u64,
}

impl Entry {
    /// The value as a message; its tenant is the key's.
    pub fn envelope(&self) -> Result<Envelope, CodecError> {
        Envelope::decode_on(&self.key, &self.value)
    }
}

/// What happened to the keys somebody watches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Registered or renewed.
    Held(Entry),
    /// Released or lapsed.
    Gone {
        /// What is no longer held.
        key: Subject,
        /// The revision under which it was.
        revision: u64,
    },
    /// The watcher was too slow and changes are lost: list again.
    Missed,
}

/// Asks with a typed message, until the message's own deadline, and reads the answer.
pub async fn call(bus: &dyn Bus, subject: &Subject, envelope: &Envelope) -> Result<Envelope, CallError> {
    let answer = bus.request(subject, envelope.encode()?, envelope.deadline).await?;
    Ok(Envelope::decode_on(subject, &answer)?)
}

/// Asks with a typed message, and gives up waiting for this answer after `patience`, or at the message's deadline if
/// that is earlier.
pub async fn call_for(
    bus: &dyn Bus,
    subject: &Subject,
    envelope: &Envelope,
    patience: Duration,
) -> Result<Envelope, CallError> {
    let patience = chrono::Duration::from_std(patience).unwrap_or(chrono::Duration::MAX);
    let until = bus.now().checked_add_signed(patience).unwrap_or(envelope.deadline).min(envelope.deadline);
    let answer = bus.request(subject, envelope.encode()?, until).await?;
    Ok(Envelope::decode_on(subject, &answer)?)
}
