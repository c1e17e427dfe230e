//! Generated from `resource-codegen/tests/kitchen_sink/src/supply/allergen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches an allergen, the scopes that policies may name, and the ceilings they stay below.

use super::Allergen;
use resource_runtime::{InTenant, Platform, Reaches};

impl Reaches<Allergen> for InTenant {}
impl Reaches<Allergen> for Platform {}
