//! Creating a row.

use resource_core::Expr;
use resource_core::meta::ResourceMeta;
use tracing::Instrument as _;

use super::call::Call;
use super::proposal::{self, Proposal};
use super::{caused, check, constraint, entered, hooks, statement, upsert, values};
use crate::authorize::{self, Authorized};
use crate::cx::AnyCx;
use crate::db::Access;
use crate::error::Result;
use crate::hook::Values;
use crate::row::Row;
use crate::slots::Slots;
use crate::sql::Text;
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
        if !proposal::needs_transaction(&call, &authorized) {
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
    let isolation = if proposal::asks_others(call, authorized) { Isolation::Serial } else { Isolation::Statement };
    transaction::isolated(call.cx, isolation, async |cx| {
        let call = call.within(cx);
        hooks::inside(&call, &mut accepted, None).await?;
        write(&call, authorized, accepted).await
    })
    .await
}

/// Checks the resulting row and writes it, with what it causes.
async fn write(call: &Call<'_>, authorized: &Authorized, accepted: Values) -> Result<Created> {
    let proposal = Proposal::new(call, authorized, &accepted)?;
    let row = &proposal.row[..];
    let insert = |text: &mut Text| match &call.action.upsert {
        Some(upsert) => upsert::statement(text, call, (upsert, &upsert::required(call, upsert, row)), &[row]),
        None => statement::insert(text, call.meta, &[row]),
    };
    let causes: Vec<_> = proposal.causes.rows.iter().collect();
    let written = match proposal::send(call, insert, &causes, statement::returning).await {
        Ok(rows) => statement::completed(call, rows)?.into_iter().next(),
        Err(error) => return Err(constraint::explain(call, row, error).await),
    };
    let Some(written) = written else { return Err(upsert::refused(call, row).await?) };
    if call.cx.in_transaction() {
        confirm(call, authorized, &written).await?;
        if !call.action.causes.is_empty() && !proposal::knows_causes(call) {
            caused::of_written(call, &values::stored(call.meta, &written)?)?.write(call.cx).await?;
        } else if !proposal::carries_causes(call) {
            proposal.causes.write(call.cx).await?;
        }
    }
    let origin = match &call.action.upsert {
        Some(upsert) => upsert::origin(call, upsert, row, &written)?,
        None => Origin::New,
    };
    entered::log(call, &written);
    Ok(Created { row: written, origin })
}

/// Creates a row that another action causes, inside its transaction.
pub(super) async fn caused(call: &Call<'_>, authorized: &Authorized) -> Result<()> {
    let mut accepted = values::accepted(call);
    hooks::inside(call, &mut accepted, None).await?;
    write(call, authorized, accepted).await.map(drop)
}

/// A condition that reads other rows is decided by the database on the written row; a refusal takes
/// the transaction back.
async fn confirm(call: &Call<'_>, authorized: &Authorized, written: &Row) -> Result<()> {
    let Some(condition) = authorized.condition().filter(|condition| condition.reads_relations()) else {
        return Ok(());
    };
    let key = values::key_of(call.meta, &values::stored(call.meta, written)?);
    let condition = Expr::all([call.row(&key)?, call.fold(condition)]);
    let found = call.cx.connection().query(Access::Read, statement::select(call, &[], &condition)).await?;
    match found.is_empty() {
        false => Ok(()),
        true => Err(authorize::denied(call.cx, call.meta, call.action)),
    }
}
