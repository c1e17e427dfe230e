//! The messages and the bus from outside.

mod codec;
mod leases;
mod requests;
mod subject;

use chrono::{DateTime, Utc};
use std::{num::NonZeroUsize, sync::Arc};
use uuid::Uuid;
use wire::{Body, Check, CheckTask, Envelope, Family, InProcess, RunJob, SteadyClock, Subject, TcpSettings};

fn start() -> DateTime<Utc> {
    "2030-01-01T00:00:00Z".parse().unwrap()
}

/// A bus whose time moves with the runtime's timers.
fn bus(queue: usize) -> InProcess {
    InProcess::with(Arc::new(SteadyClock::starting(start())), NonZeroUsize::new(queue).unwrap())
}

fn tenant() -> Uuid {
    Uuid::from_u128(7)
}

fn subject(family: Family, kind: &str) -> Subject {
    Subject::new(family, tenant(), Some("p1"), kind).unwrap()
}

fn tcp_task(id: u128) -> CheckTask {
    CheckTask { port: Some(80), ..CheckTask::new(Uuid::from_u128(id), Check::Tcp(TcpSettings {}), "localhost") }
}

fn job(checks: Vec<CheckTask>) -> Envelope {
    let body = Body::RunJob(RunJob {
        job: Uuid::from_u128(1),
        schedule: None,
        checks,
        withheld: Vec::new(),
        concurrent: None,
    });
    Envelope::new(tenant(), Uuid::from_u128(2), start() + chrono::Duration::seconds(60), body)
}
