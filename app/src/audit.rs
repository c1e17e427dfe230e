//! The audit log: what the engine accounts for becomes rows of the tenant that it concerns.
//!
//! Nobody waits for it: entries are written in batches, in the background. When there are more than can be
//! written they are counted and said to be lost; the log of the program has every one of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use generated::audit::audit_log::{self, Record};
use generated::audit::{AuditActor, AuditOutcome};
use resource_runtime::audit::{Audit, Entry, Outcome};
use resource_runtime::{Actor, Engine, Result};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

/// The most entries of one transaction.
const AT_ONCE: usize = 500;
/// How long entries wait for others to be written with them.
const GATHERED: Duration = Duration::from_millis(200);
/// How often a batch is tried.
const TRIES: u32 = 5;

/// The actor that writes; what it does is not accounted for.
const WRITER: &str = "audit";

/// Takes entries from the engine.
struct Sink {
    entries: mpsc::Sender<Entry>,
    lost: Arc<AtomicU64>,
}

/// Writes entries.
pub struct Writer {
    entries: mpsc::Receiver<Entry>,
    lost: Arc<AtomicU64>,
}

/// One end for the engine, and one that writes; so many entries may wait in between.
pub fn channel(waiting: usize) -> (Arc<dyn Audit>, Writer) {
    let (sender, receiver) = mpsc::channel(waiting.max(1));
    let lost = Arc::new(AtomicU64::new(0));
    (Arc::new(Sink { entries: sender, lost: lost.clone() }), Writer { entries: receiver, lost })
}

impl Audit for Sink {
    fn record(&self, entry: Entry) {
        let is_own = entry.actor.strip_prefix("system:") == Some(WRITER);
        if !is_own && self.entries.try_send(entry).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Writer {
    /// Writes entries until `stop` ends, then those that are left.
    pub async fn run(mut self, engine: Engine, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut batch = Vec::with_capacity(AT_ONCE);
        loop {
            tokio::select! {
                received = self.entries.recv_many(&mut batch, AT_ONCE) => {
                    if received == 0 {
                        break;
                    }
                    let gather = async {
                        loop {
                            let room = AT_ONCE - batch.len();
                            // Without room it would answer at once, with nothing.
                            if room == 0 || self.entries.recv_many(&mut batch, room).await == 0 {
                                break;
                            }
                        }
                    };
                    tokio::select! {
                        _ = timeout(GATHERED, gather) => {}
                        () = &mut stop => break,
                    }
                    self.write(&engine, &mut batch).await;
                }
                () = &mut stop => break,
            }
        }
        self.entries.close();
        while let Ok(entry) = self.entries.try_recv() {
            batch.push(entry);
        }
        self.write(&engine, &mut batch).await;
    }

    /// Entries that were lost since the program began.
    pub fn lost(&self) -> u64 {
        self.lost.load(Ordering::Relaxed)
    }

    async fn write(&self, engine: &Engine, batch: &mut Vec<Entry>) {
        let mut by_tenant: BTreeMap<Uuid, Vec<Entry>> = BTreeMap::new();
        for entry in batch.drain(..) {
            by_tenant.entry(entry.tenant).or_default().push(entry);
        }
        let lost = self.lost();
        for (tenant, entries) in by_tenant {
            for entries in entries.chunks(AT_ONCE) {
                self.write_in(engine, tenant, entries).await;
            }
        }
        if lost > 0 {
            tracing::error!(lost, "entries of the audit log were lost since the program began");
        }
    }

    /// Writes the entries of one tenant, or counts them as lost.
    async fn write_in(&self, engine: &Engine, tenant: Uuid, entries: &[Entry]) {
        for attempt in 1..=TRIES {
            // Boxed: the future of a transaction is deep.
            let Err(error) = Box::pin(recorded(engine, tenant, entries)).await else { return };
            tracing::warn!(?error, attempt, entries = entries.len(), "the audit log cannot be written");
            if attempt < TRIES {
                sleep(GATHERED * 2_u32.pow(attempt)).await;
            }
        }
        let lost = self.lost.fetch_add(entries.len() as u64, Ordering::Relaxed) + entries.len() as u64;
        tracing::error!(lost, "entries of the audit log were lost since the program began");
    }
}

async fn recorded(engine: &Engine, tenant: Uuid, entries: &[Entry]) -> Result<()> {
    let cx = engine.in_tenant(tenant, Actor::system(WRITER));
    cx.transaction(async |tx| {
        for entry in entries {
            // Boxed: what a create becomes is deep.
            Box::pin(audit_log::record(tx, record(entry))).await?;
        }
        Ok(())
    })
    .await
}

fn record(entry: &Entry) -> Record {
    let (outcome, action) = match entry.outcome {
        Outcome::Denied => (AuditOutcome::Denied, "deny"),
        Outcome::Entered => (AuditOutcome::Entered, "enter"),
        Outcome::LookedUp => (AuditOutcome::LookedUp, "look_up"),
    };
    Record {
        at: entry.at,
        actor_name: cut(&entry.actor, 2_048),
        actor_kind: kind(&entry.actor),
        on_behalf_of: entry.on_behalf_of.as_deref().map(|name| cut(name, 2_048)),
        resource: entry.resource.unwrap_or(generated::identity::tenant::TENANT.name).to_owned(),
        action: entry.action.unwrap_or(action).to_owned(),
        record_key: entry.record.as_deref().map(|key| cut(key, 1_000)).or_else(|| {
            // Who entered a tenant did so to that tenant.
            entry.resource.is_none().then(|| entry.tenant.to_string())
        }),
        outcome,
        reason: entry.reason.as_deref().map(|reason| cut(reason, 1_000)),
        request_id: entry.request.as_deref().map(|request| cut(request, 255)),
    }
}

/// An entry must not fail because a text is long.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn kind(actor: &str) -> AuditActor {
    match actor.split(':').next().unwrap_or_default() {
        "user" => AuditActor::User,
        "token" => AuditActor::Token,
        "system" => AuditActor::System,
        "anonymous" => AuditActor::Anonymous,
        _ => AuditActor::Component,
    }
}

#[cfg(test)]
mod tests {
    use resource_core::Timestamp;

    use super::*;

    fn entry(actor: &str) -> Entry {
        Entry {
            at: Timestamp::from_micros(0),
            tenant: Uuid::nil(),
            actor: actor.to_owned(),
            on_behalf_of: None,
            resource: None,
            action: None,
            record: None,
            outcome: Outcome::Denied,
            reason: None,
            request: None,
        }
    }

    #[test]
    fn entries_that_find_no_room_are_counted_and_nobody_waits() {
        let (sink, writer) = channel(2);
        for _ in 0..5 {
            sink.record(entry("user:x"));
        }
        assert_eq!(writer.lost(), 3);
    }

    #[test]
    fn what_the_writer_does_is_not_accounted_for() {
        let (sink, mut writer) = channel(2);
        sink.record(entry("system:audit"));
        assert!(writer.entries.try_recv().is_err());
        assert_eq!(writer.lost(), 0);
    }

    #[test]
    fn long_texts_are_cut_to_what_a_row_holds() {
        let long = Entry { reason: Some("ä".repeat(2_000)), ..entry(&format!("user:{}", "x".repeat(5_000))) };
        let record = record(&long);
        assert_eq!(record.actor_name.chars().count(), 2_048);
        assert_eq!(record.reason.map(|reason| reason.chars().count()), Some(1_000));
    }
}
