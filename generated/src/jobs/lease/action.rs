//! Generated from `resources/src/jobs/lease.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a lease.

use super::Lease;
use super::input::{Found, Release, Renew, Take};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the leases.
///
/// For parts of the system only.
pub fn list<R: Reaches<Lease>>(cx: &Cx<R>) -> Select<'_, Lease> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a lease by the name of its work.
///
/// For parts of the system only.
pub async fn get<R: Reaches<Lease>>(cx: &Cx<R>, id: &Id<Lease, String>) -> Result<Lease> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Adds a work that nobody does yet.
///
/// For parts of the system only.
pub async fn found<R: Reaches<Lease>>(cx: &Cx<R>, input: Found) -> Result<Lease> {
    typed::create(cx.any(), 2, input).await
}

/// Takes a lease that nobody holds, under the next revision. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn take<R: Reaches<Lease>>(cx: &Cx<R>, id: &Id<Lease, String>, input: Take) -> Result<Lease> {
    typed::update(cx.any(), 3, id, input).await
}

/// Holds a lease for longer. One that has lapsed or is somebody else's is refused.
///
/// For parts of the system only.
pub async fn renew<R: Reaches<Lease>>(cx: &Cx<R>, id: &Id<Lease, String>, input: Renew) -> Result<Lease> {
    typed::update(cx.any(), 4, id, input).await
}

/// Gives a lease back, so that another process need not wait for its end.
///
/// For parts of the system only.
pub async fn release<R: Reaches<Lease>>(cx: &Cx<R>, id: &Id<Lease, String>, input: Release) -> Result<Lease> {
    typed::update(cx.any(), 5, id, input).await
}

questions! {
    Lease, Reaches<Lease>;
    can_found: found = 2;
}

questions! {
    Lease, Reaches<Lease>, Id<Lease, String>;
    can_take: take = 3;
    can_renew: renew = 4;
    can_release: release = 5;
}
