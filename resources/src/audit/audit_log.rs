//! The audit log: refusals, and steps of those who may go further than others.

use resource::prelude::*;

/// Something that must be accounted for. Entries are never changed or removed.
#[derive(Resource)]
#[resource(table = "audit_logs", json_api, append_only)]
#[tenancy(tenant_id)]
#[index(-at, -id)]
#[index(actor_name, -at, -id)]
#[index(resource, -at, -id)]
#[index(outcome, -at, -id)]
#[read(list, primary, sort(-at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the entries, newest first.")]
#[read(get, get(), doc = "Fetches an entry by id.")]
#[read(by_actor, argument(actor_name: String), filter(actor_name == argument.actor_name), sort(-at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists what one actor did, newest first.")]
#[read(by_resource, argument(resource: String), filter(resource == argument.resource), sort(-at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists what was done to one resource, newest first.")]
#[read(by_outcome, argument(outcome: AuditOutcome), filter(outcome == argument.outcome), sort(-at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the entries of one outcome, newest first.")]
#[create(
    record,
    primary,
    internal,
    accept(at, actor_name, actor_kind, on_behalf_of, resource, action, record_key, outcome, reason, request_id),
    doc = "Records what must be accounted for."
)]
pub struct AuditLog {
    /// The entry's id.
    pub id: Id<AuditLog>,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    #[field(length(1..=2048))]
    pub actor_name: String,
    /// What kind of actor that is.
    pub actor_kind: AuditActor,
    /// For whom they did it.
    #[field(length(..=2048))]
    pub on_behalf_of: Option<String>,
    /// The resource that it was about.
    #[field(length(1..=255))]
    pub resource: String,
    /// The action that it was.
    #[field(length(1..=255))]
    pub action: String,
    /// The record that it was about.
    #[field(length(..=1000))]
    pub record_key: Option<String>,
    /// What came of it.
    pub outcome: AuditOutcome,
    /// Why.
    #[field(length(..=1000))]
    pub reason: Option<String>,
    /// The request in which it happened.
    #[field(length(..=255))]
    pub request_id: Option<String>,
    /// When it was recorded.
    pub recorded_at: CreatedAt,
}

/// Kinds of actors that are accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AuditActor {
    /// Nobody who signed in.
    Anonymous,
    /// Somebody who signed in.
    User,
    /// A program with somebody's token.
    Token,
    /// A part of the product.
    System,
    /// A component at the edge.
    Component,
}

/// What came of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AuditOutcome {
    /// It was refused.
    Denied,
    /// Somebody entered the tenant from outside.
    Entered,
    /// Somebody looked for a row from outside the tenant.
    LookedUp,
}
