//! How many statements each kind of call sends, and that Postgres answers lists from indexes.
//!
//! The engine counts every statement that passes its one door; begin and commit are not counted.

mod counts;
mod data;
mod plans;

pub use tests::setup;
