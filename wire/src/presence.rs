//! Being there: the lease of a role, its renewals, and the signs of life that anybody may listen to.

use crate::{Body, Bus, CodecError, Envelope, Family, Lease, LeaseError, RoleError, Subject};
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};
use uuid::Uuid;

/// The place of a poller or an agent in the registry.
pub struct Presence {
    bus: Arc<dyn Bus>,
    key: Subject,
    signs: Subject,
    ttl: Duration,
    lease: Option<Lease>,
    revision: watch::Sender<Option<u64>>,
    /// Signs of life belong to no attempt; they carry the id of this run.
    run: Uuid,
}

impl Presence {
    /// A place that is not taken yet. Without a sign of life it is lost after `ttl`; three are given within that time.
    pub fn new(bus: Arc<dyn Bus>, key: Subject, ttl: Duration) -> Result<Self, CodecError> {
        let role = match key.family() {
            Family::Pollers => "poller",
            _ => "agent",
        };
        let signs = Subject::new(Family::Heartbeats, key.tenant(), key.partition(), role)?;
        let revision = watch::Sender::new(None);
        Ok(Self { bus, key, signs, ttl, lease: None, revision, run: Uuid::now_v7() })
    }

    /// The revision under which the place is held, while it is.
    pub fn revision(&self) -> watch::Receiver<Option<u64>> {
        self.revision.subscribe()
    }

    /// Holds the place until `leave` resolves, then gives it back. A place that somebody else holds is waited for, one
    /// that was lost is taken anew. `card` is what is told each time.
    pub async fn keep(mut self, card: impl Fn() -> Body, leave: impl Future<Output = ()>) -> Result<(), RoleError> {
        let mut due = interval((self.ttl / 3).max(Duration::from_millis(1)));
        due.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut leave = pin!(leave);
        loop {
            tokio::select! {
                biased;
                () = &mut leave => break,
                _ = due.tick() => {}
            }
            // Never cancelled half way: a renewal whose answer nobody reads is a lease that nobody holds.
            self.show(card()).await?;
        }
        if let Some(lease) = self.lease.take()
            && let Err(error) = self.bus.release(lease).await
        {
            tracing::debug!(key = %self.key, %error, "left without a lease");
        }
        Ok(())
    }

    async fn show(&mut self, card: Body) -> Result<(), RoleError> {
        if let Some(mut lease) = self.lease.take() {
            let value = self.message(lease.revision, card.clone()).encode()?;
            match self.bus.renew(&mut lease, value).await {
                Ok(()) => self.lease = Some(lease),
                Err(LeaseError::Lapsed { .. }) => {
                    tracing::warn!(key = %self.key, "was silent for too long and is registered anew");
                    self.revision.send_replace(None);
                }
                Err(error) => return Err(error.into()),
            }
        }
        let revision = match &self.lease {
            Some(lease) => lease.revision,
            None => match self.take(&card).await? {
                Some(revision) => revision,
                None => return Ok(()),
            },
        };
        let sign = self.message(revision, card).encode()?;
        // Nothing depends on it.
        let _ = self.bus.publish(&self.signs, sign).await;
        Ok(())
    }

    async fn take(&mut self, card: &Body) -> Result<Option<u64>, RoleError> {
        let value = self.message(0, card.clone()).encode()?;
        match self.bus.register(&self.key, value, self.ttl).await {
            Ok(lease) => {
                tracing::info!(key = %self.key, revision = lease.revision, "registered");
                self.revision.send_replace(Some(lease.revision));
                Ok(Some(self.lease.insert(lease).revision))
            }
            // A run that ended without saying so holds it until it lapses; another one for as long as it runs.
            Err(LeaseError::Taken { revision, .. }) => {
                tracing::warn!(key = %self.key, revision, "somebody else is registered by this name; trying again");
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn message(&self, revision: u64, card: Body) -> Envelope {
        let ttl = chrono::Duration::from_std(self.ttl).unwrap_or(chrono::Duration::MAX);
        let now = self.bus.now();
        let until = now.checked_add_signed(ttl).unwrap_or(now);
        Envelope::new(self.key.tenant(), self.run, until, card).in_partition(self.key.partition()).under(revision)
    }
}
