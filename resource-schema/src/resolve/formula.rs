//! Expressions through the checker, with what their place allows.

use resource_core::{Expr, Node};

use super::row::{Argument, Row};
use crate::attribute::Formula;
use crate::errors::Errors;
use crate::expression::{Expected, Place, check};
use crate::keep::obstacle;
use crate::model::{Expression, Model, Type};

/// The expressions of one resource.
#[derive(Clone, Copy)]
pub(super) struct Formulas<'a> {
    pub(super) errors: &'a Errors,
    pub(super) shape: &'a Model,
    pub(super) resource: usize,
}

/// A value of that type.
pub(super) fn expected(ty: &Type, nullable: bool) -> Expected {
    Expected { ty: Some(ty.clone()), nullable }
}

/// A truth value; unknown is one, and each place says what it counts as.
pub(super) fn truth() -> Expected {
    expected(&Type::Bool, true)
}

impl Formulas<'_> {
    pub(super) fn expression(
        &self,
        place: Place,
        arguments: &[Argument],
        formula: &Formula,
        expected: Expected,
    ) -> Option<Expression> {
        let row = Row { shape: self.shape, resource: self.resource, place, arguments };
        check(self.errors, &formula.ast, &row, expected).map(|checked| checked.expression)
    }

    /// A condition of a filter and the like.
    pub(super) fn condition(&self, place: Place, arguments: &[Argument], formula: &Formula) -> Option<Expression> {
        self.expression(place, arguments, formula, truth())
    }

    /// A condition that the database evaluates by itself: it can ask nothing but the row.
    pub(super) fn constraint(&self, place: Place, formula: &Formula, what: &str) -> Option<Expression> {
        let expression = self.condition(place, &[], formula)?;
        let asks = |node: &Node| matches!(node, Node::Root(..) | Node::Tenant | Node::Now);
        if expression.expr.mentions(&asks) || Expr::reads_relations(&expression.expr) {
            self.errors
                .error(formula.location, format!("{what} is kept by the database, which knows the row only"))
                .help("leave out `actor`, `argument`, `old`, `tenant`, the time, and relations");
            return None;
        }
        Some(expression)
    }

    /// The condition of an index, which the database has to keep.
    pub(super) fn of_index(&self, formula: &Formula) -> Option<Expression> {
        let expression = self.constraint(Place::Filter, formula, "an index")?;
        if let Some(obstacle) = obstacle(&self.shape.resources[self.resource].fields, &expression.expr) {
            self.errors
                .error(formula.location, format!("no database keeps an index under this condition: {obstacle}"))
                .help("use fields of the row, constants, comparisons, null tests and logic only");
            return None;
        }
        Some(expression)
    }

    /// A ceiling: the name of a scope, or a condition.
    pub(super) fn ceiling(&self, arguments: &[Argument], formula: &Formula) -> Option<Expression> {
        let scopes = &self.shape.resources[self.resource].scopes;
        let named = formula.word.as_ref().and_then(|word| scopes.iter().find(|scope| word == &scope.name));
        match named {
            Some(scope) => Some(scope.expression.clone()),
            None => self.condition(Place::Filter, arguments, formula),
        }
    }
}
