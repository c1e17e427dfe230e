//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an api token; positions refer to the tables here.

use super::policy;
use crate::identity::tenant::TENANT;
use crate::identity::user::USER;
use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, Tenancy,
};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::identity::api_token::{ApiTokenStatus, IssuedToken, TokenAccess};
use resources::identity::user::Role;
use std::borrow::Cow;

/// The resource `identity.api_token`.
pub static API_TOKEN: ResourceMeta = ResourceMeta {
    name: "identity.api_token",
    type_name: "ApiToken",
    api_type: "api-tokens",
    doc: "A key with which a program acts for a user. Only a digest of it is kept.",
    table: "api_tokens",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation {
            name: "user_role",
            doc: "The role of its user, for signing in.",
            kind: Role::KIND,
            nullable: false,
            public: false,
            expr: Expr::of(CALCULATE_USER_ROLE),
        },
        Calculation {
            name: "is_tenant_active",
            doc: "Whether its tenant takes part, for signing in.",
            kind: Kind::Bool,
            nullable: false,
            public: false,
            expr: Expr::of(CALCULATE_IS_TENANT_ACTIVE),
        },
        Calculation {
            name: "is_valid",
            doc: "Whether the token signs in now.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_VALID),
        },
        Calculation {
            name: "is_expired",
            doc: "Whether its time is over.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_EXPIRED),
        },
        Calculation {
            name: "is_revoked",
            doc: "Whether it was revoked.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_REVOKED),
        },
        Calculation {
            name: "status",
            doc: "Why the token works or does not.",
            kind: ApiTokenStatus::KIND,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_STATUS),
        },
        Calculation {
            name: "access_label",
            doc: "The access in words.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_ACCESS_LABEL),
        },
        Calculation {
            name: "status_color",
            doc: "A colour for the status.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_STATUS_COLOR),
        },
    ],
    identities: &[Identity {
        name: "prefix",
        index: "api_tokens_prefix_unique",
        fields: &[5],
        filter: None,
        across_tenants: true,
        message: "is in use",
    }],
    checks: &[],
    scopes: policy::SCOPES,
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists tokens, newest first.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::down(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a token by id. The key itself is not kept.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_prefix",
            doc: "Fetches the token that a presented key may be, by the key's first characters.",
            kind: ActionKind::Read,
            internal: true,
            inputs: &[Input::field("prefix", FIELDS)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_PREFIX_FILTER)),
                sort: &[],
                page: None,
                get: Some(GetBy::Identity(0)),
            }),
            ..Action::BLANK
        },
        Action {
            name: "active",
            doc: "Lists the tokens that work now.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(ACTIVE_FILTER)),
                sort: &[Sort::down(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_user",
            doc: "Lists the tokens of one user.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("user", Kind::Uuid)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_USER_FILTER)),
                sort: &[Sort::down(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Stores a token for a key that the caller has made.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS),
                Input::field("description", FIELDS).optional(),
                Input::field("access", FIELDS).optional(),
                Input::field("expires_at", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
                Input::relation("user", &RELATIONS, FIELDS),
                Input::argument("token", Kind::Text)
                    .secret()
                    .rules(&[Rule::Length { min: Some(40), max: Some(200) }])
                    .doc("The key; only its digest is kept."),
            ],
            prepare: &[0],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Changes how a token is described or when it ends.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS).optional(),
                Input::field("description", FIELDS).optional(),
                Input::field("expires_at", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "record_use",
            doc: "Counts a use.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[Input::argument("ip", Kind::Text)
                .nullable()
                .optional()
                .rules(&[Rule::Length { min: None, max: Some(45) }])
                .doc("The address that the request came from.")],
            set: &[
                (11, Expr::of(RECORD_USE_SET_USE_COUNT)),
                (9, Expr::of(&[Node::Now])),
                (10, Expr::of(&[Node::Root(Root::Argument, 0)])),
            ],
            ..Action::BLANK
        },
        Action {
            name: "revoke",
            doc: "Ends a token for ever.",
            kind: ActionKind::Update,
            guard: Some(Expr::of(REVOKE_GUARD)),
            set: &[
                (12, Expr::of(&[Node::Now])),
                (13, Expr::of(&[Node::Root(Root::Actor, 0)])),
                (7, Expr::of(&[Node::Const(Scalar::Bool(false))])),
            ],
            ..Action::BLANK
        },
        Action {
            name: "enable",
            doc: "Lets a disabled token work again.",
            kind: ActionKind::Update,
            guard: Some(Expr::of(ENABLE_GUARD)),
            set: &[(7, Expr::of(&[Node::Const(Scalar::Bool(true))]))],
            ..Action::BLANK
        },
        Action {
            name: "disable",
            doc: "Stops a token until it is enabled again.",
            kind: ActionKind::Update,
            set: &[(7, Expr::of(&[Node::Const(Scalar::Bool(false))]))],
            ..Action::BLANK
        },
        Action {
            name: "issue",
            doc: "Makes a token and answers with its key, which is shown this once. Without a user it is the caller's \
                own.",
            kind: ActionKind::Run,
            inputs: &[
                Input::argument("name", Kind::Text)
                    .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(255) }])
                    .doc("What the token is for, in a few words."),
                Input::argument("description", Kind::Text)
                    .nullable()
                    .optional()
                    .rules(&[Rule::Length { min: None, max: Some(1000) }])
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
                Input::argument("user", Kind::Uuid)
                    .nullable()
                    .optional()
                    .doc("Whom the token acts for; the caller if left out."),
            ],
            run: Some(1),
            returns: Some(IssuedToken::KIND),
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).relation(1).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The token's id."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(255) }])
        .doc("What the token is for, in a few words."),
    Field::new("description", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(1000) }])
        .doc("What the token is for, at length."),
    Field::new("token_hash", Kind::Text)
        .secret()
        .rules(&[Rule::Length { min: Some(64), max: Some(64) }])
        .doc("The SHA-256 digest of the key, in hexadecimal."),
    Field::new("prefix", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(8), max: Some(8) }])
        .doc("The first characters of the key, by which people and the server find the token."),
    Field::new("access", TokenAccess::KIND)
        .public()
        .default(Expr::of(TEXT_READ))
        .doc("How much of what the user may do the token may do."),
    Field::new("enabled", Kind::Bool)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::Bool(true))]))
        .doc("Whether the token works, as far as its owner decides."),
    Field::new("expires_at", Kind::Time).nullable().public().doc("When the token stops working by itself."),
    Field::new("last_used_at", Kind::Time).nullable().public().doc("When the token last signed somebody in."),
    Field::new("last_used_ip", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(45) }])
        .doc("The address from which it last did."),
    Field::new("use_count", Kind::I64)
        .public()
        .rules(&[Rule::Range { min: Some(0), max: None }])
        .default(Expr::of(&[Node::Const(Scalar::I64(0))]))
        .doc("How often it did."),
    Field::new("revoked_at", Kind::Time).nullable().public().doc("When the token was revoked."),
    Field::new("revoked_by", Kind::Text).nullable().public().doc("Who revoked it."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(Expr::of(DEFAULT_METADATA))
        .doc("Whatever the owner wants to note."),
    Field::new("user_id", Kind::Uuid).public().relation(0).doc("Whom the token acts for."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the token was made."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When the token last changed."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "user",
        doc: "Whom the token acts for.",
        target: &USER,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (15, 1)],
        public: true,
    },
    Relation {
        name: "tenant",
        doc: "The tenant that it signs in to.",
        target: &TENANT,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0)],
        public: false,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

const CALCULATE_USER_ROLE_RELATED: &[Node] = &[Node::Field(5)];

// user.role
const CALCULATE_USER_ROLE: &[Node] = &[Node::Via(0, Expr::of(CALCULATE_USER_ROLE_RELATED))];

const CALCULATE_IS_TENANT_ACTIVE_RELATED: &[Node] = &[Node::Field(3)];

// self.tenant.status == Active
const CALCULATE_IS_TENANT_ACTIVE: &[Node] = &[
    Node::Via(1, Expr::of(CALCULATE_IS_TENANT_ACTIVE_RELATED)),
    Node::Const(Scalar::text("active")),
    Node::Binary(BinaryOp::Equal, 0, 1),
];

// enabled && revoked_at == null && coalesce(expires_at > now(), true)
const CALCULATE_IS_VALID: &[Node] = &[
    Node::Field(7),
    Node::Field(12),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 1, 2),
    Node::Binary(BinaryOp::And, 0, 3),
    Node::Field(8),
    Node::Now,
    Node::Binary(BinaryOp::Greater, 5, 6),
    Node::Const(Scalar::Bool(true)),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[7, 8])),
    Node::Binary(BinaryOp::And, 4, 9),
];

// coalesce(expires_at <= now(), false)
const CALCULATE_IS_EXPIRED: &[Node] = &[
    Node::Field(8),
    Node::Now,
    Node::Binary(BinaryOp::LessOrEqual, 0, 1),
    Node::Const(Scalar::Bool(false)),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[2, 3])),
];

// revoked_at != null
const CALCULATE_IS_REVOKED: &[Node] =
    &[Node::Field(12), Node::Const(Scalar::Null), Node::Binary(BinaryOp::IsNot, 0, 1)];

// if revoked_at != null { Revoked } else if coalesce(expires_at <= now(), false) { Expired } else if enabled {
// Active } else { Disabled }
const CALCULATE_STATUS: &[Node] = &[
    Node::Field(12),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::IsNot, 0, 1),
    Node::Const(Scalar::text("revoked")),
    Node::Field(8),
    Node::Now,
    Node::Binary(BinaryOp::LessOrEqual, 4, 5),
    Node::Const(Scalar::Bool(false)),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[6, 7])),
    Node::Const(Scalar::text("expired")),
    Node::Field(7),
    Node::Const(Scalar::text("active")),
    Node::Const(Scalar::text("disabled")),
    Node::If(10, 11, 12),
    Node::If(8, 9, 13),
    Node::If(2, 3, 14),
];

// if access == Read { "Read only" } else if access == Write { "Read and write" } else { "Full access" }
const CALCULATE_ACCESS_LABEL: &[Node] = &[
    Node::Field(6),
    Node::Const(Scalar::text("read")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("Read only")),
    Node::Field(6),
    Node::Const(Scalar::text("write")),
    Node::Binary(BinaryOp::Equal, 4, 5),
    Node::Const(Scalar::text("Read and write")),
    Node::Const(Scalar::text("Full access")),
    Node::If(6, 7, 8),
    Node::If(2, 3, 9),
];

// if revoked_at != null { "red" } else if coalesce(expires_at <= now(), false) { "yellow" } else if enabled {
// "green" } else { "gray" }
const CALCULATE_STATUS_COLOR: &[Node] = &[
    Node::Field(12),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::IsNot, 0, 1),
    Node::Const(Scalar::text("red")),
    Node::Field(8),
    Node::Now,
    Node::Binary(BinaryOp::LessOrEqual, 4, 5),
    Node::Const(Scalar::Bool(false)),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[6, 7])),
    Node::Const(Scalar::text("yellow")),
    Node::Field(7),
    Node::Const(Scalar::text("green")),
    Node::Const(Scalar::text("gray")),
    Node::If(10, 11, 12),
    Node::If(8, 9, 13),
    Node::If(2, 3, 14),
];

// enabled && revoked_at == null
const BY_PREFIX_FILTER: &[Node] = &[
    Node::Field(7),
    Node::Field(12),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 1, 2),
    Node::Binary(BinaryOp::And, 0, 3),
];

// enabled && revoked_at == null && (expires_at == null || expires_at > now())
const ACTIVE_FILTER: &[Node] = &[
    Node::Field(7),
    Node::Field(12),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 1, 2),
    Node::Binary(BinaryOp::And, 0, 3),
    Node::Field(8),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::Is, 5, 6),
    Node::Field(8),
    Node::Now,
    Node::Binary(BinaryOp::Greater, 8, 9),
    Node::Binary(BinaryOp::Or, 7, 10),
    Node::Binary(BinaryOp::And, 4, 11),
];

// user == argument.user
const BY_USER_FILTER: &[Node] = &[Node::Field(15), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// use_count + 1
const RECORD_USE_SET_USE_COUNT: &[Node] =
    &[Node::Field(11), Node::Const(Scalar::I64(1)), Node::Binary(BinaryOp::Add, 0, 1)];

// revoked_at == null
const REVOKE_GUARD: &[Node] = &[Node::Field(12), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

// revoked_at == null
const ENABLE_GUARD: &[Node] = &[Node::Field(12), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

const TEXT_READ: &[Node] = &[Node::Const(Scalar::text("read"))];

// {}
const DEFAULT_METADATA: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::identity::api_token::ApiToken as resource::Resource>::FINGERPRINT == 0x79d5b6eb3c574308,
    "stale generated code, run `cargo xtask codegen`"
);
