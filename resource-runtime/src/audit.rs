//! The audit stream: refusals, and steps of those who reach beyond one tenant.
//!
//! Every entry is a line of the log under the target `audit`. An application that wants more than lines
//! gives the engine an [`Audit`]; it gets what concerns a tenant. Not here: keeping entries.

use resource_core::{ResourceMeta, Scalar, Timestamp};
use uuid::Uuid;

use crate::cx::AnyCx;
use crate::engine::Engine;

/// Something that must be accounted for to a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it happened.
    pub at: Timestamp,
    /// The tenant that it concerns.
    pub tenant: Uuid,
    /// Who did it.
    pub actor: String,
    /// For whom a part of the system did it.
    pub on_behalf_of: Option<String>,
    /// The resource that it was about, if it was about one.
    pub resource: Option<&'static str>,
    /// The action that it was, if it was one.
    pub action: Option<&'static str>,
    /// The key of the record that it was about, if it was about one: its parts with `~` between them.
    pub record: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, in a word or a sentence.
    pub reason: Option<String>,
    /// The request in which it happened.
    pub request: Option<String>,
}

/// What came of something that must be accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was refused.
    Denied,
    /// Somebody of the platform entered the tenant.
    Entered,
    /// Somebody of the platform found a row of the tenant.
    LookedUp,
}

/// Takes entries.
pub trait Audit: Send + Sync + 'static {
    /// Takes an entry. Whoever is accounted for waits meanwhile, so this returns at once.
    fn record(&self, entry: Entry);
}

impl Engine {
    fn account(&self, cx: &AnyCx, tenant: Option<Uuid>, fill: impl FnOnce(Entry) -> Entry) {
        let (Some(audit), Some(tenant)) = (self.audit(), tenant) else { return };
        audit.record(fill(Entry {
            at: cx.now(),
            tenant,
            actor: cx.actor().name.clone(),
            on_behalf_of: cx.on_behalf_of().map(str::to_owned),
            resource: None,
            action: None,
            record: None,
            outcome: Outcome::Denied,
            reason: None,
            request: cx.request().map(str::to_owned),
        }));
    }
}

/// Somebody was refused an action, on a record if there is a key.
pub(crate) fn denied(cx: &AnyCx, resource: &'static str, action: &'static str, key: Option<&[Scalar]>) {
    let reason = "policy";
    let record = key.map(text_of);
    tracing::warn!(
        target: "audit",
        actor = cx.actor().name,
        on_behalf_of = cx.on_behalf_of(),
        action,
        resource,
        record,
        tenant = cx.tenant().map(tracing::field::display),
        request = cx.request(),
        reason,
        "denied"
    );
    cx.engine().account(cx, cx.tenant(), |entry| Entry {
        resource: Some(resource),
        action: Some(action),
        record,
        reason: Some(reason.to_owned()),
        ..entry
    });
}

/// Somebody of the platform enters a tenant.
pub(crate) fn entered(cx: &AnyCx, tenant: Uuid) {
    tracing::info!(
        target: "audit",
        actor = cx.actor().name,
        on_behalf_of = cx.on_behalf_of(),
        %tenant,
        reason = cx.purpose(),
        request = cx.request(),
        "platform context enters a tenant"
    );
    let reason = cx.purpose().map(str::to_owned);
    cx.engine().account(cx, Some(tenant), |entry| Entry { outcome: Outcome::Entered, reason, ..entry });
}

/// Somebody of the platform looks for rows.
pub(crate) fn looking_up(cx: &AnyCx, meta: &ResourceMeta) {
    tracing::info!(
        target: "audit",
        actor = cx.actor().name,
        on_behalf_of = cx.on_behalf_of(),
        resource = meta.name,
        reason = cx.purpose(),
        "platform lookup"
    );
}

/// Somebody of the platform found rows of a tenant.
pub(crate) fn looked_up(cx: &AnyCx, meta: &'static ResourceMeta, (tenant, keys): (Uuid, &[Vec<Scalar>])) {
    let reason = cx.purpose().map(str::to_owned);
    let record = match keys {
        [key] => Some(text_of(key)),
        _ => None,
    };
    cx.engine().account(cx, Some(tenant), |entry| Entry {
        outcome: Outcome::LookedUp,
        resource: Some(meta.name),
        record,
        reason,
        ..entry
    });
}

/// A key as a text.
fn text_of(key: &[Scalar]) -> String {
    let part = |part: &Scalar| match part {
        Scalar::Uuid(uuid) => uuid.to_string(),
        Scalar::I64(number) => number.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    };
    key.iter().map(part).collect::<Vec<_>>().join("~")
}
