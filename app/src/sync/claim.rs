//! The claim on a source: one reading at a time.
//!
//! A claim lapses by itself when nobody renews it, so a process that died holds no source for long. It is renewed
//! in every transaction of the reading, too: one that was overtaken writes nothing more.

use std::pin::pin;
use std::time::Duration;

use generated::integrations::IntegrationSource;
use generated::integrations::integration_source::{self, Claim as Take, Renew};
use resource_core::Id;
use resource_runtime::{Cx, Result};
use uuid::Uuid;

/// How often a claim is renewed while the source is waited for; it lasts two minutes.
const RENEWED: Duration = Duration::from_secs(40);

/// A claimed source, as it was when it was claimed.
pub(super) struct Claim {
    pub source: IntegrationSource,
    pub by: Uuid,
}

impl Claim {
    /// Refused as a conflict while somebody else has the source.
    pub async fn take(cx: &Cx, id: &Id<IntegrationSource>) -> Result<Claim> {
        let by = Uuid::now_v7();
        Ok(Claim { source: integration_source::claim(cx, id, Take { by }).await?, by })
    }

    pub async fn renew(&self, cx: &Cx) -> Result<()> {
        integration_source::renew(cx, &self.source.id, Renew { by: self.by }).await.map(drop)
    }

    /// Waits for `work` and keeps the source meanwhile.
    pub async fn keep<T>(&self, cx: &Cx, work: impl Future<Output = T>) -> Result<T> {
        let mut work = pin!(work);
        loop {
            tokio::select! {
                done = &mut work => return Ok(done),
                () = tokio::time::sleep(RENEWED) => self.renew(cx).await?,
            }
        }
    }
}
