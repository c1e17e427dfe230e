//! Caused rows that the statement of an update computes itself.

use resource_core::meta::{Cause, CauseOn, Generated, InputTarget};
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use uuid::Uuid;

use crate::action::call::Call;
use crate::db::Dialect;
use crate::encryption;
use crate::sql::{self, Between, Scope, Text, assigned};

/// Whether one statement can write everything that the action causes.
pub fn fit_in_statement(call: &Call<'_>) -> bool {
    call.action.causes.iter().all(|cause| {
        let target = &cause.target.actions[cause.action as usize];
        call.dialect() == Dialect::Postgres
            && target.causes.is_empty()
            && !target.has_hooks()
            && target.prepare.is_empty()
            && target.upsert.is_none()
            && target.set.iter().all(|(_, expr)| is_known(expr))
            && target.validations.is_empty()
            && cause.target.checks.is_empty()
            && !encryption::has_encrypted(cause.target)
            && cause.target.fields.iter().all(|field| field.generated != Generated::Database)
    })
}

/// Whether the value of an expression depends on no row and no input: who acts, and when, is known.
fn is_known(expr: &Expr) -> bool {
    let is_foreign = |node: &Node| match node {
        Node::Field(_) | Node::Via(..) | Node::Exists(..) | Node::Count(..) => true,
        Node::Root(root, _) => *root != Root::Actor,
        _ => false,
    };
    !expr.mentions(&is_foreign)
}

/// One cause of an update: when it fires, and what it writes, over the resulting row and `old`.
pub struct InSql {
    pub cause: &'static Cause,
    /// `None` for always.
    pub fires: Option<Expr>,
    /// Fields of the target, without those that are left to the database.
    pub values: Vec<(u16, Expr)>,
}

impl InSql {
    /// Everything that the action of a call causes.
    pub fn of(call: &Call<'_>) -> Vec<InSql> {
        let causes = call.action.causes.iter().map(|cause| {
            let fields = 0..cause.target.fields.len() as u16;
            let values = fields.filter_map(|field| Some((field, value(call, cause, field)?)));
            InSql { cause, fires: condition(call, cause), values: values.collect() }
        });
        causes.collect()
    }

    /// Writes a common table expression behind `old` and `new`, the rows of an update, that inserts the caused row
    /// from these.
    pub fn write(&self, text: &mut Text, at: usize, scope: &Scope<'_>) {
        let InSql { cause, fires, values } = self;
        let (mut names, mut list) = (Between::COMMA, Between::COMMA);
        text.add(", \"caused_").number(at).add("\" AS (INSERT INTO ").name(cause.target.table).add(" (");
        for (field, _) in values {
            names.next(text).name(cause.target.fields[usize::from(*field)].column);
        }
        text.add(") SELECT ");
        for (field, value) in values {
            let kind = cause.target.fields[usize::from(*field)].kind;
            match value.as_constant() {
                Some(constant) => {
                    list.next(text).bind(constant, Some(kind));
                }
                None => assigned(list.next(text), value, kind, scope),
            }
        }
        // There is one row in `old` and at most one in `new`, and they are the same row.
        text.add(" FROM \"new\", \"old\"");
        if let Some(fires) = fires {
            sql::condition(text.add(" WHERE "), fires, scope);
        }
        text.add(" RETURNING 1)");
    }
}

/// When a cause fires, as a condition over the resulting row and `old`; `None` for always.
fn condition(call: &Call<'_>, cause: &Cause) -> Option<Expr> {
    let changed = match (cause.on, &call.meta.machine) {
        (CauseOn::Transition, Some(machine)) if !leaves_its_states(call) => {
            let old = Expr::leaf(Node::Root(Root::Old, machine.field));
            Some(Expr::binary(BinaryOp::IsNot, Expr::field(machine.field), old))
        }
        _ => None,
    };
    let when = cause.when.as_ref().map(|when| call.fold_resulting(when));
    let conditions: Vec<Expr> = changed.into_iter().chain(when).collect();
    (!conditions.is_empty()).then(|| Expr::all(conditions))
}

/// Whether the action ends in a state that it cannot start from.
fn leaves_its_states(call: &Call<'_>) -> bool {
    let transition = call.action.transition.as_ref();
    transition.is_some_and(|transition| transition.to.as_ref().is_some_and(|to| !transition.from.contains(to)))
}

/// One field of a caused row, over the resulting row and `old`; `None` leaves it to the database.
fn value(call: &Call<'_>, cause: &Cause, field: u16) -> Option<Expr> {
    let target = cause.target;
    let column = &target.fields[field as usize];
    let action = &target.actions[cause.action as usize];
    let given = cause.values.iter().find(|(slot, _)| match action.inputs[*slot as usize].target {
        InputTarget::Field(at) | InputTarget::Relation(_, at) => at == field,
        InputTarget::Argument => false,
    });
    let state = target.machine.as_ref().filter(|machine| machine.field == field);
    let initial = state.and(action.transition.as_ref()).and_then(|transition| transition.to.clone());
    let set = action.set.iter().find(|(at, _)| *at == field).map(|(_, expr)| expr);
    Some(match (given, initial.map(Expr::constant).or(set.map(|expr| call.fold_resulting(expr))), column.generated) {
        (_, Some(assigned), _) => assigned,
        (Some((_, expr)), None, _) => call.fold_resulting(expr),
        (None, None, Generated::UuidV7) => Expr::constant(Uuid::now_v7()),
        (None, None, Generated::CreatedAt | Generated::UpdatedAt) => call.fold_resulting(&Expr::leaf(Node::Now)),
        (None, None, Generated::Tenant) => Expr::constant(call.cx.tenant().map_or(Scalar::Null, Scalar::Uuid)),
        (None, None, Generated::Database) => return None,
        (None, None, Generated::No) => match &column.default {
            Some(default) => call.fold_resulting(default),
            None => Expr::constant(Scalar::Null),
        },
    })
}
