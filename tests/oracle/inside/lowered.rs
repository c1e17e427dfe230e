//! The oracle notices what happens inside, too: with any single fence taken out it finds the leak.

use resource_runtime::db::leak::Leak;
use resource_runtime::db::{Access, Dialect};
use tests::world::Lowered;

use super::{CALLS, LIMITED, bulk, partition, scan};
use crate::fence::{With, always, found, without};

/// That bulk calls find a leak, in words that contain all of some alternative.
async fn bulk_notices(lowered: Lowered, alternatives: &[&[&str]]) {
    let calls = async |dialect, seed| bulk::episode((dialect, seed), CALLS, Some(&lowered)).await.err();
    found(calls, alternatives).await;
}

/// That looks for work find it, without anybody's requests.
async fn looks_notice(lowered: Lowered, alternatives: &[&[&str]]) {
    let looks = async |dialect, seed| scan::episode((dialect, seed), (3, 0), Some(&lowered)).await.err();
    found(looks, alternatives).await;
}

/// That limited requests find it.
async fn limited_notice(lowered: Lowered, alternatives: &[&[&str]]) {
    let limited = async |dialect, seed| partition::episode((dialect, seed), LIMITED, Some(&lowered)).await.err();
    found(limited, alternatives).await;
}

/// Statements that have another text lose something.
fn leak(rewrite: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Lowered {
    Lowered::Statement(Leak::new(move |access, sql| if access == Access::Write { rewrite(sql) } else { None }))
}

/// The jobs of a trigger, written by one statement.
fn picks(sql: &str) -> bool {
    sql.starts_with("INSERT INTO \"jobs\"") && sql.contains(") SELECT \"tenant_id\", ")
}

/// Whichever tenant comes first, instead of the right one.
const SOMEBODY: &str = "(SELECT t.id FROM tenants AS t ORDER BY t.slug LIMIT 1)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_rows_that_bulk_updates_read() {
    let locks = |access, sql: &str| access == Access::Write && sql.starts_with("SELECT ") && sql.contains(" IN (");
    bulk_notices(without("tenant_id", locks), &[&["is told otherwise"], &["ends otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_rows_that_bulk_updates_write() {
    let updates = |access, sql: &str| access == Access::Write && sql.contains(" FROM (VALUES ");
    bulk_notices(without("tenant_id", updates), &[&["has written a foreign row"], &["is told otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_in_references_of_bulk_creates() {
    let script = |dialect| match dialect {
        Dialect::Sqlite => "PRAGMA foreign_keys = OFF".to_owned(),
        Dialect::Postgres => "ALTER TABLE devices DROP CONSTRAINT devices_poller_fkey; \
            ALTER TABLE agents DROP CONSTRAINT agents_poller_fkey;"
            .to_owned(),
    };
    bulk_notices(Lowered::Schema(script), &[&["to a row of another tenant"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenants_that_take_part() {
    let everybody = leak(|sql| {
        let (picked, by) = sql.split_once(" FROM \"tenants\" WHERE ").filter(|_| picks(sql))?;
        Some(format!("{picked} FROM \"tenants\" WHERE {}", always(by, "status", With::Parameter)?))
    });
    looks_notice(everybody, &[&["in a closed tenant"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_what_is_picked() {
    let somebodys = leak(|sql| {
        let picked = format!(") SELECT {SOMEBODY}, ");
        picks(sql).then(|| sql.replacen(") SELECT \"tenant_id\", ", &picked, 1))
    });
    looks_notice(somebodys, &[&["ends otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_chunks() {
    let together = leak(|sql| {
        let any = if sql.contains('$') { "(array_agg(tenant_id))[1]" } else { "min(tenant_id)" };
        let chunks = picks(sql) && sql.contains(" GROUP BY tenant_id, chunk");
        let merged = sql.replacen(") SELECT \"tenant_id\", ", &format!(") SELECT {any}, "), 1);
        chunks.then(|| merged.replacen(" GROUP BY tenant_id, chunk", " GROUP BY chunk", 1))
    });
    looks_notice(together, &[&["ends otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_jobs_that_are_taken() {
    let anywhere = leak(|sql| {
        let (claim, columns) = sql.split_once(" RETURNING ").filter(|_| sql.contains(" SET state = 'executing'"))?;
        let column = if columns.contains("j.tenant_id") { "j.tenant_id" } else { "tenant_id" };
        Some(format!("{claim} RETURNING {}", columns.replacen(column, SOMEBODY, 1)))
    });
    looks_notice(anywhere, &[&["the neighbour ends otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_what_jobs_write() {
    let updates =
        |access, sql: &str| access == Access::Write && !sql.starts_with("DELETE") && !sql.starts_with("INSERT");
    looks_notice(without("tenant_id", updates), &[&["in a closed tenant"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_what_jobs_read() {
    looks_notice(without("tenant_id", |access, _| access == Access::Read), &[&["ends otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_in_what_keeps_jobs_apart() {
    let script = |_| {
        "DROP INDEX jobs_unfinished_unique; CREATE UNIQUE INDEX jobs_unfinished_unique ON jobs (unique_key) \
         WHERE unique_key IS NOT NULL AND state IN ('available', 'scheduled', 'executing', 'retryable');"
            .to_owned()
    };
    looks_notice(Lowered::Schema(script), &[&["ends otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_partition_of_reads() {
    let devices = |access, sql: &str| access == Access::Read && sql.contains(" FROM \"devices\" WHERE ");
    limited_notice(without("partition_id", devices), &[&["GET", "in partition", "shows what the actor may not read"]])
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_partition_of_writes() {
    let writes = |access, sql: &str| {
        access == Access::Write
            && (sql.starts_with("DELETE ") || sql.starts_with("UPDATE ") || sql.starts_with("WITH "))
    };
    let shown = ["PATCH", "in partition", "shows what the actor may not read"];
    limited_notice(without("partition_id", writes), &[&["writes outside of its partition"], &shown]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_the_partition_that_is_named() {
    let looked_up = |access, sql: &str| access == Access::Read && sql.contains(" FROM \"partitions\" WHERE ");
    let theirs = ["in partition 5ca1ab1e-0002", "in partition 5ca1ab1e-0003"];
    let noticed = theirs.map(|named| [named, "is answered otherwise"]);
    limited_notice(without("tenant_id", looked_up), &[&noticed[0], &noticed[1]]).await;
}
