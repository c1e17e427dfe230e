//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an api token; positions refer to the tables here.

use super::policy;
use crate::identity::tenant::TENANT;
use crate::identity::user::USER;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::identity::api_token::{ApiTokenStatus, IssuedToken, TokenAccess};
use resources::identity::user::Role;

/// The resource `identity.api_token`.
pub static API_TOKEN: ResourceMeta = ResourceMeta {
    name: "identity.api_token",
    type_name: "ApiToken",
    api_type: "api-tokens",
    doc: "A key with which a program acts for a user. Only a digest of it is kept.",
    table: "api_tokens",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("user_role", Role::KIND, CALCULATE_USER_ROLE).doc("The role of its user, for signing in."),
        Calculation::new("is_tenant_active", Kind::Bool, CALCULATE_IS_TENANT_ACTIVE)
            .doc("Whether its tenant takes part, for signing in."),
        Calculation::new("is_valid", Kind::Bool, CALCULATE_IS_VALID).public().doc("Whether the token signs in now."),
        Calculation::new("is_expired", Kind::Bool, CALCULATE_IS_EXPIRED).public().doc("Whether its time is over."),
        Calculation::new("is_revoked", Kind::Bool, CALCULATE_IS_REVOKED).public().doc("Whether it was revoked."),
        Calculation::new("status", ApiTokenStatus::KIND, CALCULATE_STATUS)
            .public()
            .doc("Why the token works or does not."),
        Calculation::new("access_label", Kind::Text, CALCULATE_ACCESS_LABEL).public().doc("The access in words."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR).public().doc("A colour for the status."),
    ],
    identities: &[Identity::new("prefix", "api_tokens_prefix_unique", &[5]).across_tenants().message("is in use")],
    scopes: policy::SCOPES,
    actions: &[
        Action::read("list").doc("Lists tokens, newest first.").primary().sort(&[Sort::down(1)]).page(PAGE),
        Action::read("get").doc("Fetches a token by id. The key itself is not kept.").get(GetBy::Key),
        Action::read("by_prefix")
            .doc("Fetches the token that a presented key may be, by the key's first characters.")
            .internal()
            .inputs(BY_PREFIX_INPUTS)
            .filter(BY_PREFIX_FILTER)
            .get(GetBy::Identity(0)),
        Action::read("active")
            .doc("Lists the tokens that work now.")
            .filter(ACTIVE_FILTER)
            .sort(&[Sort::down(1)])
            .page(PAGE),
        Action::read("by_user")
            .doc("Lists the tokens of one user.")
            .inputs(BY_USER_INPUTS)
            .filter(BY_USER_FILTER)
            .sort(&[Sort::down(1)])
            .page(PAGE),
        Action::create("create")
            .doc("Stores a token for a key that the caller has made.")
            .primary()
            .inputs(CREATE_INPUTS)
            .prepare(&[0]),
        Action::update("update")
            .doc("Changes how a token is described or when it ends.")
            .primary()
            .inputs(UPDATE_INPUTS),
        Action::update("record_use")
            .doc("Counts a use, once a minute at most.")
            .internal()
            .inputs(RECORD_USE_INPUTS)
            .guard(RECORD_USE_GUARD)
            .set(&[(11, RECORD_USE_SET_USE_COUNT), (9, Expr::NOW), (10, expr![Root(Argument, 0)])]),
        Action::update("revoke").doc("Ends a token for ever.").guard(REVOKE_GUARD).set(&[
            (12, Expr::NOW),
            (13, expr![Root(Actor, 0)]),
            (7, Expr::FALSE),
        ]),
        Action::update("enable").doc("Lets a disabled token work again.").guard(REVOKE_GUARD).set(&[(7, Expr::TRUE)]),
        Action::update("disable").doc("Stops a token until it is enabled again.").set(&[(7, Expr::FALSE)]),
        Action::run("issue", 1)
            .doc(
                "Makes a token and answers with its key, which is shown this once. Without a user it is the caller's \
                    own.",
            )
            .inputs(ISSUE_INPUTS)
            .returns(IssuedToken::KIND),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).relation(1).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The token's id."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 255)])
        .doc("What the token is for, in a few words."),
    Field::new("description", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("What the token is for, at length."),
    Field::new("token_hash", Kind::Text)
        .secret()
        .rules(&[Rule::length(64, 64)])
        .doc("The SHA-256 digest of the key, in hexadecimal."),
    Field::new("prefix", Kind::Text)
        .public()
        .rules(&[Rule::length(8, 8)])
        .doc("The first characters of the key, by which people and the server find the token."),
    Field::new("access", TokenAccess::KIND)
        .public()
        .default(expr![text("read")])
        .doc("How much of what the user may do the token may do."),
    Field::new("enabled", Kind::Bool)
        .public()
        .default(Expr::TRUE)
        .doc("Whether the token works, as far as its owner decides."),
    Field::new("expires_at", Kind::Time).nullable().public().doc("When the token stops working by itself."),
    Field::new("last_used_at", Kind::Time).nullable().public().doc("When the token last signed somebody in."),
    Field::new("last_used_ip", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(45)])
        .doc("The address from which it last did."),
    Field::new("use_count", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often it did, counted once a minute at most."),
    Field::new("revoked_at", Kind::Time).nullable().public().doc("When the token was revoked."),
    Field::new("revoked_by", Kind::Text).nullable().public().doc("Who revoked it."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever the owner wants to note."),
    Field::new("user_id", Kind::Uuid).public().relation(0).doc("Whom the token acts for."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the token was made."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When the token last changed."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("user", &USER, &[(0, 0), (15, 1)]).public().doc("Whom the token acts for."),
    Relation::belongs_to("tenant", &TENANT, &[(0, 0)]).doc("The tenant that it signs in to."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_PREFIX_INPUTS: &[Input] = &[Input::field("prefix", FIELDS)];

const BY_USER_INPUTS: &[Input] = &[Input::argument("user", Kind::Uuid)];

const CREATE_INPUTS: &[Input] = &[
    Input::field("name", FIELDS),
    Input::field("description", FIELDS).optional(),
    Input::field("access", FIELDS).optional(),
    Input::field("expires_at", FIELDS).optional(),
    Input::field("metadata", FIELDS).optional(),
    Input::relation("user", &RELATIONS, FIELDS),
    Input::argument("token", Kind::Text)
        .secret()
        .rules(&[Rule::length(40, 200)])
        .doc("The key; only its digest is kept."),
];

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "description": optional, "expires_at": optional, "metadata": optional,
};

const RECORD_USE_INPUTS: &[Input] = &[Input::argument("ip", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(45)])
    .doc("The address that the request came from.")];

const ISSUE_INPUTS: &[Input] = &[
    Input::argument("name", Kind::Text)
        .rules(&[Rule::Trim, Rule::length(1, 255)])
        .doc("What the token is for, in a few words."),
    Input::argument("description", Kind::Text)
        .nullable()
        .optional()
        .rules(&[Rule::max_length(1000)])
        .doc("What the token is for, at length."),
    Input::argument("access", TokenAccess::KIND)
        .nullable()
        .optional()
        .doc("How much of what the user may do the token may do; `read` if left out."),
    Input::argument("expires_at", Kind::Time)
        .nullable()
        .optional()
        .doc("When the token stops working by itself; never if left out."),
    Input::argument("metadata", Kind::Map).nullable().optional().doc("Whatever you want to note."),
    Input::argument("user", Kind::Uuid).nullable().optional().doc("Whom the token acts for; the caller if left out."),
];

// user.role
const CALCULATE_USER_ROLE: Expr = expr![Via(0, expr![Field(5)])];

// self.tenant.status == Active
const CALCULATE_IS_TENANT_ACTIVE: Expr = expr![Via(1, expr![Field(3)]), text("active"), Binary(Equal, 0, 1)];

// enabled && revoked_at == null && coalesce(expires_at > now(), true)
const CALCULATE_IS_VALID: Expr = expr! {
    Field(7), Field(12), Const(Null), Binary(Is, 1, 2), Binary(And, 0, 3), Field(8), Now, Binary(Greater, 5, 6),
    Const(Bool(true)), Call(Coalesce, Borrowed(&[7, 8])), Binary(And, 4, 9),
};

// coalesce(expires_at <= now(), false)
const CALCULATE_IS_EXPIRED: Expr =
    expr![Field(8), Now, Binary(LessOrEqual, 0, 1), Const(Bool(false)), Call(Coalesce, Borrowed(&[2, 3]))];

// revoked_at != null
const CALCULATE_IS_REVOKED: Expr = expr![Field(12), Const(Null), Binary(IsNot, 0, 1)];

// if revoked_at != null { Revoked } else if coalesce(expires_at <= now(), false) { Expired } else if enabled {
// Active } else { Disabled }
const CALCULATE_STATUS: Expr = expr! {
    Field(12), Const(Null), Binary(IsNot, 0, 1), text("revoked"), Field(8), Now, Binary(LessOrEqual, 4, 5),
    Const(Bool(false)), Call(Coalesce, Borrowed(&[6, 7])), text("expired"), Field(7), text("active"), text("disabled"),
    If(10, 11, 12), If(8, 9, 13), If(2, 3, 14),
};

// if access == Read { "Read only" } else if access == Write { "Read and write" } else { "Full access" }
const CALCULATE_ACCESS_LABEL: Expr = expr! {
    Field(6), text("read"), Binary(Equal, 0, 1), text("Read only"), Field(6), text("write"), Binary(Equal, 4, 5),
    text("Read and write"), text("Full access"), If(6, 7, 8), If(2, 3, 9),
};

// if revoked_at != null { "red" } else if coalesce(expires_at <= now(), false) { "yellow" } else if enabled {
// "green" } else { "gray" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(12), Const(Null), Binary(IsNot, 0, 1), text("red"), Field(8), Now, Binary(LessOrEqual, 4, 5),
    Const(Bool(false)), Call(Coalesce, Borrowed(&[6, 7])), text("yellow"), Field(7), text("green"), text("gray"),
    If(10, 11, 12), If(8, 9, 13), If(2, 3, 14),
};

// enabled && revoked_at == null
const BY_PREFIX_FILTER: Expr = expr![Field(7), Field(12), Const(Null), Binary(Is, 1, 2), Binary(And, 0, 3)];

// enabled && revoked_at == null && (expires_at == null || expires_at > now())
const ACTIVE_FILTER: Expr = expr! {
    Field(7), Field(12), Const(Null), Binary(Is, 1, 2), Binary(And, 0, 3), Field(8), Const(Null), Binary(Is, 5, 6),
    Field(8), Now, Binary(Greater, 8, 9), Binary(Or, 7, 10), Binary(And, 4, 11),
};

// user == argument.user
const BY_USER_FILTER: Expr = expr![Field(15), Root(Argument, 0), Binary(Equal, 0, 1)];

// last_used_at == null || last_used_at <= ago(1 minute)
const RECORD_USE_GUARD: Expr = expr! {
    Field(9), Const(Null), Binary(Is, 0, 1), Field(9), Now, Const(I64(60000000)), Binary(TimeSubtract, 4, 5),
    Binary(LessOrEqual, 3, 6), Binary(Or, 2, 7),
};

// use_count + 1
const RECORD_USE_SET_USE_COUNT: Expr = expr![Field(11), Const(I64(1)), Binary(Add, 0, 1)];

// revoked_at == null
const REVOKE_GUARD: Expr = expr![Field(12), Const(Null), Binary(Is, 0, 1)];

const _: () = assert!(
    <resources::identity::api_token::ApiToken as resource::Resource>::FINGERPRINT == 0x9a290258de0d11a7,
    "stale generated code, run `cargo xtask codegen`"
);
