//! Generated from `resources/src/integrations/source_device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a source device take.

use crate::integrations::IntegrationSource;
use crate::inventory::Device;
use resource_core::Id;
use resource_runtime::into_slots;

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`missing`](super::missing) takes.
#[derive(Clone, Debug)]
pub struct Missing {
    /// Source.
    pub source: Id<IntegrationSource>,
    /// Before.
    pub before: i64,
}

/// What [`mention`](super::mention) takes.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The source.
    pub source: Id<IntegrationSource>,
    /// The device.
    pub device: Id<Device, String>,
    /// The number of the last time that the source was asked and named the device.
    pub last_fetch: i64,
}

/// What [`move_to_device`](super::move_to_device) takes.
#[derive(Clone, Debug)]
pub struct MoveToDevice {
    /// The device from now on.
    pub device: Id<Device, String>,
}

into_slots! {
    ByDevice { device }
    Missing { source, before }
    Mention { source, device, last_fetch }
    MoveToDevice { device }
}
