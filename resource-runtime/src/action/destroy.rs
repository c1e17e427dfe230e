//! Removing a row.

use resource_core::meta::ActionKind;
use resource_core::{Expr, ResourceMeta};
use tracing::Instrument as _;

use super::call::Call;
use super::guarded::Guarded;
use super::{Target, caused, check, constraint, diagnose, hooks, statement, values};
use crate::cx::AnyCx;
use crate::db::Access;
use crate::error::{Error, Result};
use crate::hook::Values;
use crate::slots::Slots;
use crate::transaction::{self, Isolation};

/// Removes the row with a key.
///
/// # Errors
/// As [`super::update`]; [`crate::error::Class::Conflict`] while other rows refer to it.
pub async fn destroy(cx: &AnyCx, meta: &'static ResourceMeta, target: Target<'_>, input: Slots) -> Result<()> {
    destroy_when(cx, meta, target, input, None).await
}

/// As [`destroy`], if a condition holds on the stored row beside the action's own.
///
/// # Errors
/// As [`destroy`]; [`crate::error::Class::Conflict`] with the code `guard` where it does not hold.
pub async fn destroy_when(
    cx: &AnyCx,
    meta: &'static ResourceMeta,
    target: Target<'_>,
    input: Slots,
    when: Option<&'static Expr>,
) -> Result<()> {
    let mut call = Call::new(cx, meta, target.action, input).when(when);
    if call.action.kind != ActionKind::Destroy || meta.append_only {
        return Err(Error::internal(format!("{}.{} removes nothing", meta.name, call.action.name)));
    }
    let span = call.span();
    let removed = async move {
        let authorized = diagnose::authorize(cx, meta, &target).await?;
        check::input(&mut call)?;
        let prepared = hooks::prepare(&call, Values::new(meta)).await?;
        let guarded = Guarded::new(&call, &authorized, target.key)?;
        for last in [false, true] {
            let removed = match needs_transaction(&call, &guarded) {
                true => match in_transaction(&call, &guarded, &prepared).await {
                    Err(error) if !last && transaction::may_repeat(cx, &error) => continue,
                    removed => removed?,
                },
                false => remove(&call, &guarded.condition()).await?,
            };
            if removed {
                return Ok(());
            }
            diagnose::refused(&call, &guarded, &[], last).await?;
        }
        Err(diagnose::overtaken())
    };
    transaction::settled(cx, removed.instrument(span).await)
}

/// Several statements are needed for hooks and caused rows, and where a condition asks about other rows.
fn needs_transaction(call: &Call<'_>, guarded: &Guarded) -> bool {
    let steps = call.action.has_hooks() || !call.action.causes.is_empty();
    steps || guarded.isolation(call.dialect()) == Isolation::Serial
}

/// Removes the rows that satisfy a condition; answers whether there was one.
async fn remove(call: &Call<'_>, condition: &Expr) -> Result<bool> {
    let sent = call.cx.connection().send(Access::Write, statement::delete(call, condition)).await;
    sent.map(|rows| !rows.is_empty()).map_err(constraint::explain_removal)
}

async fn in_transaction(call: &Call<'_>, guarded: &Guarded, prepared: &Values) -> Result<bool> {
    transaction::isolated(call.cx, guarded.isolation(call.dialect()), async |cx| {
        let mut call = call.within(cx);
        let mut select = statement::select(&call, &[], &guarded.condition());
        statement::lock(&mut select, call.meta, call.meta.key.iter().copied());
        let found = cx.connection().query(Access::Write, select).await?;
        let Some(found) = statement::completed_first(&call, found)? else { return Ok(false) };
        let mut values = prepared.clone();
        hooks::inside(&call, &mut values, Some(&found)).await?;
        let old = values::stored(call.meta, &found)?;
        call.move_behind(&old);
        let causes = caused::of_row(&call, &old, Some(&old))?;
        causes.write(cx).await?;
        // The row is locked: if it is gone all the same, so must be what hooks and causes have written.
        match remove(&call, &guarded.row).await? {
            true => Ok(true),
            false => Err(diagnose::overtaken()),
        }
    })
    .await
}
