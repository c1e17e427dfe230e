//! Which part of the rows a request gets.

use resource_core::meta;
use resource_core::{Kind, Scalar};

use super::columns::Columns;
use super::condition::Only;
use super::cursor::{self, Maker, Place, Shape};
use super::order::{Along, Order};
use super::reading::{Reading, equals};
use super::{Audience, MOST_ON_PAGE, More, PageRequest, Position, keyset};
use crate::db::Access;
use crate::error::{Class, Error, Failure, Result};
use crate::row::Row;
use crate::sql::{Between, Text, condition, write};

/// One page.
pub(super) struct Page {
    /// The most rows on it.
    limit: u32,
    along: Along,
    start: Start,
    shape: Option<Shape>,
    /// The action has no pages: what does not fit on one is an error.
    whole: bool,
}

enum Start {
    /// The page is one row, which its key or an identity names.
    Only,
    First,
    Offset(u64),
    /// Behind the row with these values of the order's terms, in the direction of `along`.
    Behind(Vec<Scalar>),
    /// Behind the last row there can be.
    End,
}

impl Page {
    /// The page that a query asks for.
    ///
    /// # Errors
    /// [`Class::Malformed`] for a size, cursor or way of paging that this query does not take.
    pub async fn of(reading: &Reading<'_>, order: &Order, only: Only<'_>) -> Result<Page> {
        if only.is_one(reading)? {
            return Ok(Page { limit: 1, along: Along::Forwards, start: Start::Only, shape: None, whole: false });
        }
        let (request, pages) = (&reading.query.page, reading.read_action()?.page);
        let limit = limit(request, pages)?;
        let follows_cursors = accepted(reading, pages, &request.position)?;
        let shape = if follows_cursors { Some(Shape::of(reading)?) } else { None };
        let along = match request.position {
            Position::Before(_) => Along::Backwards,
            _ => Along::Forwards,
        };
        let start = match &request.position {
            Position::Start => Start::First,
            Position::Offset(rows) => Start::Offset(*rows),
            Position::After(text) => behind(reading, order, along, (text, "page[after]")).await?,
            Position::Before(text) => behind(reading, order, along, (text, "page[before]")).await?,
        };
        let whole = pages.is_none() && request.limit.is_none() && request.position == Position::Start;
        Ok(Page { limit, along, start, shape, whole })
    }

    /// Whether the database need not be asked.
    pub fn is_empty(&self) -> bool {
        matches!(self.start, Start::End)
    }

    /// Ends a statement with the page, behind the conditions that it has so far: one row more than fits, to know
    /// whether others follow.
    pub fn cut(&self, select: &mut Text, mut narrowed: Between, order: &Order, reading: &Reading<'_>) {
        if matches!(self.start, Start::Only) {
            return;
        }
        if let Start::Behind(values) = &self.start {
            keyset::behind(narrowed.next(select), order, (values, self.along), reading);
        }
        order.sort(select, reading, self.along);
        select.add(" LIMIT ").value(i64::from(self.limit) + 1, Kind::I64);
        if let Start::Offset(rows) = self.start
            && rows > 0
        {
            select.add(" OFFSET ").value(i64::try_from(rows).unwrap_or(i64::MAX), Kind::I64);
        }
    }

    /// The rows of the page in the order that was asked for, and whether others are around it.
    ///
    /// # Errors
    /// [`Class::Invalid`] when an action without pages has more rows than one answer holds.
    pub fn take(&self, mut rows: Vec<Row>) -> Result<(Vec<Row>, More)> {
        let follows = rows.len() > self.limit as usize;
        if follows && self.whole {
            let text = format!("There are more than {} rows; ask for fewer with a filter.", self.limit);
            return Err(Error::new(Class::Invalid, "too_many_rows", text));
        }
        rows.truncate(self.limit as usize);
        if self.along == Along::Backwards {
            rows.reverse();
        }
        let more = match &self.start {
            Start::Only => More::default(),
            Start::First => More { before: false, after: follows },
            Start::Offset(rows) => More { before: *rows > 0, after: follows },
            // The row of the cursor itself is on the other side.
            Start::Behind(_) | Start::End if self.along == Along::Forwards => More { before: true, after: follows },
            Start::Behind(_) | Start::End => More { before: follows, after: true },
        };
        Ok((rows, more))
    }

    /// Makes rows hold what their cursors keep of them.
    pub fn cursors(&self, order: &Order, columns: &mut Columns, reading: &Reading<'_>) -> Option<Maker> {
        let shape = self.shape?;
        let (terms, key) = order.hold(columns);
        Some(Maker { engine: reading.cx().engine().clone(), shape, terms, key, private: order.is_private() })
    }
}

fn limit(request: &PageRequest, pages: Option<meta::Page>) -> Result<u32> {
    let most = pages.map_or(MOST_ON_PAGE, |pages| pages.max.min(MOST_ON_PAGE));
    let limit = request.limit.unwrap_or_else(|| pages.map_or(most, |pages| pages.default.min(most)));
    if (1..=most).contains(&limit) {
        return Ok(limit);
    }
    Err(malformed("page[size]", "page_size", format!("A page has 1 to {most} rows, not {limit}.")))
}

/// Whether pages follow cursors; a way of paging that the action does not offer is refused to those
/// outside.
fn accepted(reading: &Reading<'_>, pages: Option<meta::Page>, position: &Position) -> Result<bool> {
    let (keyset, offset) = match reading.viewer.audience {
        Audience::Code => (true, true),
        Audience::Outside => pages.map_or((false, false), |pages| (pages.keyset, pages.offset)),
    };
    let refused = match position {
        Position::After(_) if !keyset => Some("page[after]"),
        Position::Before(_) if !keyset => Some("page[before]"),
        Position::Offset(_) if !offset => Some("page[offset]"),
        Position::Offset(rows) if i64::try_from(*rows).is_err() => {
            return Err(malformed("page[offset]", "page_offset", "There are not that many rows.".to_owned()));
        }
        _ => None,
    };
    match refused {
        Some(parameter) => Err(malformed(parameter, "paging", format!("This list is not paged by `{parameter}`."))),
        None => Ok(keyset && !matches!(position, Position::Offset(_))),
    }
}

fn malformed(parameter: &'static str, code: &'static str, text: String) -> Error {
    Error::with_failures(Class::Malformed, vec![Failure::parameter(parameter, code, text)])
}

/// Where the page of a cursor starts; the cursor stands with the name of its parameter.
async fn behind(reading: &Reading<'_>, order: &Order, along: Along, cursor: (&str, &'static str)) -> Result<Start> {
    let (text, parameter) = cursor;
    let place = cursor::parse(reading.cx().engine().keyring(), Shape::of(reading)?, text);
    let values = match place {
        Some(Place::Values(values)) if cursor::are_of(&values, &order.kinds()) => values,
        Some(Place::Key(key)) if cursor::are_of(&key, &order.key_kinds()) => {
            values_of(reading, order, &key).await?.ok_or_else(|| cursor::refused(parameter))?
        }
        _ => return Err(cursor::refused(parameter)),
    };
    Ok(if keyset::are_some(order, &values, along) { Start::Behind(values) } else { Start::End })
}

/// Where the row with this key stands in the order now; it is asked for inside the tenant, and nothing
/// of it leaves the server.
async fn values_of(reading: &Reading<'_>, order: &Order, key: &[Scalar]) -> Result<Option<Vec<Scalar>>> {
    let (scope, mut list, mut narrowed) = (reading.scope(), Between::COMMA, Between::WHERE);
    let mut select = Text::new(reading.dialect());
    select.add("SELECT ");
    order.terms.iter().for_each(|term| write(list.next(&mut select), &term.expr, &scope));
    select.add(" FROM ").name(reading.meta.table);
    let by_key = reading.meta.key.iter().zip(key).map(|(field, value)| equals(reading.meta, *field, value.clone()));
    for holds in reading.viewer.fence(reading.meta)?.into_iter().chain(by_key) {
        condition(narrowed.next(&mut select), &holds, &scope);
    }
    let rows = reading.cx().connection().query(Access::Read, select).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let terms = order.terms.iter().enumerate();
    terms.map(|(at, term)| row.scalar(at, term.kind)).collect::<Result<_>>().map(Some)
}
