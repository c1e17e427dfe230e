//! What tests need: throwaway databases, contexts of made-up tenants, a clock that stands still, random
//! valid inputs, and one attribute that runs a test on both databases.
//!
//! ```text
//! // Once, at the root of the test program:
//! pub fn setup() -> Setup {
//!     Setup { application: &generated::APPLICATION, policies, hooks, migrations, creator: Actor::system("console") }
//! }
//!
//! #[resource_test]
//! async fn resolves(t: TestCx) {
//!     let operator = t.tenant("a").role("operator");
//!     let alert: Alert = Factory::of(&ALERT).record(&operator).await.unwrap();
//!     t.clock().advance(Duration::from_secs(60));
//!     let (resolved, statements) = t.statements(resolve(&operator, alert.id, Resolve::default())).await;
//!     assert_eq!(resolved.unwrap().status, AlertStatus::Resolved);
//! }
//! ```
//!
//! makes a module `resolves` with the tests `sqlite` and `postgres`, each with a database of its own.
//!
//! The attribute itself is in `resource-macros`: the engine does not depend on the front end.
//!
//! Not here: anything that programs use when they are not tested.

mod clock;
mod context;
mod database;
pub mod factory;
pub mod postgres;
mod random;
mod run;
mod sqlite;

pub use clock::TestClock;
pub use context::{Setup, TestCx, TestTenant};
pub use database::TestDb;
pub use factory::Factory;
pub use random::Random;
pub use run::{Fixture, Outcome, empty, run};
