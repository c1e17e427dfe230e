//! Migrations as values: schema snapshots, what changed between two, the reviewed SQL that gets there.
//!
//! The way of a change: codegen writes a [`Schema`] from the declarations; [`diff()`] says what differs
//! from the snapshot in the migrations folder; [`draft()`] writes the SQL for both databases; a person
//! edits it; [`lint()`] names what would lock or lose; [`folder`] keeps it; [`Script`] is what the runner
//! executes, step by step; [`catalog`] compares the outcome with the database's own catalogs.
//!
//! Not here: a connection. Nothing in this crate talks to a database, and only [`folder`] touches files.

pub mod catalog;
pub mod change;
pub mod ddl;
pub mod dialect;
pub mod diff;
pub mod draft;
pub mod folder;
pub mod lint;
pub mod migration;
pub mod name;
pub mod schema;
pub mod script;

pub use catalog::{Catalog, Difference, compare};
pub use change::Change;
pub use dialect::{Dialect, PerDialect};
pub use diff::diff;
pub use draft::{Draft, Risks, draft};
pub use lint::{Finding, lint};
pub use migration::{Migration, Scripts, Source};
pub use schema::{
    Check, Column, ColumnKind, EnumValues, ForeignKey, Index, IndexColumn, Literal, OnDelete, Schema, Table,
};
pub use script::{Mode, Risk, Script, Statement, Step};
