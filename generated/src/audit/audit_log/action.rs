//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an audit log.

use super::AuditLog;
use super::input::{ByActor, ByOutcome, ByResource, Record};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the entries, newest first.
pub fn list<R: Reaches<AuditLog>>(cx: &Cx<R>) -> Select<'_, AuditLog> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an entry by id.
pub async fn get<R: Reaches<AuditLog>>(cx: &Cx<R>, id: &Id<AuditLog>) -> Result<AuditLog> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists what one actor did, newest first.
pub fn by_actor<R: Reaches<AuditLog>>(cx: &Cx<R>, input: ByActor) -> Select<'_, AuditLog> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists what was done to one resource, newest first.
pub fn by_resource<R: Reaches<AuditLog>>(cx: &Cx<R>, input: ByResource) -> Select<'_, AuditLog> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists the entries of one outcome, newest first.
pub fn by_outcome<R: Reaches<AuditLog>>(cx: &Cx<R>, input: ByOutcome) -> Select<'_, AuditLog> {
    Select::new(cx.any(), 4, input.into())
}

/// Records what must be accounted for.
///
/// For parts of the system only.
pub async fn record<R: Reaches<AuditLog>>(cx: &Cx<R>, input: Record) -> Result<AuditLog> {
    typed::create(cx.any(), 5, input).await
}

questions! {
    AuditLog, Reaches<AuditLog>;
    can_record: record = 5;
}
