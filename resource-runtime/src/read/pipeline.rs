//! The reading pipeline, from authorization to included relations.

use resource_core::{ResourceMeta, Scalar};
use tracing::Instrument as _;

use super::columns::Columns;
use super::condition::{Only, Rows};
use super::include::Includes;
use super::order::Order;
use super::page::Page;
use super::reading::Reading;
use super::{Answer, Hold, Query};
use crate::action::check::trim;
use crate::action::statement;
use crate::cx::AnyCx;
use crate::db::Access;
use crate::error::{Error, Result};
use crate::sql::Text;

/// Reads rows: those that the actor may read, of a read action, as a query wants them.
///
/// # Errors
/// [`crate::error::Class::Forbidden`] when no rule grants the action on any row,
/// [`crate::error::Class::Malformed`] for what the query must not ask, and for actions that answer with
/// one row [`crate::error::Class::NotFound`] when there is none.
pub async fn read(cx: &AnyCx, meta: &'static ResourceMeta, mut query: Query) -> Result<Answer> {
    trim(&meta.actions[usize::from(query.action)], &mut query.arguments);
    let reading = Reading::authorize(cx, meta, &query)?;
    let answer = answer(&reading, Only::Matching).instrument(reading.span()).await?;
    match reading.read_action()?.get {
        Some(_) if answer.rows.is_empty() => Err(Error::not_found()),
        _ => Ok(answer),
    }
}

/// Reads the row with a key, as a query wants it; its page is ignored.
///
/// # Errors
/// As [`read`]; [`crate::error::Class::NotFound`] when the actor may read no such row.
pub async fn get(cx: &AnyCx, meta: &'static ResourceMeta, key: &[Scalar], query: Query) -> Result<Answer> {
    let query = Query { page: Default::default(), ..query };
    let reading = Reading::authorize(cx, meta, &query)?;
    let answer = answer(&reading, Only::Key(key)).instrument(reading.span()).await?;
    if answer.rows.is_empty() { Err(Error::not_found()) } else { Ok(answer) }
}

/// Counts the rows on all pages of a query.
///
/// # Errors
/// As [`read`].
pub async fn count(cx: &AnyCx, meta: &'static ResourceMeta, mut query: Query) -> Result<u64> {
    trim(&meta.actions[usize::from(query.action)], &mut query.arguments);
    let reading = Reading::authorize(cx, meta, &query)?;
    let rows = Rows::of(&reading, Only::Matching)?;
    counted(&reading, &rows).instrument(reading.span()).await
}

/// What policies and ceilings grant, the action's filter, the requested filter and the tenant decide
/// which rows; then one statement for a page of them, one for their number if it was asked for, and one
/// for each included relation.
async fn answer(reading: &Reading<'_>, only: Only<'_>) -> Result<Answer> {
    let rows = Rows::of(reading, only)?;
    let order = if only.is_one(reading)? { Order::none() } else { Order::of(reading)? };
    let page = Page::of(reading, &order, only).await?;
    let mut columns = Columns::of(reading)?;
    let cursors = page.cursors(&order, &mut columns, reading);
    let includes = Includes::of(reading, &mut columns)?;

    let found = match rows.are_none() || page.is_empty() {
        true => Vec::new(),
        false => {
            let mut select = columns.select(reading);
            let narrowed = rows.narrow(&mut select, reading);
            page.cut(&mut select, narrowed, &order, reading);
            held(&mut select, reading)?;
            let mut found = reading.cx().connection().query(Access::Read, select).await?;
            columns.complete(reading, &mut found)?;
            found
        }
    };
    let (found, more) = page.take(found)?;
    let count = match reading.query.page.count {
        true => Some(counted(reading, &rows).await?),
        false => None,
    };
    let included = includes.load(&found).await?;
    Ok(Answer { meta: reading.meta, selection: columns.into_selection(), rows: found, count, more, included, cursors })
}

/// Ends a statement with the lock that was asked for.
fn held(select: &mut Text, reading: &Reading<'_>) -> Result<()> {
    let Some(hold) = reading.query.hold else { return Ok(()) };
    if !reading.cx().in_transaction() {
        return Err(Error::internal("rows are held until a transaction ends, and there is none"));
    }
    statement::lock(select, reading.meta, reading.meta.key.iter().copied().filter(|_| hold == Hold::References));
    Ok(())
}

async fn counted(reading: &Reading<'_>, rows: &Rows) -> Result<u64> {
    if rows.are_none() {
        return Ok(0);
    }
    let mut select = Text::new(reading.dialect());
    select.add("SELECT COUNT(*) FROM ").name(reading.meta.table);
    rows.narrow(&mut select, reading);
    let counted = reading.cx().connection().query(Access::Read, select).await?;
    let count = counted.first().map(|row| row.scalar(0, resource_core::Kind::I64)).transpose()?;
    Ok(count.and_then(|count| count.as_i64()).and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
}
