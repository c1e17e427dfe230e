//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `checkers`, for SeaORM, and the stored part of a checker.

use super::CHECKER;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};
use resources::infrastructure::checker::{CheckerStatus, CheckerTarget, CheckerType};
use uuid::Uuid;

/// The stored part of a [`Checker`](super::Checker).
#[derive(Clone, Debug)]
pub struct Model {
    /// The tenant.
    pub tenant_id: Id<Tenant>,
    /// The name under which the checker is known, given by whoever registers it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What kind of questions it puts.
    pub checker_type: CheckerType,
    /// What it is for.
    pub description: Option<String>,
    /// What it is doing.
    pub status: CheckerStatus,
    /// Since when it has been in this state.
    pub state_since: Timestamp,
    /// How many failures there were in a row.
    pub consecutive_failures: i32,
    /// When it last did its work.
    pub last_success: Option<Timestamp>,
    /// When it last did not.
    pub last_failure: Option<Timestamp>,
    /// What went wrong last.
    pub failure_reason: Option<String>,
    /// What it needs to know.
    pub config: Json,
    /// How many seconds lie between two questions.
    pub interval_seconds: i32,
    /// How many seconds it waits for an answer.
    pub timeout_seconds: i32,
    /// How often it asks again before it fails.
    pub retries: i32,
    /// What kind of targets it has.
    pub target_type: CheckerTarget,
    /// Which targets it has, of their kind.
    pub target_filter: Json,
    /// The agent that it stands behind.
    pub agent_uid: Option<Id<Agent, String>>,
    /// The only partition that it works in; without one it works in all.
    pub partition_id: Option<Id<Partition>>,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// When it was registered.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model {
        tenant_id, id, name, checker_type, description, status, state_since, consecutive_failures, last_success,
        last_failure, failure_reason, config, interval_seconds, timeout_seconds, retries, target_type, target_filter,
        agent_uid, partition_id, metadata, inserted_at, updated_at,
    }
}

table! {
    Model {
        TenantId, Id, Name, CheckerType, Description, Status, StateSince, ConsecutiveFailures, LastSuccess,
        LastFailure, FailureReason, Config, IntervalSeconds, TimeoutSeconds, Retries, TargetType, TargetFilter,
        AgentUid, PartitionId, Metadata, InsertedAt, UpdatedAt,
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &CHECKER;
    type Column = Column;
    type Key = (Uuid, String);
}
