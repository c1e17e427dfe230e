//! The engine of one process: resources, database, policies, hooks, clock and keys.

use std::any::Any;
use std::sync::{Arc, RwLock};

use resource_core::meta::{ActorMeta, Route, Trigger};
use resource_core::{ResourceMeta, Timestamp};
use resource_policy::Policies;
use uuid::Uuid;

use crate::audit::Audit;
use crate::cx::{Actor, AnyCx, Cx, InTenant, Platform, Reach, ReachKind, SignedOut};
use crate::db::Db;
use crate::hook::Hook;
use crate::keyring::Keyring;

/// Everything generated for an application.
#[derive(Debug)]
pub struct Application {
    /// Every resource; its position is the resource's number in policies.
    pub resources: &'static [ResourceEntry],
    /// The declared fields of the actor.
    pub actor: &'static ActorMeta,
}

/// What is generated for one resource.
#[derive(Debug)]
pub struct ResourceEntry {
    /// Its description.
    pub meta: &'static ResourceMeta,
    /// Its JSON:API routes.
    pub routes: &'static [Route],
    /// Its hooks, to which the description refers by position.
    pub hooks: &'static [Hook],
    /// The actions that jobs call.
    pub triggers: &'static [Trigger],
}

/// Shared by every context; cheap to clone.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    application: &'static Application,
    db: Db,
    hooks: Arc<dyn Any + Send + Sync>,
    policies: RwLock<Arc<Policies>>,
    clock: Clock,
    keyring: Keyring,
    audit: Option<Arc<dyn Audit>>,
}

/// What an engine is made of.
pub struct Parts {
    /// Generated tables.
    pub application: &'static Application,
    /// The database.
    pub db: Db,
    /// The application's generated `Hooks` value.
    pub hooks: Arc<dyn Any + Send + Sync>,
    /// Compiled policies; several engines may share them.
    pub policies: Arc<Policies>,
    /// Where the time comes from.
    pub clock: Clock,
    /// Keys: cursors are signed with them, and encrypted fields take theirs from them.
    pub keyring: Keyring,
}

/// Where the time comes from.
#[derive(Clone)]
pub enum Clock {
    /// The system.
    System,
    /// A function, for tests.
    Fixed(Arc<dyn Fn() -> Timestamp + Send + Sync>),
}

impl Engine {
    /// An engine over its parts, whose audit stream is lines of the log.
    pub fn new(parts: Parts) -> Engine {
        Engine::made(parts, None)
    }

    /// An engine over its parts that also tells `audit` what is to be accounted for.
    pub fn audited(parts: Parts, audit: Arc<dyn Audit>) -> Engine {
        Engine::made(parts, Some(audit))
    }

    fn made(parts: Parts, audit: Option<Arc<dyn Audit>>) -> Engine {
        Engine(Arc::new(Inner {
            application: parts.application,
            db: parts.db,
            hooks: parts.hooks,
            policies: RwLock::new(parts.policies),
            clock: parts.clock,
            keyring: parts.keyring,
            audit,
        }))
    }

    /// The generated tables.
    pub fn application(&self) -> &'static Application {
        self.0.application
    }

    /// The number and tables of a resource.
    ///
    /// # Panics
    /// When the resource is of another application: generated code cannot do this.
    pub fn entry(&self, meta: &'static ResourceMeta) -> (usize, &'static ResourceEntry) {
        let mut entries = self.0.application.resources.iter().enumerate();
        entries.find(|(_, entry)| std::ptr::eq(entry.meta, meta)).expect("the resource is part of the application")
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The application's `Hooks` value.
    pub fn hooks(&self) -> &(dyn Any + Send + Sync) {
        self.0.hooks.as_ref()
    }

    /// The policies in force.
    pub fn policies(&self) -> Arc<Policies> {
        self.0.policies.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    /// Puts other policies into force; contexts that exist keep the ones they were made with.
    pub fn replace_policies(&self, policies: Policies) {
        *self.0.policies.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = Arc::new(policies);
    }

    /// The keys.
    pub fn keyring(&self) -> &Keyring {
        &self.0.keyring
    }

    /// Who is told what is to be accounted for.
    pub(crate) fn audit(&self) -> Option<&dyn Audit> {
        self.0.audit.as_deref()
    }

    /// What the clock says.
    pub fn now(&self) -> Timestamp {
        match &self.0.clock {
            Clock::System => Timestamp::now(),
            Clock::Fixed(clock) => clock(),
        }
    }

    /// A context inside a tenant.
    pub fn in_tenant(&self, tenant: Uuid, actor: Actor) -> Cx<InTenant> {
        self.typed(Some(tenant), actor)
    }

    /// A context of the platform; `why` goes to the audit stream.
    pub fn platform(&self, actor: Actor, why: &str) -> Cx<Platform> {
        tracing::info!(target: "audit", actor = actor.name, why, "platform context");
        let any = AnyCx::new(self, ReachKind::Platform, None, actor).for_purpose(why);
        any.typed().expect("the reach was just given")
    }

    /// As [`Engine::platform`], for the one question that the system asks again and again by itself, which is
    /// [`crate::lookup::tenants`]: nothing is audited.
    pub(crate) fn platform_quietly(&self, actor: Actor) -> Cx<Platform> {
        self.typed(None, actor)
    }

    /// A context of somebody who is not signed in.
    pub fn signed_out(&self) -> Cx<SignedOut> {
        self.typed(None, Actor::anonymous())
    }

    fn typed<R: Reach>(&self, tenant: Option<Uuid>, actor: Actor) -> Cx<R> {
        AnyCx::new(self, R::KIND, tenant, actor).typed().expect("the reach was just given")
    }
}
