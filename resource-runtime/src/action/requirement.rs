//! What must hold of the rows that a single statement writes, as conditions on the stored row.
//!
//! Inside a transaction these rows are in memory, and [`super::values::validate`] looks at them. A
//! single statement computes them itself, so rules of fields and validations become conditions of the
//! statement: where one does not hold nothing is written, and [`super::diagnose`] says which it was.
//!
//! Not here: constraints of the tables, which the database checks and [`super::constraint`] explains.

use resource_core::fold::fold;
use resource_core::meta::{Cause, Field, Generated, Rule};
use resource_core::{BinaryOp, Bounds, Expr, Function, Kind, Node, ResourceMeta, Scalar};

use super::assignments::resulting;
use super::call::Call;
use super::{caused, check, values};
use crate::error::Failure;

/// A condition on the stored row, never unknown, and what the caller is told where it does not hold.
pub(super) struct Requirement {
    pub holds: Expr,
    pub failure: Failure,
}

/// What must hold of one written row.
pub(super) type Requirements = Vec<Requirement>;

/// What must hold of the updated row, then of every row that it causes; `None` if SQL cannot say it.
/// What holds whatever is stored is left out.
pub(super) fn of(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Option<Vec<Requirements>> {
    let mut rows = vec![of_updated(call, assignments)?];
    for cause in call.action.causes {
        rows.push(of_caused(call, cause, assignments)?);
    }
    rows.iter_mut().for_each(|requirements| keep_open(call, requirements));
    let sayable = |expr: &Expr| !expr.mentions(&|node| matches!(node, Node::Call(Function::Matches, _)));
    rows.iter().flatten().all(|requirement| sayable(&requirement.holds)).then_some(rows)
}

/// What must hold of a row that an upsert takes over, of which `assignments` say what it becomes. Rules that
/// SQL cannot say have been asked of what the caller gave; of what is computed from the stored row nobody
/// can ask them.
pub(super) fn of_taken_over(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Requirements {
    let assigned = assignments.iter().filter_map(|(at, expr)| of_assigned(call.meta, *at, expr));
    let mut requirements = assigned.flatten().collect();
    keep_open(call, &mut requirements);
    requirements
}

/// Leaves out what holds whatever is stored.
fn keep_open(call: &Call<'_>, requirements: &mut Requirements) {
    for requirement in requirements.iter_mut() {
        requirement.holds = fold(&requirement.holds, call);
    }
    requirements.retain(|requirement| requirement.holds.as_constant() != Some(&Scalar::Bool(true)));
}

/// The rules of one field of the changed row. A value that stays as it is was accepted by the rules of its
/// time; whether a computed one is null the column asks itself.
fn of_assigned(meta: &'static ResourceMeta, at: u16, expr: &Expr) -> Option<Requirements> {
    let field = &meta.fields[at as usize];
    if field.generated != Generated::No || *expr == Expr::field(at) {
        return Some(Requirements::new());
    }
    let unchanged = or(Expr::binary(BinaryOp::Is, expr.clone(), Expr::field(at)), false);
    let mut rules = of_value(meta, field, expr)?;
    rules.retain(|(_, wrong)| expr.as_constant().is_some() || *wrong != values::required());
    let rules = rules.into_iter().map(|(holds, (code, text))| Requirement {
        holds: Expr::any([unchanged.clone(), holds]),
        failure: values::wrong(meta, field, code, text),
    });
    Some(rules.collect())
}

/// Validations of the resource are constraints of its table.
fn of_updated(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Option<Requirements> {
    let mut requirements = Requirements::new();
    for (at, expr) in assignments {
        requirements.extend(of_assigned(call.meta, *at, expr)?);
    }
    for validation in call.action.validations {
        let holds = or(resulting(&call.fold_resulting(&validation.expr), assignments), true);
        requirements.push(Requirement { holds, failure: values::failed(call.meta, validation) });
    }
    Some(requirements)
}

fn of_caused(call: &Call<'_>, cause: &'static Cause, assignments: &[(u16, Expr)]) -> Option<Requirements> {
    let fires = caused::condition(call, cause).map(|fires| or(resulting(&fires, assignments), false));
    let mut requirements = Requirements::new();
    for (at, field) in cause.target.fields.iter().enumerate() {
        let Some(expr) = caused::value(call, cause, at as u16) else { continue };
        let expr = fold(&resulting(&expr, assignments), call);
        for (holds, (code, text)) in of_value(call.meta, field, &expr)? {
            let holds = Expr::any(fires.clone().map(Expr::negated).into_iter().chain([holds]));
            let failure = values::wrong(cause.target, field, code, text);
            requirements.push(Requirement { holds, failure: caused::told(call, cause, failure) });
        }
    }
    Some(requirements)
}

/// Conditions under which a value over a row of `meta` is one that the field takes, each with code and
/// sentence for where it is not.
fn of_value(meta: &ResourceMeta, field: &Field, value: &Expr) -> Option<Vec<(Expr, (&'static str, String))>> {
    if let Some(constant) = value.as_constant() {
        let wrong = values::wrong_value(field, constant).into_iter();
        return Some(wrong.map(|wrong| (Expr::constant(false), wrong)).collect());
    }
    let source = match value.node(value.root()) {
        Node::Field(at) => Some(&meta.fields[*at as usize]),
        _ => None,
    };
    let mut conditions = Vec::new();
    if !field.nullable && field.generated != Generated::Database && source.is_none_or(|source| source.nullable) {
        let given = Expr::binary(BinaryOp::IsNot, value.clone(), Expr::constant(Scalar::Null));
        conditions.push((given, values::required()));
    }
    if matches!(field.kind, Kind::I16 | Kind::I32) && source.is_none_or(|source| source.kind != field.kind) {
        let Bounds { low, high } = Bounds::of(field.kind);
        conditions.push((within(value, Some(low as i64), Some(high as i64)), values::out_of_range()));
    }
    for rule in field.rules {
        let holds = match rule {
            Rule::Trim => continue,
            Rule::Range { min, max } => within(value, *min, *max),
            Rule::Length { min, max } if matches!(field.kind, Kind::Text | Kind::CiText) => {
                let length = Expr::call(Function::Length, [value.clone()]);
                within(&length, min.map(i64::from), max.map(i64::from))
            }
            // A regular expression, or the items of a list: only the evaluator knows these.
            Rule::Length { .. } | Rule::Pattern(_) => return None,
        };
        conditions.push((holds, check::told(*rule, " characters")));
    }
    Some(conditions)
}

fn within(value: &Expr, min: Option<i64>, max: Option<i64>) -> Expr {
    let bound = |op, bound: i64| Expr::binary(op, value.clone(), Expr::constant(bound));
    let low = min.map(|min| bound(BinaryOp::GreaterOrEqual, min));
    let high = max.map(|max| bound(BinaryOp::LessOrEqual, max));
    or(Expr::all(low.into_iter().chain(high)), true)
}

/// The condition, with a truth for where it is unknown.
fn or(condition: Expr, unknown: bool) -> Expr {
    Expr::call(Function::Coalesce, [condition, Expr::constant(unknown)])
}
