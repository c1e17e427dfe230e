//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a job, the scopes that policies may name, and the ceilings they stay below.

use super::Job;
use resource_runtime::{InTenant, Reaches};

impl Reaches<Job> for InTenant {}
