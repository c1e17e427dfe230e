//! From a schema to a database and back to what the database says of itself.

use resource_macros::resource_test;
use resource_migrate::Schema;
use resource_runtime::migration::{Runner, check};
use resource_runtime::testing::{Random, TestDb, empty};

use super::folder::between;
use super::kitchen::kitchen_sink;
use super::rows::execute;
use super::sample::library;

async fn differences(db: &TestDb, schema: &Schema) -> Vec<String> {
    let found = check(db.db(), schema).await.expect("the catalogs");
    found.iter().map(ToString::to_string).collect()
}

#[resource_test(setup = empty)]
async fn the_database_is_what_the_schema_says(db: TestDb) {
    there_and_back(&db, library()).await;
}

/// Declarations, what is generated of them, the migration that is drafted, and what the database then says.
#[resource_test(setup = empty)]
async fn the_database_is_what_the_kitchen_sink_declares(db: TestDb) {
    let schema = kitchen_sink();
    assert!(schema.tables.len() >= 8 && schema.tables.values().any(|table| table.append_only));
    there_and_back(&db, schema).await;
}

async fn there_and_back(db: &TestDb, schema: Schema) {
    let all = [between(1, (&Schema::default(), &schema), &mut Random::new(1))];
    assert_eq!(Runner::new(db.db(), &all).up().await.expect("up"), 1);
    assert_eq!(differences(db, &schema).await, [""; 0]);
    assert_eq!(Runner::new(db.db(), &all).up().await.expect("up"), 0);

    assert_eq!(Runner::new(db.db(), &all).down(1).await.expect("down"), 1);
    assert_eq!(differences(db, &Schema::default()).await, [""; 0]);
    assert_eq!(Runner::new(db.db(), &all).up().await.expect("up"), 1);
    assert_eq!(differences(db, &schema).await, [""; 0]);
}

#[resource_test(setup = empty)]
async fn whatever_somebody_did_by_hand_is_found(db: TestDb) {
    let schema = library();
    let all = [between(1, (&Schema::default(), &schema), &mut Random::new(1))];
    Runner::new(db.db(), &all).up().await.expect("up");
    for (by_hand, found) in [
        ("DROP INDEX \"books_isbn\"", "books: the index `books_isbn` is missing"),
        ("CREATE INDEX \"mine\" ON \"books\" (\"title\")", "books: no index `mine` is declared"),
        ("ALTER TABLE \"books\" ADD COLUMN \"note\" text", "books: no column `note` is declared"),
        ("ALTER TABLE \"books\" DROP COLUMN \"weight\"", "books: the column `weight` is missing"),
        ("CREATE TABLE \"notes\" (\"id\" integer)", "notes: no such table is declared"),
    ] {
        execute(db.db(), by_hand).await;
        let differences = differences(&db, &schema).await;
        assert!(differences.iter().any(|line| line == found), "{by_hand}: {differences:#?}");
    }
}
