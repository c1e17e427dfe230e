//! Generated from `resources/src/integrations/device_intake.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The place where devices come into a tenant. Whoever takes some in writes its row first and so holds it until
//! the transaction ends: one batch at a time.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod meta;
mod policy;
mod record;

pub use action::{can_count, can_enter, can_enter_again, count, enter, enter_again, get, list};
pub use input::{Count, Enter};
pub use meta::DEVICE_INTAKE;
pub use record::DeviceIntake;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &DEVICE_INTAKE, routes: &[], hooks: &[], triggers: &[] };
