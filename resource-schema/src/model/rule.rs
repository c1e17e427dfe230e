//! What rows are held to, found by and narrowed to.

use super::Expression;

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
