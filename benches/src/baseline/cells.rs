//! Columns by position from either driver's rows, unchecked: the statements are known.

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, ValueRef};
use uuid::Uuid;

use super::moment::Moment;

type Read<T> = Result<T, sqlx::Error>;

/// A row of either database.
pub trait Cells: Send + Sync {
    /// A text.
    fn text(&self, at: usize) -> Read<Option<&str>>;
    /// A UUID.
    fn uuid(&self, at: usize) -> Read<Option<Uuid>>;
    /// A truth value.
    fn truth(&self, at: usize) -> Read<Option<bool>>;
    /// A `smallint`.
    fn small(&self, at: usize) -> Read<Option<i64>>;
    /// An `integer`.
    fn normal(&self, at: usize) -> Read<Option<i64>>;
    /// A `bigint`.
    fn big(&self, at: usize) -> Read<Option<i64>>;
    /// A point in time.
    fn moment(&self, at: usize) -> Read<Option<Moment>>;
    /// The text of a JSON document.
    fn json(&self, at: usize) -> Read<Option<&str>>;

    /// A text that is never null.
    fn given_text(&self, at: usize) -> Read<&str> {
        self.text(at)?.ok_or_else(|| null(at))
    }

    /// A JSON document that is never null.
    fn given_json(&self, at: usize) -> Read<&str> {
        self.json(at)?.ok_or_else(|| null(at))
    }
}

/// The error about a null where none can be.
pub fn null(at: usize) -> sqlx::Error {
    sqlx::Error::ColumnNotFound(format!("column {at} is null"))
}

impl Cells for PgRow {
    fn text(&self, at: usize) -> Read<Option<&str>> {
        self.try_get_unchecked(at)
    }

    fn uuid(&self, at: usize) -> Read<Option<Uuid>> {
        self.try_get_unchecked(at)
    }

    fn truth(&self, at: usize) -> Read<Option<bool>> {
        self.try_get_unchecked(at)
    }

    fn small(&self, at: usize) -> Read<Option<i64>> {
        self.try_get_unchecked::<Option<i16>, _>(at).map(|number| number.map(i64::from))
    }

    fn normal(&self, at: usize) -> Read<Option<i64>> {
        self.try_get_unchecked::<Option<i32>, _>(at).map(|number| number.map(i64::from))
    }

    fn big(&self, at: usize) -> Read<Option<i64>> {
        self.try_get_unchecked(at)
    }

    fn moment(&self, at: usize) -> Read<Option<Moment>> {
        self.try_get_unchecked(at)
    }

    /// Binary jsonb is the text behind one byte of version.
    fn json(&self, at: usize) -> Read<Option<&str>> {
        let raw = self.try_get_raw(at)?;
        if raw.is_null() {
            return Ok(None);
        }
        let bytes = raw.as_bytes().map_err(sqlx::Error::Decode)?;
        std::str::from_utf8(&bytes[1..]).map(Some).map_err(|error| sqlx::Error::Decode(error.into()))
    }
}

impl Cells for SqliteRow {
    fn text(&self, at: usize) -> Read<Option<&str>> {
        self.try_get_unchecked(at)
    }

    fn uuid(&self, at: usize) -> Read<Option<Uuid>> {
        self.try_get_unchecked(at)
    }

    fn truth(&self, at: usize) -> Read<Option<bool>> {
        self.try_get_unchecked(at)
    }

    fn small(&self, at: usize) -> Read<Option<i64>> {
        self.try_get_unchecked(at)
    }

    fn normal(&self, at: usize) -> Read<Option<i64>> {
        self.try_get_unchecked(at)
    }

    fn big(&self, at: usize) -> Read<Option<i64>> {
        self.try_get_unchecked(at)
    }

    fn moment(&self, at: usize) -> Read<Option<Moment>> {
        self.try_get_unchecked(at)
    }

    fn json(&self, at: usize) -> Read<Option<&str>> {
        self.try_get_unchecked(at)
    }
}
