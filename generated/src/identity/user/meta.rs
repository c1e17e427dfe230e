//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a user; positions refer to the tables here.

use super::policy;
use crate::identity::api_token::API_TOKEN;
use crate::identity::tenant::TENANT;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy, Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::identity::user::Role;

/// The resource `identity.user`.
pub static USER: ResourceMeta = ResourceMeta {
    name: "identity.user",
    type_name: "User",
    api_type: "users",
    doc: "A person who works in one tenant.",
    table: "users",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation::new("is_confirmed", Kind::Bool, CALCULATE_IS_CONFIRMED)
        .public()
        .doc("Whether the e-mail address has proved to be the user's.")],
    identities: &[Identity::new("email", "users_email_unique", &[2]).message("belongs to another user")],
    scopes: policy::SCOPES,
    actions: &[
        Action::read("list").doc("Lists the users of the tenant.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a user by id.").get(GetBy::Key),
        Action::read("by_email")
            .doc("Fetches the user with an e-mail address, whatever the case it is written in.")
            .inputs(BY_EMAIL_INPUTS)
            .get(GetBy::Identity(0)),
        Action::read("admins")
            .doc("Lists the users who administer the tenant.")
            .filter(ADMINS_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_subject")
            .doc("Fetches the user whom a session or a token speaks for.")
            .internal()
            .get(GetBy::Key),
        Action::create("create")
            .doc("Adds a user who has no password yet.")
            .primary()
            .inputs(CREATE_INPUTS)
            .validations(&[Validation {
                code: "not_given_here",
                constraint: None,
                expr: VALIDATE__1,
                field: Some(5),
                message: "super_admin is given by grant_super_admin alone",
            }]),
        Action::create("register")
            .doc("Adds a user with a password.")
            .inputs(REGISTER_INPUTS)
            .validations(&[
                Validation {
                    code: "not_given_here",
                    constraint: None,
                    expr: VALIDATE__1,
                    field: Some(5),
                    message: "super_admin is given by grant_super_admin alone",
                },
                Validation {
                    code: "confirmation",
                    constraint: None,
                    expr: VALIDATE__2,
                    field: None,
                    message: "the password and its confirmation differ",
                },
            ])
            .prepare(&[0]),
        Action::create("enroll")
            .doc("Adds a user whose password was hashed beforehand.")
            .internal()
            .inputs(ENROLL_INPUTS)
            .set(&[(3, expr![Root(Argument, 3)])])
            .validations(&[Validation {
                code: "not_given_here",
                constraint: None,
                expr: VALIDATE__1,
                field: Some(5),
                message: "super_admin is given by grant_super_admin alone",
            }]),
        Action::update("update").doc("Changes the profile.").primary().inputs(UPDATE_INPUTS),
        Action::update("update_email")
            .doc("Changes the e-mail address, which is unconfirmed from then on.")
            .inputs(UPDATE_EMAIL_INPUTS)
            .set(&[(2, expr![Root(Argument, 0)]), (6, Expr::NULL)]),
        Action::update("confirm")
            .doc("Notes that the e-mail address has proved to be the user's.")
            .internal()
            .set(&[(6, Expr::NOW)]),
        Action::update("record_sign_in")
            .doc("Notes that the user has just proved who they are.")
            .internal()
            .set(&[(7, Expr::NOW)]),
        Action::update("update_role")
            .doc("Changes what the user may do.")
            .inputs(UPDATE_ROLE_INPUTS)
            .set(&[(5, expr![Root(Argument, 0)])])
            .validations(&[Validation {
                code: "not_given_here",
                constraint: None,
                expr: VALIDATE__1,
                field: Some(5),
                message: "super_admin is given by grant_super_admin alone",
            }]),
        Action::update("grant_super_admin")
            .doc("Lets the user operate the whole platform. Tokens must be revoked first: others may know their keys.")
            .guard(GRANT_SUPER_ADMIN_GUARD)
            .set(&[(5, expr![text("super_admin")])]),
        Action::update("store_password")
            .doc("Stores a new password hash, provided that the one which was verified is still in place.")
            .internal()
            .inputs(STORE_PASSWORD_INPUTS)
            .guard(STORE_PASSWORD_GUARD)
            .set(&[(3, expr![Root(Argument, 0)])]),
        Action::destroy("destroy").doc("Removes a user and the user's tokens.").primary(),
        Action::run("change_password", 1)
            .doc("Changes the password. The current one is required if there is one, and refused if there is none.")
            .on_record()
            .inputs(CHANGE_PASSWORD_INPUTS),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).relation(0).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The user's id."),
    Field::new("email", Kind::CiText)
        .public()
        .rules(&[Rule::Trim, Rule::length(3, 254), Rule::Pattern("[^@\\s]+@[^@\\s]+")])
        .doc("The address that identifies the user in the tenant, compared without regard to case."),
    Field::new("hashed_password", Kind::Text)
        .nullable()
        .secret()
        .doc("The hash of the password, with its parameters and salt; absent without a password."),
    Field::new("display_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("How the user wants to be called."),
    Field::new("role", Role::KIND).public().default(expr![text("viewer")]).doc("What the user may do."),
    Field::new("confirmed_at", Kind::Time).nullable().public().doc("When the e-mail address proved to be the user's."),
    Field::new("authenticated_at", Kind::Time)
        .nullable()
        .public()
        .doc("When the user last proved who they are; sensitive steps ask for a recent time."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the user was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When the user last changed."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("tenant", &TENANT, &[(0, 0)]).doc("The tenant that is the user's home for ever."),
    Relation::has_many("api_tokens", &API_TOKEN, &[(0, 0), (1, 15)])
        .public()
        .doc("The tokens that speak for the user."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_EMAIL_INPUTS: &[Input] = &[Input::field("email", FIELDS)];

const CREATE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "email", "display_name": optional, "role": optional];

const INPUT_PASSWORD: Input = Input::argument("password", Kind::Text)
    .secret()
    .rules(&[Rule::length(12, 72)])
    .doc("The password; only its hash is kept.");

const INPUT_PASSWORD_CONFIRMATION: Input = Input::argument("password_confirmation", Kind::Text)
    .secret()
    .rules(&[Rule::length(12, 72)])
    .doc("The same password once more.");

const REGISTER_INPUTS: &[Input] = &[
    Input::field("email", FIELDS),
    Input::field("display_name", FIELDS).optional(),
    Input::field("role", FIELDS).optional(),
    INPUT_PASSWORD,
    INPUT_PASSWORD_CONFIRMATION,
];

const ENROLL_INPUTS: &[Input] = &[
    Input::field("email", FIELDS),
    Input::field("display_name", FIELDS).optional(),
    Input::field("role", FIELDS).optional(),
    Input::argument("password_hash", Kind::Text).secret().doc("The hash of the password, made before any transaction."),
];

const UPDATE_INPUTS: &[Input] = &[Input::field("display_name", FIELDS).optional()];

const UPDATE_EMAIL_INPUTS: &[Input] = &[Input::argument("email", Kind::CiText)
    .rules(&[Rule::Trim, Rule::length(3, 254), Rule::Pattern("[^@\\s]+@[^@\\s]+")])
    .doc("The new address.")];

const UPDATE_ROLE_INPUTS: &[Input] = &[Input::argument("role", Role::KIND).doc("What the user may do from now on.")];

const STORE_PASSWORD_INPUTS: &[Input] = &[
    Input::argument("new_hash", Kind::Text).secret().doc("The hash to store."),
    Input::argument("verified_hash", Kind::Text)
        .nullable()
        .optional()
        .secret()
        .doc("The hash that the current password was verified with."),
];

const CHANGE_PASSWORD_INPUTS: &[Input] = &[
    Input::argument("current_password", Kind::Text)
        .nullable()
        .optional()
        .secret()
        .rules(&[Rule::max_length(72)])
        .doc("The password until now, if there is one."),
    INPUT_PASSWORD,
    INPUT_PASSWORD_CONFIRMATION,
];

// confirmed_at != null
const CALCULATE_IS_CONFIRMED: Expr = expr![Field(6), Const(Null), Binary(IsNot, 0, 1)];

// role in [Admin, SuperAdmin]
const ADMINS_FILTER: Expr = expr![Field(5), text("admin"), text("super_admin"), In(0, Borrowed(&[1, 2]))];

// role != SuperAdmin
const VALIDATE__1: Expr = expr![Field(5), text("super_admin"), Binary(NotEqual, 0, 1)];

// argument.password == argument.password_confirmation
const VALIDATE__2: Expr = expr![Root(Argument, 3), Root(Argument, 4), Binary(Equal, 0, 1)];

const GRANT_SUPER_ADMIN_GUARD_RELATED: Expr = expr![Field(12), Const(Null), Binary(Is, 0, 1)];

// !exists(api_tokens, revoked_at == null)
const GRANT_SUPER_ADMIN_GUARD: Expr = expr![Exists(1, GRANT_SUPER_ADMIN_GUARD_RELATED), Not(0)];

// hashed_password is argument.verified_hash
const STORE_PASSWORD_GUARD: Expr = expr![Field(3), Root(Argument, 1), Binary(Is, 0, 1)];

const _: () = assert!(
    <resources::identity::user::User as resource::Resource>::FINGERPRINT == 0xe2b6c4b2c4166c4c,
    "stale generated code, run `cargo xtask codegen`"
);
