//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! A station as code holds it.

use super::STATION;
use super::entity::Model;
use crate::front::Restaurant;
use crate::kitchen::Order;
use resource_core::{Encrypted, Id, Json, ResourceMeta};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, EncryptedAttribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;

/// A part of a kitchen.
#[derive(Clone, Debug)]
pub struct Station {
    model: Model,
    /// How much is cooked here.
    pub load: i64,
    /// The station that it is part of.
    pub parent: Loaded<Option<Box<Station>>>,
    /// Its parts.
    pub parts: Loaded<Vec<Station>>,
    /// What is cooked here.
    pub orders: Loaded<Vec<Order>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Station {
    pub const TENANT_ID: Attribute<Station, Id<Restaurant>> = Attribute::new(0);
    pub const ID: Attribute<Station, Id<Station>> = Attribute::new(1);
    pub const NAME: Attribute<Station, String> = Attribute::new(2);
    pub const SLUG: Attribute<Station, String> = Attribute::new(3);
    pub const PARENT_ID: Attribute<Station, Option<Id<Station>>> = Attribute::new(4);
    pub const CAMERA: EncryptedAttribute<Station, Option<Encrypted<Json>>> = EncryptedAttribute::new(5);
    pub const PARENT: RelationTo<Station, Station> = RelationTo::new(0);
    pub const PARTS: RelationTo<Station, Station> = RelationTo::new(1);
    pub const ORDERS: RelationTo<Station, Order> = RelationTo::new(2);
}

impl Deref for Station {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Station {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Station {
            model: Model::from_row(row)?,
            load: row.take(6)?,
            parent: Loaded::No,
            parts: Loaded::No,
            orders: Loaded::No,
        })
    }
}

impl Record for Station {
    const META: &'static ResourceMeta = &STATION;
    type Key = Id<Station>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] = &[
        |record, related| related.attach_one(&mut record.parent),
        |record, related| related.attach_many(&mut record.parts),
        |record, related| related.attach_many(&mut record.orders),
    ];

    fn key(&self) -> Self::Key {
        self.id
    }
}
