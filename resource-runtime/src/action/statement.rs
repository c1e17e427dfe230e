//! Statements over one table, for both databases.

use std::borrow::Cow;

use resource_core::meta::{Action, InputTarget};
use resource_core::{Expr, ResourceMeta, Scalar};
use sea_orm::sea_query::{
    Alias, DeleteStatement, Expr as Sql, InsertStatement, IntoIden, LockType, OnConflict, Query, ReturningClause,
    SelectStatement, UpdateStatement,
};

use super::call::Call;
use crate::calculation::Computed;
use crate::db::Dialect;
use crate::error::Result;
use crate::row::Row;
use crate::sql::{self, Scope, bind, columns, render};

/// A name, quoted by the statement's writer.
pub(super) fn name(name: &str) -> sea_orm::sea_query::DynIden {
    Alias::new(name).into_iden()
}

/// The columns of every answered row: the stored fields in order, then the calculations. Those at the end
/// that need no statement are left to [`completed`].
pub(super) fn answer(call: &Call<'_>, scope: &Scope<'_>) -> Vec<Sql> {
    let fields = columns(scope.meta, 0..call.meta.fields.len() as u16, scope.alias);
    let asked = call.meta.calculations[..computed_from(call.meta)].iter();
    [fields].into_iter().chain(asked.map(|asked| render(&call.fold(&asked.expr), scope))).collect()
}

/// The first row that a statement answered with, and its calculations.
pub(super) fn completed(call: &Call<'_>, rows: Vec<Row>) -> Result<Option<Row>> {
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    let asked = computed_from(call.meta);
    let computed: Vec<_> =
        call.meta.calculations[asked..].iter().map(|computed| Cow::Borrowed(&computed.expr)).collect();
    let from = call.meta.fields.len() + asked;
    let computed = Computed::new(call.meta, from, computed, usize::from);
    let mut rows = [row];
    computed.complete(call.cx, call.now, &mut rows)?;
    let [row] = rows;
    Ok(Some(row))
}

/// Where the calculations begin that need no statement: behind the last one that reads other rows.
fn computed_from(meta: &ResourceMeta) -> usize {
    let asked = meta.calculations.iter().rposition(|calculation| calculation.expr.reads_relations());
    asked.map_or(0, |at| at + 1)
}

/// `RETURNING` with the answer's columns.
pub(super) fn returning(call: &Call<'_>) -> ReturningClause {
    ReturningClause::Exprs(answer(call, &call.scope()))
}

/// `INSERT` of one row; fields that the database generates are left out.
pub(super) fn insert(meta: &'static ResourceMeta, row: &[Scalar], dialect: Dialect) -> InsertStatement {
    let given = meta
        .fields
        .iter()
        .zip(row)
        .filter(|(field, value)| !(value.is_null() && field.generated == resource_core::meta::Generated::Database));
    let (columns, values): (Vec<_>, Vec<_>) =
        given.map(|(field, value)| (name(field.column), Sql::Value(bind(value, Some(field.kind), dialect)))).unzip();
    let mut insert = Query::insert();
    insert.into_table(name(meta.table)).columns(columns).values_panic(values);
    insert
}

/// `SELECT` of the answer's columns of the rows that satisfy a condition.
pub(super) fn select(call: &Call<'_>, condition: &Expr) -> SelectStatement {
    let scope = call.scope();
    let mut select = Query::select();
    select.exprs(answer(call, &scope)).from(name(call.meta.table)).and_where(render(condition, &scope));
    select
}

/// `UPDATE` with assignments that see the stored row.
pub(super) fn update(call: &Call<'_>, assignments: &[(u16, Expr)], condition: &Expr) -> UpdateStatement {
    let scope = call.scope();
    let mut update = Query::update();
    update.table(name(call.meta.table)).and_where(render(condition, &scope));
    assign(&mut update, call, assignments, &scope);
    update
}

/// Adds assignments rendered over the row that `scope` names.
pub(super) fn assign(update: &mut UpdateStatement, call: &Call<'_>, assignments: &[(u16, Expr)], scope: &Scope<'_>) {
    for (field, expr) in assignments {
        let field = &call.meta.fields[*field as usize];
        update.value(name(field.column), sql::assigned(expr, field.kind, scope));
    }
}

/// `DELETE` of the rows that satisfy a condition.
pub(super) fn delete(call: &Call<'_>, condition: &Expr) -> DeleteStatement {
    let mut delete = Query::delete();
    delete.from_table(name(call.meta.table)).and_where(render(condition, &call.scope()));
    delete
}

/// The lock on a row of which these fields change. One that leaves the keys alone does not make others wait
/// who only refer to the row.
pub(super) fn lock(meta: &ResourceMeta, changing: impl IntoIterator<Item = u16>) -> LockType {
    let is_key = |field: u16| {
        meta.key.contains(&field) || meta.identities.iter().any(|identity| identity.fields.contains(&field))
    };
    if changing.into_iter().any(is_key) { LockType::Update } else { LockType::NoKeyUpdate }
}

/// The fields that an action writes, as far as its declaration says. A hook may write a key all the same;
/// the `UPDATE` then takes the stronger lock itself.
pub(super) fn declared_changes(action: &Action) -> Vec<u16> {
    let given = action.inputs.iter().filter_map(|input| match input.target {
        InputTarget::Field(field) | InputTarget::Relation(_, field) => Some(field),
        InputTarget::Argument => None,
    });
    given.chain(action.set.iter().map(|(field, _)| *field)).collect()
}

/// The target of `ON CONFLICT`: the columns of an identity, or of the primary key.
pub(super) fn conflict(call: &Call<'_>, identity: Option<u16>) -> OnConflict {
    let meta = call.meta;
    let identity = identity.map(|at| &meta.identities[at as usize]);
    let fields = identity.map_or(meta.key, |identity| identity.fields);
    let prefixed = identity.is_none_or(|identity| !identity.across_tenants);
    let tenant = meta.tenant_field().filter(|tenant| prefixed && !fields.contains(tenant));
    let columns = tenant.iter().chain(fields).map(|field| {
        let field = &meta.fields[*field as usize];
        match field.kind {
            resource_core::Kind::CiText => name(&format!("{}_key", field.column)),
            _ => name(field.column),
        }
    });
    let mut conflict = OnConflict::columns(columns);
    if let Some(filter) = identity.and_then(|identity| identity.filter.as_ref()) {
        conflict.target_and_where(render(&call.fold(filter), &Scope::of(meta, "", call.dialect())));
    }
    conflict
}
