//! Generated from `resource-codegen/tests/kitchen_sink/src/front.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Restaurants and the people who work there.

pub mod employee;
pub mod restaurant;

pub use employee::Employee;
pub use kitchen_sink::front::employee::{Badge, Role};
pub use kitchen_sink::front::restaurant::{Plan, RestaurantStatus};
pub use restaurant::Restaurant;
