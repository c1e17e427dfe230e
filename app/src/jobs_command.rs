//! `jobs`: background work from the command line on the server itself.

mod queues;
mod schedules;

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use generated::jobs::{Job, JobState, job};
use resource_core::{Id, Scalar, Value};
use resource_runtime::lookup::lookup;
use resource_runtime::{Actor, Class, Cx, Engine, Platform};
use serde_json::json;

use crate::configuration::{Configuration, DataFlags};
use crate::jobs::{QUEUES, jobs};
use crate::table::Table;
use crate::token_command::{time, word};
use crate::{open, tenants};
use queues::{Queue, Queues};
use schedules::{Reschedule, Schedule, Schedules};

/// What to do with jobs.
#[derive(Subcommand)]
pub(crate) enum JobsCommand {
    /// List jobs, the newest first
    List(List),
    /// Show one job with what went wrong
    Show(One),
    /// Let a job run again now that failed or was called off
    Retry(One),
    /// Call a job off
    Cancel(One),
    /// Count jobs by queue and state
    Stats(Stats),
    /// List the queues, and which of them are paused
    Queues(Queues),
    /// Take no more jobs from a queue, in any process
    Pause(Queue),
    /// Take jobs from a queue again
    Resume(Queue),
    /// List when it is looked for work of each kind
    Schedules(Schedules),
    /// Look for work of a kind again
    Enable(Schedule),
    /// Look for work of a kind no more
    Disable(Schedule),
    /// Look for work of a kind at other times
    Reschedule(Reschedule),
}

#[derive(Args)]
struct Filter {
    /// Only jobs of the tenant with this slug
    #[arg(long, value_name = "SLUG")]
    tenant: Option<String>,
    /// Only jobs in this state
    #[arg(long, value_parser = PossibleValuesParser::new(STATES))]
    state: Option<String>,
    /// Only jobs of this queue
    #[arg(long, value_parser = PossibleValuesParser::new(QUEUES.map(|(queue, _)| queue)))]
    queue: Option<String>,
}

#[derive(Args)]
pub(crate) struct List {
    #[command(flatten)]
    filter: Filter,
    /// The most jobs to list
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    limit: u32,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    flags: DataFlags,
}

#[derive(Args)]
pub(crate) struct One {
    /// The number of the job, as `jobs list` prints it
    id: i64,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    flags: DataFlags,
}

#[derive(Args)]
pub(crate) struct Stats {
    #[command(flatten)]
    filter: Filter,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    flags: DataFlags,
}

/// The part of the system that does this, with its rows in the policy files.
const PART: &str = "cli";
/// The states of jobs, as the API has them.
const STATES: [&str; 7] = ["available", "scheduled", "executing", "retryable", "completed", "discarded", "cancelled"];

impl JobsCommand {
    /// The settings that the command line gives.
    pub fn flags(&self) -> &DataFlags {
        match self {
            JobsCommand::List(command) => &command.flags,
            JobsCommand::Show(command) | JobsCommand::Retry(command) | JobsCommand::Cancel(command) => &command.flags,
            JobsCommand::Stats(command) => &command.flags,
            JobsCommand::Queues(command) => &command.flags,
            JobsCommand::Pause(command) | JobsCommand::Resume(command) => &command.flags,
            JobsCommand::Schedules(command) => &command.flags,
            JobsCommand::Enable(command) | JobsCommand::Disable(command) => &command.flags,
            JobsCommand::Reschedule(command) => &command.flags,
        }
    }
}

/// Runs a jobs command.
///
/// # Errors
/// What could not be done, and what to do instead.
pub(crate) async fn run(configuration: &Configuration, command: &JobsCommand) -> Result<()> {
    let (engine, writer) = open::engine(configuration).await?;
    open::up_to_date(engine.db(), configuration).await?;
    let done = match command {
        JobsCommand::List(command) => list(&engine, command).await,
        JobsCommand::Show(command) => show(&engine, command).await,
        JobsCommand::Retry(command) => retry(&engine, command).await,
        JobsCommand::Cancel(command) => cancel(&engine, command).await,
        JobsCommand::Stats(command) => stats(&engine, command).await,
        JobsCommand::Queues(command) => queues::list(&engine, command).await,
        JobsCommand::Pause(command) => queues::pause(&engine, command).await,
        JobsCommand::Resume(command) => queues::resume(&engine, command).await,
        JobsCommand::Schedules(command) => schedules::list(&engine, command).await,
        JobsCommand::Enable(command) => schedules::enable(&engine, command).await,
        JobsCommand::Disable(command) => schedules::disable(&engine, command).await,
        JobsCommand::Reschedule(command) => schedules::reschedule(&engine, command).await,
    };
    // It ends at once, having written what was done here.
    writer.run(engine.clone(), std::future::ready(())).await;
    engine.db().clone().close().await?;
    done
}

/// The platform, which queues and schedules belong to.
fn platform(engine: &Engine) -> Cx<Platform> {
    engine.platform(Actor::system(PART), "a command on the server about jobs")
}

/// Where the filter looks.
async fn contexts(engine: &Engine, filter: &Filter) -> Result<Vec<Cx>> {
    match &filter.tenant {
        Some(slug) => Ok(vec![tenants::named(engine, PART, slug).await?]),
        None => tenants::every(engine, PART).await,
    }
}

async fn list(engine: &Engine, command: &List) -> Result<()> {
    let most = command.limit as usize;
    let mut all: Vec<Job> = Vec::new();
    for cx in contexts(engine, &command.filter).await? {
        let mut after: Option<String> = None;
        let mut found = 0;
        while found < most {
            let mut read = job::list(&cx);
            if let Some(state) = state(&command.filter)? {
                read = read.filter(Job::STATE.eq(state));
            }
            if let Some(queue) = &command.filter.queue {
                read = read.filter(Job::QUEUE.eq(queue.clone()));
            }
            if let Some(cursor) = after {
                read = read.after(cursor);
            }
            let page = read.page().await?;
            found += page.records.len();
            all.extend(page.records);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    all.sort_by_key(|job| std::cmp::Reverse(job.id));
    all.truncate(most);
    if command.json {
        let documents: Vec<_> = all.iter().map(document).collect();
        println!("{:#}", serde_json::Value::from(documents));
        return Ok(());
    }
    let mut table = Table::new(["id", "tenant", "queue", "worker", "state", "attempt", "scheduled", "last error"]);
    for job in &all {
        let error = job.errors.last().map_or("-", |error| error.error.as_str());
        table.row([
            job.id.to_string(),
            job.tenant_id.to_string(),
            job.queue.clone(),
            job.worker.clone(),
            word(&job.state),
            format!("{}/{}", job.attempt, job.max_attempts),
            job.scheduled_at.to_string(),
            error.chars().take(60).collect(),
        ]);
    }
    print!("{}", table.text());
    Ok(())
}

async fn show(engine: &Engine, command: &One) -> Result<()> {
    let (cx, id) = found(engine, command.id).await?;
    let job = job::get(&cx, &id).await.with_context(|| format!("job {id} cannot be shown"))?;
    print_one(&job, command);
    Ok(())
}

async fn retry(engine: &Engine, command: &One) -> Result<()> {
    let (cx, id) = found(engine, command.id).await?;
    match job::retry(&cx, &id).await {
        Ok(job) => print_one(&job, command),
        Err(error) if error.class() == Class::Conflict => {
            bail!("{}; only jobs that failed or were called off run again", standing(&cx, &id).await?)
        }
        Err(error) => return Err(error).with_context(|| format!("job {id} does not run again")),
    }
    Ok(())
}

async fn cancel(engine: &Engine, command: &One) -> Result<()> {
    let (cx, id) = found(engine, command.id).await?;
    match job::cancel(&cx, &id).await {
        Ok(job) => print_one(&job, command),
        Err(error) if error.class() == Class::Conflict => {
            bail!("{}; only jobs that are not finished are called off", standing(&cx, &id).await?)
        }
        Err(error) => return Err(error).with_context(|| format!("job {id} is not called off")),
    }
    Ok(())
}

/// What state a job is in, for people who expected another.
async fn standing(cx: &Cx, id: &Id<Job, i64>) -> Result<String> {
    let job = job::get(cx, id).await?;
    Ok(format!("job {id} is {}", word(&job.state)))
}

async fn stats(engine: &Engine, command: &Stats) -> Result<()> {
    let filter = &command.filter;
    let wanted = |queue: &str, state: &str| {
        filter.queue.as_deref().is_none_or(|wanted| wanted == queue)
            && filter.state.as_deref().is_none_or(|wanted| wanted == state)
    };
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    match &filter.tenant {
        None => {
            for row in jobs(engine)?.stats().await? {
                counts.insert((row.queue, row.state), row.jobs);
            }
        }
        Some(slug) => {
            let cx = tenants::named(engine, PART, slug).await?;
            for (queue, _) in QUEUES {
                for name in STATES.into_iter().filter(|name| wanted(queue, name)) {
                    let condition = Job::QUEUE.eq(queue).and(Job::STATE.eq(parsed(name)?));
                    let count = job::list(&cx).filter(condition).count().await?;
                    counts.insert((queue.to_owned(), name.to_owned()), count);
                }
            }
        }
    }
    counts.retain(|(queue, state), count| *count > 0 && wanted(queue, state));
    if command.json {
        let rows = counts.iter().map(|((queue, state), jobs)| json!({ "queue": queue, "state": state, "jobs": jobs }));
        println!("{:#}", serde_json::Value::from(rows.collect::<Vec<_>>()));
        return Ok(());
    }
    let mut table = Table::new(["queue", "state", "jobs"]);
    for ((queue, state), jobs) in counts {
        table.row([queue, state, jobs.to_string()]);
    }
    print!("{}", table.text());
    Ok(())
}

/// The tenant of a job.
async fn found(engine: &Engine, number: i64) -> Result<(Cx, Id<Job, i64>)> {
    let platform = engine.platform(Actor::system(PART), "a command on the server about a job");
    let found = lookup(&platform, Job::ID, number).await?;
    match found.first() {
        Some((tenant, id)) => Ok((platform.enter(*tenant), *id)),
        None => bail!("there is no job {number}; `serviceradar jobs list` lists those there are"),
    }
}

fn state(filter: &Filter) -> Result<Option<JobState>> {
    filter.state.as_deref().map(parsed).transpose()
}

fn parsed(state: &str) -> Result<JobState> {
    JobState::from_scalar(Scalar::from(state)).map_err(|error| anyhow::anyhow!("the state `{state}` {error}"))
}

fn print_one(job: &Job, command: &One) {
    if command.json {
        println!("{:#}", document(job));
        return;
    }
    let mut table = Table::new(["what", "value"]);
    for (what, value) in [
        ("id", job.id.to_string()),
        ("tenant", job.tenant_id.to_string()),
        ("queue", job.queue.clone()),
        ("worker", job.worker.clone()),
        ("state", word(&job.state)),
        ("attempt", format!("{} of {}", job.attempt, job.max_attempts)),
        ("lost", format!("{} times, with its process", job.losses)),
        ("priority", job.priority.to_string()),
        ("actor", job.actor.clone()),
        ("written", job.inserted_at.to_string()),
        ("scheduled", job.scheduled_at.to_string()),
        ("attempted", time(job.attempted_at)),
        ("finished", time(job.finished_at)),
        ("runs in", job.leased_by.clone().unwrap_or_else(|| "-".to_owned())),
    ] {
        table.row([what.to_owned(), value]);
    }
    for error in &job.errors {
        table.row([format!("error {}", error.attempt), format!("{}: {}", error.at, error.error)]);
    }
    print!("{}", table.text());
}

fn document(job: &Job) -> serde_json::Value {
    let error = |error: &generated::jobs::JobError| json!({ "attempt": error.attempt, "at": error.at.to_string(), "error": error.error });
    json!({
        "id": job.id,
        "tenant": job.tenant_id.to_string(),
        "queue": job.queue,
        "worker": job.worker,
        "state": word(&job.state),
        "attempt": job.attempt,
        "max_attempts": job.max_attempts,
        "losses": job.losses,
        "priority": job.priority,
        "actor": job.actor,
        "inserted_at": job.inserted_at.to_string(),
        "scheduled_at": job.scheduled_at.to_string(),
        "attempted_at": job.attempted_at.map(|at| at.to_string()),
        "finished_at": job.finished_at.map(|at| at.to_string()),
        "leased_by": job.leased_by,
        "errors": job.errors.iter().map(error).collect::<Vec<_>>(),
    })
}
