//! The catalog that a database has once it holds a schema.

use super::{Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable, found::nameless};
use crate::{
    Column, ColumnKind, Dialect, ForeignKey, Index, OnDelete, Schema, Table,
    ddl::{checks, sql_type, triggers},
    name::{identifier, key_column},
};
use std::collections::BTreeSet;

pub(super) fn catalog(schema: &Schema, dialect: Dialect) -> Catalog {
    let triggers = triggers(schema, dialect);
    let tables = schema.tables.iter().map(|(name, table)| {
        let mut expected = self::table(name, table, dialect);
        let own = triggers.iter().filter(|(_, trigger)| trigger.table == *name);
        expected.triggers = own.map(|(trigger, _)| short(trigger)).collect();
        (short(name), expected)
    });
    Catalog { tables: tables.collect() }
}

fn table(name: &str, table: &Table, dialect: Dialect) -> CatalogTable {
    let named = table.checks.iter().map(|check| short(&check.name));
    let of_columns = table.columns.iter().flat_map(|column| checks(name, column, dialect)).map(|check| {
        let sql = check.sql;
        check.name.unwrap_or_else(|| nameless(&sql))
    });
    let uniques = table.uniques.iter().map(|index| (short(&index.name), self::index(index, Unique::Yes)));
    let others = table.indexes.iter().map(|index| (short(&index.name), self::index(index, Unique::No)));
    CatalogTable {
        strict: true,
        columns: table.columns.iter().flat_map(|column| columns(column, dialect)).collect(),
        primary_key: table.primary_key.iter().map(|name| short(name)).collect(),
        indexes: uniques.chain(others).collect(),
        foreign_keys: table.foreign_keys.iter().map(|key| foreign_key(key, dialect)).collect(),
        checks: named.chain(of_columns).collect(),
        triggers: BTreeSet::new(),
        broken: BTreeSet::new(),
    }
}

fn columns(column: &Column, dialect: Dialect) -> Vec<(String, CatalogColumn)> {
    let own = CatalogColumn {
        sql_type: catalog_type(column.kind, dialect),
        nullable: column.nullable,
        generated: false,
        identity: column.identity,
        default: dialect == Dialect::Postgres && column.default.is_some(),
    };
    let mut columns = vec![(short(&column.name), own.clone())];
    if column.kind == ColumnKind::CiText {
        let key = CatalogColumn { nullable: true, generated: true, default: false, ..own };
        columns.push((key_column(&column.name), key));
    }
    columns
}

/// The type as the catalog spells it.
fn catalog_type(kind: ColumnKind, dialect: Dialect) -> String {
    match (dialect, kind) {
        (Dialect::Postgres, ColumnKind::Time) => "timestamp with time zone".to_owned(),
        (Dialect::Postgres, ColumnKind::Decimal { precision, scale }) => format!("numeric({precision},{scale})"),
        _ => sql_type(kind, dialect),
    }
}

enum Unique {
    Yes,
    No,
}

fn index(index: &Index, unique: Unique) -> CatalogIndex {
    let columns = index.columns.iter().map(|column| {
        let direction = if column.descending { " DESC" } else { "" };
        format!("{}{direction}", identifier(&column.name))
    });
    CatalogIndex { columns: columns.collect(), unique: matches!(unique, Unique::Yes), partial: index.filter.is_some() }
}

fn foreign_key(key: &ForeignKey, dialect: Dialect) -> CatalogForeignKey {
    let all = |names: &[String]| names.iter().map(|name| short(name)).collect::<Vec<_>>();
    let (on_delete, set_null) = match (&key.on_delete, dialect) {
        (OnDelete::Restrict, _) => ("restrict", Vec::new()),
        (OnDelete::Cascade, _) => ("cascade", Vec::new()),
        (OnDelete::NoAction, _) | (OnDelete::Nullify { .. }, Dialect::Sqlite) => ("no action", Vec::new()),
        (OnDelete::Nullify { columns }, Dialect::Postgres) => ("set null", all(columns)),
    };
    CatalogForeignKey {
        name: (dialect == Dialect::Postgres).then(|| short(&key.name)),
        columns: all(&key.columns),
        target: short(&key.target),
        target_columns: all(&key.target_columns),
        on_delete: on_delete.to_owned(),
        set_null,
    }
}

fn short(name: &str) -> String {
    identifier(name).into_owned()
}
