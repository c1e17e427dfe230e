//! Generated from `resources/src/jobs.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Background work: what waits, runs, failed, when it is looked for, and which process does what one alone may.

pub mod job;
pub mod job_queue;
pub mod job_schedule;
pub mod lease;

pub use job::Job;
pub use job_queue::JobQueue;
pub use job_schedule::JobSchedule;
pub use lease::Lease;
pub use resources::jobs::job::{JobError, JobState};
