//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Somebody who may borrow books.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{can_join, get, join, list};
pub use input::Join;
pub use meta::MEMBER;
pub use record::Member;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &MEMBER, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
