//! Generated from `resources/src/jobs/job_queue.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A job queue as code holds it.

use super::JOB_QUEUE;
use super::entity::Model;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use std::ops::Deref;

/// A queue of jobs, for all tenants. While it is paused nobody takes jobs from it; those that run go on, and new
/// ones wait.
#[derive(Clone, Debug)]
pub struct JobQueue {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl JobQueue {
    pub const NAME: Attribute<JobQueue, String> = Attribute::new(0);
    pub const PAUSED_AT: Attribute<JobQueue, Option<Timestamp>> = Attribute::new(1);
    pub const INSERTED_AT: Attribute<JobQueue, Timestamp> = Attribute::new(2);
    pub const UPDATED_AT: Attribute<JobQueue, Timestamp> = Attribute::new(3);
}

impl Deref for JobQueue {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for JobQueue {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(JobQueue { model: Model::from_row(row)? })
    }
}

impl Record for JobQueue {
    const META: &'static ResourceMeta = &JOB_QUEUE;
    type Key = Id<JobQueue, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        Id::new(self.name.clone())
    }
}
