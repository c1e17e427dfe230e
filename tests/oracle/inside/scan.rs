//! Jobs: what triggers look for over all tenants, and what is then done in each.
//!
//! A is beside B, where the same happens by itself, and beside C, which is closed and in which nothing may happen.
//! A's rows must end as they do where A is alone, B's as they do where B is alone, and C's as they began.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use resource_runtime::db::Dialect;
use resource_runtime::testing::Random;
use sea_orm::ConnectionTrait as _;
use tests::world::{Lowered, Tenant, World};

use crate::oracle::Pair;
use crate::records::alike;
use crate::request::Request;

/// What was looked for, and found.
#[derive(Debug, Default)]
pub struct Counts {
    looks: u64,
    requests: u64,
    /// Jobs of A.
    jobs: u64,
    /// What they were written for.
    workers: BTreeSet<String>,
}

/// A among others and alone, and a neighbour of A's alone.
struct Worlds {
    pair: Pair,
    neighbour: World,
    /// The rows of the tenant that takes no part.
    closed: String,
}

/// Looks in fresh worlds, with up to so many requests of A's people before each. `Err` says what has leaked.
pub async fn episode(
    (dialect, seed): (Dialect, u64),
    (looks, most): (u64, usize),
    lowered: Option<&Lowered>,
) -> Result<Counts, String> {
    let mut worlds = Worlds::open(dialect, lowered).await;
    let mut random = Random::new(seed);
    let mut counts = Counts::default();
    for number in 0..looks {
        for _ in 0..random.below(most + 1) {
            worlds.pair.ask(&Request::any(&mut random)).await?;
            counts.requests += 1;
        }
        let later = Duration::from_secs(60 * random.between(5, 12).unsigned_abs());
        worlds.look(later).await.map_err(|leak| format!("look {number}, {later:?} later: {leak}"))?;
        counts.looks += 1;
    }
    counts.count(&worlds.pair.crowded).await;
    Ok(counts)
}

/// Sets rows into states that triggers look for and in which worlds do not begin.
fn staged(dialect: Dialect) -> String {
    let earlier = match dialect {
        Dialect::Sqlite => "state_since - 1000000",
        Dialect::Postgres => "state_since - interval '1 second'",
    };
    format!(
        "UPDATE agents SET status = 'connected' WHERE uid IN ('agent-x-0', 'agent-a-4', 'agent-b-4', 'agent-c-4');
         UPDATE agents SET status = 'disconnected', alerted = (1 = 0) WHERE uid = 'agent-x-1';
         UPDATE agents SET status = 'unavailable' WHERE uid = 'agent-x-2';
         UPDATE checkers SET status = 'failing', consecutive_failures = 0, state_since = {earlier}
             WHERE id IN ('checker-x-1', 'checker-a-5', 'checker-b-5', 'checker-c-5');
         UPDATE poll_jobs SET retry_count = 0 WHERE status = 'failed';
         UPDATE polling_schedules SET schedule_type = 'cron', cron_expression = '*/10 * * * *', next_due_at = NULL
             WHERE partition_id IS NULL;"
    )
}

impl Worlds {
    async fn open(dialect: Dialect, lowered: Option<&Lowered>) -> Worlds {
        let mut pair = Pair::open(dialect, lowered).await;
        let neighbour = World::with(dialect, &[Tenant::B], lowered).await;
        for world in [&pair.crowded, &pair.lonely, &neighbour] {
            let staged = world.db().writer().execute_unprepared(&staged(dialect)).await;
            staged.expect("there are such columns");
        }
        pair.crowded.close(Tenant::C).await;
        pair.look_again().await;
        let closed = pair.crowded.rows_of(&[Tenant::C]).await;
        let worlds = Worlds { pair, neighbour, closed };
        for world in worlds.all() {
            app::jobs::jobs(&world.engine).expect("the tables fit").declare().await.expect("declared");
        }
        worlds
    }

    fn all(&self) -> [&World; 3] {
        [&self.pair.crowded, &self.pair.lonely, &self.neighbour]
    }

    /// Looks for work in all worlds after a while, and does it.
    async fn look(&mut self, later: Duration) -> Result<(), String> {
        for world in self.all() {
            world.advance(later);
            let jobs = app::jobs::jobs(&world.engine).expect("the tables fit");
            jobs.tick().await.map_err(|error| format!("a look fails: {error:?}"))?;
            jobs.drain().await.map_err(|error| format!("jobs cannot be worked off: {error:?}"))?;
        }
        self.compare().await?;
        self.pair.look_again().await;
        self.pair.unharmed("what was looked for").await
    }

    async fn compare(&self) -> Result<(), String> {
        let Worlds { pair, neighbour, closed } = self;
        let now = pair.crowded.rows_of(&[Tenant::C]).await;
        if now != *closed {
            let changed = now.lines().find(|line| !closed.contains(line)).unwrap_or("a row is gone");
            return Err(format!("something has happened in a closed tenant: {changed}"));
        }
        let (beside, alone) = (pair.crowded.records_of(Tenant::B).await, neighbour.records_of(Tenant::B).await);
        alike(&beside, &alone).map_err(|difference| format!("the neighbour ends otherwise: {difference}"))?;
        pair.alike("what was looked for").await
    }
}

impl Counts {
    /// The jobs that A has had.
    async fn count(&mut self, world: &World) {
        let records = world.records_of(Tenant::A).await;
        for job in records.iter().filter(|record| record.table == "jobs") {
            // Those that the world began with are nobody's.
            if let Some(worker) = job.text("worker").filter(|worker| worker.contains('.')) {
                self.jobs += 1;
                self.workers.insert(worker.to_owned());
            }
        }
    }

    /// Adds those of another episode.
    pub fn add(&mut self, more: Counts) {
        self.looks += more.looks;
        self.requests += more.requests;
        self.jobs += more.jobs;
        self.workers.extend(more.workers);
    }

    /// That most triggers have found something.
    pub fn assert_wide(&self) {
        let triggers: usize = generated::APPLICATION.resources.iter().map(|entry| entry.triggers.len()).sum();
        let found = self.workers.iter().filter(|worker| worker.contains('#')).count();
        assert!(found * 100 >= triggers * 90, "{found} of {triggers} triggers: {:?}", self.workers);
        assert!(self.jobs > 10 * self.looks, "{self}");
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { looks, requests, jobs, workers } = self;
        write!(formatter, "{looks} looks with {requests} requests between them, {jobs} jobs of {} kinds", workers.len())
    }
}
