//! Nothing is lost unless the migration said so: random changes over a database with rows, there and back.

use std::ops::RangeInclusive;

use resource_macros::resource_test;
use resource_migrate::{Migration, Schema};
use resource_runtime::migration::{Runner, check};
use resource_runtime::testing::{Random, TestDb, empty};

use super::folder::{between, migration as made_of};
use super::kitchen::kitchen_sink;
use super::mutation::{Mutation, Replaced};
use super::rows::{Rows, fill, read};
use super::sample::library;

/// Databases that are changed.
const DATABASES: u64 = 12;
/// The same in the long tier.
const MANY_DATABASES: u64 = 250;
/// Migrations of each.
const MIGRATIONS: usize = 4;
/// What must have happened in some of them.
const KINDS: [&str; 5] = ["add index", "add unique", "rename", "drop index", "drop"];

#[resource_test(setup = empty)]
async fn rows_survive_changes_of_their_schema(db: TestDb) {
    lives(&db, &library(), 1..=DATABASES).await;
}

#[resource_test(setup = empty)]
async fn rows_survive_changes_of_the_kitchen_sink(db: TestDb) {
    lives(&db, &kitchen_sink(), 1..=DATABASES).await;
}

#[resource_test(setup = empty)]
#[ignore = "long: a thousand migrations"]
async fn rows_survive_many_changes_of_the_kitchen_sink(db: TestDb) {
    lives(&db, &kitchen_sink(), DATABASES + 1..=DATABASES + MANY_DATABASES).await;
}

/// Databases that begin with a schema, one for each seed.
async fn lives(db: &TestDb, schema: &Schema, seeds: RangeInclusive<u64>) {
    let (mut log, mut databases) = (Vec::new(), 0);
    for seed in seeds {
        let db = TestDb::new(db.dialect(), &[]).await;
        log.extend(live(&db, schema, seed).await);
        databases += 1;
    }
    assert!(log.len() > databases * MIGRATIONS, "only {} changes", log.len());
    for kind in KINDS {
        assert!(log.iter().any(|line| line.starts_with(kind)), "no change was of the kind `{kind}`");
    }
    tests::counts::tell(&format!("migrations, {:?}: {} changes of {databases} databases", db.dialect(), log.len()));
}

/// One database, from its first schema to its last. Says which changes that were.
async fn live(db: &TestDb, first: &Schema, seed: u64) -> Vec<String> {
    let mut random = Random::new(seed);
    let mut schema = first.clone();
    let mut all = vec![between(1, (&Schema::default(), &schema), &mut random)];
    Runner::new(db.db(), &all).up().await.expect("up");
    fill(db.db(), &schema, &mut random).await;
    let mut log = Vec::new();
    for version in 2..2 + MIGRATIONS {
        let mutation = Mutation::random(&schema, &mut random);
        let about = format!("seed {seed}, migration {version}: {:#?}", mutation.log);
        log.extend(mutation.log.iter().cloned());
        all.push(between(version, (&schema, &mutation.to), &mut random));
        there_and_back(db, &all, ((&schema, &mutation), &about)).await;
        schema = mutation.to;
        for table in schema.tables.values_mut() {
            table.renamed_from = None;
        }
    }
    log
}

async fn there_and_back(db: &TestDb, all: &[Migration], ((from, mutation), about): ((&Schema, &Mutation), &str)) {
    let before = read(db.db(), from).await;
    assert!(before.values().any(|rows| !rows.is_empty()));
    up(db, all, (&mutation.to, about)).await;
    let after = read(db.db(), &mutation.to).await;
    compare((&before, &after), mutation, about);

    let last = all.last().expect("a migration");
    if last.scripts(db.dialect().into()).down.irreversible.is_some() {
        assert!(!mutation.dropped_tables.is_empty() || !mutation.dropped_columns.is_empty(), "{about}");
        return;
    }
    let undone = Runner::new(db.db(), all).down(1).await.unwrap_or_else(|error| panic!("{about}\n{error}"));
    assert_eq!(undone, 1, "{about}");
    same_as(db, (from, &format!("{about}, undone"))).await;
    let back = read(db.db(), from).await;
    for (table, rows) in &before {
        for (key, row) in rows {
            for (column, value) in row {
                let now = &back[table][key][column];
                assert!(
                    is_kept(value, now, mutation.replaced.get(&of_column(from, table, column))),
                    "{about}\nundone {table} {key} {column}: {value:?} became {now:?}"
                );
            }
        }
    }
    up(db, all, (&mutation.to, about)).await;
}

async fn up(db: &TestDb, all: &[Migration], (to, about): (&Schema, &str)) {
    let done = Runner::new(db.db(), all).up().await.unwrap_or_else(|error| panic!("{about}\n{error}"));
    assert_eq!(done, 1, "{about}");
    same_as(db, (to, about)).await;
}

async fn same_as(db: &TestDb, (schema, about): (&Schema, &str)) {
    let differences = check(db.db(), schema).await.expect("the catalogs");
    let differences: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{about}\n{differences:#?}");
}

/// Every value is where it was, under its new name, unless the migration says that it goes.
fn compare((before, after): (&Rows, &Rows), mutation: &Mutation, about: &str) {
    for (table, rows) in before {
        let Some(now) = mutation.table_now(table) else {
            assert!(mutation.dropped_tables.contains(table), "{about}\n{table} is gone");
            continue;
        };
        assert_eq!(rows.len(), after[now].len(), "{about}\nrows of {table}");
        for (key, row) in rows {
            let after = after[now].get(key).unwrap_or_else(|| panic!("{about}\n{table} has lost {key}"));
            for (column, value) in row {
                let place = (table.clone(), column.clone());
                let Some(now) = mutation.column_now(table, column) else {
                    // Key columns follow those that they are made from.
                    let is_derived = column.ends_with("_key");
                    assert!(is_derived || mutation.dropped_columns.contains(&place), "{about}\n{place:?} is gone");
                    continue;
                };
                let now = &after[now];
                let kept = is_kept(value, now, mutation.replaced.get(&place));
                assert!(kept, "{about}\n{place:?} of {key}: {value:?} became {now:?}");
            }
        }
    }
    derived_keys(after, &mutation.to, about);
}

fn is_kept(before: &Option<String>, after: &Option<String>, replaced: Option<&Replaced>) -> bool {
    match (before, replaced) {
        (None, Some(Replaced::Nulls)) => after.is_some(),
        (Some(value), Some(Replaced::Values(values))) if values.iter().any(|gone| plain(value) == *gone) => {
            after.as_ref().is_some_and(|after| after != value)
        }
        _ => before == after,
    }
}

/// A text without the quotes that SQLite puts around it.
fn plain(text: &str) -> String {
    match text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
        Some(inner) => inner.replace("''", "'"),
        None => text.to_owned(),
    }
}

/// The column that a key column is made from has its replacements, too.
fn of_column(schema: &Schema, table: &str, column: &str) -> (String, String) {
    let base = column.strip_suffix("_key").filter(|base| schema.tables[table].column(base).is_some());
    (table.to_owned(), base.unwrap_or(column).to_owned())
}

fn derived_keys(rows: &Rows, schema: &Schema, about: &str) {
    for (table, rows) in rows {
        for row in rows.values() {
            for (column, key) in row {
                let Some(base) = column.strip_suffix("_key") else { continue };
                if schema.tables[table].column(base).is_some() {
                    let expected = row[base].as_ref().map(|text| text.to_ascii_lowercase());
                    assert_eq!(*key, expected, "{about}\n{table}.{column}");
                }
            }
        }
    }
}

/// The property can fail.
#[resource_test(setup = empty)]
#[should_panic(expected = "became Some")]
async fn a_silent_loss_is_noticed(db: TestDb) {
    let schema = library();
    let mut random = Random::new(1);
    let careless = made_of("0002_careless", ("UPDATE \"books\" SET \"title\" = 'gone'", ""));
    let all = [between(1, (&Schema::default(), &schema), &mut random), careless];
    Runner::new(db.db(), &all[..1]).up().await.expect("up");
    fill(db.db(), &schema, &mut random).await;
    let before = read(db.db(), &schema).await;
    Runner::new(db.db(), &all).up().await.expect("up");
    compare((&before, &read(db.db(), &schema).await), &Mutation::none(&schema), "careless");
}
