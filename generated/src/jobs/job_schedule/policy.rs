//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a job schedule, the scopes that policies may name, and the ceilings they stay below.

use super::JobSchedule;
use resource_runtime::{InTenant, Platform, Reaches};

impl Reaches<JobSchedule> for InTenant {}
impl Reaches<JobSchedule> for Platform {}
