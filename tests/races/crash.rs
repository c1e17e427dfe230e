//! Processes that are killed while they write: `kill -9` at random moments.
//!
//! Every write that was acknowledged is there afterwards, once, with all its caused rows; every other
//! one is there whole or not at all. What should be there is worked out in
//! [`crash_account`](crate::crash_account).

use std::time::{Duration, Instant};

use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::{Random, TestCx};
use tests::deed::Deed;
use uuid::Uuid;

use crate::crash_account::{Account, Stored};
use crate::process::Process;
use crate::race::{default_partition, device, rows, text};

/// Processes at a time, and how many of them are killed one after the other.
const AT_ONCE: usize = 4;
const KILLS_EACH: usize = 12;

/// What one process did until it was killed.
pub struct Life {
    /// What it began, in order.
    pub tried: Vec<Deed>,
    /// How many of these had returned.
    pub done: usize,
}

#[resource_test]
async fn killed_writers_lose_nothing_and_leave_no_halves(t: TestCx) {
    let tenant = t.tenant("a");
    let partition = default_partition(&tenant).await;
    device(&tenant, partition, "device").await;
    let arguments = |name: String, seed: u64| {
        let [none, seed] = [Uuid::nil().to_string(), seed.to_string()];
        let [tenant, partition] = [tenant.id().to_string(), partition.to_string()];
        ["write".to_owned(), t.url().to_owned(), tenant, none, name, seed, "device".to_owned(), partition]
    };
    let lives: Vec<Life> = std::thread::scope(|scope| {
        let line = |at: usize| {
            let mut random = Random::new(at as u64 + 1);
            let arguments = &arguments;
            move || -> Vec<Life> {
                (0..KILLS_EACH)
                    .map(|nth| {
                        let process = Process::start(&arguments(format!("k{at}-{nth}"), random.next()));
                        life(process, &mut random)
                    })
                    .collect()
            }
        };
        let lines: Vec<_> = (0..AT_ONCE).map(|at| scope.spawn(line(at))).collect();
        lines.into_iter().flat_map(|line| line.join().expect("a line of processes")).collect()
    });
    settled(&t).await;

    let done: usize = lives.iter().map(|life| life.done).sum();
    let interrupted = lives.iter().filter(|life| life.tried.len() > life.done).count();
    let stored = Stored::of(&t).await;
    let account = Account::of(&lives, &stored);
    account.settle(&stored);
    assert!(lives.len() >= 30, "{} kills", lives.len());
    assert!(done >= 300 && interrupted >= 30, "{done} writes were acknowledged, {interrupted} interrupted");
    tests::counts::tell(&format!(
        "kill -9 amid writes, {:?}: {} kills, {done} writes acknowledged and there, {interrupted} interrupted, of which {} are there whole",
        t.dialect(),
        lives.len(),
        account.whole
    ));
}

/// Lets it write for a while, and kills it somewhere in the middle of something.
fn life(mut process: Process, random: &mut Random) -> Life {
    assert_eq!(process.hear(), "ready");
    let mut lines: Vec<String> = (0..random.below(40)).map(|_| process.hear()).collect();
    std::thread::sleep(Duration::from_micros(random.next() % 12_000));
    lines.extend(process.kill());
    let mut life = Life { tried: Vec::new(), done: 0 };
    for line in lines {
        match line.split_once(' ') {
            Some(("try", deed)) => life.tried.push(serde_json::from_str(deed).expect("a deed")),
            None if line == "done" => life.done += 1,
            _ => panic!("a writer said: {line}"),
        }
    }
    assert!((life.done..=life.done + 1).contains(&life.tried.len()));
    life
}

/// A server goes on with the last statement of a client that is gone; waits until none is left.
pub async fn settled(t: &TestCx) {
    if t.dialect() == Dialect::Sqlite {
        return;
    }
    let others = "SELECT state || ': ' || query FROM pg_stat_activity WHERE datname = current_database() \
        AND query NOT LIKE '%pg_stat_activity%' AND backend_type = 'client backend' \
        AND (state <> 'idle' OR query_start > now() - interval '100 milliseconds')";
    let begun = Instant::now();
    loop {
        let left: Vec<String> = rows(t, others).await.iter().map(|row| text(row, 0)).collect();
        if left.is_empty() {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "the server does not come to rest: {left:#?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
