//! The tenant membership: who takes part in a tenant, and as what.

use resource::prelude::*;

use crate::identity::{Tenant, User};

/// The right of a user to take part in a tenant. The user may have their home in another one, so a
/// membership names the user without referring to a row.
#[derive(Resource)]
#[resource(table = "tenant_memberships", json_api)]
#[tenancy(tenant_id)]
#[unique(user, message = "is a member already")]
#[index(role, id)]
#[scope(own, user == actor.user)]
#[scope(ordinary, role != Owner)]
#[scope(of_owned_tenant, self.tenant.owner == actor.user)]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the members.")]
#[read(get, get(), doc = "Fetches a membership by id.")]
#[read(by_user, get(user), doc = "Fetches the membership of a user.")]
#[create(create, primary, accept(user, role), set(joined_at = now()), doc = "Lets a user take part.")]
#[update(update_role, primary, argument(role: MembershipRole, doc = "As what they take part from now on."),
    set(role = argument.role), doc = "Changes as what somebody takes part.")]
#[destroy(destroy, doc = "Ends a membership.")]
pub struct TenantMembership {
    /// The membership's id.
    pub id: Id<TenantMembership>,
    /// Who takes part.
    pub user: Id<User>,
    /// As what.
    #[field(default = Member)]
    pub role: MembershipRole,
    /// Since when.
    pub joined_at: Timestamp,
    /// The tenant.
    tenant: BelongsTo<Tenant>,
    /// When the membership was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
}

/// As what somebody takes part in a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum MembershipRole {
    /// Answers for it.
    Owner,
    /// Runs it.
    Admin,
    /// Works in it.
    Member,
}
