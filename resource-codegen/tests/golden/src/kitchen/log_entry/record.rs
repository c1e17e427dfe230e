//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A log entry as code holds it.

use super::LOG_ENTRY;
use super::entity::Model;
use crate::front::Restaurant;
use kitchen_sink::kitchen::log_entry::Subject;
use resource_core::{Id, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Record, Result};
use std::ops::Deref;

/// Something that happened. Entries are never changed or removed.
#[derive(Clone, Debug)]
pub struct LogEntry {
    model: Model,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl LogEntry {
    pub const TENANT_ID: Attribute<LogEntry, Id<Restaurant>> = Attribute::new(0);
    pub const ID: Attribute<LogEntry, i64> = Attribute::new(1);
    pub const SUBJECT: Attribute<LogEntry, Subject> = Attribute::new(2);
    pub const TEXT: Attribute<LogEntry, String> = Attribute::new(3);
    pub const OLD_STATE: Attribute<LogEntry, Option<String>> = Attribute::new(4);
    pub const NEW_STATE: Attribute<LogEntry, Option<String>> = Attribute::new(5);
    pub const SECONDS: Attribute<LogEntry, Option<i64>> = Attribute::new(6);
    pub const HAPPENED_AT: Attribute<LogEntry, Timestamp> = Attribute::new(7);
}

impl Deref for LogEntry {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for LogEntry {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(LogEntry { model: Model::from_row(row)? })
    }
}

impl Record for LogEntry {
    const META: &'static ResourceMeta = &LOG_ENTRY;
    type Key = Id<LogEntry, i64>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[];

    fn key(&self) -> Self::Key {
        Id::new(self.id)
    }
}
