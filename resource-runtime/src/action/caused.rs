//! Rows that an action writes in other resources, in its own transaction.
//!
//! A caused row is made by the target's create action with its defaults and assignments, and is
//! authorized by the action that causes it. Where the causing row is in memory, so is the caused one;
//! the single statement of a Postgres update computes it in SQL instead ([`in_sql`]).
//!
//! A target whose create has hand-written steps is called: they run inside the transaction as well ([`call`]).
//!
//! A caused row that breaks a rule is refused with the same failure by any way ([`told`]).

mod call;
mod in_sql;

use std::borrow::Cow;

use resource_core::evaluate::{evaluate, holds};
use resource_core::meta::{Action, Cause, CauseOn, Generated, Tenancy};
use resource_core::{Node, ResourceMeta, Root, Scalar};

pub(super) use call::{CausedCall, needs_calls};
pub(super) use in_sql::{InSql, fit_in_statement};

use super::call::{Call, InMemory};
use super::{bulk, constraint, statement, values};
use crate::cx::AnyCx;
use crate::db::Access;
use crate::encryption;
use crate::error::{Error, Failure, Path, Result};
use crate::slots::{Slot, Slots};
use crate::sql::{Between, Text};

/// A row on its way into another resource's table.
pub(super) struct CausedRow {
    pub meta: &'static ResourceMeta,
    pub row: Vec<Scalar>,
    /// How many rows stand between it and the one that was written first.
    depth: u16,
}

/// Everything that an action causes.
#[derive(Default)]
pub(super) struct Caused {
    /// Rows that are made.
    pub rows: Vec<CausedRow>,
    /// Creates that have still to be called.
    calls: Vec<CausedCall>,
}

impl Caused {
    /// Writes it, inside the transaction of `cx`.
    pub async fn write(self, cx: &AnyCx) -> Result<()> {
        insert(cx, &self.rows.iter().collect::<Vec<_>>()).await?;
        for call in self.calls {
            call.perform(cx).await?;
        }
        Ok(())
    }
}

/// Everything that writing `row` causes, in order, with what the caused rows cause in turn.
pub(super) fn of_row(call: &Call<'_>, row: &[Scalar], old: Option<&[Scalar]>) -> Result<Caused> {
    let mut caused = Caused::default();
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
        if action.has_hooks() {
            caused.calls.push(CausedCall { by: vec![(call.action, cause)], input, tenant: cx.tenant(), now: call.now });
            continue;
        }
        let target = Call { cx: &cx, meta: cause.target, action, input, now: call.now, when: None };
        let row = values::new_row(&target, &values::accepted(&target))?;
        values::validate(&target, &row, None).map_err(|error| refused(call.action, cause, error))?;
        let mut further = of_row(&target, &row, None).map_err(|error| refused(call.action, cause, error))?;
        further.rows.iter_mut().for_each(|caused| caused.depth += 1);
        further.calls.iter_mut().for_each(|caused| caused.by.push((call.action, cause)));
        let row = encryption::sealed(&cx, cause.target, row)?;
        caused.rows.push(CausedRow { meta: cause.target, row, depth: 0 });
        caused.rows.extend(further.rows);
        caused.calls.extend(further.calls);
    }
    Ok(caused)
}

/// As [`of_row`], for a row that the database has completed: with its key, or as an upsert left it.
pub(super) fn of_written(call: &Call<'_>, row: &[Scalar]) -> Result<Caused> {
    let mut call = call.within(call.cx);
    if let Some(Scalar::Time(moment)) = call.updated_at().map(|field| &row[field as usize]) {
        call.now = *moment;
    }
    of_row(&call, row, None)
}

fn refused(by: &Action, cause: &Cause, error: Error) -> Error {
    let class = error.class();
    Error::with_failures(class, error.into_failures().into_iter().map(|failure| told(by, cause, failure)).collect())
}

/// A failure of a caused row in terms of the action that causes it: what is taken from an argument as it is points at the
/// argument, anything else at nothing that the caller gave.
pub(super) fn told(by: &Action, cause: &Cause, failure: Failure) -> Failure {
    let (Path::Input(name) | Path::Relation(name)) = &failure.path else {
        return constraint::of_other(cause.target, failure);
    };
    let action = &cause.target.actions[cause.action as usize];
    let given = cause.values.iter().find(|(slot, _)| action.inputs[*slot as usize].name == name);
    match given.map(|(_, expr)| expr.node(expr.root())) {
        Some(Node::Root(Root::Argument, at)) => {
            let argument: Cow<'static, str> = by.inputs[*at as usize].name.into();
            Failure { path: Path::Input(argument), ..failure }
        }
        _ => constraint::of_other(cause.target, failure),
    }
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

/// Rows of one table that can be written together: none of them was caused by another one of them.
fn together<'a>(rows: &[&'a CausedRow]) -> Vec<(&'static ResourceMeta, Vec<&'a [Scalar]>)> {
    let mut groups: Vec<(u16, &'static ResourceMeta, Vec<&[Scalar]>)> = Vec::new();
    for caused in rows {
        let same = |(depth, meta, _): &&mut (u16, &'static ResourceMeta, Vec<_>)| {
            *depth == caused.depth && std::ptr::eq(*meta, caused.meta)
        };
        match groups.iter_mut().find(same) {
            Some((_, _, rows)) => rows.push(&caused.row),
            None => groups.push((caused.depth, caused.meta, vec![&caused.row])),
        }
    }
    groups.sort_by_key(|(depth, ..)| *depth);
    groups.into_iter().map(|(_, meta, rows)| (meta, rows)).collect()
}

/// Inserts caused rows, inside the transaction of `cx`.
pub(super) async fn insert(cx: &AnyCx, rows: &[&CausedRow]) -> Result<()> {
    for (meta, rows) in together(rows) {
        for rows in rows.chunks(bulk::CHUNK) {
            let mut insert = Text::new(cx.connection().db().dialect());
            statement::insert(&mut insert, meta, rows);
            let sent = cx.connection().send(Access::Write, insert).await;
            sent.map_err(|error| constraint::explain_caused(meta, error))?;
        }
    }
    Ok(())
}

/// Writes the caused rows as common table expressions before another statement.
pub(super) fn with(text: &mut Text, rows: &[&CausedRow]) {
    let mut parts = Between::WITH;
    for (at, (meta, rows)) in together(rows).into_iter().enumerate() {
        parts.next(text).add("\"caused_").number(at).add("\" AS (");
        statement::insert(text, meta, &rows);
        text.add(" RETURNING 1)");
    }
    text.add(" ");
}
