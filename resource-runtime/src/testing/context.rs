//! An engine for one test, and contexts of made-up tenants and people.

use std::any::Any;
use std::collections::BTreeMap;
use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use resource_core::Scalar;
use resource_core::meta::{ResourceMeta, Tenancy};
use resource_migrate::Migration;
use resource_policy::Policies;
use uuid::Uuid;

use super::run::Fixture;
use super::{Factory, TestClock, TestDb};
use crate::cx::{Actor, Cx, InTenant, Platform, Principal, SignedOut};
use crate::db::{Db, Dialect};
use crate::engine::{Application, Engine, Parts};
use crate::keyring::Keyring;

/// What a product gives to its tests.
pub struct Setup {
    /// Generated tables.
    pub application: &'static Application,
    /// Compiled policies.
    pub policies: Arc<Policies>,
    /// The application's generated `Hooks` value.
    pub hooks: Arc<dyn Any + Send + Sync>,
    /// All migrations.
    pub migrations: Vec<Migration>,
    /// Somebody whom the policies let create tenants.
    pub creator: Actor,
}

/// An engine over a database of its own, with a clock that stands still. Cheap to clone.
#[derive(Clone)]
pub struct TestCx(Arc<Inner>);

struct Inner {
    engine: Engine,
    clock: TestClock,
    creator: Actor,
    tenants: Mutex<BTreeMap<String, Uuid>>,
    database: TestDb,
}

/// A tenant of a test.
#[derive(Clone)]
pub struct TestTenant {
    engine: Engine,
    id: Uuid,
}

impl Fixture for Setup {
    type Context = TestCx;

    async fn open(&self, dialect: Dialect) -> TestCx {
        TestCx::new(dialect, self).await
    }
}

impl TestCx {
    /// An engine over a migrated database.
    ///
    /// # Panics
    /// When there is no database to be had.
    pub async fn new(dialect: Dialect, setup: &Setup) -> TestCx {
        let database = TestDb::new(dialect, &setup.migrations).await;
        let clock = TestClock::new();
        let engine = Engine::new(Parts {
            application: setup.application,
            db: database.db().clone(),
            hooks: setup.hooks.clone(),
            policies: setup.policies.clone(),
            clock: clock.clock(),
            keyring: Keyring::random().expect("random numbers"),
        });
        let (creator, tenants) = (setup.creator.clone(), Mutex::default());
        TestCx(Arc::new(Inner { engine, clock, creator, tenants, database }))
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }

    /// The database.
    pub fn db(&self) -> &Db {
        self.0.database.db()
    }

    /// Where another process finds the database.
    pub fn url(&self) -> &str {
        self.0.database.url()
    }

    /// Which database it is.
    pub fn dialect(&self) -> Dialect {
        self.0.database.dialect()
    }

    /// The clock.
    pub fn clock(&self) -> &TestClock {
        &self.0.clock
    }

    /// The tenant that this test calls `name`; made by its create action when it is first asked for.
    ///
    /// # Panics
    /// When the tenant cannot be made, or outside `#[resource_test]` on a runtime of one thread.
    pub fn tenant(&self, name: &str) -> TestTenant {
        let mut tenants = self.0.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        let id = tenants.get(name).copied().unwrap_or_else(|| {
            let made = || tokio::runtime::Handle::current().block_on(self.make_tenant(name));
            let id = tokio::task::block_in_place(made);
            tenants.insert(name.to_owned(), id);
            id
        });
        TestTenant { engine: self.0.engine.clone(), id }
    }

    async fn make_tenant(&self, name: &str) -> Uuid {
        let mut hash = DefaultHasher::new();
        name.hash(&mut hash);
        let seed = hash.finish();
        let is_root = |meta: &&'static ResourceMeta| matches!(meta.tenancy, Tenancy::Root(_));
        let root = self.0.engine.application().resources.iter().map(|entry| entry.meta).find(is_root);
        let Some(root) = root else { return Uuid::from_u64_pair(seed, seed) };
        let Some(field) = root.tenant_field() else { unreachable!("a root has one") };
        let platform = self.0.engine.platform(self.0.creator.clone(), "a tenant for a test");
        let row = Factory::of(root).seed(seed).row(&platform).await;
        let row = row.unwrap_or_else(|error| panic!("the tenant `{name}` cannot be made: {error:?}"));
        let id = row.scalar(usize::from(field), root.fields[usize::from(field)].kind);
        id.ok().and_then(|id| id.as_uuid()).expect("the key of a tenant is a UUID")
    }

    /// A context of the platform for somebody with one role.
    pub fn platform(&self, role: &str) -> Cx<Platform> {
        self.0.engine.platform(person(self.engine(), role, &[]), "a test")
    }

    /// A context of nobody.
    pub fn signed_out(&self) -> Cx<SignedOut> {
        self.0.engine.signed_out()
    }

    /// What `work` returns, and how many statements it sent; those of others at the same time count, too.
    pub async fn statements<T>(&self, work: impl Future<Output = T>) -> (T, u64) {
        let before = self.db().statements();
        let result = work.await;
        (result, self.db().statements() - before)
    }
}

impl TestTenant {
    /// The tenant's id.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// A context of somebody with one role.
    pub fn role(&self, role: &str) -> Cx<InTenant> {
        self.member(role, &[])
    }

    /// A context of somebody with one role and some of the declared fields of the actor.
    ///
    /// # Panics
    /// When the actor has no such field.
    pub fn member(&self, role: &str, fields: &[(&str, Scalar)]) -> Cx<InTenant> {
        self.acting(person(&self.engine, role, fields))
    }

    /// A context of a part of the system.
    pub fn system(&self, name: &str) -> Cx<InTenant> {
        self.acting(Actor::system(name))
    }

    /// A context of anybody.
    pub fn acting(&self, actor: Actor) -> Cx<InTenant> {
        self.engine.in_tenant(self.id, actor)
    }
}

fn person(engine: &Engine, role: &str, fields: &[(&str, Scalar)]) -> Actor {
    let declared = engine.application().actor.fields;
    for (name, _) in fields {
        assert!(declared.iter().any(|field| field.name == *name), "the actor has no field `{name}`");
    }
    let value = |wanted: &str| fields.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
    Actor {
        name: format!("user:test-{role}"),
        principals: vec![Principal::role(role)],
        fields: declared.iter().map(|field| value(field.name).unwrap_or(Scalar::Null)).collect(),
        is_system: false,
    }
}
