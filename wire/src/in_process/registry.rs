//! Leases: who holds what, until when, and who wants to know.

use crate::{Change, Clock, Entry, Lease, LeaseError, Pattern, Payload, Subject, limits};
use chrono::{DateTime, Utc};
use futures::{StreamExt, stream, stream::BoxStream};
use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::mpsc::{self, error::TrySendError};

/// Who holds what.
pub(super) struct Registry {
    clock: Arc<dyn Clock>,
    queue: usize,
    state: Mutex<Option<State>>,
}

#[derive(Default)]
struct State {
    /// The highest revision given; the next one is above it, whatever the key.
    revision: u64,
    held: BTreeMap<Subject, Held>,
    watchers: Vec<Watcher>,
}

struct Held {
    revision: u64,
    renewed: u64,
    value: Payload,
    until: DateTime<Utc>,
}

struct Watcher {
    pattern: Pattern,
    queue: mpsc::Sender<Change>,
    missed: Arc<AtomicBool>,
}

impl Registry {
    pub(super) fn new(clock: Arc<dyn Clock>, queue: NonZeroUsize) -> Self {
        Self { clock, queue: queue.get(), state: Mutex::new(Some(State::default())) }
    }

    pub(super) fn register(&self, key: &Subject, value: Payload, ttl: Duration) -> Result<Lease, LeaseError> {
        fits(key, &value)?;
        self.with(|state, now| {
            if let Some(held) = state.held.get(key) {
                return Err(LeaseError::Taken { key: key.clone(), revision: held.revision });
            }
            state.revision += 1;
            let revision = state.revision;
            state.hold(key, Held { revision, renewed: revision, value, until: later(now, ttl) });
            Ok(Lease { key: key.clone(), revision, renewed: revision, ttl })
        })
    }

    pub(super) fn renew(&self, lease: &mut Lease, value: Payload) -> Result<(), LeaseError> {
        fits(&lease.key, &value)?;
        self.with(|state, now| {
            state.own(lease)?;
            state.revision += 1;
            let renewed = state.revision;
            state.hold(&lease.key, Held { revision: lease.revision, renewed, value, until: later(now, lease.ttl) });
            lease.renewed = renewed;
            Ok(())
        })
    }

    pub(super) fn release(&self, lease: &Lease) -> Result<(), LeaseError> {
        self.with(|state, _| {
            state.own(lease)?;
            state.revision += 1;
            state.drop_key(&lease.key);
            Ok(())
        })
    }

    pub(super) fn list(&self, pattern: &Pattern) -> Result<Vec<Entry>, LeaseError> {
        self.with(|state, _| Ok(state.entries(pattern).collect()))
    }

    pub(super) fn watch(registry: &Arc<Self>, pattern: Pattern) -> Result<BoxStream<'static, Change>, LeaseError> {
        let (queue, changes) = mpsc::channel(registry.queue);
        let missed = Arc::new(AtomicBool::new(false));
        let held = registry.with(|state, _| {
            let held: Vec<Entry> = state.entries(&pattern).collect();
            state.watchers.retain(|watcher| !watcher.queue.is_closed());
            state.watchers.push(Watcher { pattern, queue, missed: missed.clone() });
            Ok(held)
        })?;
        let present = stream::iter(held.into_iter().map(Change::Held));
        let registry = registry.clone();
        let later = stream::unfold((registry, changes, missed), |(registry, mut changes, missed)| async move {
            let next = registry.next_change(&mut changes, &missed).await?;
            Some((next, (registry, changes, missed)))
        });
        Ok(present.chain(later).boxed())
    }

    /// Nobody sweeps in the background: whoever watches wakes up when the next lease may lapse.
    async fn next_change(&self, changes: &mut mpsc::Receiver<Change>, missed: &AtomicBool) -> Option<Change> {
        loop {
            if let Ok(change) = changes.try_recv() {
                return Some(change);
            }
            if missed.swap(false, Ordering::Relaxed) {
                return Some(Change::Missed);
            }
            let lapses = self.with(|state, now| Ok(state.next_lapse().map(|until| until - now))).ok()?;
            // At least a millisecond: a clock coarser than the timer must not make this spin.
            let wait = lapses.map(|left| left.to_std().unwrap_or_default().max(Duration::from_millis(1)));
            tokio::select! {
                biased;
                change = changes.recv() => return change,
                () = tokio::time::sleep(wait.unwrap_or(Duration::MAX)), if wait.is_some() => {}
            }
        }
    }

    pub(super) fn close(&self) {
        self.state().take();
    }

    /// Every look at the state first lets go of what has lapsed.
    fn with<T>(&self, look: impl FnOnce(&mut State, DateTime<Utc>) -> Result<T, LeaseError>) -> Result<T, LeaseError> {
        let now = self.clock.now();
        let mut state = self.state();
        let state = state.as_mut().ok_or(LeaseError::Closed)?;
        state.lapse(now);
        look(state, now)
    }

    fn state(&self) -> MutexGuard<'_, Option<State>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn own(&self, lease: &Lease) -> Result<(), LeaseError> {
        match self.held.get(&lease.key) {
            Some(held) if held.revision == lease.revision && held.renewed == lease.renewed => Ok(()),
            _ => Err(LeaseError::Lapsed { key: lease.key.clone(), revision: lease.revision }),
        }
    }

    fn hold(&mut self, key: &Subject, held: Held) {
        let entry = Entry { key: key.clone(), value: held.value.clone(), revision: held.revision };
        self.held.insert(key.clone(), held);
        self.tell(key, &Change::Held(entry));
    }

    fn drop_key(&mut self, key: &Subject) {
        if let Some(held) = self.held.remove(key) {
            self.tell(key, &Change::Gone { key: key.clone(), revision: held.revision });
        }
    }

    fn lapse(&mut self, now: DateTime<Utc>) {
        let lapsed: Vec<Subject> =
            self.held.iter().filter(|(_, held)| held.until <= now).map(|(key, _)| key.clone()).collect();
        for key in lapsed {
            self.revision += 1;
            self.drop_key(&key);
        }
    }

    fn tell(&mut self, key: &Subject, change: &Change) {
        self.watchers.retain(|watcher| !watcher.queue.is_closed());
        for watcher in self.watchers.iter().filter(|watcher| watcher.pattern.matches(key)) {
            if let Err(TrySendError::Full(_)) = watcher.queue.try_send(change.clone()) {
                watcher.missed.store(true, Ordering::Relaxed);
            }
        }
    }

    fn next_lapse(&self) -> Option<DateTime<Utc>> {
        self.held.values().map(|held| held.until).min()
    }

    fn entries<'a>(&'a self, pattern: &'a Pattern) -> impl Iterator<Item = Entry> + 'a {
        let wanted = self.held.iter().filter(|(key, _)| pattern.matches(key));
        wanted.map(|(key, held)| Entry { key: key.clone(), value: held.value.clone(), revision: held.revision })
    }
}

fn later(now: DateTime<Utc>, ttl: Duration) -> DateTime<Utc> {
    chrono::Duration::from_std(ttl).ok().and_then(|ttl| now.checked_add_signed(ttl)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

fn fits(key: &Subject, value: &Payload) -> Result<(), LeaseError> {
    match value.len() {
        bytes if bytes > limits::MESSAGE_BYTES => {
            Err(LeaseError::TooLarge { key: key.clone(), bytes, limit: limits::MESSAGE_BYTES })
        }
        _ => Ok(()),
    }
}
