//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A job as code holds it.

use super::JOB;
use super::entity::Model;
use crate::identity::Tenant;
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use resources::jobs::job::{JobError, JobState};
use std::ops::Deref;

/// A call of an action that happens in the background, again if it fails. Jobs are written by the actions
/// and conditions that call for them; the engine claims and ends them.
#[derive(Clone, Debug)]
pub struct Job {
    model: Model,
    /// Whether nothing more will happen by itself.
    pub is_finished: bool,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Job {
    pub const TENANT_ID: Attribute<Job, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<Job, i64> = Attribute::new(1);
    pub const QUEUE: Attribute<Job, String> = Attribute::new(2);
    pub const WORKER: Attribute<Job, String> = Attribute::new(3);
    pub const VERSION: Attribute<Job, i16> = Attribute::new(4);
    pub const PAYLOAD: Attribute<Job, Json> = Attribute::new(5);
    pub const STATE: Attribute<Job, JobState> = Attribute::new(6);
    pub const PRIORITY: Attribute<Job, i16> = Attribute::new(7);
    pub const ATTEMPT: Attribute<Job, i32> = Attribute::new(8);
    pub const MAX_ATTEMPTS: Attribute<Job, i32> = Attribute::new(9);
    pub const LOSSES: Attribute<Job, i32> = Attribute::new(10);
    pub const SCHEDULED_AT: Attribute<Job, Timestamp> = Attribute::new(11);
    pub const ATTEMPTED_AT: Attribute<Job, Option<Timestamp>> = Attribute::new(12);
    pub const FINISHED_AT: Attribute<Job, Option<Timestamp>> = Attribute::new(13);
    pub const LEASE_UNTIL: Attribute<Job, Option<Timestamp>> = Attribute::new(14);
    pub const LEASED_BY: Attribute<Job, Option<String>> = Attribute::new(15);
    pub const UNIQUE_KEY: Attribute<Job, Option<String>> = Attribute::new(16);
    pub const ACTOR: Attribute<Job, String> = Attribute::new(17);
    pub const ERRORS: Attribute<Job, Vec<JobError>> = Attribute::new(18);
    pub const INSERTED_AT: Attribute<Job, Timestamp> = Attribute::new(19);
    pub const UPDATED_AT: Attribute<Job, Timestamp> = Attribute::new(20);
}

impl Deref for Job {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Job {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Job { model: Model::from_row(row)?, is_finished: row.take(21)? })
    }
}

impl Record for Job {
    const META: &'static ResourceMeta = &JOB;
    type Key = Id<Job, i64>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        Id::new(self.id)
    }
}
