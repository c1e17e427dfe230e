//! Who listens and who answers, and their queues.

use crate::{BusError, Clock, Delivery, Pattern, Payload, Request, Subject, limits};
use futures::{StreamExt, stream, stream::BoxStream};
use std::{
    num::NonZeroUsize,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::{
    mpsc::{self, error::TrySendError},
    watch,
};

/// Who listens and who answers.
pub(super) struct Exchange {
    queue: usize,
    parties: Mutex<Option<Parties>>,
    closed: watch::Sender<bool>,
}

#[derive(Default)]
struct Parties {
    listeners: Vec<Listener>,
    repliers: Vec<Replier>,
    /// Where the search for the next replier starts, so that they take turns.
    turn: usize,
}

struct Listener {
    pattern: Pattern,
    queue: mpsc::Sender<Delivery>,
    missed: Arc<AtomicU64>,
}

struct Replier {
    pattern: Pattern,
    queue: mpsc::Sender<Request>,
}

impl Exchange {
    pub(super) fn new(queue: NonZeroUsize) -> Self {
        Self { queue: queue.get(), parties: Mutex::new(Some(Parties::default())), closed: watch::Sender::new(false) }
    }

    pub(super) fn publish(&self, subject: &Subject, payload: Payload) -> Result<(), BusError> {
        fits(&payload)?;
        let mut parties = self.parties();
        let parties = parties.as_mut().ok_or(BusError::Closed)?;
        parties.listeners.retain(|listener| !listener.queue.is_closed());
        for listener in parties.listeners.iter().filter(|listener| listener.pattern.matches(subject)) {
            let message = Delivery::Message { subject: subject.clone(), payload: payload.clone() };
            if let Err(TrySendError::Full(_)) = listener.queue.try_send(message) {
                listener.missed.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    pub(super) fn subscribe(&self, pattern: Pattern) -> Result<BoxStream<'static, Delivery>, BusError> {
        let (queue, deliveries) = mpsc::channel(self.queue);
        let missed = Arc::new(AtomicU64::new(0));
        let mut parties = self.parties();
        let parties = parties.as_mut().ok_or(BusError::Closed)?;
        // Also here: with nothing published, those who came and went would pile up.
        parties.listeners.retain(|listener| !listener.queue.is_closed());
        parties.listeners.push(Listener { pattern, queue, missed: missed.clone() });
        Ok(stream::unfold((deliveries, missed), |(mut deliveries, missed)| async move {
            // What is queued is older than what was missed.
            let next = match deliveries.try_recv() {
                Ok(delivery) => delivery,
                Err(_) => match missed.swap(0, Ordering::Relaxed) {
                    0 => deliveries.recv().await?,
                    lost => Delivery::Missed(lost),
                },
            };
            Some((next, (deliveries, missed)))
        })
        .boxed())
    }

    pub(super) fn serve(
        &self,
        pattern: Pattern,
        clock: Arc<dyn Clock>,
    ) -> Result<BoxStream<'static, Request>, BusError> {
        let (queue, requests) = mpsc::channel::<Request>(self.queue);
        let mut parties = self.parties();
        let parties = parties.as_mut().ok_or(BusError::Closed)?;
        parties.repliers.retain(|replier| !replier.queue.is_closed());
        parties.repliers.push(Replier { pattern, queue });
        Ok(stream::unfold((requests, clock), |(mut requests, clock)| async move {
            loop {
                let request = requests.recv().await?;
                // Who asked was told that the deadline passed; doing it now would be work for nobody.
                if request.deadline() > clock.now() && !request.is_abandoned() {
                    return Some((request, (requests, clock)));
                }
            }
        })
        .boxed())
    }

    /// Puts a request into exactly one replier's queue; what comes back resolves when the bus is closed.
    pub(super) fn deliver(&self, request: Request) -> Result<impl Future<Output = ()> + use<>, BusError> {
        fits(request.payload())?;
        let mut parties = self.parties();
        let parties = parties.as_mut().ok_or(BusError::Closed)?;
        parties.repliers.retain(|replier| !replier.queue.is_closed());
        let count = parties.repliers.len();
        let mut refused = BusError::Nobody(request.subject().clone());
        let mut request = request;
        for step in 0..count {
            let at = (parties.turn + step) % count;
            let replier = &parties.repliers[at];
            if !replier.pattern.matches(request.subject()) {
                continue;
            }
            request = match replier.queue.try_send(request) {
                Ok(()) => {
                    parties.turn = at + 1;
                    let mut closed = self.closed.subscribe();
                    return Ok(async move {
                        let _ = closed.wait_for(|closed| *closed).await;
                    });
                }
                Err(TrySendError::Full(request)) => {
                    refused = BusError::Busy;
                    request
                }
                Err(TrySendError::Closed(request)) => request,
            };
        }
        Err(refused)
    }

    pub(super) fn close(&self) {
        self.parties().take();
        self.closed.send_replace(true);
    }

    fn parties(&self) -> MutexGuard<'_, Option<Parties>> {
        self.parties.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fits(payload: &[u8]) -> Result<(), BusError> {
    match payload.len() {
        bytes if bytes > limits::MESSAGE_BYTES => Err(BusError::TooLarge { bytes, limit: limits::MESSAGE_BYTES }),
        _ => Ok(()),
    }
}
