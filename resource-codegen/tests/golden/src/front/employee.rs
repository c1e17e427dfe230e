//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Somebody who works in a restaurant.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod hook;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;
mod worker;

pub use action::{
    by_email, can_change_password, can_forget, can_hire, can_issue_badge, can_leave, can_light_up, can_remind,
    can_store_password, can_update, change_password, forget, get, hire, issue_badge, leave, light_up, list, remind,
    store_password, update,
};
pub use hook::{DynEmployeeHooks, EmployeeHooks};
pub use input::{ByEmail, ChangePassword, Hire, IssueBadge, Remind, StorePassword, Update};
pub use meta::EMPLOYEE;
pub use record::Employee;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry =
    ResourceEntry { meta: &EMPLOYEE, routes: json_api::ROUTES, hooks: hook::HOOKS, triggers: worker::TRIGGERS };
