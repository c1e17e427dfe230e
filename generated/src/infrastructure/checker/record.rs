//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A checker as code holds it.

use super::CHECKER;
use super::entity::Model;
use crate::identity::Tenant;
use crate::infrastructure::{Agent, Partition};
use resource_core::{Id, Json, ResourceMeta, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use resources::infrastructure::checker::{CheckerStatus, CheckerTarget, CheckerType};
use std::ops::Deref;

/// A part that an agent asks, for example for SNMP or for sweeps, and that can itself fail.
#[derive(Clone, Debug)]
pub struct Checker {
    model: Model,
    /// Whether it is in use at all.
    pub enabled: bool,
    /// Whether it puts questions by itself.
    pub is_scheduled: bool,
    /// Whether it works.
    pub is_healthy: bool,
    /// The state in words.
    pub status_label: String,
    /// A colour for the state.
    pub status_color: String,
    /// The agent that it stands behind.
    pub agent: Loaded<Option<Box<Agent>>>,
    /// The only partition that it works in; without one it works in all.
    pub partition: Loaded<Option<Box<Partition>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Checker {
    pub const TENANT_ID: Attribute<Checker, Id<Tenant>> = Attribute::new(0);
    pub const ID: Attribute<Checker, String> = Attribute::new(1);
    pub const NAME: Attribute<Checker, String> = Attribute::new(2);
    pub const CHECKER_TYPE: Attribute<Checker, CheckerType> = Attribute::new(3);
    pub const DESCRIPTION: Attribute<Checker, Option<String>> = Attribute::new(4);
    pub const STATUS: Attribute<Checker, CheckerStatus> = Attribute::new(5);
    pub const STATE_SINCE: Attribute<Checker, Timestamp> = Attribute::new(6);
    pub const CONSECUTIVE_FAILURES: Attribute<Checker, i32> = Attribute::new(7);
    pub const LAST_SUCCESS: Attribute<Checker, Option<Timestamp>> = Attribute::new(8);
    pub const LAST_FAILURE: Attribute<Checker, Option<Timestamp>> = Attribute::new(9);
    pub const FAILURE_REASON: Attribute<Checker, Option<String>> = Attribute::new(10);
    pub const CONFIG: Attribute<Checker, Json> = Attribute::new(11);
    pub const INTERVAL_SECONDS: Attribute<Checker, i32> = Attribute::new(12);
    pub const TIMEOUT_SECONDS: Attribute<Checker, i32> = Attribute::new(13);
    pub const RETRIES: Attribute<Checker, i32> = Attribute::new(14);
    pub const TARGET_TYPE: Attribute<Checker, CheckerTarget> = Attribute::new(15);
    pub const TARGET_FILTER: Attribute<Checker, Json> = Attribute::new(16);
    pub const AGENT_UID: Attribute<Checker, Option<Id<Agent, String>>> = Attribute::new(17);
    pub const PARTITION_ID: Attribute<Checker, Option<Id<Partition>>> = Attribute::new(18);
    pub const METADATA: Attribute<Checker, Json> = Attribute::new(19);
    pub const INSERTED_AT: Attribute<Checker, Timestamp> = Attribute::new(20);
    pub const UPDATED_AT: Attribute<Checker, Timestamp> = Attribute::new(21);
    pub const AGENT: RelationTo<Checker, Agent> = RelationTo::new(0);
    pub const PARTITION: RelationTo<Checker, Partition> = RelationTo::new(1);
}

impl Deref for Checker {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Checker {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Checker {
            model: Model::from_row(row)?,
            enabled: row.take(22)?,
            is_scheduled: row.take(23)?,
            is_healthy: row.take(24)?,
            status_label: row.take(25)?,
            status_color: row.take(26)?,
            agent: Loaded::No,
            partition: Loaded::No,
        })
    }
}

impl Record for Checker {
    const META: &'static ResourceMeta = &CHECKER;
    type Key = Id<Checker, String>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.agent),
        |record, related| related.attach_one(&mut record.partition),
    ];

    fn key(&self) -> Self::Key {
        Id::new(self.id.clone())
    }
}
