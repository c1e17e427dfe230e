//! Gives names their meaning, infers types and nullability, lowers to nodes.
//!
//! Nullability follows the fields: an operation can be null if an operand can. Arithmetic is null on
//! overflow too, and division by zero; only division by what is not a constant other than zero counts
//! as that here, since integers that overflow 64 bits are no values an application has.

mod call;
mod compare;

use std::collections::BTreeSet;

use proc_macro2::Ident;
use resource_core::{BinaryOp, Expr, Node, Scalar};

use super::ast::{Ast, Kind, Operator};
use super::types::{assignable, described, is_integer, joined, range};
use super::{Checked, Expected, Names, Place};
use crate::errors::{Errors, Location};
use crate::model::{Expression, Type};
use crate::nearest;

/// One expression on its way to nodes.
pub(super) struct Checker<'a> {
    pub(super) errors: &'a Errors,
    pub(super) names: &'a dyn Names,
    /// Fields that the expression tests for null somewhere.
    tested: BTreeSet<String>,
}

/// An expression whose names have meaning.
pub(super) struct Typed {
    pub(super) expr: Expr,
    /// `None` for a bare null.
    pub(super) ty: Option<Type>,
    pub(super) nullable: bool,
}

/// Which roots exist at a place, for help texts.
pub(super) fn roots(place: Place) -> &'static str {
    match place {
        Place::Filter | Place::Guard | Place::Set | Place::Create => "here are the row's fields, `actor`, `argument` and `tenant`",
        Place::UpsertSet => "here are the stored row's fields, `new`, `actor`, `argument` and `tenant`",
        Place::Validate => "here are the resulting row's fields, `old` and `argument`",
        Place::Calculate => "here are the row's fields, `argument` and `tenant`",
        Place::Cause => "here are the resulting row's fields, `old`, `actor` and `argument`",
        Place::Default => "a default can use constants and `now()` only",
    }
}

impl<'a> Checker<'a> {
    pub(super) fn new(errors: &'a Errors, ast: &Ast, names: &'a dyn Names) -> Checker<'a> {
        Checker { errors, names, tested: null_tests(ast) }
    }

    /// Checks the whole against what it should be.
    pub(super) fn run(&self, ast: &Ast, expected: Expected) -> Option<Checked> {
        let typed = self.infer(ast, expected.ty.as_ref())?;
        let ty = match (typed.ty.clone(), &expected.ty) {
            (None, None) => {
                self.errors.error(ast.location, "nothing says what type this null has");
                return None;
            }
            (None, Some(expected)) => expected.clone(),
            (Some(found), None) => found,
            (Some(found), Some(wanted)) => {
                self.assigned(ast, &typed, &found, wanted)?;
                wanted.clone()
            }
        };
        if typed.nullable && !expected.nullable {
            self.errors
                .error(ast.location, "this can be null, and null is not allowed here")
                .help("give a value for that case with `coalesce(.., ..)`, or make the target an `Option`");
            return None;
        }
        let expression = Expression { expr: typed.expr, source: ast.to_string() };
        Some(Checked { expression, ty, nullable: typed.nullable })
    }

    fn assigned(&self, ast: &Ast, typed: &Typed, found: &Type, wanted: &Type) -> Option<()> {
        if !assignable(found, wanted, self.names.enums()) {
            let (found, wanted) = (self.described(found), self.described(wanted));
            self.errors.error(ast.location, format!("expected {wanted}, found {found}"));
            return None;
        }
        if let (Some(Scalar::I64(number)), Some((least, most))) = (typed.expr.as_constant(), range(wanted))
            && !(least..=most).contains(number)
        {
            self.errors.error(ast.location, format!("{number} is out of range; the field holds {least} to {most}"));
            return None;
        }
        Some(())
    }

    /// The meaning of an expression; `hint` is the type of what it stands beside.
    pub(super) fn infer(&self, ast: &Ast, hint: Option<&Type>) -> Option<Typed> {
        match &ast.kind {
            Kind::Null => Some(Typed { expr: Expr::leaf(Node::Const(Scalar::Null)), ty: None, nullable: true }),
            Kind::Bool(truth) => Some(constant(Scalar::Bool(*truth), Type::Bool)),
            Kind::Integer(number) if hint == Some(&Type::F64) => {
                Some(constant(Scalar::F64(*number as f64), Type::F64))
            }
            Kind::Integer(number) => Some(constant(Scalar::I64(*number), Type::I64)),
            Kind::Float(number) => Some(constant(Scalar::F64(*number), Type::F64)),
            Kind::Text(text) => Some(constant(Scalar::from(text.clone()), Type::Text)),
            Kind::Duration(micros) => Some(constant(Scalar::I64(*micros), Type::Duration)),
            Kind::Path(path) => self.path(path),
            Kind::Variant(name) => self.variant(name, hint),
            Kind::Not(inner) => {
                let inner = self.truth(inner)?;
                Some(Typed { expr: inner.expr.negated(), ty: Some(Type::Bool), nullable: inner.nullable })
            }
            Kind::Negate(inner) => self.negate(inner),
            Kind::Binary(operator, left, right) => self.binary(*operator, left, right),
            Kind::In { item, list, negated } => self.is_in(item, list, *negated),
            Kind::If { condition, then, otherwise } => self.conditional(condition, [then, otherwise], hint),
            Kind::Call { function, arguments } => self.call(function, arguments, hint),
        }
    }

    /// The meaning of a condition.
    pub(super) fn truth(&self, ast: &Ast) -> Option<Typed> {
        let typed = self.infer(ast, Some(&Type::Bool))?;
        match &typed.ty {
            Some(Type::Bool) | None => Some(typed),
            Some(other) => {
                self.errors.error(ast.location, format!("expected a condition, found {}", self.described(other)));
                None
            }
        }
    }

    fn variant(&self, name: &Ident, hint: Option<&Type>) -> Option<Typed> {
        let text = name.to_string();
        let Some(Type::Enum(at)) = hint else {
            let mut owners = self.names.enums().iter().filter(|each| each.variants.iter().any(|variant| variant.variant == text));
            let help = match owners.next() {
                Some(owner) => format!("`{text}` is a variant of {}; compare it with a field of that type", owner.name),
                None => "fields and functions are written in lower case, variants beside a field of their enum".to_owned(),
            };
            self.errors.error(name, format!("nothing says which enum `{text}` is of")).help(help);
            return None;
        };
        let of = &self.names.enums()[*at];
        match of.variants.iter().position(|variant| variant.variant == text) {
            Some(variant) => Some(constant(of.scalar(variant), Type::Enum(*at))),
            None => {
                let help = nearest::suggest(&text, of.variants.iter().map(|variant| variant.variant.as_str()));
                self.errors.error(name, format!("{} has no variant `{text}`", of.name)).help(help);
                None
            }
        }
    }

    fn negate(&self, inner: &Ast) -> Option<Typed> {
        let typed = self.infer(inner, None)?;
        match &typed.ty {
            Some(ty) if is_integer(ty) || *ty == Type::Duration => {
                Some(Typed { expr: typed.expr.minus(), ty: typed.ty, nullable: typed.nullable })
            }
            _ => {
                self.errors.error(inner.location, "only integers and durations have a minus");
                None
            }
        }
    }

    fn binary(&self, operator: Operator, left: &Ast, right: &Ast) -> Option<Typed> {
        use Operator::*;
        match operator {
            And | Or => {
                let (left, right) = (self.truth(left), self.truth(right));
                let (left, right) = (left?, right?);
                let op = if operator == And { BinaryOp::And } else { BinaryOp::Or };
                let nullable = left.nullable || right.nullable;
                Some(Typed { expr: Expr::binary(op, left.expr, right.expr), ty: Some(Type::Bool), nullable })
            }
            Add | Subtract | Multiply | Divide | Remainder => self.arithmetic(operator, left, right),
            _ => self.comparison(operator, left, right),
        }
    }

    fn arithmetic(&self, operator: Operator, left: &Ast, right: &Ast) -> Option<Typed> {
        use Operator::*;
        let (a, b) = (self.infer(left, None), self.infer(right, None));
        let (a, b) = (a?, b?);
        let location = left.location.to(right.location);
        let (Some(left), Some(right)) = (&a.ty, &b.ty) else {
            self.errors.error(location, "null is no operand of arithmetic");
            return None;
        };
        let number = is_integer(left) && is_integer(right);
        let (op, ty) = match (operator, left, right) {
            (Add, Type::Time, Type::Duration) => (BinaryOp::TimeAdd, Type::Time),
            (Subtract, Type::Time, Type::Duration) => (BinaryOp::TimeSubtract, Type::Time),
            (Subtract, Type::Time, Type::Time) => (BinaryOp::TimeDifference, Type::Duration),
            (Add, Type::Duration, Type::Duration) => (BinaryOp::Add, Type::Duration),
            (Subtract, Type::Duration, Type::Duration) => (BinaryOp::Subtract, Type::Duration),
            (Multiply, Type::Duration, scale) if is_integer(scale) => (BinaryOp::Multiply, Type::Duration),
            (Add, ..) if number => (BinaryOp::Add, Type::I64),
            (Subtract, ..) if number => (BinaryOp::Subtract, Type::I64),
            (Multiply, ..) if number => (BinaryOp::Multiply, Type::I64),
            (Divide, ..) if number => (BinaryOp::Divide, Type::I64),
            (Remainder, ..) if number => (BinaryOp::Remainder, Type::I64),
            _ => {
                let text = format!(
                    "`{}` does not go with {} and {}",
                    operator.text(),
                    self.described(left),
                    self.described(right)
                );
                self.errors.error(location, text).help("arithmetic is on integers, and on timestamps with durations");
                return None;
            }
        };
        let divides = matches!(op, BinaryOp::Divide | BinaryOp::Remainder);
        let certain = matches!(b.expr.as_constant(), Some(Scalar::I64(divisor)) if *divisor != 0);
        let nullable = a.nullable || b.nullable || (divides && !certain);
        Some(Typed { expr: Expr::binary(op, a.expr, b.expr), ty: Some(ty), nullable })
    }

    fn conditional(&self, condition: &Ast, [then, otherwise]: [&Ast; 2], hint: Option<&Type>) -> Option<Typed> {
        let condition = self.truth(condition);
        let (a, b) = (self.infer(then, hint), self.infer(otherwise, hint));
        let (condition, a, b) = (condition?, a?, b?);
        let ty = self.common(then.location.to(otherwise.location), &a, &b)?;
        let nullable = a.nullable || b.nullable;
        Some(Typed { expr: Expr::conditional(condition.expr, a.expr, b.expr), ty, nullable })
    }

    /// The type of an expression that is one of two.
    pub(super) fn common(&self, location: Location, a: &Typed, b: &Typed) -> Option<Option<Type>> {
        match (&a.ty, &b.ty) {
            (None, other) | (other, None) => Some(other.clone()),
            (Some(a), Some(b)) => match joined(a, b) {
                Some(ty) => Some(Some(ty)),
                None => {
                    let text = format!("one side is {}, the other {}", self.described(a), self.described(b));
                    self.errors.error(location, text);
                    None
                }
            },
        }
    }

    pub(super) fn described(&self, ty: &Type) -> String {
        described(ty, self.names.enums())
    }

    /// From the first to the last name of a path.
    pub(super) fn span(&self, path: &[Ident]) -> Location {
        match path {
            [first, .., last] => Location::from(first).to(last),
            [only] => only.into(),
            [] => Location::from(proc_macro2::Span::call_site()),
        }
    }

    /// In `validate`, a comparison that null makes unknown passes; say so unless null is thought of.
    fn warn_of_null(&self, ast: &Ast) {
        if self.names.place() != Place::Validate {
            return;
        }
        let Kind::Path(path) = &ast.kind else { return };
        let [name] = path.as_slice() else { return };
        let nullable = self.names.field(&name.to_string()).is_some_and(|named| named.nullable);
        if nullable && !self.tested.contains(&name.to_string()) {
            self.errors
                .warning(name, format!("`{name}` can be null, and then this validation passes"))
                .help(format!("write `{name} == null || ..` if that is meant, or `{name} != null && ..`"));
        }
    }
}

pub(super) fn constant(scalar: Scalar, ty: Type) -> Typed {
    Typed { expr: Expr::leaf(Node::Const(scalar)), ty: Some(ty), nullable: false }
}

/// Fields that are compared with null, or replaced when they are null.
fn null_tests(ast: &Ast) -> BTreeSet<String> {
    let mut tested = BTreeSet::new();
    let mut note = |ast: &Ast| {
        if let Kind::Path(path) = &ast.kind {
            tested.extend(path.last().map(ToString::to_string));
        }
    };
    ast.walk(&mut |ast| match &ast.kind {
        Kind::Binary(_, left, right) if matches!(right.kind, Kind::Null) => note(left),
        Kind::Binary(_, left, right) if matches!(left.kind, Kind::Null) => note(right),
        Kind::Binary(Operator::Is | Operator::IsNot, left, right) => {
            note(left);
            note(right);
        }
        Kind::Call { function, arguments } if function == "coalesce" => arguments.iter().for_each(&mut note),
        _ => {}
    });
    tested
}
