//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device; positions refer to the tables here.

use super::policy;
use crate::infrastructure::partition::PARTITION;
use crate::infrastructure::poller::POLLER;
use crate::inventory::device_group::DEVICE_GROUP;
use crate::inventory::device_identifier::DEVICE_IDENTIFIER;
use resource_core::meta::{
    Action, ActionKind, Calculation, Field, Generated, GetBy, Input, Machine, Page, ReadAction, Relation, RelationKind,
    Rule, Sort, State, Tenancy, Transition,
};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::inventory::device::DeviceStatus;
use resources::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};
use std::borrow::Cow;

/// The resource `inventory.device`.
pub static DEVICE: ResourceMeta = ResourceMeta {
    name: "inventory.device",
    type_name: "Device",
    api_type: "devices",
    doc: "A machine in a tenant's network. Its attributes have the names and meanings that the Open\nCybersecurity \
        Schema Framework gives them.",
    table: "devices",
    tenancy: Tenancy::Column(0),
    partition: Some(2),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation {
            name: "is_managed",
            doc: "Whether it is under management.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_MANAGED),
        },
        Calculation {
            name: "display_name",
            doc: "What to call it in lists.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_DISPLAY_NAME),
        },
        Calculation {
            name: "is_stale",
            doc: "Whether it has not been seen for a day.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_STALE),
        },
        Calculation {
            name: "status_color",
            doc: "A colour for whether it answers and was seen lately.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_STATUS_COLOR),
        },
    ],
    identities: &[],
    checks: &[],
    scopes: policy::SCOPES,
    require: Some(Expr::of(policy::REQUIRE)),
    machine: Some(Machine {
        field: 3,
        states: &[
            State { value: Scalar::text("discovered"), name: "discovered", initial: true, terminal: false },
            State { value: Scalar::text("identified"), name: "identified", initial: false, terminal: false },
            State { value: Scalar::text("managed"), name: "managed", initial: false, terminal: false },
        ],
    }),
    actions: &[
        Action {
            name: "list",
            doc: "Lists the devices.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a device by its uid.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "by_ip",
            doc: "Lists the devices with an IP address in a partition, outside of which the address means nothing.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("partition", Kind::Uuid), Input::argument("ip", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_IP_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_mac",
            doc: "Lists the devices with a MAC address in a partition.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("partition", Kind::Uuid), Input::argument("mac", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_MAC_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_poller",
            doc: "Lists the devices that a poller looks after.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("poller", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_POLLER_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "available",
            doc: "Lists the devices that answer.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(&[Node::Field(36)])),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "recently_seen",
            doc: "Lists the devices seen in the last hour, latest first.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(RECENTLY_SEEN_FILTER)),
                sort: &[Sort::down(22), Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "create",
            doc: "Adds a device.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("uid", FIELDS),
                Input::relation("partition", &RELATIONS, FIELDS),
                Input::field("type_id", FIELDS).optional(),
                Input::field("type_name", FIELDS).optional(),
                Input::field("name", FIELDS).optional(),
                Input::field("hostname", FIELDS).optional(),
                Input::field("ip", FIELDS).optional(),
                Input::field("mac", FIELDS).optional(),
                Input::field("uid_alt", FIELDS).optional(),
                Input::field("domain", FIELDS).optional(),
                Input::field("zone", FIELDS).optional(),
                Input::field("subnet_uid", FIELDS).optional(),
                Input::field("vlan_uid", FIELDS).optional(),
                Input::field("region", FIELDS).optional(),
                Input::field("vendor_name", FIELDS).optional(),
                Input::field("model", FIELDS).optional(),
                Input::field("os", FIELDS).optional(),
                Input::field("hw_info", FIELDS).optional(),
                Input::field("network_interfaces", FIELDS).optional(),
                Input::field("risk_level_id", FIELDS).optional(),
                Input::field("risk_score", FIELDS).optional(),
                Input::field("is_compliant", FIELDS).optional(),
                Input::field("is_trusted", FIELDS).optional(),
                Input::field("owner", FIELDS).optional(),
                Input::field("org", FIELDS).optional(),
                Input::field("groups", FIELDS).optional(),
                Input::field("agent_list", FIELDS).optional(),
                Input::relation("group", &RELATIONS, FIELDS).optional(),
                Input::relation("poller", &RELATIONS, FIELDS).optional(),
                Input::field("discovery_sources", FIELDS).optional(),
                Input::field("is_available", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            transition: Some(Transition { from: &[], to: Some(Scalar::text("discovered")) }),
            set: &[(21, Expr::of(&[Node::Now])), (22, Expr::of(&[Node::Now]))],
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Changes what is known of a device; its uid, kind and partition stay.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::field("type_name", FIELDS).optional(),
                Input::field("name", FIELDS).optional(),
                Input::field("hostname", FIELDS).optional(),
                Input::field("ip", FIELDS).optional(),
                Input::field("mac", FIELDS).optional(),
                Input::field("uid_alt", FIELDS).optional(),
                Input::field("domain", FIELDS).optional(),
                Input::field("zone", FIELDS).optional(),
                Input::field("subnet_uid", FIELDS).optional(),
                Input::field("vlan_uid", FIELDS).optional(),
                Input::field("region", FIELDS).optional(),
                Input::field("vendor_name", FIELDS).optional(),
                Input::field("model", FIELDS).optional(),
                Input::field("os", FIELDS).optional(),
                Input::field("hw_info", FIELDS).optional(),
                Input::field("network_interfaces", FIELDS).optional(),
                Input::field("risk_level_id", FIELDS).optional(),
                Input::field("risk_score", FIELDS).optional(),
                Input::field("is_compliant", FIELDS).optional(),
                Input::field("is_trusted", FIELDS).optional(),
                Input::field("owner", FIELDS).optional(),
                Input::field("org", FIELDS).optional(),
                Input::field("groups", FIELDS).optional(),
                Input::field("agent_list", FIELDS).optional(),
                Input::relation("poller", &RELATIONS, FIELDS).optional(),
                Input::field("discovery_sources", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "assign_to_group",
            doc: "Puts a device into a group, or out of the one it is in.",
            kind: ActionKind::Update,
            inputs: &[Input::relation("group", &RELATIONS, FIELDS).optional()],
            ..Action::BLANK
        },
        Action {
            name: "touch",
            doc: "Notes that a device was just seen.",
            kind: ActionKind::Update,
            set: &[(22, Expr::of(&[Node::Now]))],
            ..Action::BLANK
        },
        Action {
            name: "set_availability",
            doc: "Notes whether a device answers. One that does was seen.",
            kind: ActionKind::Update,
            inputs: &[Input::argument("is_available", Kind::Bool).doc("Whether the device answers.")],
            set: &[
                (36, Expr::of(&[Node::Root(Root::Argument, 0)])),
                (22, Expr::of(SET_AVAILABILITY_SET_LAST_SEEN_TIME)),
            ],
            ..Action::BLANK
        },
        Action {
            name: "identify",
            doc: "Notes that it is certain which machine this is. A strong identifier must be registered.",
            kind: ActionKind::Update,
            guard: Some(Expr::of(IDENTIFY_GUARD)),
            transition: Some(Transition { from: &[Scalar::text("discovered")], to: Some(Scalar::text("identified")) }),
            ..Action::BLANK
        },
        Action {
            name: "manage",
            doc: "Takes a device under management.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("identified")], to: Some(Scalar::text("managed")) }),
            ..Action::BLANK
        },
        Action {
            name: "unmanage",
            doc: "Releases a device from management.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("managed")], to: Some(Scalar::text("identified")) }),
            ..Action::BLANK
        },
        Action {
            name: "destroy",
            doc: "Removes a device with its identifiers.",
            kind: ActionKind::Destroy,
            primary: true,
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("uid", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(255) }, Rule::Pattern("[^~\\s]+")])
        .doc("The device's own key, `sr:` and a UUID for machines that were found by discovery."),
    Field::new("partition_id", Kind::Uuid).public().relation(0).doc("The address space that the device is in."),
    Field::new("status", DeviceStatus::KIND).public().doc("How far it is known: found, certain, or under management."),
    Field::new("type_id", DeviceType::KIND)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::I64(0))]))
        .doc("What kind of machine it is."),
    Field::new("type_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("The kind in the words of the source, above all for kinds without a number."),
    Field::new("name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(255) }])
        .doc("What people call it."),
    Field::new("hostname", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(255) }])
        .doc("What it calls itself on the network."),
    Field::new("ip", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(45) }])
        .doc("Its main IP address."),
    Field::new("mac", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: None, max: Some(63) }])
        .doc("Its main MAC address."),
    Field::new("uid_alt", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("Another key that some source has for it."),
    Field::new("domain", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("The DNS or directory domain that it is in."),
    Field::new("zone", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("The security zone that it is in."),
    Field::new("subnet_uid", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("The subnet that it is in."),
    Field::new("vlan_uid", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("The VLAN that it is in."),
    Field::new("region", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("The region that it is in."),
    Field::new("vendor_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("Who made it."),
    Field::new("model", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(255) }])
        .doc("Which model it is."),
    Field::new("os", DeviceOs::KIND).nullable().public().doc("The operating system."),
    Field::new("hw_info", DeviceHardware::KIND).nullable().public().doc("The hardware."),
    Field::new("network_interfaces", Kind::List(&DeviceNetworkInterface::KIND))
        .public()
        .default(Expr::of(DEFAULT_NETWORK_INTERFACES))
        .doc("The network interfaces that sources have named."),
    Field::new("first_seen_time", Kind::Time).public().doc("When it was first seen."),
    Field::new("last_seen_time", Kind::Time).public().doc("When it was last seen."),
    Field::new("created_time", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added here."),
    Field::new("modified_time", Kind::Time)
        .public()
        .generated(Generated::UpdatedAt)
        .doc("When what is known of it last changed."),
    Field::new("risk_level_id", RiskLevel::KIND).nullable().public().doc("How much of a risk it is."),
    Field::new("risk_score", Kind::I32).nullable().public().doc("The risk as the number that the source gives."),
    Field::new("is_compliant", Kind::Bool).nullable().public().doc("Whether it follows the rules that apply to it."),
    Field::new("is_trusted", Kind::Bool)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::Bool(false))]))
        .doc("Whether it is trusted."),
    Field::new("owner", DeviceOwner::KIND).nullable().public().doc("Whose it is."),
    Field::new("org", DeviceOrganization::KIND).nullable().public().doc("The organization that it belongs to."),
    Field::new("groups", Kind::List(&DirectoryGroup::KIND))
        .public()
        .default(Expr::of(DEFAULT_GROUPS))
        .doc("The directory groups that it is in."),
    Field::new("agent_list", Kind::List(&InstalledAgent::KIND))
        .public()
        .default(Expr::of(DEFAULT_AGENT_LIST))
        .doc("The agents that run on it."),
    Field::new("group_id", Kind::Uuid).nullable().public().relation(1).doc("The group that it is sorted into."),
    Field::new("poller_id", Kind::Text).nullable().public().relation(2).doc("The poller that looks after it."),
    Field::new("discovery_sources", Kind::List(&Kind::Text))
        .public()
        .default(Expr::of(DEFAULT_DISCOVERY_SOURCES))
        .doc("The sources that have named it."),
    Field::new("is_available", Kind::Bool)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::Bool(true))]))
        .doc("Whether it answers."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(Expr::of(DEFAULT_METADATA))
        .doc("Whatever sources and people want to note."),
];

static RELATIONS: [Relation; 4] = [
    Relation {
        name: "partition",
        doc: "The address space that the device is in.",
        target: &PARTITION,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (2, 1)],
        public: true,
    },
    Relation {
        name: "group",
        doc: "The group that it is sorted into.",
        target: &DEVICE_GROUP,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (33, 1)],
        public: true,
    },
    Relation {
        name: "poller",
        doc: "The poller that looks after it.",
        target: &POLLER,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (34, 1)],
        public: true,
    },
    Relation {
        name: "identifiers",
        doc: "What it is recognized by.",
        target: &DEVICE_IDENTIFIER,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 2)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

// status == Managed
const CALCULATE_IS_MANAGED: &[Node] =
    &[Node::Field(3), Node::Const(Scalar::text("managed")), Node::Binary(BinaryOp::Equal, 0, 1)];

// coalesce(name, hostname, ip, uid)
const CALCULATE_DISPLAY_NAME: &[Node] = &[
    Node::Field(6),
    Node::Field(7),
    Node::Field(8),
    Node::Field(1),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1, 2, 3])),
];

// last_seen_time < ago(1 day)
const CALCULATE_IS_STALE: &[Node] = &[
    Node::Field(22),
    Node::Now,
    Node::Const(Scalar::I64(86400000000)),
    Node::Binary(BinaryOp::TimeSubtract, 1, 2),
    Node::Binary(BinaryOp::Less, 0, 3),
];

// if is_available && last_seen_time > ago(5 minutes) { "green" } else if last_seen_time > ago(1 hour) { "yellow" }
// else { "red" }
const CALCULATE_STATUS_COLOR: &[Node] = &[
    Node::Field(36),
    Node::Field(22),
    Node::Now,
    Node::Const(Scalar::I64(300000000)),
    Node::Binary(BinaryOp::TimeSubtract, 2, 3),
    Node::Binary(BinaryOp::Greater, 1, 4),
    Node::Binary(BinaryOp::And, 0, 5),
    Node::Const(Scalar::text("green")),
    Node::Field(22),
    Node::Now,
    Node::Const(Scalar::I64(3600000000)),
    Node::Binary(BinaryOp::TimeSubtract, 9, 10),
    Node::Binary(BinaryOp::Greater, 8, 11),
    Node::Const(Scalar::text("yellow")),
    Node::Const(Scalar::text("red")),
    Node::If(12, 13, 14),
    Node::If(6, 7, 15),
];

// partition == argument.partition && ip == argument.ip
const BY_IP_FILTER: &[Node] = &[
    Node::Field(2),
    Node::Root(Root::Argument, 0),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(8),
    Node::Root(Root::Argument, 1),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
];

// partition == argument.partition && mac == argument.mac
const BY_MAC_FILTER: &[Node] = &[
    Node::Field(2),
    Node::Root(Root::Argument, 0),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(9),
    Node::Root(Root::Argument, 1),
    Node::Binary(BinaryOp::Equal, 3, 4),
    Node::Binary(BinaryOp::And, 2, 5),
];

// poller == argument.poller
const BY_POLLER_FILTER: &[Node] =
    &[Node::Field(34), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// last_seen_time > ago(1 hour)
const RECENTLY_SEEN_FILTER: &[Node] = &[
    Node::Field(22),
    Node::Now,
    Node::Const(Scalar::I64(3600000000)),
    Node::Binary(BinaryOp::TimeSubtract, 1, 2),
    Node::Binary(BinaryOp::Greater, 0, 3),
];

// if argument.is_available { now() } else { last_seen_time }
const SET_AVAILABILITY_SET_LAST_SEEN_TIME: &[Node] =
    &[Node::Root(Root::Argument, 0), Node::Now, Node::Field(22), Node::If(0, 1, 2)];

const IDENTIFY_GUARD_RELATED: &[Node] =
    &[Node::Field(6), Node::Const(Scalar::text("strong")), Node::Binary(BinaryOp::Equal, 0, 1)];

// exists(identifiers, confidence == Strong)
const IDENTIFY_GUARD: &[Node] = &[Node::Exists(3, Expr::of(IDENTIFY_GUARD_RELATED))];

// []
const DEFAULT_NETWORK_INTERFACES: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

// []
const DEFAULT_GROUPS: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

// []
const DEFAULT_AGENT_LIST: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

// []
const DEFAULT_DISCOVERY_SOURCES: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("[]")))];

// {}
const DEFAULT_METADATA: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::inventory::device::Device as resource::Resource>::FINGERPRINT == 0x22fb1c1b501d2621,
    "stale generated code, run `cargo xtask codegen`"
);
