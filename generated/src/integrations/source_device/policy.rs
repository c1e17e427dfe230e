//! Generated from `resources/src/integrations/source_device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a source device, the scopes that policies may name, and the ceilings they stay below.

use super::SourceDevice;
use resource_runtime::{InTenant, Reaches};

impl Reaches<SourceDevice> for InTenant {}
