//! What the database knows of an inventory that fills.

use resource_core::Kind;
use resource_macros::resource_test;
use resource_runtime::db::{Access, Connection, Dialect};
use resource_runtime::testing::TestCx;
use sea_orm::{DbBackend, Statement};

use crate::updates::netbox;

/// Once it is large enough to matter, the database knows how many devices and identifiers there are.
#[resource_test]
async fn the_database_counts_devices_that_come_in(t: TestCx) {
    let cx = t.tenant("a").system("sync");
    let update = |number: u64| {
        let ip = format!("10.0.{}.{}", number / 250, number % 250);
        (number, netbox(number, &ip).0)
    };
    for from in [0, 500] {
        let ingested = app::sync::ingest(&cx, (from..from + 500).map(update)).await.expect("taken in");
        assert_eq!(ingested.sums.added, 500);
    }
    let identifiers = counted(&t, "SELECT count(*) FROM device_identifiers").await;
    for (table, rows) in [("devices", 1_000), ("device_identifiers", identifiers)] {
        let known = match t.dialect() {
            // The number of rows is the first of several.
            Dialect::Sqlite => format!("SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = '{table}'"),
            Dialect::Postgres => format!("SELECT CAST(reltuples AS bigint) FROM pg_class WHERE relname = '{table}'"),
        };
        let known = counted(&t, &known).await;
        assert!(known >= rows / 2 && known <= rows * 2, "of {rows} {table} the database knows {known}");
    }
}

async fn counted(t: &TestCx, sql: &str) -> i64 {
    let backend = match t.dialect() {
        Dialect::Sqlite => DbBackend::Sqlite,
        Dialect::Postgres => DbBackend::Postgres,
    };
    let rows = Connection::Pool(t.db().clone()).send(Access::Read, Statement::from_string(backend, sql)).await;
    rows.expect("an answer")[0].scalar(0, Kind::I64).expect("a number").as_i64().expect("not null")
}
