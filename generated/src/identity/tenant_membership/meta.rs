//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a tenant membership; positions refer to the tables here.

use super::policy;
use crate::identity::tenant::TENANT;
use resource_core::meta::{Action, Field, Generated, GetBy, Identity, Input, Page, Relation, Sort, Tenancy};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::identity::tenant_membership::MembershipRole;

/// The resource `identity.tenant_membership`.
pub static TENANT_MEMBERSHIP: ResourceMeta = ResourceMeta {
    name: "identity.tenant_membership",
    type_name: "TenantMembership",
    api_type: "tenant-memberships",
    doc: "The right of a user to take part in a tenant. The user may have their home in another one, so a\nmembership \
        names the user without referring to a row.",
    table: "tenant_memberships",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    identities: &[Identity::new("user", "tenant_memberships_user_unique", &[2]).message("is a member already")],
    scopes: policy::SCOPES,
    actions: &[
        Action::read("list").doc("Lists the members.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a membership by id.").get(GetBy::Key),
        Action::read("by_user").doc("Fetches the membership of a user.").inputs(BY_USER_INPUTS).get(GetBy::Identity(0)),
        Action::create("create").doc("Lets a user take part.").primary().inputs(CREATE_INPUTS).set(&[(4, Expr::NOW)]),
        Action::update("update_role")
            .doc("Changes as what somebody takes part.")
            .primary()
            .inputs(UPDATE_ROLE_INPUTS)
            .set(&[(3, expr![Root(Argument, 0)])]),
        Action::destroy("destroy").doc("Ends a membership.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).relation(0).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The membership's id."),
    Field::new("user", Kind::Uuid).public().doc("Who takes part."),
    Field::new("role", MembershipRole::KIND).public().default(expr![text("member")]).doc("As what."),
    Field::new("joined_at", Kind::Time).public().doc("Since when."),
    Field::new("inserted_at", Kind::Time)
        .public()
        .generated(Generated::CreatedAt)
        .doc("When the membership was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 1] = [Relation::belongs_to("tenant", &TENANT, &[(0, 0)]).doc("The tenant.")];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_USER_INPUTS: &[Input] = &[Input::field("user", FIELDS)];

const CREATE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "user", "role": optional];

const UPDATE_ROLE_INPUTS: &[Input] =
    &[Input::argument("role", MembershipRole::KIND).doc("As what they take part from now on.")];

const _: () = assert!(
    <resources::identity::tenant_membership::TenantMembership as resource::Resource>::FINGERPRINT == 0x91600d96da70737e,
    "stale generated code, run `cargo xtask codegen`"
);
