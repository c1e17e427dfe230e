//! Constants written out, for conditions that a database compares with those of its indexes.

use resource_core::{Kind, Scalar};

use super::{cast, null};
use crate::sql::{Dialect, Text};

/// Writes a constant of a declaration. One that no index's condition has is null there, which finds none.
pub(super) fn write(text: &mut Text, scalar: &Scalar) {
    match (scalar, text.dialect()) {
        (Scalar::I64(number), _) | (Scalar::Time(number), Dialect::Sqlite) => {
            text.add(&number.to_string());
        }
        (Scalar::Text(value), _) => quoted(text, value),
        (Scalar::Uuid(uuid), Dialect::Postgres) => cast(text, "uuid", |text| quoted(text, &uuid.to_string())),
        _ => null(text, Some(Kind::Bool)),
    }
}

/// Backslashes are letters in both databases, unless a server is told otherwise, which this one is not.
fn quoted(text: &mut Text, value: &str) {
    text.add("'").add(&value.replace('\'', "''")).add("'");
}
