//! Statements over one table, for both databases.

use std::borrow::Cow;

use resource_core::meta::{Action, Generated, InputTarget, Upsert};
use resource_core::{Expr, Kind, ResourceMeta, Scalar};

use super::call::Call;
use crate::calculation::Computed;
use crate::db::Dialect;
use crate::error::Result;
use crate::row::Row;
use crate::sql::{Between, Scope, Text, assigned, column, columns, condition, key_column, write};

/// Writes the columns of every answered row: the stored fields in order, then the calculations. Those at the end
/// that need no statement are left to [`completed`].
pub(super) fn answer(text: &mut Text, call: &Call<'_>, scope: &Scope<'_>) {
    columns(text, call.meta, 0..call.meta.fields.len() as u16, scope.alias);
    for asked in &call.meta.calculations[..computed_from(call.meta)] {
        write(text.add(", "), &call.fold(&asked.expr), scope);
    }
}

/// The first row that a statement answered with, and its calculations.
pub(super) fn completed_first(call: &Call<'_>, rows: Vec<Row>) -> Result<Option<Row>> {
    Ok(completed(call, rows)?.into_iter().next())
}

/// The rows that a statement answered with, and their calculations.
pub(super) fn completed(call: &Call<'_>, mut rows: Vec<Row>) -> Result<Vec<Row>> {
    let asked = computed_from(call.meta);
    let computed: Vec<_> =
        call.meta.calculations[asked..].iter().map(|computed| Cow::Borrowed(&computed.expr)).collect();
    let from = call.meta.fields.len() + asked;
    let computed = Computed::new(call.meta, from, computed, usize::from);
    computed.complete(call.cx, call.now, &mut rows)?;
    Ok(rows)
}

/// Where the calculations begin that need no statement: behind the last one that reads other rows.
fn computed_from(meta: &ResourceMeta) -> usize {
    let asked = meta.calculations.iter().rposition(|calculation| calculation.expr.reads_relations());
    asked.map_or(0, |at| at + 1)
}

/// Ends a statement that writes with the answer's columns.
pub(super) fn returning(text: &mut Text, call: &Call<'_>) {
    answer(text.add(" RETURNING "), call, &call.scope());
}

/// As [`returning`], with the columns of these fields where they stand in an answer; what is not asked for is null or
/// left out.
pub(super) fn returning_only(text: &mut Text, call: &Call<'_>, fields: &[u16]) {
    let mut list = Between::COMMA;
    text.add(" RETURNING ");
    for field in 0..=fields.iter().copied().max().unwrap_or(0) {
        match fields.contains(&field) {
            true => column(list.next(text), call.meta, field, call.scope().alias),
            false => drop(list.next(text).add("NULL")),
        }
    }
}

/// Writes an `INSERT` of rows; fields that the database generates are left out.
pub(super) fn insert(text: &mut Text, meta: &'static ResourceMeta, rows: &[&[Scalar]]) {
    let given = |at: &usize| {
        let generated = meta.fields[*at].generated == Generated::Database;
        !(generated && rows.iter().all(|row| row[*at].is_null()))
    };
    let given: Vec<usize> = (0..meta.fields.len()).filter(given).collect();
    let (mut names, mut tuples) = (Between::COMMA, Between::COMMA);
    text.add("INSERT INTO ").name(meta.table).add(" (");
    for at in &given {
        names.next(text).name(meta.fields[*at].column);
    }
    text.add(") VALUES ");
    for row in rows {
        let mut values = Between::COMMA;
        tuples.next(text).add("(");
        for at in &given {
            values.next(text).bind(&row[*at], Some(meta.fields[*at].kind));
        }
        text.add(")");
    }
}

/// A `SELECT` of the answer's columns, then of whether conditions hold, of the rows that satisfy `holds`. More
/// conditions and a lock may follow.
pub(super) fn select(call: &Call<'_>, questions: &[&Expr], holds: &Expr) -> Text {
    let (mut select, scope) = (Text::new(call.dialect()), call.scope());
    answer(select.add("SELECT "), call, &scope);
    questions.iter().for_each(|question| write(select.add(", "), question, &scope));
    select.add(" FROM ").name(call.meta.table).add(" WHERE ");
    condition(&mut select, holds, &scope);
    select
}

/// An `UPDATE` with assignments that see the stored row.
pub(super) fn update(call: &Call<'_>, assignments: &[(u16, Expr)], holds: &Expr) -> Text {
    let (mut update, scope) = (Text::new(call.dialect()), call.scope());
    update.add("UPDATE ").name(call.meta.table).add(" SET ");
    assign(&mut update, call.meta, assignments, &scope);
    condition(update.add(" WHERE "), holds, &scope);
    returning(&mut update, call);
    update
}

/// Writes assignments over the row that `scope` names.
pub(super) fn assign(text: &mut Text, meta: &ResourceMeta, assignments: &[(u16, Expr)], scope: &Scope<'_>) {
    let mut list = Between::COMMA;
    for (field, expr) in assignments {
        let field = &meta.fields[*field as usize];
        assigned(list.next(text).name(field.column).add(" = "), expr, field.kind, scope);
    }
}

/// A `DELETE` of the rows that satisfy a condition.
pub(super) fn delete(call: &Call<'_>, holds: &Expr) -> Text {
    let mut delete = Text::new(call.dialect());
    delete.add("DELETE FROM ").name(call.meta.table).add(" WHERE ");
    condition(&mut delete, holds, &call.scope());
    returning(&mut delete, call);
    delete
}

/// Ends a statement with a lock on its rows, of which these fields change. One that leaves the keys alone does not
/// make others wait who only refer to the row. SQLite has one writer, and nothing to lock.
pub(crate) fn lock(text: &mut Text, meta: &ResourceMeta, changing: impl IntoIterator<Item = u16>) {
    let is_key = |field: u16| {
        meta.key.contains(&field) || meta.identities.iter().any(|identity| identity.fields.contains(&field))
    };
    if text.dialect() == Dialect::Postgres {
        text.add(if changing.into_iter().any(is_key) { " FOR UPDATE" } else { " FOR NO KEY UPDATE" });
    }
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

/// Writes the target of `ON CONFLICT`: the columns of an identity, or of the primary key.
pub(super) fn conflict(text: &mut Text, call: &Call<'_>, upsert: &Upsert) {
    let meta = call.meta;
    let identity = upsert.identity.map(|at| &meta.identities[at as usize]);
    let fields = identity.map_or(meta.key, |identity| identity.fields);
    let prefixed = identity.is_none_or(|identity| !identity.across_tenants);
    let tenant = meta.tenant_field().filter(|tenant| prefixed && !fields.contains(tenant));
    let scope = Scope { written_out: true, ..Scope::of(meta, "") };
    let mut list = Between::COMMA;
    text.add(" ON CONFLICT (");
    for field in tenant.iter().chain(fields) {
        match meta.fields[*field as usize].kind {
            Kind::CiText => key_column(list.next(text), meta, *field, scope.alias),
            _ => column(list.next(text), meta, *field, scope.alias),
        }
    }
    text.add(")");
    if let Some(filter) = identity.and_then(|identity| identity.filter.as_ref()) {
        condition(text.add(" WHERE "), &call.fold(filter), &scope);
    }
}
