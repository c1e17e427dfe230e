//! The merge audit: which device was merged into which, and why.

use resource::prelude::*;

use crate::infrastructure::Partition;
use crate::inventory::Device;

/// A merge of two devices, or its undoing. Entries are never changed or removed, and refer to nothing,
/// since one of the two is gone.
#[derive(Resource)]
#[resource(table = "merge_audits", json_api, append_only)]
#[tenancy(tenant_id)]
#[scope(in_partition, actor.partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[validate(confidence_score, confidence_score == null || confidence_score >= 0.0 && confidence_score <= 1.0,
    field = confidence_score, code = range, message = "must lie between 0 and 1")]
#[index(from_device, -merged_at, -id)]
#[index(to_device, -merged_at, -id)]
#[index(-merged_at, -id)]
#[read(list, primary, sort(-merged_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the merges, newest first.")]
#[read(get, get(), doc = "Fetches a merge by id.")]
#[read(by_device, argument(device: Id<Device>), filter(from_device == argument.device || to_device == argument.device),
    sort(-merged_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the merges that a device was part of, newest first.")]
#[read(merged_from, argument(device: Id<Device>), filter(from_device == argument.device), sort(-merged_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists what a device was merged into, newest first.")]
#[read(merged_to, argument(device: Id<Device>), filter(to_device == argument.device), sort(-merged_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists what was merged into a device, newest first.")]
#[read(recent, sort(-merged_at, -id), page(keyset, offset, default = 100, max = 250),
    doc = "Lists the newest merges.")]
#[create(
    record,
    primary,
    internal,
    accept(kind, from_device, to_device, partition, reason, confidence_score, source, details),
    doc = "Records a merge, or its undoing."
)]
#[run(unmerge, on_record, argument(reason: Option<String>, trim, length(1..=1000), doc = "Why the two are not one."),
    returns(Unmerged),
    doc = "Takes two devices apart again. The one that ceased to be comes back under its uid, with what moved from it and \
        is still where it moved to, and the two are never merged again by themselves. Refused if the merge was undone \
        already or has no record of what moved.")]
pub struct MergeAudit {
    /// The entry's id.
    pub id: Id<MergeAudit>,
    /// What was done.
    #[field(default = Merge)]
    pub kind: MergeKind,
    /// The device that ceased to be, or came back.
    pub from_device: Id<Device>,
    /// The device that it became part of.
    pub to_device: Id<Device>,
    /// The partition of both.
    pub partition: Id<Partition>,
    /// Why.
    #[field(length(..=1000))]
    pub reason: Option<String>,
    /// How certain it was, from 0 to 1.
    pub confidence_score: Option<f64>,
    /// The source that brought it up.
    #[field(length(..=63))]
    pub source: Option<String>,
    /// What was known, and what moved.
    pub details: Json,
    /// When it was done.
    pub merged_at: CreatedAt,
}

/// What was done to two devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum MergeKind {
    /// They became one.
    Merge,
    /// They became two again.
    Unmerge,
}

/// A merge that was undone.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Unmerged {
    /// The uid of the device that is back.
    pub device: String,
    /// The entry of the undoing.
    pub merge_audit: Id<MergeAudit>,
}
