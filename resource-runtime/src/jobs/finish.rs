//! What became of jobs, written for many at once.

use std::time::Duration;

use resource_core::{Kind, Scalar};
use serde_json::json;

use super::Jobs;
use super::claim::Claimed;
use super::statement::Text;
use crate::db::Access;
use crate::error::Result;

/// How a job ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is done, or there was nothing left to do.
    Done,
    /// It failed, with what people are told.
    Failed(String),
    /// It is too early for it, which is no failure.
    Snoozed(Duration),
}

/// The most errors that a job remembers.
pub(super) const REMEMBERED: usize = 20;

impl Jobs {
    /// Completes jobs. One that is no longer this process's is left alone.
    pub(super) async fn complete(&self, jobs: &[(i64, i64)]) -> Result<()> {
        if jobs.is_empty() {
            return Ok(());
        }
        let cx = self.everywhere();
        let now = cx.now().micros();
        let mut update = Text::new(self.dialect());
        update.add("UPDATE ").name(self.0.tables.jobs.table);
        update.add(" SET state = 'completed', lease_until = NULL, leased_by = NULL, finished_at = ").time(now);
        update.add(", updated_at = ").time(now).add(" WHERE state = 'executing' AND leased_by = ");
        update.value(self.0.node.as_str(), Kind::Text).add(" AND ").attempts(jobs);
        cx.connection().query(Access::Write, &update).await.map(drop)
    }

    /// Notes a failed attempt: there will be another, or that was the last. Answers whether it was.
    pub(super) async fn fail(&self, job: &Claimed, error: &str) -> Result<bool> {
        let cx = self.everywhere();
        let now = cx.now().micros();
        let last = job.attempt >= job.max_attempts;
        let mut errors = job.errors.clone();
        let at = cx.now().to_string();
        errors.push(json!({ "attempt": job.attempt, "at": at, "error": error }));
        let errors = &errors[errors.len().saturating_sub(REMEMBERED)..];
        let mut update = Text::new(self.dialect());
        update.add("UPDATE ").name(self.0.tables.jobs.table).add(" SET state = ");
        update.value(if last { "discarded" } else { "retryable" }, Kind::Text);
        update.add(", lease_until = NULL, leased_by = NULL, updated_at = ").time(now);
        update.add(", errors = ").value(Scalar::Json(json!(errors).to_string().into()), Kind::Map);
        if last {
            update.add(", finished_at = ").time(now);
        } else {
            let wait = backoff(job.attempt, job.id);
            update.add(", scheduled_at = ").time(now.saturating_add(wait.as_micros() as i64));
        }
        update.add(" WHERE state = 'executing' AND id = ").value(job.id, Kind::I64);
        update.add(" AND attempt = ").value(job.attempt, Kind::I32);
        update.add(" AND leased_by = ").value(self.0.node.as_str(), Kind::Text).add(" RETURNING id");
        let written = cx.connection().query(Access::Write, &update).await?;
        Ok(last && !written.is_empty())
    }

    /// Puts a job off. The attempt keeps its number and there may be one more.
    pub(super) async fn snooze(&self, job: &Claimed, time: Duration) -> Result<()> {
        let cx = self.everywhere();
        let now = cx.now().micros();
        let later = now.saturating_add(time.as_micros().try_into().unwrap_or(i64::MAX));
        let mut update = Text::new(self.dialect());
        update.add("UPDATE ").name(self.0.tables.jobs.table).add(" SET state = 'scheduled', scheduled_at = ");
        update.time(later).add(", updated_at = ").time(now);
        update.add(", max_attempts = max_attempts + 1, lease_until = NULL, leased_by = NULL");
        update.add(" WHERE state = 'executing' AND leased_by = ").value(self.0.node.as_str(), Kind::Text);
        update.add(" AND ").attempts(&[(job.id, job.attempt)]);
        cx.connection().query(Access::Write, &update).await.map(drop)
    }

    /// Gives back a job that was taken and not called: the attempt was none.
    pub(super) async fn give_back(&self, job: &Claimed) -> Result<()> {
        let cx = self.everywhere();
        let mut update = Text::new(self.dialect());
        update.add("UPDATE ").name(self.0.tables.jobs.table);
        update.add(" SET state = 'available', attempt = attempt - 1, lease_until = NULL, leased_by = NULL");
        update.add(", updated_at = ").time(cx.now().micros()).add(" WHERE state = 'executing' AND leased_by = ");
        update.value(self.0.node.as_str(), Kind::Text).add(" AND ").attempts(&[(job.id, job.attempt)]);
        cx.connection().query(Access::Write, &update).await.map(drop)
    }

    /// Gives back what this process still holds: it ends before its jobs do.
    pub(super) async fn release(&self) -> Result<()> {
        let cx = self.everywhere();
        let now = cx.now().micros();
        let mut update = Text::new(self.dialect());
        update.add("UPDATE ").name(self.0.tables.jobs.table);
        // The attempt did not fail, so there may be one more. It keeps its number: it may have had its effect.
        update.add(" SET state = 'available', max_attempts = max_attempts + 1, lease_until = NULL, leased_by = NULL");
        update.add(", updated_at = ").time(now).add(" WHERE state = 'executing' AND leased_by = ");
        update.value(self.0.node.as_str(), Kind::Text);
        cx.connection().query(Access::Write, &update).await.map(drop)
    }
}

/// How long after a failed attempt the next one is: 15 seconds and powers of two more, and up to a tenth
/// either way, so that what failed together does not come back together.
fn backoff(attempt: i64, id: i64) -> Duration {
    let exponent = attempt.clamp(1, 16) as u32;
    let base = 15_000 + 1_000 * 2_u64.pow(exponent);
    // Knuth's multiplicative hash: spread without a source of randomness.
    let spread = (id as u64).wrapping_mul(2_654_435_761) % 2_001;
    Duration::from_millis(base - base / 10 + base * spread / 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_move_apart() {
        for id in 0..1_000 {
            let waits: Vec<u64> = (1..=6).map(|attempt| backoff(attempt, id).as_secs()).collect();
            assert!(waits.is_sorted(), "{waits:?}");
            assert!((15..=19).contains(&waits[0]), "{waits:?}");
            assert!((71..=87).contains(&waits[5]), "{waits:?}");
        }
        let waits: std::collections::BTreeSet<Duration> = (0..100).map(|id| backoff(3, id)).collect();
        assert!(waits.len() > 50, "{}", waits.len());
    }
}
