//! Generated from `resources/src/jobs/job_queue.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a job queue, the scopes that policies may name, and the ceilings they stay below.

use super::JobQueue;
use resource_runtime::{InTenant, Platform, Reaches};

impl Reaches<JobQueue> for InTenant {}
impl Reaches<JobQueue> for Platform {}
