//! A query of rows that belong to tenants, from contexts that have no tenant.

use generated::infrastructure::poller;
use resource_runtime::{Cx, Platform, Result, SignedOut};

pub async fn of_nobody(cx: &Cx<SignedOut>) -> Result<usize> {
    Ok(poller::list(cx).all().await?.len())
}

pub async fn of_the_platform(cx: &Cx<Platform>) -> Result<usize> {
    Ok(poller::list(cx).all().await?.len())
}
