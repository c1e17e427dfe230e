//! Catalogs: what both databases answered for the first golden migration, and what is noticed when it changes.

use crate::golden::first;
use resource_migrate::{Catalog, ColumnKind, Dialect, Index, OnDelete, PerDialect, Schema, compare};

/// The part that a finding names, and the edit that makes it differ.
type Edit = (&'static str, fn(&mut Schema));

fn recorded(dialect: Dialect) -> Catalog {
    let text = match dialect {
        Dialect::Sqlite => include_str!("golden/catalog.sqlite.json"),
        Dialect::Postgres => include_str!("golden/catalog.postgres.json"),
    };
    Catalog::from_json(text, dialect).expect("the recorded answer reads")
}

fn differences(schema: &Schema, dialect: Dialect) -> Vec<String> {
    compare(schema, &recorded(dialect), dialect).iter().map(ToString::to_string).collect()
}

#[test]
fn the_recorded_answers_are_what_the_schema_says() {
    for dialect in Dialect::ALL {
        assert_eq!(differences(&first(), dialect), Vec::<String>::new(), "{dialect}");
    }
}

#[test]
fn order_and_spelling_count_for_nothing() {
    let mut schema = first();
    let devices = schema.tables.get_mut("devices").expect("it is there");
    devices.columns.reverse();
    devices.foreign_keys.reverse();
    devices.checks[0].sql = PerDialect::same("another spelling");
    devices.indexes[0].filter = Some(PerDialect::same("another spelling"));
    for dialect in Dialect::ALL {
        assert_eq!(differences(&schema, dialect), Vec::<String>::new(), "{dialect}");
    }
}

#[test]
fn everything_else_is_noticed() {
    let edits: [Edit; 10] = [
        ("column `port`", |schema| table(schema).columns[3].kind = ColumnKind::Text),
        ("column `port`", |schema| table(schema).columns[3].nullable = true),
        ("column `cost`", |schema| table(schema).columns.retain(|column| column.name != "cost")),
        ("primary key", |schema| table(schema).primary_key.reverse()),
        ("index `devices_recent`", |schema| table(schema).indexes[0].columns[1].descending = false),
        ("index `devices_recent`", |schema| table(schema).indexes[0].filter = None),
        ("index `more`", |schema| table(schema).uniques.push(Index::new("more", &["uid"]))),
        ("foreign key", |schema| table(schema).foreign_keys[0].on_delete = OnDelete::Cascade),
        ("check `devices_port_check`", |schema| table(schema).checks.clear()),
        ("trigger `devices_append_only", |schema| table(schema).append_only = true),
    ];
    for dialect in Dialect::ALL {
        for (part, edit) in &edits {
            let mut schema = first();
            edit(&mut schema);
            let found = differences(&schema, dialect);
            assert!(!found.is_empty(), "{dialect}: {part}");
            assert!(found.iter().all(|line| line.starts_with("devices: ")), "{found:?}");
            assert!(found.iter().any(|line| line.contains(part)), "{dialect}: {part} in {found:?}");
        }
    }
}

#[test]
fn missing_and_foreign_tables_are_named() {
    let mut schema = first();
    let events = schema.tables.remove("events").expect("it is there");
    schema.tables.insert("occurrences".to_owned(), events);
    for dialect in Dialect::ALL {
        let found = differences(&schema, dialect);
        assert_eq!(found, ["occurrences: the table is missing", "events: no such table is declared"]);
    }
}

#[test]
fn what_is_not_in_force_is_named() {
    let mut catalog = recorded(Dialect::Postgres);
    catalog.tables.get_mut("devices").expect("it is there").broken.insert("devices_recent".to_owned());
    let found = compare(&first(), &catalog, Dialect::Postgres);
    assert_eq!(
        found[0].to_string(),
        "devices: `devices_recent` is there but not in force: half built, not validated or disabled"
    );
}

fn table(schema: &mut Schema) -> &mut resource_migrate::Table {
    schema.tables.get_mut("devices").expect("it is there")
}
