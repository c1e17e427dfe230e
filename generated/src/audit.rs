//! Generated from `resources/src/audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What was refused, and who went where.

pub mod audit_log;

pub use audit_log::AuditLog;
pub use resources::audit::audit_log::{AuditActor, AuditOutcome};
