//! `jobs schedules`, `enable`, `disable` and `reschedule`: when it is looked for work of a kind.

use anyhow::{Context, Result, bail};
use clap::Args;
use generated::jobs::JobSchedule;
use generated::jobs::job_schedule::{self, ByJobKey, Update};
use resource_core::cron::Cron;
use resource_core::nearest::nearest;
use resource_runtime::{Class, Cx, Engine, Platform};
use serde_json::{Value, json};

use super::platform;
use crate::configuration::DataFlags;
use crate::jobs::jobs;
use crate::table::Table;
use crate::token_command::time;

#[derive(Args)]
pub(crate) struct Schedules {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) flags: DataFlags,
}

#[derive(Args)]
pub(crate) struct Schedule {
    /// Which work, as `jobs schedules` prints it: `monitoring.alert#send_notifications`
    key: String,
    #[command(flatten)]
    pub(super) flags: DataFlags,
}

#[derive(Args)]
pub(crate) struct Reschedule {
    /// Which work, as `jobs schedules` prints it: `monitoring.alert#send_notifications`
    key: String,
    /// Minute, hour, day of month, month and day of week, in UTC: `*/5 * * * *`
    cron: String,
    #[command(flatten)]
    pub(super) flags: DataFlags,
}

pub(super) async fn list(engine: &Engine, command: &Schedules) -> Result<()> {
    let cx = declared(engine).await?;
    let schedules = every(&cx).await?;
    let next = |schedule: &JobSchedule| {
        let cron = Cron::parse(&schedule.cron).ok().filter(|_| schedule.enabled);
        cron.and_then(|cron| cron.next(engine.now()))
    };
    if command.json {
        let row = |schedule: &JobSchedule| {
            json!({
                "key": schedule.job_key,
                "cron": schedule.cron,
                "enabled": schedule.enabled,
                "last": schedule.last_enqueued_at.map(|at| at.to_string()),
                "next": next(schedule).map(|at| at.to_string()),
            })
        };
        println!("{:#}", Value::from(schedules.iter().map(row).collect::<Vec<_>>()));
        return Ok(());
    }
    let mut table = Table::new(["key", "cron", "enabled", "last", "next"]);
    for schedule in &schedules {
        let enabled = if schedule.enabled { "yes" } else { "no" };
        let (last, next) = (time(schedule.last_enqueued_at), time(next(schedule)));
        table.row([schedule.job_key.clone(), schedule.cron.clone(), enabled.to_owned(), last, next]);
    }
    print!("{}", table.text());
    Ok(())
}

pub(super) async fn enable(engine: &Engine, command: &Schedule) -> Result<()> {
    let cx = declared(engine).await?;
    let schedule = named(&cx, &command.key).await?;
    job_schedule::enable(&cx, &schedule.id).await.with_context(|| format!("{} is not enabled", command.key))?;
    println!("{} is looked for again", command.key);
    Ok(())
}

pub(super) async fn disable(engine: &Engine, command: &Schedule) -> Result<()> {
    let cx = declared(engine).await?;
    let schedule = named(&cx, &command.key).await?;
    job_schedule::disable(&cx, &schedule.id).await.with_context(|| format!("{} is not disabled", command.key))?;
    println!("{} is looked for no more; jobs that wait are still worked off", command.key);
    Ok(())
}

pub(super) async fn reschedule(engine: &Engine, command: &Reschedule) -> Result<()> {
    let cx = declared(engine).await?;
    let schedule = named(&cx, &command.key).await?;
    let input = Update { cron: Some(command.cron.clone()) };
    let changed = job_schedule::update(&cx, &schedule.id, input).await;
    let changed = changed.with_context(|| format!("{} is not looked for at other times", command.key))?;
    println!("{} is looked for at {}", changed.job_key, changed.cron);
    Ok(())
}

async fn named(cx: &Cx<Platform>, key: &str) -> Result<JobSchedule> {
    match job_schedule::by_job_key(cx, ByJobKey { job_key: key.to_owned() }).await {
        Ok(schedule) => Ok(schedule),
        Err(error) if error.class() == Class::NotFound => {
            let known = every(cx).await?;
            match nearest(key, known.iter().map(|schedule| schedule.job_key.as_str())) {
                Some(near) => bail!("there is no schedule `{key}`; did you mean `{near}`?"),
                None => bail!("there is no schedule `{key}`; `serviceradar jobs schedules` lists those there are"),
            }
        }
        Err(error) => Err(error.into()),
    }
}

async fn every(cx: &Cx<Platform>) -> Result<Vec<JobSchedule>> {
    Ok(job_schedule::list(cx).all().await?)
}

/// The platform, where every trigger has its schedule, whether or not the program has served yet.
async fn declared(engine: &Engine) -> Result<Cx<Platform>> {
    jobs(engine)?.declare().await?;
    Ok(platform(engine))
}
