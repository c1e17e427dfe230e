//! Generated from `resource-codegen/tests/kitchen_sink/src/supply.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What all restaurants share.

pub mod allergen;

pub use allergen::Allergen;
