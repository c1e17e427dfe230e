//! Contexts: on whose behalf, in which tenant, inside which transaction.
//!
//! [`Cx`] is what callers hold; its type says how far it reaches, and a query function asks for a
//! context that [`Reaches`] its resource. [`AnyCx`] is the same without the type, for the engine.

mod actor;
mod reach;

use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use resource_core::Timestamp;
use resource_policy::{Policies, RoleSet};
use uuid::Uuid;

pub use actor::{Actor, Principal};
pub use reach::{InTenant, Platform, Reach, ReachKind, Reaches, SignedOut};

use crate::audit;
use crate::db::Connection;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::transaction;

/// A context that reaches as far as `R` says.
pub struct Cx<R = InTenant> {
    any: AnyCx,
    reach: PhantomData<R>,
}

/// A context inside an open transaction; use it wherever a [`Cx`] is wanted.
pub struct Tx<R = InTenant> {
    cx: Cx<R>,
}

/// A context whose reach is known at run time only.
#[derive(Clone)]
pub struct AnyCx(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    engine: Engine,
    connection: Connection,
    reach: ReachKind,
    tenant: Option<Uuid>,
    actor: Arc<Actor>,
    policies: Arc<Policies>,
    roles: Vec<RoleSet>,
    request: Option<Arc<str>>,
    /// Whom a part of the system acts for, by name.
    on_behalf_of: Option<Arc<str>>,
    /// What a context of the platform was made for.
    purpose: Option<Arc<str>>,
}

impl AnyCx {
    /// A context for an actor; `tenant` must be given exactly for [`ReachKind::InTenant`].
    pub fn new(engine: &Engine, reach: ReachKind, tenant: Option<Uuid>, actor: Actor) -> AnyCx {
        let policies = engine.policies();
        let roles = actor
            .principals
            .iter()
            .map(|principal| policies.role_set(principal.roles.iter().map(String::as_str)))
            .collect();
        AnyCx(Arc::new(Inner {
            connection: Connection::Pool(engine.db().clone()),
            engine: engine.clone(),
            reach,
            tenant,
            actor: Arc::new(actor),
            policies,
            roles,
            request: None,
            on_behalf_of: None,
            purpose: None,
        }))
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }

    /// Where statements go.
    pub fn connection(&self) -> &Connection {
        &self.0.connection
    }

    /// How far the context reaches.
    pub fn reach(&self) -> ReachKind {
        self.0.reach
    }

    /// The tenant, in [`ReachKind::InTenant`].
    pub fn tenant(&self) -> Option<Uuid> {
        self.0.tenant
    }

    /// On whose behalf.
    pub fn actor(&self) -> &Actor {
        &self.0.actor
    }

    /// The rules in force when the context was made.
    pub fn policies(&self) -> &Arc<Policies> {
        &self.0.policies
    }

    /// The roles of every principal; each of them must allow.
    pub fn roles(&self) -> &[RoleSet] {
        &self.0.roles
    }

    /// The id of the request, for audit and logs.
    pub fn request(&self) -> Option<&str> {
        self.0.request.as_deref()
    }

    /// The name of the actor for whom a part of the system acts, for audit and logs. Policies do not see it:
    /// they ask the principals of [`AnyCx::actor`] alone.
    pub fn on_behalf_of(&self) -> Option<&str> {
        self.0.on_behalf_of.as_deref()
    }

    /// What a context of the platform was made for, for audit.
    pub(crate) fn purpose(&self) -> Option<&str> {
        self.0.purpose.as_deref()
    }

    /// The same context, made for something.
    pub(crate) fn for_purpose(&self, purpose: &str) -> AnyCx {
        AnyCx(Arc::new(Inner { purpose: Some(purpose.into()), ..self.0.as_ref().clone() }))
    }

    /// The tracing span of an action.
    pub(crate) fn span(&self, resource: &'static str, action: &'static str) -> tracing::Span {
        tracing::info_span!(
            "action",
            resource,
            action,
            tenant = self.tenant().map(tracing::field::display),
            actor_kind = self.actor().kind(),
            on_behalf_of = self.on_behalf_of(),
        )
    }

    /// What the engine's clock says.
    pub fn now(&self) -> Timestamp {
        self.0.engine.now()
    }

    /// Whether statements join an open transaction.
    pub fn in_transaction(&self) -> bool {
        matches!(self.0.connection, Connection::Transaction(..))
    }

    /// The same context with the id of a request.
    pub fn with_request(&self, request: impl Into<Arc<str>>) -> AnyCx {
        AnyCx(Arc::new(Inner { request: Some(request.into()), ..self.0.as_ref().clone() }))
    }

    /// The same context with another connection.
    pub(crate) fn with_connection(&self, connection: Connection) -> AnyCx {
        AnyCx(Arc::new(Inner { connection, ..self.0.as_ref().clone() }))
    }

    /// The same context inside a tenant, for rows that the creation of that tenant causes.
    pub(crate) fn inside(&self, tenant: Uuid) -> AnyCx {
        self.moved(ReachKind::InTenant, Some(tenant))
    }

    /// The same connection and request in another reach and tenant.
    fn moved(&self, reach: ReachKind, tenant: Option<Uuid>) -> AnyCx {
        AnyCx(Arc::new(Inner { reach, tenant, ..self.0.as_ref().clone() }))
    }

    /// The same connection, reach and request on behalf of a part of the system. It is remembered who
    /// acted first.
    fn acting_as(&self, actor: Actor) -> AnyCx {
        let roles = actor
            .principals
            .iter()
            .map(|principal| self.0.policies.role_set(principal.roles.iter().map(String::as_str)))
            .collect();
        let on_behalf_of = self.on_behalf_of().unwrap_or(&self.actor().name).into();
        let on_behalf_of = Some(on_behalf_of);
        AnyCx(Arc::new(Inner { actor: Arc::new(actor), roles, on_behalf_of, ..self.0.as_ref().clone() }))
    }

    /// The typed context, if the reach fits.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`] when an interpreter asks for another reach than it has.
    pub fn typed<R: Reach>(&self) -> Result<Cx<R>> {
        match R::KIND == self.0.reach {
            true => Ok(Cx { any: self.clone(), reach: PhantomData }),
            false => Err(Error::internal("the context reaches elsewhere than its caller says")),
        }
    }
}

impl AnyCx {
    /// The typed context of the transaction that this one is in, if the reach fits.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`] when an interpreter asks for another reach than it has, or
    /// outside a transaction.
    pub fn tx<R: Reach>(&self) -> Result<Tx<R>> {
        match self.in_transaction() {
            true => Ok(Tx { cx: self.typed()? }),
            false => Err(Error::internal("the context is in no transaction")),
        }
    }
}

impl<R: Reach> Cx<R> {
    /// The context without its type.
    pub fn any(&self) -> &AnyCx {
        &self.any
    }

    /// On whose behalf.
    pub fn actor(&self) -> &Actor {
        self.any.actor()
    }

    /// What the engine's clock says.
    pub fn now(&self) -> Timestamp {
        self.any.now()
    }

    /// The same context on behalf of the part `name` of the system, a principal `system:<name>` with
    /// its own rows in the policy files. Audit and traces name the actor so far beside it.
    pub fn system(&self, name: &str) -> Cx<R> {
        Cx { any: self.any.acting_as(Actor::system(name)), reach: PhantomData }
    }

    /// Runs `work` in one transaction: all of it stands, or none. Inside an open transaction it joins
    /// that one, and a failure dooms the whole.
    ///
    /// # Errors
    /// What `work` returns, or [`crate::error::Class::Unavailable`] when the database does not answer.
    pub async fn transaction<T, F>(&self, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx<R>) -> Result<T>,
    {
        transaction::run(&self.any, async |any| work(&Tx { cx: Cx { any: any.clone(), reach: PhantomData } }).await)
            .await
    }
}

impl Cx<InTenant> {
    /// The tenant.
    pub fn tenant(&self) -> Uuid {
        self.any.tenant().unwrap_or_default()
    }
}

impl Cx<Platform> {
    /// The same actor and connection inside one tenant.
    pub fn enter(&self, tenant: Uuid) -> Cx<InTenant> {
        audit::entered(&self.any, tenant);
        Cx { any: self.any.moved(ReachKind::InTenant, Some(tenant)), reach: PhantomData }
    }
}

impl<R: Reach> Tx<R> {
    /// Continues the same transaction inside a tenant that it created.
    pub fn enter(&self, tenant: Uuid) -> Tx<InTenant> {
        Tx { cx: Cx { any: self.any.moved(ReachKind::InTenant, Some(tenant)), reach: PhantomData } }
    }

    /// The same transaction on behalf of a part of the system; see [`Cx::system`].
    pub fn system(&self, name: &str) -> Tx<R> {
        Tx { cx: self.cx.system(name) }
    }
}

impl<R> Clone for Cx<R> {
    fn clone(&self) -> Self {
        Cx { any: self.any.clone(), reach: PhantomData }
    }
}

impl<R> Deref for Tx<R> {
    type Target = Cx<R>;

    fn deref(&self) -> &Cx<R> {
        &self.cx
    }
}
