//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a tenant, the scopes that policies may name, and the ceilings they stay below.

use super::Tenant;
use resource_runtime::{InTenant, Platform, Reaches};

impl Reaches<Tenant> for InTenant {}
impl Reaches<Tenant> for Platform {}
