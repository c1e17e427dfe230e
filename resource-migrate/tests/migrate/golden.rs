//! Whole texts, as a reviewer sees them. `UPDATE_GOLDEN=1 cargo test` writes them anew.

use resource_migrate::{
    Check, Column, ColumnKind, EnumValues, ForeignKey, Index, IndexColumn, Literal, OnDelete, PerDialect, Risks,
    Schema, Table, draft, folder,
};
use std::{collections::BTreeMap, fs, path::PathBuf};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn nullable(name: &str, kind: ColumnKind) -> Column {
    Column { nullable: true, ..Column::new(name, kind) }
}

fn words(name: &str, values: &[&str]) -> Column {
    Column { enum_values: Some(EnumValues::Text(names(values))), ..Column::new(name, ColumnKind::Text) }
}

fn tenants() -> Table {
    Table {
        columns: vec![Column::new("id", ColumnKind::Uuid), Column::new("slug", ColumnKind::CiText)],
        primary_key: names(&["id"]),
        uniques: vec![Index::new("tenants_slug_key", &["slug_key"])],
        ..Table::default()
    }
}

fn to_tenant(table: &str) -> ForeignKey {
    ForeignKey {
        name: format!("{table}_tenant_id_fkey"),
        columns: names(&["tenant_id"]),
        target: "tenants".to_owned(),
        target_columns: names(&["id"]),
        on_delete: OnDelete::Restrict,
    }
}

/// Every kind of column and constraint.
pub fn first() -> Schema {
    let devices = Table {
        columns: vec![
            Column::new("tenant_id", ColumnKind::Uuid),
            Column::new("uid", ColumnKind::Text),
            Column { default: Some(Literal::Bool(true)), ..Column::new("enabled", ColumnKind::Bool) },
            Column::new("port", ColumnKind::I32),
            nullable("load", ColumnKind::F64),
            nullable("cost", ColumnKind::Decimal { precision: 10, scale: 2 }),
            words("state", &["offline", "online"]),
            Column { default: Some(Literal::Now), ..Column::new("first_seen", ColumnKind::Time) },
            Column { default: Some(Literal::Json("{}".to_owned())), ..Column::new("metadata", ColumnKind::Json) },
            nullable("fingerprint", ColumnKind::Bytes),
        ],
        primary_key: names(&["tenant_id", "uid"]),
        indexes: vec![Index {
            columns: vec![
                IndexColumn { name: "tenant_id".to_owned(), descending: false },
                IndexColumn { name: "first_seen".to_owned(), descending: true },
            ],
            filter: Some(PerDialect {
                sqlite: "\"enabled\" = 1".to_owned(),
                postgres: "\"enabled\" = true".to_owned(),
            }),
            ..Index::new("devices_recent", &[])
        }],
        foreign_keys: vec![to_tenant("devices")],
        checks: vec![Check {
            name: "devices_port_check".to_owned(),
            sql: PerDialect::same("\"port\" > 0 AND \"port\" < 65536"),
        }],
        ..Table::default()
    };
    let alerts = Table {
        columns: vec![
            Column::new("tenant_id", ColumnKind::Uuid),
            Column { identity: true, ..Column::new("id", ColumnKind::I64) },
            Column {
                enum_values: Some(EnumValues::Integers(vec![0, 1, 2])),
                ..Column::new("severity", ColumnKind::I16)
            },
            nullable("device_uid", ColumnKind::Text),
        ],
        primary_key: names(&["id"]),
        uniques: vec![Index::new("alerts_tenant_id_id_key", &["tenant_id", "id"])],
        foreign_keys: vec![
            to_tenant("alerts"),
            ForeignKey {
                name: "alerts_device_fkey".to_owned(),
                columns: names(&["tenant_id", "device_uid"]),
                target: "devices".to_owned(),
                target_columns: names(&["tenant_id", "uid"]),
                on_delete: OnDelete::Nullify { columns: names(&["device_uid"]) },
            },
        ],
        ..Table::default()
    };
    let events = Table {
        columns: vec![Column::new("tenant_id", ColumnKind::Uuid), Column::new("id", ColumnKind::Uuid)],
        primary_key: names(&["tenant_id", "id"]),
        append_only: true,
        ..Table::default()
    };
    let tables = [("alerts", alerts), ("devices", devices), ("events", events), ("tenants", tenants())];
    Schema { tables: tables.map(|(name, table)| (name.to_owned(), table)).into() }
}

/// Renames, additions, changes, and something dropped.
fn second() -> Schema {
    let mut schema = first();
    let mut devices = schema.tables.remove("devices").expect("in the first");
    devices.renamed_from = Some("devices".to_owned());
    devices.columns.retain(|column| column.name != "fingerprint");
    for column in &mut devices.columns {
        match column.name.as_str() {
            "port" => column.kind = ColumnKind::I64,
            "state" => *column = words("state", &["gone", "offline", "online"]),
            "load" => {
                column.name = "pressure".to_owned();
                column.renamed_from = Some("load".to_owned());
            }
            _ => {}
        }
    }
    devices.columns.push(Column::new("partition_id", ColumnKind::Uuid));
    devices.indexes.push(Index::new("hosts_partition", &["tenant_id", "partition_id"]));
    devices.foreign_keys[0].name = "hosts_tenant_id_fkey".to_owned();
    schema.tables.insert("hosts".to_owned(), devices);
    let alerts = schema.tables.get_mut("alerts").expect("in the first");
    alerts.foreign_keys[1].target = "hosts".to_owned();
    alerts.columns.push(nullable("note", ColumnKind::Text));
    schema
}

fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/migrate/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("in a folder")).expect("the folder can be made");
        fs::write(&path, text).expect("the file can be written");
    }
    let expected = fs::read_to_string(&path).expect("the golden file is there; UPDATE_GOLDEN=1 writes it");
    assert!(expected == text, "{} differs; look at it with UPDATE_GOLDEN=1 and git diff:\n{text}", path.display());
}

#[test]
fn snapshot() {
    golden("schema.json", &first().to_json());
}

#[test]
fn first_migration() {
    let draft = draft(&Schema::default(), &first(), Risks::Review);
    golden("first/postgres.up.sql", &draft.postgres_up);
    golden("first/postgres.down.sql", &draft.postgres_down);
    golden("first/sqlite.up.sql", &draft.sqlite_up);
    golden("first/sqlite.down.sql", &draft.sqlite_down);
}

#[test]
fn second_migration() {
    let draft = draft(&first(), &second(), Risks::Review);
    golden("second/postgres.up.sql", &draft.postgres_up);
    golden("second/postgres.down.sql", &draft.postgres_down);
    golden("second/sqlite.up.sql", &draft.sqlite_up);
    golden("second/sqlite.down.sql", &draft.sqlite_down);
}

/// On Postgres no trigger of rows fires for `TRUNCATE`, so there are two.
#[test]
fn what_refuses_changes_comes_goes_and_is_renamed() {
    let mut open = first();
    open.tables.get_mut("events").expect("in the first").append_only = false;
    let draft_of = |from: &Schema, to: &Schema| draft(from, to, Risks::Review);
    let made = draft_of(&open, &first());
    let event = |name: &str, rest: &str| format!("CREATE TRIGGER \"{name}\" BEFORE {rest} EXECUTE FUNCTION");
    for (name, rest) in [
        ("events_append_only", "UPDATE OR DELETE ON \"events\" FOR EACH ROW"),
        ("events_append_only_truncate", "TRUNCATE ON \"events\" FOR EACH STATEMENT"),
    ] {
        assert!(made.postgres_up.contains(&event(name, rest)), "{}", made.postgres_up);
        let drop = format!("DROP TRIGGER \"{name}\" ON \"events\";");
        assert!(made.postgres_down.contains(&drop), "{}", made.postgres_down);
    }

    let mut renamed = first();
    let mut events = renamed.tables.remove("events").expect("in the first");
    events.renamed_from = Some("events".to_owned());
    renamed.tables.insert("log".to_owned(), events);
    let made = draft_of(&first(), &renamed);
    for end in ["append_only", "append_only_truncate"] {
        let rename = |from: &str, to: &str| format!("\"{from}_{end}\" ON \"{to}\" RENAME TO \"{to}_{end}\";");
        assert!(made.postgres_up.contains(&rename("events", "log")), "{}", made.postgres_up);
        assert!(made.postgres_down.contains(&rename("log", "events")), "{}", made.postgres_down);
    }
}

#[test]
fn a_new_table_changes_no_line_of_another() {
    let mut more = first();
    more.tables.insert("zones".to_owned(), tenants());
    let (before, after) = (first().to_json(), more.to_json());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    after.lines().for_each(|line| *counts.entry(line).or_default() += 1);
    let kept = before.lines().all(|line| {
        counts.get_mut(line).is_some_and(|count| {
            *count = count.wrapping_sub(1);
            *count < usize::MAX / 2
        })
    });
    assert!(kept);
    let at = after.find("  \"zones\"").expect("it is there");
    assert!(before.starts_with(&after[..at]), "what stands before it is as it was");
}

#[test]
fn a_snapshot_of_another_format_is_refused() {
    let text = first().to_json().replace("\"$format\": 1", "\"$format\": 2");
    assert!(Schema::from_json(&text).unwrap_err().to_string().contains("format 2"));
    let text = first().to_json().replace("\"primary_key\"", "\"primary_keys\"");
    assert!(Schema::from_json(&text).unwrap_err().to_string().starts_with("table `alerts`"));
}

#[test]
fn folder_round_trip() {
    let directory = tempfile::tempdir().expect("a temporary folder");
    let path = directory.path();
    fs::create_dir(path.join("src")).expect("something that is not a migration");
    assert_eq!(folder::snapshot(path).unwrap(), Schema::default());
    for (name, from, to) in [("init", Schema::default(), first()), ("hosts", first(), second())] {
        let version = folder::next_version(&folder::read(path).unwrap());
        let new = folder::NewMigration { version: &version, name };
        folder::write(path, new, (&draft(&from, &to, Risks::Allow), &to)).unwrap();
    }
    let migrations = folder::read(path).unwrap();
    let listed: Vec<(i64, &str)> = migrations.iter().map(|one| (one.version, one.name.as_str())).collect();
    assert_eq!(listed, [(1, "init"), (2, "hosts")]);
    assert_eq!(folder::snapshot(path).unwrap(), second());
    golden("list.rs", &folder::embed(path).unwrap());

    let old = folder::NewMigration { version: "0002", name: "again" };
    let error = folder::write(path, old, (&draft(&first(), &first(), Risks::Allow), &first())).unwrap_err();
    assert!(error.to_string().contains("use 0003"), "{error}");
    fs::remove_file(path.join("0001_init/sqlite.down.sql")).expect("it is there");
    assert!(folder::read(path).unwrap_err().to_string().contains("0001_init/sqlite.down.sql: the script is missing"));
}
