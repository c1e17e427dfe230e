//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a poller; positions refer to the tables here.

use super::policy;
use crate::infrastructure::health_event::HEALTH_EVENT;
use crate::infrastructure::partition::PARTITION;
use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, ActionKind, Calculation, Cause, CauseOn, Field, Generated, GetBy, Input, Machine, Page, ReadAction,
    Relation, RelationKind, Rule, Sort, State, Tenancy, Transition,
};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar, Value};
use resources::infrastructure::poller::{PollerStatus, RegistrationSource};
use std::borrow::Cow;

/// The resource `infrastructure.poller`.
pub static POLLER: ResourceMeta = ResourceMeta {
    name: "infrastructure.poller",
    type_name: "Poller",
    api_type: "pollers",
    doc: "A component that hands checks to agents, for one partition or for all of a tenant.",
    table: "pollers",
    tenancy: Tenancy::Column(0),
    partition: Some(15),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation {
            name: "is_online",
            doc: "Whether it is healthy and was heard from in the last five minutes.",
            kind: Kind::Bool,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_IS_ONLINE),
        },
        Calculation {
            name: "status_color",
            doc: "A colour for the state.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_STATUS_COLOR),
        },
        Calculation {
            name: "status_label",
            doc: "The state in words.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_STATUS_LABEL),
        },
        Calculation {
            name: "display_name",
            doc: "What to call it in lists.",
            kind: Kind::Text,
            nullable: false,
            public: true,
            expr: Expr::of(CALCULATE_DISPLAY_NAME),
        },
    ],
    identities: &[],
    checks: &[],
    scopes: policy::SCOPES,
    require: Some(Expr::of(policy::REQUIRE)),
    machine: Some(Machine {
        field: 4,
        states: &[
            State { value: Scalar::text("inactive"), name: "inactive", initial: true, terminal: false },
            State { value: Scalar::text("healthy"), name: "healthy", initial: true, terminal: false },
            State { value: Scalar::text("degraded"), name: "degraded", initial: false, terminal: false },
            State { value: Scalar::text("offline"), name: "offline", initial: false, terminal: false },
            State { value: Scalar::text("recovering"), name: "recovering", initial: false, terminal: false },
            State { value: Scalar::text("maintenance"), name: "maintenance", initial: false, terminal: false },
            State { value: Scalar::text("draining"), name: "draining", initial: false, terminal: false },
        ],
    }),
    actions: &[
        Action {
            name: "list",
            doc: "Lists the pollers.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a poller by id.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "active",
            doc: "Lists the pollers that are healthy and say so.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(ACTIVE_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_status",
            doc: "Lists the pollers in one state.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("status", PollerStatus::KIND)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_STATUS_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "recently_seen",
            doc: "Lists the pollers heard from in the last five minutes.",
            kind: ActionKind::Read,
            read: Some(ReadAction {
                filter: Some(Expr::of(RECENTLY_SEEN_FILTER)),
                sort: &[Sort::down(9), Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_partition",
            doc: "Lists the pollers of the partition with a slug.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("slug", Kind::Text)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_PARTITION_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "by_partition_id",
            doc: "Lists the pollers of a partition.",
            kind: ActionKind::Read,
            inputs: &[Input::argument("partition", Kind::Uuid)],
            read: Some(ReadAction {
                filter: Some(Expr::of(BY_PARTITION_ID_FILTER)),
                sort: &[Sort::up(1)],
                page: PAGE,
                get: None,
            }),
            ..Action::BLANK
        },
        Action {
            name: "register",
            doc: "Registers a poller that is running.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[
                Input::field("id", FIELDS),
                Input::field("component_id", FIELDS).optional(),
                Input::field("registration_source", FIELDS).optional(),
                Input::field("spiffe_identity", FIELDS).optional(),
                Input::relation("partition", &RELATIONS, FIELDS).optional(),
                Input::field("agent_count", FIELDS).optional(),
                Input::field("checker_count", FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            transition: Some(Transition { from: &[], to: Some(Scalar::text("healthy")) }),
            set: &[
                (12, Expr::of(&[Node::Const(Scalar::Bool(true))])),
                (8, Expr::of(&[Node::Now])),
                (9, Expr::of(&[Node::Now])),
                (11, Expr::of(&[Node::Root(Root::Actor, 0)])),
            ],
            causes: &CAUSES,
            ..Action::BLANK
        },
        Action {
            name: "announce",
            doc: "Registers a poller that is still to be started; it counts from its activation on.",
            kind: ActionKind::Create,
            inputs: &[
                Input::field("id", FIELDS),
                Input::field("component_id", FIELDS).optional(),
                Input::field("registration_source", FIELDS).optional(),
                Input::field("spiffe_identity", FIELDS).optional(),
                Input::relation("partition", &RELATIONS, FIELDS).optional(),
                Input::field("metadata", FIELDS).optional(),
            ],
            transition: Some(Transition { from: &[], to: Some(Scalar::text("inactive")) }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(false))])), (11, Expr::of(&[Node::Root(Root::Actor, 0)]))],
            causes: &CAUSES,
            ..Action::BLANK
        },
        Action {
            name: "update",
            doc: "Changes the notes and counts; the state has actions of its own.",
            kind: ActionKind::Update,
            primary: true,
            inputs: &[
                Input::field("metadata", FIELDS).optional(),
                Input::field("agent_count", FIELDS).optional(),
                Input::field("checker_count", FIELDS).optional(),
            ],
            ..Action::BLANK
        },
        Action {
            name: "heartbeat",
            doc: "Takes a sign of life. A healthy one ends a degradation or a recovery, an unhealthy one begins a \
                degradation, and either brings an offline poller into recovery; planned states stay.",
            kind: ActionKind::Update,
            inputs: &[
                Input::argument("is_healthy", Kind::Bool).doc("Whether the poller finds that it works well."),
                Input::argument("agent_count", Kind::I32)
                    .nullable()
                    .optional()
                    .rules(&[Rule::Range { min: Some(0), max: None }])
                    .doc("How many agents it can choose from, if that changed."),
                Input::argument("checker_count", Kind::I32)
                    .nullable()
                    .optional()
                    .rules(&[Rule::Range { min: Some(0), max: None }])
                    .doc("How many checkers stand behind them, if that changed."),
            ],
            transition: Some(Transition {
                from: &[
                    Scalar::text("inactive"),
                    Scalar::text("healthy"),
                    Scalar::text("degraded"),
                    Scalar::text("offline"),
                    Scalar::text("recovering"),
                    Scalar::text("maintenance"),
                    Scalar::text("draining"),
                ],
                to: None,
            }),
            set: &[
                (12, Expr::of(&[Node::Root(Root::Argument, 0)])),
                (9, Expr::of(&[Node::Now])),
                (13, Expr::of(HEARTBEAT_SET_AGENT_COUNT)),
                (14, Expr::of(HEARTBEAT_SET_CHECKER_COUNT)),
                (4, Expr::of(HEARTBEAT_SET_STATUS)),
                (5, Expr::of(HEARTBEAT_SET_STATE_SINCE)),
            ],
            causes: &CAUSES_2,
            ..Action::BLANK
        },
        Action {
            name: "activate",
            doc: "Puts an inactive poller to work.",
            kind: ActionKind::Update,
            transition: Some(Transition { from: &[Scalar::text("inactive")], to: Some(Scalar::text("healthy")) }),
            set: &[
                (12, Expr::of(&[Node::Const(Scalar::Bool(true))])),
                (8, Expr::of(ACTIVATE_SET_FIRST_SEEN)),
                (9, Expr::of(&[Node::Now])),
                (5, Expr::of(&[Node::Now])),
            ],
            causes: &CAUSES_2,
            ..Action::BLANK
        },
        Action {
            name: "degrade",
            doc: "Notes that a poller works badly.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition { from: &[Scalar::text("healthy")], to: Some(Scalar::text("degraded")) }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(false))])), (5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "mark_unhealthy",
            doc: "Notes that supervision finds a poller to work badly.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[INPUT_REASON],
            transition: Some(Transition { from: &[Scalar::text("healthy")], to: Some(Scalar::text("degraded")) }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(false))])), (5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "heartbeat_timeout",
            doc: "Notes that signs of life stay away.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[Scalar::text("healthy"), Scalar::text("degraded")],
                to: Some(Scalar::text("degraded")),
            }),
            set: &[
                (12, Expr::of(&[Node::Const(Scalar::Bool(false))])),
                (5, Expr::of(HEARTBEAT_TIMEOUT_SET_STATE_SINCE)),
            ],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "go_offline",
            doc: "Takes a poller out of service.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[Scalar::text("healthy"), Scalar::text("degraded"), Scalar::text("draining")],
                to: Some(Scalar::text("offline")),
            }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(false))])), (5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "lose_connection",
            doc: "Notes that a poller cannot be reached.",
            kind: ActionKind::Update,
            internal: true,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[Scalar::text("healthy"), Scalar::text("degraded")],
                to: Some(Scalar::text("offline")),
            }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(false))])), (5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "recover",
            doc: "Begins to bring a poller back.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[Scalar::text("degraded"), Scalar::text("offline"), Scalar::text("recovering")],
                to: Some(Scalar::text("recovering")),
            }),
            set: &[(5, Expr::of(RECOVER_SET_STATE_SINCE))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "restore_health",
            doc: "Notes that a poller works well again.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[Scalar::text("degraded"), Scalar::text("recovering")],
                to: Some(Scalar::text("healthy")),
            }),
            set: &[
                (12, Expr::of(&[Node::Const(Scalar::Bool(true))])),
                (9, Expr::of(&[Node::Now])),
                (5, Expr::of(&[Node::Now])),
            ],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "start_maintenance",
            doc: "Begins planned work on a poller; it gets no checks meanwhile.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[Scalar::text("healthy"), Scalar::text("degraded")],
                to: Some(Scalar::text("maintenance")),
            }),
            set: &[(5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "end_maintenance",
            doc: "Ends planned work on a poller.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition { from: &[Scalar::text("maintenance")], to: Some(Scalar::text("healthy")) }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(true))])), (5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "start_draining",
            doc: "Gives a poller no new checks while it finishes those it has.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[Scalar::text("healthy"), Scalar::text("degraded")],
                to: Some(Scalar::text("draining")),
            }),
            set: &[(5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "finish_draining",
            doc: "Takes a drained poller out of service.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition { from: &[Scalar::text("draining")], to: Some(Scalar::text("offline")) }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(false))])), (5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
        Action {
            name: "deactivate",
            doc: "Retires a poller until it is activated again.",
            kind: ActionKind::Update,
            inputs: &[INPUT_REASON],
            transition: Some(Transition {
                from: &[
                    Scalar::text("healthy"),
                    Scalar::text("degraded"),
                    Scalar::text("offline"),
                    Scalar::text("recovering"),
                    Scalar::text("maintenance"),
                    Scalar::text("draining"),
                ],
                to: Some(Scalar::text("inactive")),
            }),
            set: &[(12, Expr::of(&[Node::Const(Scalar::Bool(false))])), (5, Expr::of(&[Node::Now]))],
            causes: &CAUSES_3,
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Text)
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(255) }, Rule::Pattern("[A-Za-z0-9][A-Za-z0-9._:-]*")])
        .doc("The name under which the poller is known, given by whoever registers it."),
    Field::new("component_id", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: Some(1), max: Some(255) }])
        .doc("The component that it was deployed as."),
    Field::new("registration_source", RegistrationSource::KIND)
        .public()
        .default(Expr::of(TEXT_MANUAL))
        .doc("How it came to be registered."),
    Field::new("status", PollerStatus::KIND).public().doc("What it is doing."),
    Field::new("state_since", Kind::Time)
        .public()
        .default(Expr::of(&[Node::Now]))
        .doc("Since when it has been in this state."),
    Field::new("spiffe_identity", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Length { min: None, max: Some(2048) }, Rule::Pattern("spiffe://.+")])
        .doc("The SPIFFE id with which it proves who it is."),
    Field::new("first_registered", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was registered."),
    Field::new("first_seen", Kind::Time).nullable().public().doc("When it was first heard from."),
    Field::new("last_seen", Kind::Time).nullable().public().doc("When it was last heard from."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(Expr::of(DEFAULT_METADATA))
        .doc("Whatever its operators want to note."),
    Field::new("created_by", Kind::Text).nullable().public().doc("Who registered it."),
    Field::new("is_healthy", Kind::Bool)
        .public()
        .default(Expr::of(&[Node::Const(Scalar::Bool(true))]))
        .doc("What its latest sign of life or change of state said."),
    Field::new("agent_count", Kind::I32)
        .public()
        .rules(&[Rule::Range { min: Some(0), max: None }])
        .default(Expr::of(&[Node::Const(Scalar::I64(0))]))
        .doc("How many agents it can choose from."),
    Field::new("checker_count", Kind::I32)
        .public()
        .rules(&[Rule::Range { min: Some(0), max: None }])
        .default(Expr::of(&[Node::Const(Scalar::I64(0))]))
        .doc("How many checkers stand behind them."),
    Field::new("partition_id", Kind::Uuid)
        .nullable()
        .public()
        .relation(0)
        .doc("The only partition that it serves; without one it serves all."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 2] = [
    Relation {
        name: "partition",
        doc: "The only partition that it serves; without one it serves all.",
        target: &PARTITION,
        kind: RelationKind::BelongsTo,
        on: &[(0, 0), (15, 1)],
        public: true,
    },
    Relation {
        name: "devices",
        doc: "The devices it looks after.",
        target: &DEVICE,
        kind: RelationKind::HasMany,
        on: &[(0, 0), (1, 34)],
        public: true,
    },
];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: true, default: 50, max: 250 });

static CAUSES: [Cause; 1] = [Cause {
    target: &HEALTH_EVENT,
    action: 6,
    on: CauseOn::Always,
    when: None,
    values: &[(0, Expr::of(TEXT_POLLER)), (1, Expr::of(&[Node::Field(1)])), (3, Expr::of(&[Node::Field(4)]))],
}];

static CAUSES_2: [Cause; 1] = [Cause {
    target: &HEALTH_EVENT,
    action: 6,
    on: CauseOn::Transition,
    when: None,
    values: &[
        (0, Expr::of(TEXT_POLLER)),
        (1, Expr::of(&[Node::Field(1)])),
        (2, Expr::of(&[Node::Root(Root::Old, 4)])),
        (3, Expr::of(&[Node::Field(4)])),
        (4, Expr::of(&[Node::Const(Scalar::Null)])),
        (6, Expr::of(CAUSES_2_HEALTH_EVENT_DURATION_SECONDS)),
    ],
}];

const INPUT_REASON: Input = Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::Length { min: None, max: Some(1000) }])
    .doc("Why; kept in the health event.");

static CAUSES_3: [Cause; 1] = [Cause {
    target: &HEALTH_EVENT,
    action: 6,
    on: CauseOn::Transition,
    when: None,
    values: &[
        (0, Expr::of(TEXT_POLLER)),
        (1, Expr::of(&[Node::Field(1)])),
        (2, Expr::of(&[Node::Root(Root::Old, 4)])),
        (3, Expr::of(&[Node::Field(4)])),
        (4, Expr::of(&[Node::Root(Root::Argument, 0)])),
        (6, Expr::of(CAUSES_3_HEALTH_EVENT_DURATION_SECONDS)),
    ],
}];

// status == Healthy && coalesce(last_seen > ago(5 minutes), false)
const CALCULATE_IS_ONLINE: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("healthy")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(9),
    Node::Now,
    Node::Const(Scalar::I64(300000000)),
    Node::Binary(BinaryOp::TimeSubtract, 4, 5),
    Node::Binary(BinaryOp::Greater, 3, 6),
    Node::Const(Scalar::Bool(false)),
    Node::Call(Function::Coalesce, Cow::Borrowed(&[7, 8])),
    Node::Binary(BinaryOp::And, 2, 9),
];

// if status == Healthy { "green" } else if status in [Degraded, Draining] { "yellow" } else if status == Recovering
// { "blue" } else if status == Maintenance { "purple" } else if status == Inactive { "gray" } else { "red" }
const CALCULATE_STATUS_COLOR: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("healthy")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("green")),
    Node::Field(4),
    Node::Const(Scalar::text("degraded")),
    Node::Const(Scalar::text("draining")),
    Node::In(4, Cow::Borrowed(&[5, 6])),
    Node::Const(Scalar::text("yellow")),
    Node::Field(4),
    Node::Const(Scalar::text("recovering")),
    Node::Binary(BinaryOp::Equal, 9, 10),
    Node::Const(Scalar::text("blue")),
    Node::Field(4),
    Node::Const(Scalar::text("maintenance")),
    Node::Binary(BinaryOp::Equal, 13, 14),
    Node::Const(Scalar::text("purple")),
    Node::Field(4),
    Node::Const(Scalar::text("inactive")),
    Node::Binary(BinaryOp::Equal, 17, 18),
    Node::Const(Scalar::text("gray")),
    Node::Const(Scalar::text("red")),
    Node::If(19, 20, 21),
    Node::If(15, 16, 22),
    Node::If(11, 12, 23),
    Node::If(7, 8, 24),
    Node::If(2, 3, 25),
];

// if status == Healthy { "Healthy" } else if status == Degraded { "Degraded" } else if status == Draining {
// "Draining" } else if status == Recovering { "Recovering" } else if status == Maintenance { "Maintenance" } else
// if status == Inactive { "Inactive" } else { "Offline" }
const CALCULATE_STATUS_LABEL: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("healthy")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("Healthy")),
    Node::Field(4),
    Node::Const(Scalar::text("degraded")),
    Node::Binary(BinaryOp::Equal, 4, 5),
    Node::Const(Scalar::text("Degraded")),
    Node::Field(4),
    Node::Const(Scalar::text("draining")),
    Node::Binary(BinaryOp::Equal, 8, 9),
    Node::Const(Scalar::text("Draining")),
    Node::Field(4),
    Node::Const(Scalar::text("recovering")),
    Node::Binary(BinaryOp::Equal, 12, 13),
    Node::Const(Scalar::text("Recovering")),
    Node::Field(4),
    Node::Const(Scalar::text("maintenance")),
    Node::Binary(BinaryOp::Equal, 16, 17),
    Node::Const(Scalar::text("Maintenance")),
    Node::Field(4),
    Node::Const(Scalar::text("inactive")),
    Node::Binary(BinaryOp::Equal, 20, 21),
    Node::Const(Scalar::text("Inactive")),
    Node::Const(Scalar::text("Offline")),
    Node::If(22, 23, 24),
    Node::If(18, 19, 25),
    Node::If(14, 15, 26),
    Node::If(10, 11, 27),
    Node::If(6, 7, 28),
    Node::If(2, 3, 29),
];

// coalesce(component_id, id)
const CALCULATE_DISPLAY_NAME: &[Node] =
    &[Node::Field(2), Node::Field(1), Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1]))];

// status == Healthy && is_healthy
const ACTIVE_FILTER: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("healthy")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(12),
    Node::Binary(BinaryOp::And, 2, 3),
];

// status == argument.status
const BY_STATUS_FILTER: &[Node] = &[Node::Field(4), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

// last_seen > ago(5 minutes)
const RECENTLY_SEEN_FILTER: &[Node] = &[
    Node::Field(9),
    Node::Now,
    Node::Const(Scalar::I64(300000000)),
    Node::Binary(BinaryOp::TimeSubtract, 1, 2),
    Node::Binary(BinaryOp::Greater, 0, 3),
];

const BY_PARTITION_FILTER_RELATED: &[Node] = &[Node::Field(3)];

// partition.slug == argument.slug
const BY_PARTITION_FILTER: &[Node] = &[
    Node::Via(0, Expr::of(BY_PARTITION_FILTER_RELATED)),
    Node::Root(Root::Argument, 0),
    Node::Binary(BinaryOp::Equal, 0, 1),
];

// partition == argument.partition
const BY_PARTITION_ID_FILTER: &[Node] =
    &[Node::Field(15), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::Equal, 0, 1)];

const TEXT_POLLER: &[Node] = &[Node::Const(Scalar::text("poller"))];

// coalesce(argument.agent_count, agent_count)
const HEARTBEAT_SET_AGENT_COUNT: &[Node] =
    &[Node::Root(Root::Argument, 1), Node::Field(13), Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1]))];

// coalesce(argument.checker_count, checker_count)
const HEARTBEAT_SET_CHECKER_COUNT: &[Node] =
    &[Node::Root(Root::Argument, 2), Node::Field(14), Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1]))];

// if status == Inactive { Inactive } else if status == Maintenance { Maintenance } else if status == Draining {
// Draining } else if status == Offline { Recovering } else if argument.is_healthy { Healthy } else if status ==
// Recovering { Recovering } else { Degraded }
const HEARTBEAT_SET_STATUS: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("inactive")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Const(Scalar::text("inactive")),
    Node::Field(4),
    Node::Const(Scalar::text("maintenance")),
    Node::Binary(BinaryOp::Equal, 4, 5),
    Node::Const(Scalar::text("maintenance")),
    Node::Field(4),
    Node::Const(Scalar::text("draining")),
    Node::Binary(BinaryOp::Equal, 8, 9),
    Node::Const(Scalar::text("draining")),
    Node::Field(4),
    Node::Const(Scalar::text("offline")),
    Node::Binary(BinaryOp::Equal, 12, 13),
    Node::Const(Scalar::text("recovering")),
    Node::Root(Root::Argument, 0),
    Node::Const(Scalar::text("healthy")),
    Node::Field(4),
    Node::Const(Scalar::text("recovering")),
    Node::Binary(BinaryOp::Equal, 18, 19),
    Node::Const(Scalar::text("recovering")),
    Node::Const(Scalar::text("degraded")),
    Node::If(20, 21, 22),
    Node::If(16, 17, 23),
    Node::If(14, 15, 24),
    Node::If(10, 11, 25),
    Node::If(6, 7, 26),
    Node::If(2, 3, 27),
];

// if status == Offline || argument.is_healthy && status in [Degraded, Recovering] || !argument.is_healthy && status
// == Healthy { now() } else { state_since }
const HEARTBEAT_SET_STATE_SINCE: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("offline")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Root(Root::Argument, 0),
    Node::Field(4),
    Node::Const(Scalar::text("degraded")),
    Node::Const(Scalar::text("recovering")),
    Node::In(4, Cow::Borrowed(&[5, 6])),
    Node::Binary(BinaryOp::And, 3, 7),
    Node::Binary(BinaryOp::Or, 2, 8),
    Node::Root(Root::Argument, 0),
    Node::Not(10),
    Node::Field(4),
    Node::Const(Scalar::text("healthy")),
    Node::Binary(BinaryOp::Equal, 12, 13),
    Node::Binary(BinaryOp::And, 11, 14),
    Node::Binary(BinaryOp::Or, 9, 15),
    Node::Now,
    Node::Field(5),
    Node::If(16, 17, 18),
];

// if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }
const CAUSES_2_HEALTH_EVENT_DURATION_SECONDS: &[Node] = &[
    Node::Now,
    Node::Root(Root::Old, 5),
    Node::Binary(BinaryOp::Greater, 0, 1),
    Node::Now,
    Node::Root(Root::Old, 5),
    Node::Binary(BinaryOp::TimeDifference, 3, 4),
    Node::Call(Function::Seconds, Cow::Borrowed(&[5])),
    Node::Const(Scalar::I64(0)),
    Node::If(2, 6, 7),
];

// coalesce(first_seen, now())
const ACTIVATE_SET_FIRST_SEEN: &[Node] =
    &[Node::Field(8), Node::Now, Node::Call(Function::Coalesce, Cow::Borrowed(&[0, 1]))];

// if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }
const CAUSES_3_HEALTH_EVENT_DURATION_SECONDS: &[Node] = &[
    Node::Now,
    Node::Root(Root::Old, 5),
    Node::Binary(BinaryOp::Greater, 0, 1),
    Node::Now,
    Node::Root(Root::Old, 5),
    Node::Binary(BinaryOp::TimeDifference, 3, 4),
    Node::Call(Function::Seconds, Cow::Borrowed(&[5])),
    Node::Const(Scalar::I64(0)),
    Node::If(2, 6, 7),
];

// if status == Degraded { state_since } else { now() }
const HEARTBEAT_TIMEOUT_SET_STATE_SINCE: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("degraded")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(5),
    Node::Now,
    Node::If(2, 3, 4),
];

// if status == Recovering { state_since } else { now() }
const RECOVER_SET_STATE_SINCE: &[Node] = &[
    Node::Field(4),
    Node::Const(Scalar::text("recovering")),
    Node::Binary(BinaryOp::Equal, 0, 1),
    Node::Field(5),
    Node::Now,
    Node::If(2, 3, 4),
];

const TEXT_MANUAL: &[Node] = &[Node::Const(Scalar::text("manual"))];

// {}
const DEFAULT_METADATA: &[Node] = &[Node::Const(Scalar::Json(Cow::Borrowed("{}")))];

const _: () = assert!(
    <resources::infrastructure::poller::Poller as resource::Resource>::FINGERPRINT == 0x4105305f7f9da318,
    "stale generated code, run `cargo xtask codegen`"
);
