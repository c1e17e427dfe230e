//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Something that not everybody can eat.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{can_create, create, get, list};
pub use input::Create;
pub use meta::ALLERGEN;
pub use record::Allergen;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &ALLERGEN, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
