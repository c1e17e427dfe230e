//! One value of any stored type, independent of database and wire format.

use std::borrow::Cow;
use std::cmp::Ordering;

use uuid::Uuid;

/// A value as expressions, input slots and bind parameters see it.
///
/// Text enums are [`Scalar::Text`] with the stored name, integer enums [`Scalar::I64`]. Lists, maps
/// and embedded values are [`Scalar::Json`]. Durations are [`Scalar::I64`] microseconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// No value; unknown in conditions.
    Null,
    /// A truth value.
    Bool(bool),
    /// Any integer, whatever the width of its column.
    I64(i64),
    /// A finite floating point number.
    F64(f64),
    /// Text, compared byte by byte.
    Text(Cow<'static, str>),
    /// Bytes.
    Bytes(Cow<'static, [u8]>),
    /// A UUID, ordered by its bytes.
    Uuid(Uuid),
    /// Microseconds since 1970-01-01T00:00:00Z.
    Time(i64),
    /// A JSON document in compact form.
    Json(Cow<'static, str>),
}

impl Scalar {
    /// Text that lives as long as the program.
    pub const fn text(text: &'static str) -> Scalar {
        Scalar::Text(Cow::Borrowed(text))
    }

    /// Whether this is [`Scalar::Null`].
    pub const fn is_null(&self) -> bool {
        matches!(self, Scalar::Null)
    }

    /// The truth value, or `None` for null and for anything that is no truth value.
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Scalar::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The integer, or `None`.
    pub const fn as_i64(&self) -> Option<i64> {
        match self {
            Scalar::I64(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, or `None`.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Scalar::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The UUID, or `None`.
    pub const fn as_uuid(&self) -> Option<Uuid> {
        match self {
            Scalar::Uuid(uuid) => Some(*uuid),
            _ => None,
        }
    }

    /// What kind of value this is, as used in error messages.
    pub const fn describe(&self) -> &'static str {
        match self {
            Scalar::Null => "null",
            Scalar::Bool(_) => "a boolean",
            Scalar::I64(_) => "an integer",
            Scalar::F64(_) => "a number",
            Scalar::Text(_) => "text",
            Scalar::Bytes(_) => "bytes",
            Scalar::Uuid(_) => "a UUID",
            Scalar::Time(_) => "a timestamp",
            Scalar::Json(_) => "a JSON document",
        }
    }

    /// Order of two values of one type; `None` when either is null, not a number, or the types differ.
    pub fn compare(&self, other: &Scalar) -> Option<Ordering> {
        match (self, other) {
            (Scalar::Bool(a), Scalar::Bool(b)) => Some(a.cmp(b)),
            (Scalar::I64(a), Scalar::I64(b)) | (Scalar::Time(a), Scalar::Time(b)) => Some(a.cmp(b)),
            (Scalar::F64(a), Scalar::F64(b)) => a.partial_cmp(b),
            (Scalar::Text(a), Scalar::Text(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
            (Scalar::Bytes(a), Scalar::Bytes(b)) => Some(a.cmp(b)),
            (Scalar::Uuid(a), Scalar::Uuid(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
            (Scalar::Json(a), Scalar::Json(b)) => (json(a)? == json(b)?).then_some(Ordering::Equal),
            _ => None,
        }
    }
}

/// JSON documents are compared as values: key order and spacing do not count.
fn json(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(text).ok()
}

impl From<bool> for Scalar {
    fn from(truth: bool) -> Self {
        Scalar::Bool(truth)
    }
}

impl From<i64> for Scalar {
    fn from(number: i64) -> Self {
        Scalar::I64(number)
    }
}

impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Scalar::Text(Cow::Owned(text))
    }
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Scalar::Text(Cow::Owned(text.to_owned()))
    }
}

impl From<Uuid> for Scalar {
    fn from(uuid: Uuid) -> Self {
        Scalar::Uuid(uuid)
    }
}
