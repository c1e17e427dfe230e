//! The one conversion between values and bind parameters: every parameter of every statement passes
//! [`Parameter::new`], because only there the stored formats of both databases are known.
//!
//! | value | Postgres | SQLite |
//! |---|---|---|
//! | integers, integer enums | smallint, integer or bigint by the column | INTEGER |
//! | timestamp | timestamptz | INTEGER, microseconds since 1970 |
//! | UUID | uuid | BLOB of 16 bytes |
//! | JSON | jsonb | TEXT |

use chrono::{DateTime, Utc};
use resource_core::{EnumStorage, Kind, Scalar};
use sea_orm::Value;
use sqlx::encode::IsNull;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgTypeInfo};
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments as _, Encode, Postgres, Type};
use uuid::Uuid;

use super::Dialect;

/// A value in the form in which a database takes it, borrowed from where it comes from.
///
/// An integer that does not fit its kind is bound as bigint. A prepared statement keeps the types it was
/// prepared with, so callers who bind unchecked integers must let the text differ, as
/// [`super::expression`] does with a cast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Parameter<'a> {
    /// boolean
    Bool(Option<bool>),
    /// smallint
    Small(Option<i16>),
    /// integer
    Normal(Option<i32>),
    /// bigint
    Big(Option<i64>),
    /// double precision
    Double(Option<f64>),
    /// text
    Text(Option<&'a str>),
    /// bytea
    Bytes(Option<&'a [u8]>),
    /// uuid
    Uuid(Option<Uuid>),
    /// timestamptz, in microseconds since 1970
    Time(Option<i64>),
    /// jsonb
    Json(Option<&'a str>),
}

/// The values of a statement's parameters, in the form in which its driver sends them.
#[derive(Clone, Debug)]
pub enum Arguments {
    /// Of SQLite.
    Sqlite(SqliteArguments),
    /// Of Postgres.
    Postgres(PgArguments),
}

impl<'a> Parameter<'a> {
    /// The form of `scalar` for a column of `kind`; `None` takes the widest type of the value.
    pub fn new(scalar: &'a Scalar, kind: Option<Kind>, dialect: Dialect) -> Parameter<'a> {
        match (scalar, dialect) {
            (Scalar::Null, _) => null(kind, dialect),
            (Scalar::Bool(truth), _) => Parameter::Bool(Some(*truth)),
            (Scalar::I64(number), Dialect::Sqlite) => Parameter::Big(Some(*number)),
            (Scalar::I64(number), Dialect::Postgres) => integer(*number, kind),
            (Scalar::F64(number), _) => Parameter::Double(Some(*number)),
            (Scalar::Text(text), _) => Parameter::Text(Some(text)),
            (Scalar::Bytes(bytes), _) => Parameter::Bytes(Some(bytes)),
            (Scalar::Uuid(uuid), Dialect::Sqlite) => Parameter::Bytes(Some(uuid.as_bytes())),
            (Scalar::Uuid(uuid), Dialect::Postgres) => Parameter::Uuid(Some(*uuid)),
            (Scalar::Time(micros), Dialect::Sqlite) => Parameter::Big(Some(*micros)),
            (Scalar::Time(micros), Dialect::Postgres) => Parameter::Time(Some(*micros)),
            (Scalar::Json(text), Dialect::Sqlite) => Parameter::Text(Some(text)),
            (Scalar::Json(text), Dialect::Postgres) => Parameter::Json(Some(text)),
        }
    }
}

/// Several values of one column as one parameter, an array of Postgres: however many there are, the text of the
/// statement is the same.
#[derive(Clone, Debug, PartialEq)]
pub enum List<'a> {
    /// smallint[]
    Small(Vec<i16>),
    /// integer[]
    Normal(Vec<i32>),
    /// bigint[]
    Big(Vec<i64>),
    /// text[]
    Text(Vec<&'a str>),
    /// uuid[]
    Uuid(Vec<Uuid>),
}

impl<'a> List<'a> {
    /// The values of a column of `kind`; `None` if one of them is null or of another type, or there are no arrays of
    /// them here.
    pub fn new(values: impl Iterator<Item = &'a Scalar>, kind: Kind) -> Option<List<'a>> {
        let mut forms = values.map(|value| Parameter::new(value, Some(kind), Dialect::Postgres));
        macro_rules! every {
            ($Form:ident) => {{
                let of_form = forms.by_ref().map(|form| if let Parameter::$Form(value) = form { value } else { None });
                of_form.collect::<Option<Vec<_>>>().map(List::$Form)
            }};
        }
        match kind {
            Kind::Text | Kind::CiText => every!(Text),
            Kind::Enum(stored) if stored.storage == EnumStorage::Text => every!(Text),
            Kind::I16 | Kind::Enum(_) => every!(Small),
            Kind::I32 => every!(Normal),
            Kind::I64 | Kind::Duration => every!(Big),
            Kind::Uuid => every!(Uuid),
            _ => None,
        }
    }
}

impl Arguments {
    /// None yet.
    pub fn new(dialect: Dialect) -> Arguments {
        match dialect {
            Dialect::Sqlite => Arguments::Sqlite(SqliteArguments::default()),
            Dialect::Postgres => Arguments::Postgres(PgArguments::default()),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Arguments::Sqlite(arguments) => arguments.len(),
            Arguments::Postgres(arguments) => arguments.len(),
        }
    }

    /// Adds one. A value that a driver cannot encode, of several gigabytes, is not there when the statement is
    /// sent, which the database then refuses.
    pub fn add(&mut self, parameter: Parameter<'_>) {
        let added = match self {
            Arguments::Sqlite(to) => match parameter {
                Parameter::Bool(value) => to.add(value),
                Parameter::Small(value) => to.add(value),
                Parameter::Normal(value) => to.add(value),
                Parameter::Big(value) | Parameter::Time(value) => to.add(value),
                Parameter::Double(value) => to.add(value),
                Parameter::Text(value) | Parameter::Json(value) => to.add(value),
                Parameter::Bytes(value) => to.add(value),
                Parameter::Uuid(value) => to.add(value.as_ref().map(|uuid| uuid.as_bytes().as_slice())),
            },
            Arguments::Postgres(to) => match parameter {
                Parameter::Bool(value) => to.add(value),
                Parameter::Small(value) => to.add(value),
                Parameter::Normal(value) => to.add(value),
                Parameter::Big(value) => to.add(value),
                Parameter::Double(value) => to.add(value),
                Parameter::Text(value) => to.add(value),
                Parameter::Bytes(value) => to.add(value),
                Parameter::Uuid(value) => to.add(value),
                Parameter::Time(value) => to.add(value.map(Micros)),
                Parameter::Json(value) => to.add(value.map(Jsonb)),
            },
        };
        debug_assert!(added.is_ok(), "a parameter cannot be encoded: {added:?}");
    }

    /// Adds a list. SQLite has none, so whoever writes for it binds values one by one.
    pub fn add_list(&mut self, list: List<'_>) {
        let Arguments::Postgres(to) = self else {
            debug_assert!(false, "SQLite has no arrays");
            return;
        };
        let added = match list {
            List::Small(values) => to.add(values),
            List::Normal(values) => to.add(values),
            List::Big(values) => to.add(values),
            List::Text(values) => to.add(values),
            List::Uuid(values) => to.add(values),
        };
        debug_assert!(added.is_ok(), "a list cannot be encoded: {added:?}");
    }
}

impl From<Parameter<'_>> for Value {
    /// For statements that SeaORM builds.
    fn from(parameter: Parameter<'_>) -> Value {
        match parameter {
            Parameter::Bool(value) => Value::Bool(value),
            Parameter::Small(value) => Value::SmallInt(value),
            Parameter::Normal(value) => Value::Int(value),
            Parameter::Big(value) => Value::BigInt(value),
            Parameter::Double(value) => Value::Double(value),
            Parameter::Text(value) => Value::String(value.map(str::to_owned)),
            Parameter::Bytes(value) => Value::Bytes(value.map(<[u8]>::to_vec)),
            Parameter::Uuid(value) => Value::Uuid(value),
            Parameter::Time(value) => Value::ChronoDateTimeUtc(value.and_then(DateTime::from_timestamp_micros)),
            Parameter::Json(value) => Value::Json(value.and_then(|text| serde_json::from_str(text).ok()).map(Box::new)),
        }
    }
}

/// The value of `scalar` for a statement that SeaORM builds; see [`Parameter::new`].
pub fn bind(scalar: &Scalar, kind: Option<Kind>, dialect: Dialect) -> Value {
    Parameter::new(scalar, kind, dialect).into()
}

/// Microseconds since 1970 as a timestamptz, without a date library in between.
struct Micros(i64);

impl Type<Postgres> for Micros {
    fn type_info() -> PgTypeInfo {
        <DateTime<Utc> as Type<Postgres>>::type_info()
    }
}

impl Encode<'_, Postgres> for Micros {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, sqlx::error::BoxDynError> {
        let since_2000 = self.0.checked_sub(POSTGRES_EPOCH).ok_or("a time before all times of the database")?;
        buffer.extend_from_slice(&since_2000.to_be_bytes());
        Ok(IsNull::No)
    }
}

/// A JSON document as jsonb, taken as the text that it is.
struct Jsonb<'a>(&'a str);

impl Type<Postgres> for Jsonb<'_> {
    fn type_info() -> PgTypeInfo {
        <serde_json::Value as Type<Postgres>>::type_info()
    }
}

impl Encode<'_, Postgres> for Jsonb<'_> {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, sqlx::error::BoxDynError> {
        // Binary jsonb is the text behind one byte of version.
        buffer.push(1);
        buffer.extend_from_slice(self.0.as_bytes());
        Ok(IsNull::No)
    }
}

/// Microseconds from 1970 to 2000, where Postgres starts to count.
pub(crate) const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

fn integer(number: i64, kind: Option<Kind>) -> Parameter<'static> {
    let narrow = match kind.map(width) {
        Some(Width::Small) => i16::try_from(number).ok().map(|number| Parameter::Small(Some(number))),
        Some(Width::Normal) => i32::try_from(number).ok().map(|number| Parameter::Normal(Some(number))),
        _ => None,
    };
    narrow.unwrap_or(Parameter::Big(Some(number)))
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
fn null(kind: Option<Kind>, dialect: Dialect) -> Parameter<'static> {
    if dialect == Dialect::Sqlite {
        return Parameter::Big(None);
    }
    match kind {
        Some(Kind::Bool) => Parameter::Bool(None),
        Some(Kind::I16) => Parameter::Small(None),
        Some(Kind::I32) => Parameter::Normal(None),
        Some(Kind::I64 | Kind::Duration) => Parameter::Big(None),
        Some(Kind::F64) => Parameter::Double(None),
        Some(Kind::Uuid) => Parameter::Uuid(None),
        Some(Kind::Time) => Parameter::Time(None),
        Some(Kind::Bytes) => Parameter::Bytes(None),
        Some(Kind::Enum(kind)) if kind.storage == EnumStorage::Integer => Parameter::Small(None),
        Some(Kind::Map | Kind::List(_) | Kind::Embedded(_)) => Parameter::Json(None),
        Some(Kind::Text | Kind::CiText | Kind::Enum(_)) | None => Parameter::Text(None),
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
