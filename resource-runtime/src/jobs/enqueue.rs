//! Jobs that code asks for: a call of an action, later or elsewhere, on behalf of who asks now.

use resource_core::{Kind, ResourceMeta, Scalar, Timestamp};

use super::payload::{Payload, VERSION, text_of};
use super::statement::Text;
use super::table::Tables;
use super::worker::Worker;
use crate::cx::AnyCx;
use crate::db::{Access, Dialect};
use crate::error::{Error, Result};
use crate::slots::Slots;

/// A call of an action that a job is to make.
#[derive(Clone, Debug)]
pub struct NewJob {
    meta: &'static ResourceMeta,
    action: u16,
    key: Option<Vec<Scalar>>,
    input: Slots,
    queue: String,
    attempts: u16,
    priority: i16,
    at: Option<Timestamp>,
    unique: bool,
}

impl NewJob {
    /// A call of an action that needs no record.
    pub fn new(meta: &'static ResourceMeta, action: u16, input: impl Into<Slots>) -> NewJob {
        let input = input.into();
        let queue = "default".to_owned();
        NewJob { meta, action, key: None, input, queue, attempts: 3, priority: 5, at: None, unique: false }
    }

    /// On the record with a key.
    #[must_use]
    pub fn on(self, key: Vec<Scalar>) -> NewJob {
        NewJob { key: Some(key), ..self }
    }

    /// In a queue; `default` otherwise.
    #[must_use]
    pub fn queue(self, queue: impl Into<String>) -> NewJob {
        NewJob { queue: queue.into(), ..self }
    }

    /// Tried so often; three times otherwise.
    #[must_use]
    pub fn attempts(self, attempts: u16) -> NewJob {
        NewJob { attempts: attempts.max(1), ..self }
    }

    /// 0 is the most urgent, 9 the least; 5 otherwise.
    #[must_use]
    pub fn priority(self, priority: i16) -> NewJob {
        NewJob { priority: priority.clamp(0, 9), ..self }
    }

    /// Not before that time.
    #[must_use]
    pub fn at(self, at: Timestamp) -> NewJob {
        NewJob { at: Some(at), ..self }
    }

    /// Once: while a job for the same call on the same record is not finished, there will be no other.
    #[must_use]
    pub fn unique(self) -> NewJob {
        NewJob { unique: true, ..self }
    }
}

impl Tables {
    /// Writes a job, in the transaction of the context if it is in one. It runs with the rights that the
    /// actor of the context then has. Answers with the job's id; `None` if there is one like it already.
    ///
    /// # Errors
    /// When the context is in no tenant, or the database does not answer.
    pub async fn enqueue(&self, cx: &AnyCx, job: NewJob) -> Result<Option<i64>> {
        let tenant = cx.tenant().ok_or_else(|| Error::internal("a job belongs to a tenant"))?;
        let dialect = cx.connection().db().dialect();
        let worker = Worker { meta: job.meta, at: job.action, trigger: None };
        let payload = Payload::of(worker.action(), job.key.as_deref(), &job.input);
        let payload = serde_json::to_string(&payload).map_err(|error| Error::internal(error.to_string()))?;
        let name = worker.name();
        let unique = job.unique.then(|| match &job.key {
            Some(key) => format!("{name}:{}", text_of(key).join(",")),
            None => name.clone(),
        });
        let now = cx.now().micros();
        let at = job.at.map_or(now, Timestamp::micros);
        let state = if at > now { "scheduled" } else { "available" };

        let mut insert = Text::new(dialect);
        if dialect == Dialect::Postgres {
            insert.add("WITH added AS (");
        }
        insert.add("INSERT INTO ").name(self.jobs.table).add(" (").add(COLUMNS).add(") VALUES (");
        insert.value(tenant, Kind::Uuid).add(", ");
        insert.values([job.queue, name], Kind::Text).add(", ");
        insert.value(i64::from(VERSION), Kind::I16).add(", ");
        insert.value(Scalar::Json(payload.into()), Kind::Map).add(", ");
        insert.value(state, Kind::Text).add(", ");
        insert.value(i64::from(job.priority), Kind::I16).add(", ");
        insert.values([0, i64::from(job.attempts)], Kind::I32).add(", ");
        insert.time(at).add(", ");
        insert.value(unique.map_or(Scalar::Null, Scalar::from), Kind::Text).add(", ");
        insert.value(cx.actor().name.as_str(), Kind::Text).add(", ");
        insert.value(Scalar::Json("[]".into()), Kind::Map).add(", ");
        insert.time(now).add(", ").time(now).add(") ON CONFLICT DO NOTHING RETURNING id");
        if dialect == Dialect::Postgres {
            insert.add(") SELECT id, pg_notify('").add(CHANNEL).add("', '') FROM added");
        }
        let rows = cx.connection().query(Access::Write, &insert).await?;
        rows.first().map(|row| Ok(row.scalar(0, Kind::I64)?.as_i64().unwrap_or_default())).transpose()
    }
}

/// On which Postgres tells that there are jobs.
pub(super) const CHANNEL: &str = "resource_jobs";

/// What is given for a new job, in this order.
pub(super) const COLUMNS: &str = "tenant_id, queue, worker, version, payload, state, priority, attempt, \
                                  max_attempts, scheduled_at, unique_key, actor, errors, inserted_at, updated_at";
