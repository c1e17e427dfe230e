//! Generated from `resources/src/integrations/device_intake.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a device intake take.

use resource_runtime::into_slots;

/// What [`enter`](super::enter) takes.
#[derive(Clone, Debug)]
pub struct Enter {
    /// What the place is called; there is one for each tenant so far.
    pub name: String,
}

/// What [`count`](super::count) takes.
#[derive(Clone, Debug)]
pub struct Count {
    /// Records that were taken in.
    pub records: i64,
    /// Devices that nobody knew.
    pub added: i64,
    /// Devices that turned out to be others.
    pub merged: i64,
    /// Addresses that went from one device to another.
    pub churned: i64,
}

into_slots! {
    Enter { name }
    Count { records, added, merged, churned }
}
