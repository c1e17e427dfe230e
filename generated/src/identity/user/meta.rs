//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a user; positions refer to the tables here.

use super::policy;
use crate::identity::api_token::API_TOKEN;
use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, Tenancy, Validation,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::identity::user::Role;
use std::borrow::Cow;

/// The resource `identity.user`.
pub static USER: ResourceMeta = ResourceMeta {
    name: "identity.user",
    type_name: "User",
    api_type: "users",
    doc: "A person who works in one tenant.",
    table: "users",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation {
        name: "is_confirmed",
        doc: "Whether the e-mail address has proved to be the user's.",
        kind: Kind::Bool,
        nullable: false,
        public: true,
        expr: Expr::of(CALCULATE_IS_CONFIRMED),
    }],
    identities: &[Identity {
        name: "email",
        index: "users_email_unique",
        fields: &[2],
        filter: None,
        across_tenants: false,
        message: "belongs to another user",
    }],
    checks: &[],
    scopes: policy::SCOPES,
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the users of the tenant.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a user by id.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_email",
            doc: "Fetches the user with an e-mail address, whatever the case it is written in.",
            kind: ActionKind::Read,
            inputs: &[Input::field("email", FIELDS)],
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Identity(0)) }),
            ..Action::BLANK
        },
        Action {
            name: "admins",
            doc: "Lists the users who administer the tenant.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(ADMINS_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_subject",
            doc: "Fetches the user whom a session or a token speaks for.",
            kind: ActionKind::Read,
            internal: true,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Adds a user who has no password yet.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("email", FIELDS),
                Input::field("display_name", FIELDS).optional(),
                Input::field("role", FIELDS).optional(),
            ],
            validations: &[Validation {
                code: "not_given_here",
                constraint: None,
                expr: Expr::of(VALIDATE_CREATE_1),
                field: Some(5),
                message: "super_admin is given by grant_super_admin alone",
            }],
            ..Action::BLANK
        },
        Action {
            name: "register",
            doc: "Adds a user with a password.",
            kind: ActionKind::Create,
            inputs: &[
                Input::field("email", FIELDS),
                Input::field("display_name", FIELDS).optional(),
                Input::field("role", FIELDS).optional(),
                INPUT_PASSWORD,
                INPUT_PASSWORD_CONFIRMATION,
            ],
            validations: &[
                Validation {
                    code: "not_given_here",
                    constraint: None,
                    expr: Expr::of(VALIDATE_REGISTER_1),
                    field: Some(5),
                    message: "super_admin is given by grant_super_admin alone",
                },
                Validation {
                    code: "confirmation",
                    constraint: None,
                    expr: Expr::of(VALIDATE_REGISTER_2),
                    field: None,
                    message: "the password and its confirmation differ",
                },
            ],
            prepare: &[0],
            ..Action::BLANK
        },
        Action {
            name: "enroll",
            doc: "Adds a user whose password was hashed beforehand.",
            kind: ActionKind::Create,
            internal: true,
            inputs: &[
                Input::field("email", FIELDS),
                Input::field("display_name", FIELDS).optional(),
                Input::field("role", FIELDS).optional(),
                Input::argument("password_hash", Kind::Text)
                    .secret()
                    .doc("The hash of the password, made before any transaction."),
            ],
            set: &[(3, Expr::of(&[Node::Root(Root::Argument, 3)]))],
            validations: &[Validation {
                code: "not_given_here",
                constraint: None,
                expr: Expr::of(VALIDATE_ENROLL_1),
                field: Some(5),
                message: "super_admin is given by grant_super_admin alone",
            }],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Changes the profile.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[Input::field("display_name", FIELDS).optional()],
            ..Action::BLANK
        },
        Action {
            name: "update_email",
            doc: "Changes the e-mail address, which is unconfirmed from then on.",
            kind: ActionKind::Update,
            inputs: &[Input::argument("email", Kind::CiText)
                .rules(&[Rule::Trim, Rule::Length { min: Some(3), max: Some(254) }, Rule::Pattern("[^@\\s]+@[^@\\s]+")])
                .doc("The new address.")],
            set: &[(2, Expr::of(&[Node::Root(Root::Argument, 0)])), (6, Expr::of(&[Node::Const(Scalar::Null)]))],
            ..Action::BLANK
        },
        Action {
            name: "confirm",
            doc: "Notes that the e-mail address has proved to be the user's.",
            kind: ActionKind::Update,
            internal: true,
            set: &[(6, Expr::of(&[Node::Now]))],
            ..Action::BLANK
        },
        Action {
            name: "record_sign_in",
            doc: "Notes that the user has just proved who they are.",
            kind: ActionKind::Update,
            internal: true,
            set: &[(7, Expr::of(&[Node::Now]))],
            ..Action::BLANK
        },
        Action {
            name: "update_role",
            doc: "Changes what the user may do.",
            kind: ActionKind::Update,
            inputs: &[Input::argument("role", Role::KIND).doc("What the user may do from now on.")],
            set: &[(5, Expr::of(&[Node::Root(Root::Argument, 0)]))],
            validations: &[Validation {
                code: "not_given_here",
                constraint: None,
                expr: Expr::of(VALIDATE_UPDATE_ROLE_1),
                field: Some(5),
                message: "super_admin is given by grant_super_admin alone",
            }],
            ..Action::BLANK
        },
        Action {
            name: "grant_super_admin",
            doc: "Lets the user operate the whole platform. Tokens must be revoked first: others may know their keys.",
            kind: ActionKind::Update,
            guard: Some(Expr::of(GRANT_SUPER_ADMIN_GUARD)),
            set: &[(5, Expr::of(TEXT_SUPER_ADMIN))],
            ..Action::BLANK
        },
        Action {
            name: "store_password",
            doc: "Stores a new password hash, provided that the one which was verified is still in place.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[
                Input::argument("new_hash", Kind::Text).secret().doc("The hash to store."),
                Input::argument("verified_hash", Kind::Text)
                    .nullable()
                    .optional()
                    .secret()
                    .doc("The hash that the current password was verified with."),
            ],
            guard: Some(Expr::of(STORE_PASSWORD_GUARD)),
            set: &[(3, Expr::of(&[Node::Root(Root::Argument, 0)]))],
            ..Action::BLANK
        },
        Action {
            name: "destroy",
            doc: "Removes a user and the user's tokens.",
            kind: ActionKind::Destroy,
            primary: true,
            ..Action::BLANK
        },
        Action {
            name: "change_password",
            doc: "Changes the password. The current one is required if there is one, and refused if there is none.",
            kind: ActionKind::Run,
            on_record: true,
            inputs: &[
                Input::argument("current_password", Kind::Text)
                    .nullable()
                    .optional()
                    .secret()
                    .rules(&[Rule::Length { min: None, max: Some(72) }])
                    .doc("The password until now, if there is one."),
                INPUT_PASSWORD,
                INPUT_PASSWORD_CONFIRMATION,
            ],
            run: Some(1),
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The user's id."),
    Field::new("email", Kind::CiText)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(3), max: Some(254) }, Rule::Pattern("[^@\\s]+@[^@\\s]+")])
        .doc("The address that identifies the user in the tenant, compared without regard to case."),
    Field::new("hashed_password", Kind::Text)
        .nullable()
        .secret()
        .doc("The hash of the password, with its parameters and salt; absent without a password."),
    Field::new("display_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(255) }])
        .doc("How the user wants to be called."),
    Field::new("role", Role::KIND).public().default(Expr::of(TEXT_VIEWER)).doc("What the user may do."),
    Field::new("confirmed_at", Kind::Time).nullable().public().doc("When the e-mail address proved to be the user's."),
    Field::new("authenticated_at", Kind::Time)
        .nullable()
        .public()
        .doc("When the user last proved who they are; sensitive steps ask for a recent time."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the user was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When the user last changed."),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "api_tokens",
    doc: "The tokens that speak for the user.",
    target: &API_TOKEN,
    kind: RelationKind::HasMany,
    on: &[(0, 0), (1, 15)],
    public: true,
}];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

const INPUT_PASSWORD: Input = Input::argument("password", Kind::Text)
    .secret()
    .rules(&[Rule::Length { min: Some(12), max: Some(72) }])
    .doc("The password; only its hash is kept.");

const INPUT_PASSWORD_CONFIRMATION: Input = Input::argument("password_confirmation", Kind::Text)
    .secret()
    .rules(&[Rule::Length { min: Some(12), max: Some(72) }])
    .doc("The same password once more.");

// confirmed_at != null
const CALCULATE_IS_CONFIRMED: &[Node] =
    &[Node::Field(6), Node::Const(Scalar::Null), Node::Binary(BinaryOp::IsNot, 0, 1)];

// role in [Admin, SuperAdmin]
const ADMINS_FILTER: &[Node] = &[
    Node::Field(5),
    Node::Const(Scalar::text("admin")),
    Node::Const(Scalar::text("super_admin")),
    Node::In(0, Cow::Borrowed(&[1, 2])),
];

// role != SuperAdmin
const VALIDATE_CREATE_1: &[Node] =
    &[Node::Field(5), Node::Const(Scalar::text("super_admin")), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// role != SuperAdmin
const VALIDATE_REGISTER_1: &[Node] =
    &[Node::Field(5), Node::Const(Scalar::text("super_admin")), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// argument.password == argument.password_confirmation
const VALIDATE_REGISTER_2: &[Node] =
    &[Node::Root(Root::Argument, 3), Node::Root(Root::Argument, 4), Node::Binary(BinaryOp::Equal, 0, 1)];

// role != SuperAdmin
const VALIDATE_ENROLL_1: &[Node] =
    &[Node::Field(5), Node::Const(Scalar::text("super_admin")), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// role != SuperAdmin
const VALIDATE_UPDATE_ROLE_1: &[Node] =
    &[Node::Field(5), Node::Const(Scalar::text("super_admin")), Node::Binary(BinaryOp::NotEqual, 0, 1)];

const GRANT_SUPER_ADMIN_GUARD_RELATED: &[Node] =
    &[Node::Field(12), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

// !exists(api_tokens, revoked_at == null)
const GRANT_SUPER_ADMIN_GUARD: &[Node] = &[Node::Exists(0, Expr::of(GRANT_SUPER_ADMIN_GUARD_RELATED)), Node::Not(0)];

const TEXT_SUPER_ADMIN: &[Node] = &[Node::Const(Scalar::text("super_admin"))];

// hashed_password is argument.verified_hash
const STORE_PASSWORD_GUARD: &[Node] =
    &[Node::Field(3), Node::Root(Root::Argument, 1), Node::Binary(BinaryOp::Is, 0, 1)];

const TEXT_VIEWER: &[Node] = &[Node::Const(Scalar::text("viewer"))];

const _: () = assert!(
    <resources::identity::user::User as resource::Resource>::FINGERPRINT == 0xbaea1597116643b3,
    "stale generated code, run `cargo xtask codegen`"
);
