//! Two processes on one Postgres: what one of them writes, the other hears of.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use resource_macros::resource_test;
use resource_runtime::Db;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;

use crate::lost::{Way, asked, odd_over, run, start, until};

/// Calls so far.
fn called(calls: &Arc<AtomicUsize>) -> usize {
    calls.load(Ordering::SeqCst)
}

#[resource_test]
async fn jobs_of_another_process_are_heard_of(t: TestCx) {
    if t.dialect() == Dialect::Sqlite {
        let refused = t.db().listen("x").await.err().expect("SQLite tells nobody").to_string();
        assert!(refused.contains("only Postgres"), "{refused}");
        return;
    }
    let a = t.tenant("a");
    let other = Db::connect(t.url(), 4).await.expect("a database");
    // It looks for jobs when it starts, and then in an hour.
    let (jobs, calls, _engine) = odd_over(&t, other.clone(), Way::IsTold);
    let (stop, running) = start(&jobs);
    until("it listens", async || listens(&t).await).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    for told in 1..=3 {
        asked(&a, "service_checks").await;
        until("it was told", async || called(&calls) == told).await;
    }
    // A connection that is lost comes again, and what was written meanwhile is found.
    run(&t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'")
        .await;
    asked(&a, "service_checks").await;
    until("it listens again", async || listens(&t).await).await;
    until("what it missed is done", async || called(&calls) == 4).await;
    asked(&a, "service_checks").await;
    until("it is told again", async || called(&calls) == 5).await;
    stop.send(()).expect("it runs");
    running.await.expect("no panic");
    other.close().await.expect("closed");
}

/// Whether somebody listens.
async fn listens(t: &TestCx) -> bool {
    use sea_orm::ConnectionTrait as _;
    let query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, query);
    let row = t.db().writer().query_one_raw(statement).await.expect("an answer").expect("a row");
    row.try_get_by_index::<i64>(0).expect("a number") == 1
}
