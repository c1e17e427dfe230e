//! Transitions of pollers, each with its health event.

use uuid::Uuid;

use super::actor::Actor;
use super::document;
use super::moment::Moment;
use super::poller::{self, Poller};
use super::refused::{Refused, Result};
use super::store::Store;

/// A transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transition {
    /// Healthy to degraded.
    Degrade,
    /// Degraded or recovering to healthy.
    Restore,
}

/// The row is locked, changed, and its event written, in one statement. Parameters: tenant, id, time, the
/// event's id, the reason, and the actor's partition.
macro_rules! in_one {
    ($from:literal, $to:literal, $set:literal) => {
        concat!(
            "with old as (select tenant_id, id, status, state_since from pollers where tenant_id = $1 and id = $2 \
             and status in (", $from, ") and ($6::uuid is null or partition_id is null or partition_id = $6) for update), \
             new as (update pollers set status = '", $to, "', state_since = $3, updated_at = $3, ", $set,
            " from old where pollers.tenant_id = old.tenant_id and pollers.id = old.id returning pollers.*), \
             event as (insert into health_events (tenant_id, id, entity_type, entity_id, old_state, new_state, reason, \
             duration_seconds, metadata, recorded_at) select tenant_id, $4, 'poller', id, status, '", $to, "', $5, \
             floor(extract(epoch from $3 - state_since))::bigint, '{}', $3 from old) select ",
            poller::columns!(), " from new"
        )
    };
}

/// The event is made from the row as it is, then the row is changed.
macro_rules! event {
    ($from:literal, $to:literal) => {
        concat!(
            "insert into health_events (tenant_id, id, entity_type, entity_id, old_state, new_state, reason, \
             duration_seconds, metadata, recorded_at) select tenant_id, $4, 'poller', id, status, '",
            $to,
            "', $5, \
             ($3 - state_since) / 1000000, '{}', $3 from pollers where tenant_id = $1 and id = $2 and status in (",
            $from,
            ") and ($6 is null or partition_id is null or partition_id = $6)"
        )
    };
}

macro_rules! change {
    ($to:literal, $set:literal) => {
        concat!(
            "update pollers set status = '",
            $to,
            "', state_since = $3, updated_at = $3, ",
            $set,
            " where tenant_id = $1 and id = $2 returning ",
            poller::columns!()
        )
    };
}

impl Transition {
    const fn in_one(self) -> &'static str {
        match self {
            Transition::Degrade => in_one!("'healthy'", "degraded", "is_healthy = false"),
            Transition::Restore => in_one!("'degraded', 'recovering'", "healthy", "is_healthy = true, last_seen = $3"),
        }
    }

    const fn event(self) -> &'static str {
        match self {
            Transition::Degrade => event!("'healthy'", "degraded"),
            Transition::Restore => event!("'degraded', 'recovering'", "healthy"),
        }
    }

    const fn change(self) -> &'static str {
        match self {
            Transition::Degrade => change!("degraded", "is_healthy = false"),
            Transition::Restore => change!("healthy", "is_healthy = true, last_seen = $3"),
        }
    }
}

impl Store {
    /// Moves a poller to another state.
    pub async fn transition(
        &self,
        actor: &Actor,
        transition: Transition,
        id: &str,
        reason: Option<&str>,
    ) -> Result<Poller> {
        self.moved(actor, transition, (id, reason), Poller::read, Poller::read).await
    }

    /// Moves a poller to another state; the document that answers.
    pub async fn transition_document(
        &self,
        actor: &Actor,
        transition: Transition,
        (id, reason): (&str, Option<&str>),
        path: &str,
    ) -> Result<Vec<u8>> {
        let now = Moment::now();
        self.moved(
            actor,
            transition,
            (id, reason),
            |row| document::one(path, |out| poller::object(out, row, now)),
            |row| document::one(path, |out| poller::object(out, row, now)),
        )
        .await
    }

    async fn moved<T>(
        &self,
        actor: &Actor,
        transition: Transition,
        (id, reason): (&str, Option<&str>),
        postgres: impl Fn(&sqlx::postgres::PgRow) -> Result<T>,
        sqlite: impl Fn(&sqlx::sqlite::SqliteRow) -> Result<T>,
    ) -> Result<T> {
        actor.may_move_poller()?;
        if reason.is_some_and(|reason| reason.chars().count() > 1_000) {
            return Err(Refused::Invalid("the reason is too long"));
        }
        let (now, event) = (Moment::now(), Uuid::now_v7());
        match self {
            Store::Postgres(pool) => {
                let query = sqlx::query(transition.in_one()).bind(actor.tenant).bind(id).bind(now).bind(event);
                let row = query.bind(reason).bind(actor.partition).fetch_optional(pool).await?;
                postgres(&row.ok_or(Refused::Conflict)?)
            }
            Store::Sqlite { writer, .. } => {
                let mut transaction = writer.begin_with("begin immediate").await?;
                let query = sqlx::query(transition.event()).bind(actor.tenant).bind(id).bind(now).bind(event);
                let written = query.bind(reason).bind(actor.partition).execute(&mut *transaction).await?;
                if written.rows_affected() == 0 {
                    return Err(Refused::Conflict);
                }
                let query = sqlx::query(transition.change()).bind(actor.tenant).bind(id).bind(now);
                let row = query.fetch_one(&mut *transaction).await?;
                transaction.commit().await?;
                sqlite(&row)
            }
        }
    }
}
