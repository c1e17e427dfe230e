//! The agents that are connected, as the registry says.

use crate::choose::{Chance, Place};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;
use uuid::Uuid;
use wire::{AgentCard, Body, Change, CheckTask, Entry, Subject, Withheld};

/// The agents that are connected.
#[derive(Default)]
pub(crate) struct Agents {
    connected: Mutex<BTreeMap<Subject, Connected>>,
    /// Grows when one comes or goes; signs of life do not count.
    version: watch::Sender<u64>,
}

struct Connected {
    card: AgentCard,
    revision: u64,
}

/// An agent that was picked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Picked {
    pub(crate) key: Subject,
    pub(crate) revision: u64,
}

/// Why an agent that would fit is not asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Passed {
    Busy,
    Away,
}

/// What came of picking.
pub(crate) enum Pick {
    Agent(Picked),
    /// There are some, but all are at their bounds.
    AllBusy,
    Nobody,
}

impl Agents {
    /// Tells when one comes or goes.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    pub(crate) fn apply(&self, change: Change) {
        match change {
            Change::Held(entry) => self.hold(&entry),
            Change::Gone { key, revision } => {
                let mut connected = self.connected();
                if connected.get(&key).is_some_and(|agent| agent.revision == revision) {
                    connected.remove(&key);
                    self.version.send_modify(|version| *version += 1);
                }
            }
            // The caller lists again.
            Change::Missed => {}
        }
    }

    /// Takes a list of all of a tenant's agents for the truth.
    pub(crate) fn replace(&self, tenant: Uuid, entries: &[Entry]) {
        self.connected().retain(|key, _| key.tenant() != tenant || entries.iter().any(|entry| entry.key == *key));
        entries.iter().for_each(|entry| self.hold(entry));
        self.version.send_modify(|version| *version += 1);
    }

    fn hold(&self, entry: &Entry) {
        let card = match entry.envelope().map(|envelope| envelope.body) {
            Ok(Body::Agent(card)) => card,
            Ok(other) => return tracing::warn!(key = %entry.key, kind = other.kind(), "no agent's card"),
            Err(error) => return tracing::warn!(key = %entry.key, %error, "passed over an agent"),
        };
        let agent = Connected { card, revision: entry.revision };
        let before = self.connected().insert(entry.key.clone(), agent);
        if before.is_none_or(|before| before.revision != entry.revision) {
            self.version.send_modify(|version| *version += 1);
        }
    }

    /// Whether it is still the same run of the agent.
    pub(crate) fn is_connected(&self, picked: &Picked) -> bool {
        self.connected().get(&picked.key).is_some_and(|agent| agent.revision == picked.revision)
    }

    /// An agent for a check, none of those that were passed over.
    pub(crate) fn pick(
        &self,
        place: Place<'_>,
        task: &CheckTask,
        passed: &HashMap<Picked, Passed>,
        chance: &mut Chance,
    ) -> Pick {
        let mut best = u8::MAX;
        let mut equals = Vec::new();
        let mut busy = false;
        for (key, agent) in self.connected().iter() {
            let Some(rank) = place.rank(key, &agent.card, task) else { continue };
            let picked = Picked { key: key.clone(), revision: agent.revision };
            match passed.get(&picked) {
                Some(why) => busy |= *why == Passed::Busy,
                None => {
                    if rank < best {
                        equals.clear();
                        best = rank;
                    }
                    if rank == best {
                        equals.push(picked);
                    }
                }
            }
        }
        match equals.len() {
            0 if busy => Pick::AllBusy,
            0 => Pick::Nobody,
            count => Pick::Agent(equals.swap_remove(chance.one_of(count))),
        }
    }

    /// What agents say that lack something for a check, for people: one of those that say the same.
    pub(crate) fn excuses(&self, place: Place<'_>, task: &CheckTask) -> Vec<String> {
        let mut excuses = BTreeMap::new();
        for (key, agent) in self.connected().iter() {
            for Withheld { capability, why } in place.lacks(key, &agent.card, task) {
                let told = || format!("agent `{}` without `{capability}` says: {why}", key.kind());
                excuses.entry(why.clone()).or_insert_with(told);
            }
        }
        excuses.into_values().collect()
    }

    fn connected(&self) -> MutexGuard<'_, BTreeMap<Subject, Connected>> {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
