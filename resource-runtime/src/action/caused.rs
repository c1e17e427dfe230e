//! Rows that an action writes in other resources, in its own transaction.
//!
//! A caused row is made by the target's create action with its defaults and assignments, and is
//! authorized by the action that causes it. Where the causing row is in memory, so is the caused one;
//! the single statement of a Postgres update computes it in SQL instead ([`in_sql`]).

use resource_core::evaluate::{evaluate, holds};
use resource_core::meta::{Cause, CauseOn, Generated, InputTarget, Tenancy};
use resource_core::{BinaryOp, Expr, ResourceMeta, Root, Scalar};
use sea_orm::sea_query::{CommonTableExpression, Expr as Sql, Query, WithClause};
use uuid::Uuid;

use super::call::{Call, InMemory};
use super::{constraint, statement, values};
use crate::cx::AnyCx;
use crate::db::{Access, Build, Dialect};
use crate::error::Result;
use crate::slots::{Slot, Slots};
use crate::sql::{Scope, assigned, bind, render};

/// A row on its way into another resource's table.
pub(super) struct CausedRow {
    pub meta: &'static ResourceMeta,
    pub row: Vec<Scalar>,
}

/// Everything that writing `row` causes, in order, with what the caused rows cause in turn.
pub(super) fn of_row(call: &Call<'_>, row: &[Scalar], old: Option<&[Scalar]>) -> Result<Vec<CausedRow>> {
    let mut caused = Vec::new();
    let environment = InMemory { call, row, old };
    for cause in call.action.causes {
        if !fires(call, cause, row, old) || !cause.when.as_ref().is_none_or(|when| holds(when, &environment)) {
            continue;
        }
        let action = &cause.target.actions[cause.action as usize];
        let mut input = Slots::empty(action);
        for (slot, expr) in cause.values {
            input.put(*slot, Slot::Given(evaluate(expr, &environment)));
        }
        let cx = in_tenant_of(call, cause, row);
        let target = Call { cx: &cx, meta: cause.target, action, input, now: call.now };
        let row = values::new_row(&target, &values::accepted(&target))?;
        values::validate(&target, &row, None)?;
        let further = of_row(&target, &row, None)?;
        caused.push(CausedRow { meta: cause.target, row });
        caused.extend(further);
    }
    Ok(caused)
}

/// What a new tenant causes belongs to that tenant.
fn in_tenant_of(call: &Call<'_>, cause: &Cause, row: &[Scalar]) -> AnyCx {
    match (call.meta.tenancy, cause.target.tenancy) {
        (Tenancy::Root(key), Tenancy::Column(_)) => match row[key as usize].as_uuid() {
            Some(tenant) => call.cx.inside(tenant),
            None => call.cx.clone(),
        },
        _ => call.cx.clone(),
    }
}

/// A transition fires when the state is another than before; a create has no state before.
fn fires(call: &Call<'_>, cause: &Cause, row: &[Scalar], old: Option<&[Scalar]>) -> bool {
    match (cause.on, &call.meta.machine, old) {
        (CauseOn::Transition, Some(machine), Some(old)) => row[machine.field as usize] != old[machine.field as usize],
        _ => true,
    }
}

/// Whether a caused row needs a key that only the database knows.
pub(super) fn need_database_key(call: &Call<'_>) -> bool {
    !call.action.causes.is_empty() && call.meta.fields.iter().any(|field| field.generated == Generated::Database)
}

/// Inserts caused rows one by one, inside the transaction of `cx`.
pub(super) async fn insert(cx: &AnyCx, rows: &[CausedRow]) -> Result<()> {
    for caused in rows {
        let statement = statement::insert(caused.meta, &caused.row, cx.connection().db().dialect());
        let sent = cx.connection().send(Access::Write, statement.statement(cx.connection().db().dialect())).await;
        sent.map_err(|error| constraint::explain_caused(caused.meta, error))?;
    }
    Ok(())
}

/// The caused rows as common table expressions before another statement.
pub(super) fn with(rows: &[CausedRow], dialect: Dialect) -> WithClause {
    let mut with = WithClause::new();
    for (at, caused) in rows.iter().enumerate() {
        let mut part = CommonTableExpression::new();
        let mut insert = statement::insert(caused.meta, &caused.row, dialect);
        insert.returning(Query::returning().expr(Sql::val(1)));
        part.table_name(statement::name(&format!("caused_{at}"))).query(insert);
        with.cte(part);
    }
    with
}

/// Whether [`in_sql`] can express what the action causes.
pub(super) fn fit_in_sql(call: &Call<'_>) -> bool {
    call.action.causes.iter().all(|cause| {
        let target = &cause.target.actions[cause.action as usize];
        target.causes.is_empty()
            && !target.has_hooks()
            && target.prepare.is_empty()
            && target.upsert.is_none()
            && target.set.is_empty()
            && target.validations.is_empty()
            && cause.target.fields.iter().all(|field| field.generated != Generated::Database)
    })
}

/// Common table expressions that insert caused rows from the rows `old` and `new` of an update.
pub(super) fn in_sql(call: &Call<'_>, with: &mut WithClause) {
    for (at, cause) in call.action.causes.iter().enumerate() {
        let scope = Scope { old: Some("old"), ..Scope::of(call.meta, "new", call.dialect()) };
        let (columns, values): (Vec<_>, Vec<_>) = cause
            .target
            .fields
            .iter()
            .enumerate()
            .filter_map(|(field, _)| Some((field, caused_value(call, cause, field as u16, &scope)?)))
            .map(|(field, value)| (statement::name(cause.target.fields[field].column), value))
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

/// When a cause fires, as a condition over `new` and `old`.
fn condition(call: &Call<'_>, cause: &Cause) -> Option<Expr> {
    let changed = match (cause.on, &call.meta.machine) {
        (CauseOn::Transition, Some(machine)) => {
            let old = Expr { nodes: vec![resource_core::Node::Root(Root::Old, machine.field)].into() };
            Some(Expr::binary(BinaryOp::IsNot, Expr::field(machine.field), old))
        }
        _ => None,
    };
    let conditions: Vec<Expr> = changed.into_iter().chain(cause.when.as_ref().map(|when| call.fold(when))).collect();
    (!conditions.is_empty()).then(|| Expr::all(conditions))
}

/// The SQL of one column of a caused row; `None` leaves it to the database, that is, null.
fn caused_value(call: &Call<'_>, cause: &Cause, field: u16, scope: &Scope<'_>) -> Option<Sql> {
    let target = cause.target;
    let column = &target.fields[field as usize];
    let constant = |scalar: Scalar| Some(Sql::Value(bind(&scalar, Some(column.kind), scope.dialect)));
    let action = &target.actions[cause.action as usize];
    let given = cause.values.iter().find(|(slot, _)| match action.inputs[*slot as usize].target {
        InputTarget::Field(at) | InputTarget::Relation(_, at) => at == field,
        InputTarget::Argument => false,
    });
    let state = target.machine.as_ref().filter(|machine| machine.field == field);
    let initial = state.and(action.transition.as_ref()).and_then(|transition| transition.to.clone());
    match (given, initial, column.generated) {
        (_, Some(state), _) => constant(state),
        (Some((_, expr)), None, _) => {
            let expr = call.fold(expr);
            match expr.as_constant() {
                Some(value) => constant(value.clone()),
                None => Some(assigned(&expr, column.kind, scope)),
            }
        }
        (None, None, Generated::UuidV7) => constant(Scalar::Uuid(Uuid::now_v7())),
        (None, None, Generated::CreatedAt | Generated::UpdatedAt) => constant(Scalar::Time(call.now)),
        (None, None, Generated::Tenant) => constant(call.cx.tenant().map_or(Scalar::Null, Scalar::Uuid)),
        (None, None, Generated::Database) => None,
        (None, None, Generated::No) => {
            let default = column.default.as_ref().map(|default| call.fold(default));
            constant(default.as_ref().and_then(Expr::as_constant).cloned().unwrap_or(Scalar::Null))
        }
    }
}
