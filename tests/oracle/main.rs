//! Do tenants see each other? Thousands of random requests say no, and planted leaks say that the
//! question is asked well.
//!
//! The oracle is *non-interference*: two worlds get the same requests of tenant A's people. One has the
//! tenants B and C beside A, full of the same keys and values; the other has A alone. Whatever A's
//! people do, both worlds must answer the same, byte for byte but for what is random. Then nothing of
//! B or C was read, counted, linked or named. That nothing of theirs was written is seen in their rows.
//!
//! What happens inside without a request is in [`inside`].
//!
//! `ORACLE_REQUESTS` says how many requests each database gets, `ORACLE_SEED` where chance begins.

mod answer;
mod choice;
mod cursor;
#[cfg(debug_assertions)]
mod fence;
mod inside;
mod internal;
mod oracle;
mod records;
mod request;
mod streamed;
mod visible;
mod write;

use resource_runtime::db::Dialect;

use crate::oracle::{Counts, episode};

/// After so many requests the worlds begin anew, since requests also remove what others would find.
const EPISODE: u64 = 300;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_crosses_on_sqlite() {
    nothing_crosses(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_crosses_on_postgres() {
    nothing_crosses(Dialect::Postgres).await;
}

async fn nothing_crosses(dialect: Dialect) {
    let (requests, seed) = (setting("ORACLE_REQUESTS", 3_000), setting("ORACLE_SEED", 1));
    let mut counts = Counts::default();
    for number in 0..requests.div_ceil(EPISODE) {
        let seed = seed.wrapping_mul(1_000_003).wrapping_add(number);
        match episode(dialect, seed, EPISODE.min(requests), None).await {
            Ok(more) => counts.add(&more),
            Err(leak) => panic!("{dialect:?}, episode {seed}: {leak}"),
        }
    }
    tests::counts::tell(&format!("oracle, {dialect:?}: {counts}"));
    counts.assert_wide(requests);
}

/// A number from the environment.
fn setting(name: &str, default: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not `{text}`")),
        Err(_) => default,
    }
}
