//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a partition, the scopes that policies may name, and the ceilings they stay below.

use super::Partition;
use resource_runtime::{InTenant, Reaches};

impl Reaches<Partition> for InTenant {}
