//! What a piece of work uses beside time: memory, processors, and the database.

use std::fs;
use std::time::{Duration, Instant};

use crate::baseline::Store;
use crate::cpu;

/// What was used.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// How long it took.
    pub time: Duration,
    /// Processor time of this process.
    pub cpu: Duration,
    /// By how many bytes memory grew at most; `None` where the system does not tell.
    pub memory: Option<u64>,
    /// How long the database worked, of one connection at a time; `None` where it does not tell.
    pub database: Option<Duration>,
}

/// Before a piece of work.
pub struct Start {
    time: Instant,
    cpu: Duration,
    memory: Option<u64>,
    database: Option<Duration>,
}

impl Used {
    /// Notes where things stand, in the database as well if it is named.
    pub async fn start(store: Option<&Store>) -> Start {
        // Forgets the highest memory so far.
        let forgotten = fs::write("/proc/self/clear_refs", "5");
        let memory = forgotten.ok().and_then(|()| status("VmRSS:"));
        let database = database(store).await;
        Start { memory, database, cpu: cpu::spent(), time: Instant::now() }
    }

    /// The share of the time for which the database worked, in hundredths.
    pub fn share(&self) -> Option<f64> {
        self.database.map(|database| 100.0 * database.as_secs_f64() / self.time.as_secs_f64())
    }
}

impl Start {
    /// What was used since.
    pub async fn stop(self, store: Option<&Store>) -> Used {
        let (time, cpu) = (self.time.elapsed(), cpu::spent().saturating_sub(self.cpu));
        let memory = self.memory.and_then(|before| Some(status("VmHWM:")?.saturating_sub(before)));
        let database = match (self.database, database(store).await) {
            (Some(before), Some(after)) => Some(after.saturating_sub(before)),
            _ => None,
        };
        Used { time, cpu, memory, database }
    }
}

/// Bytes, from what the system says of this process.
fn status(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// How long the database has worked: on Postgres the time within statements, on SQLite the processor time of the
/// threads that it works on.
async fn database(store: Option<&Store>) -> Option<Duration> {
    match store? {
        Store::Postgres(pool) => {
            // Sessions tell at the end of a transaction, and at most once a second.
            tokio::time::sleep(Duration::from_millis(1_100)).await;
            let active = "select active_time from pg_stat_database where datname = current_database()";
            let active: f64 = sqlx::query_scalar(active).fetch_one(pool).await.ok()?;
            Some(Duration::from_secs_f64(active / 1_000.0))
        }
        Store::Sqlite { .. } => Some(cpu::of_threads("sqlx-sqlite")),
    }
}
