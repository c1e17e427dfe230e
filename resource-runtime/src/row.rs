//! A row as the driver holds it: cells are borrowed from it, strings allocated only when asked for.

use std::borrow::Cow;

use resource_core::value::read;
use resource_core::{EnumStorage, Kind, Scalar, Value};
use sea_orm::QueryResult;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Row as _, ValueRef};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::sql::Dialect;
use crate::sql::bind::POSTGRES_EPOCH;

/// One row of an answer.
#[derive(Debug)]
pub struct Row {
    cells: Cells,
    /// Values that stand between the cells, from this column on.
    computed: (usize, Vec<Scalar>),
}

#[derive(Debug)]
enum Cells {
    Sqlite(SqliteRow),
    Postgres(PgRow),
    Owned(Vec<Scalar>),
}

/// One value of a row, borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// No value.
    Null,
    /// A truth value.
    Bool(bool),
    /// An integer.
    I64(i64),
    /// A number.
    F64(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A UUID.
    Uuid(Uuid),
    /// Microseconds since 1970.
    Time(i64),
    /// A JSON document.
    Json(&'a str),
}

/// Types that are read from a row by position.
pub trait FromRow: Sized {
    /// The value of a row whose columns are the fields in order.
    fn from_row(row: &Row) -> Result<Self>;
}

impl Row {
    /// A row of SQLite.
    pub(crate) fn of_sqlite(row: SqliteRow) -> Row {
        Row::over(Cells::Sqlite(row))
    }

    /// A row of Postgres.
    pub(crate) fn of_postgres(row: PgRow) -> Row {
        Row::over(Cells::Postgres(row))
    }

    /// A row of values that came from elsewhere.
    pub fn of(values: Vec<Scalar>) -> Row {
        Row::over(Cells::Owned(values))
    }

    fn over(cells: Cells) -> Row {
        Row { cells, computed: (0, Vec::new()) }
    }

    /// Puts values that were computed into the row, at the columns from `from` on.
    pub(crate) fn insert(&mut self, from: usize, values: Vec<Scalar>) {
        self.computed = (from, values);
    }

    /// The cell at a position, read as `kind`.
    pub fn cell(&self, at: usize, kind: Kind) -> Result<Cell<'_>> {
        let (from, computed) = &self.computed;
        let at = match at.checked_sub(*from) {
            Some(behind) if behind < computed.len() => return Ok(Cell::of(&computed[behind])),
            Some(_) => at - computed.len(),
            None => at,
        };
        let cell = match &self.cells {
            Cells::Sqlite(row) => sqlite_cell(row, at, kind),
            Cells::Postgres(row) => postgres_cell(row, at, kind),
            Cells::Owned(values) => values.get(at).map(Cell::of).ok_or_else(|| "a row with fewer columns".into()),
        };
        cell.map_err(|error| Error::internal(format!("column {at} cannot be read as {}", kind.name())).caused_by(error))
    }

    /// The owned value at a position.
    pub fn scalar(&self, at: usize, kind: Kind) -> Result<Scalar> {
        self.cell(at, kind).map(Cell::to_scalar)
    }

    /// The typed value at a position.
    pub fn take<T: Value>(&self, at: usize) -> Result<T> {
        let value = match self.cell(at, T::KIND)? {
            Cell::Json(document) => read::text(document),
            cell => T::from_scalar(cell.named(T::KIND)),
        };
        value.map_err(|error| Error::internal(format!("column {at} {error}")))
    }
}

impl<'a> Cell<'a> {
    fn of(scalar: &'a Scalar) -> Cell<'a> {
        match scalar {
            Scalar::Null => Cell::Null,
            Scalar::Bool(truth) => Cell::Bool(*truth),
            Scalar::I64(number) => Cell::I64(*number),
            Scalar::F64(number) => Cell::F64(*number),
            Scalar::Text(text) => Cell::Text(text),
            Scalar::Bytes(bytes) => Cell::Bytes(bytes),
            Scalar::Uuid(uuid) => Cell::Uuid(*uuid),
            Scalar::Time(micros) => Cell::Time(*micros),
            Scalar::Json(text) => Cell::Json(text),
        }
    }

    /// The owned value, a name of an enum as the enum itself has it.
    fn named(self, kind: Kind) -> Scalar {
        match (self, kind) {
            (Cell::Text(name), Kind::Enum(kind)) => {
                kind.by_name(name).map_or_else(|| Scalar::from(name), |value| kind.scalar(value))
            }
            (cell, _) => cell.to_scalar(),
        }
    }

    /// The owned value.
    pub fn to_scalar(self) -> Scalar {
        match self {
            Cell::Null => Scalar::Null,
            Cell::Bool(truth) => Scalar::Bool(truth),
            Cell::I64(number) => Scalar::I64(number),
            Cell::F64(number) => Scalar::F64(number),
            Cell::Text(text) => Scalar::from(text),
            Cell::Bytes(bytes) => Scalar::Bytes(Cow::Owned(bytes.to_owned())),
            Cell::Uuid(uuid) => Scalar::Uuid(uuid),
            Cell::Time(micros) => Scalar::Time(micros),
            Cell::Json(text) => Scalar::Json(Cow::Owned(text.to_owned())),
        }
    }
}

type Decoded<'a> = Result<Cell<'a>, Box<dyn std::error::Error + Send + Sync>>;

fn driver_cell(result: &QueryResult, at: usize, kind: Kind) -> Decoded<'_> {
    match (result.try_as_pg_row(), result.try_as_sqlite_row()) {
        (Some(row), _) => postgres_cell(row, at, kind),
        (_, Some(row)) => sqlite_cell(row, at, kind),
        _ => Err("a row of neither SQLite nor Postgres".into()),
    }
}

/// The owned value of the column with a name.
///
/// # Errors
/// [`crate::error::Class::Internal`] when there is no such column, or it holds something else.
pub(crate) fn named(result: &QueryResult, name: &str, kind: Kind) -> Result<Scalar> {
    let at = result.column_names().iter().position(|column| column == name);
    let cell = at.ok_or_else(|| "no such column".into()).and_then(|at| driver_cell(result, at, kind));
    let cell = cell.map_err(|error| Error::internal(format!("column `{name}` cannot be read")).caused_by(error));
    cell.map(Cell::to_scalar)
}

/// The database that a row is from.
pub(crate) fn dialect(result: &QueryResult) -> Dialect {
    if result.try_as_pg_row().is_some() { Dialect::Postgres } else { Dialect::Sqlite }
}

/// Reads the binary wire format; the widths are those of the column types in which the kinds are stored.
fn postgres_cell(row: &PgRow, at: usize, kind: Kind) -> Decoded<'_> {
    let raw = row.try_get_raw(at)?;
    if raw.is_null() {
        return Ok(Cell::Null);
    }
    let bytes = raw.as_bytes()?;
    Ok(match kind {
        Kind::Bool => Cell::Bool(bytes == [1]),
        Kind::I16 | Kind::I32 | Kind::I64 | Kind::Duration => Cell::I64(big_endian(bytes)?),
        Kind::F64 => Cell::F64(f64::from_be_bytes(bytes.try_into()?)),
        Kind::Uuid => Cell::Uuid(Uuid::from_slice(bytes)?),
        Kind::Time => Cell::Time(big_endian(bytes)? + POSTGRES_EPOCH),
        Kind::Bytes => Cell::Bytes(bytes),
        Kind::Text | Kind::CiText => Cell::Text(std::str::from_utf8(bytes)?),
        Kind::Enum(kind) => match kind.storage {
            EnumStorage::Text => Cell::Text(std::str::from_utf8(bytes)?),
            EnumStorage::Integer => Cell::I64(big_endian(bytes)?),
        },
        // Binary jsonb is the text behind one byte of version.
        Kind::Map | Kind::List(_) | Kind::Embedded(_) => match bytes.split_first() {
            Some((1, text)) => Cell::Json(std::str::from_utf8(text)?),
            _ => return Err("jsonb of an unknown version".into()),
        },
    })
}

fn big_endian(bytes: &[u8]) -> Result<i64, Box<dyn std::error::Error + Send + Sync>> {
    Ok(match bytes.len() {
        2 => i16::from_be_bytes(bytes.try_into()?).into(),
        4 => i32::from_be_bytes(bytes.try_into()?).into(),
        8 => i64::from_be_bytes(bytes.try_into()?),
        other => return Err(format!("an integer of {other} bytes").into()),
    })
}

fn sqlite_cell(row: &SqliteRow, at: usize, kind: Kind) -> Decoded<'_> {
    let raw = row.try_get_raw(at)?;
    if raw.is_null() {
        return Ok(Cell::Null);
    }
    Ok(match kind {
        Kind::Bool => Cell::Bool(<i64 as Decode<sqlx::Sqlite>>::decode(raw)? != 0),
        Kind::I16 | Kind::I32 | Kind::I64 | Kind::Duration => Cell::I64(<i64 as Decode<sqlx::Sqlite>>::decode(raw)?),
        Kind::F64 => Cell::F64(<f64 as Decode<sqlx::Sqlite>>::decode(raw)?),
        Kind::Uuid => Cell::Uuid(Uuid::from_slice(<&[u8] as Decode<sqlx::Sqlite>>::decode(raw)?)?),
        Kind::Time => Cell::Time(<i64 as Decode<sqlx::Sqlite>>::decode(raw)?),
        Kind::Bytes => Cell::Bytes(<&[u8] as Decode<sqlx::Sqlite>>::decode(raw)?),
        Kind::Text | Kind::CiText => Cell::Text(<&str as Decode<sqlx::Sqlite>>::decode(raw)?),
        Kind::Enum(kind) => match kind.storage {
            EnumStorage::Text => Cell::Text(<&str as Decode<sqlx::Sqlite>>::decode(raw)?),
            EnumStorage::Integer => Cell::I64(<i64 as Decode<sqlx::Sqlite>>::decode(raw)?),
        },
        Kind::Map | Kind::List(_) | Kind::Embedded(_) => Cell::Json(<&str as Decode<sqlx::Sqlite>>::decode(raw)?),
    })
}
