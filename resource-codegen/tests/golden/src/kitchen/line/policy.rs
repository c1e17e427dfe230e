//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a line, the scopes that policies may name, and the ceilings they stay below.

use super::Line;
use resource_runtime::{InTenant, Reaches};

impl Reaches<Line> for InTenant {}
