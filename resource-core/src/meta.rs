//! The static description of a resource: what the engine interprets.
//!
//! Generated code holds one [`ResourceMeta`] per resource in a `static`. It is plain data; behaviour
//! (hooks) stands in tables beside it and is referred to by position.

pub mod action;
mod build;
pub mod field;
pub mod machine;
pub mod relation;
pub mod route;
pub mod trigger;

pub use action::{
    Action, ActionKind, Cause, CauseOn, Change, GetBy, Input, InputTarget, Page, ReadAction, Sort, Transition, Upsert,
    Validation,
};
pub use field::{Field, Generated, Rule};
pub use machine::{Machine, State};
pub use relation::{Relation, RelationKind};
pub use route::{Method, Route};
pub use trigger::{Chunk, Trigger};

use crate::{Expr, Kind};

/// Everything the engine knows about a resource.
pub struct ResourceMeta {
    /// `domain.resource`, the name that policies, traces and audit use.
    pub name: &'static str,
    /// The Rust name of the declaration.
    pub type_name: &'static str,
    /// The JSON:API type and first URL segment, for example `device-groups`.
    pub api_type: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// The table.
    pub table: &'static str,
    /// Whose rows these are.
    pub tenancy: Tenancy,
    /// The field that holds the partition of a row, if it has one.
    pub partition: Option<u16>,
    /// Field positions of the key as callers give it: without the tenant.
    pub key: &'static [u16],
    /// The stored fields, in column order.
    pub fields: &'static [Field],
    /// The relations.
    pub relations: &'static [Relation],
    /// Values computed on reading.
    pub calculations: &'static [Calculation],
    /// Unique keys beside the primary one.
    pub identities: &'static [Identity],
    /// Row conditions that the database checks too.
    pub checks: &'static [Validation],
    /// Named row conditions for policies and ceilings.
    pub scopes: &'static [Scope],
    /// The ceiling of every action.
    pub require: Option<Expr>,
    /// The state machine.
    pub machine: Option<Machine>,
    /// The actions.
    pub actions: &'static [Action],
    /// Rows are never changed or removed.
    pub append_only: bool,
}

/// Whose rows a resource has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenancy {
    /// The rows are the tenants: the key field at this position is the tenant.
    Root(u16),
    /// The field at this position holds the tenant of each row.
    Column(u16),
    /// Rows of the platform, which every tenant may read where policies allow and only the platform writes.
    Shared,
}

/// A value computed in SQL on reading.
#[derive(Debug)]
pub struct Calculation {
    /// The name.
    pub name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// The type.
    pub kind: Kind,
    /// Whether it can be null.
    pub nullable: bool,
    /// Whether it leaves the server.
    pub public: bool,
    /// How it is computed from the stored row.
    pub expr: Expr,
}

/// A set of fields that is unique.
#[derive(Debug)]
pub struct Identity {
    /// The name; also that of the index.
    pub name: &'static str,
    /// The unique index.
    pub index: &'static str,
    /// Its fields, without the tenant.
    pub fields: &'static [u16],
    /// Only rows for which this holds must be unique.
    pub filter: Option<Expr>,
    /// Unique across tenants instead of within one.
    pub across_tenants: bool,
    /// What a caller who repeats a value is told.
    pub message: &'static str,
}

/// A named row condition.
#[derive(Debug)]
pub struct Scope {
    /// The name.
    pub name: &'static str,
    /// The doc text, its source spelling.
    pub source: &'static str,
    /// The condition.
    pub expr: Expr,
}

/// The declared fields of the actor, as `actor.x` in expressions.
#[derive(Debug)]
pub struct ActorMeta {
    /// In declaration order; the built-in `name` stands before them at position 0.
    pub fields: &'static [ActorField],
}

/// One declared field of the actor.
#[derive(Debug)]
pub struct ActorField {
    /// The name.
    pub name: &'static str,
    /// The type; every field may be absent.
    pub kind: Kind,
}

/// The name alone: descriptions refer to each other in circles.
impl std::fmt::Debug for ResourceMeta {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ResourceMeta({})", self.name)
    }
}

impl ResourceMeta {
    /// The position of the field that holds the tenant, if rows belong to tenants.
    pub const fn tenant_field(&self) -> Option<u16> {
        match self.tenancy {
            Tenancy::Root(field) | Tenancy::Column(field) => Some(field),
            Tenancy::Shared => None,
        }
    }

    /// The position of a field.
    pub fn field(&self, name: &str) -> Option<u16> {
        self.fields.iter().position(|field| field.name == name).map(|at| at as u16)
    }

    /// The position of a relation.
    pub fn relation(&self, name: &str) -> Option<u16> {
        self.relations.iter().position(|relation| relation.name == name).map(|at| at as u16)
    }

    /// The position of a calculation.
    pub fn calculation(&self, name: &str) -> Option<u16> {
        self.calculations.iter().position(|calculation| calculation.name == name).map(|at| at as u16)
    }

    /// The position of an action.
    pub fn action(&self, name: &str) -> Option<u16> {
        self.actions.iter().position(|action| action.name == name).map(|at| at as u16)
    }

    /// The read action that serves where none is named.
    pub fn primary_read(&self) -> Option<u16> {
        let reads = || self.actions.iter().enumerate().filter(|(_, action)| action.kind == ActionKind::Read);
        let primary = reads().find(|(_, action)| action.primary).or_else(|| reads().next());
        primary.map(|(at, _)| at as u16)
    }
}
