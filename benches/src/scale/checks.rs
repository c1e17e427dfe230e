//! Many checks that are due in the same minute: found, given to a poller, run by its agent, and recorded, in one
//! process with everything that the program runs for that.
//!
//! The checks ask a port of this machine that answers at once, so what is measured is everything else. A check counts
//! when its result is stored, with what follows from it.

use std::fs;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use app::monitoring::role;
use futures::FutureExt as _;
use generated::monitoring::CheckType;
use generated::monitoring::service_check::{self, Create};
use resource_runtime::db::Dialect;
use resource_runtime::jobs::Jobs;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Scale, number, rested, script};
use crate::baseline::Store;
use crate::report::{Measure, Report};
use crate::world::World;
use crate::{cpu, name};

/// What is measured.
pub const NAME: &str = "monitoring: due checks";
/// Shorter than the minute after which checks are looked for again, so that each is due every time.
const INTERVAL: i32 = 30;
/// How long the last results may take when nothing new is due.
const GRACE: Duration = Duration::from_secs(30);
/// What somebody who is patient waits.
const PATIENCE: Duration = Duration::from_secs(120);

const RECORDED: &str = "select count(*) from check_results";

/// Lets checks be due and counts what is recorded.
pub async fn measure(world: &World, scale: Scale, report: &mut Report) -> Result<()> {
    // An error means that it is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    add(world, scale).await?;
    rested(&world.store).await?;
    let running = Running::start(world).await?;
    if scale.minutes > 0 {
        // The next minute begins.
        let second = number(&world.store, second_of_minute(world.dialect())).await?;
        tokio::time::sleep(Duration::from_secs((60 - second).clamp(0, 60).unsigned_abs())).await;
    }
    let (spent, served) = (cpu::spent(), backends(&world.store).await);
    let start = Instant::now();
    script(&world.store, &due("enabled = true, last_enqueued_at = null")).await?;
    let bursts = i64::from(scale.minutes.max(1));
    let wanted = bursts * scale.checks as i64;
    let window = Duration::from_secs(60 * u64::from(scale.minutes));
    // All at once, and as often again as minutes begin.
    let (mut last, mut moved) = (0, start);
    while (scale.minutes == 0 && last < wanted) || start.elapsed() < window {
        let recorded = number(&world.store, RECORDED).await?;
        if recorded > last {
            (last, moved) = (recorded, Instant::now());
        }
        // How long all of it takes is what is measured, but something must happen.
        if moved.elapsed() > PATIENCE {
            bail!("after {:?} only {recorded} of {wanted} results are recorded", start.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let took = start.elapsed();
    let recorded = number(&world.store, RECORDED).await?;
    let (spent, served) = (cpu::spent().saturating_sub(spent), backends(&world.store).await.saturating_sub(served));
    all_recorded(world, wanted).await?;
    script(&world.store, &due("enabled = false")).await?;
    let waits = waits(world).await?;
    running.stop().await?;
    correct(world, recorded).await?;

    let database = name(world.dialect());
    let share = |time: Duration| format!("{:.0} % of one processor", 100.0 * time.as_secs_f64() / took.as_secs_f64());
    let mut say = |what, figure| report.measures.push(Measure::new(database, NAME, what, [figure, "-".to_owned()]));
    say("due each time", scale.checks.to_string());
    say("recorded", format!("{recorded} of {wanted} in {:.0} s", took.as_secs_f64()));
    say("this process", share(spent));
    if world.dialect() == Dialect::Postgres {
        say("Postgres", share(served));
    }
    say("from due to recorded, median", format!("{:.1} s", waits[0]));
    say("from due to recorded, 95 of 100", format!("{:.1} s", waits[1]));
    say("from due to recorded, longest", format!("{:.1} s", waits[2]));
    Ok(())
}

/// Only what has to do with checks is looked for.
fn due(set: &str) -> String {
    format!(
        "update job_schedules set {set} where job_key in ('monitoring.service_check#execute_due_checks', \
         'monitoring.poll_job#assign_waiting', 'monitoring.poll_job#retry_failed', 'monitoring.poll_job#end_overdue')"
    )
}

/// Lets nothing more be due, and waits for what was.
async fn all_recorded(world: &World, wanted: i64) -> Result<()> {
    let finder =
        "update job_schedules set enabled = false where job_key = 'monitoring.service_check#execute_due_checks'";
    script(&world.store, finder).await?;
    let start = Instant::now();
    let mut recorded = number(&world.store, RECORDED).await?;
    while recorded < wanted && start.elapsed() < GRACE {
        tokio::time::sleep(Duration::from_millis(100)).await;
        recorded = number(&world.store, RECORDED).await?;
    }
    ensure!(recorded >= wanted, "only {recorded} of {wanted} results are recorded, and no more come");
    Ok(())
}

const fn second_of_minute(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "select unixepoch() % 60",
        Dialect::Postgres => "select cast(extract(second from now()) as bigint)",
    }
}

/// How long results waited from the beginning of their job's minute until they were recorded: in the middle, 95 of
/// 100, and the longest.
async fn waits(world: &World) -> Result<[f64; 3]> {
    let wait = match world.dialect() {
        Dialect::Sqlite => {
            "(r.recorded_at - (select min(first.inserted_at) from poll_jobs first where \
            first.inserted_at > j.inserted_at - 45000000)) / 1000"
        }
        Dialect::Postgres => {
            "cast(extract(epoch from r.recorded_at - (select min(first.inserted_at) from poll_jobs first \
            where first.inserted_at > j.inserted_at - interval '45 seconds')) * 1000 as bigint)"
        }
    };
    let of = format!(
        "select cast({wait} as text) from check_results r join poll_jobs j on j.id = r.poll_job order by {wait}"
    );
    let waits: Vec<f64> = super::lines(&world.store, &of).await?.iter().filter_map(|wait| wait.parse().ok()).collect();
    let last = waits.len().checked_sub(1).context("there are no results")?;
    Ok([last / 2, last * 95 / 100, last].map(|at| waits[at] / 1_000.0))
}

/// No result is there twice, and each check is known to answer.
async fn correct(world: &World, recorded: i64) -> Result<()> {
    let twice =
        "select count(*) from (select 1 from check_results group by service_check, attempt having count(*) > 1) r";
    ensure!(number(&world.store, twice).await? == 0, "results are there twice");
    let others = "select count(*) from check_results where result <> 'success'";
    ensure!(number(&world.store, others).await? == 0, "some checks of {recorded} did not succeed");
    let alerts = number(&world.store, "select count(*) from alerts").await?;
    ensure!(alerts == 0, "there are {alerts} alerts");
    Ok(())
}

/// Adds the checks, and the port that they ask.
async fn add(world: &World, scale: Scale) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = i32::from(listener.local_addr()?.port());
    tokio::spawn(async move { while listener.accept().await.is_ok() {} });
    let check = |number: usize| Create {
        name: format!("check {number}"),
        description: None,
        check_type: CheckType::Tcp,
        target: "127.0.0.1".to_owned(),
        port: Some(port),
        interval_seconds: Some(INTERVAL),
        timeout_seconds: Some(10),
        retries: Some(1),
        enabled: None,
        config: None,
        warning_threshold_ms: None,
        critical_threshold_ms: None,
        agent: None,
        device: None,
        schedule: None,
        partition: None,
        metadata: None,
    };
    let cx = world.cx();
    for from in (0..scale.checks).step_by(500) {
        cx.transaction(async |tx| {
            for number in from..scale.checks.min(from + 500) {
                service_check::create(tx, check(number)).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// What the program runs for checks.
struct Running {
    parts: JoinSet<resource_runtime::Result<()>>,
    stop: watch::Sender<bool>,
}

impl Running {
    /// Starts it, and waits until a poller and an agent are there.
    async fn start(world: &World) -> Result<Running> {
        let jobs = Jobs::new(world.engine.clone(), app::jobs::tables()?, app::jobs::settings());
        jobs.declare().await?;
        script(&world.store, "update job_schedules set enabled = false").await?;
        let (stop, stopped) = watch::channel(false);
        let until = |mut stopped: watch::Receiver<bool>| async move {
            let _ = stopped.wait_for(|stopped| *stopped).await;
        };
        let mut parts = JoinSet::new();
        let (engine, outside) = (world.engine.clone(), world.outside.clone());
        parts.spawn(role::core(engine.clone(), outside.clone(), until(stopped.clone())));
        let (open, mut opened) = watch::channel(false);
        let duty = role::on_duty((engine, outside), Duration::from_secs(10), open, until(stopped.clone()));
        parts.spawn(duty.map(Ok));
        let workers = until(stopped);
        parts.spawn(async move { jobs.run(workers).await });
        opened.wait_for(|opened| *opened).await?;
        Ok(Running { parts, stop })
    }

    async fn stop(mut self) -> Result<()> {
        self.stop.send_replace(true);
        while let Some(ended) = self.parts.join_next().await {
            ended??;
        }
        Ok(())
    }
}

/// Processor time so far of the server's processes that work for this database; nothing where there are none.
async fn backends(store: &Store) -> Duration {
    let Store::Postgres(pool) = store else { return Duration::ZERO };
    let pids = "select pid from pg_stat_activity where datname = current_database()";
    let pids: Vec<i32> = sqlx::query_scalar(pids).fetch_all(pool).await.unwrap_or_default();
    let nanos = pids.iter().map(|pid| {
        let spent = fs::read_to_string(format!("/proc/{pid}/schedstat")).unwrap_or_default();
        spent.split(' ').next().and_then(|nanos| nanos.parse::<u64>().ok()).unwrap_or(0)
    });
    Duration::from_nanos(nanos.sum())
}
