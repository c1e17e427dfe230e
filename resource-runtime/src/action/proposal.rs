//! Rows on their way into their table in one statement: the one row of a create, or a chunk of many.

use resource_core::evaluate::holds;
use resource_core::{Expr, Scalar};
use sea_orm::DbErr;

use super::call::{Call, InMemory};
use super::caused::{self, Caused, CausedRow};
use super::values;
use crate::authorize::{self, Authorized};
use crate::db::{Access, Dialect};
use crate::encryption;
use crate::error::Result;
use crate::hook::Values;
use crate::row::Row;
use crate::sql::Text;

/// A row that passed every check, as its table will hold it.
pub(super) struct Proposal {
    pub row: Vec<Scalar>,
    /// What it causes, as far as that is known before it is written.
    pub causes: Caused,
}

impl Proposal {
    /// Makes and checks the row.
    pub fn new(call: &Call<'_>, authorized: &Authorized, accepted: &Values) -> Result<Proposal> {
        let row = values::new_row(call, accepted)?;
        values::validate(call, &row, None)?;
        allowed(call, authorized, &row)?;
        let causes = if knows_causes(call) { caused::of_row(call, &row, None)? } else { Caused::default() };
        Ok(Proposal { row: encryption::sealed(call.cx, call.meta, row)?, causes })
    }
}

/// Several statements are needed for hooks, for conditions that read other rows, and for caused rows
/// where the database has no writing common table expressions or the key is not known before.
pub(super) fn needs_transaction(call: &Call<'_>, authorized: &Authorized) -> bool {
    call.action.has_hooks()
        || asks_others(call, authorized)
        || (!call.action.causes.is_empty() && !carries_causes(call))
}

/// Whether a condition is about rows that nothing locks: the policy of the create, or, where it is an upsert,
/// the policy or guard of the update that takes a row over. SQLite decides the latter in the one statement that
/// writes, beside which nobody writes.
pub(super) fn asks_others(call: &Call<'_>, authorized: &Authorized) -> bool {
    let asks = |condition: Option<&Expr>| condition.is_some_and(Expr::reads_relations);
    asks(authorized.condition())
        || call.action.upsert.as_ref().is_some_and(|upsert| {
            let update = &call.meta.actions[usize::from(upsert.update)];
            let policy = authorize::quietly(call.cx, call.meta, upsert.update);
            call.dialect() == Dialect::Postgres
                && (asks(update.guard.as_ref()) || policy.is_ok_and(|policy| asks(policy.condition())))
        })
}

/// Whether it is known before the write what it causes. Where the database decides about the key, or which
/// row it is, it is not.
pub(super) fn knows_causes(call: &Call<'_>) -> bool {
    call.action.upsert.is_none() && !caused::need_database_key(call)
}

/// Whether the inserting statement writes the caused rows too.
pub(super) fn carries_causes(call: &Call<'_>) -> bool {
    call.dialect() == Dialect::Postgres && knows_causes(call) && !caused::needs_calls(call.action)
}

/// A condition on the row alone is decided before anything is written.
fn allowed(call: &Call<'_>, authorized: &Authorized, row: &[Scalar]) -> Result<()> {
    match authorized.condition() {
        Some(condition) if !condition.reads_relations() => match holds(condition, &InMemory { call, row, old: None }) {
            true => Ok(()),
            false => Err(authorize::denied(call.cx, call.meta, call.action)),
        },
        _ => Ok(()),
    }
}

/// Sends the statement that inserts the proposals, with what they cause if it carries that; it ends as `returning`
/// says.
pub(super) async fn send(
    call: &Call<'_>,
    insert: impl FnOnce(&mut Text),
    causes: &[&CausedRow],
    returning: impl FnOnce(&mut Text, &Call<'_>),
) -> Result<Vec<Row>, DbErr> {
    let mut text = Text::new(call.dialect());
    if carries_causes(call) && !causes.is_empty() {
        caused::with(&mut text, causes);
    }
    insert(&mut text);
    returning(&mut text, call);
    call.cx.connection().send(Access::Write, text).await
}
