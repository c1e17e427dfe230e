//! What nobody asks for: jobs of processes that died, jobs that ended long ago, and numbers.

use resource_core::{Kind, Scalar};

use super::Jobs;
use super::claim::{Claimed, READ, WAITING, claimed, integer};
use super::statement::Text;
use crate::db::Access;
use crate::error::Result;

/// How many processes may die with a job that has no attempts left.
const LOSSES: i64 = 5;

/// How many jobs of a queue are in a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// The queue.
    pub queue: String,
    /// The state.
    pub state: String,
    /// How many.
    pub jobs: u64,
}

impl Jobs {
    /// Takes jobs from processes that gave no sign of life, so that others run them. Their last attempt
    /// counts; one that was the last of all is tried once more, since nobody knows whether it failed. But a job
    /// that had its attempts and that its process did not survive five times is given up: it may be what
    /// processes die of.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn rescue(&self) -> Result<u64> {
        for job in self.deadly().await? {
            if self.fail(&job, "its process died, as others had before").await?
                && let Err(error) = self.give_up(&job, "its process died").await
            {
                tracing::error!(?error, job = job.id, "what follows the last attempt failed as well");
            }
        }
        let cx = self.everywhere();
        let now = cx.now().micros();
        let mut update = Text::new(self.dialect());
        update.add("UPDATE ").name(self.0.tables.jobs.table).add(" SET state = 'retryable', scheduled_at = ");
        update.time(now).add(", updated_at = ").time(now);
        update.add(", losses = losses + 1, lease_until = NULL, leased_by = NULL");
        update.add(", max_attempts = CASE WHEN attempt < max_attempts THEN max_attempts ELSE attempt + 1 END");
        update.add(" WHERE state = 'executing' AND lease_until < ").time(now).add(" RETURNING id");
        let rescued = cx.connection().query(Access::Write, &update).await?.len() as u64;
        if rescued > 0 {
            tracing::warn!(rescued, "jobs of a process that is gone are tried again");
            self.wake();
        }
        Ok(rescued)
    }

    /// Takes over the jobs that too many processes have died with.
    async fn deadly(&self) -> Result<Vec<Claimed>> {
        let cx = self.everywhere();
        let now = cx.now().micros();
        let mut update = Text::new(self.dialect());
        update.add("UPDATE ").name(self.0.tables.jobs.table).add(" SET losses = losses + 1, lease_until = ");
        update.time(self.lease_end(now)).add(", leased_by = ").value(self.0.node.as_str(), Kind::Text);
        update.add(" WHERE state = 'executing' AND lease_until < ").time(now);
        update.add(" AND attempt >= max_attempts AND losses >= ").value(LOSSES - 1, Kind::I32);
        update.add(" RETURNING ").add(&READ.join(", "));
        cx.connection().query(Access::Write, &update).await?.iter().map(claimed).collect()
    }

    /// Removes jobs that ended long ago.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn prune(&self) -> Result<u64> {
        let cx = self.everywhere();
        let table = self.0.tables.jobs.table;
        let kept = i64::try_from(self.0.settings.kept.as_micros()).unwrap_or(i64::MAX);
        let before = cx.now().micros().saturating_sub(kept);
        let mut pruned = 0;
        loop {
            let mut delete = Text::new(self.dialect());
            delete.add("DELETE FROM ").name(table).add(" WHERE id IN (SELECT id FROM ").name(table);
            delete.add(" WHERE state IN ('completed', 'discarded', 'cancelled') AND finished_at < ").time(before);
            delete.add(" LIMIT 1000) RETURNING id");
            let gone = cx.connection().query(Access::Write, &delete).await?.len() as u64;
            pruned += gone;
            if gone < 1_000 {
                return Ok(pruned);
            }
        }
    }

    /// How many jobs there are, by queue and state, over all tenants.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn stats(&self) -> Result<Vec<Stats>> {
        let cx = self.everywhere();
        let mut select = Text::new(self.dialect());
        select.add("SELECT queue, state, count(*) FROM ").name(self.0.tables.jobs.table);
        select.add(" GROUP BY queue, state ORDER BY queue, state");
        let rows = cx.connection().query(Access::Read, &select).await?;
        let text = |value: Scalar| value.as_text().unwrap_or_default().to_owned();
        let of = |row: &crate::row::Row| {
            Ok(Stats {
                queue: text(row.scalar(0, Kind::Text)?),
                state: text(row.scalar(1, Kind::Text)?),
                jobs: integer(row, 2, Kind::I64)?.unsigned_abs(),
            })
        };
        rows.iter().map(of).collect()
    }

    /// The workers of waiting jobs that this program does not know, which stay until one does.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn unknown(&self) -> Result<Vec<String>> {
        let cx = self.everywhere();
        let mut select = Text::new(self.dialect());
        select.add("SELECT DISTINCT worker FROM ").name(self.0.tables.jobs.table).add(" WHERE ").add(WAITING);
        select.add(" AND (worker NOT IN (").values(self.0.workers.names(), Kind::Text);
        select.add(") OR version <> ").value(i64::from(super::payload::VERSION), Kind::I16).add(") ORDER BY worker");
        let rows = cx.connection().query(Access::Read, &select).await?;
        rows.iter().map(|row| Ok(row.scalar(0, Kind::Text)?.as_text().unwrap_or_default().to_owned())).collect()
    }
}
