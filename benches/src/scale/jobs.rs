//! Rows that a trigger picks, each of them moved to another state by a job of its own, with the event that this
//! causes.
//!
//! From the moment at which the rows are looked for until each is moved and no job is left. Every tool does the same:
//! one statement that finds the rows, jobs written for many at once, and for each job one transaction with one
//! guarded update and the event. Each runs as many jobs at once as the others, with the settings that its manual
//! recommends for many small jobs.

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use app::jobs;
use generated::monitoring::alert::{self, ALERT, Raise};
use resource_runtime::Actor;
use resource_runtime::db::Dialect;
use resource_runtime::jobs::{Jobs, Queue};
use tokio::sync::oneshot;

use super::peer::{self, Peer};
use super::{Scale, emptied, number, script};
use crate::baseline::Store;
use crate::cpu;
use crate::measure::Outcome;
use crate::name;
use crate::report::{Measure, Report};
use crate::world::World;

/// What is measured.
pub const NAME: &str = "jobs: rows triggered and moved";
/// As fast as a tool that does nothing else, at least.
const TARGET: f64 = 1.0;
/// Jobs that run at once.
const AT_ONCE: usize = 16;
/// The tools to compare with.
const PEERS: [&str; 2] = ["graphile-worker", "pg-boss"];
/// What somebody who is patient waits.
const PATIENCE: Duration = Duration::from_secs(1_200);

const KEY: &str = "monitoring.alert#auto_escalate";

/// Measures every tool in turn; on SQLite there is no other.
pub async fn measure(world: &World, scale: Scale, report: &mut Report) -> Result<()> {
    waiting_alerts(world, scale).await?;
    let engine = Ours::start(world).await?;
    let mut peers = Vec::new();
    if scale.peers && world.dialect() == Dialect::Postgres {
        let folder = peer::installed().await?;
        for tool in PEERS {
            peers.push(Peer::start(&folder, tool, world.url()).await?);
        }
    }
    let mut times = vec![Vec::new(); 1 + peers.len()];
    let (mut spent, tools) = (Duration::ZERO, times.len());
    for round in 0..scale.rounds {
        for at in 0..tools {
            let tool = (at + round) % tools;
            again(world).await?;
            let before = cpu::spent();
            let start = Instant::now();
            match tool {
                0 => engine.go(world).await?,
                _ => peers[tool - 1].go().await?,
            }
            finished(&world.store, LEFT[tool], scale).await?;
            times[tool].push(start.elapsed());
            if tool == 0 {
                spent += cpu::spent().saturating_sub(before);
            }
            settled(world, scale).await?;
        }
    }
    engine.stop().await?;
    for peer in peers {
        peer.stop().await?;
    }
    let database = name(world.dialect());
    let rate = |times: &[Duration]| {
        let fastest = times.iter().min().map_or(0.0, Duration::as_secs_f64);
        format!("{:.0}", scale.jobs as f64 / fastest)
    };
    const RATE: &str = "jobs per second, best round";
    for (peer, theirs) in PEERS.iter().zip(&times[1..]) {
        let case = format!("{NAME}, against {peer}");
        report.add(database, &case, Outcome::of_rounds(&times[0], theirs, None).with_target(TARGET));
        report.measures.push(Measure::new(database, &case, RATE, [rate(&times[0]), rate(theirs)]));
    }
    if times.len() == 1 {
        report.measures.push(Measure::new(database, NAME, RATE, [rate(&times[0]), "-".to_owned()]));
    }
    let cpu = spent.as_secs_f64() / times[0].iter().sum::<Duration>().as_secs_f64();
    let cpu = format!("{:.0} %", 100.0 * cpu);
    report.measures.push(Measure::new(database, NAME, "of one processor in this process", [cpu, "-".to_owned()]));
    Ok(())
}

/// Whether a tool has jobs left.
const LEFT: [&str; 3] = [
    "select count(*) from (select 1 from jobs where state in ('available', 'scheduled', 'retryable', 'executing') limit 1) j",
    "select count(*) from (select 1 from graphile_worker._private_jobs limit 1) j",
    "select count(*) from (select 1 from pgboss.job where name = 'escalate' and state < 'completed' limit 1) j",
];

const PENDING: &str = "select count(*) from (select 1 from alerts where status = 'pending' limit 1) a";

/// Waits until each row is moved and no job is left.
async fn finished(store: &Store, left: &str, scale: Scale) -> Result<()> {
    let patience = Instant::now() + PATIENCE;
    for waits_for in [PENDING, left] {
        while number(store, waits_for).await? > 0 {
            if Instant::now() > patience {
                bail!("after {PATIENCE:?} some of the {} jobs are still not done", scale.jobs);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(())
}

/// Each row was moved once.
async fn settled(world: &World, scale: Scale) -> Result<()> {
    let moved = "select count(*) from alerts where status = 'escalated' and escalation_level = 1";
    let noted = "select count(distinct alert) from events where new_state = 'escalated' and old_state = 'pending'";
    let noted_at_all = "select count(*) from events";
    for question in [moved, noted, noted_at_all] {
        let found = number(&world.store, question).await?;
        ensure!(found == scale.jobs as i64, "{found} of {} rows: {question}", scale.jobs);
    }
    Ok(())
}

/// The engine's own workers, which have started and find nothing.
struct Ours {
    jobs: Jobs,
    stop: oneshot::Sender<()>,
    running: tokio::task::JoinHandle<resource_runtime::Result<()>>,
}

impl Ours {
    async fn start(world: &World) -> Result<Ours> {
        let mut settings = jobs::settings();
        settings.queues = vec![Queue::new("alerts", AT_ONCE)];
        let jobs = Jobs::new(world.engine.clone(), jobs::tables()?, settings);
        jobs.declare().await?;
        script(&world.store, "update job_schedules set enabled = false").await?;
        let (stop, stopped) = oneshot::channel::<()>();
        let workers = jobs.clone();
        let running = tokio::spawn(async move { workers.run(async move { drop(stopped.await) }).await });
        Ok(Ours { jobs, stop, running })
    }

    /// Looks for work as if the time of the schedule had just come.
    async fn go(&self, world: &World) -> Result<()> {
        let due = format!("update job_schedules set enabled = true, last_enqueued_at = null where job_key = '{KEY}'");
        script(&world.store, &due).await?;
        self.jobs.tick().await?;
        script(&world.store, "update job_schedules set enabled = false").await
    }

    async fn stop(self) -> Result<()> {
        let _ = self.stop.send(());
        Ok(self.running.await??)
    }
}

/// The rows as they were before.
async fn again(world: &World) -> Result<()> {
    let ago = match world.dialect() {
        Dialect::Sqlite => "(unixepoch() - 3600) * 1000000",
        Dialect::Postgres => "now() - interval '1 hour'",
    };
    let back = format!(
        "update alerts set status = 'pending', escalation_level = 0, escalated_at = null, escalation_reason = null, \
         state_since = {ago}, triggered_at = {ago}"
    );
    script(&world.store, &back).await?;
    if world.dialect() == Dialect::Postgres {
        // Tables that grow and shrink by themselves must not be what differs.
        script(&world.store, "vacuum full alerts").await?;
    }
    emptied(&world.store, &["events", "jobs"]).await
}

/// Alerts that nobody has looked at for an hour.
async fn waiting_alerts(world: &World, scale: Scale) -> Result<()> {
    let raise = Raise {
        title: "something does not answer".to_owned(),
        severity: None,
        source_type: None,
        source_id: Some("0".to_owned()),
        description: None,
        device: None,
        service_check: None,
        agent: None,
        partition: None,
        metric_name: None,
        metric_value: None,
        threshold_value: None,
        comparison: None,
        metadata: None,
        tags: None,
    };
    alert::raise(&world.engine.in_tenant(world.seeded.tenant, Actor::system("results")), raise).await?;
    let last = scale.jobs - 1;
    let (id, series) = match world.dialect() {
        Dialect::Sqlite => (
            "randomblob(16)",
            format!(
                "(with recursive n(n) as (values (1) union all select n + 1 from n where n < {last}) select n from n)"
            ),
        ),
        Dialect::Postgres => ("gen_random_uuid()", format!("(select generate_series(1, {last}) as n)")),
    };
    let columns: Vec<&str> = ALERT.fields.iter().map(|field| field.column).collect();
    let value = |column: &&str| match *column {
        "id" => id.to_owned(),
        "source_id" => "cast(series.n as text)".to_owned(),
        other => format!("alerts.\"{other}\""),
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let (names, values) = (names.join(", "), values.join(", "));
    script(&world.store, &format!("insert into alerts ({names}) select {values} from alerts, {series} as series")).await
}
