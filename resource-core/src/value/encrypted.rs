//! Values that the database keeps encrypted.
//!
//! Not here: keys and ciphers. Only the engine has them; a value of these types is what its table holds.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::Error as _;
use serde::{Deserializer, Serializer};

use super::{Secret, Value, ValueError};
use crate::{Kind, Scalar};

/// A stored value that only the engine of an installation can read, with a key that no database has.
///
/// Who gives a value gives a [`Secret`]; who needs it back asks the context to reveal it.
pub struct Encrypted<T> {
    envelope: Box<[u8]>,
    plain: PhantomData<fn() -> T>,
}

/// An encrypted value, or one that may be missing.
pub trait Sealed: Value {
    /// What it is when revealed.
    type Plain: Value;

    /// What the table holds; `None` for null.
    fn envelope(&self) -> Option<&[u8]>;
}

impl<T: Value> Sealed for Encrypted<T> {
    type Plain = Secret<T>;

    fn envelope(&self) -> Option<&[u8]> {
        Some(&self.envelope)
    }
}

impl<T: Value> Sealed for Option<Encrypted<T>> {
    type Plain = Option<Secret<T>>;

    fn envelope(&self) -> Option<&[u8]> {
        self.as_ref().map(|value| &*value.envelope)
    }
}

/// As a column sees it: bytes. In documents there is no such value.
impl<T: Value> Value for Encrypted<T> {
    const KIND: Kind = Kind::Bytes;

    fn to_scalar(&self) -> Scalar {
        Scalar::Bytes(Cow::Owned(self.envelope.to_vec()))
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Bytes(bytes) => Ok(Encrypted { envelope: bytes.into(), plain: PhantomData }),
            _ => Err(ValueError::expected("encrypted")),
        }
    }

    fn write_json<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_unit()
    }

    fn read_json<'d, D: Deserializer<'d>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("documents hold no encrypted values"))
    }
}

impl<T> fmt::Debug for Encrypted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Encrypted(..)")
    }
}

impl<T> Clone for Encrypted<T> {
    fn clone(&self) -> Self {
        Encrypted { envelope: self.envelope.clone(), plain: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_neither_what_it_holds_nor_how_it_is_stored() {
        let stored = Scalar::Bytes(Cow::Borrowed(b"envelope"));
        let value = Encrypted::<String>::from_scalar(stored.clone()).expect("bytes");
        assert_eq!(format!("{value:?}"), "Encrypted(..)");
        assert!(
            crate::value::write::scalar(&value) == Scalar::Json("null".into())
                && crate::value::read::text::<Encrypted<String>>("\"x\"").is_err()
        );
        assert_eq!((value.clone().to_scalar(), value.envelope()), (stored, Some(&b"envelope"[..])));
        assert!(Encrypted::<String>::from_scalar(Scalar::text("plain")).is_err());
    }
}
