//! What the whole does, on SQLite and on Postgres.
//!
//! `#[resource_test]` makes two tests of one function, each with a database of its own; see
//! `resource_runtime::testing`. What needs a second process, to race with or to kill, starts an
//! [`actor`].

mod actor;
mod calculation;
mod harness;
mod migration;

/// The product as it ships.
use tests::setup;
