//! Typed keys: the key of one resource cannot be passed for that of another.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use uuid::Uuid;

use super::{Value, ValueError};
use crate::{Kind, Scalar};

/// A type that can be a resource's key column.
pub trait Key: Value + Clone + Eq + Hash + fmt::Debug + fmt::Display {}

impl Key for Uuid {}
impl Key for String {}
impl Key for i64 {}

/// The key of resource `R`, a `K` underneath.
pub struct Id<R, K = Uuid> {
    key: K,
    resource: PhantomData<fn() -> R>,
}

impl<R, K> Id<R, K> {
    /// Marks a bare key as that of `R`.
    pub const fn new(key: K) -> Self {
        Id { key, resource: PhantomData }
    }

    /// The bare key.
    pub const fn key(&self) -> &K {
        &self.key
    }

    /// The bare key.
    pub fn into_key(self) -> K {
        self.key
    }
}

impl<R> Id<R, Uuid> {
    /// The bare UUID.
    pub const fn uuid(&self) -> Uuid {
        self.key
    }
}

impl<R, K: Clone> Clone for Id<R, K> {
    fn clone(&self) -> Self {
        Id::new(self.key.clone())
    }
}

impl<R, K: Copy> Copy for Id<R, K> {}

impl<R, K: PartialEq> PartialEq for Id<R, K> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl<R, K: Eq> Eq for Id<R, K> {}

impl<R, K: PartialOrd> PartialOrd for Id<R, K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.key.partial_cmp(&other.key)
    }
}

impl<R, K: Ord> Ord for Id<R, K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key.cmp(&other.key)
    }
}

impl<R, K: Hash> Hash for Id<R, K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl<R, K: fmt::Display> fmt::Debug for Id<R, K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.key)
    }
}

impl<R, K: fmt::Display> fmt::Display for Id<R, K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key.fmt(formatter)
    }
}

impl<R, K: FromStr> FromStr for Id<R, K> {
    type Err = K::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Id::new)
    }
}

impl<R, K> From<K> for Id<R, K> {
    fn from(key: K) -> Self {
        Id::new(key)
    }
}

impl<R> From<&str> for Id<R, String> {
    fn from(key: &str) -> Self {
        Id::new(key.to_owned())
    }
}

impl<R: 'static, K: Key> Value for Id<R, K> {
    const KIND: Kind = K::KIND;

    fn to_scalar(&self) -> Scalar {
        self.key.to_scalar()
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        K::from_scalar(scalar).map(Id::new)
    }
}
