//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a tenant; positions refer to the tables here.

use crate::identity::tenant_membership::TENANT_MEMBERSHIP;
use crate::identity::user::USER;
use crate::infrastructure::partition::PARTITION;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Identity, Input, Machine, Page, Relation, Rule, Sort, State,
    Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use resources::identity::tenant::{Registration, TenantPlan, TenantStatus};
use std::borrow::Cow;

/// The resource `identity.tenant`.
pub static TENANT: ResourceMeta = ResourceMeta {
    name: "identity.tenant",
    type_name: "Tenant",
    api_type: "tenants",
    doc: "An organization that uses the product. Its data are invisible to every other tenant.",
    table: "tenants",
    tenancy: Tenancy::Root(0),
    key: &[0],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("display_status", Kind::Text, CALCULATE_DISPLAY_STATUS).public().doc("The status in words."),
        Calculation::new("user_count", Kind::I64, CALCULATE_USER_COUNT)
            .public()
            .doc("How many users have their home here."),
    ],
    identities: &[Identity::new("slug", "tenants_slug_unique", &[2])
        .across_tenants()
        .message("is taken by another tenant")],
    machine: Some(Machine {
        field: 3,
        states: &[
            State::new("active", STATE_ACTIVE).initial(),
            State::new("suspended", STATE_SUSPENDED),
            State::new("pending", STATE_PENDING).initial(),
            State::new("deleted", STATE_DELETED).terminal(),
        ],
    }),
    actions: &[
        Action::read("list")
            .doc("Lists the tenants within reach: the caller's own.")
            .primary()
            .sort(&[Sort::up(0)])
            .page(PAGE),
        Action::read("get").doc("Fetches a tenant by its id.").get(GetBy::Key),
        Action::read("by_slug")
            .doc("Fetches a tenant by its slug, whatever the case it is written in.")
            .inputs(BY_SLUG_INPUTS)
            .get(GetBy::Identity(0)),
        Action::read("active")
            .doc("Lists the tenants that are open for use.")
            .filter(ACTIVE_FILTER)
            .sort(&[Sort::up(0)])
            .page(PAGE),
        Action::create("create")
            .doc("Creates a tenant, with its default partition.")
            .tenantless()
            .primary()
            .inputs(CREATE_INPUTS)
            .moves_from(&[])
            .set(&[(3, CREATE_SET_STATUS)])
            .prepare(&[0])
            .causes(&CREATE_CAUSES),
        Action::update("update").doc("Changes the name or the settings.").primary().inputs(UPDATE_INPUTS),
        Action::update("appoint_owner")
            .doc("Names the user who answers for the tenant.")
            .internal()
            .inputs(APPOINT_OWNER_INPUTS)
            .set(&[(8, expr![Root(Argument, 0)])]),
        Action::update("upgrade_plan")
            .doc("Moves the tenant to another plan and sets its limits.")
            .inputs(UPGRADE_PLAN_INPUTS),
        Action::update("suspend")
            .doc("Closes the tenant for its users; nothing is lost.")
            .moves(&[STATE_ACTIVE], STATE_SUSPENDED),
        Action::update("activate")
            .doc("Opens a reserved tenant, or a suspended one again.")
            .moves(&[STATE_PENDING, STATE_SUSPENDED], STATE_ACTIVE),
        Action::update("soft_delete")
            .doc("Marks the tenant as gone for good. Its rows are kept until they are purged.")
            .moves(&[STATE_ACTIVE, STATE_SUSPENDED, STATE_PENDING], STATE_DELETED),
        Action::run("register", 1)
            .doc("Signs up: creates a tenant together with its first user, who administers and owns it, or neither.")
            .tenantless()
            .inputs(REGISTER_INPUTS)
            .returns(Registration::KIND),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid)
        .public()
        .generated(Generated::UuidV7)
        .doc("The tenant's id, which is also what all its rows carry."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 255)])
        .doc("What people call the organization."),
    Field::new("slug", Kind::CiText)
        .public()
        .rules(&[Rule::length(1, 63), Rule::Pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")])
        .doc("A short name for addresses: letters, digits and inner hyphens, unique without regard to case."),
    Field::new("status", TenantStatus::KIND).public().doc("Whether the tenant can be used."),
    Field::new("plan", TenantPlan::KIND)
        .public()
        .default(expr![text("free")])
        .doc("What the tenant has subscribed to."),
    Field::new("max_devices", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(100))])
        .doc("How many devices the plan includes."),
    Field::new("max_users", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(5))])
        .doc("How many users the plan includes."),
    Field::new("settings", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Preferences of the whole tenant."),
    Field::new("owner_id", Kind::Uuid).nullable().public().relation(0).doc("The user who answers for the tenant."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the tenant was created."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When the tenant last changed."),
];

static RELATIONS: [Relation; 3] = [
    Relation::belongs_to("owner", &USER, &[(0, 0), (8, 1)]).public().doc("The user who answers for the tenant."),
    Relation::has_many("users", &USER, &[(0, 0)]).public().doc("The users whose home the tenant is."),
    Relation::has_many("memberships", &TENANT_MEMBERSHIP, &[(0, 0)])
        .public()
        .doc("The memberships, which admit people whose home is another tenant too."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_SLUG_INPUTS: &[Input] = &[Input::field("slug", FIELDS)];

const INPUT_SLUG: Input = Input::argument("slug", Kind::CiText)
    .nullable()
    .optional()
    .rules(&[Rule::length(1, 63), Rule::Pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")])
    .doc("A short name for addresses; made from the name if there is none.");

const CREATE_INPUTS: &[Input] = &[
    Input::field("name", FIELDS),
    Input::field("plan", FIELDS).optional(),
    Input::field("max_devices", FIELDS).optional(),
    Input::field("max_users", FIELDS).optional(),
    Input::field("settings", FIELDS).optional(),
    INPUT_SLUG,
    Input::argument("reserved", Kind::Bool)
        .nullable()
        .optional()
        .doc("Whether nobody can use the tenant until it is activated."),
];

static CREATE_CAUSES: [Cause; 1] =
    [Cause::new(&PARTITION, 6).values(&[(0, expr![text("Default")]), (1, expr![text("default")])])];

const UPDATE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "name": optional, "settings": optional];

const APPOINT_OWNER_INPUTS: &[Input] = &[Input::argument("owner", Kind::Uuid)];

const UPGRADE_PLAN_INPUTS: &[Input] =
    inputs![FIELDS, &RELATIONS; "plan": optional, "max_devices": optional, "max_users": optional];

const REGISTER_INPUTS: &[Input] = &[
    Input::argument("name", Kind::Text)
        .rules(&[Rule::Trim, Rule::length(1, 255)])
        .doc("What people call the organization."),
    INPUT_SLUG,
    Input::argument("email", Kind::CiText)
        .rules(&[Rule::Trim, Rule::length(3, 254), Rule::Pattern("[^@\\s]+@[^@\\s]+")])
        .doc("The e-mail address of the first user."),
    Input::argument("password", Kind::Text)
        .secret()
        .rules(&[Rule::length(12, 72)])
        .doc("The password of the first user."),
    Input::argument("password_confirmation", Kind::Text)
        .secret()
        .rules(&[Rule::length(12, 72)])
        .doc("The same password once more."),
    Input::argument("display_name", Kind::Text)
        .nullable()
        .optional()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("How the first user wants to be called."),
];

const STATE_ACTIVE: Scalar = Scalar::Text(Cow::Borrowed("active"));
const STATE_SUSPENDED: Scalar = Scalar::Text(Cow::Borrowed("suspended"));
const STATE_PENDING: Scalar = Scalar::Text(Cow::Borrowed("pending"));
const STATE_DELETED: Scalar = Scalar::Text(Cow::Borrowed("deleted"));

// if status == Active { "Active" } else if status == Suspended { "Suspended" } else if status == Pending {
// "Awaiting activation" } else { "Deleted" }
const CALCULATE_DISPLAY_STATUS: Expr = expr! {
    Field(3), text("active"), Binary(Equal, 0, 1), text("Active"), Field(3), text("suspended"), Binary(Equal, 4, 5),
    text("Suspended"), Field(3), text("pending"), Binary(Equal, 8, 9), text("Awaiting activation"), text("Deleted"),
    If(10, 11, 12), If(6, 7, 13), If(2, 3, 14),
};

// count(users)
const CALCULATE_USER_COUNT: Expr = expr![Count(1, Expr::TRUE)];

// status == Active
const ACTIVE_FILTER: Expr = expr![Field(3), text("active"), Binary(Equal, 0, 1)];

// if coalesce(argument.reserved, false) { Pending } else { Active }
const CREATE_SET_STATUS: Expr = expr! {
    Root(Argument, 6), Const(Bool(false)), Call(Coalesce, Borrowed(&[0, 1])), text("pending"), text("active"),
    If(2, 3, 4),
};

const _: () = assert!(
    <resources::identity::tenant::Tenant as resource::Resource>::FINGERPRINT == 0x145ef29f2f80c829,
    "stale generated code, run `cargo xtask codegen`"
);
