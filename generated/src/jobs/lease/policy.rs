//! Generated from `resources/src/jobs/lease.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a lease, the scopes that policies may name, and the ceilings they stay below.

use super::Lease;
use resource_runtime::{InTenant, Platform, Reaches};

impl Reaches<Lease> for InTenant {}
impl Reaches<Lease> for Platform {}
