//! Generated from `resources/src/integrations/device_intake.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a device intake, the scopes that policies may name, and the ceilings they stay below.

use super::DeviceIntake;
use resource_runtime::{InTenant, Reaches};

impl Reaches<DeviceIntake> for InTenant {}
