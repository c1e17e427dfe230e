//! What was refused, and who went where.

pub mod audit_log;

pub use audit_log::{AuditActor, AuditLog, AuditOutcome};
