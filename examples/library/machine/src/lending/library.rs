//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A library. Its books and members are invisible to every other one.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{can_open, get, list, open};
pub use input::Open;
pub use meta::LIBRARY;
pub use record::Library;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &LIBRARY, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
