//! Integers, timestamps and durations.

use resource_core::{BinaryOp, Bounds, Expr, Node, Scalar};

use super::{Checker, Typed};
use crate::errors::Location;
use crate::expression::Place;
use crate::expression::ast::{Ast, Operator};
use crate::expression::types::is_integer;
use crate::model::Type;

/// When requests come in: what is moved by a few years from there does not leave the calendar.
const NOW: Bounds = Bounds { low: 0, high: 32_503_680_000_000_000 };

impl Checker<'_> {
    pub(super) fn now(&self) -> Typed {
        Typed::new(Expr::leaf(Node::Now), Type::Time, false).within(NOW)
    }

    pub(super) fn negate(&self, inner: &Ast) -> Option<Typed> {
        let typed = self.infer(inner, None)?;
        let Some(ty) = typed.ty.filter(|ty| is_integer(ty) || *ty == Type::Duration) else {
            self.errors.error(inner.location, "only integers and durations have a minus");
            return None;
        };
        let bounds = typed.bounds.negated();
        let ty = if ty == Type::Duration { ty } else { Type::I64 };
        let nullable = typed.nullable || self.may_fail(!bounds.within(Bounds::ARITHMETIC));
        Some(Typed::new(typed.expr.minus(), ty, nullable).within(bounds.limited(Bounds::ARITHMETIC)))
    }

    pub(super) fn arithmetic(&self, operator: Operator, left: &Ast, right: &Ast) -> Option<Typed> {
        let (a, b) = (self.infer(left, None), self.infer(right, None));
        let (a, b) = (a?, b?);
        let location = left.location.to(right.location);
        let (Some(x), Some(y)) = (&a.ty, &b.ty) else {
            self.errors.error(location, "null is no operand of arithmetic");
            return None;
        };
        let Some((op, ty)) = operation(operator, x, y) else {
            let text =
                format!("`{}` does not go with {} and {}", operator.text(), self.described(x), self.described(y));
            self.errors.error(location, text).help("arithmetic is on integers, and on timestamps with durations");
            return None;
        };
        if matches!(op, BinaryOp::Divide | BinaryOp::Remainder) && b.expr.as_constant() == Some(&Scalar::I64(0)) {
            self.errors.error(right.location, "division by zero has no result");
            return None;
        }
        self.computed(location, (op, ty), a, b)
    }

    /// The result of an operation between operands of the right types.
    pub(super) fn computed(&self, location: Location, (op, ty): (BinaryOp, Type), a: Typed, b: Typed) -> Option<Typed> {
        let (bounds, range) = match op {
            BinaryOp::Add => (a.bounds.plus(b.bounds), Bounds::ARITHMETIC),
            BinaryOp::Subtract | BinaryOp::TimeDifference => (a.bounds.minus(b.bounds), Bounds::ARITHMETIC),
            BinaryOp::Multiply => (a.bounds.times(b.bounds), Bounds::ARITHMETIC),
            BinaryOp::Divide => (a.bounds.divided(b.bounds), Bounds::ARITHMETIC),
            BinaryOp::Remainder => (a.bounds.remainder(b.bounds), Bounds::ARITHMETIC),
            BinaryOp::TimeAdd => (a.bounds.plus(b.bounds), Bounds::TIME),
            _ => (a.bounds.minus(b.bounds), Bounds::TIME),
        };
        let mut fails = !bounds.within(range);
        match op {
            BinaryOp::Divide | BinaryOp::Remainder => fails |= b.bounds.contains(0),
            BinaryOp::TimeAdd | BinaryOp::TimeSubtract if !b.bounds.within(Bounds::MOVE) => {
                if b.expr.as_constant().is_some() {
                    self.errors.error(location, "a timestamp is moved by at most 285 years");
                    return None;
                }
                fails = true;
            }
            _ => {}
        }
        let nullable = a.nullable || b.nullable || self.may_fail(fails);
        Some(Typed::new(Expr::binary(op, a.expr, b.expr), ty, nullable).within(bounds.limited(range)))
    }

    /// A calculation is null where a write would be refused.
    fn may_fail(&self, fails: bool) -> bool {
        fails && self.names.place() == Place::Calculate
    }
}

/// What an operator does to operands of these types, and the type of the result.
fn operation(operator: Operator, left: &Type, right: &Type) -> Option<(BinaryOp, Type)> {
    use Operator::*;
    let integers = is_integer(left) && is_integer(right);
    Some(match (operator, left, right) {
        (Add, Type::Time, Type::Duration) => (BinaryOp::TimeAdd, Type::Time),
        (Subtract, Type::Time, Type::Duration) => (BinaryOp::TimeSubtract, Type::Time),
        (Subtract, Type::Time, Type::Time) => (BinaryOp::TimeDifference, Type::Duration),
        (Add, Type::Duration, Type::Duration) => (BinaryOp::Add, Type::Duration),
        (Subtract, Type::Duration, Type::Duration) => (BinaryOp::Subtract, Type::Duration),
        (Multiply, Type::Duration, scale) | (Multiply, scale, Type::Duration) if is_integer(scale) => {
            (BinaryOp::Multiply, Type::Duration)
        }
        (Divide, Type::Duration, scale) if is_integer(scale) => (BinaryOp::Divide, Type::Duration),
        (Add, ..) if integers => (BinaryOp::Add, Type::I64),
        (Subtract, ..) if integers => (BinaryOp::Subtract, Type::I64),
        (Multiply, ..) if integers => (BinaryOp::Multiply, Type::I64),
        (Divide, ..) if integers => (BinaryOp::Divide, Type::I64),
        (Remainder, ..) if integers => (BinaryOp::Remainder, Type::I64),
        _ => return None,
    })
}
