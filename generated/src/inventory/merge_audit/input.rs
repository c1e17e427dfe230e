//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a merge audit take.

use crate::infrastructure::Partition;
use crate::inventory::Device;
use resource_core::{Id, Json};
use resource_runtime::{from_slots, into_slots};
use resources::inventory::merge_audit::MergeKind;

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`merged_from`](super::merged_from) takes.
#[derive(Clone, Debug)]
pub struct MergedFrom {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`merged_to`](super::merged_to) takes.
#[derive(Clone, Debug)]
pub struct MergedTo {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`record`](super::record) takes.
#[derive(Clone, Debug)]
pub struct Record {
    /// What was done.
    pub kind: Option<MergeKind>,
    /// The device that ceased to be, or came back.
    pub from_device: Id<Device, String>,
    /// The device that it became part of.
    pub to_device: Id<Device, String>,
    /// The partition of both.
    pub partition: Id<Partition>,
    /// Why.
    pub reason: Option<String>,
    /// How certain it was, from 0 to 1.
    pub confidence_score: Option<f64>,
    /// The source that brought it up.
    pub source: Option<String>,
    /// What was known, and what moved.
    pub details: Option<Json>,
}

/// What [`unmerge`](super::unmerge) takes.
#[derive(Clone, Debug, Default)]
pub struct Unmerge {
    /// Why the two are not one.
    pub reason: Option<String>,
}

into_slots! {
    ByDevice { device }
    MergedFrom { device }
    MergedTo { device }
    Record {
        kind: optional, from_device, to_device, partition, reason: optional, confidence_score: optional,
        source: optional, details: optional,
    }
    Unmerge { reason: optional }
}

from_slots! {
    Unmerge { reason: optional }
}
