//! Actions: what callers can do with a resource.

use super::{ResourceMeta, Rule};
use crate::{Expr, Kind, Scalar};

/// One action.
#[derive(Debug)]
pub struct Action {
    /// The name.
    pub name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// What it does to rows.
    pub kind: ActionKind,
    /// Only principals of the system may call it, whatever the policy files say.
    pub internal: bool,
    /// May be called without a tenant (signing in, registering).
    pub tenantless: bool,
    /// Serves where the caller names no action of this kind.
    pub primary: bool,
    /// What callers give, in slot order.
    pub inputs: &'static [Input],
    /// The ceiling of this action, beside the resource's.
    pub require: Option<Expr>,
    /// A condition on the stored row without which an update or destroy is refused.
    pub guard: Option<Expr>,
    /// The state change.
    pub transition: Option<Transition>,
    /// Assignments, in order, as field position and value.
    pub set: &'static [(u16, Expr)],
    /// Conditions on the resulting row.
    pub validations: &'static [Validation],
    /// Built-in steps.
    pub changes: &'static [Change],
    /// Hooks before any transaction, by position in the resource's hook table.
    pub prepare: &'static [u16],
    /// Hooks that check inside the transaction.
    pub validate: &'static [u16],
    /// Hooks that change inside the transaction.
    pub change: &'static [u16],
    /// The hook that replaces the write of a run action.
    pub run: Option<u16>,
    /// Rows written in the same transaction.
    pub causes: &'static [Cause],
    /// A create that takes over an existing row.
    pub upsert: Option<Upsert>,
    /// What a read action adds.
    pub read: Option<ReadAction>,
    /// A run action that takes the key of a record.
    pub on_record: bool,
    /// What a run action answers with, if not nothing.
    pub returns: Option<Kind>,
}

/// What an action does to rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActionKind {
    /// Selects rows.
    Read,
    /// Writes a new row.
    Create,
    /// Changes a row.
    Update,
    /// Removes a row.
    Destroy,
    /// Runs hand-written code.
    Run,
}

/// One thing a caller gives.
#[derive(Debug)]
pub struct Input {
    /// The name: the field's, the relation's, or the argument's.
    pub name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// Where it goes.
    pub target: InputTarget,
    /// The type.
    pub kind: Kind,
    /// Whether null is accepted.
    pub nullable: bool,
    /// Whether it must be given.
    pub required: bool,
    /// Never printed or logged.
    pub secret: bool,
    /// What values must satisfy beyond their type.
    pub rules: &'static [Rule],
}

/// Where an input goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputTarget {
    /// Into a stored field.
    Field(u16),
    /// Into a relation's key column.
    Relation(u16, u16),
    /// To hooks and expressions only.
    Argument,
}

/// A state change.
#[derive(Debug)]
pub struct Transition {
    /// States it may start from; empty on create.
    pub from: &'static [Scalar],
    /// The state it ends in; `None` where `set` computes it.
    pub to: Option<Scalar>,
}

/// A condition on a row, with what to say when it fails.
#[derive(Debug)]
pub struct Validation {
    /// What a program that calls is told; stable.
    pub code: &'static str,
    /// The database constraint of a resource-level one.
    pub constraint: Option<&'static str>,
    /// The condition.
    pub expr: Expr,
    /// The field to point at.
    pub field: Option<u16>,
    /// What a person is told.
    pub message: &'static str,
}

/// A built-in step of an action.
#[derive(Debug)]
pub enum Change {
    /// The tree that this self-relation builds stays without cycles, also when two moves race.
    Acyclic {
        /// The belongs-to relation to the parent.
        relation: u16,
    },
}

/// A row that an action writes in another resource, in the same transaction.
#[derive(Debug)]
pub struct Cause {
    /// The other resource.
    pub target: &'static ResourceMeta,
    /// Its create action.
    pub action: u16,
    /// When.
    pub on: CauseOn,
    /// Only if this holds on the resulting row.
    pub when: Option<Expr>,
    /// The target action's inputs by slot, over the resulting row and `old`.
    pub values: &'static [(u16, Expr)],
}

/// When a cause fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseOn {
    /// When the state changed.
    Transition,
    /// Whenever the action ran.
    Always,
}

/// A create that takes over an existing row.
#[derive(Debug)]
pub struct Upsert {
    /// Position of the identity that decides which row, or `None` for the primary key.
    pub identity: Option<u16>,
    /// The update action whose policy, guard and assignments apply to an existing row.
    pub update: u16,
    /// Assignments to an existing row: over the stored row and `new`.
    pub set: &'static [(u16, Expr)],
}

/// What a read action adds to plain reading.
#[derive(Debug)]
pub struct ReadAction {
    /// Only rows for which this holds.
    pub filter: Option<Expr>,
    /// The order where the caller asks for none.
    pub sort: &'static [Sort],
    /// How callers page; `None` answers with all rows up to the engine's cap.
    pub page: Option<Page>,
    /// The action answers with one row.
    pub get: Option<GetBy>,
}

/// How a reading action that answers with one row finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GetBy {
    /// By its key.
    Key,
    /// By an identity, whose fields are the action's inputs.
    Identity(u16),
}

/// One term of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The field.
    pub field: u16,
    /// Greatest first.
    pub descending: bool,
}

/// Paging of a read action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Pages follow a cursor.
    pub keyset: bool,
    /// Pages follow a row number.
    pub offset: bool,
    /// Rows on a page where the caller says nothing.
    pub default: u32,
    /// The most rows a caller may ask for.
    pub max: u32,
}

impl Action {
    /// The slot of an input.
    pub fn input(&self, name: &str) -> Option<u16> {
        self.inputs.iter().position(|input| input.name == name).map(|at| at as u16)
    }

    /// Whether hand-written code runs inside the transaction.
    pub const fn has_hooks(&self) -> bool {
        !self.validate.is_empty() || !self.change.is_empty()
    }
}
