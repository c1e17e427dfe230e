//! Creating a row.

use resource_core::evaluate::holds;
use resource_core::meta::ResourceMeta;
use resource_core::{Expr, Scalar};
use tracing::Instrument as _;

use super::call::{Call, InMemory};
use super::{caused, check, constraint, hooks, statement, upsert, values};
use crate::authorize::{self, Authorized};
use crate::cx::AnyCx;
use crate::db::{Access, Build, Dialect};
use crate::error::Result;
use crate::hook::Values;
use crate::row::Row;
use crate::slots::Slots;
use crate::transaction::{self, Isolation};

/// What a create left in the table.
#[derive(Debug)]
pub struct Created {
    /// The row: the stored fields in order, then the calculations.
    pub row: Row,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where the row comes from that a create answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was not there before.
    New,
    /// It was there, and the action, an upsert, has taken it over.
    TakenOver,
}

/// Creates a row, or takes over the existing one if the action is an upsert. The answer has the stored
/// fields in order, then the calculations.
///
/// # Errors
/// [`crate::error::Class::Invalid`] with everything that is wrong, or what authorization and the
/// database refuse.
pub async fn create(cx: &AnyCx, meta: &'static ResourceMeta, action: u16, input: Slots) -> Result<Row> {
    Ok(create_or_take_over(cx, meta, action, input).await?.row)
}

/// As [`create`], and tells which of the two happened.
///
/// # Errors
/// As [`create`].
pub async fn create_or_take_over(
    cx: &AnyCx,
    meta: &'static ResourceMeta,
    action: u16,
    input: Slots,
) -> Result<Created> {
    let mut call = Call::new(cx, meta, action, input);
    let span = call.span();
    let created = async move {
        let authorized = authorize::action(cx, meta, action)?;
        check::input(&mut call)?;
        let accepted = hooks::prepare(&call, values::accepted(&call)).await?;
        if !needs_transaction(&call, &authorized) {
            return write(&call, &authorized, accepted).await;
        }
        match in_transaction(&call, &authorized, accepted.clone()).await {
            Err(error) if transaction::may_repeat(cx, &error) => in_transaction(&call, &authorized, accepted).await,
            created => created,
        }
    };
    transaction::settled(cx, created.instrument(span).await)
}

/// A condition that reads other rows is about what nothing locks, so the transaction is a serial one.
async fn in_transaction(call: &Call<'_>, authorized: &Authorized, mut accepted: Values) -> Result<Created> {
    let asks_others = authorized.condition().is_some_and(Expr::reads_relations);
    let isolation = if asks_others { Isolation::Serial } else { Isolation::Statement };
    transaction::isolated(call.cx, isolation, async |cx| {
        let call = call.within(cx);
        hooks::inside(&call, &mut accepted, None).await?;
        write(&call, authorized, accepted).await
    })
    .await
}

/// Several statements are needed for hooks, for conditions that read other rows, and for caused rows
/// where the database has no writing common table expressions or the key is not known before.
fn needs_transaction(call: &Call<'_>, authorized: &Authorized) -> bool {
    let one_statement = call.dialect() == Dialect::Postgres && !caused::need_database_key(call);
    call.action.has_hooks()
        || authorized.condition().is_some_and(Expr::reads_relations)
        || (!call.action.causes.is_empty() && (!one_statement || call.action.upsert.is_some()))
}

/// Checks the resulting row and writes it, with what it causes.
async fn write(call: &Call<'_>, authorized: &Authorized, accepted: Values) -> Result<Created> {
    let row = values::new_row(call, &accepted)?;
    values::validate(call, &row, None)?;
    allowed(call, authorized, &row)?;
    // Where the database decides about the key or which row it is, what is caused is not known before.
    let known = call.action.upsert.is_none() && !caused::need_database_key(call);
    let causes = if known { caused::of_row(call, &row, None)? } else { Vec::new() };
    let insert = match &call.action.upsert {
        Some(upsert) => upsert::statement(call, upsert, &row)?,
        None => statement::insert(call.meta, &row, call.dialect()),
    };
    let written = send(call, insert, &row, &causes).await?;
    let Some(written) = written else { return Err(upsert::refused(call, &row).await?) };
    if call.cx.in_transaction() {
        confirm(call, authorized, &written).await?;
        let causes = if known { causes } else { caused::of_written(call, &values::stored(call.meta, &written)?)? };
        if !carries_causes(call) {
            caused::insert(call.cx, &causes).await?;
        }
    }
    let origin = match &call.action.upsert {
        Some(upsert) => upsert::origin(call, upsert, &row, &written)?,
        None => Origin::New,
    };
    Ok(Created { row: written, origin })
}

/// Whether the inserting statement writes the caused rows too.
fn carries_causes(call: &Call<'_>) -> bool {
    call.dialect() == Dialect::Postgres && !caused::need_database_key(call) && call.action.upsert.is_none()
}

async fn send(
    call: &Call<'_>,
    mut insert: sea_orm::sea_query::InsertStatement,
    row: &[Scalar],
    causes: &[caused::CausedRow],
) -> Result<Option<Row>> {
    insert.returning(statement::returning(call));
    let statement = match carries_causes(call) && !causes.is_empty() {
        true => caused::with(causes, call.dialect()).query(insert).statement(call.dialect()),
        false => insert.statement(call.dialect()),
    };
    let written = call.cx.connection().send(Access::Write, statement).await;
    match written {
        Ok(rows) => statement::completed(call, rows),
        Err(error) => Err(constraint::explain(call, row, error).await),
    }
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

/// A condition that reads other rows is decided by the database on the written row; a refusal takes
/// the transaction back.
async fn confirm(call: &Call<'_>, authorized: &Authorized, written: &Row) -> Result<()> {
    let Some(condition) = authorized.condition().filter(|condition| condition.reads_relations()) else {
        return Ok(());
    };
    let key = values::key_of(call.meta, &values::stored(call.meta, written)?);
    let condition = Expr::all([call.row(&key)?, call.fold(condition)]);
    let found = call.cx.connection().query(Access::Read, &statement::select(call, &condition)).await?;
    match found.is_empty() {
        false => Ok(()),
        true => Err(authorize::denied(call.cx, call.meta, call.action)),
    }
}
