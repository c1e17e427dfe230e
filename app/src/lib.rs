//! ServiceRadar: the hand-written logic of the product, and what puts it together.
//!
//! Everything about resources that can be declared is in `resources/`; what code must decide is in
//! [`hooks`]. Data are reached through `generated` only.

pub mod authenticate;
pub mod command;
mod dev;
pub mod hooks;
mod open;
mod password;
pub mod policies;
mod serve;
mod token;
mod watch;

pub use hooks::hooks;
