//! What is cooked, and where.

pub mod dish;
pub mod line;
pub mod log_entry;
pub mod order;
pub mod station;

pub use dish::{Dish, Heat, Nutrition};
pub use line::Line;
pub use log_entry::{LogEntry, Subject};
pub use order::{Order, OrderStatus};
pub use station::Station;
