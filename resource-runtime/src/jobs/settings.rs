//! How jobs are worked off.

use std::sync::Arc;
use std::time::Duration;

use resource_core::Expr;
use tokio::sync::watch;

use super::perform::ActorOf;
use crate::record::{Condition, Record};

/// What an application says of its jobs.
#[derive(Clone)]
pub struct Settings {
    /// The queues that this process works off.
    pub queues: Vec<Queue>,
    /// How long a claimed job is this process's without a sign of life; renewed at a third of it.
    pub lease: Duration,
    /// How often a queue is looked into when nobody calls.
    pub poll: Duration,
    /// How long running jobs may take to end when the process is told to stop.
    pub grace: Duration,
    /// How long finished jobs are kept.
    pub kept: Duration,
    /// Which tenants take part, as a condition on the resource that is the tenants; all if there is none.
    pub(super) tenants: Option<Expr>,
    /// Who the actors of jobs are that people enqueued.
    pub actors: Arc<dyn ActorOf>,
}

/// A queue, and how many of its jobs run at once.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Its name.
    pub name: String,
    /// The most jobs at once in this process.
    pub concurrency: usize,
    /// Whether this process takes jobs of it now; always if nothing is said.
    pub(super) open: Option<watch::Receiver<bool>>,
}

impl Queue {
    /// A queue.
    pub fn new(name: impl Into<String>, concurrency: usize) -> Queue {
        Queue { name: name.into(), concurrency, open: None }
    }

    /// Takes and begins jobs only while it is said that this process may. Those that run when it may not any more go on.
    #[must_use]
    pub fn only_while(self, open: watch::Receiver<bool>) -> Queue {
        Queue { open: Some(open), ..self }
    }

    /// Whether this process may take jobs now.
    pub(super) fn is_open(&self) -> bool {
        self.open.as_ref().is_none_or(|open| *open.borrow())
    }
}

impl Settings {
    /// The usual times, for these queues.
    pub fn new(queues: Vec<Queue>, actors: Arc<dyn ActorOf>) -> Settings {
        Settings {
            queues,
            lease: Duration::from_secs(60),
            poll: Duration::from_secs(1),
            grace: Duration::from_secs(15),
            kept: Duration::from_secs(7 * 24 * 3600),
            tenants: None,
            actors,
        }
    }

    /// Looks for work only in tenants that satisfy a condition.
    #[must_use]
    pub fn in_tenants<R: Record>(self, condition: Condition<R>) -> Settings {
        Settings { tenants: Some(condition.into_expr()), ..self }
    }
}
