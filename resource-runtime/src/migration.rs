//! Migrations at run time: doing them, undoing them, and finding out where a database stands.
//!
//! A [`Runner`] executes the scripts of [`resource_migrate::Migration`] step by step and records each
//! finished step, so that whatever ends a run, the next one goes on where it stopped. Two runners never
//! do the same step: on Postgres the second waits for the first to be done, on SQLite each step holds the
//! only writer and looks again before it begins. [`check`] compares what is there, according to the
//! database's own catalogs, with a schema. [`command_line`] is all of this as a program.
//!
//! Not here: what a migration consists of and how it is drafted; that is [`resource_migrate`].

mod check;
mod command_line;
mod error;
mod event;
mod history;
mod reset;
mod runner;
mod session;
mod status;
mod step;

pub use check::{BOOKKEEPING, check, introspect};
pub use command_line::{Product, command_line};
pub use error::{Error, Failed};
pub use event::{Event, Way};
pub use reset::{name_of, reset};
pub use runner::Runner;
pub use status::{Standing, Status};

impl From<crate::db::Dialect> for resource_migrate::Dialect {
    fn from(dialect: crate::db::Dialect) -> Self {
        match dialect {
            crate::db::Dialect::Sqlite => resource_migrate::Dialect::Sqlite,
            crate::db::Dialect::Postgres => resource_migrate::Dialect::Postgres,
        }
    }
}
