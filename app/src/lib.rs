//! ServiceRadar: the hand-written logic of the product, and what puts it together.
//!
//! Everything about resources that can be declared is in `resources/`; what code must decide is in
//! [`hooks`]. Data are reached through `generated` only.

mod address;
pub mod audit;
pub mod authenticate;
pub mod command;
pub mod configuration;
mod dev;
mod documentation;
mod health;
pub mod hooks;
pub mod jobs;
mod jobs_command;
mod limits;
mod logs;
pub mod monitoring;
mod open;
pub mod outside;
mod parts;
mod password;
pub mod policies;
pub mod post;
mod serve;
pub mod sync;
mod table;
mod tenants;
mod token;
mod token_command;
mod watch;

pub use hooks::{hooks, hooks_with};
