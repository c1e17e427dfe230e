//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an employee; positions refer to the tables here.

use super::policy;
use crate::front::restaurant::RESTAURANT;
use kitchen_sink::front::employee::{Badge, Role};
use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, Tenancy, Validation,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Root, Scalar, Value};

/// The resource `front.employee`.
pub static EMPLOYEE: ResourceMeta = ResourceMeta {
    name: "front.employee",
    type_name: "Employee",
    api_type: "staff",
    doc: "Somebody who works in a restaurant.",
    table: "employees",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation {
        name: "is_present",
        doc: "Whether they still work here.",
        kind: Kind::Bool,
        nullable: false,
        public: true,
        expr: Expr::of(CALCULATE_IS_PRESENT),
    }],
    identities: &[
        Identity {
            name: "email",
            index: "employees_email_unique",
            fields: &[2],
            filter: None,
            across_tenants: false,
            message: "belongs to somebody else",
        },
        Identity {
            name: "active_phone",
            index: "employees_active_phone_unique",
            fields: &[5],
            filter: Some(Expr::of(UNIQUE_ACTIVE_PHONE_WHERE)),
            across_tenants: false,
            message: "is taken",
        },
    ],
    checks: &[],
    scopes: policy::SCOPES,
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "List.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: Some(Expr::of(LIST_FILTER)), sort: &[Sort::up(2)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Get.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_email",
            doc: "By email.",
            kind: ActionKind::Read,
            internal: true,
            tenantless: true,
            inputs: &[Input::field("email", FIELDS)],
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Identity(0)) }),
            ..Action::BLANK
        },
        Action {
            name: "hire",
            doc: "Hire.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("email", FIELDS),
                Input::field("role", FIELDS).optional(),
                Input::field("phone", FIELDS).optional(),
                Input::field("previous_employer", FIELDS).optional(),
                Input::argument("password", Kind::Text)
                    .secret()
                    .rules(&[Rule::Length { min: Some(12), max: Some(72) }])
                    .doc("The first password."),
                Input::argument("confirmation", Kind::Text).secret(),
            ],
            set: &[(8, Expr::of(&[Node::Now]))],
            validations: &[
                Validation {
                    code: "passwords_differ",
                    constraint: None,
                    expr: Expr::of(VALIDATE_HIRE_1),
                    field: None,
                    message: "the passwords differ",
                },
                Validation {
                    code: "invalid",
                    constraint: None,
                    expr: Expr::of(VALIDATE_HIRE_2),
                    field: Some(4),
                    message: "an owner is appointed, not hired",
                },
            ],
            prepare: &[0],
            validate: &[1],
            change: &[2],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Update.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[Input::field("phone", FIELDS).optional()],
            ..Action::BLANK
        },
        Action {
            name: "store_password",
            doc: "Store password.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[
                Input::argument("new_hash", Kind::Text).secret(),
                Input::argument("verified_hash", Kind::Text).nullable().optional().secret(),
            ],
            require: Some(Expr::of(policy::REQUIRE_STORE_PASSWORD)),
            guard: Some(Expr::of(STORE_PASSWORD_GUARD)),
            set: &[(3, Expr::of(&[Node::Root(Root::Argument, 0)]))],
            ..Action::BLANK
        },
        Action {
            name: "leave",
            doc: "Leave.",
            kind: ActionKind::Update,
            require: Some(Expr::of(policy::REQUIRE_LEAVE)),
            guard: Some(Expr::of(LEAVE_GUARD)),
            set: &[(9, Expr::of(&[Node::Now]))],
            ..Action::BLANK
        },
        Action {
            name: "forget",
            doc: "Forget.",
            kind: ActionKind::Destroy,
            primary: true,
            guard: Some(Expr::of(FORGET_GUARD)),
            ..Action::BLANK
        },
        Action {
            name: "change_password",
            doc: "Changes the password of whoever knows the present one.",
            kind: ActionKind::Run,
            on_record: true,
            inputs: &[
                Input::argument("current", Kind::Text).nullable().optional().secret(),
                Input::argument("password", Kind::Text)
                    .secret()
                    .rules(&[Rule::Length { min: Some(12), max: Some(72) }]),
            ],
            prepare: &[3],
            run: Some(4),
            ..Action::BLANK
        },
        Action {
            name: "issue_badge",
            doc: "Issue badge.",
            kind: ActionKind::Run,
            inputs: &[Input::argument("employee", Kind::Uuid)],
            run: Some(5),
            returns: Some(Badge::KIND),
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The employee."),
    Field::new("email", Kind::CiText)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(3), max: Some(254) }, Rule::Pattern("[^@ ]+@[^@ ]+")])
        .doc("The address to sign in with."),
    Field::new("password_hash", Kind::Text).nullable().secret(),
    Field::new("role", Role::KIND).public().default(Expr::of(&[Node::Const(Scalar::I64(0))])).doc("What they may do."),
    Field::new("phone", Kind::Text).nullable().public().doc("Where they are called."),
    Field::new("previous_employer", Kind::Uuid).nullable().public().doc("A number of another system."),
    Field::new("own_account", Kind::Bool).default(Expr::of(&[Node::Const(Scalar::Bool(false))])),
    Field::new("hired_at", Kind::Time).public().doc("When they came."),
    Field::new("left_at", Kind::Time).nullable().public().doc("When they left."),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "managed",
    doc: "The restaurant that they manage.",
    target: &RESTAURANT,
    kind: RelationKind::HasOne,
    on: &[(0, 0), (1, 7)],
    public: true,
}];

const PAGE: Option<Page> = Some(Page { keyset: false, offset: true, default: 20, max: 100 });

// left_at == null
const CALCULATE_IS_PRESENT: &[Node] = &[Node::Field(9), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

// left_at == null
const UNIQUE_ACTIVE_PHONE_WHERE: &[Node] =
    &[Node::Field(9), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

// left_at == null
const LIST_FILTER: &[Node] = &[Node::Field(9), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

// argument.password == argument.confirmation
const VALIDATE_HIRE_1: &[Node] =
    &[Node::Root(Root::Argument, 4), Node::Root(Root::Argument, 5), Node::Binary(BinaryOp::Equal, 0, 1)];

// role != Owner
const VALIDATE_HIRE_2: &[Node] =
    &[Node::Field(4), Node::Const(Scalar::I64(20)), Node::Binary(BinaryOp::NotEqual, 0, 1)];

// password_hash is argument.verified_hash
const STORE_PASSWORD_GUARD: &[Node] =
    &[Node::Field(3), Node::Root(Root::Argument, 1), Node::Binary(BinaryOp::Is, 0, 1)];

// left_at == null
const LEAVE_GUARD: &[Node] = &[Node::Field(9), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

// left_at != null && left_at < ago(365 days)
const FORGET_GUARD: &[Node] = &[
    Node::Field(9),
    Node::Const(Scalar::Null),
    Node::Binary(BinaryOp::IsNot, 0, 1),
    Node::Field(9),
    Node::Now,
    Node::Const(Scalar::I64(31536000000000)),
    Node::Binary(BinaryOp::TimeSubtract, 4, 5),
    Node::Binary(BinaryOp::Less, 3, 6),
    Node::Binary(BinaryOp::And, 2, 7),
];

const _: () = assert!(
    <kitchen_sink::front::employee::Employee as resource::Resource>::FINGERPRINT == 0xe73a22562cbf8e28,
    "stale generated code, run `cargo xtask codegen`"
);
