//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a merge audit.

use super::MergeAudit;
use super::input::{ByDevice, MergedFrom, MergedTo, Record, Unmerge};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};
use resources::inventory::merge_audit::Unmerged;

/// Lists the merges, newest first.
pub fn list<R: Reaches<MergeAudit>>(cx: &Cx<R>) -> Select<'_, MergeAudit> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a merge by id.
pub async fn get<R: Reaches<MergeAudit>>(cx: &Cx<R>, id: &Id<MergeAudit>) -> Result<MergeAudit> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the merges that a device was part of, newest first.
pub fn by_device<R: Reaches<MergeAudit>>(cx: &Cx<R>, input: ByDevice) -> Select<'_, MergeAudit> {
    Select::new(cx.any(), 2, input.into())
}

/// Lists what a device was merged into, newest first.
pub fn merged_from<R: Reaches<MergeAudit>>(cx: &Cx<R>, input: MergedFrom) -> Select<'_, MergeAudit> {
    Select::new(cx.any(), 3, input.into())
}

/// Lists what was merged into a device, newest first.
pub fn merged_to<R: Reaches<MergeAudit>>(cx: &Cx<R>, input: MergedTo) -> Select<'_, MergeAudit> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the newest merges.
pub fn recent<R: Reaches<MergeAudit>>(cx: &Cx<R>) -> Select<'_, MergeAudit> {
    Select::new(cx.any(), 5, Slots::default())
}

/// Records a merge, or its undoing.
///
/// For parts of the system only.
pub async fn record<R: Reaches<MergeAudit>>(cx: &Cx<R>, input: Record) -> Result<MergeAudit> {
    typed::create(cx.any(), 6, input).await
}

/// Takes two devices apart again. The one that ceased to be comes back under its uid, with what moved from it and
/// is still where it moved to, and the two are never merged again by themselves. Refused if the merge was undone
/// already or has no record of what moved.
pub async fn unmerge<R: Reaches<MergeAudit>>(cx: &Cx<R>, id: &Id<MergeAudit>, input: Unmerge) -> Result<Unmerged> {
    typed::ask::<MergeAudit, _>(cx.any(), 7, Some(id), input).await
}

questions! {
    MergeAudit, Reaches<MergeAudit>;
    can_record: record = 6;
}

questions! {
    MergeAudit, Reaches<MergeAudit>, Id<MergeAudit>;
    can_unmerge: unmerge = 7;
}
