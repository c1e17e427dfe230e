//! Values that never show.

use serde::{Deserializer, Serializer};

use super::{Value, ValueError};
use crate::{Kind, Scalar};

/// A value that is stored and compared but neither printed nor sent to anybody.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Hides a value.
    pub const fn new(value: T) -> Self {
        Secret(value)
    }

    /// The value itself; the caller takes over keeping it from logs and answers.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> std::fmt::Debug for Secret<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

impl<T> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Secret(value)
    }
}

impl<T: Value> Value for Secret<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = T::NULLABLE;

    fn to_scalar(&self) -> Scalar {
        self.0.to_scalar()
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        T::from_scalar(scalar).map(Secret)
    }

    fn write_json<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        self.0.write_json(writer)
    }

    fn read_json<'d, D: Deserializer<'d>>(document: D) -> Result<Self, D::Error> {
        T::read_json(document).map(Secret)
    }
}
