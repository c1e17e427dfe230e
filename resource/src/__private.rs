//! What expanded derives name. No promise of stability: only the derives of the same version use it.

use std::borrow::Cow;

use resource_core::value::read;
pub use resource_core::value::read::One;
pub use resource_core::value::write;
pub use resource_core::{EmbeddedField, EmbeddedKind, EnumKind, EnumStorage, EnumValue, Kind, Scalar, ValueError};
pub use serde::Serializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny};
pub use serde::de::{Deserializer, MapAccess, Visitor};
pub use serde::ser::SerializeMap;

use crate::{Resource, Value};

/// Compiles if the type can be stored.
pub const fn is_value<T: Value>() {}

/// Compiles if the type is a resource.
pub const fn is_resource<T: Resource>() {}

/// `inventory` of `resources::inventory::device`; empty at the root of a crate.
pub const fn domain(module_path: &'static str) -> &'static str {
    let after_crate = after_colons(module_path);
    let mut end = 0;
    while end < after_crate.len() && after_crate.as_bytes()[end] != b':' {
        end += 1;
    }
    after_crate.split_at(end).0
}

const fn after_colons(path: &'static str) -> &'static str {
    let mut at = 0;
    while at + 1 < path.len() {
        if path.as_bytes()[at] == b':' {
            return path.split_at(at + 2).1;
        }
        at += 1;
    }
    ""
}

/// The length of `domain.name`.
pub const fn joined_length(domain: &str, name: &str) -> usize {
    if domain.is_empty() { name.len() } else { domain.len() + 1 + name.len() }
}

/// The bytes of `domain.name`.
pub const fn joined<const LENGTH: usize>(domain: &str, name: &str) -> [u8; LENGTH] {
    let mut bytes = [b'.'; LENGTH];
    let start = LENGTH - name.len();
    let mut at = 0;
    while at < domain.len() {
        bytes[at] = domain.as_bytes()[at];
        at += 1;
    }
    at = 0;
    while at < name.len() {
        bytes[start + at] = name.as_bytes()[at];
        at += 1;
    }
    bytes
}

/// Bytes that two texts were joined to, as text again.
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("joined texts are text"),
    }
}

/// The name of the enum value that a scalar stands for.
///
/// # Errors
/// When it stands for none.
pub fn enum_name(kind: Kind, scalar: &Scalar) -> Result<&'static str, ValueError> {
    let value = match kind {
        Kind::Enum(kind) => kind.by_scalar(scalar),
        _ => None,
    };
    value.map(|value| value.name).ok_or_else(|| no_such_name(kind))
}

/// The error of a text that names no value of the enum.
pub fn no_such_name(kind: Kind) -> ValueError {
    let names: Vec<&str> = match kind {
        Kind::Enum(kind) => kind.values.iter().map(|value| value.name).collect(),
        _ => Vec::new(),
    };
    ValueError::expected(format!("one of {}", names.join(", ")))
}

/// The value object whose JSON form a scalar holds.
///
/// # Errors
/// When it holds none.
pub fn from_document<T: Value>(scalar: &Scalar) -> Result<T, ValueError> {
    match scalar {
        Scalar::Json(text) => read::text(text),
        _ => Err(ValueError::expected(format!("a {} object", T::KIND.name()))),
    }
}

/// The name of the next entry of a value object's JSON form.
///
/// # Errors
/// When it is no JSON.
pub fn member<'d, A: MapAccess<'d>>(members: &mut A) -> Result<Option<Cow<'d, str>>, A::Error> {
    members.next_key_seed(Name)
}

/// Goes on behind an entry that nobody knows.
///
/// # Errors
/// When it is no JSON.
pub fn pass_over<'d, A: MapAccess<'d>>(members: &mut A) -> Result<(), A::Error> {
    members.next_value::<IgnoredAny>().map(drop)
}

/// The value of an entry; an absent one is null.
///
/// # Errors
/// When null is no value of the field's type.
pub fn given<T: Value, E: Error>(value: Option<T>) -> Result<T, E> {
    value.map_or_else(|| T::from_scalar(Scalar::Null).map_err(E::custom), Ok)
}

/// A name, borrowed from the document unless something in it is escaped.
struct Name;

impl<'d> DeserializeSeed<'d> for Name {
    type Value = Cow<'d, str>;

    fn deserialize<D: Deserializer<'d>>(self, document: D) -> Result<Cow<'d, str>, D::Error> {
        document.deserialize_str(self)
    }
}

impl<'d> Visitor<'d> for Name {
    type Value = Cow<'d, str>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'d str) -> Result<Cow<'d, str>, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Cow<'d, str>, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}
