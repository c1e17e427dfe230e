//! Conversions of stored values between kinds that lose nothing: what does not fit is refused by the database.
//!
//! Everything else is a person's decision; the draft leaves a placeholder for it.

use crate::{ColumnKind, Dialect, name::quote};

/// How existing values become values of another kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Conversion {
    /// The new value, from the column.
    pub(crate) sql: String,
    /// Whether Postgres writes the table anew, locked, for the change of type.
    pub(crate) rewrites: bool,
}

/// The conversion of a column, if there is one that loses nothing.
pub(crate) fn convert(column: &str, from: ColumnKind, to: ColumnKind, dialect: Dialect) -> Option<Conversion> {
    use ColumnKind::{Bool, CiText, Decimal, F64, I16, I32, I64, Text, Uuid};
    let quoted = quote(column);
    let cast = |kind: &str| format!("{quoted}::{kind}");
    let rewriting = |sql: String| Some(Conversion { sql, rewrites: true });
    let same = Some(Conversion { sql: quoted.clone(), rewrites: false });
    match (from, to) {
        _ if from == to => same,
        (Text, CiText) | (CiText, Text) => same,
        (I16 | I32 | I64, I16 | I32 | I64) | (I16 | I32, F64) | (Bool, I16 | I32 | I64) => {
            rewriting(match (dialect, from) {
                (Dialect::Sqlite, _) if to == F64 => format!("CAST({quoted} AS REAL)"),
                (Dialect::Sqlite, _) => quoted,
                (Dialect::Postgres, Bool) => format!("{quoted}::integer::{}", super::sql_type(to, dialect)),
                (Dialect::Postgres, _) => cast(&super::sql_type(to, dialect)),
            })
        }
        (I16 | I32 | I64, Decimal { scale, .. }) => rewriting(match dialect {
            Dialect::Sqlite => format!("{quoted} * {}", power(scale)),
            Dialect::Postgres => cast(&super::sql_type(to, dialect)),
        }),
        (Decimal { precision: p1, scale: s1 }, Decimal { precision: p2, scale: s2 }) if s2 >= s1 => Some(Conversion {
            sql: match dialect {
                Dialect::Sqlite => format!("{quoted} * {}", power(s2 - s1)),
                Dialect::Postgres => cast(&super::sql_type(to, dialect)),
            },
            rewrites: s1 != s2 || p2 < p1,
        }),
        (I16 | I32 | I64, Text | CiText) => rewriting(match dialect {
            Dialect::Sqlite => format!("CAST({quoted} AS TEXT)"),
            Dialect::Postgres => cast("text"),
        }),
        (Uuid, Text | CiText) => rewriting(match dialect {
            Dialect::Sqlite => hyphenated(&quoted),
            Dialect::Postgres => cast("text"),
        }),
        _ => None,
    }
}

fn power(scale: u8) -> i64 {
    10_i64.pow(u32::from(scale.min(18)))
}

fn hyphenated(quoted: &str) -> String {
    let part = |from: u8, length: u8| format!("substr(lower(hex({quoted})), {from}, {length})");
    let parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)].join(" || '-' || ");
    // hex() of null is an empty text.
    format!("CASE WHEN {quoted} IS NOT NULL THEN {parts} END")
}
