//! The resolved model of a whole application: span-free, complete, comparable.
//!
//! It mirrors [`resource_core::meta`] with owned strings, positions instead of names, and expressions
//! already checked and lowered. Code generation, documentation and the database snapshot read this and
//! nothing else; whatever can be wrong with a declaration has been reported before a model exists.

use resource_core::kind::EnumStorage;
use resource_core::meta::{ActionKind, CauseOn, Generated, RelationKind};
use resource_core::{Expr, Scalar};

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

/// A type as expressions, columns and documents see it, and as Rust spells it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `bool`
    Bool,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f64`
    F64,
    /// `String`
    Text,
    /// `CiString`
    CiText,
    /// A bare UUID, or the key of the named resource (`Id<Device>` is `Id("inventory.device")`).
    Uuid,
    /// A typed key: the resource's name and the type of its key column.
    Id(String, Box<Type>),
    /// `Timestamp`
    Time,
    /// Length of time; expressions only.
    Duration,
    /// Bytes.
    Bytes,
    /// An enum, by position in [`Model::enums`].
    Enum(usize),
    /// `Json`
    Map,
    /// `Vec<T>`
    List(Box<Type>),
    /// An embedded value, by position in [`Model::embedded`].
    Embedded(usize),
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name.
    pub name: String,
    /// The column's former name, whose values are kept.
    pub renamed_from: Option<String>,
    /// The doc comment.
    pub doc: String,
    /// The type without `Option`, `Secret` and `Encrypted`.
    pub ty: Type,
    /// `Option<..>`
    pub nullable: bool,
    /// `pub`
    pub public: bool,
    /// `Secret<..>` or `Encrypted<..>`
    pub secret: bool,
    /// `Encrypted<..>`: the column holds bytes.
    pub encrypted: bool,
    /// Constraints.
    pub rules: Vec<Rule>,
    /// Value of a create that gives none.
    pub default: Option<Expression>,
    /// Who sets it.
    pub generated: Generated,
    /// The relation whose key column this is.
    pub relation: Option<u16>,
}

/// A constraint on one value; see [`resource_core::meta::Rule`].
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Characters or items.
    Length(Option<u32>, Option<u32>),
    /// Inclusive bounds.
    Range(Option<i64>, Option<i64>),
    /// Whole-text regular expression.
    Pattern(String),
    /// Remove surrounding white space first.
    Trim,
}

/// A checked expression with its source spelling.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Lowered nodes; positions are those of the model.
    pub expr: Expr,
    /// Canonical source text, for documentation.
    pub source: String,
}

/// A relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The name.
    pub name: String,
    /// The doc comment.
    pub doc: String,
    /// Position of the target in [`Model::resources`].
    pub target: usize,
    /// Cardinality and side.
    pub kind: RelationKind,
    /// Pairs of own and target field positions, the tenant's first.
    pub on: Vec<(u16, u16)>,
    /// `pub`
    pub public: bool,
    /// Whether a belongs-to may be absent.
    pub nullable: bool,
    /// What happens to this side's rows when the target row goes; belongs-to only.
    pub on_delete: OnDelete,
}

/// What happens to referring rows when the row they refer to is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDelete {
    /// The removal is refused.
    Restrict,
    /// They are removed too.
    Cascade,
    /// Their reference becomes null.
    Nullify,
}

/// A value computed on reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Calculation {
    /// The name.
    pub name: String,
    /// The doc comment.
    pub doc: String,
    /// The type.
    pub ty: Type,
    /// `Calculated<Option<..>>`
    pub nullable: bool,
    /// `pub`
    pub public: bool,
    /// How.
    pub expression: Expression,
}

/// A unique key.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// The name.
    pub name: String,
    /// The unique index: `<table>_<name>_unique`.
    pub index: String,
    /// Field positions, without the tenant.
    pub fields: Vec<u16>,
    /// Partial.
    pub filter: Option<Expression>,
    /// Not prefixed with the tenant.
    pub across_tenants: bool,
    /// What a caller is told.
    pub message: String,
}

/// A plain index.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// `<table>_<columns>_index`
    pub name: String,
    /// Field positions and whether descending; the tenant first unless the rows have none.
    pub fields: Vec<(u16, bool)>,
    /// Partial.
    pub filter: Option<Expression>,
}

/// A condition with its message.
#[derive(Clone, Debug, PartialEq)]
pub struct Validation {
    /// What a program that calls is told.
    pub code: String,
    /// The constraint of a resource-level one, `<table>_<name>_check`.
    pub constraint: Option<String>,
    /// The condition.
    pub expression: Expression,
    /// The field to point at.
    pub field: Option<u16>,
    /// What a person is told.
    pub message: String,
}

/// A named row condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// The name.
    pub name: String,
    /// The condition.
    pub expression: Expression,
}

/// A state machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// The state field.
    pub field: u16,
    /// Its enum.
    pub states: usize,
    /// Variant positions that a create may start in.
    pub initial: Vec<usize>,
    /// Variant positions declared final.
    pub terminal: Vec<usize>,
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

/// A declared enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The Rust name; unique in the application.
    pub name: String,
    /// Where rustc finds it.
    pub rust_path: String,
    /// The doc comment.
    pub doc: String,
    /// Text or integer.
    pub storage: EnumStorage,
    /// Variants in order.
    pub variants: Vec<Variant>,
}

/// A variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// `TcpConnect`
    pub variant: String,
    /// `tcp_connect`
    pub name: String,
    /// The stored number.
    pub number: i16,
    /// The doc comment.
    pub doc: String,
}

/// A declared embedded value.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    /// The Rust name; unique in the application.
    pub name: String,
    /// Where rustc finds it.
    pub rust_path: String,
    /// The doc comment.
    pub doc: String,
    /// Fields in order.
    pub fields: Vec<EmbeddedField>,
}

/// A field of an embedded value.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbeddedField {
    /// The key in JSON.
    pub name: String,
    /// The type without `Option`.
    pub ty: Type,
    /// May be absent or null.
    pub nullable: bool,
    /// The doc comment.
    pub doc: String,
}

/// A declared field of the actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorField {
    /// The name.
    pub name: String,
    /// The type without `Option`.
    pub ty: Type,
}

impl Enum {
    /// What a column holds for the variant at a position.
    pub fn scalar(&self, variant: usize) -> Scalar {
        let variant = &self.variants[variant];
        match self.storage {
            EnumStorage::Text => Scalar::from(variant.name.clone()),
            EnumStorage::Integer => Scalar::I64(i64::from(variant.number)),
        }
    }
}
