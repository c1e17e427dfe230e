//! Chains that make what stands beside fields and actions.

use super::put;
use crate::meta::{Calculation, Cause, CauseOn, Identity, Relation, RelationKind, ResourceMeta, Rule, State, Tenancy};
use crate::{Expr, Kind, Scalar};

impl ResourceMeta {
    /// A resource without a name and without anything.
    pub const BLANK: ResourceMeta = ResourceMeta {
        name: "",
        type_name: "",
        api_type: "",
        doc: "",
        table: "",
        tenancy: Tenancy::Shared,
        partition: None,
        key: &[],
        fields: &[],
        relations: &[],
        calculations: &[],
        identities: &[],
        checks: &[],
        scopes: &[],
        require: None,
        machine: None,
        actions: &[],
        append_only: false,
    };
}

impl Rule {
    /// So many characters or items, both bounds included.
    pub const fn length(min: u32, max: u32) -> Rule {
        Rule::Length { min: Some(min), max: Some(max) }
    }

    /// At least so many characters or items.
    pub const fn min_length(min: u32) -> Rule {
        Rule::Length { min: Some(min), max: None }
    }

    /// At most so many characters or items.
    pub const fn max_length(max: u32) -> Rule {
        Rule::Length { min: None, max: Some(max) }
    }

    /// An integer between two, both included.
    pub const fn range(min: i64, max: i64) -> Rule {
        Rule::Range { min: Some(min), max: Some(max) }
    }

    /// At least this integer.
    pub const fn min(min: i64) -> Rule {
        Rule::Range { min: Some(min), max: None }
    }

    /// At most this integer.
    pub const fn max(max: i64) -> Rule {
        Rule::Range { min: None, max: Some(max) }
    }
}

impl Relation {
    /// At most one row, whose key this side holds.
    pub const fn belongs_to(name: &'static str, target: &'static ResourceMeta, on: &'static [(u16, u16)]) -> Relation {
        Relation { name, doc: "", target, kind: RelationKind::BelongsTo, on, public: false }
    }

    /// At most one row, which holds the key.
    pub const fn has_one(name: &'static str, target: &'static ResourceMeta, on: &'static [(u16, u16)]) -> Relation {
        Relation { name, doc: "", target, kind: RelationKind::HasOne, on, public: false }
    }

    /// Any number of rows, which hold the key.
    pub const fn has_many(name: &'static str, target: &'static ResourceMeta, on: &'static [(u16, u16)]) -> Relation {
        Relation { name, doc: "", target, kind: RelationKind::HasMany, on, public: false }
    }

    /// Shows on the APIs.
    pub const fn public(mut self) -> Relation {
        self.public = true;
        self
    }

    /// The doc comment.
    pub const fn doc(mut self, doc: &'static str) -> Relation {
        self.doc = doc;
        self
    }
}

impl Calculation {
    /// A value that is never null and stays on the server.
    pub const fn new(name: &'static str, kind: Kind, expr: Expr) -> Calculation {
        Calculation { name, doc: "", kind, nullable: false, public: false, expr }
    }

    /// May be null.
    pub const fn nullable(mut self) -> Calculation {
        self.nullable = true;
        self
    }

    /// Leaves the server.
    pub const fn public(mut self) -> Calculation {
        self.public = true;
        self
    }

    /// The doc comment.
    pub const fn doc(mut self, doc: &'static str) -> Calculation {
        self.doc = doc;
        self
    }
}

impl Identity {
    /// Fields that are unique within a tenant.
    pub const fn new(name: &'static str, index: &'static str, fields: &'static [u16]) -> Identity {
        Identity { name, index, fields, filter: None, across_tenants: false, message: "" }
    }

    /// Only rows for which this holds must be unique.
    pub const fn filter(mut self, filter: Expr) -> Identity {
        put(&mut self.filter, filter);
        self
    }

    /// Unique across tenants.
    pub const fn across_tenants(mut self) -> Identity {
        self.across_tenants = true;
        self
    }

    /// What a caller who repeats a value is told.
    pub const fn message(mut self, message: &'static str) -> Identity {
        self.message = message;
        self
    }
}

impl Cause {
    /// A row that the create action at a position of the target writes, whenever the action ran.
    pub const fn new(target: &'static ResourceMeta, action: u16) -> Cause {
        Cause { target, action, on: CauseOn::Always, when: None, values: &[] }
    }

    /// When the state changed.
    pub const fn on_transition(mut self) -> Cause {
        self.on = CauseOn::Transition;
        self
    }

    /// Only if this holds on the resulting row.
    pub const fn when(mut self, when: Expr) -> Cause {
        put(&mut self.when, when);
        self
    }

    /// The target action's inputs.
    pub const fn values(mut self, values: &'static [(u16, Expr)]) -> Cause {
        self.values = values;
        self
    }
}

impl State {
    /// A state in which nothing starts and that something leaves.
    pub const fn new(name: &'static str, value: Scalar) -> State {
        State { value, name, initial: false, terminal: false }
    }

    /// A create may start here.
    pub const fn initial(mut self) -> State {
        self.initial = true;
        self
    }

    /// Nothing leads out, on purpose.
    pub const fn terminal(mut self) -> State {
        self.terminal = true;
        self
    }
}
