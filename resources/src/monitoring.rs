//! What is checked, when, with which results, and what people are told about it.

pub mod alert;
pub mod check_result;
pub mod event;
pub mod poll_job;
pub mod polling_schedule;
pub mod service_check;

pub use alert::{Alert, AlertSource, AlertStatus, Comparison, Severity};
pub use check_result::CheckResult;
pub use event::{Event, EventActor, EventCategory, EventEntity, EventSeverity};
pub use poll_job::{PollJob, PollJobStatus};
pub use polling_schedule::{AssignmentMode, PollingSchedule, ScheduleResult, ScheduleType};
pub use service_check::{CheckOutcome, CheckType, ServiceCheck};
