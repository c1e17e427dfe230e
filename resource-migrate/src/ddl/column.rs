//! Columns: types, literals, and the constraints that a kind brings with it.

use crate::{
    Column, ColumnKind, Dialect, EnumValues, Literal,
    name::{self, quote, quote_text},
};

/// A constraint that follows from a column's kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnCheck {
    /// None on SQLite, where a rename of the column could not reach it.
    pub(crate) name: Option<String>,
    /// The condition.
    pub(crate) sql: String,
}

/// The SQL type of a column.
pub fn sql_type(kind: ColumnKind, dialect: Dialect) -> String {
    let sql = match (dialect, kind) {
        (Dialect::Postgres, ColumnKind::Bool) => "boolean",
        (Dialect::Postgres, ColumnKind::I16) => "smallint",
        (Dialect::Postgres, ColumnKind::I32) => "integer",
        (Dialect::Postgres, ColumnKind::I64) => "bigint",
        (Dialect::Postgres, ColumnKind::F64) => "double precision",
        (Dialect::Postgres, ColumnKind::Decimal { precision, scale }) => {
            return format!("numeric({precision}, {scale})");
        }
        (Dialect::Postgres, ColumnKind::Text | ColumnKind::CiText) => "text COLLATE \"C\"",
        (Dialect::Postgres, ColumnKind::Uuid) => "uuid",
        (Dialect::Postgres, ColumnKind::Time) => "timestamptz",
        (Dialect::Postgres, ColumnKind::Bytes) => "bytea",
        (Dialect::Postgres, ColumnKind::Json) => "jsonb",
        (
            Dialect::Sqlite,
            ColumnKind::Bool
            | ColumnKind::I16
            | ColumnKind::I32
            | ColumnKind::I64
            | ColumnKind::Decimal { .. }
            | ColumnKind::Time,
        ) => "INTEGER",
        (Dialect::Sqlite, ColumnKind::F64) => "REAL",
        (Dialect::Sqlite, ColumnKind::Text | ColumnKind::CiText | ColumnKind::Json) => "TEXT",
        (Dialect::Sqlite, ColumnKind::Uuid | ColumnKind::Bytes) => "BLOB",
    };
    sql.to_owned()
}

/// A literal as SQL for a column of this kind. On SQLite only [`Literal::Now`] is not a constant.
pub fn literal(literal: &Literal, kind: ColumnKind, dialect: Dialect) -> String {
    match (literal, dialect) {
        (Literal::Now, Dialect::Postgres) => "now()".to_owned(),
        // Milliseconds are what SQLite's clock gives.
        (Literal::Now, Dialect::Sqlite) => {
            "(CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000)".to_owned()
        }
        (Literal::Bool(value), Dialect::Postgres) => value.to_string(),
        (Literal::Bool(value), Dialect::Sqlite) => i64::from(*value).to_string(),
        (Literal::Integer(value), Dialect::Sqlite) => match kind {
            ColumnKind::Decimal { scale, .. } => scaled(&value.to_string(), scale),
            _ => value.to_string(),
        },
        (Literal::Integer(value), Dialect::Postgres) => value.to_string(),
        (Literal::Number(digits), Dialect::Sqlite) => match kind {
            ColumnKind::Decimal { scale, .. } => scaled(digits, scale),
            _ => number(digits),
        },
        (Literal::Number(digits), Dialect::Postgres) => number(digits),
        (Literal::Text(text), _) | (Literal::Json(text), Dialect::Sqlite) => quote_text(text),
        (Literal::Json(text), Dialect::Postgres) => format!("{}::jsonb", quote_text(text)),
        (Literal::Uuid(text), Dialect::Postgres) => format!("{}::uuid", quote_text(text)),
        (Literal::Uuid(text), Dialect::Sqlite) => {
            let digits: String = text.chars().filter(char::is_ascii_hexdigit).collect();
            format!("X'{}'", digits.to_uppercase())
        }
        (Literal::Time(micros), Dialect::Postgres) => {
            format!("('1970-01-01 00:00:00+00'::timestamptz + '{micros} microseconds'::interval)")
        }
        (Literal::Time(micros), Dialect::Sqlite) => micros.to_string(),
    }
}

/// The constraints that follow from the kind and values of a column.
pub(crate) fn checks(table: &str, column: &Column, dialect: Dialect) -> Vec<ColumnCheck> {
    let quoted = quote(&column.name);
    let mut checks = Vec::new();
    let mut add = |name: String, sql: String| {
        let name = (dialect == Dialect::Postgres).then_some(name);
        checks.push(ColumnCheck { name, sql });
    };
    if let Some(values) = &column.enum_values {
        let values = values.sql_values().join(", ");
        add(name::enum_check(table, &column.name), format!("{quoted} IN ({values})"));
    }
    let kind = match (dialect, column.kind) {
        (Dialect::Postgres, ColumnKind::F64) => {
            // NaN is larger than infinity here.
            Some(format!("{quoted} > '-Infinity'::double precision AND {quoted} < 'Infinity'::double precision"))
        }
        (Dialect::Postgres, _) => None,
        (Dialect::Sqlite, ColumnKind::F64) => {
            Some(format!("{quoted} BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308"))
        }
        (Dialect::Sqlite, ColumnKind::Bool) => Some(format!("{quoted} IN (0, 1)")),
        (Dialect::Sqlite, ColumnKind::I16) if !matches!(column.enum_values, Some(EnumValues::Integers(_))) => {
            Some(format!("{quoted} BETWEEN {} AND {}", i16::MIN, i16::MAX))
        }
        (Dialect::Sqlite, ColumnKind::I32) => Some(format!("{quoted} BETWEEN {} AND {}", i32::MIN, i32::MAX)),
        (Dialect::Sqlite, ColumnKind::Decimal { precision, .. }) => {
            let largest = 10_i64.pow(u32::from(precision.min(18))) - 1;
            Some(format!("{quoted} BETWEEN -{largest} AND {largest}"))
        }
        (Dialect::Sqlite, ColumnKind::Uuid) => Some(format!("length({quoted}) = 16")),
        (Dialect::Sqlite, ColumnKind::Json) => Some(format!("json_valid({quoted})")),
        (Dialect::Sqlite, _) => None,
    };
    if let Some(sql) = kind {
        add(name::finite_check(table, &column.name), sql);
    }
    checks
}

/// The conditions that follow from the kind and values of a column, as the database enforces them.
pub fn column_checks(table: &str, column: &Column, dialect: Dialect) -> Vec<String> {
    checks(table, column, dialect).into_iter().map(|check| check.sql).collect()
}

/// `CONSTRAINT "name" CHECK (..)`, or without the name.
pub(crate) fn check_clause(check: &ColumnCheck) -> String {
    match &check.name {
        Some(name) => format!("CONSTRAINT {} CHECK ({})", quote(name), check.sql),
        None => format!("CHECK ({})", check.sql),
    }
}

/// The definition of a column, and of the key column if it has one, as CREATE TABLE and ADD COLUMN take them.
pub(crate) fn definitions(column: &Column, checks: &[ColumnCheck], dialect: Dialect) -> Vec<String> {
    let mut sql = format!("{} {}", quote(&column.name), sql_type(column.kind, dialect));
    if !column.nullable {
        sql.push_str(" NOT NULL");
    }
    if let Some(default) = &column.default {
        sql.push_str(&format!(" DEFAULT {}", literal(default, column.kind, dialect)));
    }
    if column.identity {
        sql.push_str(match dialect {
            Dialect::Postgres => " GENERATED BY DEFAULT AS IDENTITY",
            Dialect::Sqlite => " PRIMARY KEY AUTOINCREMENT",
        });
    }
    for check in checks {
        sql.push(' ');
        sql.push_str(&check_clause(check));
    }
    let mut definitions = vec![sql];
    if column.kind == ColumnKind::CiText {
        definitions.push(key_definition(&column.name, dialect));
    }
    definitions
}

/// The generated lower-case column. Both `lower` fold ASCII only: Postgres by the collation, SQLite always.
pub(crate) fn key_definition(column: &str, dialect: Dialect) -> String {
    let (key, kind) = (quote(&name::key_column(column)), sql_type(ColumnKind::Text, dialect));
    format!("{key} {kind} GENERATED ALWAYS AS (lower({})) STORED", quote(column))
}

/// Only what is a number is written bare.
fn number(digits: &str) -> String {
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => digits.to_owned(),
        _ => quote_text(digits),
    }
}

/// "1.5" with scale 2 is 150; digits beyond the scale are cut.
fn scaled(digits: &str, scale: u8) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = format!("{fraction:0<width$}", width = usize::from(scale));
    let all = format!("{whole}{}", &fraction[..usize::from(scale)]);
    let trimmed = all.trim_start_matches('0');
    if trimmed.is_empty() { "0".to_owned() } else { format!("{sign}{trimmed}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_scaled_on_sqlite() {
        for (digits, scale, expected) in
            [("1.5", 2, "150"), ("-0.05", 2, "-5"), ("7", 0, "7"), ("0", 3, "0"), ("12", 3, "12000")]
        {
            let kind = ColumnKind::Decimal { precision: 10, scale };
            assert_eq!(literal(&Literal::Number(digits.into()), kind, Dialect::Sqlite), expected);
        }
    }

    #[test]
    fn enum_values_are_sorted() {
        let mut column = Column::new("state", ColumnKind::Text);
        column.enum_values = Some(EnumValues::Text(vec!["open".into(), "it's".into()]));
        assert_eq!(column_checks("alerts", &column, Dialect::Postgres), ["\"state\" IN ('it''s', 'open')"]);
    }

    #[test]
    fn what_is_no_number_is_not_written_bare() {
        let sql = literal(&Literal::Number("1; DROP TABLE x".into()), ColumnKind::F64, Dialect::Sqlite);
        assert_eq!(sql, "'1; DROP TABLE x'");
    }
}
