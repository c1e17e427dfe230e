//! Generated from `resources/src/jobs/job_queue.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The table `job_queues`, for SeaORM, and the stored part of a job queue.

use super::JOB_QUEUE;
use resource_core::{ResourceMeta, Timestamp};
use resource_runtime::entity::Stored;
use resource_runtime::{from_row, table};

/// The stored part of a [`JobQueue`](super::JobQueue).
#[derive(Clone, Debug)]
pub struct Model {
    /// What it is called.
    pub name: String,
    /// Since when nobody takes jobs from it.
    pub paused_at: Option<Timestamp>,
    /// When it was first declared.
    pub inserted_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

from_row! {
    Model { name, paused_at, inserted_at, updated_at }
}

table! {
    Model { Name, PausedAt, InsertedAt, UpdatedAt }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &JOB_QUEUE;
    type Column = Column;
    type Key = String;
}
