//! The resolved model of a whole application: span-free, complete, comparable.
//!
//! It mirrors [`resource_core::meta`] with owned strings, positions instead of names, and expressions
//! already checked and lowered. Code generation, documentation and the database snapshot read this and
//! nothing else; whatever can be wrong with a declaration has been reported before a model exists.

mod action;
mod field;
mod rule;
mod value;

use resource_core::Expr;

pub use action::{Action, Cause, Input, InputTarget, ReadAction, Transition, Trigger, Upsert};
pub use field::{Calculation, Field, OnDelete, Relation, Rule, Type};
pub use rule::{Identity, Index, Machine, Scope, Validation};
pub use value::{Embedded, EmbeddedField, Enum, Variant};

/// Everything declared in one application.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Model {
    /// Sorted by name.
    pub resources: Vec<Resource>,
    /// Sorted by name.
    pub enums: Vec<Enum>,
    /// Sorted by name.
    pub embedded: Vec<Embedded>,
    /// Declared fields of the actor (`#[actor] struct`); the built-in `name` at position 0 is not listed.
    pub actor: Vec<ActorField>,
    /// Domains with their module docs, sorted by name.
    pub domains: Vec<Domain>,
    /// Hashes of the tokens of enums and embedded values, by Rust path, sorted.
    pub fingerprints: Vec<(String, u64)>,
}

/// A folder of resources.
#[derive(Clone, Debug, PartialEq)]
pub struct Domain {
    /// The module, for example `monitoring`.
    pub name: String,
    /// The module's doc comment.
    pub doc: String,
}

/// One resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// `monitoring.alert`
    pub name: String,
    /// `monitoring`
    pub domain: String,
    /// `Alert`
    pub type_name: String,
    /// `alert`: its module and file.
    pub module: String,
    /// Path of the declaring source file, relative to the workspace, with forward slashes.
    pub source: String,
    /// `resources::monitoring::alert::Alert`: where rustc finds the declaration.
    pub rust_path: String,
    /// The doc comment.
    pub doc: String,
    /// `alerts`
    pub table: String,
    /// A former name of the table, whose rows are kept.
    pub renamed_from: Option<String>,
    /// `alerts`, kebab-case: JSON:API type and URL segment.
    pub api_type: String,
    /// Has JSON:API routes.
    pub json_api: bool,
    /// Whose rows these are.
    pub tenancy: Tenancy,
    /// Field position of the partition's key column.
    pub partition: Option<u16>,
    /// Field positions of the key, without the tenant.
    pub key: Vec<u16>,
    /// Columns in order; a tenant column stands first.
    pub fields: Vec<Field>,
    /// Relations.
    pub relations: Vec<Relation>,
    /// Calculations.
    pub calculations: Vec<Calculation>,
    /// Unique keys.
    pub identities: Vec<Identity>,
    /// Plain indexes.
    pub indexes: Vec<Index>,
    /// Resource-level validations, checked by the database too.
    pub checks: Vec<Validation>,
    /// Named row conditions.
    pub scopes: Vec<Scope>,
    /// The ceiling of every action.
    pub require: Option<Expression>,
    /// State machine.
    pub machine: Option<Machine>,
    /// Actions in declaration order.
    pub actions: Vec<Action>,
    /// Actions that jobs call, in declaration order.
    pub triggers: Vec<Trigger>,
    /// Rows are never changed or removed.
    pub append_only: bool,
    /// Hash of the declaration's tokens.
    pub fingerprint: u64,
}

/// Whose rows a resource has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenancy {
    /// The key field is the tenant.
    Root(u16),
    /// This field holds the tenant.
    Column(u16),
    /// The platform's rows.
    Shared,
}

/// A checked expression with its source spelling.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Lowered nodes; positions are those of the model.
    pub expr: Expr,
    /// Canonical source text, for documentation.
    pub source: String,
}

/// A declared field of the actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorField {
    /// The name.
    pub name: String,
    /// The type without `Option`.
    pub ty: Type,
}
