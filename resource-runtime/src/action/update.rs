//! Changing a row. With built-in steps only, the statement itself decides: nothing is read first.

use resource_core::meta::ResourceMeta;
use resource_core::{Expr, Scalar};
use tracing::Instrument as _;

use super::assignments::{self, Assignments};
use super::call::Call;
use super::caused::InSql;
use super::guarded::Guarded;
use super::requirement::{self, Requirements};
use super::{Target, caused, chain, check, constraint, diagnose, entered, hooks, statement, tree, values};
use crate::cx::AnyCx;
use crate::db::Access;
use crate::encryption;
use crate::error::Result;
use crate::hook::Values;
use crate::row::Row;
use crate::slots::Slots;
use crate::sql::Text;
use crate::transaction::{self, Isolation};

/// Changes the row with a key. The answer has the stored fields in order, then the calculations.
///
/// # Errors
/// [`crate::error::Class::NotFound`] where the actor may not read the row,
/// [`crate::error::Class::Forbidden`] where it may read but not change it,
/// [`crate::error::Class::Conflict`] with the transitions possible now where the row is in another state,
/// [`crate::error::Class::Invalid`] with everything that is wrong with the values.
pub async fn update(cx: &AnyCx, meta: &'static ResourceMeta, target: Target<'_>, input: Slots) -> Result<Row> {
    update_when(cx, meta, target, input, None).await
}

/// As [`update`], if a condition holds on the stored row beside the action's own.
///
/// # Errors
/// As [`update`]; [`crate::error::Class::Conflict`] with the code `guard` where it does not hold.
pub async fn update_when(
    cx: &AnyCx,
    meta: &'static ResourceMeta,
    target: Target<'_>,
    input: Slots,
    when: Option<&'static Expr>,
) -> Result<Row> {
    let mut call = Call::new(cx, meta, target.action, input).when(when);
    let span = call.span();
    let updated = async move {
        let authorized = diagnose::authorize(cx, meta, &target).await?;
        check::input(&mut call)?;
        let accepted = hooks::prepare(&call, values::accepted(&call)).await?;
        let guarded = Guarded::new(&call, &authorized, target.key)?;
        let plan = Plan::of(&call, &guarded, accepted)?;
        // Twice: what the diagnosis cannot explain may have been somebody else's passing change.
        for last in [false, true] {
            let written = match &plan {
                Plan::Statement(write) => in_statement(&call, &guarded, write).await?,
                Plan::Transaction(accepted) => match in_transaction(&call, &guarded, accepted).await {
                    Err(error) if !last && transaction::may_repeat(cx, &error) => continue,
                    written => written?,
                },
            };
            match written {
                Some(row) => {
                    entered::log(&call, &row);
                    return Ok(row);
                }
                None => diagnose::refused(&call, &guarded, plan.requirements(), last).await?,
            }
        }
        Err(diagnose::overtaken())
    };
    transaction::settled(cx, updated.instrument(span).await)
}

/// How an update is carried out.
enum Plan {
    /// One guarded statement: an `UPDATE`, or one that locks, updates and writes caused rows.
    Statement(Write),
    /// Guarded select, hooks, update, caused rows.
    Transaction(Values),
}

/// What a statement writes without anybody having seen the row.
struct Write {
    assignments: Assignments,
    causes: Vec<InSql>,
    requirements: Vec<Requirements>,
}

impl Plan {
    fn of(call: &Call<'_>, guarded: &Guarded, accepted: Values) -> Result<Plan> {
        let steps = call.action.has_hooks() || !call.action.changes.is_empty();
        let serial = guarded.isolation(call.dialect()) == Isolation::Serial;
        if steps || serial || !caused::fit_in_statement(call) {
            return Ok(Plan::Transaction(accepted));
        }
        let assignments = assignments::of(call, &accepted);
        let causes = InSql::of(call);
        let requirements = requirement::of(call, &guarded.key, &assignments, &causes);
        Ok(match requirements.zip(assignments::sealed(call, assignments)?) {
            Some((requirements, assignments)) => Plan::Statement(Write { assignments, causes, requirements }),
            None => Plan::Transaction(accepted),
        })
    }

    /// In a transaction the rows are in memory, and nothing is left to ask of the stored one.
    fn requirements(&self) -> &[Requirements] {
        match self {
            Plan::Statement(write) => &write.requirements,
            Plan::Transaction(_) => &[],
        }
    }
}

async fn in_statement(call: &Call<'_>, guarded: &Guarded, write: &Write) -> Result<Option<Row>> {
    let required = write.requirements.iter().flatten().map(|requirement| requirement.holds.clone());
    let condition = Expr::all([guarded.condition()].into_iter().chain(required));
    let known = || assignments::known(call, &write.assignments);
    if call.action.causes.is_empty() {
        return send(call, statement::update(call, &write.assignments, &condition), known).await;
    }
    send(call, chain::statement(call, &write.assignments, &write.causes, &condition), known).await
}

async fn in_transaction(call: &Call<'_>, guarded: &Guarded, accepted: &Values) -> Result<Option<Row>> {
    transaction::isolated(call.cx, guarded.isolation(call.dialect()), async |cx| {
        let mut call = call.within(cx);
        tree::take_turn(&call).await?;
        let mut select = statement::select(&call, &[], &guarded.condition());
        statement::lock(&mut select, call.meta, statement::declared_changes(call.action));
        let found = cx.connection().query(Access::Write, select).await?;
        let Some(found) = statement::completed_first(&call, found)? else { return Ok(None) };
        let mut accepted = accepted.clone();
        hooks::inside(&call, &mut accepted, Some(&found)).await?;
        let old = values::stored(call.meta, &found)?;
        call.move_behind(&old);
        let row = values::updated_row(&call, &old, &accepted);
        values::validate(&call, &row, Some(&old))?;
        tree::check(&call, &row).await?;
        let causes = caused::of_row(&call, &row, Some(&old))?;
        let row = encryption::sealed(cx, call.meta, row)?;
        let update = statement::update(&call, &assignments::changed(&old, &row), &guarded.row);
        // The row is locked: if it is gone all the same, so must be what the hooks have written.
        let written = send(&call, update, || row.clone()).await?.ok_or_else(diagnose::overtaken)?;
        causes.write(cx).await?;
        Ok(Some(written))
    })
    .await
}

async fn send(call: &Call<'_>, statement: Text, row: impl FnOnce() -> Vec<Scalar>) -> Result<Option<Row>> {
    match call.cx.connection().send(Access::Write, statement).await {
        Ok(rows) => statement::completed_first(call, rows),
        Err(error) => Err(constraint::explain(call, &row(), error).await),
    }
}
