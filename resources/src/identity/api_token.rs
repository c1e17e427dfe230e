//! The API token: how programs sign in.

use resource::prelude::*;

use crate::identity::{Role, Tenant, User};

/// A key with which a program acts for a user. Only a digest of it is kept.
#[derive(Resource)]
#[resource(table = "api_tokens", json_api)]
#[tenancy(tenant_id)]
#[unique(prefix, across_tenants, message = "is in use")]
#[index(user, -id)]
#[scope(own, user == actor.user)]
#[scope(of_ordinary_user, user.role != SuperAdmin)]
#[read(list, primary, sort(-id), page(keyset, offset, default = 50, max = 250), doc = "Lists tokens, newest first.")]
#[read(get, get(), doc = "Fetches a token by id. The key itself is not kept.")]
#[read(by_prefix, internal, get(prefix), filter(enabled && revoked_at == null),
    doc = "Fetches the token that a presented key may be, by the key's first characters.")]
#[read(active, filter(enabled && revoked_at == null && (expires_at == null || expires_at > now())), sort(-id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the tokens that work now.")]
#[read(by_user, argument(user: Id<User>), filter(user == argument.user), sort(-id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the tokens of one user.")]
#[create(create, no_route, accept(name, description, access, expires_at, metadata, user),
    argument(token: Secret<String>, length(40..=200), doc = "The key; only its digest is kept."),
    prepare(digest_token),
    doc = "Stores a token for a key that the caller has made.")]
#[update(
    update,
    primary,
    accept(name, description, expires_at, metadata),
    doc = "Changes how a token is described or when it ends."
)]
#[update(record_use, internal, argument(ip: Option<String>, length(..=45),
    doc = "The address that the request came from."),
    guard(last_used_at == null || last_used_at <= ago(1 minute)),
    set(use_count = use_count + 1, last_used_at = now(), last_used_ip = argument.ip),
    doc = "Counts a use, once a minute at most.")]
#[update(revoke, guard(revoked_at == null), set(revoked_at = now(), revoked_by = actor.name, enabled = false),
    doc = "Ends a token for ever.")]
#[update(enable, guard(revoked_at == null), set(enabled = true), doc = "Lets a disabled token work again.")]
#[update(disable, set(enabled = false), doc = "Stops a token until it is enabled again.")]
#[run(issue,
    argument(name: String, trim, length(1..=255), doc = "What the token is for, in a few words."),
    argument(description: Option<String>, length(..=1000), doc = "What the token is for, at length."),
    argument(access: Option<TokenAccess>,
        doc = "How much of what the user may do the token may do; `read` if left out."),
    argument(expires_at: Option<Timestamp>, doc = "When the token stops working by itself; never if left out."),
    argument(metadata: Option<Json>, doc = "Whatever you want to note."),
    argument(user: Option<Id<User>>, doc = "Whom the token acts for; the caller if left out."),
    returns(IssuedToken),
    doc = "Makes a token and answers with its key, which is shown this once. Without a user it is the caller's own.")]
pub struct ApiToken {
    /// The token's id.
    pub id: Id<ApiToken>,
    /// What the token is for, in a few words.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// What the token is for, at length.
    #[field(length(..=1000))]
    pub description: Option<String>,
    /// The SHA-256 digest of the key, in hexadecimal.
    #[field(length(64..=64))]
    token_hash: Secret<String>,
    /// The first characters of the key, by which people and the server find the token.
    #[field(length(8..=8))]
    pub prefix: String,
    /// How much of what the user may do the token may do.
    #[field(default = Read)]
    pub access: TokenAccess,
    /// Whether the token works, as far as its owner decides.
    #[field(default = true)]
    pub enabled: bool,
    /// When the token stops working by itself.
    pub expires_at: Option<Timestamp>,
    /// When the token last signed somebody in.
    pub last_used_at: Option<Timestamp>,
    /// The address from which it last did.
    #[field(length(..=45))]
    pub last_used_ip: Option<String>,
    /// How often it did, counted once a minute at most.
    #[field(default = 0, range(0..))]
    pub use_count: i64,
    /// When the token was revoked.
    pub revoked_at: Option<Timestamp>,
    /// Who revoked it.
    pub revoked_by: Option<String>,
    /// Whatever the owner wants to note.
    pub metadata: Json,
    /// Whom the token acts for.
    #[relation(on_delete = cascade)]
    pub user: BelongsTo<User>,
    /// The tenant that it signs in to.
    tenant: BelongsTo<Tenant>,
    /// When the token was made.
    pub inserted_at: CreatedAt,
    /// When the token last changed.
    pub updated_at: UpdatedAt,
    /// The role of its user, for signing in.
    #[calculate(user.role)]
    user_role: Calculated<Role>,
    /// Whether its tenant takes part, for signing in.
    #[calculate(self.tenant.status == Active)]
    is_tenant_active: Calculated<bool>,
    /// Whether the token signs in now.
    #[calculate(enabled && revoked_at == null && coalesce(expires_at > now(), true))]
    pub is_valid: Calculated<bool>,
    /// Whether its time is over.
    #[calculate(coalesce(expires_at <= now(), false))]
    pub is_expired: Calculated<bool>,
    /// Whether it was revoked.
    #[calculate(revoked_at != null)]
    pub is_revoked: Calculated<bool>,
    /// Why the token works or does not.
    #[calculate(if revoked_at != null { Revoked } else if coalesce(expires_at <= now(), false) { Expired }
        else if enabled { Active } else { Disabled })]
    pub status: Calculated<ApiTokenStatus>,
    /// The access in words.
    #[calculate(if access == Read { "Read only" } else if access == Write { "Read and write" } else { "Full access" })]
    pub access_label: Calculated<String>,
    /// A colour for the status.
    #[calculate(if revoked_at != null { "red" } else if coalesce(expires_at <= now(), false) { "yellow" }
        else if enabled { "green" } else { "gray" })]
    pub status_color: Calculated<String>,
}

/// How much of what its user may do a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum TokenAccess {
    /// Look.
    Read,
    /// Look, add and change.
    Write,
    /// Everything the user may do.
    Admin,
}

/// Why a token works or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum ApiTokenStatus {
    /// It works.
    Active,
    /// Its owner has switched it off.
    Disabled,
    /// Its time is over.
    Expired,
    /// It has ended for ever.
    Revoked,
}

/// A token that was just made, with the key that is never shown again.
#[derive(Clone, PartialEq, Embedded)]
pub struct IssuedToken {
    /// The token's id.
    pub id: Id<ApiToken>,
    /// The key to send with requests. Nobody can show it a second time.
    pub token: String,
    /// Its first characters, by which the token is listed.
    pub prefix: String,
    /// When it stops working by itself.
    pub expires_at: Option<Timestamp>,
}

/// Without the key: what is printed ends up in logs.
impl std::fmt::Debug for IssuedToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut token = formatter.debug_struct("IssuedToken");
        token.field("id", &self.id).field("prefix", &self.prefix).field("expires_at", &self.expires_at);
        token.finish_non_exhaustive()
    }
}
