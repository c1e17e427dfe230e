//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! One change of a loan.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{can_record, get, list, record};
pub use input::Record;
pub use meta::LOAN_EVENT;
pub use record::LoanEvent;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &LOAN_EVENT, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
