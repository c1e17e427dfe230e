//! Races: processes that start at once, behind a lock that lets none of them through before all wait.

use std::time::{Duration, Instant};

use generated::infrastructure::partition::{self, BySlug};
use generated::inventory::Device;
use generated::inventory::device::DEVICE;
use resource_core::{Kind, Scalar};
use resource_runtime::db::{Access, Connection, Dialect, Transaction};
use resource_runtime::row::Row;
use resource_runtime::testing::{Factory, TestCx, TestTenant};
use resource_runtime::transaction::Isolation;
use sea_orm::{DbBackend, Statement};
use tests::CONNECTIONS;
use tests::deed::{Deed, Outcome};
use uuid::Uuid;

use crate::process::Process;

/// Who races: what every task of every process does, one deed after the other.
pub struct Race<'a> {
    pub t: &'a TestCx,
    pub tenant: Uuid,
    pub user: Uuid,
    pub processes: Vec<Vec<Vec<Deed>>>,
    /// What the gate locks on Postgres; on SQLite it is the writer.
    pub gate: String,
    /// How long the gate stays closed, at least.
    pub held: Duration,
}

/// How long everybody may take to come to the gate.
const PATIENCE: Duration = Duration::from_secs(60);

/// A deed and what came of it.
pub type Told = (Deed, Outcome);

impl<'a> Race<'a> {
    /// A race of such deeds in a tenant, behind a gate that opens as soon as everybody is there.
    pub fn new(t: &'a TestCx, tenant: &TestTenant, processes: Vec<Vec<Vec<Deed>>>) -> Race<'a> {
        let gate = "SELECT 1".to_owned();
        Race { t, tenant: tenant.id(), user: Uuid::nil(), processes, gate, held: Duration::ZERO }
    }

    /// Runs it; what came of each deed, by process and task.
    pub async fn run(self) -> Vec<Vec<Vec<Told>>> {
        let (gate, running) = self.begin("insist").await;
        self.wait().await;
        gate.commit().await.expect("the gate opens");
        self.told(running)
    }

    /// Runs it behind a gate that does not open until everybody has given up.
    pub async fn run_in_vain(self) -> Vec<Vec<Vec<Told>>> {
        let (gate, running) = self.begin("once").await;
        let told = self.told(running);
        gate.commit().await.expect("the gate opens");
        told
    }

    /// Lets everybody go to the closed gate.
    async fn begin(&self, way: &str) -> (Transaction, Vec<Process>) {
        let part = ["race", self.t.url(), &self.tenant.to_string(), &self.user.to_string(), way].map(str::to_owned);
        let mut running: Vec<Process> = self.processes.iter().map(|_| Process::start(&part)).collect();
        for (process, tasks) in running.iter_mut().zip(&self.processes) {
            process.tell(&serde_json::to_string(tasks).expect("JSON"));
        }
        for process in &mut running {
            assert_eq!(process.hear(), "ready");
        }
        let gate = self.close().await;
        for process in &mut running {
            process.tell("go");
        }
        (gate, running)
    }

    fn told(self, running: Vec<Process>) -> Vec<Vec<Vec<Told>>> {
        let mut told = Vec::new();
        for (mut process, tasks) in running.into_iter().zip(self.processes) {
            let outcomes: Vec<Vec<Outcome>> = serde_json::from_str(&process.hear()).expect("outcomes");
            let pairs =
                tasks.into_iter().zip(outcomes).map(|(deeds, outcomes)| deeds.into_iter().zip(outcomes).collect());
            told.push(pairs.collect());
        }
        told
    }

    async fn close(&self) -> Transaction {
        let gate = self.t.db().begin(Isolation::Statement).await.expect("a transaction");
        if self.t.dialect() == Dialect::Postgres {
            gate.rows(Statement::from_string(DbBackend::Postgres, &self.gate)).await.expect("the lock of the gate");
        }
        gate
    }

    /// On Postgres until every task stands before the gate; on SQLite nobody can see that.
    async fn wait(&self) {
        let closed = Instant::now();
        // The others of a process wait for one of its connections.
        let tasks: usize = self.processes.iter().map(|tasks| tasks.len().min(CONNECTIONS as usize)).sum();
        let locks = self.t.dialect() == Dialect::Postgres && self.gate != "SELECT 1";
        let sql =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        loop {
            let waiting = if locks { number(self.t, sql).await } else { tasks as i64 };
            if waiting == tasks as i64 {
                break;
            }
            assert!(closed.elapsed() < PATIENCE, "{waiting} of {tasks} tasks stand before the gate `{}`", self.gate);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let least = if locks { self.held } else { self.held.max(Duration::from_millis(300)) };
        tokio::time::sleep(least.saturating_sub(closed.elapsed())).await;
    }
}

/// So many processes with so many tasks, each with its number.
pub fn spread(processes: usize, tasks: usize, deeds: impl Fn(usize) -> Vec<Deed>) -> Vec<Vec<Vec<Deed>>> {
    (0..processes).map(|process| (0..tasks).map(|task| deeds(process * tasks + task)).collect()).collect()
}

/// What came of every deed.
pub fn all(told: Vec<Vec<Vec<Told>>>) -> Vec<Told> {
    told.into_iter().flatten().flatten().collect()
}

/// The rows of a question to the database itself.
pub async fn rows(t: &TestCx, sql: &str) -> Vec<Row> {
    let backend = match t.dialect() {
        Dialect::Sqlite => DbBackend::Sqlite,
        Dialect::Postgres => DbBackend::Postgres,
    };
    let connection = Connection::Pool(t.db().clone());
    let rows = connection.send(Access::Read, Statement::from_string(backend, sql)).await;
    rows.unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// The one number that a question to the database itself is answered with.
pub async fn number(t: &TestCx, sql: &str) -> i64 {
    rows(t, sql).await[0].scalar(0, Kind::I64).expect("a number").as_i64().expect("not null")
}

/// Lets the system look for work of some kinds only.
pub async fn only(t: &TestCx, keys: &[&str]) {
    let keys: Vec<String> = keys.iter().map(|key| format!("job_key = '{key}'")).collect();
    let enabled = if keys.is_empty() { "1 = 0".to_owned() } else { keys.join(" OR ") };
    let script = format!("UPDATE job_schedules SET enabled = ({enabled})");
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), &script).await.expect("switched");
}

/// A text of a row; empty where there is none.
pub fn text(row: &Row, at: usize) -> String {
    row.scalar(at, Kind::Text).expect("text").as_text().unwrap_or_default().to_owned()
}

/// The partition that every tenant has.
pub async fn default_partition(tenant: &TestTenant) -> Uuid {
    let found = partition::by_slug(&tenant.role("admin"), BySlug { slug: "default".to_owned() }).await;
    found.expect("the default partition").id.uuid()
}

/// A device in a partition.
pub async fn device(tenant: &TestTenant, partition: Uuid, uid: &str) -> Device {
    let factory = Factory::of(&DEVICE).with("uid", uid.to_owned()).with("partition", Scalar::Uuid(partition));
    factory.record(&tenant.role("admin")).await.expect("a device")
}
