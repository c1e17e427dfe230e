//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a device group, the scopes that policies may name, and the ceilings they stay below.

use super::DeviceGroup;
use resource_runtime::{InTenant, Reaches};

impl Reaches<DeviceGroup> for InTenant {}
