//! Gives names their meaning, infers types and nullability, lowers to nodes.
//!
//! An operation can be null if an operand can, unless the conditions around it exclude that
//! ([`super::facts`]). Arithmetic is null outside its range, too, and division by zero. On writes that is
//! an invalid value, reported when it happens; a calculation has nobody to report to, so there it counts
//! as nullable, except where the bounds of the operands show that it cannot happen.

mod arithmetic;
mod call;
mod compare;
mod document;

pub(super) use call::FUNCTIONS;

use std::cell::RefCell;

use proc_macro2::Ident;
use resource_core::{Bounds, Expr, Node, Scalar};

use super::ast::{Ast, Kind, Operator};
use super::facts::{Assumption, Fact, follow};
use super::types::{assignable, bounds, described, is_integer, joined};
use super::{Checked, Expected, Names, Place};
use crate::errors::{Errors, Location};
use crate::model::{Expression, Type};
use crate::nearest;

/// One expression on its way to nodes.
pub(super) struct Checker<'a> {
    pub(super) errors: &'a Errors,
    pub(super) names: &'a dyn Names,
    /// What cannot be null where the checker is.
    facts: RefCell<Vec<Fact>>,
}

/// An expression whose names have meaning.
pub(super) struct Typed {
    pub(super) expr: Expr,
    /// `None` for a bare null.
    pub(super) ty: Option<Type>,
    pub(super) nullable: bool,
    /// Between which integers it is, if it is one.
    pub(super) bounds: Bounds,
}

impl Typed {
    pub(super) fn new(expr: Expr, ty: Type, nullable: bool) -> Typed {
        Typed { expr, bounds: bounds(&ty), ty: Some(ty), nullable }
    }

    pub(super) fn within(self, bounds: Bounds) -> Typed {
        Typed { bounds, ..self }
    }

    fn constant(scalar: Scalar, ty: Type) -> Typed {
        let typed = Typed::new(Expr::leaf(Node::Const(scalar)), ty, false);
        match typed.expr.as_constant() {
            Some(Scalar::I64(number)) => {
                let exactly = Bounds::exactly(*number);
                typed.within(exactly)
            }
            _ => typed,
        }
    }
}

impl<'a> Checker<'a> {
    pub(super) fn new(errors: &'a Errors, names: &'a dyn Names) -> Checker<'a> {
        Checker { errors, names, facts: RefCell::default() }
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
            self.errors.error(ast.location, "this can be null, and null is not allowed here").help(self.null_help());
            return None;
        }
        let expression = Expression { expr: typed.expr, source: ast.to_string() };
        Some(Checked { expression, ty, nullable: typed.nullable })
    }

    fn null_help(&self) -> &'static str {
        match self.names.place() {
            Place::Calculate => {
                "give a value for that case with `coalesce(.., ..)`, or declare the calculation as `Calculated<Option<..>>`; \
                 arithmetic is null where its result does not fit"
            }
            _ => "give a value for that case with `coalesce(.., ..)`, or make the target an `Option`",
        }
    }

    fn assigned(&self, ast: &Ast, typed: &Typed, found: &Type, wanted: &Type) -> Option<()> {
        if !assignable(found, wanted, self.names.enums()) {
            let (found, wanted) = (self.described(found), self.described(wanted));
            self.errors.error(ast.location, format!("expected {wanted}, found {found}"));
            return None;
        }
        self.in_range(ast.location, typed, wanted)?;
        if self.names.place() == Place::Calculate && is_integer(wanted) && !typed.bounds.within(bounds(wanted)) {
            self.errors
                .error(ast.location, format!("the result may not fit {}", described_width(wanted)))
                .help("declare the calculation with `i64`");
            return None;
        }
        Some(())
    }

    /// Refuses a constant that a field beside it cannot hold.
    pub(super) fn in_range(&self, location: Location, constant: &Typed, beside: &Type) -> Option<()> {
        let Some(Scalar::I64(number)) = constant.expr.as_constant() else { return Some(()) };
        let Bounds { low, high } = bounds(beside);
        if !is_integer(beside) || (low..=high).contains(&i128::from(*number)) {
            return Some(());
        }
        let width = described_width(beside);
        self.errors.error(location, format!("{number} is out of range; {width} holds {low} to {high}"));
        None
    }

    /// The meaning of an expression; `hint` is the type of what it stands beside.
    pub(super) fn infer(&self, ast: &Ast, hint: Option<&Type>) -> Option<Typed> {
        match &ast.kind {
            Kind::Null => {
                let expr = Expr::leaf(Node::Const(Scalar::Null));
                Some(Typed { expr, ty: None, nullable: true, bounds: Bounds::exactly(0) })
            }
            Kind::Bool(truth) => Some(Typed::constant(Scalar::Bool(*truth), Type::Bool)),
            Kind::Integer(number) if hint == Some(&Type::F64) => {
                Some(Typed::constant(Scalar::F64(*number as f64), Type::F64))
            }
            Kind::Integer(number) => Some(Typed::constant(Scalar::I64(*number), Type::I64)),
            Kind::Float(number) => Some(Typed::constant(Scalar::F64(*number), Type::F64)),
            Kind::Text(text) => Some(Typed::constant(Scalar::from(text.clone()), Type::Text)),
            Kind::Duration(micros) => Some(Typed::constant(Scalar::I64(*micros), Type::Duration)),
            Kind::Path(path) => self.path(path),
            Kind::Variant(name) => self.variant(name, hint),
            Kind::Not(inner) => {
                let inner = self.truth(inner)?;
                Some(Typed::new(inner.expr.negated(), Type::Bool, inner.nullable))
            }
            Kind::Negate(inner) => self.negate(inner),
            Kind::Chain(operator, operands) => self.chain(*operator, operands),
            Kind::Binary(operator, left, right) if operator.precedence() > super::ast::COMPARISON => {
                self.arithmetic(*operator, left, right)
            }
            Kind::Binary(operator, left, right) => self.comparison(*operator, left, right),
            Kind::In { item, list, negated } => self.is_in(item, list, *negated),
            Kind::ItemOf { item, list, negated } => self.is_item_of(item, list, *negated),
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
            let has = |each: &&crate::model::Enum| each.variants.iter().any(|variant| variant.variant == text);
            let help = match (hint, self.names.enums().iter().find(has)) {
                (Some(Type::Text | Type::CiText), Some(_)) => "write the stored name as a text, in quotes".to_owned(),
                (_, Some(owner)) => {
                    format!("`{text}` is a variant of {}; compare it with a field of that type", owner.name)
                }
                _ => "fields and functions are written in lower case, variants beside a field of their enum".to_owned(),
            };
            self.errors.error(name, format!("nothing says which enum `{text}` is of")).help(help);
            return None;
        };
        let of = &self.names.enums()[*at];
        match of.variants.iter().position(|variant| variant.variant == text) {
            Some(variant) => Some(Typed::constant(of.scalar(variant), Type::Enum(*at))),
            None => {
                let help = nearest::suggest(&text, of.variants.iter().map(|variant| variant.variant.as_str()));
                self.errors.error(name, format!("{} has no variant `{text}`", of.name)).help(help);
                None
            }
        }
    }

    /// Each condition matters only where the others leave the result open.
    fn chain(&self, operator: Operator, operands: &[Ast]) -> Option<Typed> {
        let all = operator == Operator::And;
        let open = if all { Assumption::NotFalse } else { Assumption::NotTrue };
        let mut conditions = Vec::new();
        for (at, operand) in operands.iter().enumerate() {
            let others = operands.iter().enumerate().filter(|(other, _)| *other != at);
            conditions.push(self.knowing(others.map(|(_, other)| (other, open)), || self.truth(operand)));
        }
        let conditions: Vec<Typed> = conditions.into_iter().collect::<Option<_>>()?;
        let nullable = conditions.iter().any(|condition| condition.nullable);
        let exprs = conditions.into_iter().map(|condition| condition.expr);
        Some(Typed::new(if all { Expr::all(exprs) } else { Expr::any(exprs) }, Type::Bool, nullable))
    }

    fn conditional(&self, condition: &Ast, [then, otherwise]: [&Ast; 2], hint: Option<&Type>) -> Option<Typed> {
        let test = self.truth(condition);
        let a = self.knowing([(condition, Assumption::True)], || self.infer(then, hint));
        let b = self.knowing([(condition, Assumption::NotTrue)], || self.infer(otherwise, hint));
        let (test, a, b) = (test?, a?, b?);
        let ty = self.common(then.location.to(otherwise.location), &a, &b)?;
        let nullable = a.nullable || b.nullable;
        let bounds = a.bounds.union(b.bounds);
        Some(Typed { expr: Expr::conditional(test.expr, a.expr, b.expr), ty, nullable, bounds })
    }

    /// Does something where the assumptions hold.
    fn knowing<'b, T>(
        &self,
        assumptions: impl IntoIterator<Item = (&'b Ast, Assumption)>,
        inside: impl FnOnce() -> T,
    ) -> T {
        let before = self.facts.borrow().len();
        for (condition, assumed) in assumptions {
            follow(condition, assumed, &mut self.facts.borrow_mut());
        }
        let done = inside();
        self.facts.borrow_mut().truncate(before);
        done
    }

    /// Whether the conditions around exclude that a path is null.
    pub(super) fn is_never_null(&self, path: &[String]) -> bool {
        self.facts.borrow().iter().any(|fact| fact == path)
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
}

fn described_width(ty: &Type) -> &'static str {
    match ty {
        Type::I16 => "an `i16`",
        Type::I32 => "an `i32`",
        _ => "an `i64`",
    }
}
