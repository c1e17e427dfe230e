//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a health event, the scopes that policies may name, and the ceilings they stay below.

use super::HealthEvent;
use resource_runtime::{InTenant, Reaches};

impl Reaches<HealthEvent> for InTenant {}
