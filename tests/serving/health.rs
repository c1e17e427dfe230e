//! Whether the program lives and can answer.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use sea_orm::ConnectionTrait as _;
use std::time::{Duration, Instant};

use crate::program::Program;

#[resource_test]
async fn it_lives_and_is_ready_without_anybody_signing_in(t: TestCx) {
    let server = Program::of(&t).serve(&[]);
    let (live, ready) = (server.visit("/health/live"), server.visit("/health/ready"));
    assert_eq!((live.status, live.json()["status"].as_str()), (200, Some("live")));
    assert_eq!((ready.status, ready.json()["status"].as_str()), (200, Some("ready")));
    assert_eq!(ready.header("cache-control"), "no-store");
    assert_eq!(server.visit("/api/v2/pollers").status, 401);
    assert_eq!(server.visit("/api/v2/health/live").status, 404);
}

#[resource_test]
async fn a_database_that_lacks_migrations_is_not_ready(t: TestCx) {
    let server = Program::of(&t).serve(&[]);
    assert_eq!(server.visit("/health/ready").status, 200);
    let undone = r#"DELETE FROM "schema_migrations" WHERE version = (SELECT max(version) FROM "schema_migrations")"#;
    t.db().writer().execute_unprepared(undone).await.expect("undone");
    let start = Instant::now();
    let refused = loop {
        let answer = server.visit("/health/ready");
        if answer.status != 200 {
            break answer;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "it still says that it is ready");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert_eq!((refused.status, refused.json()["status"].as_str()), (503, Some("not ready")));
    assert_eq!(refused.json()["reason"], "the database lacks migrations");
    assert_eq!(server.visit("/health/live").status, 200);

    let started = Program::of(&t).run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(started.code, 1);
    assert!(started.errors.contains("lacks 1 migrations; run `migrations up"), "{}", started.errors);
}
