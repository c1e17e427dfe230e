//! What `#[resource_test]` calls.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt::Debug;
use std::future::Future;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use resource_migrate::Migration;

use super::TestDb;
use crate::db::Dialect;

/// What a test starts from: a `Setup` gives a `TestCx`, a list of migrations a [`TestDb`].
pub trait Fixture: Send + Sync + 'static {
    /// What the test function takes.
    type Context;

    /// Makes it, with a database of its own.
    fn open(&self, dialect: Dialect) -> impl Future<Output = Self::Context>;
}

impl Fixture for Vec<Migration> {
    type Context = TestDb;

    async fn open(&self, dialect: Dialect) -> TestDb {
        TestDb::new(dialect, self).await
    }
}

/// No migrations: for tests that start from an empty database.
pub fn empty() -> Vec<Migration> {
    Vec::new()
}

/// What a test function may return.
pub trait Outcome {
    /// Panics if the test failed.
    fn assert(self);
}

impl Outcome for () {
    fn assert(self) {}
}

impl<E: Debug> Outcome for Result<(), E> {
    fn assert(self) {
        if let Err(error) = self {
            panic!("{error:?}");
        }
    }
}

/// No test waits longer; one that does waits for itself.
const LIMIT: Duration = Duration::from_secs(900);

/// Runs a test on one of the databases. The set-up is made once per process.
///
/// # Panics
/// When the test fails.
pub fn run<F, T>(dialect: Dialect, setup: fn() -> F, test: impl AsyncFnOnce(F::Context) -> T)
where
    F: Fixture,
    T: Outcome,
{
    let fixture = made(setup);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let outcome = runtime.expect("a runtime").block_on(async {
        let context = fixture.open(dialect).await;
        tokio::time::timeout(LIMIT, test(context)).await
    });
    outcome.unwrap_or_else(|_| panic!("the test was not over after {LIMIT:?}")).assert();
}

/// The set-up of this process: policies take longer to compile than most tests take.
fn made<F: Fixture>(setup: fn() -> F) -> Arc<F> {
    type Made = Mutex<HashMap<(TypeId, usize), Arc<dyn Any + Send + Sync>>>;
    static MADE: LazyLock<Made> = LazyLock::new(Made::default);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let fixture = made.entry((TypeId::of::<F>(), setup as usize)).or_insert_with(|| Arc::new(setup()));
    fixture.clone().downcast().expect("the type is part of the key")
}
