//! The expression language: from tokens to a checked [`resource_core::Expr`].
//!
//! Parsing ([`Ast`]) knows no names; [`check`] gives every name its meaning through [`Names`], infers
//! types and nullability, and lowers. What an expression answers is decided by its two interpreters,
//! the evaluator of `resource-core` and the SQL backend of the engine.
//!
//! | in | a bare field is | further roots | relations | unknown counts as |
//! |---|---|---|---|---|
//! | `filter`, `scope`, `require` | the stored row | `actor`, `argument`, `tenant` | yes | no |
//! | `guard` | the stored row | `actor`, `argument`, `tenant` | yes | refused |
//! | `set` | the stored row; on create, what is created | `actor`, `argument`, `tenant` | no | null |
//! | `set` inside `upsert(..)` | the stored row | these and `new` | no | null |
//! | `validate` | the resulting row | `old`, `argument` | no | valid |
//! | `calculate` | the stored row | `argument` | yes | null |
//! | `causes` | the resulting row | `old`, `actor`, `argument` | no | null |

mod ast;
mod check;
mod facts;
mod mention;
mod parse;
mod path;
mod print;
mod types;

use crate::errors::Errors;
use crate::model;

pub use ast::Ast;
pub use mention::{Mention, Mentioned};

/// Where an expression stands; decides which roots and relations it may use and what unknown means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `filter`, `scope`, `where`, and a policy's `require`: about the stored row.
    Filter,
    /// `guard` of an action: about the stored row.
    Guard,
    /// `set` of an update: about the stored row.
    Set,
    /// `set` of a create: about what is created.
    Create,
    /// `set` inside `upsert(..)`: about the stored row, with `new` beside it.
    UpsertSet,
    /// `validate`: about the resulting row; unknown counts as valid.
    Validate,
    /// `calculate`: about the stored row.
    Calculate,
    /// `causes`: about the resulting row.
    Cause,
    /// A field's default: about nothing.
    Default,
}

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
