//! Generated from `resources/src/monitoring/check_result.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A check result as code holds it.

use super::CHECK_RESULT;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{PollJob, ServiceCheck};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use resources::monitoring::service_check::CheckOutcome;
use std::ops::Deref;
use uuid::Uuid;

/// What one run of a check found. Results are never changed or removed, and refer to nothing, so that
/// what they are about can be.
#[derive(Clone, Debug)]
pub struct CheckResult {
    model: Model,
    /// Whether the target works.
    pub is_success: bool,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl CheckResult {
    pub const TENANT_ID: Attribute<CheckResult, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<CheckResult, Id<CheckResult>> = Attribute::new(1);
    pub const SERVICE_CHECK: Attribute<CheckResult, Id<ServiceCheck>> = Attribute::new(2);
    pub const POLL_JOB: Attribute<CheckResult, Option<Id<PollJob>>> = Attribute::new(3);
    pub const ATTEMPT: Attribute<CheckResult, Uuid> = Attribute::new(4);
    pub const RESULT: Attribute<CheckResult, CheckOutcome> = Attribute::new(5);
    pub const RESPONSE_TIME_US: Attribute<CheckResult, Option<i64>> = Attribute::new(6);
    pub const ERROR: Attribute<CheckResult, Option<String>> = Attribute::new(7);
    pub const AGENT: Attribute<CheckResult, Option<Id<Agent, String>>> = Attribute::new(8);
    pub const POLLER: Attribute<CheckResult, Option<Id<Poller, String>>> = Attribute::new(9);
    pub const PARTITION: Attribute<CheckResult, Option<Id<Partition>>> = Attribute::new(10);
    pub const DETAILS: Attribute<CheckResult, Json> = Attribute::new(11);
    pub const CHECKED_AT: Attribute<CheckResult, Timestamp> = Attribute::new(12);
    pub const RECORDED_AT: Attribute<CheckResult, Timestamp> = Attribute::new(13);
}

impl Deref for CheckResult {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for CheckResult {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(CheckResult { model: Model::from_row(row)?, is_success: row.take(14)? })
    }
}

impl Record for CheckResult {
    const META: &'static ResourceMeta = &CHECK_RESULT;
    type Key = Id<CheckResult>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        self.id
    }
}
