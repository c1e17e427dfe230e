//! Restaurants and the people who work there.

pub mod employee;
pub mod restaurant;

pub use employee::{Badge, Employee, Role};
pub use restaurant::{Plan, Restaurant, RestaurantStatus};
