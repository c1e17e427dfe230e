//! Removing a row.

use resource_core::ResourceMeta;
use resource_core::meta::ActionKind;
use tracing::Instrument as _;

use super::call::Call;
use super::update::Guarded;
use super::{Target, caused, constraint, diagnose, hooks, statement, values};
use crate::cx::AnyCx;
use crate::db::{Access, Build};
use crate::error::{Error, Result};
use crate::hook::Values;
use crate::slots::Slots;
use crate::transaction;

/// Removes the row with a key.
///
/// # Errors
/// As [`super::update`]; [`crate::error::Class::Conflict`] while other rows refer to it.
pub async fn destroy(cx: &AnyCx, meta: &'static ResourceMeta, target: Target<'_>, input: Slots) -> Result<()> {
    let call = Call::new(cx, meta, target.action, input);
    if call.action.kind != ActionKind::Destroy || meta.append_only {
        return Err(Error::internal(format!("{}.{} removes nothing", meta.name, call.action.name)));
    }
    let span = call.span();
    async move {
        let authorized = diagnose::authorize(cx, meta, &target).await?;
        let guarded = Guarded::new(&call, &authorized, target.key)?;
        let nothing = Values::new(meta);
        for last in [false, true] {
            let steps = call.action.has_hooks() || !call.action.causes.is_empty();
            let removed = if steps { in_transaction(&call, &guarded).await? } else { single(&call, &guarded).await? };
            if removed {
                return Ok(());
            }
            diagnose::refused(&call, &guarded, &nothing, last).await?;
        }
        Err(diagnose::overtaken())
    }
    .instrument(span)
    .await
}

async fn single(call: &Call<'_>, guarded: &Guarded) -> Result<bool> {
    let mut delete = statement::delete(call, &guarded.condition());
    delete.returning(statement::returning(call));
    let sent = call.cx.connection().send(Access::Write, delete.statement(call.dialect())).await;
    sent.map(|rows| !rows.is_empty()).map_err(constraint::explain_removal)
}

async fn in_transaction(call: &Call<'_>, guarded: &Guarded) -> Result<bool> {
    transaction::run(call.cx, async |cx| {
        let call = call.within(cx);
        let mut select = statement::select(&call, &guarded.condition());
        select.lock(sea_orm::sea_query::LockType::Update);
        let Some(found) = cx.connection().query(Access::Write, &select).await?.into_iter().next() else {
            return Ok(false);
        };
        let mut values = Values::new(call.meta);
        hooks::inside(&call, &mut values, Some(&found)).await?;
        let old = values::stored(call.meta, &found)?;
        caused::insert(cx, &caused::of_row(&call, &old, Some(&old))?).await?;
        single(&call, guarded).await
    })
    .await
}
