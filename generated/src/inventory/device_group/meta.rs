//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device group; positions refer to the tables here.

use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, ActionKind, Calculation, Change, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, Tenancy,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::inventory::device_group::DeviceGroupType;
use std::borrow::Cow;

/// The resource `inventory.device_group`.
pub static DEVICE_GROUP: ResourceMeta = ResourceMeta {
    name: "inventory.device_group",
    type_name: "DeviceGroup",
    api_type: "device-groups",
    doc: "A set of devices that belong together for some reason, possibly inside a larger one.",
    table: "device_groups",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation {
            name: "device_count",
            doc: "How many devices are directly in it.",
            kind: Kind::I64,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_DEVICE_COUNT),
        },
        Calculation {
            name: "has_children",
            doc: "Whether other groups are inside it.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_HAS_CHILDREN),
        },
        Calculation {
            name: "is_empty",
            doc: "Whether no device is directly in it.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_EMPTY),
        },
        Calculation {
            name: "type_label",
            doc: "The reason in words.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_TYPE_LABEL),
        },
    ],
    identities: &[Identity {
        name: "name",
        index: "device_groups_name_unique",
        fields: &[2],
        filter: None,
        across_tenants: false,
        message: "is the name of another group",
    }],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the groups by name.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(2)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a group by id.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_type",
            doc: "Lists the groups formed for one reason.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("group_type", DeviceGroupType::KIND)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_TYPE_FILTER)),
                sort: &[Sort::up(2)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "root_groups",
            doc: "Lists the groups that are inside no other.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(ROOT_GROUPS_FILTER)),
                sort: &[Sort::up(2)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Adds a group.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS),
                Input::field("description", FIELDS).optional(),
                Input::field("group_type", FIELDS).optional(),
                Input::relation("parent", &RELATIONS, FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Changes how a group is described.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::field("name", FIELDS).optional(),
                Input::field("description", FIELDS).optional(),
                Input::field("group_type", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "move_to",
            doc: "Moves a group, with all that is inside it, into another one or to the top. It cannot go into itself.",
            kind: ActionKind::Update,
            inputs: &[Input::relation("parent", &RELATIONS, FIELDS).optional()],
            changes: &[Change::Acyclic { relation: 0 }],
            ..Action::BLANK
        },
        Action {
            name: "destroy",
            doc: "Removes a group that has no others inside. Its devices stay, without a group.",
            kind: ActionKind::Destroy,
            primary: true,
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The group's id."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(255) }])
        .doc("What people call it."),
    Field::new("description", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(1000) }])
        .doc("What belongs in it."),
    Field::new("group_type", DeviceGroupType::KIND)
        .public()
        .default(Expr::of(TEXT_CUSTOM))
        .doc("Why its devices belong together."),
    Field::new("parent_id", Kind::Uuid).nullable().public().relation(0).doc("The group that it is inside."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(Expr::of(DEFAULT_METADATA))
        .doc("Whatever its owners want to note."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 3] = [
    Relation {
        name: "parent",
        doc: "The group that it is inside.",
        target: &DEVICE_GROUP,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (5, 1)],
        public: true,
    },
    Relation {
        name: "children",
        doc: "The groups directly inside it.",
        target: &DEVICE_GROUP,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 5)],
        public: true,
    },
    Relation {
        name: "devices",
        doc: "The devices directly in it.",
        target: &DEVICE,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 33)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

const CALCULATE_DEVICE_COUNT_RELATED: &[Node] = &[Node::Const(Scalar::Bool(true))];

// count(devices)
const CALCULATE_DEVICE_COUNT: &[Node] = &[Node::Count(2, Expr::of(CALCULATE_DEVICE_COUNT_RELATED))];

const CALCULATE_HAS_CHILDREN_RELATED: &[Node] = &[Node::Const(Scalar::Bool(true))];

// exists(children, true)
const CALCULATE_HAS_CHILDREN: &[Node] = &[Node::Exists(1, Expr::of(CALCULATE_HAS_CHILDREN_RELATED))];

const CALCULATE_IS_EMPTY_RELATED: &[Node] = &[Node::Const(Scalar::Bool(true))];

// !exists(devices, true)
const CALCULATE_IS_EMPTY: &[Node] = &[Node::Exists(2, Expr::of(CALCULATE_IS_EMPTY_RELATED)), Node::Not(0)];

// if group_type == Location { "Location" } else if group_type == Department { "Department" } else if group_type ==
// Environment { "Environment" } else if group_type == Function { "Function" } else { "Custom" }
const CALCULATE_TYPE_LABEL: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("location")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("Location")),
    Node::Field(4),
    Node::Const(Scalar::text("department")),
    Node::Binary(BinaryOp::Equal, 4, 5),
    Node::Const(Scalar::text("Department")),
    Node::Field(4),
    Node::Const(Scalar::text("environment")),
    Node::Binary(BinaryOp::Equal, 8, 9),
    Node::Const(Scalar::text("Environment")),
    Node::Field(4),
    Node::Const(Scalar::text("function")),
    Node::Binary(BinaryOp::Equal, 12, 13),
    Node::Const(Scalar::text("Function")),
    Node::Const(Scalar::text("Custom")),
    Node::If(14, 15, 16),
    Node::If(10, 11, 17),
    Node::If(6, 7, 18),
    Node::If(2, 3, 19),
];

// group_type == argument.group_type
const BY_TYPE_FILTER: &[Node] = &[Node::Field(4), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// parent == null
const ROOT_GROUPS_FILTER: &[Node] = &[Node::Field(5), Node::Const(Scalar::Null), Node::Binary(BinaryOp::Is, 0, 1)];

const TEXT_CUSTOM: &[Node] = &[Node::Const(Scalar::text("custom"))];

// {}
const DEFAULT_METADATA: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::inventory::device_group::DeviceGroup as resource::Resource>::FINGERPRINT == 0x6ee69902c802ea14,
    "stale generated code, run `cargo xtask codegen`"
);
