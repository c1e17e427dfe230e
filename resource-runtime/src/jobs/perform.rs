//! One job: the action that it calls, in its tenant, with the rights that its actor has now.

use std::panic::AssertUnwindSafe;

use futures::FutureExt as _;
use resource_core::meta::ActionKind;
use resource_policy::SYSTEM;
use tracing::Instrument as _;
use uuid::Uuid;

use super::Jobs;
use super::claim::Claimed;
use super::finish::Outcome;
use super::worker::Worker;
use crate::action::{self, RunTarget, Target};
use crate::cx::{Actor, AnyCx};
use crate::engine::Engine;
use crate::error::{Class, Error, Result};
use crate::hook::Boxed;
use crate::slots::{Slot, Slots};

/// Who an actor is now, by the name that a job kept: `user:<uuid>`, `token:<uuid>`. Parts of the system are
/// known without asking.
pub trait ActorOf: Send + Sync {
    /// The actor with the rights of this moment; `None` if there is none any more.
    fn actor<'a>(&'a self, engine: &'a Engine, tenant: Uuid, name: &'a str) -> Boxed<'a, Result<Option<Actor>>>;
}

impl Jobs {
    /// Calls what a job calls. A panic is a failed attempt: one defect must not keep other jobs from running.
    pub(super) async fn perform(&self, job: &Claimed) -> Outcome {
        let span =
            tracing::info_span!("job", id = job.id, worker = job.worker, tenant = %job.tenant, attempt = job.attempt);
        let called = async {
            let worker = self.worker(job)?;
            let cx = self.context(job).await?;
            match call(&cx, &worker, job).await {
                // A trigger is for rows as they were; and where nobody knows what became of an attempt before, it
                // has done what this one finds done.
                Err(error) if (worker.trigger.is_some() || job.is_unsure()) && is_settled(&error) => Ok(()),
                called => called,
            }
        };
        match AssertUnwindSafe(called.instrument(span.clone())).catch_unwind().await {
            Ok(Ok(())) => Outcome::Done,
            Err(_) => {
                span.in_scope(|| tracing::error!("the attempt panicked"));
                Outcome::Failed("it panicked; the log of the process says where".to_owned())
            }
            Ok(Err(error)) if error.snoozed().is_some() => Outcome::Snoozed(error.snoozed().unwrap_or_default()),
            Ok(Err(error)) => {
                span.in_scope(|| tracing::warn!(?error, "the attempt failed"));
                Outcome::Failed(error.to_string())
            }
        }
    }

    /// What follows the last failed attempt.
    pub(super) async fn give_up(&self, job: &Claimed, error: &str) -> Result<()> {
        tracing::error!(job = job.id, worker = job.worker, error, "the last attempt failed");
        let worker = self.worker(job)?;
        let Some(on_error) = worker.trigger.and_then(|trigger| trigger.on_error) else { return Ok(()) };
        let cx = self.context(job).await?;
        for at in 0..job.payload.keys.len() {
            let alone = super::payload::Payload { keys: vec![job.payload.keys[at].clone()], ..Default::default() };
            let key = alone.key(worker.meta)?;
            let action = &worker.meta.actions[usize::from(on_error)];
            let mut slots = Slots::empty(action);
            if let Some(slot) = action.inputs.iter().position(|input| input.name == "error") {
                slots.put(slot as u16, Slot::Given(error.to_owned().into()));
            }
            match action::update(&cx, worker.meta, Target { action: on_error, key: &key }, slots).await {
                Err(error) if !is_settled(&error) => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    fn worker(&self, job: &Claimed) -> Result<Worker> {
        let worker = self.0.workers.get(&job.worker);
        worker.ok_or_else(|| Error::internal(format!("nothing is known of the worker `{}`", job.worker)))
    }

    async fn context(&self, job: &Claimed) -> Result<AnyCx> {
        let engine = &self.0.engine;
        let actor = match job.actor.strip_prefix(SYSTEM) {
            Some(name) => Actor::system(name),
            None => {
                let actor = self.0.settings.actors.actor(engine, job.tenant, &job.actor).await?;
                actor.ok_or_else(|| Error::new(Class::Forbidden, "actor", format!("{} is gone", job.actor)))?
            }
        };
        let cx = engine.in_tenant(job.tenant, actor).any().clone();
        // The key under which an action that reaches beyond the database can be known to have happened.
        Ok(cx.with_request(format!("job-{}", job.id)))
    }
}

async fn call(cx: &AnyCx, worker: &Worker, job: &Claimed) -> Result<()> {
    let (meta, at, action) = (worker.meta, worker.at, worker.action());
    let mut slots = job.payload.slots(action)?;
    let when = worker.trigger.and_then(|trigger| trigger.when.as_ref());
    if let Some(chunk) = worker.trigger.and_then(|trigger| trigger.chunk) {
        slots.put(chunk.input, Slot::Given(job.payload.list(meta)?));
        return action::run(cx, meta, RunTarget { action: at, key: None }, slots).await.map(drop);
    }
    match action.kind {
        ActionKind::Create => action::create(cx, meta, at, slots).await.map(drop),
        ActionKind::Update => {
            let key = job.payload.key(meta)?;
            action::update_when(cx, meta, Target { action: at, key: &key }, slots, when).await.map(drop)
        }
        ActionKind::Destroy => {
            let key = job.payload.key(meta)?;
            action::destroy_when(cx, meta, Target { action: at, key: &key }, slots, when).await
        }
        ActionKind::Run => {
            let key = action.on_record.then(|| job.payload.key(meta)).transpose()?;
            action::run_when(cx, meta, RunTarget { action: at, key: key.as_deref() }, slots, when).await.map(drop)
        }
        ActionKind::Read => Err(Error::internal(format!("{} only reads", worker.name()))),
    }
}

/// Whether a trigger's row is gone, or no longer what the trigger is for: there is nothing left to do.
fn is_settled(error: &Error) -> bool {
    match error.class() {
        Class::NotFound => true,
        Class::Conflict => matches!(error.code(), "guard" | "state"),
        _ => false,
    }
}
