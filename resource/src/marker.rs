//! Types that mark what a field of a declaration is. There are never values of them.

use std::marker::PhantomData;

use resource_core::Value;

use crate::Resource;

/// A relation to one row of another resource, whose key this side holds.
pub struct BelongsTo<T: Resource>(PhantomData<fn() -> T>);

/// A relation to at most one row of another resource, which holds the key.
pub struct HasOne<T: Resource>(PhantomData<fn() -> T>);

/// A relation to any number of rows of another resource, which hold the key.
pub struct HasMany<T: Resource>(PhantomData<fn() -> T>);

/// A value computed on reading.
pub struct Calculated<T: Value>(PhantomData<fn() -> T>);

/// The time of the create, set by the engine.
pub struct CreatedAt(PhantomData<()>);

/// The time of the last write, set by the engine.
pub struct UpdatedAt(PhantomData<()>);
