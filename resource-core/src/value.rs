//! Rust types that fields can have.
//!
//! One small trait connects a Rust type to its [`Kind`] and its [`Scalar`]. Databases, JSON and OpenAPI
//! see only those two, so a type of the application needs this one implementation and no other.

mod ci_string;
mod encrypted;
mod id;
mod json;
pub mod read;
mod secret;
mod timestamp;
pub mod write;

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::Error as _;
use serde::{Deserializer, Serializer};
use uuid::Uuid;

pub use ci_string::CiString;
pub use encrypted::{Encrypted, Sealed};
pub use id::{Id, Key};
pub use json::Json;
pub use secret::Secret;
pub use timestamp::Timestamp;

use crate::{Kind, Scalar};

/// A type that fields, arguments and calculations can have.
pub trait Value: Sized + Send + Sync + 'static {
    /// What columns and documents hold for it.
    const KIND: Kind;
    /// Whether null is one of its values.
    const NULLABLE: bool = false;

    /// The value for expressions, bind parameters and documents.
    fn to_scalar(&self) -> Scalar;

    /// The value back from what [`Value::to_scalar`] made.
    ///
    /// # Errors
    /// When the scalar is not one that this type makes.
    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError>;

    /// Writes the value as JSON documents hold it. Types that are JSON themselves override this: a value becomes
    /// its document at once, however deep its parts lie.
    ///
    /// # Errors
    /// Those of the writer.
    fn write_json<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        json::write(Self::KIND, &self.to_scalar(), writer)
    }

    /// The value back from what [`Value::write_json`] made, as it is read from a text. Types that are JSON
    /// themselves override this: a document becomes its type at once, however deep its parts lie.
    ///
    /// # Errors
    /// When the document is not one that this type makes; [`read::text`] says what would have been right.
    fn read_json<'d, D: Deserializer<'d>>(document: D) -> Result<Self, D::Error> {
        Self::from_scalar(json::scalar(Self::KIND, document)?).map_err(D::Error::custom)
    }
}

/// A scalar that a type does not accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    /// What would have been right, to follow "must be" in a sentence.
    pub expected: Cow<'static, str>,
}

impl ValueError {
    /// An error that says what would have been right.
    pub fn expected(what: impl Into<Cow<'static, str>>) -> ValueError {
        ValueError { expected: what.into() }
    }
}

impl std::fmt::Display for ValueError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "must be {}", self.expected)
    }
}

impl std::error::Error for ValueError {}

impl<T: Value> Value for Option<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;

    fn to_scalar(&self) -> Scalar {
        self.as_ref().map_or(Scalar::Null, T::to_scalar)
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        if scalar.is_null() { Ok(None) } else { T::from_scalar(scalar).map(Some) }
    }

    fn write_json<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write_json(writer),
            None => writer.serialize_unit(),
        }
    }

    fn read_json<'d, D: Deserializer<'d>>(document: D) -> Result<Self, D::Error> {
        document.deserialize_option(read::Optional(PhantomData))
    }
}

impl Value for bool {
    const KIND: Kind = Kind::Bool;

    fn to_scalar(&self) -> Scalar {
        Scalar::Bool(*self)
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        scalar.as_bool().ok_or_else(|| ValueError::expected("true or false"))
    }
}

macro_rules! integers {
    ($($type:ty => $kind:expr, $range:literal;)*) => {$(
        impl Value for $type {
            const KIND: Kind = $kind;

            fn to_scalar(&self) -> Scalar {
                Scalar::I64(i64::from(*self))
            }

            fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
                let number = scalar.as_i64().and_then(|number| <$type>::try_from(number).ok());
                number.ok_or_else(|| ValueError::expected($range))
            }
        }
    )*};
}

integers! {
    i16 => Kind::I16, "an integer from -32768 to 32767";
    i32 => Kind::I32, "an integer from -2147483648 to 2147483647";
    i64 => Kind::I64, "an integer";
}

impl Value for f64 {
    const KIND: Kind = Kind::F64;

    fn to_scalar(&self) -> Scalar {
        if self.is_finite() { Scalar::F64(*self) } else { Scalar::Null }
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        match scalar {
            Scalar::F64(number) if number.is_finite() => Ok(number),
            Scalar::I64(number) => Ok(number as f64),
            _ => Err(ValueError::expected("a finite number")),
        }
    }
}

impl Value for String {
    const KIND: Kind = Kind::Text;

    fn to_scalar(&self) -> Scalar {
        Scalar::from(self.clone())
    }

    fn write_json<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self)
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Text(text) => Ok(text.into_owned()),
            _ => Err(ValueError::expected("text")),
        }
    }
}

impl Value for Uuid {
    const KIND: Kind = Kind::Uuid;

    fn to_scalar(&self) -> Scalar {
        Scalar::Uuid(*self)
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        scalar.as_uuid().ok_or_else(|| ValueError::expected("a UUID"))
    }
}

/// Lists are stored as JSON arrays of their items' JSON form.
impl<T: Value> Value for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);

    fn to_scalar(&self) -> Scalar {
        write::scalar(self)
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        let Scalar::Json(text) = scalar else { return Err(ValueError::expected("a list")) };
        read::text(&text)
    }

    fn write_json<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_seq(self.iter().map(write::One))
    }

    fn read_json<'d, D: Deserializer<'d>>(document: D) -> Result<Self, D::Error> {
        document.deserialize_seq(read::Items(PhantomData))
    }
}

pub use json::{from_scalar as json_from_scalar, to_scalar as json_to_scalar};
