//! Rows for any schema, and what a database holds, as texts that can be compared.

use std::collections::{BTreeMap, BTreeSet};

use resource_migrate::ddl::literal;
use resource_migrate::name::{quote, quote_text};
use resource_migrate::{Column, ColumnKind, Dialect, EnumValues, Literal, Schema, Table};
use resource_runtime::Db;
use resource_runtime::testing::Random;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

/// By column; none for null.
pub type Row = BTreeMap<String, Option<String>>;

/// By table, then by primary key.
pub type Rows = BTreeMap<String, BTreeMap<String, Row>>;

/// Rows that may break a rule of their table before one keeps it.
const TRIES: usize = 40;

/// Inserts rows into every table, each with references that exist.
pub async fn fill(db: &Db, schema: &Schema, random: &mut Random) {
    let dialect: Dialect = db.dialect().into();
    let mut known: BTreeMap<&str, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for name in by_dependency(schema) {
        let table = &schema.tables[name];
        // Few tenants with much in each, so that there is something to refer to.
        let is_referring = table.columns.iter().any(|column| column.name == "tenant_id");
        for _ in 0..if is_referring { random.between(6, 10) } else { 2 } {
            let Some(row) = inserted(db, (name, table), &known, (random, dialect)).await else { continue };
            known.entry(name).or_default().push(row);
        }
    }
}

/// A new row that keeps the rules of its table: the first of a few.
async fn inserted(
    db: &Db,
    (name, table): (&str, &Table),
    known: &BTreeMap<&str, Vec<BTreeMap<String, String>>>,
    (random, dialect): (&mut Random, Dialect),
) -> Option<BTreeMap<String, String>> {
    let mut refused = String::new();
    for _ in 0..TRIES {
        let row = row(name, table, known, (random, dialect))?;
        let columns: Vec<String> = row.keys().map(|column| quote(column)).collect();
        let values: Vec<&str> = row.values().map(String::as_str).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES ({})", quote(name), columns.join(", "), values.join(", "));
        match try_execute(db, &sql).await {
            Ok(()) => return Some(row),
            // A rule between columns, which random values do not know.
            Err(error) if error.to_lowercase().contains("check constraint") => refused = format!("{sql}: {error}"),
            Err(error) => panic!("{sql}: {error}"),
        }
    }
    panic!("{TRIES} rows in a row broke a rule: {refused}")
}

/// Tables after those that they refer to; in a circle, after those that they must refer to.
fn by_dependency(schema: &Schema) -> Vec<&str> {
    let mut order: Vec<&str> = Vec::new();
    while order.len() < schema.tables.len() {
        let may_be_null = |table: &Table, name: &String| table.column(name).is_some_and(|column| column.nullable);
        let rest = || schema.tables.iter().filter(|(name, _)| !order.contains(&name.as_str()));
        let is_filled = |target: &String| order.contains(&target.as_str());
        let next = rest()
            .find(|(name, table)| table.foreign_keys.iter().all(|key| key.target == **name || is_filled(&key.target)))
            .or_else(|| {
                rest().find(|(_, table)| {
                    let is_optional = |columns: &[String]| columns.iter().any(|name| may_be_null(table, name));
                    table.foreign_keys.iter().all(|key| is_optional(&key.columns) || is_filled(&key.target))
                })
            });
        let (next, _) = next.expect("no circle of required references");
        order.push(next);
    }
    order
}

/// The values of a new row as SQL; none if it would have to refer to what is not there.
fn row(
    name: &str,
    table: &Table,
    known: &BTreeMap<&str, Vec<BTreeMap<String, String>>>,
    (random, dialect): (&mut Random, Dialect),
) -> Option<BTreeMap<String, String>> {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for key in &table.foreign_keys {
        let pairs = || key.columns.iter().zip(&key.target_columns);
        // A tenant that refers to its own readers has no id yet.
        let is_open = key.columns.iter().any(|own| table.primary_key == [own.clone()]);
        let fits = |row: &&BTreeMap<String, String>| {
            pairs().all(|(own, theirs)| {
                row.contains_key(theirs) && values.get(own).is_none_or(|value| *value == row[theirs])
            })
        };
        let candidates: Vec<_> = known.get(key.target.as_str()).into_iter().flatten().filter(fits).collect();
        let optional: Vec<&String> =
            key.columns.iter().filter(|own| table.column(own).is_some_and(|column| column.nullable)).collect();
        if !optional.is_empty() && (is_open || candidates.is_empty() || random.chance(30)) {
            values.extend(optional.into_iter().map(|own| (own.clone(), "NULL".to_owned())));
        } else if candidates.is_empty() {
            assert_ne!(key.target, name, "a required reference to itself");
            return None;
        } else {
            let target = (*random.pick(&candidates)).clone();
            values.extend(pairs().map(|(own, theirs)| (own.clone(), target[theirs].clone())));
        }
    }
    for column in table.columns.iter().filter(|column| !column.identity) {
        let value = value(column, (random, dialect));
        values.entry(column.name.clone()).or_insert(value);
    }
    Some(values)
}

/// A random value as SQL.
fn value(column: &Column, (random, dialect): (&mut Random, Dialect)) -> String {
    match column.nullable && random.chance(25) {
        true => "NULL".to_owned(),
        false => filling(column, (random, dialect)),
    }
}

/// A random value that is not null, as SQL.
pub fn filling(column: &Column, (random, dialect): (&mut Random, Dialect)) -> String {
    let number = random.between(1, 1000);
    let value = match (&column.enum_values, column.kind) {
        (Some(EnumValues::Text(words)), _) => Literal::Text(random.pick(words).clone()),
        (Some(EnumValues::Integers(numbers)), _) => Literal::Integer(*random.pick(numbers)),
        (None, ColumnKind::Bool) => Literal::Bool(random.chance(50)),
        (None, ColumnKind::I16 | ColumnKind::I32 | ColumnKind::I64) => Literal::Integer(number),
        (None, ColumnKind::F64 | ColumnKind::Decimal { .. }) => Literal::Number(format!("{number}.25")),
        (None, ColumnKind::Text) => Literal::Text(format!("It's \"{number}\"; -- {{x}} Ä{}", random.next())),
        (None, ColumnKind::CiText) => Literal::Text(format!("MiXeD {}", random.next())),
        (None, ColumnKind::Uuid) => Literal::Uuid(Uuid::from_u64_pair(random.next(), random.next()).to_string()),
        (None, ColumnKind::Time) => Literal::Time(1_700_000_000_000_000 + number),
        (None, ColumnKind::Json) => Literal::Json(format!("{{\"n\": {number}, \"list\": [null, \"ä\"]}}")),
        (None, ColumnKind::Bytes) => {
            return match dialect {
                Dialect::Sqlite => format!("X'00{number:04}'"),
                Dialect::Postgres => format!("'\\x00{number:04}'::bytea"),
            };
        }
    };
    literal(&value, column.kind, dialect)
}

/// Everything that the database holds.
pub async fn read(db: &Db, schema: &Schema) -> Rows {
    let mut rows = Rows::new();
    for (name, table) in &schema.tables {
        let key: BTreeSet<&str> = table.primary_key.iter().map(String::as_str).collect();
        let found = texts(db, &select(name, table, db.dialect().into())).await;
        let by_key = found.into_iter().map(|text| {
            let row: Row = serde_json::from_str(&text).expect("a row");
            let key = row.iter().filter(|(column, _)| key.contains(column.as_str()));
            (format!("{:?}", key.map(|(_, value)| value).collect::<Vec<_>>()), row)
        });
        rows.insert(name.clone(), by_key.collect());
    }
    rows
}

fn select(name: &str, table: &Table, dialect: Dialect) -> String {
    let columns: Vec<String> = table
        .column_names()
        .map(|column| match dialect {
            Dialect::Sqlite => {
                let (label, column) = (quote_text(&column), quote(&column));
                format!("{label}, CASE WHEN {column} IS NOT NULL THEN quote({column}) END")
            }
            Dialect::Postgres => format!("{}, {}::text", quote_text(&column), quote(&column)),
        })
        .collect();
    let columns = columns.join(", ");
    match dialect {
        Dialect::Sqlite => format!("SELECT json_object({columns}) FROM {}", quote(name)),
        Dialect::Postgres => format!("SELECT json_build_object({columns})::text FROM {}", quote(name)),
    }
}

/// The only column of every row, which is text.
pub async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let rows = db.writer().query_all_raw(Statement::from_string(backend(db), sql)).await;
    let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

/// Runs statements.
pub async fn execute(db: &Db, sql: &str) {
    try_execute(db, sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// Runs statements that may fail.
pub async fn try_execute(db: &Db, sql: &str) -> Result<(), String> {
    db.writer().execute_unprepared(sql).await.map(drop).map_err(|error| error.to_string())
}

fn backend(db: &Db) -> DbBackend {
    match Dialect::from(db.dialect()) {
        Dialect::Sqlite => DbBackend::Sqlite,
        Dialect::Postgres => DbBackend::Postgres,
    }
}
