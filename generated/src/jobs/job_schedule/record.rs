//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A job schedule as code holds it.

use super::JOB_SCHEDULE;
use super::entity::Model;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use std::ops::Deref;

/// When the system looks for work of one kind, for all tenants. There is one for each trigger of the
/// declarations, with the times that they state; operators of the platform may change or stop it.
#[derive(Clone, Debug)]
pub struct JobSchedule {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl JobSchedule {
    pub const ID: Attribute<JobSchedule, Id<JobSchedule>> = Attribute::new(0);
    pub const JOB_KEY: Attribute<JobSchedule, String> = Attribute::new(1);
    pub const CRON: Attribute<JobSchedule, String> = Attribute::new(2);
    pub const ENABLED: Attribute<JobSchedule, bool> = Attribute::new(3);
    pub const LAST_ENQUEUED_AT: Attribute<JobSchedule, Option<Timestamp>> = Attribute::new(4);
    pub const INSERTED_AT: Attribute<JobSchedule, Timestamp> = Attribute::new(5);
    pub const UPDATED_AT: Attribute<JobSchedule, Timestamp> = Attribute::new(6);
}

impl Deref for JobSchedule {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for JobSchedule {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(JobSchedule { model: Model::from_row(row)? })
    }
}

impl Record for JobSchedule {
    const META: &'static ResourceMeta = &JOB_SCHEDULE;
    type Key = Id<JobSchedule>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
