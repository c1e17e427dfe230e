//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a loan event, the scopes that policies may name, and the ceilings they stay below.

use super::LoanEvent;
use resource_runtime::{InTenant, Reaches};

impl Reaches<LoanEvent> for InTenant {}
