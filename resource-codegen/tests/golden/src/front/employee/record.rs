//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! An employee as code holds it.

use super::EMPLOYEE;
use super::entity::Model;
use crate::front::Restaurant;
use kitchen_sink::front::employee::Role;
use resource_core::{CiString, Id, ResourceMeta, Secret, Timestamp};
use resource_runtime::read::Related;
use resource_runtime::record::{FromRow, Row};
use resource_runtime::{Attribute, Loaded, Record, RelationTo, Result};
use std::ops::Deref;
use uuid::Uuid;

/// Somebody who works in a restaurant.
#[derive(Clone, Debug)]
pub struct Employee {
    model: Model,
    /// Whether they still work here.
    pub is_present: bool,
    /// The restaurant that they manage.
    pub managed: Loaded<Option<Box<Restaurant>>>,
}

#[expect(missing_docs, reason = "each names the field or relation of the same name")]
impl Employee {
    pub const TENANT_ID: Attribute<Employee, Id<Restaurant>> = Attribute::new(0);
    pub const ID: Attribute<Employee, Id<Employee>> = Attribute::new(1);
    pub const EMAIL: Attribute<Employee, CiString> = Attribute::new(2);
    pub const PASSWORD_HASH: Attribute<Employee, Option<Secret<String>>> = Attribute::new(3);
    pub const ROLE: Attribute<Employee, Role> = Attribute::new(4);
    pub const PHONE: Attribute<Employee, Option<String>> = Attribute::new(5);
    pub const PREVIOUS_EMPLOYER: Attribute<Employee, Option<Uuid>> = Attribute::new(6);
    pub const OWN_ACCOUNT: Attribute<Employee, bool> = Attribute::new(7);
    pub const HIRED_AT: Attribute<Employee, Timestamp> = Attribute::new(8);
    pub const LEFT_AT: Attribute<Employee, Option<Timestamp>> = Attribute::new(9);
    pub const MANAGED: RelationTo<Employee, Restaurant> = RelationTo::new(0);
}

impl Deref for Employee {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl FromRow for Employee {
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Employee { model: Model::from_row(row)?, is_present: row.take(10)?, managed: Loaded::No })
    }
}

impl Record for Employee {
    const META: &'static ResourceMeta = &EMPLOYEE;
    type Key = Id<Employee>;
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>] =
        &[|record, related| related.attach_one(&mut record.managed)];

    fn key(&self) -> Self::Key {
        self.id
    }
}
