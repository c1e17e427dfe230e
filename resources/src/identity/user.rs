//! The user: a person who signs in.

use resource::prelude::*;

use crate::identity::{ApiToken, Tenant};

/// A person who works in one tenant.
#[derive(Resource)]
#[resource(table = "users", json_api)]
#[tenancy(tenant_id)]
#[unique(email, message = "belongs to another user")]
#[index(role, id)]
#[scope(own, id == actor.user)]
#[scope(ordinary, role != SuperAdmin)]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the users of the tenant.")]
#[read(get, get(), doc = "Fetches a user by id.")]
#[read(by_email, get(email), doc = "Fetches the user with an e-mail address, whatever the case it is written in.")]
#[read(admins, filter(role in [Admin, SuperAdmin]), sort(id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the users who administer the tenant.")]
#[read(by_subject, internal, get(), doc = "Fetches the user whom a session or a token speaks for.")]
#[create(create, primary, accept(email, display_name, role),
    validate(role != SuperAdmin, field = role, code = not_given_here,
        message = "super_admin is given by grant_super_admin alone"),
    doc = "Adds a user who has no password yet.")]
#[create(register, accept(email, display_name, role),
    argument(password: Secret<String>, length(12..=72), doc = "The password; only its hash is kept."),
    argument(password_confirmation: Secret<String>, length(12..=72), doc = "The same password once more."),
    validate(role != SuperAdmin, field = role, code = not_given_here,
        message = "super_admin is given by grant_super_admin alone"),
    validate(argument.password == argument.password_confirmation, code = confirmation,
        message = "the password and its confirmation differ"),
    prepare(hash_password),
    doc = "Adds a user with a password.")]
#[create(enroll, internal, accept(email, display_name, role),
    argument(password_hash: Secret<String>, doc = "The hash of the password, made before any transaction."),
    validate(role != SuperAdmin, field = role, code = not_given_here,
        message = "super_admin is given by grant_super_admin alone"),
    set(hashed_password = argument.password_hash),
    doc = "Adds a user whose password was hashed beforehand.")]
#[update(update, primary, accept(display_name), doc = "Changes the profile.")]
#[update(update_email,
    argument(email: CiString, trim, length(3..=254), pattern("[^@\\s]+@[^@\\s]+"), doc = "The new address."),
    set(email = argument.email, confirmed_at = null),
    doc = "Changes the e-mail address, which is unconfirmed from then on.")]
#[update(confirm, internal, set(confirmed_at = now()),
    doc = "Notes that the e-mail address has proved to be the user's.")]
#[update(record_sign_in, internal, set(authenticated_at = now()),
    doc = "Notes that the user has just proved who they are.")]
#[update(update_role, argument(role: Role, doc = "What the user may do from now on."), set(role = argument.role),
    validate(role != SuperAdmin, field = role, code = not_given_here,
        message = "super_admin is given by grant_super_admin alone"),
    doc = "Changes what the user may do.")]
#[update(grant_super_admin, guard(!exists(api_tokens, revoked_at == null)), set(role = SuperAdmin),
    doc = "Lets the user operate the whole platform. Tokens must be revoked first: others may know their keys.")]
#[update(store_password, internal,
    argument(new_hash: Secret<String>, doc = "The hash to store."),
    argument(verified_hash: Option<Secret<String>>, doc = "The hash that the current password was verified with."),
    guard(hashed_password is argument.verified_hash),
    set(hashed_password = argument.new_hash),
    doc = "Stores a new password hash, provided that the one which was verified is still in place.")]
#[destroy(destroy, doc = "Removes a user and the user's tokens.")]
#[run(change_password, on_record,
    argument(current_password: Option<Secret<String>>, length(..=72), doc = "The password until now, if there is one."),
    argument(password: Secret<String>, length(12..=72), doc = "The password; only its hash is kept."),
    argument(password_confirmation: Secret<String>, length(12..=72), doc = "The same password once more."),
    doc = "Changes the password. The current one is required if there is one, and refused if there is none.")]
pub struct User {
    /// The user's id.
    pub id: Id<User>,
    /// The address that identifies the user in the tenant, compared without regard to case.
    #[field(trim, length(3..=254), pattern("[^@\\s]+@[^@\\s]+"))]
    pub email: CiString,
    /// The hash of the password, with its parameters and salt; absent without a password.
    hashed_password: Option<Secret<String>>,
    /// How the user wants to be called.
    #[field(trim, length(..=255))]
    pub display_name: Option<String>,
    /// What the user may do.
    #[field(default = Viewer)]
    pub role: Role,
    /// When the e-mail address proved to be the user's.
    pub confirmed_at: Option<Timestamp>,
    /// When the user last proved who they are; sensitive steps ask for a recent time.
    pub authenticated_at: Option<Timestamp>,
    /// When the user was added.
    pub inserted_at: CreatedAt,
    /// When the user last changed.
    pub updated_at: UpdatedAt,
    /// The tenant that is the user's home for ever.
    tenant: BelongsTo<Tenant>,
    /// The tokens that speak for the user.
    #[relation(inverse = user)]
    pub api_tokens: HasMany<ApiToken>,
    /// Whether the e-mail address has proved to be the user's.
    #[calculate(confirmed_at != null)]
    pub is_confirmed: Calculated<bool>,
}

/// What a user may do; the policy files say what each role is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Role {
    /// Looks.
    Viewer,
    /// Looks, adds and changes.
    Operator,
    /// Runs the tenant.
    Admin,
    /// Runs the platform, one tenant at a time.
    SuperAdmin,
}
