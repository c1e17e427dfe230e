//! What a job can call: every trigger of the application, and every action by its name.

use std::collections::BTreeMap;

use resource_core::ResourceMeta;
use resource_core::meta::{Action, ActionKind, Trigger};

use crate::engine::Application;

/// What a job calls.
#[derive(Clone, Copy)]
pub(super) struct Worker {
    pub meta: &'static ResourceMeta,
    /// The position of the action.
    pub at: u16,
    /// What the declaration says, unless somebody enqueued the call of an action.
    pub trigger: Option<&'static Trigger>,
}

/// By the name in the `worker` column: `monitoring.alert#escalate` for a trigger,
/// `monitoring.alert.escalate` for an action.
pub(super) struct Workers(BTreeMap<String, Worker>);

impl Worker {
    pub fn action(&self) -> &'static Action {
        &self.meta.actions[usize::from(self.at)]
    }

    /// The name in the `worker` column.
    pub fn name(&self) -> String {
        match self.trigger {
            Some(trigger) => format!("{}#{}", self.meta.name, trigger.name),
            None => format!("{}.{}", self.meta.name, self.action().name),
        }
    }
}

impl Workers {
    pub fn of(application: &'static Application) -> Workers {
        let mut workers = BTreeMap::new();
        let mut add = |worker: Worker| {
            workers.insert(worker.name(), worker);
        };
        for entry in application.resources {
            let callable = |action: &&Action| action.kind != ActionKind::Read;
            for (at, _) in entry.meta.actions.iter().enumerate().filter(|(_, action)| callable(action)) {
                add(Worker { meta: entry.meta, at: at as u16, trigger: None });
            }
            for trigger in entry.triggers {
                add(Worker { meta: entry.meta, at: trigger.action, trigger: Some(trigger) });
            }
        }
        Workers(workers)
    }

    pub fn get(&self, name: &str) -> Option<Worker> {
        self.0.get(name).copied()
    }

    /// The names of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Those of declarations.
    pub fn triggers(&self) -> impl Iterator<Item = (Worker, &'static Trigger)> {
        self.0.values().filter_map(|worker| Some((*worker, worker.trigger?)))
    }
}
