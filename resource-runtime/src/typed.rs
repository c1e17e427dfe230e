//! What generated functions call: the pipelines of [`crate::action`] over typed records.
//!
//! Generated code names the record, the action's position, and what was given; everything else stands
//! here once.

use futures::{Stream, StreamExt as _};
use resource_core::{Scalar, Value};

use crate::action::{self, Bulk, BulkOutcome, RunTarget, Target, Written};
use crate::cx::AnyCx;
use crate::error::{Error, Result};
use crate::read::Select;
use crate::record::{Record, RecordKey};
use crate::slots::Slots;

/// Calls a create action.
///
/// # Errors
/// As [`action::create`].
pub async fn create<T: Record>(cx: &AnyCx, action: u16, input: impl Into<Slots>) -> Result<T> {
    T::from_row(&action::create(cx, T::META, action, input.into()).await?)
}

/// Calls a create action for each of many inputs.
///
/// # Errors
/// As [`action::create_many`].
pub async fn create_many<T: Record, I: Into<Slots>>(
    cx: &AnyCx,
    action: u16,
    inputs: impl Stream<Item = I> + Send,
    bulk: Bulk<'_, T>,
) -> Result<BulkOutcome> {
    let mut unread = None;
    let outcome =
        action::create_many(cx, T::META, action, inputs.map(Into::into), collected(bulk, &mut unread)).await?;
    unread.map_or(Ok(outcome), Err)
}

/// Calls an update action on the record of each of many keys.
///
/// # Errors
/// As [`action::update_many`].
pub async fn update_many<T: Record, I: Into<Slots>>(
    cx: &AnyCx,
    action: u16,
    inputs: impl Stream<Item = (T::Key, I)> + Send,
    bulk: Bulk<'_, T>,
) -> Result<BulkOutcome> {
    let mut unread = None;
    let inputs = inputs.map(|(key, input)| Ok((key.scalars(), input.into())));
    let outcome = action::update_many(cx, T::META, action, inputs, collected(bulk, &mut unread)).await?;
    unread.map_or(Ok(outcome), Err)
}

/// Calls an update action that takes no input on the record of each of many keys.
///
/// # Errors
/// As [`action::update_many`].
pub async fn update_keys<T: Record>(
    cx: &AnyCx,
    action: u16,
    keys: impl Stream<Item = T::Key> + Send,
    bulk: Bulk<'_, T>,
) -> Result<BulkOutcome> {
    update_many(cx, action, keys.map(|key| (key, Slots::default())), bulk).await
}

/// Calls an update action with one input on every record that a read finds, in the order of the keys, so that no
/// change moves a record before or behind the others. What the read asked is not asked again when a record is
/// changed; that is what the action's guard is for.
///
/// # Errors
/// As [`action::update_many`] and [`Select::stream`].
pub async fn update_each<T: Record>(
    cx: &AnyCx,
    action: u16,
    (read, input): (Select<'_, T>, impl Into<Slots>),
    bulk: Bulk<'_, T>,
) -> Result<BulkOutcome> {
    let mut unread = None;
    let input = input.into();
    let inputs = read.by_key().stream().map(|record| Ok((record?.key().scalars(), input.clone())));
    let outcome = action::update_many(cx, T::META, action, inputs, collected(bulk, &mut unread)).await?;
    unread.map_or(Ok(outcome), Err)
}

/// Hands written rows on as records; the first that is none stays in `unread`.
fn collected<'a, T: Record>(bulk: Bulk<'a, T>, unread: &'a mut Option<Error>) -> Bulk<'a, Written> {
    let (chunk, on_failure, failures_kept) = (bulk.chunk, bulk.on_failure, bulk.failures_kept);
    let erased = Bulk::default().chunk(chunk).on_failure(on_failure).failures_kept(failures_kept);
    let Some(mut each) = bulk.each else { return erased };
    erased.each(move |ordinal, written: Written| match T::from_row(&written.row) {
        Ok(record) => each(ordinal, record),
        Err(error) => drop(unread.get_or_insert(error)),
    })
}

/// Calls an update action on the record with a key.
///
/// # Errors
/// As [`action::update`].
pub async fn update<T: Record>(cx: &AnyCx, action: u16, id: &T::Key, input: impl Into<Slots>) -> Result<T> {
    let target = Target { action, key: &id.scalars() };
    T::from_row(&action::update(cx, T::META, target, input.into()).await?)
}

/// Calls a destroy action on the record with a key.
///
/// # Errors
/// As [`action::destroy`].
pub async fn destroy<T: Record>(cx: &AnyCx, action: u16, id: &T::Key, input: impl Into<Slots>) -> Result<()> {
    let target = Target { action, key: &id.scalars() };
    action::destroy(cx, T::META, target, input.into()).await
}

/// Calls a run action that answers with nothing.
///
/// # Errors
/// As [`action::run`].
pub async fn run<T: Record>(cx: &AnyCx, action: u16, id: Option<&T::Key>, input: impl Into<Slots>) -> Result<()> {
    answer::<T>(cx, action, id, input.into()).await.map(drop)
}

/// Calls a run action that answers with a value.
///
/// # Errors
/// As [`action::run`].
pub async fn ask<T: Record, V: Value>(
    cx: &AnyCx,
    action: u16,
    id: Option<&T::Key>,
    input: impl Into<Slots>,
) -> Result<V> {
    Ok(V::from_scalar(answer::<T>(cx, action, id, input.into()).await?)?)
}

async fn answer<T: Record>(cx: &AnyCx, action: u16, id: Option<&T::Key>, input: Slots) -> Result<Scalar> {
    let key = id.map(RecordKey::scalars);
    action::run(cx, T::META, RunTarget { action, key: key.as_deref() }, input).await
}

/// Whether an action would be allowed: on the record with a key, or at all.
///
/// # Errors
/// As [`action::can`].
pub async fn can<T: Record>(cx: &AnyCx, action: u16, id: Option<&T::Key>) -> Result<bool> {
    let key = id.map(RecordKey::scalars);
    action::can(cx, T::META, action, key.as_deref()).await
}
