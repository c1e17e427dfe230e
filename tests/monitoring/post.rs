//! Of several processes, one notes who is there; when it gives no sign of life, another one does.

use std::sync::Arc;
use std::time::Duration;

use app::monitoring::presence::{look, post};
use app::monitoring::role;
use app::outside::Outside;
use generated::jobs::lease;
use resource_core::Id;
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::{Actor, Engine};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use wire::{Bus, Family, InProcess, Pattern};

use crate::bare::{Bare, on_both};

/// Another process over the same database, with a bus of its own.
fn another(bare: &Bare) -> (Engine, Bare) {
    let (setup, clock) = (tests::setup(), bare.t.clock().clone());
    let engine = Engine::new(Parts {
        application: setup.application,
        db: bare.t.db().clone(),
        hooks: setup.hooks,
        policies: setup.policies,
        clock: Clock::Fixed(Arc::new(move || clock.now())),
        keyring: Keyring::random().expect("random numbers"),
    });
    let bus: Arc<dyn Bus> = Arc::new(InProcess::new());
    (engine, Bare::over(bare.t.clone(), bare.t.tenant("a"), bus))
}

async fn revision(bare: &Bare) -> (i64, bool) {
    let platform = bare.t.engine().platform(Actor::system("monitor"), "a test");
    let lease = lease::get(&platform, &Id::new("state_monitor".to_owned())).await.expect("a lease");
    (lease.revision, lease.holder.is_some())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_process_looks_and_another_takes_over() {
    on_both(async |here| {
        let (engine, there) = another(&here);
        let (mut first, mut second) = (post(here.t.engine()), post(&engine));
        let _one = here.poller("one", None).await;
        let _two = there.poller("two", None).await;
        let seconds = |seconds| here.t.clock().advance(Duration::from_secs(seconds));
        let rows = async || here.rows().await.0;

        assert!(look(here.t.engine(), here.bus.as_ref(), &mut first).await.expect("looked"));
        assert!(!look(&engine, there.bus.as_ref(), &mut second).await.expect("looked"), "somebody else does");
        assert_eq!((rows().await, revision(&here).await), (vec!["one".to_owned()], (1, true)));
        for _ in 0..4 {
            seconds(15);
            assert!(look(here.t.engine(), here.bus.as_ref(), &mut first).await.expect("looked"), "it goes on");
            assert!(!look(&engine, there.bus.as_ref(), &mut second).await.expect("looked"));
        }
        assert_eq!(revision(&here).await.0, 1);

        // It sleeps over its time.
        seconds(20);
        assert!(look(&engine, there.bus.as_ref(), &mut second).await.expect("looked"));
        assert_eq!((rows().await, revision(&here).await.0), (vec!["one".to_owned(), "two".to_owned()], 2));
        assert!(!first.still().await.expect("asked"), "its revision is not the one that counts");
        let _three = here.poller("three", None).await;
        assert!(!look(here.t.engine(), here.bus.as_ref(), &mut first).await.expect("looked"));
        assert_eq!(rows().await.len(), 2, "it writes nothing more");

        // One that is stopped gives it back, so that nobody waits.
        second.release().await;
        assert!(!revision(&here).await.1);
        assert!(look(here.t.engine(), here.bus.as_ref(), &mut first).await.expect("looked"));
        assert_eq!((rows().await.len(), revision(&here).await), (3, (3, true)));
        second.release().await;
        assert!(first.still().await.expect("asked"), "whoever holds it no more gives nothing back");
    })
    .await;
}

/// A process that is on duty when it is its turn.
struct Process {
    bus: Arc<dyn Bus>,
    open: watch::Receiver<bool>,
    stop: watch::Sender<bool>,
    running: JoinHandle<()>,
}

impl Process {
    fn start(engine: &Engine) -> Process {
        let outside = Outside::default();
        let ((open, opened), (stop, mut stopped)) = (watch::channel(false), watch::channel(false));
        let bus = Arc::clone(&outside.bus);
        let until = async move {
            let _ = stopped.wait_for(|stopped| *stopped).await;
        };
        let running = tokio::spawn(role::on_duty((engine.clone(), outside), Duration::ZERO, open, until));
        Process { bus, open: opened, stop, running }
    }

    /// How many pollers and agents it has.
    async fn roles(&self) -> usize {
        let list = async |family| self.bus.list(Pattern::all(family)).await.expect("a list").len();
        list(Family::Pollers).await + list(Family::Agents).await
    }

    async fn end(self) {
        self.stop.send_replace(true);
        self.running.await.expect("no panic");
    }
}

/// Poll jobs are given out on the bus of one process: another one would take its pollers for lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_process_has_checks_run_and_another_takes_over() {
    on_both(async |here| {
        let (engine, _) = another(&here);
        let mut first = Process::start(here.t.engine());
        first.open.wait_for(|open| *open).await.expect("it is the only one");
        assert_eq!(first.roles().await, 2, "a poller and an agent");
        let mut second = Process::start(&engine);
        // Longer than between two questions whether the lease is free.
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert_eq!((*first.open.borrow(), first.roles().await), (true, 2));
        assert_eq!((*second.open.borrow(), second.roles().await), (false, 0), "the first one does that");
        first.end().await;
        assert!(!revision(&here).await.1 || revision(&here).await.0 == 2, "it gave the lease back");
        second.open.wait_for(|open| *open).await.expect("now it is its turn");
        assert_eq!((second.roles().await, revision(&here).await), (2, (2, true)));
        second.end().await;
        assert_eq!(revision(&here).await, (2, false));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_that_start_at_once_one_is_it() {
    on_both(async |bare| {
        let tries = (0..16).map(|_| {
            let engine = bare.t.engine().clone();
            tokio::spawn(async move { post(&engine).hold().await })
        });
        let mut held = 0;
        for tried in futures::future::join_all(tries).await {
            // A database may turn one away that comes at the same moment; it asks again later.
            held += usize::from(tried.expect("no panic").unwrap_or(false));
        }
        assert_eq!((held, revision(&bare).await), (1, (1, true)));
    })
    .await;
}
