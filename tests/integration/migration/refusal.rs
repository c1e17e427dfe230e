//! What the runner does not do, and what it says then.

use resource_macros::resource_test;
use resource_migrate::{Migration, Schema, Source};
use resource_runtime::db::Dialect;
use resource_runtime::migration::{Error, Runner, Standing, check, name_of, reset};
use resource_runtime::testing::{Random, TestDb, empty};

use super::folder::{between, migration};
use super::rows::{execute, fill, read, texts, try_execute};
use super::sample::library;

async fn up(db: &TestDb, all: &[Migration]) -> Result<usize, Error> {
    Runner::new(db.db(), all).up().await
}

fn notes() -> Migration {
    migration("0001_notes", ("CREATE TABLE notes (text text);", "DROP TABLE notes;"))
}

#[resource_test(setup = empty)]
async fn a_changed_migration_is_refused_by_name(db: TestDb) {
    up(&db, &[notes()]).await.expect("up");
    let changed = migration("0001_notes", ("CREATE TABLE notes (text text, author text);", ""));
    let more = migration("0002_more", ("CREATE TABLE more (id integer);", ""));
    let message = up(&db, &[changed.clone(), more.clone()]).await.expect_err("changed").to_string();
    assert!(message.starts_with("the migration 0001_notes has changed since this database ran it"), "{message}");
    assert!(Runner::new(db.db(), std::slice::from_ref(&changed)).down(1).await.is_err());
    let status = Runner::new(db.db(), &[changed, more]).status().await.expect("a status");
    let standings: Vec<&Standing> = status.iter().map(|status| &status.standing).collect();
    assert_eq!(standings, [&Standing::Changed, &Standing::Pending]);
}

#[resource_test(setup = empty)]
async fn a_migration_of_a_newer_version_is_refused_by_name(db: TestDb) {
    let newer = migration("0002_more", ("CREATE TABLE more (id integer);", ""));
    up(&db, &[notes(), newer]).await.expect("up");
    let message = up(&db, &[notes()]).await.expect_err("unknown").to_string();
    assert!(message.contains("0002_more, which this program does not have"), "{message}");
    let status = Runner::new(db.db(), &[notes()]).status().await.expect("a status").pop().expect("two");
    assert_eq!(status.to_string(), "0002_more: applied, but this program does not have it");
}

#[resource_test(setup = empty)]
async fn a_failing_step_leaves_nothing_behind_and_may_be_corrected(db: TestDb) {
    let with = |last: &str| {
        migration(
            "0001_notes",
            (
                &format!(
                    "CREATE TABLE notes (text text);\n-- migrate: transaction\nINSERT INTO notes VALUES ('a');\n{last};"
                ),
                "",
            ),
        )
    };
    let error = up(&db, &[with("INSERT INTO notse VALUES ('b')")]).await.expect_err("failed").to_string();
    let script = format!("0001_notes/{}.up.sql:4: ", resource_migrate::Dialect::from(db.dialect()).name());
    assert!(error.starts_with(&script) && error.contains("notse"), "{error}");
    assert_eq!(texts(db.db(), "SELECT text FROM notes").await, [""; 0]);
    assert_eq!(up(&db, &[with("INSERT INTO notes VALUES ('b')")]).await.expect("up"), 1);
    assert_eq!(texts(db.db(), "SELECT text FROM notes ORDER BY text").await, ["a", "b"]);
}

#[resource_test(setup = empty)]
async fn there_is_no_way_back_from_a_loss(db: TestDb) {
    let irreversible = migration("0002_more", ("DROP TABLE notes;", "-- migrate: irreversible the notes are gone"));
    let last = migration("0003_last", ("CREATE TABLE last (id integer);", "DROP TABLE last;"));
    let all = [notes(), irreversible, last];
    up(&db, &all).await.expect("up");
    let error = Runner::new(db.db(), &all).down(2).await.expect_err("irreversible").to_string();
    assert!(error.contains("0002_more: the notes are gone"), "{error}");
    assert_eq!(texts(db.db(), "SELECT 'last is still there' FROM (SELECT count(*) FROM last) AS l").await.len(), 1);
    assert_eq!(Runner::new(db.db(), &all).down(1).await.expect("down"), 1);
    assert!(try_execute(db.db(), "SELECT * FROM last").await.is_err());
}

#[resource_test(setup = empty)]
async fn what_refers_to_nothing_is_not_committed(db: TestDb) {
    if db.dialect() == Dialect::Postgres {
        let script = "-- migrate: foreign-keys-off\nSELECT 1;";
        let source =
            Source { directory: "0001_a", postgres_up: script, postgres_down: "", sqlite_up: "", sqlite_down: "" };
        let error = Migration::parse(&source).expect_err("not for Postgres").to_string();
        assert!(error.contains("is a directive for SQLite"), "{error}");
        return;
    }
    let tables = "CREATE TABLE shelves (id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE books (id INTEGER PRIMARY KEY, shelf INTEGER REFERENCES shelves (id) ON DELETE CASCADE) STRICT;
        INSERT INTO shelves VALUES (1), (2); INSERT INTO books VALUES (10, 1), (20, 2);";
    let rebuilt = |rows: &str| {
        format!(
            "-- migrate: foreign-keys-off
            CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT) STRICT;
            INSERT INTO n (id) SELECT id FROM shelves {rows};
            DROP TABLE shelves;
            ALTER TABLE n RENAME TO shelves;"
        )
    };
    let first = migration("0001_tables", (tables, ""));
    let second = |rows: &str| {
        let sqlite_up = rebuilt(rows);
        let source =
            Source { directory: "0002_b", postgres_up: "", postgres_down: "", sqlite_up: &sqlite_up, sqlite_down: "" };
        Migration::parse(&source).expect("a migration")
    };
    let error = up(&db, &[first.clone(), second("WHERE id = 1")]).await.expect_err("dangling").to_string();
    assert!(error.starts_with("0002_b/sqlite.up.sql: rows of books would refer to rows that do not exist"), "{error}");
    let books = "SELECT CAST(id AS TEXT) FROM books ORDER BY id";
    assert_eq!(texts(db.db(), books).await, ["10", "20"]);

    up(&db, &[first, second("")]).await.expect("up");
    assert_eq!(texts(db.db(), books).await, ["10", "20"], "a rebuild cascades to nothing");
    assert!(try_execute(db.db(), "INSERT INTO books VALUES (30, 3)").await.is_err(), "references are enforced again");
}

#[resource_test(setup = empty)]
async fn a_reset_wants_the_name_of_the_database(db: TestDb) {
    let schema = library();
    let mut random = Random::new(3);
    let all = [between(1, (&Schema::default(), &schema), &mut random)];
    up(&db, &all).await.expect("up");
    fill(db.db(), &schema, &mut random).await;
    execute(db.db(), "CREATE VIEW titles AS SELECT title FROM books").await;
    let before = read(db.db(), &schema).await;
    let name = name_of(db.db()).await.expect("a name");
    assert!(db.url().contains(&name), "{name}");
    for wrong in ["", "yes", &name[1..]] {
        let error = reset(db.db(), wrong).await.expect_err("refused").to_string();
        assert!(error.contains(&name) && error.contains("nothing was removed"), "{error}");
    }
    assert_eq!(read(db.db(), &schema).await, before);

    reset(db.db(), &name).await.expect("reset");
    assert!(check(db.db(), &Schema::default()).await.expect("the catalogs").is_empty());
    let status = Runner::new(db.db(), &all).status().await.expect("a status");
    assert_eq!(status[0].standing, Standing::Pending);
    assert_eq!(up(&db, &all).await.expect("up"), 1, "everything can be made again");
}

#[resource_test(setup = empty)]
async fn append_only_tables_refuse_updates_and_deletes(db: TestDb) {
    let schema = library();
    let mut random = Random::new(5);
    let all = [between(1, (&Schema::default(), &schema), &mut random)];
    up(&db, &all).await.expect("up");
    fill(db.db(), &schema, &mut random).await;
    let mut statements = vec!["UPDATE loans SET lent_at = lent_at", "DELETE FROM loans"];
    if db.dialect() == Dialect::Postgres {
        statements.push("TRUNCATE loans");
    }
    for sql in statements {
        let error = try_execute(db.db(), sql).await.expect_err("refused");
        assert!(error.contains("append_only: rows of loans cannot be changed or removed"), "{error}");
    }
}

/// Whoever drops one of the triggers leaves a trace that `check` finds.
#[resource_test(setup = empty)]
async fn a_missing_trigger_is_noticed(db: TestDb) {
    let schema = library();
    let all = [between(1, (&Schema::default(), &schema), &mut Random::new(7))];
    up(&db, &all).await.expect("up");
    let (names, suffix) = match db.dialect() {
        Dialect::Sqlite => (["loans_append_only_delete", "loans_append_only_update"], ""),
        Dialect::Postgres => (["loans_append_only", "loans_append_only_truncate"], " ON loans"),
    };
    for (at, name) in names.iter().enumerate() {
        execute(db.db(), &format!("DROP TRIGGER {name}{suffix}")).await;
        let found = check(db.db(), &schema).await.expect("the catalogs");
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), at + 1, "{found:?}");
        assert!(found.iter().any(|line| line.contains(&format!("`{name}`"))), "{found:?}");
    }
}

#[resource_test(setup = empty)]
async fn a_cleared_reference_keeps_its_tenant(db: TestDb) {
    let schema = library();
    let mut random = Random::new(9);
    let all = [between(1, (&Schema::default(), &schema), &mut random)];
    up(&db, &all).await.expect("up");
    fill(db.db(), &schema, &mut random).await;
    let count = |sql: &'static str| async { texts(db.db(), sql).await.pop().expect("a count") };
    let books = "SELECT CAST(count(*) AS text) FROM books";
    let (before, shelved) = (count(books).await, "SELECT CAST(count(*) AS text) FROM books WHERE shelf_id IS NOT NULL");
    assert_ne!(count(shelved).await, "0");
    execute(db.db(), "DELETE FROM shelves").await;
    assert_eq!((count(books).await, count(shelved).await), (before, "0".to_owned()));
}
