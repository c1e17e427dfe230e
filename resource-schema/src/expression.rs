//! The expression language: from tokens to a checked [`resource_core::Expr`].
//!
//! Parsing ([`Ast`]) knows no names; [`check`] gives every name its meaning through [`Names`], infers
//! types and nullability, and lowers. What an expression answers is decided by its two interpreters,
//! the evaluator of `resource-core` and the SQL backend of the engine.
//!
//! What each place gives an expression is the table in `place.rs`; `docs/declarations.md` prints it.

mod ast;
mod check;
mod facts;
mod mention;
mod parse;
mod path;
mod place;
mod print;
mod reference;
mod types;

use crate::errors::Errors;
use crate::model;

pub use ast::Ast;
pub use mention::{Mention, Mentioned};
pub use place::Place;
pub(crate) use reference::reference;

/// What names mean where an expression stands.
pub trait Names {
    /// Where that is.
    fn place(&self) -> Place;
    /// What the row is called in messages, for example `Alert`.
    fn owner(&self) -> Option<String> {
        None
    }
    /// A field of the row.
    fn field(&self, name: &str) -> Option<Named>;
    /// A relation from the row.
    fn relation(&self, name: &str) -> Option<Step<'_>>;
    /// An argument of the action.
    fn argument(&self, name: &str) -> Option<Named>;
    /// A field of the actor.
    fn actor(&self, name: &str) -> Option<Named>;
    /// The names that could have been meant: of a `field`, `relation`, `argument` or `actor`.
    fn names(&self, root: &str) -> Vec<String>;
    /// The enums of the application.
    fn enums(&self) -> &[model::Enum];
    /// The embedded values of the application.
    fn embedded(&self) -> &[model::Embedded];
    /// The type of `tenant`, where the application has tenants.
    fn tenant_type(&self) -> Option<model::Type>;
}

/// A value that a name stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its position.
    pub at: u16,
    /// Its type.
    pub ty: model::Type,
    /// Whether it can be null.
    pub nullable: bool,
    /// Whether only the engine can read it.
    pub encrypted: bool,
}

/// A step along a relation.
pub struct Step<'a> {
    /// The relation's position.
    pub at: u16,
    /// Whether it leads to any number of rows.
    pub many: bool,
    /// The key column of a belongs-to relation.
    pub key: Option<Named>,
    /// Whether there may be no row.
    pub nullable: bool,
    /// What names mean on the other side.
    pub target: Box<dyn Names + 'a>,
}

/// What an expression should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// Its type; `None` if any will do.
    pub ty: Option<model::Type>,
    /// Whether it may be null.
    pub nullable: bool,
}

/// A checked expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Lowered, with its canonical spelling.
    pub expression: model::Expression,
    /// Its type; that which was expected if it is a bare null.
    pub ty: model::Type,
    /// Whether it can be null.
    pub nullable: bool,
}

/// Checks and lowers an expression; reports every mistake at its place.
pub fn check(errors: &Errors, ast: &Ast, names: &dyn Names, expected: Expected) -> Option<Checked> {
    check::Checker::new(errors, names).run(ast, expected)
}

#[cfg(test)]
mod tests;
