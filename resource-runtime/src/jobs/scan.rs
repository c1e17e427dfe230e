//! Looking for work: what triggers and schedules call for, as jobs written by one statement.

use resource_core::cron::Cron;
use resource_core::fold::{Constants, fold};
use resource_core::meta::{Tenancy, Trigger};
use resource_core::{Expr, Kind, ResourceMeta, Root, Scalar, Timestamp};

use super::Jobs;
use super::enqueue::{CHANNEL, COLUMNS};
use super::payload::VERSION;
use super::statement::Text;
use super::worker::Worker;
use crate::cx::AnyCx;
use crate::db::{Access, Dialect};
use crate::error::{Error, Result};
use crate::fence::fenced;
use crate::sql::{Scope, condition};
use crate::transaction;

/// A trigger whose time has come.
struct Due {
    worker: Worker,
    trigger: &'static Trigger,
    slot: Timestamp,
}

impl Jobs {
    /// Makes a schedule of each trigger that has none yet, and a row of each queue. What somebody has changed,
    /// switched off or paused stays as it is. The first slot is the next one from now on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn declare(&self) -> Result<()> {
        let cx = self.everywhere();
        let (dialect, now) = (cx.connection().db().dialect(), cx.now().micros());
        for (worker, trigger) in self.0.workers.triggers() {
            let mut insert = Text::new(dialect);
            insert.add("INSERT INTO ").name(self.0.tables.schedules.table);
            insert.add(" (id, job_key, cron, enabled, last_enqueued_at, inserted_at, updated_at) VALUES (");
            insert.value(uuid::Uuid::now_v7(), Kind::Uuid).add(", ");
            insert.values([worker.name().as_str(), trigger.cron], Kind::Text).add(", ");
            insert.value(true, Kind::Bool).add(", ");
            insert.time(now).add(", ").time(now).add(", ").time(now).add(") ON CONFLICT DO NOTHING");
            cx.connection().query(Access::Write, &insert).await?;
        }
        for queue in &self.0.settings.queues {
            let mut insert = Text::new(dialect);
            insert
                .add("INSERT INTO ")
                .name(self.0.tables.queues.table)
                .add(" (name, inserted_at, updated_at) VALUES (");
            insert.value(queue.name.as_str(), Kind::Text).add(", ").time(now).add(", ").time(now);
            insert.add(") ON CONFLICT DO NOTHING");
            cx.connection().query(Access::Write, &insert).await?;
        }
        Ok(())
    }

    /// Writes the jobs of everything whose time has come; answers how many schedules that were. Any process
    /// may do so at any time: a slot is worked off by the one that claims it, in the transaction that
    /// writes its jobs. A schedule whose jobs cannot be written keeps no other from being looked at; the log says so, and
    /// it is tried again with the next look.
    ///
    /// # Errors
    /// When the database does not say what is due.
    pub async fn tick(&self) -> Result<usize> {
        let due = self.due().await?;
        for due in &due {
            let cx = self.everywhere();
            let written = transaction::run(&cx, async |cx| {
                if !self.claim_slot(cx, due).await? {
                    return Ok(());
                }
                self.write_jobs(cx, due).await
            });
            if let Err(error) = written.await {
                tracing::error!(?error, schedule = due.worker.name(), "the jobs of a schedule cannot be written");
            }
        }
        if !due.is_empty() {
            self.wake();
        }
        Ok(due.len())
    }

    async fn due(&self) -> Result<Vec<Due>> {
        let cx = self.everywhere();
        let mut select = Text::new(cx.connection().db().dialect());
        select.add("SELECT job_key, cron, last_enqueued_at FROM ").name(self.0.tables.schedules.table);
        select.add(" WHERE enabled");
        let rows = cx.connection().query(Access::Read, &select).await?;
        let mut due = Vec::new();
        for row in &rows {
            let [key, cron] = [0, 1].map(|at| row.scalar(at, Kind::Text));
            let (key, cron) = (key?, cron?);
            let (key, cron) = (key.as_text().unwrap_or_default(), cron.as_text().unwrap_or_default());
            let Some(worker) = self.0.workers.get(key) else { continue };
            let Some(trigger) = worker.trigger else { continue };
            let slot = match Cron::parse(cron) {
                Ok(cron) => cron.last(cx.now()),
                Err(problem) => {
                    tracing::warn!(schedule = key, cron, problem, "the schedule cannot be read and is passed over");
                    continue;
                }
            };
            let last = match row.scalar(2, Kind::Time)? {
                Scalar::Time(last) => last,
                _ => i64::MIN,
            };
            due.extend(slot.filter(|slot| slot.micros() > last).map(|slot| Due { worker, trigger, slot }));
        }
        Ok(due)
    }

    async fn claim_slot(&self, cx: &AnyCx, due: &Due) -> Result<bool> {
        let mut claim = Text::new(cx.connection().db().dialect());
        claim.add("UPDATE ").name(self.0.tables.schedules.table).add(" SET last_enqueued_at = ");
        claim.time(due.slot.micros()).add(", updated_at = ").time(cx.now().micros());
        claim.add(" WHERE enabled AND job_key = ").value(due.worker.name(), Kind::Text);
        claim.add(" AND (last_enqueued_at IS NULL OR last_enqueued_at < ").time(due.slot.micros());
        claim.add(") RETURNING id");
        Ok(!cx.connection().query(Access::Write, &claim).await?.is_empty())
    }

    /// `INSERT .. SELECT` over the rows of all tenants, or over the tenants.
    async fn write_jobs(&self, cx: &AnyCx, due: &Due) -> Result<()> {
        let Due { worker, trigger, slot } = due;
        let scan =
            Scan { worker, trigger, slot: slot.micros(), now: cx.now().micros(), taking_part: self.taking_part()? };
        let mut insert = Text::new(self.dialect());
        insert.add("INSERT INTO ").name(self.0.tables.jobs.table).add(" (").add(COLUMNS).add(") ");
        match (&trigger.when, trigger.chunk) {
            (None, _) => scan.tenants(&mut insert, self.root()?),
            (Some(when), None) => scan.rows(&mut insert, when),
            (Some(when), Some(chunk)) => scan.chunks(&mut insert, when, chunk.rows),
        }
        insert.add(" ON CONFLICT DO NOTHING");
        cx.connection().query(Access::Write, insert).await?;
        if self.dialect() == Dialect::Postgres {
            let mut notify = Text::new(Dialect::Postgres);
            notify.add("SELECT pg_notify('").add(CHANNEL).add("', '')");
            cx.connection().query(Access::Write, notify).await?;
        }
        Ok(())
    }

    /// The resource that is the tenants, and which of them take part.
    fn taking_part(&self) -> Result<Option<(&'static ResourceMeta, &Expr)>> {
        self.0.settings.tenants.as_ref().map(|taking_part| Ok((self.root()?, taking_part))).transpose()
    }

    /// The resource that is the tenants.
    fn root(&self) -> Result<&'static ResourceMeta> {
        let entries = self.0.engine.application().resources.iter();
        let root = entries.map(|entry| entry.meta).find(|meta| matches!(meta.tenancy, Tenancy::Root(_)));
        root.ok_or_else(|| Error::internal("jobs run in tenants, and the application has none"))
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.0.engine.db().dialect()
    }
}

/// One look of a trigger.
struct Scan<'a> {
    worker: &'a Worker,
    trigger: &'static Trigger,
    slot: i64,
    now: i64,
    taking_part: Option<(&'static ResourceMeta, &'a Expr)>,
}

impl Scan<'_> {
    /// A job for each row.
    fn rows(&self, text: &mut Text, when: &Expr) {
        let meta = self.worker.meta;
        let keys = self.key_texts(text.dialect());
        let array = match text.dialect() {
            Dialect::Postgres => {
                format!("jsonb_build_object('keys', jsonb_build_array(jsonb_build_array({})))", keys.join(", "))
            }
            Dialect::Sqlite => format!("json_object('keys', json_array(json_array({})))", keys.join(", ")),
        };
        let unique = format!("'{}:' || {}", self.worker.name(), keys.join(" || ',' || "));
        self.columns(text, tenant_column(meta), &array, &unique);
        text.add(" FROM ").name(meta.table).add(" WHERE ");
        self.condition(text, meta, when);
        self.of_taking_part(text.add(" AND "));
    }

    /// A job for so many rows of a tenant.
    fn chunks(&self, text: &mut Text, when: &Expr, rows: u32) {
        let (meta, dialect) = (self.worker.meta, text.dialect());
        let tenant = quoted(meta.table, tenant_column(meta));
        let key = quoted(meta.table, meta.fields[usize::from(meta.key[0])].column);
        let [array, all] = match dialect {
            Dialect::Postgres => ["jsonb_build_array", "jsonb_build_object('keys', jsonb_agg(key_texts))"],
            Dialect::Sqlite => ["json_array", "json_object('keys', json_group_array(json(key_texts)))"],
        };
        // Rows that are in a job of an earlier slot come again; their action finds nothing left to do.
        let unique = format!("'{}:{}:' || CAST(chunk AS text)", self.worker.name(), self.slot);
        self.columns(text, "tenant_id", all, &unique);
        let keys = self.key_texts(dialect).join(", ");
        text.add(&format!(
            " FROM (SELECT {tenant} AS tenant_id, {array}({keys}) AS key_texts, \
             (row_number() OVER (PARTITION BY {tenant} ORDER BY {key}) - 1) / {rows} AS chunk FROM "
        ));
        text.name(meta.table).add(" WHERE ");
        self.condition(text, meta, when);
        self.of_taking_part(text.add(") AS found WHERE "));
        text.add(" GROUP BY tenant_id, chunk");
    }

    /// A job for each tenant. SQLite would take the `ON` behind a select without conditions for that of a join.
    fn tenants(&self, text: &mut Text, root: &'static ResourceMeta) {
        let key = root.fields[usize::from(root.key[0])].column;
        let unique = format!("'{}:{}'", self.worker.name(), self.slot);
        let empty = if text.dialect() == Dialect::Postgres { "'{}'::jsonb" } else { "'{}'" };
        self.columns(text, key, empty, &unique);
        text.add(" FROM ").name(root.table).add(" WHERE ");
        match self.taking_part {
            Some((_, taking_part)) => self.condition(text, root, taking_part),
            None => {
                text.add("TRUE");
            }
        }
    }

    /// The values of [`COLUMNS`].
    fn columns(&self, text: &mut Text, tenant: &str, payload: &str, unique: &str) {
        let Trigger { queue, attempts, priority, actor, .. } = *self.trigger;
        text.add("SELECT ").name(tenant).add(", ");
        text.values([queue, self.worker.name().as_str()], Kind::Text).add(", ");
        text.value(i64::from(VERSION), Kind::I16).add(", ").add(payload).add(", ");
        text.value("available", Kind::Text).add(", ");
        text.value(i64::from(priority), Kind::I16).add(", ");
        text.values([0, i64::from(attempts)], Kind::I32).add(", ");
        text.time(self.now).add(", ").add(unique).add(", ");
        text.value(format!("system:{actor}"), Kind::Text).add(", ");
        text.value(Scalar::Json("[]".into()), Kind::Map).add(", ");
        text.time(self.now).add(", ").time(self.now);
    }

    /// Adds the condition that the tenant of a row takes part.
    fn of_taking_part(&self, text: &mut Text) {
        let Some((root, taking_part)) = self.taking_part else {
            text.add("TRUE");
            return;
        };
        let key = root.fields[usize::from(root.key[0])].column;
        text.add("tenant_id IN (SELECT ").name(key).add(" FROM ").name(root.table).add(" WHERE ");
        self.condition(text, root, taking_part);
        text.add(")");
    }

    fn condition(&self, text: &mut Text, meta: &'static ResourceMeta, holds: &Expr) {
        let folded = fold(&fenced(None, meta, holds), &Nobody { now: self.now });
        condition(text, &folded, &Scope::of(meta, meta.table));
    }

    /// The parts of the key as SQL that makes texts of them.
    fn key_texts(&self, dialect: Dialect) -> Vec<String> {
        let meta = self.worker.meta;
        let parts = meta.key.iter().map(|at| {
            let field = &meta.fields[usize::from(*at)];
            let column = quoted(meta.table, field.column);
            match (field.kind, dialect) {
                (Kind::Uuid, Dialect::Sqlite) => format!("lower(hex({column}))"),
                (Kind::Uuid, Dialect::Postgres) => format!("replace(CAST({column} AS text), '-', '')"),
                (Kind::Text, _) => column,
                _ => format!("CAST({column} AS text)"),
            }
        });
        parts.collect()
    }
}

/// A name of the declarations, which hold no quotes.
fn quoted(table: &str, column: &str) -> String {
    format!("\"{table}\".\"{column}\"")
}

fn tenant_column(meta: &'static ResourceMeta) -> &'static str {
    let tenant = meta.tenant_field().unwrap_or(meta.key[0]);
    meta.fields[usize::from(tenant)].column
}

/// The constants of a condition that nobody asks: the time.
pub(super) struct Nobody {
    pub now: i64,
}

impl Constants for Nobody {
    fn root(&self, _: Root, _: u16) -> Option<Scalar> {
        Some(Scalar::Null)
    }

    fn tenant(&self) -> Option<Scalar> {
        Some(Scalar::Null)
    }

    fn now(&self) -> Option<Scalar> {
        Some(Scalar::Time(self.now))
    }
}
