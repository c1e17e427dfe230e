//! The engine: contexts, pipelines, SQL, JSON:API, migrations at run time, and what tests need.
//!
//! It interprets [`resource_core::meta`] and knows no resource by name. Generated code is a typed shell
//! over it.

pub mod action;
pub mod audit;
pub mod authorize;
mod calculation;
pub mod cx;
pub mod db;
mod encryption;
pub mod engine;
pub mod entity;
pub mod error;
mod fence;
pub mod hook;
pub mod jobs;
pub mod keyring;
pub mod lookup;
mod macros;
pub mod migration;
pub mod read;
pub mod record;
pub mod row;
pub mod slots;
pub mod sql;
pub mod testing;
pub mod transaction;
pub mod typed;

pub use action::{Bulk, BulkOutcome, OnFailure, RowFailure};
pub use cx::{Actor, AnyCx, Cx, InTenant, Platform, Principal, Reach, Reaches, SignedOut, Tx};
pub use db::Db;
pub use engine::{Application, Engine, ResourceEntry};
pub use error::{Class, Error, Result};
pub use futures::Stream;
pub use futures::stream::iter as inputs;
pub use record::{Attribute, Condition, EncryptedAttribute, Loaded, Record, RelationTo};
pub use slots::{Patch, Slot, Slots};
