//! What generated functions call: the pipelines of [`crate::action`] over typed records.
//!
//! Generated code names the record, the action's position, and what was given; everything else stands
//! here once.

use resource_core::{Scalar, Value};

use crate::action::{self, RunTarget, Target};
use crate::cx::AnyCx;
use crate::error::Result;
use crate::record::{Record, RecordKey};
use crate::slots::Slots;

/// Calls a create action.
///
/// # Errors
/// As [`action::create`].
pub async fn create<T: Record>(cx: &AnyCx, action: u16, input: impl Into<Slots>) -> Result<T> {
    T::from_row(&action::create(cx, T::META, action, input.into()).await?)
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
