//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device identifier; positions refer to the tables here.

use super::policy;
use crate::infrastructure::partition::PARTITION;
use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation,
    RelationKind, Rule, Sort, Tenancy, Upsert,
};
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};
use std::borrow::Cow;

/// The resource `inventory.device_identifier`.
pub static DEVICE_IDENTIFIER: ResourceMeta = ResourceMeta {
    name: "inventory.device_identifier",
    type_name: "DeviceIdentifier",
    api_type: "device-identifiers",
    doc: "A name that some source has for a device. In a partition, one kind and value mean one device.",
    table: "device_identifiers",
    tenancy: Tenancy::Column(0),
    partition: Some(3),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation {
            name: "is_strong",
            doc: "Whether it proves by itself which device it is.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_STRONG),
        },
        Calculation {
            name: "priority",
            doc: "Its rank where several disagree; 1 wins.",
            kind: Kind::I64,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_PRIORITY),
        },
    ],
    identities: &[Identity {
        name: "identifier",
        index: "device_identifiers_identifier_unique",
        fields: &[3, 4, 5],
        filter: None,
        across_tenants: false,
        message: "already identifies a device",
    }],
    checks: &[],
    scopes: policy::SCOPES,
    require: Some(Expr::of(policy::REQUIRE)),
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the identifiers.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches an identifier by id.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_device",
            doc: "Lists what a device is recognized by.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("device", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_DEVICE_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "lookup",
            doc: "Fetches the identifier of a kind and value in a partition, and with it the device. MAC addresses are \
                looked up as they are kept: twelve capital hexadecimal digits.",
            kind: ActionKind::Read,
            inputs: &[
                Input::relation("partition", &RELATIONS, FIELDS),
                Input::field("identifier_type", FIELDS),
                Input::field("identifier_value", FIELDS),
            ],
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Identity(0)) }),
            ..Action::BLANK
        },
        Action {
            name: "register",
            doc: "Notes that an identifier means a device. If it is known, it means this device from now on.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::relation("device", &RELATIONS, FIELDS),
                Input::relation("partition", &RELATIONS, FIELDS),
                Input::field("identifier_type", FIELDS),
                Input::field("identifier_value", FIELDS),
                Input::field("confidence", FIELDS).optional(),
                Input::field("source", FIELDS).optional(),
                Input::field("verified", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            set: &[(8, Expr::of(&[Node::Now])), (9, Expr::of(&[Node::Now]))],
            prepare: &[0],
            upsert: Some(Upsert {
                identity: Some(0),
                update: 5,
                set: &[
                    (2, Expr::of(&[Node::Root(Root::New, 2)])),
                    (6, Expr::of(&[Node::Root(Root::New, 6)])),
                    (7, Expr::of(&[Node::Root(Root::New, 7)])),
                    (10, Expr::of(&[Node::Root(Root::New, 10)])),
                    (11, Expr::of(&[Node::Root(Root::New, 11)])),
                    (9, Expr::of(REGISTER_UPSERT_LAST_SEEN)),
                ],
            }),
            ..Action::BLANK
        },
        Action {
            name: "reassign",
            doc: "Makes an identifier mean another device, or changes what is known of it.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::relation("device", &RELATIONS, FIELDS).optional(),
                Input::field("confidence", FIELDS).optional(),
                Input::field("source", FIELDS).optional(),
                Input::field("verified", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            set: &[(9, Expr::of(REASSIGN_SET_LAST_SEEN))],
            ..Action::BLANK
        },
        Action {
            name: "touch",
            doc: "Notes that an identifier was just seen.",
            kind: ActionKind::Update,
            set: &[(9, Expr::of(TOUCH_SET_LAST_SEEN))],
            ..Action::BLANK
        },
        Action {
            name: "verify",
            doc: "Notes that somebody has checked an identifier.",
            kind: ActionKind::Update,
            set: &[(10, Expr::of(&[Node::Const(Scalar::Bool(true))]))],
            ..Action::BLANK
        },
        Action {
            name: "destroy",
            doc: "Forgets an identifier.",
            kind: ActionKind::Destroy,
            primary: true,
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::I64).public().generated(Generated::Database).doc("The identifier's number."),
    Field::new("device_uid", Kind::Text).public().relation(0).doc("The device that it means."),
    Field::new("partition_id", Kind::Uuid).public().relation(1).doc("The partition in which it means that device."),
    Field::new("identifier_type", IdentifierType::KIND).public().doc("What kind of name it is."),
    Field::new("identifier_value", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(255) }])
        .doc("The name: a MAC address as twelve capital hexadecimal digits, anything else as its source writes it."),
    Field::new("confidence", IdentifierConfidence::KIND)
        .public()
        .default(Expr::of(TEXT_STRONG))
        .doc("How much it proves."),
    Field::new("source", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(63) }])
        .doc("The source that named it."),
    Field::new("first_seen", Kind::Time).public().doc("When it was first seen."),
    Field::new("last_seen", Kind::Time).public().doc("When it was last seen."),
    Field::new("verified", Kind::Bool)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::Bool(false))]))
        .doc("Whether somebody has checked it."),
    Field::new("metadata", Kind::Map).public().default(Expr::of(DEFAULT_METADATA)).doc("Facts around it."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "device",
        doc: "The device that it means.",
        target: &DEVICE,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (2, 1)],
        public: true,
    },
    Relation {
        name: "partition",
        doc: "The partition in which it means that device.",
        target: &PARTITION,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (3, 1)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

// confidence == Strong
const CALCULATE_IS_STRONG: &[Node] =
    &[Node::Field(6), Node::Const(Scalar::text("strong")), Node::Binary(BinaryOp::Equal, 0, 1)];

// if identifier_type == ArmisDeviceId { 1 } else if identifier_type == IntegrationId { 2 } else if identifier_type
// == NetboxDeviceId { 3 } else if identifier_type == Mac { 4 } else { 5 }
const CALCULATE_PRIORITY: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("armis_device_id")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::I64(1)),
    Node::Field(4),
    Node::Const(Scalar::text("integration_id")),
    Node::Binary(BinaryOp::Equal, 4, 5),
    Node::Const(Scalar::I64(2)),
    Node::Field(4),
    Node::Const(Scalar::text("netbox_device_id")),
    Node::Binary(BinaryOp::Equal, 8, 9),
    Node::Const(Scalar::I64(3)),
    Node::Field(4),
    Node::Const(Scalar::text("mac")),
    Node::Binary(BinaryOp::Equal, 12, 13),
    Node::Const(Scalar::I64(4)),
    Node::Const(Scalar::I64(5)),
    Node::If(14, 15, 16),
    Node::If(10, 11, 17),
    Node::If(6, 7, 18),
    Node::If(2, 3, 19),
];

// device == argument.device
const BY_DEVICE_FILTER: &[Node] = &[Node::Field(2), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// if last_seen > now() { last_seen } else { now() }
const REGISTER_UPSERT_LAST_SEEN: &[Node] =
    &[Node::Field(9), Node::Now, Node::Binary(BinaryOp::Greater, 0, 1), Node::Field(9), Node::Now, Node::If(2, 3, 4)];

// if last_seen > now() { last_seen } else { now() }
const REASSIGN_SET_LAST_SEEN: &[Node] =
    &[Node::Field(9), Node::Now, Node::Binary(BinaryOp::Greater, 0, 1), Node::Field(9), Node::Now, Node::If(2, 3, 4)];

// if last_seen > now() { last_seen } else { now() }
const TOUCH_SET_LAST_SEEN: &[Node] =
    &[Node::Field(9), Node::Now, Node::Binary(BinaryOp::Greater, 0, 1), Node::Field(9), Node::Now, Node::If(2, 3, 4)];

const TEXT_STRONG: &[Node] = &[Node::Const(Scalar::text("strong"))];

// {}
const DEFAULT_METADATA: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::inventory::device_identifier::DeviceIdentifier as resource::Resource>::FINGERPRINT
        == 0x99694721c1fccdba,
    "stale generated code, run `cargo xtask codegen`"
);
