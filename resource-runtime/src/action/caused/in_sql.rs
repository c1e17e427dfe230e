//! Caused rows that the statement of an update computes itself.

use resource_core::meta::{Cause, CauseOn, Generated, InputTarget};
use resource_core::{BinaryOp, Expr, Node, Root, Scalar};
use sea_orm::sea_query::{CommonTableExpression, Expr as Sql, Query, WithClause};
use uuid::Uuid;

use crate::action::call::Call;
use crate::action::statement;
use crate::db::Dialect;
use crate::sql::{Scope, assigned, bind, render};

/// Whether one statement can write everything that the action causes.
pub fn fit_in_statement(call: &Call<'_>) -> bool {
    call.action.causes.iter().all(|cause| {
        let target = &cause.target.actions[cause.action as usize];
        call.dialect() == Dialect::Postgres
            && target.causes.is_empty()
            && !target.has_hooks()
            && target.prepare.is_empty()
            && target.upsert.is_none()
            && target.set.is_empty()
            && target.validations.is_empty()
            && cause.target.checks.is_empty()
            && cause.target.fields.iter().all(|field| field.generated != Generated::Database)
    })
}

/// Common table expressions that insert caused rows from the rows `old` and `new` of an update.
pub fn in_sql(call: &Call<'_>, with: &mut WithClause) {
    for (at, cause) in call.action.causes.iter().enumerate() {
        let scope = Scope { old: Some("old"), ..Scope::of(call.meta, "new", call.dialect()) };
        let (columns, values): (Vec<_>, Vec<_>) = cause
            .target
            .fields
            .iter()
            .enumerate()
            .filter_map(|(field, _)| Some((field, value(call, cause, field as u16)?)))
            .map(|(field, value)| {
                let field = &cause.target.fields[field];
                let sql = match value.as_constant() {
                    Some(constant) => Sql::Value(bind(constant, Some(field.kind), scope.dialect)),
                    None => assigned(&value, field.kind, &scope),
                };
                (statement::name(field.column), sql)
            })
            .unzip();
        let mut select = Query::select();
        // There is one row in `old` and at most one in `new`, and they are the same row.
        select.exprs(values).from(statement::name("new")).from(statement::name("old"));
        if let Some(condition) = condition(call, cause) {
            select.and_where(render(&condition, &scope));
        }
        let mut insert = Query::insert();
        insert.into_table(statement::name(cause.target.table)).columns(columns);
        insert.select_from(select).expect("as many values as columns");
        insert.returning(Query::returning().expr(Sql::val(1)));
        let mut part = CommonTableExpression::new();
        part.table_name(statement::name(&format!("caused_{at}"))).query(insert);
        with.cte(part);
    }
}

/// When a cause fires, as a condition over the resulting row and `old`; `None` for always.
pub fn condition(call: &Call<'_>, cause: &Cause) -> Option<Expr> {
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
pub fn value(call: &Call<'_>, cause: &Cause, field: u16) -> Option<Expr> {
    let target = cause.target;
    let column = &target.fields[field as usize];
    let action = &target.actions[cause.action as usize];
    let given = cause.values.iter().find(|(slot, _)| match action.inputs[*slot as usize].target {
        InputTarget::Field(at) | InputTarget::Relation(_, at) => at == field,
        InputTarget::Argument => false,
    });
    let state = target.machine.as_ref().filter(|machine| machine.field == field);
    let initial = state.and(action.transition.as_ref()).and_then(|transition| transition.to.clone());
    Some(match (given, initial, column.generated) {
        (_, Some(state), _) => Expr::constant(state),
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
