//! Comparisons and membership.

use resource_core::{BinaryOp, Expr, Function, Node, Scalar};

use super::{Checker, Typed};
use crate::errors::Location;
use crate::expression::Place;
use crate::expression::ast::{Ast, Kind, Operator};
use crate::expression::facts::null_test;
use crate::expression::types::{Comparison, comparable, is_json, ordered};
use crate::model::Type;

impl Checker<'_> {
    pub(super) fn comparison(&self, operator: Operator, left: &Ast, right: &Ast) -> Option<Typed> {
        use Operator::*;
        if let Some(tested) = null_test(left, right) {
            return self.null_test(operator, tested, left.location.to(right.location));
        }
        let (a, b) = self.both(left, right)?;
        let location = left.location.to(right.location);
        let (Some(x), Some(y)) = (&a.ty, &b.ty) else {
            self.errors.error(location, "nothing says what type this null has");
            return None;
        };
        let how = self.compared(location, x, y)?;
        self.in_range(left.location, &a, y)?;
        self.in_range(right.location, &b, x)?;
        let op = match operator {
            Equal => BinaryOp::Equal,
            NotEqual => BinaryOp::NotEqual,
            Less => BinaryOp::Less,
            LessOrEqual => BinaryOp::LessOrEqual,
            Greater => BinaryOp::Greater,
            GreaterOrEqual => BinaryOp::GreaterOrEqual,
            IsNot => BinaryOp::IsNot,
            _ => BinaryOp::Is,
        };
        if matches!(operator, Less | LessOrEqual | Greater | GreaterOrEqual)
            && let Err(problem) = ordered(x, self.names.enums())
        {
            self.errors.error(location, problem);
            return None;
        }
        let identity = matches!(operator, Is | IsNot);
        if !identity {
            self.warn_of_null(left, &a);
            self.warn_of_null(right, &b);
        }
        let nullable = !identity && (a.nullable || b.nullable);
        let (a, b) = lowered(how, a.expr, b.expr);
        Some(Typed::new(Expr::binary(op, a, b), Type::Bool, nullable))
    }

    /// `x == null` and its like are tests, never unknown.
    fn null_test(&self, operator: Operator, tested: &Ast, location: Location) -> Option<Typed> {
        let op = match operator {
            Operator::Equal | Operator::Is => BinaryOp::Is,
            Operator::NotEqual | Operator::IsNot => BinaryOp::IsNot,
            _ => {
                self.errors.error(location, "null has no order; write `== null` or `!= null`");
                return None;
            }
        };
        let tested = self.infer(tested, None)?;
        let null = Expr::leaf(Node::Const(Scalar::Null));
        Some(Typed::new(Expr::binary(op, tested.expr, null), Type::Bool, false))
    }

    /// Both sides of a comparison; a variant or a number takes its type from the other side.
    fn both(&self, left: &Ast, right: &Ast) -> Option<(Typed, Typed)> {
        if needs_hint(left) {
            let right = self.infer(right, None)?;
            let left = self.infer(left, right.ty.as_ref())?;
            return Some((left, right));
        }
        let left = self.infer(left, None);
        let hint = left.as_ref().and_then(|typed| typed.ty.clone());
        if left.is_none() && needs_hint(right) {
            return None;
        }
        let right = self.infer(right, hint.as_ref());
        Some((left?, right?))
    }

    /// How two types compare; reports if they do not.
    pub(super) fn compared(&self, location: Location, a: &Type, b: &Type) -> Option<Comparison> {
        let Some(how) = comparable(a, b) else {
            let text = format!("{} cannot be compared with {}", self.described(a), self.described(b));
            self.errors.error(location, text);
            return None;
        };
        if is_json(a) && self.names.place() != Place::Validate {
            self.errors
                .error(location, format!("{} cannot be compared in the database", self.described(a)))
                .help("only tests for null are possible, or a comparison in `validate`");
            return None;
        }
        Some(how)
    }

    pub(super) fn is_in(&self, item: &Ast, list: &[Ast], negated: bool) -> Option<Typed> {
        let found = self.infer(item, None)?;
        let hint = found.ty.clone();
        let mut nullable = found.nullable && !list.is_empty();
        let mut without_case = false;
        let mut candidates = Vec::new();
        let mut complete = true;
        for candidate in list {
            let Some(typed) = self.infer(candidate, hint.as_ref()) else {
                complete = false;
                continue;
            };
            nullable |= typed.nullable;
            match (&hint, &typed.ty) {
                (Some(a), Some(b)) => {
                    let fits = self.in_range(candidate.location, &typed, a).is_some();
                    match self.compared(candidate.location, a, b).filter(|_| fits) {
                        Some(how) => without_case |= matches!(how, Comparison::WithoutCase),
                        None => complete = false,
                    }
                }
                _ => {
                    self.errors.error(candidate.location, "null equals nothing; test for it with `== null`");
                    complete = false;
                }
            }
            candidates.push(typed.expr);
        }
        if !complete {
            return None;
        }
        self.warn_of_null(item, &found);
        let lower = |expr: Expr| if without_case { Expr::call(Function::Lower, [expr]) } else { expr };
        let expr = lower(found.expr).is_among(candidates.into_iter().map(lower));
        let expr = if negated { expr.negated() } else { expr };
        Some(Typed::new(expr, Type::Bool, nullable))
    }

    /// In `validate`, a comparison that null makes unknown passes; say so unless null is thought of.
    pub(super) fn warn_of_null(&self, ast: &Ast, typed: &Typed) {
        if self.names.place() != Place::Validate || !typed.nullable || !matches!(ast.kind, Kind::Path(_)) {
            return;
        }
        self.errors
            .warning(ast.location, format!("`{ast}` can be null, and then this validation passes"))
            .help(format!("write `{ast} == null || ..` if that is meant, else `{ast} != null && ..`"));
    }
}

/// Whether the other side says what this means.
fn needs_hint(ast: &Ast) -> bool {
    match &ast.kind {
        Kind::Variant(_) | Kind::Integer(_) => true,
        Kind::If { then, otherwise, .. } => needs_hint(then) || needs_hint(otherwise),
        _ => false,
    }
}

fn lowered(how: Comparison, a: Expr, b: Expr) -> (Expr, Expr) {
    match how {
        Comparison::Plain => (a, b),
        Comparison::WithoutCase => (Expr::call(Function::Lower, [a]), Expr::call(Function::Lower, [b])),
    }
}
