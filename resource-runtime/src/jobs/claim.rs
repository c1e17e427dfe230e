//! Taking jobs, with a lease that says so to everybody else.

use resource_core::{Kind, Scalar};
use serde_json::Value;
use uuid::Uuid;

use super::Jobs;
use super::finish::REMEMBERED;
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
    /// Whether nobody knows what became of an attempt before this one: its process died, or was stopped, or it put itself
    /// off. Attempts
    /// that failed after it tell nothing of it. Of more attempts than a job remembers only the last ones count.
    pub fn is_unsure(&self) -> bool {
        let known: Vec<i64> = self.errors.iter().filter_map(|error| error.get("attempt")?.as_i64()).collect();
        let first = match self.errors.len() < REMEMBERED {
            true => 1,
            false => known.first().copied().unwrap_or(1),
        };
        (first..self.attempt).any(|attempt| !known.contains(&attempt))
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A job of which these attempts are known to have failed.
    fn job(attempt: i64, failed: impl IntoIterator<Item = i64>) -> Claimed {
        Claimed {
            id: 1,
            tenant: Uuid::nil(),
            worker: String::new(),
            payload: Payload::default(),
            attempt,
            max_attempts: 50,
            actor: String::new(),
            errors: failed.into_iter().map(|attempt| json!({ "attempt": attempt })).collect(),
        }
    }

    #[test]
    fn what_became_of_an_attempt_stays_unknown_when_others_fail_after_it() {
        assert!(!job(1, []).is_unsure() && !job(2, [1]).is_unsure() && !job(4, 1..=3).is_unsure());
        assert!(job(2, []).is_unsure(), "the first died");
        assert!(job(3, [2]).is_unsure(), "so it did, and the second failed");
        assert!(job(3, [1]).is_unsure() && job(4, [1, 3]).is_unsure(), "the second died");
    }

    #[test]
    fn what_is_forgotten_does_not_count() {
        assert!(!job(41, 21..=40).is_unsure());
        assert!(job(42, (21..=31).chain(33..=41)).is_unsure());
    }
}
