//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What is cooked, and where.

pub mod dish;
pub mod line;
pub mod log_entry;
pub mod order;
pub mod station;

pub use dish::Dish;
pub use kitchen_sink::kitchen::dish::{Heat, Nutrition, Step};
pub use kitchen_sink::kitchen::log_entry::Subject;
pub use kitchen_sink::kitchen::order::OrderStatus;
pub use line::Line;
pub use log_entry::LogEntry;
pub use order::Order;
pub use station::Station;
