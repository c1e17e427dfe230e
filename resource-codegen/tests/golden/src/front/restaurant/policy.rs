//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a restaurant, the scopes that policies may name, and the ceilings they stay below.

use super::Restaurant;
use resource_runtime::{InTenant, Platform, Reaches};

impl Reaches<Restaurant> for InTenant {}
impl Reaches<Restaurant> for Platform {}
