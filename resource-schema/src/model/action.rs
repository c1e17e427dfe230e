//! What is done to rows: actions, what they take, cause and answer with, and what triggers them.

use resource_core::meta::{ActionKind, CauseOn};

use super::{Expression, Rule, Type, Validation};

/// An action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The name.
    pub name: String,
    /// The doc comment.
    pub doc: String,
    /// What it does to rows.
    pub kind: ActionKind,
    /// System principals only.
    pub internal: bool,
    /// Callable without a tenant.
    pub tenantless: bool,
    /// Default of its kind.
    pub primary: bool,
    /// Slots in order.
    pub inputs: Vec<Input>,
    /// Ceiling.
    pub require: Option<Expression>,
    /// Condition on the stored row.
    pub guard: Option<Expression>,
    /// State change.
    pub transition: Option<Transition>,
    /// Assignments by field position.
    pub set: Vec<(u16, Expression)>,
    /// Conditions on the resulting row.
    pub validations: Vec<Validation>,
    /// Relation positions of `acyclic(relation)`.
    pub acyclic: Vec<u16>,
    /// Names of hooks, in call order.
    pub prepare: Vec<String>,
    /// Names of hooks that check inside the transaction.
    pub validate: Vec<String>,
    /// Names of hooks that change inside the transaction.
    pub change: Vec<String>,
    /// The hook of a run action (its own name).
    pub run: Option<String>,
    /// A run action that takes the key of a record.
    pub on_record: bool,
    /// What a run action answers with.
    pub returns: Option<Type>,
    /// Rows written with it.
    pub causes: Vec<Cause>,
    /// Upsert.
    pub upsert: Option<Upsert>,
    /// Read.
    pub read: Option<ReadAction>,
    /// URL path below the resource, for example `maintenance/start`; `None` for the canonical routes.
    pub path: Option<String>,
    /// Has no HTTP route although the resource has.
    pub no_route: bool,
    /// Has a function that takes many inputs.
    pub bulk: bool,
}

/// What a caller gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Field, relation or argument name.
    pub name: String,
    /// The doc comment.
    pub doc: String,
    /// Where it goes.
    pub target: InputTarget,
    /// The type without `Option` and `Secret`.
    pub ty: Type,
    /// Null is accepted.
    pub nullable: bool,
    /// Must be given.
    pub required: bool,
    /// Never printed or logged.
    pub secret: bool,
    /// Constraints.
    pub rules: Vec<Rule>,
}

/// Where an input goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputTarget {
    /// A field.
    Field(u16),
    /// A relation and its key column.
    Relation(u16, u16),
    /// Hooks and expressions only.
    Argument,
}

/// A state change; states are variant positions of the machine's enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// Empty on create.
    pub from: Vec<usize>,
    /// `None` where `set` computes it.
    pub to: Option<usize>,
}

/// A row written in another resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Position of the target in [`Model::resources`].
    pub target: usize,
    /// Position of its create action.
    pub action: u16,
    /// When.
    pub on: CauseOn,
    /// Only if.
    pub when: Option<Expression>,
    /// By the target action's slot.
    pub values: Vec<(u16, Expression)>,
}

/// A create that takes over an existing row.
#[derive(Clone, Debug, PartialEq)]
pub struct Upsert {
    /// Position of the identity; `None` for the primary key.
    pub identity: Option<u16>,
    /// Position of the update action.
    pub update: u16,
    /// Assignments to an existing row.
    pub set: Vec<(u16, Expression)>,
}

/// What a read action adds.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadAction {
    /// Condition.
    pub filter: Option<Expression>,
    /// Field position and whether descending.
    pub sort: Vec<(u16, bool)>,
    /// Paging.
    pub page: Option<resource_core::meta::Page>,
    /// Answers with one row.
    pub get: Option<resource_core::meta::GetBy>,
}

/// An action that jobs call; see [`resource_core::meta::Trigger`].
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// The name.
    pub name: String,
    /// Position of the action.
    pub action: u16,
    /// When it is looked for work.
    pub cron: String,
    /// For which rows; `None` where the clock alone calls for it.
    pub when: Option<Expression>,
    /// The queue of its jobs.
    pub queue: String,
    /// How often a job is tried.
    pub attempts: u16,
    /// 0 is the most urgent, 9 the least.
    pub priority: i16,
    /// The part of the system that acts.
    pub actor: String,
    /// Position of the update after the last failed attempt.
    pub on_error: Option<u16>,
    /// Many rows in one job.
    pub chunk: Option<resource_core::meta::Chunk>,
}
