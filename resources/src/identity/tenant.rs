//! The tenant: the unit of isolation, and the root that every other row hangs on.

use resource::prelude::*;

use crate::identity::{TenantMembership, User};
use crate::infrastructure::Partition;

/// An organization that uses the product. Its data are invisible to every other tenant.
#[derive(Resource)]
#[resource(table = "tenants", json_api)]
#[tenancy(root)]
#[unique(slug, across_tenants, message = "is taken by another tenant")]
#[state_machine(status, initial(Active, Pending), final(Deleted))]
#[read(
    list,
    primary,
    sort(id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the tenants within reach: the caller's own."
)]
#[read(get, get(), doc = "Fetches a tenant by its id.")]
#[read(by_slug, get(slug), doc = "Fetches a tenant by its slug, whatever the case it is written in.")]
#[read(active, filter(status == Active), sort(id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the tenants that are open for use.")]
#[create(create, primary, tenantless, => _, accept(name, plan, max_devices, max_users, settings),
    argument(slug: Option<CiString>, length(1..=63), pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"),
        doc = "A short name for addresses; made from the name if there is none."),
    argument(reserved: Option<bool>, doc = "Whether nobody can use the tenant until it is activated."),
    set(status = if coalesce(argument.reserved, false) { Pending } else { Active }),
    prepare(generate_slug),
    doc = "Creates a tenant, with its default partition.")]
#[update(update, primary, accept(name, settings), doc = "Changes the name or the settings.")]
#[update(appoint_owner, internal, argument(owner: Id<User>), set(owner = argument.owner),
    doc = "Names the user who answers for the tenant.")]
#[update(
    upgrade_plan,
    accept(plan, max_devices, max_users),
    doc = "Moves the tenant to another plan and sets its limits."
)]
#[update(suspend, Active => Suspended, doc = "Closes the tenant for its users; nothing is lost.")]
#[update(activate, Pending | Suspended => Active, doc = "Opens a reserved tenant, or a suspended one again.")]
#[update(soft_delete, Active | Suspended | Pending => Deleted,
    doc = "Marks the tenant as gone for good. Its rows are kept until they are purged.")]
#[run(register, tenantless,
    argument(name: String, trim, length(1..=255), doc = "What people call the organization."),
    argument(slug: Option<CiString>, length(1..=63), pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"),
        doc = "A short name for addresses; made from the name if there is none."),
    argument(email: CiString, trim, length(3..=254), pattern("[^@\\s]+@[^@\\s]+"),
        doc = "The e-mail address of the first user."),
    argument(password: Secret<String>, length(12..=72), doc = "The password of the first user."),
    argument(password_confirmation: Secret<String>, length(12..=72), doc = "The same password once more."),
    argument(display_name: Option<String>, trim, length(..=255), doc = "How the first user wants to be called."),
    returns(Registration),
    doc = "Signs up: creates a tenant together with its first user, who administers and owns it, or neither.")]
#[causes(create, Partition::create(name = "Default", slug = "default"))]
pub struct Tenant {
    /// The tenant's id, which is also what all its rows carry.
    pub id: Id<Tenant>,
    /// What people call the organization.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// A short name for addresses: letters, digits and inner hyphens, unique without regard to case.
    #[field(length(1..=63), pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"))]
    pub slug: CiString,
    /// Whether the tenant can be used.
    pub status: TenantStatus,
    /// What the tenant has subscribed to.
    #[field(default = Free)]
    pub plan: TenantPlan,
    /// How many devices the plan includes.
    #[field(default = 100, range(0..))]
    pub max_devices: i32,
    /// How many users the plan includes.
    #[field(default = 5, range(0..))]
    pub max_users: i32,
    /// Preferences of the whole tenant.
    pub settings: Json,
    /// The user who answers for the tenant.
    #[relation(on_delete = nullify)]
    pub owner: Option<BelongsTo<User>>,
    /// The users whose home the tenant is.
    #[relation(inverse = tenant)]
    pub users: HasMany<User>,
    /// The memberships, which admit people whose home is another tenant too.
    #[relation(inverse = tenant)]
    pub memberships: HasMany<TenantMembership>,
    /// When the tenant was created.
    pub inserted_at: CreatedAt,
    /// When the tenant last changed.
    pub updated_at: UpdatedAt,
    /// The status in words.
    #[calculate(if status == Active { "Active" } else if status == Suspended { "Suspended" }
        else if status == Pending { "Awaiting activation" } else { "Deleted" })]
    pub display_status: Calculated<String>,
    /// How many users have their home here.
    #[calculate(count(users))]
    pub user_count: Calculated<i64>,
}

/// Whether a tenant can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum TenantStatus {
    /// Open.
    Active,
    /// Closed for a while.
    Suspended,
    /// Not opened yet.
    Pending,
    /// Gone; rows are kept until they are purged.
    Deleted,
}

/// What a tenant has subscribed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum TenantPlan {
    /// Small networks, without charge.
    Free,
    /// Paid, with limits as agreed.
    Pro,
    /// Paid, with limits and support as agreed.
    Enterprise,
}

/// What signing up has created.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Registration {
    /// The new tenant.
    pub tenant: Id<Tenant>,
    /// The slug it got.
    pub slug: String,
    /// Its first user.
    pub user: Id<User>,
}
