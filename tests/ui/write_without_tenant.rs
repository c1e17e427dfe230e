//! A write into no tenant.

use generated::infrastructure::Poller;
use generated::infrastructure::poller::{self, Degrade};
use resource_core::Id;
use resource_runtime::{Cx, Platform, Result};

pub async fn degrade(cx: &Cx<Platform>, id: &Id<Poller, String>, input: Degrade) -> Result<()> {
    poller::degrade(cx, id, input).await.map(drop)
}
