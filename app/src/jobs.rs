//! Background work of the product: its queues, and who the actors of jobs are when they run.

use std::sync::Arc;
use std::time::Duration;

use generated::identity::api_token::{self};
use generated::identity::{Tenant, TenantStatus};
use generated::jobs::{job, job_queue, job_schedule};
use resource_runtime::hook::Boxed;
use resource_runtime::jobs::{ActorOf, Jobs, Queue, Settings, Tables};
use resource_runtime::{Actor, Class, Engine, Error, Result};
use tokio::sync::watch;
use uuid::Uuid;

use crate::authenticate;
use crate::configuration::Configuration;

/// Every queue, and how many of its jobs run at once in one process unless the configuration says otherwise.
pub const QUEUES: [(&str, u32); 7] = [
    ("default", 10),
    (CHECKS, 10),
    ("alerts", 5),
    ("notifications", 5),
    ("integrations", 5),
    ("events", 10),
    ("maintenance", 2),
];

/// The queue of what hands out checks, on the bus of one process.
const CHECKS: &str = "service_checks";

/// Where jobs are kept.
///
/// # Errors
/// When the declarations of jobs, schedules or queues lack what the engine needs.
pub fn tables() -> Result<Tables> {
    Tables::new(&job::JOB, &job_schedule::JOB_SCHEDULE, &job_queue::JOB_QUEUE)
        .map_err(|problem| Error::internal(problem.to_string()))
}

/// The jobs of an engine, with the usual queues.
///
/// # Errors
/// As [`tables`].
pub fn jobs(engine: &Engine) -> Result<Jobs> {
    Ok(Jobs::new(engine.clone(), tables()?, settings()))
}

/// The jobs of an engine, with the queues and times of a configuration; those of [`CHECKS`] only while that is open here.
///
/// # Errors
/// As [`tables`].
pub fn configured(engine: &Engine, configuration: &Configuration, open: &watch::Receiver<bool>) -> Result<Jobs> {
    let worked_off = configuration.queues.iter().filter(|(_, concurrency)| **concurrency > 0);
    let queues = worked_off.map(|(name, concurrency)| {
        let queue = Queue::new(*name, *concurrency as usize);
        if *name == CHECKS { queue.only_while(open.clone()) } else { queue }
    });
    let mut settings = settings();
    settings.queues = queues.collect();
    settings.grace = Duration::from_secs(configuration.shutdown.grace_seconds.into());
    Ok(Jobs::new(engine.clone(), tables()?, settings))
}

/// Whether a process may be the one that hands out checks: another one has to, where it leaves their queue alone.
pub fn hands_out_checks(configuration: &Configuration) -> bool {
    configuration.queues.get(CHECKS).is_some_and(|concurrency| *concurrency > 0)
}

/// Queues and times.
pub fn settings() -> Settings {
    let queues = QUEUES.map(|(name, concurrency)| Queue::new(name, concurrency as usize)).into();
    Settings::new(queues, Arc::new(Actors)).in_tenants(Tenant::STATUS.eq(TenantStatus::Active))
}

/// Users and tokens as they are when a job runs, not as they were when it was asked for.
struct Actors;

impl ActorOf for Actors {
    fn actor<'a>(&'a self, engine: &'a Engine, tenant: Uuid, name: &'a str) -> Boxed<'a, Result<Option<Actor>>> {
        Box::pin(async move {
            let Some(id) = name.strip_prefix("token:").and_then(|id| id.parse::<Uuid>().ok()) else { return Ok(None) };
            let cx = engine.in_tenant(tenant, Actor::system("authentication"));
            match api_token::get(&cx, &id.into()).await {
                Ok(token) => Ok(authenticate::works(&token, engine.now()).then(|| authenticate::actor(&token))),
                Err(error) if error.class() == Class::NotFound => Ok(None),
                Err(error) => Err(error),
            }
        })
    }
}
