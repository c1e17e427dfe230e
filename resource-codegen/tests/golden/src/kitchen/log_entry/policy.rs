//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a log entry, the scopes that policies may name, and the ceilings they stay below.

use super::LogEntry;
use resource_runtime::{InTenant, Reaches};

impl Reaches<LogEntry> for InTenant {}
