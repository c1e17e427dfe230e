//! Background jobs: rows of the same database, each of which calls an action.
//!
//! A job is written in the transaction that causes it, or by the clock: every process may look for work,
//! and a slot of a schedule is worked off by whoever claims its row first. Processes claim jobs with a lease
//! that they renew; the jobs of one that died are taken over when it lapses. An action may therefore be
//! called twice, and is a guarded statement that changes nothing the second time; where nobody knows what became of
//! the attempt before, what is found done counts as done.
//!
//! | state | meaning |
//! |---|---|
//! | `available` | wants to run |
//! | `scheduled` | wants to run later |
//! | `executing` | a process runs it and holds its lease |
//! | `retryable` | an attempt failed; there will be another |
//! | `completed` | done |
//! | `discarded` | the last attempt failed |
//! | `cancelled` | somebody said that it is no longer wanted |
//!
//! The tables are resources of the application, which the engine knows by their fields; see
//! [`Tables::new`]. An action that is called too early says so with [`Error::snooze`](crate::Error::snooze). A job
//! that its process does not survive again and again is given up like one that fails.
//!
//! What is not here: fairness between tenants under a flood, pausing the jobs of one tenant, and deadlines of single
//! jobs: an action that waits for something outside bounds that itself, and the lease bounds what hangs with its
//! process.

mod claim;
mod enqueue;
mod finish;
mod listen;
mod maintain;
mod pace;
mod payload;
mod perform;
mod queue;
mod scan;
mod settings;
mod statement;
mod table;
mod work;
mod worker;

use std::sync::Arc;

use tokio::sync::Notify;

pub use enqueue::NewJob;
pub use maintain::Stats;
pub use perform::ActorOf;
pub use settings::{Queue, Settings};
pub use table::{TableProblem, Tables};
pub use work::Drained;

use crate::cx::{Actor, AnyCx, ReachKind};
use crate::engine::Engine;

/// The jobs of an application. Clones share everything.
#[derive(Clone)]
pub struct Jobs(Arc<Inner>);

struct Inner {
    engine: Engine,
    tables: Tables,
    settings: Settings,
    workers: worker::Workers,
    /// Whose leases the claimed jobs carry: one name for each process.
    node: String,
    /// Told when a job may have become available in this process.
    woken: Notify,
}

impl Jobs {
    /// The jobs of an engine's application.
    pub fn new(engine: Engine, tables: Tables, settings: Settings) -> Jobs {
        let workers = worker::Workers::of(engine.application());
        let node = format!("{}-{}", std::process::id(), uuid::Uuid::now_v7().simple());
        Jobs(Arc::new(Inner { engine, tables, settings, workers, node, woken: Notify::new() }))
    }

    /// A context over all tenants, for statements of the scheduler alone.
    fn everywhere(&self) -> AnyCx {
        AnyCx::new(&self.0.engine, ReachKind::Platform, None, Actor::system("scheduler"))
    }

    /// Lets waiting workers look for jobs at once.
    pub fn wake(&self) {
        self.0.woken.notify_waiters();
    }
}
