//! The descriptor of a stored type: what a column holds and how JSON shows it.

use crate::Scalar;

/// The type of a field, argument, calculation or expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `bool`.
    Bool,
    /// `i16`.
    I16,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `f64`, finite.
    F64,
    /// `String`.
    Text,
    /// [`crate::CiString`]: text compared without ASCII case.
    CiText,
    /// A UUID, also every [`crate::Id`] over one.
    Uuid,
    /// [`crate::Timestamp`].
    Time,
    /// A length of time in microseconds; exists in expressions only, never in a column.
    Duration,
    /// Bytes, base64 in JSON.
    Bytes,
    /// One of a closed set of names.
    Enum(&'static EnumKind),
    /// A JSON object with any content ([`crate::Json`]).
    Map,
    /// A list whose items have one kind.
    List(&'static Kind),
    /// A value object stored as JSON.
    Embedded(&'static EmbeddedKind),
}

impl Kind {
    /// Whether values are [`Scalar::Json`].
    pub const fn is_json(self) -> bool {
        matches!(self, Kind::Map | Kind::List(_) | Kind::Embedded(_))
    }

    /// Whether values are [`Scalar::I64`].
    pub const fn is_integer(self) -> bool {
        matches!(self, Kind::I16 | Kind::I32 | Kind::I64 | Kind::Duration)
    }

    /// The name used in error messages and documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Bool => "boolean",
            Kind::I16 | Kind::I32 | Kind::I64 => "integer",
            Kind::F64 => "number",
            Kind::Text | Kind::CiText => "text",
            Kind::Uuid => "UUID",
            Kind::Time => "timestamp",
            Kind::Duration => "duration",
            Kind::Bytes => "bytes",
            Kind::Enum(kind) => kind.name,
            Kind::Map => "map",
            Kind::List(_) => "list",
            Kind::Embedded(kind) => kind.name,
        }
    }
}

/// A `#[derive(ResourceEnum)]` type.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumKind {
    /// The Rust name.
    pub name: &'static str,
    /// How columns hold it.
    pub storage: EnumStorage,
    /// In declaration order.
    pub values: &'static [EnumValue],
}

/// How an enum is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumStorage {
    /// As its snake_case name; has no order.
    Text,
    /// As its `#[repr(i16)]` number; ordered by it.
    Integer,
}

/// One variant of an enum.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// The Rust variant.
    pub variant: &'static str,
    /// The stable snake_case name that APIs and text columns use.
    pub name: &'static str,
    /// The stored number of an integer enum; the position of a text enum's variant.
    pub number: i16,
    /// The doc comment.
    pub doc: &'static str,
}

impl EnumKind {
    /// What a column holds for `value`.
    pub const fn scalar(&self, value: &EnumValue) -> Scalar {
        match self.storage {
            EnumStorage::Text => Scalar::text(value.name),
            EnumStorage::Integer => Scalar::I64(value.number as i64),
        }
    }

    /// The value with this API name.
    pub fn by_name(&self, name: &str) -> Option<&'static EnumValue> {
        self.values.iter().find(|value| value.name == name)
    }

    /// The value that a column's content stands for.
    pub fn by_scalar(&self, scalar: &Scalar) -> Option<&'static EnumValue> {
        match scalar {
            Scalar::Text(name) => self.by_name(name),
            Scalar::I64(number) => self.values.iter().find(|value| i64::from(value.number) == *number),
            _ => None,
        }
    }
}

/// A `#[derive(Embedded)]` type.
#[derive(Debug, PartialEq, Eq)]
pub struct EmbeddedKind {
    /// The Rust name.
    pub name: &'static str,
    /// In declaration order.
    pub fields: &'static [EmbeddedField],
}

/// One field of an embedded value.
#[derive(Debug, PartialEq, Eq)]
pub struct EmbeddedField {
    /// The key in JSON.
    pub name: &'static str,
    /// The type.
    pub kind: Kind,
    /// Whether it may be absent or null.
    pub nullable: bool,
    /// The doc comment.
    pub doc: &'static str,
}
