//! `jobs queues`, `pause` and `resume`: whether anybody takes jobs from a queue.

use anyhow::{Context, Result, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use generated::jobs::{JobQueue, job_queue};
use resource_core::Id;
use resource_runtime::{Class, Cx, Engine, Platform};
use serde_json::{Value, json};

use super::platform;
use crate::configuration::DataFlags;
use crate::jobs::{QUEUES, jobs};
use crate::table::Table;
use crate::token_command::time;

#[derive(Args)]
pub(crate) struct Queues {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) flags: DataFlags,
}

#[derive(Args)]
pub(crate) struct Queue {
    /// The queue
    #[arg(value_parser = PossibleValuesParser::new(QUEUES.map(|(queue, _)| queue)))]
    queue: String,
    #[command(flatten)]
    pub(super) flags: DataFlags,
}

pub(super) async fn list(engine: &Engine, command: &Queues) -> Result<()> {
    let cx = declared(engine).await?;
    let queues = job_queue::list(&cx).page().await?.records;
    if command.json {
        let row =
            |queue: &JobQueue| json!({ "queue": queue.name, "paused_at": queue.paused_at.map(|at| at.to_string()) });
        println!("{:#}", Value::from(queues.iter().map(row).collect::<Vec<_>>()));
        return Ok(());
    }
    let mut table = Table::new(["queue", "paused since"]);
    for queue in &queues {
        table.row([queue.name.clone(), time(queue.paused_at)]);
    }
    print!("{}", table.text());
    Ok(())
}

pub(super) async fn pause(engine: &Engine, command: &Queue) -> Result<()> {
    let cx = declared(engine).await?;
    match job_queue::pause(&cx, &Id::from(command.queue.as_str())).await {
        Ok(_) => println!("{} is paused; jobs that run go on, and the others wait", command.queue),
        Err(error) if error.class() == Class::Conflict => bail!("the queue {} is paused already", command.queue),
        Err(error) => return Err(error).with_context(|| format!("the queue {} is not paused", command.queue)),
    }
    Ok(())
}

pub(super) async fn resume(engine: &Engine, command: &Queue) -> Result<()> {
    let cx = declared(engine).await?;
    match job_queue::resume(&cx, &Id::from(command.queue.as_str())).await {
        Ok(_) => println!("{} is worked off again", command.queue),
        Err(error) if error.class() == Class::Conflict => bail!("the queue {} is not paused", command.queue),
        Err(error) => return Err(error).with_context(|| format!("the queue {} is not resumed", command.queue)),
    }
    Ok(())
}

/// The platform, where every queue has its row, whether or not the program has served yet.
async fn declared(engine: &Engine) -> Result<Cx<Platform>> {
    jobs(engine)?.declare().await?;
    Ok(platform(engine))
}
