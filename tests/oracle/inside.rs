//! What happens inside, where no request comes in: bulk actions of parts of the system, jobs that look over all
//! tenants, and requests that stay in one partition.
//!
//! Nothing of that has an answer that two worlds could be compared by, so their rows are. `ORACLE_CALLS`,
//! `ORACLE_LOOKS` and `ORACLE_LIMITED` say how much of each every database gets, `ORACLE_SEED` where chance begins.

mod bulk;
#[cfg(debug_assertions)]
mod lowered;
mod partition;
mod scan;

use resource_runtime::db::Dialect;

use crate::setting;

/// After so many bulk calls, looks and limited requests the worlds begin anew.
const CALLS: u64 = 60;
const LOOKS: u64 = 5;
const LIMITED: u64 = 150;

/// Both databases, one after the other, and an episode's seed for each beginning.
fn episodes(setting_name: &str, (default, each): (u64, u64)) -> impl Iterator<Item = (Dialect, u64)> {
    let count = setting(setting_name, default).div_ceil(each);
    let first = setting("ORACLE_SEED", 1).wrapping_mul(1_000_003);
    let seeds = move |dialect| (0..count).map(move |number| (dialect, first.wrapping_add(number)));
    [Dialect::Sqlite, Dialect::Postgres].into_iter().flat_map(seeds)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bulk_actions_stay_in_their_tenant() {
    let mut counts = bulk::Counts::default();
    for (dialect, seed) in episodes("ORACLE_CALLS", (240, CALLS)) {
        match bulk::episode((dialect, seed), CALLS, None).await {
            Ok(more) => counts.add(more),
            Err(leak) => panic!("{dialect:?}, episode {seed}: {leak}"),
        }
    }
    tests::counts::tell(&format!("oracle, bulk actions: {counts}"));
    counts.assert_wide();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn jobs_are_for_the_tenant_whose_rows_call_for_them() {
    let mut counts = scan::Counts::default();
    for (dialect, seed) in episodes("ORACLE_LOOKS", (5, LOOKS)) {
        match scan::episode((dialect, seed), (LOOKS, 8), None).await {
            Ok(more) => counts.add(more),
            Err(leak) => panic!("{dialect:?}, episode {seed}: {leak}"),
        }
    }
    tests::counts::tell(&format!("oracle, jobs: {counts}"));
    counts.assert_wide();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_stays_in_its_partition() {
    let mut counts = partition::Counts::default();
    for (dialect, seed) in episodes("ORACLE_LIMITED", (300, LIMITED)) {
        match partition::episode((dialect, seed), LIMITED, None).await {
            Ok(more) => counts.add(more),
            Err(leak) => panic!("{dialect:?}, episode {seed}: {leak}"),
        }
    }
    tests::counts::tell(&format!("oracle, partitions: {counts}"));
    counts.assert_wide();
}
