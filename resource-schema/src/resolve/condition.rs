//! Conditions and calculations that stand on a resource, outside of actions.

use super::formula::{Formulas, expected};
use super::identity::identifier;
use super::key;
use super::ty::Types;
use crate::attribute::validate::Condition;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::expression::Place;
use crate::model::{Calculation, Expression, Model, Scope, Validation};
use crate::ty::Shape;

pub(super) fn calculations(
    errors: &Errors,
    types: &Types<'_>,
    shape: &Model,
    (declared, resource): (&Resource, usize),
) -> Vec<Calculation> {
    let formulas = Formulas { errors, shape, resource };
    let calculations = declared.fields.iter().filter_map(|field| {
        let Shape::Calculated(value) = &field.shape else { return None };
        let ty = types.value(errors, Some(declared), &value.ty)?;
        let formula = field.on.calculate.get()?;
        let expression = formulas.expression(Place::Calculate, &[], formula, expected(&ty, value.nullable))?;
        Some(Calculation {
            name: field.name.to_string(),
            doc: field.doc.clone(),
            ty,
            nullable: value.nullable,
            public: field.public,
            expression,
        })
    });
    calculations.collect()
}

pub(super) fn checks(errors: &Errors, shape: &Model, declared: &Resource, resource: usize) -> Vec<Validation> {
    let formulas = Formulas { errors, shape, resource };
    let table = &shape.resources[resource].table;
    let checks = declared.on.validate.iter().filter_map(|validate| {
        let condition = &validate.condition;
        let expression = formulas.constraint(Place::Validate, &condition.formula, "this condition")?;
        let (code, constraint) = (validate.name.to_string(), identifier(&[table, &validate.name.to_string(), "check"]));
        let check = validation((shape, resource), declared, condition, (code, expression));
        Some(Validation { constraint: Some(constraint), ..check })
    });
    checks.collect()
}

/// A condition; `code` is what a program is told where the condition names nothing else.
pub(super) fn validation(
    (shape, resource): (&Model, usize),
    declared: &Resource,
    condition: &Condition,
    (code, expression): (String, Expression),
) -> Validation {
    let field = condition.field.get().and_then(|field| key::column(&shape.resources[resource], declared, field));
    let message = condition.message.get().map(syn::LitStr::value);
    let message = message.unwrap_or_else(|| format!("must satisfy `{}`", expression.source));
    let code = condition.code.get().map_or(code, syn::Ident::to_string);
    Validation { code, constraint: None, expression, field, message }
}

pub(super) fn scopes(errors: &Errors, shape: &Model, declared: &Resource, resource: usize) -> Vec<Scope> {
    let formulas = Formulas { errors, shape, resource };
    let scopes = declared.on.scope.iter().filter_map(|scope| {
        let expression = formulas.condition(Place::Filter, &[], &scope.condition)?;
        Some(Scope { name: scope.name.to_string(), expression })
    });
    scopes.collect()
}

/// The ceiling over all actions.
pub(super) fn ceiling(errors: &Errors, shape: &Model, declared: &Resource, resource: usize) -> Option<Expression> {
    let formulas = Formulas { errors, shape, resource };
    let policy = declared.on.policy.iter().find(|policy| policy.action.is_none())?;
    formulas.ceiling(&[], &policy.require)
}
