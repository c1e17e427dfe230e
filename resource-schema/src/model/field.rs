//! What a row has: fields, relations and calculations, and what may be in them.

use resource_core::meta::{Generated, RelationKind};

use super::Expression;

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
