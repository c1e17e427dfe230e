//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A book that a member has, or had.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{
    can_extend, can_give_back, can_lend, can_report_lost, extend, get, give_back, lend, list, overdue, report_lost,
};
pub use input::Lend;
pub use meta::LOAN;
pub use record::Loan;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &LOAN, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
