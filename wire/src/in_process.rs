//! The bus within one process: what development, small sites and tests run on.
//!
//! Messages are encoded all the same, so what works here keeps to the bounds of a network. Nothing is kept over a
//! restart.

mod exchange;
mod registry;

use crate::{
    Bus, BusError, Change, Clock, Delivery, Entry, Lease, LeaseError, Pattern, Payload, Request, Subject, SystemClock,
};
use chrono::{DateTime, Utc};
use exchange::Exchange;
use futures::{FutureExt, future::BoxFuture, stream::BoxStream};
use registry::Registry;
use std::{num::NonZeroUsize, sync::Arc, time::Duration};

const QUEUE: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// The bus within one process. Clones are the same bus.
#[derive(Clone)]
pub struct InProcess {
    clock: Arc<dyn Clock>,
    exchange: Arc<Exchange>,
    registry: Arc<Registry>,
}

impl InProcess {
    /// A bus on the machine's clock with queues of 1024.
    pub fn new() -> Self {
        Self::with(Arc::new(SystemClock), QUEUE)
    }

    /// A bus on a given clock, with queues of a given length.
    pub fn with(clock: Arc<dyn Clock>, queue: NonZeroUsize) -> Self {
        let registry = Arc::new(Registry::new(clock.clone(), queue));
        Self { clock, exchange: Arc::new(Exchange::new(queue)), registry }
    }

    /// Ends all streams and answers everything from now on, and what is open, with `Closed`.
    pub fn close(&self) {
        self.exchange.close();
        self.registry.close();
    }
}

impl Default for InProcess {
    fn default() -> Self {
        Self::new()
    }
}

impl Bus for InProcess {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn publish<'a>(&'a self, subject: &'a Subject, payload: Payload) -> BoxFuture<'a, Result<(), BusError>> {
        async move { self.exchange.publish(subject, payload) }.boxed()
    }

    fn subscribe(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Delivery>, BusError>> {
        async move { self.exchange.subscribe(pattern) }.boxed()
    }

    fn request<'a>(
        &'a self,
        subject: &'a Subject,
        payload: Payload,
        deadline: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<Payload, BusError>> {
        async move {
            let Ok(left) = (deadline - self.clock.now()).to_std() else { return Err(BusError::DeadlineExceeded) };
            let (request, answered) = Request::new(subject.clone(), payload, deadline);
            let closed = self.exchange.deliver(request)?;
            tokio::select! {
                biased;
                answer = answered => match answer {
                    Ok(answer) => answer.map_err(BusError::from),
                    Err(_) => Err(BusError::Closed),
                },
                () = closed => Err(BusError::Closed),
                () = tokio::time::sleep(left) => Err(BusError::DeadlineExceeded),
            }
        }
        .boxed()
    }

    fn serve(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Request>, BusError>> {
        async move { self.exchange.serve(pattern, self.clock.clone()) }.boxed()
    }

    fn register<'a>(
        &'a self,
        key: &'a Subject,
        value: Payload,
        ttl: Duration,
    ) -> BoxFuture<'a, Result<Lease, LeaseError>> {
        async move { self.registry.register(key, value, ttl) }.boxed()
    }

    fn renew<'a>(&'a self, lease: &'a mut Lease, value: Payload) -> BoxFuture<'a, Result<(), LeaseError>> {
        async move { self.registry.renew(lease, value) }.boxed()
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), LeaseError>> {
        async move { self.registry.release(&lease) }.boxed()
    }

    fn list(&self, pattern: Pattern) -> BoxFuture<'_, Result<Vec<Entry>, LeaseError>> {
        async move { self.registry.list(&pattern) }.boxed()
    }

    fn watch(&self, pattern: Pattern) -> BoxFuture<'_, Result<BoxStream<'static, Change>, LeaseError>> {
        async move { Registry::watch(&self.registry, pattern) }.boxed()
    }
}
