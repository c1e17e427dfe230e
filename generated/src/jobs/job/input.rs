//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a job take.

use resource_runtime::into_slots;
use resources::jobs::job::JobState;

/// What [`by_state`](super::by_state) takes.
#[derive(Clone, Debug)]
pub struct ByState {
    /// State.
    pub state: JobState,
}

/// What [`by_queue`](super::by_queue) takes.
#[derive(Clone, Debug)]
pub struct ByQueue {
    /// Queue.
    pub queue: String,
}

into_slots! {
    ByState { state }
    ByQueue { queue }
}
