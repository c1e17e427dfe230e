//! Generated from `resources/src/monitoring.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What is checked, when, with which results, and what people are told about it.

pub mod alert;
pub mod check_result;
pub mod event;
pub mod poll_job;
pub mod polling_schedule;
pub mod service_check;

pub use alert::Alert;
pub use check_result::CheckResult;
pub use event::Event;
pub use poll_job::PollJob;
pub use polling_schedule::PollingSchedule;
pub use resources::monitoring::alert::{AlertSource, AlertStatus, Comparison, Severity};
pub use resources::monitoring::event::{EventActor, EventCategory, EventEntity, EventSeverity};
pub use resources::monitoring::poll_job::PollJobStatus;
pub use resources::monitoring::polling_schedule::{AssignmentMode, ScheduleResult, ScheduleType};
pub use resources::monitoring::service_check::{CheckOutcome, CheckType, TargetHealth};
pub use service_check::ServiceCheck;
