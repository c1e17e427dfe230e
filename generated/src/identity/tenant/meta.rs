//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a tenant; positions refer to the tables here.

use crate::identity::user::USER;
use crate::infrastructure::partition::PARTITION;
use resource_core::meta::{
    Action, ActionKind, Calculation, Cause, CauseOn, Field, Generated, GetBy, Identity, Input, Machine, Page,
    ReadAction, Relation, RelationKind, Rule, Sort, State, Tenancy, Transition,
};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar, Value};
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
    partition: None,
    key: &[0],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation {
        name: "display_status",
        doc: "The status in words.",
        kind: Kind::Text,
        nullable: false,
        public: true,
        expr: Expr::of(CALCULATE_DISPLAY_STATUS),
    }],
    identities: &[Identity {
        name: "slug",
        index: "tenants_slug_unique",
        fields: &[2],
        filter: None,
        across_tenants: true,
        message: "is taken by another tenant",
    }],
    checks: &[],
    scopes: &[],
    require: None,
    machine: Some(Machine {
        field: 3,
        states: &[
            State { value: Scalar::text("active"), name: "active", initial: true, terminal: false },
            State { value: Scalar::text("suspended"), name: "suspended", initial: false, terminal: false },
            State { value: Scalar::text("pending"), name: "pending", initial: true, terminal: false },
            State { value: Scalar::text("deleted"), name: "deleted", initial: false, terminal: true },
        ],
    }),
    actions: &[
        Action {
            name: "list",
            doc: "Lists the tenants within reach: the caller's own.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(0)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a tenant by its id.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_slug",
            doc: "Fetches a tenant by its slug, whatever the case it is written in.",
            kind: ActionKind::Read,
            inputs: &[Input::field("slug", FIELDS)],
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Identity(0)) }),
            ..Action::BLANK
        },
        Action {
            name: "active",
            doc: "Lists the tenants that are open for use.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(ACTIVE_FILTER)),
                sort: &[Sort::up(0)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Creates a tenant, with its default partition.",
            kind: ActionKind::Create,
            tenantless: true,
            primary: true,
            inputs: &[
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
            ],
            transition: Some(Transition { from: &[], to: None }),
            set: &[(3, Expr::of(CREATE_SET_STATUS))],
            prepare: &[0],
            causes: &[Cause {
                target: &PARTITION,
                action: 6,
                on: CauseOn::Always,
                when: None,
                values: &[(0, Expr::of(CREATE_PARTITION_NAME)), (1, Expr::of(TEXT_DEFAULT))],
            }],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Changes the name or the settings.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[Input::field("name", FIELDS).optional(), Input::field("settings", FIELDS).optional()],
            ..Action::BLANK
        },
        Action {
            name: "appoint_owner",
            doc: "Names the user who answers for the tenant.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[Input::argument("owner", Kind::Uuid)],
            set: &[(8, Expr::of(&[Node::Root(Root::Argument, 0)]))],
            ..Action::BLANK
        },
        Action {
            name: "upgrade_plan",
            doc: "Moves the tenant to another plan and sets its limits.",
            kind: ActionKind::Update,
            inputs: &[
                Input::field("plan", FIELDS).optional(),
                Input::field("max_devices", FIELDS).optional(),
                Input::field("max_users", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "suspend",
            doc: "Closes the tenant for its users; nothing is lost.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("active")], to: Some(Scalar::text("suspended")) }),
            ..Action::BLANK
        },
        Action {
            name: "activate",
            doc: "Opens a reserved tenant, or a suspended one again.",
            kind: ActionKind::Update,
            transition: Some(Transition {
                from: &[Scalar::text("pending"), Scalar::text("suspended")],
                to: Some(Scalar::text("active")),
            }),
            ..Action::BLANK
        },
        Action {
            name: "soft_delete",
            doc: "Marks the tenant as gone for good. Its rows are kept until they are purged.",
            kind: ActionKind::Update,
            transition: Some(Transition {
                from: &[Scalar::text("active"), Scalar::text("suspended"), Scalar::text("pending")],
                to: Some(Scalar::text("deleted")),
            }),
            ..Action::BLANK
        },
        Action {
            name: "register",
            doc: "Signs up: creates a tenant together with its first user, who administers and owns it, or neither.",
            kind: ActionKind::Run,
            tenantless: true,
            inputs: &[
                Input::argument("name", Kind::Text)
                    .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(255) }])
                    .doc("What people call the organization."),
                INPUT_SLUG,
                Input::argument("email", Kind::CiText)
                    .rules(&[
                        Rule::Trim,
                        Rule::Length { min: Some(3), max: Some(254) },
                        Rule::Pattern("[^@\\s]+@[^@\\s]+"),
                    ])
                    .doc("The e-mail address of the first user."),
                Input::argument("password", Kind::Text)
                    .secret()
                    .rules(&[Rule::Length { min: Some(12), max: Some(72) }])
                    .doc("The password of the first user."),
                Input::argument("password_confirmation", Kind::Text)
                    .secret()
                    .rules(&[Rule::Length { min: Some(12), max: Some(72) }])
                    .doc("The same password once more."),
                Input::argument("display_name", Kind::Text)
                    .nullable()
                    .optional()
                    .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(255) }])
                    .doc("How the first user wants to be called."),
            ],
            run: Some(1),
            returns: Some(Registration::KIND),
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("id", Kind::Uuid)
        .public()
        .generated(Generated::UuidV7)
        .doc("The tenant's id, which is also what all its rows carry."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(255) }])
        .doc("What people call the organization."),
    Field::new("slug", Kind::CiText)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(63) }, Rule::Pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")])
        .doc("A short name for addresses: letters, digits and inner hyphens, unique without regard to case."),
    Field::new("status", TenantStatus::KIND).public().doc("Whether the tenant can be used."),
    Field::new("plan", TenantPlan::KIND)
        .public()
        .default(Expr::of(TEXT_FREE))
        .doc("What the tenant has subscribed to."),
    Field::new("max_devices", Kind::I32)
        .public()
        .rules(&[Rule::Range { min: Some(0), max: None }])
        .default(Expr::of(&[Node::Const(Scalar::I64(100))]))
        .doc("How many devices the plan includes."),
    Field::new("max_users", Kind::I32)
        .public()
        .rules(&[Rule::Range { min: Some(0), max: None }])
        .default(Expr::of(&[Node::Const(Scalar::I64(5))]))
        .doc("How many users the plan includes."),
    Field::new("settings", Kind::Map)
        .public()
        .default(Expr::of(DEFAULT_SETTINGS))
        .doc("Preferences of the whole tenant."),
    Field::new("owner_id", Kind::Uuid).nullable().public().relation(0).doc("The user who answers for the tenant."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When the tenant was created."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When the tenant last changed."),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "owner",
    doc: "The user who answers for the tenant.",
    target: &USER,
    kind: RelationKind::BelongsTo,
    on: &[(0, 0), (8, 1)],
    public: true,
}];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

const INPUT_SLUG: Input = Input::argument("slug", Kind::CiText)
    .nullable()
    .optional()
    .rules(&[Rule::Length { min: Some(1), max: Some(63) }, Rule::Pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")])
    .doc("A short name for addresses; made from the name if there is none.");

// if status == Active { "Active" } else if status == Suspended { "Suspended" } else if status == Pending {
// "Awaiting activation" } else { "Deleted" }
const CALCULATE_DISPLAY_STATUS: &[Node] = &[
    Node::Field(3),
    Node::Const(Scalar::text("active")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("Active")),
    Node::Field(3),
    Node::Const(Scalar::text("suspended")),
    Node::Binary(BinaryOp::Equal, 4, 5),
    Node::Const(Scalar::text("Suspended")),
    Node::Field(3),
    Node::Const(Scalar::text("pending")),
    Node::Binary(BinaryOp::Equal, 8, 9),
    Node::Const(Scalar::text("Awaiting activation")),
    Node::Const(Scalar::text("Deleted")),
    Node::If(10, 11, 12),
    Node::If(6, 7, 13),
    Node::If(2, 3, 14),
];

// status == Active
const ACTIVE_FILTER: &[Node] =
    &[Node::Field(3), Node::Const(Scalar::text("active")), Node::Binary(BinaryOp::Equal, 0, 1)];

// if coalesce(argument.reserved, false) { Pending } else { Active }
const CREATE_SET_STATUS: &[Node] = &[
    Node::Root(Root::Argument, 6),
    Node::Const(Scalar::Bool(false)),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1])),
    Node::Const(Scalar::text("pending")),
    Node::Const(Scalar::text("active")),
    Node::If(2, 3, 4),
];

// "Default"
const CREATE_PARTITION_NAME: &[Node] = &[Node::Const(Scalar::text("Default"))];

const TEXT_DEFAULT: &[Node] = &[Node::Const(Scalar::text("default"))];

const TEXT_FREE: &[Node] = &[Node::Const(Scalar::text("free"))];

// {}
const DEFAULT_SETTINGS: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::identity::tenant::Tenant as resource::Resource>::FINGERPRINT == 0xb7fafbb36ce333fb,
    "stale generated code, run `cargo xtask codegen`"
);
