//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a station, the scopes that policies may name, and the ceilings they stay below.

use super::Station;
use resource_runtime::{InTenant, Reaches};

impl Reaches<Station> for InTenant {}
