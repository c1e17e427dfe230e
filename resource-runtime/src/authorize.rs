//! May this actor do this? The only place that asks the policies.
//!
//! The answer is an [`Authorized`], which nothing else can make: pipelines and hooks start from one. It
//! carries the condition on rows that is left over: what the policy files grant below the ceilings of
//! the declaration, for every principal of the actor.

use resource_core::meta::{Action, Cause, Tenancy};
use resource_core::{Expr, ResourceMeta, Scalar};
use resource_policy::{Catalog, CatalogAction, CatalogResource, Condition, Decision};

use crate::audit;
use crate::cx::{AnyCx, ReachKind};
use crate::engine::Application;
use crate::error::{Error, Result};

/// Proof that an action was authorized, with the condition on rows that it is limited to.
#[derive(Clone, Debug)]
pub struct Authorized {
    action: &'static Action,
    condition: Option<Expr>,
}

impl Authorized {
    /// What an authorized action causes is authorized with it.
    pub(crate) fn by_cause(cause: &'static Cause) -> Authorized {
        Authorized { action: &cause.target.actions[cause.action as usize], condition: None }
    }

    /// The action.
    pub fn action(&self) -> &'static Action {
        self.action
    }

    /// Rows for which this is true are within reach; `None` means every row of the tenant. Roots such
    /// as `actor` are still in it.
    pub fn condition(&self) -> Option<&Expr> {
        self.condition.as_ref()
    }
}

/// Authorizes an action for the actor of a context.
///
/// # Errors
/// [`crate::error::Class::Unauthenticated`] for somebody who is not signed in,
/// [`crate::error::Class::Forbidden`] when no rule grants the action on any row. Refusals go to the
/// audit stream.
pub fn action(cx: &AnyCx, meta: &'static ResourceMeta, at: u16) -> Result<Authorized> {
    quietly(cx, meta, at).map_err(|()| denied(cx, meta, &meta.actions[at as usize]))
}

/// As [`action`], on the record with a key.
///
/// # Errors
/// As [`action`].
pub fn action_on(cx: &AnyCx, meta: &'static ResourceMeta, at: u16, key: &[Scalar]) -> Result<Authorized> {
    quietly(cx, meta, at).map_err(|()| denied_on(cx, meta, &meta.actions[at as usize], key))
}

/// As [`action`], for a question that nobody is refused by: nothing is audited.
pub(crate) fn quietly(cx: &AnyCx, meta: &'static ResourceMeta, at: u16) -> Result<Authorized, ()> {
    let action = &meta.actions[at as usize];
    if !reaches(cx, meta, action) || (action.internal && !cx.actor().is_system) {
        return Err(());
    }
    let (resource, _) = cx.engine().entry(meta);
    let granted = match cx.policies().action(resource, at as usize).decide(cx.roles()) {
        Decision::Deny => return Err(()),
        Decision::Allow => None,
        Decision::When(condition) => Some(over_scopes(meta, &condition.tree())),
    };
    // A part of the system acts for nobody in particular: ceilings compare with the actor, and the rows
    // of its principal say how far it goes.
    let ceilings = [&meta.require, &action.require].into_iter().flatten().cloned();
    let ceilings = ceilings.filter(|_| !cx.actor().is_system);
    let conditions: Vec<Expr> = granted.into_iter().chain(ceilings).collect();
    let condition = (!conditions.is_empty()).then(|| Expr::all(conditions));
    Ok(Authorized { action, condition })
}

/// The condition under which the actor sees a field of rows it may read: `None` for always,
/// `Some(false)` as a constant for never.
pub fn field(cx: &AnyCx, meta: &'static ResourceMeta, at: usize) -> Option<Expr> {
    let (resource, _) = cx.engine().entry(meta);
    match cx.policies().field(resource, at).decide(cx.roles()) {
        Decision::Allow => None,
        Decision::Deny => Some(Expr::constant(false)),
        Decision::When(condition) => Some(over_scopes(meta, &condition.tree())),
    }
}

/// The names that policy files may use. Resources and actions stand at their positions; a resource's
/// fields are its stored fields and, behind them, its calculations.
pub fn catalog(application: &Application) -> Catalog {
    let resource = |meta: &'static ResourceMeta| {
        let fields = meta.fields.iter().map(|field| field.name);
        let calculations = meta.calculations.iter().map(|calculation| calculation.name);
        CatalogResource {
            name: meta.name.to_owned(),
            actions: meta.actions.iter().map(|action| catalog_action(meta, action)).collect(),
            fields: fields.chain(calculations).map(str::to_owned).collect(),
            scopes: meta.scopes.iter().map(|scope| scope.name.to_owned()).collect(),
        }
    };
    Catalog { resources: application.resources.iter().map(|entry| resource(entry.meta)).collect() }
}

/// An action as the matrix tells of it. A ceiling that is no scope by itself is named after the word that
/// declares it.
fn catalog_action(meta: &ResourceMeta, action: &Action) -> CatalogAction {
    let name = |ceiling: &Expr| {
        let scope = meta.scopes.iter().find(|scope| scope.expr == *ceiling);
        scope.map_or("require", |scope| scope.name).to_owned()
    };
    let ceilings = [&meta.require, &action.require].into_iter().flatten();
    CatalogAction { name: action.name.to_owned(), internal: action.internal, ceilings: ceilings.map(name).collect() }
}

/// Whether a context of this reach may touch rows of the resource at all.
fn reaches(cx: &AnyCx, meta: &ResourceMeta, action: &Action) -> bool {
    match (cx.reach(), meta.tenancy) {
        _ if action.tenantless => true,
        (ReachKind::InTenant, Tenancy::Column(_) | Tenancy::Root(_)) => true,
        (ReachKind::InTenant, Tenancy::Shared) => action.kind == resource_core::meta::ActionKind::Read,
        (ReachKind::Platform, Tenancy::Shared) => true,
        (ReachKind::Platform, Tenancy::Root(_)) => action.kind == resource_core::meta::ActionKind::Create,
        (ReachKind::Platform, Tenancy::Column(_)) | (ReachKind::SignedOut, _) => false,
    }
}

/// A policy's condition with its scopes replaced by what they mean.
fn over_scopes(meta: &ResourceMeta, condition: &Condition) -> Expr {
    match condition {
        Condition::True => Expr::constant(true),
        Condition::False => Expr::constant(false),
        Condition::Scope(scope) => meta.scopes[*scope as usize].expr.clone(),
        Condition::Not(inner) => over_scopes(meta, inner).negated(),
        Condition::And(parts) => Expr::all(parts.iter().map(|part| over_scopes(meta, part))),
        Condition::Or(parts) => Expr::any(parts.iter().map(|part| over_scopes(meta, part))),
    }
}

/// The refusal, which goes to the audit stream.
pub(crate) fn denied(cx: &AnyCx, meta: &ResourceMeta, action: &Action) -> Error {
    audit::denied(cx, meta.name, action.name, None);
    refusal(cx)
}

/// The refusal of an action on a record, which goes to the audit stream.
pub(crate) fn denied_on(cx: &AnyCx, meta: &ResourceMeta, action: &Action, key: &[Scalar]) -> Error {
    audit::denied(cx, meta.name, action.name, Some(key));
    refusal(cx)
}

fn refusal(cx: &AnyCx) -> Error {
    let anonymous = cx.reach() == ReachKind::SignedOut;
    if anonymous { Error::unauthenticated() } else { Error::forbidden() }
}
