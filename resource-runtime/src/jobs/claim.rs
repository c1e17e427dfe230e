//! Taking jobs, with a lease that says so to everybody else.

use resource_core::{Kind, Scalar};
use serde_json::Value;
use uuid::Uuid;

use super::Jobs;
use super::payload::{Payload, VERSION};
use super::statement::Text;
use crate::db::{Access, Dialect};
use crate::error::{Error, Result};

/// A job that is this process's until its lease ends.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub id: i64,
    pub tenant: Uuid,
    pub worker: String,
    pub payload: Payload,
    pub attempt: i64,
    pub max_attempts: i64,
    pub actor: String,
    pub errors: Vec<Value>,
}

impl Claimed {
    /// Whether nobody knows what became of the attempt before this one: its process died, or was stopped.
    pub fn is_unsure(&self) -> bool {
        let known = self.errors.last().and_then(|error| error.get("attempt")?.as_i64());
        self.attempt > 1 && known != Some(self.attempt - 1)
    }
}

/// The columns of [`claimed`], in this order.
pub(super) const READ: [&str; 8] =
    ["id", "tenant_id", "worker", "payload", "attempt", "max_attempts", "actor", "errors"];

/// Waiting for its time.
pub(super) const WAITING: &str = "state IN ('available', 'scheduled', 'retryable')";

impl Jobs {
    /// Takes so many jobs of a queue whose time has come, the most urgent first. Jobs that this program does
    /// not know are left to one that does.
    pub(super) async fn claim(&self, queue: &str, most: usize) -> Result<Vec<Claimed>> {
        let cx = self.everywhere();
        let (dialect, now) = (self.dialect(), cx.now().micros());
        let table = self.0.tables.jobs.table;
        let picked = |text: &mut Text| {
            text.add("SELECT id FROM ").name(table).add(" WHERE ").add(WAITING);
            text.add(" AND queue = ").value(queue, Kind::Text).add(" AND scheduled_at <= ").time(now);
            text.add(" AND version = ").value(i64::from(VERSION), Kind::I16);
            text.add(" AND worker IN (").values(self.0.workers.names(), Kind::Text);
            // Asked once for the statement, not for each row.
            text.add(") AND NOT EXISTS (SELECT 1 FROM ").name(self.0.tables.queues.table).add(" WHERE name = ");
            text.value(queue, Kind::Text).add(" AND paused_at IS NOT NULL");
            text.add(") ORDER BY priority, scheduled_at, id LIMIT ").value(most as i64, Kind::I64);
        };
        let mut claim = Text::new(dialect);
        if dialect == Dialect::Postgres {
            claim.add("WITH picked AS MATERIALIZED (");
            picked(&mut claim);
            claim.add(" FOR UPDATE SKIP LOCKED) ");
        }
        claim.add("UPDATE ").name(table).add(" AS j SET state = 'executing', attempt = j.attempt + 1, attempted_at = ");
        claim.time(now).add(", updated_at = ").time(now).add(", lease_until = ").time(self.lease_end(now));
        claim.add(", leased_by = ").value(self.0.node.as_str(), Kind::Text);
        match dialect {
            Dialect::Postgres => claim.add(" FROM picked WHERE j.id = picked.id"),
            Dialect::Sqlite => {
                claim.add(" WHERE j.id IN (");
                picked(&mut claim);
                claim.add(")")
            }
        };
        // SQLite knows the alias of an update in no `RETURNING`.
        let prefix = if dialect == Dialect::Postgres { "j." } else { "" };
        let columns: Vec<String> = READ.iter().map(|column| format!("{prefix}{column}")).collect();
        claim.add(" RETURNING ").add(&columns.join(", "));
        let rows = cx.connection().query(Access::Write, &claim).await?;
        rows.iter().map(claimed).collect()
    }

    /// Says that jobs of this process are still running; answers with those that are still its own. Jobs that
    /// it was given and does not know of, since the answer to a claim got lost, are left to lapse.
    pub(super) async fn renew(&self, running: &[(i64, i64)]) -> Result<Vec<(i64, i64)>> {
        let cx = self.everywhere();
        let mut renew = Text::new(self.dialect());
        renew.add("UPDATE ").name(self.0.tables.jobs.table).add(" SET lease_until = ");
        renew.time(self.lease_end(cx.now().micros()));
        renew.add(" WHERE state = 'executing' AND leased_by = ").value(self.0.node.as_str(), Kind::Text);
        renew.add(" AND ").attempts(running).add(" RETURNING id, attempt");
        let rows = cx.connection().query(Access::Write, &renew).await?;
        rows.iter().map(|row| Ok((integer(row, 0, Kind::I64)?, integer(row, 1, Kind::I32)?))).collect()
    }

    pub(super) fn lease_end(&self, now: i64) -> i64 {
        now.saturating_add(self.0.settings.lease.as_micros().try_into().unwrap_or(i64::MAX))
    }
}

/// A job as its row says, by the columns of [`READ`].
pub(super) fn claimed(row: &crate::row::Row) -> Result<Claimed> {
    let text = |at: usize| Ok::<String, Error>(row.scalar(at, Kind::Text)?.as_text().unwrap_or_default().to_owned());
    Ok(Claimed {
        id: integer(row, 0, Kind::I64)?,
        tenant: row.scalar(1, Kind::Uuid)?.as_uuid().unwrap_or_default(),
        worker: text(2)?,
        payload: json(row, 3)?,
        attempt: integer(row, 4, Kind::I32)?,
        max_attempts: integer(row, 5, Kind::I32)?,
        actor: text(6)?,
        errors: json(row, 7)?,
    })
}

pub(super) fn integer(row: &crate::row::Row, at: usize, kind: Kind) -> Result<i64> {
    Ok(row.scalar(at, kind)?.as_i64().unwrap_or_default())
}

/// What cannot be read is what an empty column would be: a job must not stop all others.
fn json<T: serde::de::DeserializeOwned + Default>(row: &crate::row::Row, at: usize) -> Result<T> {
    let Scalar::Json(text) = row.scalar(at, Kind::Map)? else { return Ok(T::default()) };
    Ok(serde_json::from_str(&text).unwrap_or_else(|error| {
        tracing::error!(%error, "a column of a job cannot be read");
        T::default()
    }))
}
