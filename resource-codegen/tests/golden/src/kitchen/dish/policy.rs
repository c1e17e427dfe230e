//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a dish, the scopes that policies may name, and the ceilings they stay below.

use super::Dish;
use resource_runtime::{InTenant, Reaches};

impl Reaches<Dish> for InTenant {}
