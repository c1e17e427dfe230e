//! The typed way to read.

use std::marker::PhantomData;

use futures::stream::{self, Stream, TryStreamExt as _};
use resource_core::Expr;

use super::{Column, Hold, Include, Position, Query, SortTerm, pipeline};
use crate::cx::AnyCx;
use crate::error::{Class, Error, Result};
use crate::record::{Attribute, Condition, Record, RecordKey, RelationTo};
use crate::slots::Slots;

/// A read of records that is being put together; nothing happens before one of its `async` methods.
#[must_use = "a read does nothing until `all`, `first`, `one`, `get`, `page` or `count` is awaited"]
pub struct Select<'c, R> {
    cx: &'c AnyCx,
    query: Result<Query>,
    record: PhantomData<fn() -> R>,
}

/// Some rows of a list, and the way to those beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<R> {
    /// The records.
    pub records: Vec<R>,
    /// The cursor for [`Select::after`], if records follow.
    pub next: Option<String>,
    /// The cursor for [`Select::before`], if records precede.
    pub previous: Option<String>,
    /// How many records there are on all pages, if [`Select::counted`] asked.
    pub count: Option<u64>,
}

/// A relation to load, with what to load behind it.
pub struct Load<R, T> {
    include: Result<Include>,
    types: PhantomData<fn() -> (R, T)>,
}

impl<'c, R: Record> Select<'c, R> {
    /// A read action with its arguments.
    pub fn new(cx: &'c AnyCx, action: u16, arguments: Slots) -> Self {
        Select { cx, query: Ok(Query::new(action, arguments)), record: PhantomData }
    }

    /// Only records that satisfy the condition, too.
    pub fn filter(self, condition: Condition<R>) -> Self {
        self.with(|query| narrow(query, condition.into_expr()))
    }

    /// Then by this field, least first.
    pub fn sort<T>(self, by: Attribute<R, T>) -> Self {
        self.with(|query| query.sort.push(SortTerm { by: Column::Field(by.position()), descending: false }))
    }

    /// Then by this field, greatest first.
    pub fn sort_descending<T>(self, by: Attribute<R, T>) -> Self {
        self.with(|query| query.sort.push(SortTerm { by: Column::Field(by.position()), descending: true }))
    }

    /// At most so many records on a page.
    pub fn limit(self, limit: u32) -> Self {
        self.with(|query| query.page.limit = Some(limit))
    }

    /// Records behind a cursor.
    pub fn after(self, cursor: impl Into<String>) -> Self {
        self.with(|query| query.page.position = Position::After(cursor.into()))
    }

    /// Records before a cursor.
    pub fn before(self, cursor: impl Into<String>) -> Self {
        self.with(|query| query.page.position = Position::Before(cursor.into()))
    }

    /// Records behind so many others.
    pub fn offset(self, records: u64) -> Self {
        self.with(|query| query.page.position = Position::Offset(records))
    }

    /// Also count the records on all pages.
    pub fn counted(self) -> Self {
        self.with(|query| query.page.count = true)
    }

    /// Makes others wait with the records until the transaction ends. What was read before may have changed by the
    /// time that this read has them; what is read from now on is as it stays.
    pub fn hold(self, hold: Hold) -> Self {
        self.with(|query| query.hold = Some(hold))
    }

    /// Loads a relation with the records.
    pub fn load<T: Record>(mut self, relation: impl Into<Load<R, T>>) -> Self {
        match (&mut self.query, relation.into().include) {
            (Ok(query), Ok(include)) => query.include.push(include),
            (Ok(_), Err(error)) => self.query = Err(error),
            (Err(_), _) => {}
        }
        self
    }

    /// Every record.
    ///
    /// # Errors
    /// [`Class::Invalid`] when there are more than the action answers at once (its page's `max`, or 250):
    /// a list that may grow is read with [`Select::page`]. Else as [`pipeline::read`].
    pub async fn all(self) -> Result<Vec<R>> {
        let mut query = self.query?;
        let most = most::<R>(&query);
        let limit = *query.page.limit.get_or_insert(most);
        let answer = pipeline::read(self.cx, R::META, query).await?;
        if answer.more.after {
            let text = format!("There are more than {limit} rows; read them page by page.");
            return Err(Error::new(Class::Invalid, "too_many_rows", text));
        }
        answer.records()
    }

    /// The first record, if there is one.
    ///
    /// # Errors
    /// As [`pipeline::read`].
    pub async fn first(self) -> Result<Option<R>> {
        let read = self.limit(1);
        let answer = pipeline::read(read.cx, R::META, read.query?).await?;
        Ok(answer.records()?.into_iter().next())
    }

    /// The record that an action which answers with one finds, or the first one.
    ///
    /// # Errors
    /// [`Class::NotFound`] when there is none; else as [`pipeline::read`].
    pub async fn one(self) -> Result<R> {
        self.first().await?.ok_or_else(Error::not_found)
    }

    /// The record with a key.
    ///
    /// # Errors
    /// [`Class::NotFound`] when the actor may read no such record; else as [`pipeline::get`].
    pub async fn get(self, key: &R::Key) -> Result<R> {
        let answer = pipeline::get(self.cx, R::META, &key.scalars(), self.query?).await?;
        answer.records()?.into_iter().next().ok_or_else(Error::not_found)
    }

    /// One page.
    ///
    /// # Errors
    /// As [`pipeline::read`].
    pub async fn page(self) -> Result<Page<R>> {
        let answer = pipeline::read(self.cx, R::META, self.query?).await?;
        let last = answer.rows.len().checked_sub(1);
        let next = last.filter(|_| answer.more.after).map(|last| answer.cursor(last));
        let previous = answer.more.before.then(|| answer.cursor(0));
        let (next, previous) = (next.transpose()?.flatten(), previous.transpose()?.flatten());
        let count = answer.count;
        Ok(Page { records: answer.records()?, next, previous, count })
    }

    /// Every record, however many there are: page after page, of which one is held. [`Select::limit`] is the size
    /// of a page; without it, the most that the action gives.
    ///
    /// Pages are read one after the other and by keyset: a record that a change moves in the order meanwhile may
    /// be missed or seen twice.
    ///
    /// # Errors
    /// The stream ends with the error of the page that cannot be read; see [`Select::page`].
    pub fn stream(self) -> impl Stream<Item = Result<R>> + Send + 'c {
        let pages = stream::try_unfold(Some(self), async |read| {
            let Some(Select { cx, query, record }) = read else { return Ok::<_, Error>(None) };
            let mut query = query?;
            query.page.limit.get_or_insert(most::<R>(&query));
            let page = Select { cx, query: Ok(query.clone()), record }.page().await?;
            let rest = page.next.map(|cursor| Select { cx, query: Ok(query), record }.after(cursor));
            Ok(Some((stream::iter(page.records.into_iter().map(Ok)), rest)))
        });
        pages.try_flatten()
    }

    /// In the order of the key alone.
    pub(crate) fn by_key(self) -> Self {
        let key = R::META.key.iter().map(|field| SortTerm { by: Column::Field(*field), descending: false });
        self.with(|query| query.sort = key.collect())
    }

    /// How many records there are on all pages.
    ///
    /// # Errors
    /// As [`pipeline::count`].
    pub async fn count(self) -> Result<u64> {
        pipeline::count(self.cx, R::META, self.query?).await
    }

    fn with(mut self, change: impl FnOnce(&mut Query)) -> Self {
        if let Ok(query) = &mut self.query {
            change(query);
        }
        self
    }
}

impl<R, T: Record> RelationTo<R, T> {
    /// This relation with one of its target's behind it.
    pub fn with<U: Record>(self, nested: impl Into<Load<T, U>>) -> Load<R, T> {
        Load::from(self).with(nested)
    }
}

impl<R, T: Record> Load<R, T> {
    /// One more relation behind this one.
    pub fn with<U: Record>(mut self, nested: impl Into<Load<T, U>>) -> Self {
        match (&mut self.include, nested.into().include) {
            (Ok(include), Ok(nested)) => include.query.include.push(nested),
            (Ok(_), Err(error)) => self.include = Err(error),
            (Err(_), _) => {}
        }
        self
    }

    /// Only related records that satisfy the condition.
    pub fn filter(mut self, condition: Condition<T>) -> Self {
        if let Ok(include) = &mut self.include {
            narrow(&mut include.query, condition.into_expr());
        }
        self
    }
}

impl<R, T: Record> From<RelationTo<R, T>> for Load<R, T> {
    fn from(relation: RelationTo<R, T>) -> Self {
        let include = T::META.primary_read().map(|action| {
            let arguments = Slots::empty(&T::META.actions[action as usize]);
            Include { relation: relation.position(), query: Query::new(action, arguments) }
        });
        let include = include.ok_or_else(|| Error::internal(format!("`{}` has no read action", T::META.name)));
        Load { include, types: PhantomData }
    }
}

/// The most rows that the action of a query gives at once.
fn most<R: Record>(query: &Query) -> u32 {
    let pages = R::META.actions[query.action as usize].read.as_ref().and_then(|read| read.page);
    pages.map_or(super::MOST_ON_PAGE, |pages| pages.max.min(super::MOST_ON_PAGE))
}

fn narrow(query: &mut Query, condition: Expr) {
    let conditions = query.filter.take().into_iter().chain([condition]);
    query.filter = Some(Expr::all(conditions));
}
