//! The one conversion between values and bind parameters: every parameter of every statement passes
//! here, because only here the stored formats of both databases are known.
//!
//! | value | Postgres | SQLite |
//! |---|---|---|
//! | integers, integer enums | smallint, integer or bigint by the column | INTEGER |
//! | timestamp | timestamptz | INTEGER, microseconds since 1970 |
//! | UUID | uuid | BLOB of 16 bytes |
//! | JSON | jsonb | TEXT |

use chrono::DateTime;
use resource_core::{EnumStorage, Kind, Scalar};
use sea_orm::Value;

use super::Dialect;

/// The bind value of `scalar` for a column of `kind`; `None` takes the widest type of the value.
///
/// An integer that does not fit `kind` is bound as bigint. A prepared statement keeps the types it was
/// prepared with, so callers who bind unchecked integers must let the text differ, as
/// [`super::expression`] does with a cast.
pub fn bind(scalar: &Scalar, kind: Option<Kind>, dialect: Dialect) -> Value {
    match (scalar, dialect) {
        (Scalar::Null, _) => null(kind, dialect),
        (Scalar::Bool(truth), _) => Value::Bool(Some(*truth)),
        (Scalar::I64(number), Dialect::Sqlite) => Value::BigInt(Some(*number)),
        (Scalar::I64(number), Dialect::Postgres) => integer(*number, kind),
        (Scalar::F64(number), _) => Value::Double(Some(*number)),
        (Scalar::Text(text), _) => Value::String(Some(text.clone().into_owned())),
        (Scalar::Bytes(bytes), _) => Value::Bytes(Some(bytes.clone().into_owned())),
        (Scalar::Uuid(uuid), Dialect::Sqlite) => Value::Bytes(Some(uuid.as_bytes().to_vec())),
        (Scalar::Uuid(uuid), Dialect::Postgres) => Value::Uuid(Some(*uuid)),
        (Scalar::Time(micros), Dialect::Sqlite) => Value::BigInt(Some(*micros)),
        (Scalar::Time(micros), Dialect::Postgres) => Value::ChronoDateTimeUtc(DateTime::from_timestamp_micros(*micros)),
        (Scalar::Json(text), Dialect::Sqlite) => Value::String(Some(text.clone().into_owned())),
        (Scalar::Json(text), Dialect::Postgres) => Value::Json(serde_json::from_str(text).ok().map(Box::new)),
    }
}

fn integer(number: i64, kind: Option<Kind>) -> Value {
    let narrow = match kind.map(width) {
        Some(Width::Small) => i16::try_from(number).ok().map(|number| Value::SmallInt(Some(number))),
        Some(Width::Normal) => i32::try_from(number).ok().map(|number| Value::Int(Some(number))),
        _ => None,
    };
    narrow.unwrap_or(Value::BigInt(Some(number)))
}

/// The integer types of Postgres.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    Small,
    Normal,
    Big,
}

pub(super) fn width(kind: Kind) -> Width {
    match kind {
        Kind::I16 | Kind::Enum(_) => Width::Small,
        Kind::I32 => Width::Normal,
        _ => Width::Big,
    }
}

/// Postgres wants to know the type of a null, too.
fn null(kind: Option<Kind>, dialect: Dialect) -> Value {
    if dialect == Dialect::Sqlite {
        return Value::BigInt(None);
    }
    match kind {
        Some(Kind::Bool) => Value::Bool(None),
        Some(Kind::I16) => Value::SmallInt(None),
        Some(Kind::I32) => Value::Int(None),
        Some(Kind::I64 | Kind::Duration) => Value::BigInt(None),
        Some(Kind::F64) => Value::Double(None),
        Some(Kind::Uuid) => Value::Uuid(None),
        Some(Kind::Time) => Value::ChronoDateTimeUtc(None),
        Some(Kind::Bytes) => Value::Bytes(None),
        Some(Kind::Enum(kind)) if kind.storage == EnumStorage::Integer => Value::SmallInt(None),
        Some(Kind::Map | Kind::List(_) | Kind::Embedded(_)) => Value::Json(None),
        Some(Kind::Text | Kind::CiText | Kind::Enum(_)) | None => Value::String(None),
    }
}

/// The column type of Postgres in which values of `kind` are stored.
pub(super) fn postgres_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "boolean",
        Kind::I16 => "smallint",
        Kind::I32 => "integer",
        Kind::I64 | Kind::Duration => "bigint",
        Kind::F64 => "double precision",
        Kind::Text | Kind::CiText => "text",
        Kind::Uuid => "uuid",
        Kind::Time => "timestamptz",
        Kind::Bytes => "bytea",
        Kind::Enum(kind) => match kind.storage {
            EnumStorage::Text => "text",
            EnumStorage::Integer => "smallint",
        },
        Kind::Map | Kind::List(_) | Kind::Embedded(_) => "jsonb",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_take_the_width_of_their_column() {
        let fit = |number, kind| bind(&Scalar::I64(number), kind, Dialect::Postgres);
        assert_eq!(fit(7, Some(Kind::I16)), Value::SmallInt(Some(7)));
        assert_eq!(fit(7, Some(Kind::I32)), Value::Int(Some(7)));
        assert_eq!(fit(7, None), Value::BigInt(Some(7)));
        assert_eq!(fit(70_000, Some(Kind::I16)), Value::BigInt(Some(70_000)));
        assert_eq!(bind(&Scalar::I64(7), Some(Kind::I16), Dialect::Sqlite), Value::BigInt(Some(7)));
    }

    #[test]
    fn sqlite_stores_bytes_and_microseconds() {
        let uuid = uuid::Uuid::from_u128(7);
        assert_eq!(bind(&Scalar::Uuid(uuid), None, Dialect::Sqlite), Value::Bytes(Some(uuid.as_bytes().to_vec())));
        assert_eq!(bind(&Scalar::Time(7), None, Dialect::Sqlite), Value::BigInt(Some(7)));
    }
}
