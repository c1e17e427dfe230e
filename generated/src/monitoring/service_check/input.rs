//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a service check take.

use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::PollingSchedule;
use resource_core::{Id, Json, Timestamp};
use resource_runtime::{Patch, from_slots, into_slots};
use resources::monitoring::service_check::{CheckOutcome, CheckType, TargetHealth};
use uuid::Uuid;

/// What [`by_agent`](super::by_agent) takes.
#[derive(Clone, Debug)]
pub struct ByAgent {
    /// Agent.
    pub agent: Id<Agent, String>,
}

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`by_schedule`](super::by_schedule) takes.
#[derive(Clone, Debug)]
pub struct BySchedule {
    /// Schedule.
    pub schedule: Id<PollingSchedule>,
}

/// What [`scheduled`](super::scheduled) takes.
#[derive(Clone, Debug)]
pub struct Scheduled {
    /// Schedule.
    pub schedule: Id<PollingSchedule>,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What kind of question it is.
    pub check_type: CheckType,
    /// Whom it asks: a host, an address or a URL.
    pub target: String,
    /// The port it asks at, where the kind has one.
    pub port: Option<i32>,
    /// How many seconds lie between two questions.
    pub interval_seconds: Option<i32>,
    /// How many seconds it waits for an answer.
    pub timeout_seconds: Option<i32>,
    /// How often it asks again before it fails.
    pub retries: Option<i32>,
    /// Whether it is in use.
    pub enabled: Option<bool>,
    /// What the kind of question needs to know beyond the target. For `http`: `method`, `tls`, `path`,
    /// `expect_status`,
    /// `expect_body`, `redirects` and `max_body_bytes`; for `ping`: `payload_bytes`; nothing for `tcp`. All may be
    /// left out.
    pub config: Option<Json>,
    /// From how many milliseconds on an answer is slow.
    pub warning_threshold_ms: Option<i32>,
    /// From how many milliseconds on an answer counts as none.
    pub critical_threshold_ms: Option<i32>,
    /// The agent that runs it; without one any that can.
    pub agent: Option<Id<Agent, String>>,
    /// The device that it is about.
    pub device: Option<Id<Device, String>>,
    /// The schedule that it runs by.
    pub schedule: Option<Id<PollingSchedule>>,
    /// The partition that its target is in; without one the target is the same everywhere.
    pub partition: Option<Id<Partition>>,
    /// Whatever its owners want to note.
    pub metadata: Option<Json>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Patch<String>,
    /// Whom it asks: a host, an address or a URL.
    pub target: Option<String>,
    /// The port it asks at, where the kind has one.
    pub port: Patch<i32>,
    /// How many seconds lie between two questions.
    pub interval_seconds: Option<i32>,
    /// How many seconds it waits for an answer.
    pub timeout_seconds: Option<i32>,
    /// How often it asks again before it fails.
    pub retries: Option<i32>,
    /// What the kind of question needs to know beyond the target. For `http`: `method`, `tls`, `path`,
    /// `expect_status`,
    /// `expect_body`, `redirects` and `max_body_bytes`; for `ping`: `payload_bytes`; nothing for `tcp`. All may be
    /// left out.
    pub config: Option<Json>,
    /// From how many milliseconds on an answer is slow.
    pub warning_threshold_ms: Patch<i32>,
    /// From how many milliseconds on an answer counts as none.
    pub critical_threshold_ms: Patch<i32>,
    /// The agent that runs it; without one any that can.
    pub agent: Patch<Id<Agent, String>>,
    /// The device that it is about.
    pub device: Patch<Id<Device, String>>,
    /// The schedule that it runs by.
    pub schedule: Patch<Id<PollingSchedule>>,
    /// Whatever its owners want to note.
    pub metadata: Option<Json>,
}

/// What [`dispatch_due`](super::dispatch_due) takes.
#[derive(Clone, Debug)]
pub struct DispatchDue {
    /// The checks whose intervals are over.
    pub checks: Vec<Uuid>,
}

/// What [`record_result`](super::record_result) takes.
#[derive(Clone, Debug)]
pub struct RecordResult {
    /// How it went.
    pub result: CheckOutcome,
    /// How long the answer took.
    pub response_time_ms: Option<i64>,
    /// What went wrong.
    pub error: Option<String>,
    /// When the agent asked.
    pub checked_at: Timestamp,
    /// The health before, as far as the caller knows.
    pub known: Option<TargetHealth>,
}

/// What [`move_to_device`](super::move_to_device) takes.
#[derive(Clone, Debug)]
pub struct MoveToDevice {
    /// The device from now on.
    pub device: Id<Device, String>,
}

into_slots! {
    ByAgent { agent }
    ByDevice { device }
    BySchedule { schedule }
    Scheduled { schedule }
    Create {
        name, description: optional, check_type, target, port: optional, interval_seconds: optional,
        timeout_seconds: optional, retries: optional, enabled: optional, config: optional,
        warning_threshold_ms: optional, critical_threshold_ms: optional, agent: optional, device: optional,
        schedule: optional, partition: optional, metadata: optional,
    }
    Update {
        name: optional, description: patch, target: optional, port: patch, interval_seconds: optional,
        timeout_seconds: optional, retries: optional, config: optional, warning_threshold_ms: patch,
        critical_threshold_ms: patch, agent: patch, device: patch, schedule: patch, metadata: optional,
    }
    DispatchDue { checks }
    RecordResult { result, response_time_ms: optional, error: optional, checked_at, known: optional }
    MoveToDevice { device }
}

from_slots! {
    Create {
        name, description: optional, check_type, target, port: optional, interval_seconds: optional,
        timeout_seconds: optional, retries: optional, enabled: optional, config: optional,
        warning_threshold_ms: optional, critical_threshold_ms: optional, agent: optional, device: optional,
        schedule: optional, partition: optional, metadata: optional,
    }
    Update {
        name: optional, description: patch, target: optional, port: patch, interval_seconds: optional,
        timeout_seconds: optional, retries: optional, config: optional, warning_threshold_ms: patch,
        critical_threshold_ms: patch, agent: patch, device: patch, schedule: patch, metadata: optional,
    }
    DispatchDue { checks }
}
