//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an audit log, the scopes that policies may name, and the ceilings they stay below.

use super::AuditLog;
use resource_runtime::{InTenant, Reaches};

impl Reaches<AuditLog> for InTenant {}
