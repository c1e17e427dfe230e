//! What must hold of the rows that a single statement writes, as conditions on the stored row.
//!
//! Inside a transaction these rows are in memory, and [`super::values::validate`] looks at them. A
//! single statement computes them itself, so rules of fields and validations become conditions of the
//! statement: where one does not hold nothing is written, and [`super::diagnose`] says which it was.
//!
//! Not here: constraints of the tables, which the database checks and [`super::constraint`] explains.

use std::borrow::Cow;

use resource_core::fold::fold;
use resource_core::meta::{Field, Generated, Rule};
use resource_core::{BinaryOp, Bounds, EnumStorage, Expr, Function, Kind, Node, ResourceMeta, Scalar};

use super::assignments::resulting;
use super::call::Call;
use super::caused::{self, InSql};
use super::{check, values};
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
pub(super) fn of(
    call: &Call<'_>,
    key: &[Scalar],
    assignments: &[(u16, Expr)],
    causes: &[InSql],
) -> Option<Vec<Requirements>> {
    let mut rows = vec![of_updated(call, assignments)?];
    for cause in causes {
        rows.push(of_caused(call, cause, (key, assignments))?);
    }
    rows.iter_mut().for_each(|requirements| keep_open(call, requirements));
    let sayable = |expr: &Expr| !expr.mentions(&|node| matches!(node, Node::Call(Function::Matches, _)));
    rows.iter().flatten().all(|requirement| sayable(&requirement.holds)).then_some(rows)
}

/// What must hold of a row that an upsert takes over, of which `assignments` say what it becomes. Rules that
/// SQL cannot say are asked of constants; declarations compute no other values for fields that have such.
pub(super) fn of_taken_over(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Requirements {
    let assigned = assignments.iter().map(|(at, expr)| of_assigned(call.meta, *at, expr));
    let mut requirements = assigned.flat_map(|assigned| assigned.held).collect();
    keep_open(call, &mut requirements);
    requirements
}

/// As [`of_taken_over`], for values that differ from row to row of one statement: `None` if SQL cannot say all.
pub(super) fn of_computed(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Option<Requirements> {
    let mut requirements = Requirements::new();
    for (at, expr) in assignments {
        requirements.extend(of_assigned(call.meta, *at, expr).all()?);
    }
    keep_open(call, &mut requirements);
    Some(requirements)
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
fn of_assigned(meta: &'static ResourceMeta, at: u16, expr: &Expr) -> Held<Requirement> {
    let field = &meta.fields[at as usize];
    if field.generated != Generated::No || *expr == Expr::field(at) {
        return Held { held: Vec::new(), is_all: true };
    }
    let Held { held: mut rules, is_all } = of_value(meta, field, expr);
    rules.retain(|(_, wrong)| expr.as_constant().is_some() || *wrong != values::required());
    if rules.is_empty() {
        return Held { held: Vec::new(), is_all };
    }
    // What is stored encrypted cannot be compared, so it counts as changed.
    let unchanged = match field.encrypted {
        Some(_) => Expr::constant(false),
        None => or(Expr::binary(BinaryOp::Is, expr.clone(), Expr::field(at)), false),
    };
    let rules = rules.into_iter().map(|(holds, (code, text))| Requirement {
        holds: Expr::any([unchanged.clone(), holds]),
        failure: values::wrong(meta, field, code, text),
    });
    Held { held: rules.collect(), is_all }
}

/// Validations of the resource are constraints of its table.
fn of_updated(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Option<Requirements> {
    let mut requirements = Requirements::new();
    for (at, expr) in assignments {
        requirements.extend(of_assigned(call.meta, *at, expr).all()?);
    }
    for validation in call.action.validations {
        let holds = or(resulting(&call.fold_resulting(&validation.expr), assignments), true);
        requirements.push(Requirement { holds, failure: values::failed(call.meta, validation) });
    }
    Some(requirements)
}

fn of_caused(
    call: &Call<'_>,
    InSql { cause, fires, values: written }: &InSql,
    (key, assignments): (&[Scalar], &[(u16, Expr)]),
) -> Option<Requirements> {
    let fires = fires.as_ref().map(|fires| or(resulting(fires, assignments), false));
    let mut requirements = Requirements::new();
    for (at, value) in written {
        let field = &cause.target.fields[usize::from(*at)];
        let expr = match value.as_constant() {
            Some(_) => Cow::Borrowed(value),
            None => Cow::Owned(fold(&located(call, key, resulting(value, assignments)), call)),
        };
        for (holds, (code, text)) in of_value(call.meta, field, &expr).all()? {
            let holds = Expr::any(fires.clone().map(Expr::negated).into_iter().chain([holds]));
            let failure = values::wrong(cause.target, field, code, text);
            requirements.push(Requirement { holds, failure: caused::told(call.action, cause, failure) });
        }
    }
    Some(requirements)
}

/// An expression over the stored row with what the row is found by filled in: rules of that are decided before
/// the statement.
fn located(call: &Call<'_>, key: &[Scalar], expr: Expr) -> Expr {
    let known = |field: &u16| {
        let tenant = call.cx.tenant().filter(|_| call.meta.tenant_field() == Some(*field)).map(Scalar::Uuid);
        tenant.or_else(|| key.get(call.meta.key.iter().position(|part| part == field)?).cloned())
    };
    expr.replace(&|node| match node {
        Node::Field(field) => known(field).map(Expr::constant),
        _ => None,
    })
}

/// What SQL can say of what must hold, and whether that is all.
struct Held<T> {
    held: Vec<T>,
    is_all: bool,
}

impl<T> Held<T> {
    fn all(self) -> Option<Vec<T>> {
        self.is_all.then_some(self.held)
    }
}

/// Conditions under which a value over a row of `meta` is one that the field takes, each with code and
/// sentence for where it is not.
fn of_value(meta: &ResourceMeta, field: &Field, value: &Expr) -> Held<(Expr, (&'static str, String))> {
    if let Some(constant) = value.as_constant() {
        let wrong = values::wrong_value(field, constant).into_iter();
        return Held { held: wrong.map(|wrong| (Expr::constant(false), wrong)).collect(), is_all: true };
    }
    let mut is_all = true;
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
            rule if source.is_some_and(|source| is_kept_by_names(*rule, source.kind)) => continue,
            Rule::Range { min, max } => within(value, *min, *max),
            Rule::Length { min, max } if matches!(field.kind, Kind::Text | Kind::CiText) => {
                let length = Expr::call(Function::Length, [value.clone()]);
                within(&length, min.map(i64::from), max.map(i64::from))
            }
            // A regular expression, or the items of a list: only the evaluator knows these.
            Rule::Length { .. } | Rule::Pattern(_) => {
                is_all = false;
                continue;
            }
        };
        conditions.push((holds, check::told(*rule, " characters")));
    }
    Held { held: conditions, is_all }
}

/// Whether an enum stored as text keeps a rule whatever it is: its names are known.
fn is_kept_by_names(rule: Rule, kind: Kind) -> bool {
    let Kind::Enum(kind) = kind else { return false };
    let kept = |value| check::broken_rule(rule, &kind.scalar(value)).is_none();
    kind.storage == EnumStorage::Text && kind.values.iter().all(kept)
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
