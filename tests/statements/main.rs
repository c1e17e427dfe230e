//! How many statements each kind of call sends, that Postgres answers lists from indexes, and that what
//! was done for this finds the same rows.
//!
//! The engine counts every statement that passes its one door; begin and commit are not counted.

mod counts;
mod data;
mod plans;
mod searches;

pub use tests::setup;
