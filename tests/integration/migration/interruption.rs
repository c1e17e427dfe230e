//! Processes that are killed in the middle, and several at once.

use std::path::Path;
use std::time::{Duration, Instant};

use resource_macros::resource_test;
use resource_migrate::{Dialect, Schema, folder};
use resource_runtime::migration::{Runner, Standing};
use resource_runtime::testing::{Random, TestDb, empty};
use resource_runtime::transaction::Isolation;
use sea_orm::sqlx::{self, ConnectOptions as _, Connection as _};
use sea_orm::{DbBackend, Statement};
use tempfile::TempDir;

use super::folder::{write, write_snapshot};
use super::rows::{execute, texts};
use crate::actor::Actor;

/// A statement that takes as long as the table `patience` says.
fn slow(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => {
            "INSERT INTO done SELECT 'slow' FROM (WITH RECURSIVE n (i) AS (
                SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT amount * 1000000 FROM patience))
                SELECT count(*) FROM n)"
        }
        Dialect::Postgres => "INSERT INTO done SELECT 'slow' FROM (SELECT pg_sleep(amount) FROM patience) AS n",
    }
}

const TABLES: &str = "CREATE TABLE done (what text NOT NULL);
CREATE TABLE patience (amount integer NOT NULL);
INSERT INTO patience VALUES (60);
INSERT INTO done VALUES ('first');";

fn up(folder: &Path, db: &TestDb) -> Vec<String> {
    ["migrations", &folder.display().to_string(), "up", "--database", db.url()].map(str::to_owned).to_vec()
}

async fn done(db: &TestDb) -> Vec<String> {
    texts(db.db(), "SELECT what FROM done ORDER BY what").await
}

/// Waits until something is so.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < Duration::from_secs(120), "waited in vain until {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Whether somebody is about to write who lets nobody else: on SQLite he has the writer; on Postgres a runner does
/// from its first word on.
async fn is_written(db: &TestDb) -> bool {
    if Dialect::from(db.dialect()) == Dialect::Postgres {
        return true;
    }
    let options = db.db().writer().get_sqlite_connection_pool().connect_options();
    let options = options.as_ref().clone().busy_timeout(Duration::ZERO);
    let mut connection = options.connect().await.expect("the database opens");
    match sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await {
        Ok(_) => {
            connection.close().await.expect("closed");
            false
        }
        Err(error) => {
            assert!(error.to_string().contains("locked"), "{error}");
            true
        }
    }
}

fn folder_of(scripts: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (directory, up) in scripts {
        write(folder.path(), directory, (up, ""));
    }
    write_snapshot(folder.path(), &Schema::default());
    folder
}

#[resource_test(setup = empty)]
async fn a_killed_run_goes_on_where_it_stopped(db: TestDb) {
    let slow = slow(db.dialect().into());
    let second = format!(
        "INSERT INTO done VALUES ('second');\n-- migrate: transaction\nINSERT INTO done VALUES ('third');\n{slow};\n\
         -- migrate: transaction\nINSERT INTO done VALUES ('fourth');"
    );
    let folder = folder_of(&[("0001_tables", TABLES.to_owned()), ("0002_work", second)]);
    let mut actor = Actor::start(up(folder.path(), &db));
    actor.says("0002_work up: step 2 of 3");
    tokio::time::sleep(Duration::from_millis(300)).await;
    actor.kill();
    assert_eq!(done(&db).await, ["first", "second"]);

    let all = folder::read(folder.path()).expect("the folder");
    let status = Runner::new(db.db(), &all).status().await.expect("a status");
    assert_eq!(status[0].standing, Standing::Applied);
    assert!(matches!(status[1].standing, Standing::Interrupted { step: 1, of: 3, .. }), "{status:?}");

    execute(db.db(), "UPDATE patience SET amount = 0").await;
    let finished = Runner::new(db.db(), &all).patience(Duration::from_secs(20)).up().await;
    assert_eq!(finished.expect("up"), 1);
    assert_eq!(done(&db).await, ["first", "fourth", "second", "slow", "third"]);
}

#[resource_test(setup = empty)]
async fn a_step_outside_a_transaction_is_repeated(db: TestDb) {
    let slow = slow(db.dialect().into());
    let second = format!(
        "-- migrate: no-transaction\nDROP INDEX IF EXISTS done_what;\nCREATE INDEX done_what ON done (what);\n\
         INSERT INTO done VALUES ('second');\n{slow};"
    );
    let folder = folder_of(&[("0001_tables", TABLES.to_owned()), ("0002_work", second)]);
    let mut actor = Actor::start(up(folder.path(), &db));
    actor.says("0002_work up: step 1 of 1");
    until("the slow statement begins", async || done(&db).await == ["first", "second"]).await;
    actor.kill();
    assert_eq!(done(&db).await, ["first", "second"]);

    execute(db.db(), "UPDATE patience SET amount = 0").await;
    let all = folder::read(folder.path()).expect("the folder");
    assert_eq!(Runner::new(db.db(), &all).up().await.expect("up"), 1);
    assert_eq!(done(&db).await, ["first", "second", "second", "slow"]);
}

/// Steps that each leave one row behind.
fn steps(count: usize) -> Vec<(&'static str, String)> {
    let step = |at: usize| format!("INSERT INTO done VALUES ('step {at:02}');");
    let part = |range: std::ops::Range<usize>| range.map(step).collect::<Vec<_>>().join("\n-- migrate: transaction\n");
    vec![
        ("0001_tables", TABLES.to_owned()),
        ("0002_one", part(0..count / 2)),
        ("0003_nothing", String::new()),
        ("0004_two", part(count / 2..count)),
    ]
}

fn all_of(count: usize) -> Vec<String> {
    std::iter::once("first".to_owned()).chain((0..count).map(|at| format!("step {at:02}"))).collect()
}

#[resource_test(setup = empty)]
async fn every_step_happens_once_however_often_it_is_killed(db: TestDb) {
    const STEPS: usize = 60;
    let folder = folder_of(&steps(STEPS));
    let mut random = Random::new(7);
    let mut kills = 0;
    loop {
        let mut actor = Actor::start(up(folder.path(), &db));
        // In time the runs become long enough to end.
        if actor.ends_within(Duration::from_millis(random.between(10, 60) as u64 + 10 * kills)) {
            let (text, succeeded) = actor.end();
            assert!(succeeded, "{text}");
            break;
        }
        actor.kill();
        kills += 1;
    }
    assert!(kills > 0, "no run was interrupted");
    assert_eq!(done(&db).await, all_of(STEPS));
}

#[resource_test(setup = empty)]
async fn runners_do_not_collide(db: TestDb) {
    const STEPS: usize = 40;
    let folder = folder_of(&steps(STEPS));
    let actors: Vec<Actor> = (0..4).map(|_| Actor::start(up(folder.path(), &db))).collect();
    for actor in actors {
        let (text, succeeded) = actor.end();
        assert!(succeeded, "{text}");
    }
    assert_eq!(done(&db).await, all_of(STEPS));
}

#[resource_test(setup = empty)]
async fn the_second_runner_waits_and_finds_nothing_to_do(db: TestDb) {
    let (slow, gate) = match db.dialect().into() {
        // Nobody outside can hold up one statement.
        Dialect::Sqlite => (slow(Dialect::Sqlite), None),
        Dialect::Postgres => {
            let gate = db.db().begin(Isolation::Statement).await.expect("a transaction");
            let lock = Statement::from_string(DbBackend::Postgres, "SELECT pg_advisory_xact_lock(1)::text");
            gate.rows(lock).await.expect("the lock of the gate");
            ("INSERT INTO done SELECT 'slow' FROM (SELECT pg_advisory_xact_lock(1)) AS n", Some(gate))
        }
    };
    let folder = folder_of(&[("0001_tables", TABLES.replace("(60)", "(20)")), ("0002_work", format!("{slow};"))]);
    let mut first = Actor::start(up(folder.path(), &db));
    first.says("0002_work up: step 1 of 1");
    until("the first one writes", async || is_written(&db).await).await;
    let mut second = Actor::start(up(folder.path(), &db));
    second.says("waiting for another process");
    if let Some(gate) = gate {
        gate.rollback().await.expect("the gate opens");
    }
    let (text, succeeded) = second.end();
    assert!(succeeded && text.contains("nothing to do"), "{text}");
    let (text, succeeded) = first.end();
    assert!(succeeded && text.contains("done: 2 of 2 migrations applied"), "{text}");
    assert_eq!(done(&db).await, ["first", "slow"]);
}

#[resource_test(setup = empty)]
async fn a_runner_does_not_wait_for_ever(db: TestDb) {
    let slow = slow(db.dialect().into());
    let folder = folder_of(&[("0001_tables", TABLES.to_owned()), ("0002_work", format!("{slow};"))]);
    let mut first = Actor::start(up(folder.path(), &db));
    first.says("0002_work up: step 1 of 1");
    until("the first one writes", async || is_written(&db).await).await;
    let all = folder::read(folder.path()).expect("the folder");
    let error = Runner::new(db.db(), &all).patience(Duration::from_millis(500)).up().await.expect_err("busy");
    assert!(error.to_string().contains("another process has been writing"), "{error}");
    first.kill();
}
