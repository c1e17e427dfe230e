//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a checker take.

use crate::infrastructure::{Agent, Partition};
use resource_core::{Id, Json};
use resource_runtime::{Patch, into_slots};
use resources::infrastructure::checker::{CheckerStart, CheckerStatus, CheckerTarget, CheckerType};

/// What [`by_agent`](super::by_agent) takes.
#[derive(Clone, Debug)]
pub struct ByAgent {
    /// Agent.
    pub agent: Id<Agent, String>,
}

/// What [`by_status`](super::by_status) takes.
#[derive(Clone, Debug)]
pub struct ByStatus {
    /// Status.
    pub status: CheckerStatus,
}

/// What [`register`](super::register) takes.
#[derive(Clone, Debug)]
pub struct Register {
    /// The name under which the checker is known, given by whoever registers it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What kind of questions it puts.
    pub checker_type: CheckerType,
    /// What it is for.
    pub description: Option<String>,
    /// What it needs to know.
    pub config: Option<Json>,
    /// How many seconds lie between two questions.
    pub interval_seconds: Option<i32>,
    /// How many seconds it waits for an answer.
    pub timeout_seconds: Option<i32>,
    /// How often it asks again before it fails.
    pub retries: Option<i32>,
    /// What kind of targets it has.
    pub target_type: Option<CheckerTarget>,
    /// Which targets it has, of their kind.
    pub target_filter: Option<Json>,
    /// The agent that it stands behind.
    pub agent: Option<Id<Agent, String>>,
    /// The only partition that it works in; without one it works in all.
    pub partition: Option<Id<Partition>>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
    /// How it begins; `active` if left out.
    pub start: Option<CheckerStart>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Patch<String>,
    /// What it needs to know.
    pub config: Option<Json>,
    /// How many seconds lie between two questions.
    pub interval_seconds: Option<i32>,
    /// How many seconds it waits for an answer.
    pub timeout_seconds: Option<i32>,
    /// How often it asks again before it fails.
    pub retries: Option<i32>,
    /// What kind of targets it has.
    pub target_type: Option<CheckerTarget>,
    /// Which targets it has, of their kind.
    pub target_filter: Option<Json>,
    /// The agent that it stands behind.
    pub agent: Patch<Id<Agent, String>>,
    /// Whatever its operators want to note.
    pub metadata: Option<Json>,
}

/// What [`pause`](super::pause) takes.
#[derive(Clone, Debug, Default)]
pub struct Pause {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`resume`](super::resume) takes.
#[derive(Clone, Debug, Default)]
pub struct Resume {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`mark_failing`](super::mark_failing) takes.
#[derive(Clone, Debug, Default)]
pub struct MarkFailing {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`clear_failure`](super::clear_failure) takes.
#[derive(Clone, Debug, Default)]
pub struct ClearFailure {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`disable`](super::disable) takes.
#[derive(Clone, Debug, Default)]
pub struct Disable {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`enable`](super::enable) takes.
#[derive(Clone, Debug, Default)]
pub struct Enable {
    /// Why; kept in the health event.
    pub reason: Option<String>,
}

/// What [`record_failure`](super::record_failure) takes.
#[derive(Clone, Debug, Default)]
pub struct RecordFailure {
    /// What went wrong.
    pub reason: Option<String>,
}

into_slots! {
    ByAgent { agent }
    ByStatus { status }
    Register {
        id, name, checker_type, description: optional, config: optional, interval_seconds: optional,
        timeout_seconds: optional, retries: optional, target_type: optional, target_filter: optional, agent: optional,
        partition: optional, metadata: optional, start: optional,
    }
    Update {
        name: optional, description: patch, config: optional, interval_seconds: optional, timeout_seconds: optional,
        retries: optional, target_type: optional, target_filter: optional, agent: patch, metadata: optional,
    }
    Pause { reason: optional }
    Resume { reason: optional }
    MarkFailing { reason: optional }
    ClearFailure { reason: optional }
    Disable { reason: optional }
    Enable { reason: optional }
    RecordFailure { reason: optional }
}
