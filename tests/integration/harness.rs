//! The harness itself.

use resource_macros::resource_test;
use resource_migrate::Migration;
use resource_runtime::db::Dialect;
use resource_runtime::testing::{TestDb, empty};

use crate::migration::made_of;
use crate::migration::rows::{execute, texts};

fn one_table() -> Vec<Migration> {
    vec![made_of("0001_notes", ("CREATE TABLE notes (text text NOT NULL); INSERT INTO notes VALUES ('first');", ""))]
}

#[resource_test(setup = one_table)]
async fn a_test_has_a_migrated_database_of_its_own(db: TestDb) {
    let other = TestDb::new(db.dialect(), &one_table()).await;
    assert_ne!(db.url(), other.url());
    execute(db.db(), "INSERT INTO notes VALUES ('second')").await;
    assert_eq!(texts(db.db(), "SELECT text FROM notes ORDER BY text").await, ["first", "second"]);
    assert_eq!(texts(other.db(), "SELECT text FROM notes").await, ["first"]);
}

#[resource_test(setup = empty)]
async fn each_of_the_two_tests_has_its_database(db: TestDb) {
    let version = match db.dialect() {
        Dialect::Sqlite => texts(db.db(), "SELECT 'SQLite ' || sqlite_version()").await,
        Dialect::Postgres => texts(db.db(), "SELECT version()").await,
    };
    let name = if db.dialect() == Dialect::Sqlite { "SQLite 3" } else { "PostgreSQL " };
    assert!(version[0].starts_with(name), "{version:?}");
}

#[resource_test(setup = empty)]
#[should_panic(expected = "the reason")]
async fn a_test_that_returns_an_error_fails(_: TestDb) -> Result<(), &'static str> {
    Err("the reason")
}
