//! Work that one process alone does for all: whichever holds its lease.

use std::time::Duration;

use generated::jobs::Lease;
use generated::jobs::lease::{self, Found, Release, Renew, Take};
use resource_core::{Id, Timestamp};
use resource_runtime::{Actor, Class, Cx, Engine, Platform, Result};
use uuid::Uuid;

/// A work that one process alone does, as one process sees it.
pub struct Post {
    /// One for as long as the process lives, so that it is accounted for once and not at every renewal.
    cx: Cx<Platform>,
    work: Id<Lease, String>,
    process: String,
    ttl: Duration,
    held: Option<Held>,
}

/// The lease, while this process holds it as far as it knows.
#[derive(Clone, Copy)]
struct Held {
    revision: i64,
    renewed: Timestamp,
}

impl Post {
    /// A work that this process does not do yet. Whoever does it and gives no sign of life loses it after `ttl`.
    pub fn new(engine: &Engine, work: &str, ttl: Duration) -> Post {
        let process = format!("{}-{}", std::process::id(), Uuid::now_v7());
        let cx = engine.platform(Actor::system("monitor"), "holding the lease of a work that one process does for all");
        Post { cx, work: Id::new(work.to_owned()), process, ttl, held: None }
    }

    /// Whether this process does the work now: it goes on with it, or takes it if nobody does.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn hold(&mut self) -> Result<bool> {
        if self.renew().await? {
            return Ok(true);
        }
        let taken = match self.take().await {
            Err(error) if error.class() == Class::NotFound => {
                match lease::found(&self.cx, Found { name: self.work.key().clone() }).await {
                    // Somebody else was faster.
                    Err(error) if matches!(error.class(), Class::Conflict | Class::Invalid) => {}
                    founded => drop(founded?),
                }
                self.take().await
            }
            taken => taken,
        };
        match taken {
            Ok(lease) => {
                tracing::info!(work = lease.name, revision = lease.revision, "this process does the work from now on");
                self.held = Some(Held { revision: lease.revision, renewed: self.cx.now() });
                Ok(true)
            }
            Err(error) if error.class() == Class::Conflict => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether this process still does the work; asked again and again by work that takes long. It renews the lease
    /// when a third of its time is over, and never takes one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn still(&mut self) -> Result<bool> {
        let Some(held) = self.held else { return Ok(false) };
        let since = self.cx.now().micros() - held.renewed.micros();
        match u128::try_from(since).is_ok_and(|since| since < self.ttl.as_micros() / 3) {
            true => Ok(true),
            false => self.renew().await,
        }
    }

    /// Gives the work back, so that another process need not wait.
    pub async fn release(&mut self) {
        let Some(Held { revision, .. }) = self.held.take() else { return };
        if let Err(error) = lease::release(&self.cx, &self.work, Release { revision }).await {
            tracing::warn!(?error, work = self.work.key(), "the lease could not be given back; it will lapse");
        }
    }

    async fn renew(&mut self) -> Result<bool> {
        let Some(Held { revision, .. }) = self.held else { return Ok(false) };
        let renew = Renew { revision, seconds: self.seconds() };
        match lease::renew(&self.cx, &self.work, renew).await {
            Ok(_) => {
                self.held = Some(Held { revision, renewed: self.cx.now() });
                Ok(true)
            }
            Err(error) if matches!(error.class(), Class::Conflict | Class::NotFound) => {
                tracing::warn!(work = self.work.key(), revision, "the lease lapsed; somebody else may do the work");
                self.held = None;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    async fn take(&self) -> Result<Lease> {
        let take = Take { holder: self.process.clone(), seconds: self.seconds() };
        lease::take(&self.cx, &self.work, take).await
    }

    fn seconds(&self) -> i32 {
        i32::try_from(self.ttl.as_secs()).unwrap_or(i32::MAX)
    }
}
