//! Generated from `resources/src/inventory/interface.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an interface; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::partition::PARTITION;
use crate::infrastructure::poller::POLLER;
use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy, Upsert,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::inventory::interface::InterfaceStatus;

/// The resource `inventory.interface`.
pub static INTERFACE: ResourceMeta = ResourceMeta {
    name: "inventory.interface",
    type_name: "Interface",
    api_type: "interfaces",
    doc: "A network interface that was found on a device, by its number there.",
    table: "interfaces",
    tenancy: Tenancy::Column(0),
    partition: Some(3),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("display_name", Kind::Text, CALCULATE_DISPLAY_NAME)
            .nullable()
            .public()
            .doc("What to call it in lists; absent where it has no name but its number."),
        Calculation::new("if_admin_status_name", Kind::Text, CALCULATE_IF_ADMIN_STATUS_NAME)
            .public()
            .doc("What it is meant to do, in words."),
        Calculation::new("if_oper_status_name", Kind::Text, CALCULATE_IF_OPER_STATUS_NAME)
            .public()
            .doc("What it does, in words."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR)
            .public()
            .doc("A colour for what it does, and whether it is meant to."),
    ],
    identities: &[
        Identity::new("number", "interfaces_number_unique", &[2, 6]).message("is known for this device already")
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list").doc("Lists the interfaces.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches an interface by id.").get(GetBy::Key),
        Action::read("by_device")
            .doc("Lists the interfaces of a device by their numbers.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::up(6), Sort::up(1)])
            .page(PAGE),
        Action::read("by_number")
            .doc("Fetches the interface of a device with a number.")
            .inputs(BY_NUMBER_INPUTS)
            .get(GetBy::Identity(0)),
        Action::read("by_poller")
            .doc("Lists the interfaces that a poller had looked at.")
            .inputs(BY_POLLER_INPUTS)
            .filter(BY_POLLER_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("latest")
            .doc("Lists the interfaces that were seen last, latest first.")
            .sort(&[Sort::down(18), Sort::down(1)])
            .page(PAGE_2),
        Action::read("active")
            .doc("Lists the interfaces that work.")
            .filter(ACTIVE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("observe")
            .doc("Notes what an interface is like now.")
            .internal()
            .primary()
            .inputs(OBSERVE_INPUTS)
            .set(&[(17, Expr::NOW), (18, Expr::NOW)])
            .upsert(Upsert {
                identity: Some(0),
                update: 8,
                set: &[
                    (4, expr![Root(New, 4)]),
                    (5, expr![Root(New, 5)]),
                    (7, expr![Root(New, 7)]),
                    (8, expr![Root(New, 8)]),
                    (9, expr![Root(New, 9)]),
                    (10, expr![Root(New, 10)]),
                    (11, expr![Root(New, 11)]),
                    (12, expr![Root(New, 12)]),
                    (13, expr![Root(New, 13)]),
                    (14, expr![Root(New, 14)]),
                    (15, expr![Root(New, 15)]),
                    (16, expr![Root(New, 16)]),
                    (18, expr![Root(New, 18)]),
                ],
            }),
        Action::update("update").doc("Changes what people call an interface.").primary().inputs(UPDATE_INPUTS),
        Action::update("move_to_device")
            .doc("Moves an interface to the device that its own was merged into.")
            .internal()
            .inputs(MOVE_TO_DEVICE_INPUTS)
            .set(&[(2, expr![Root(Argument, 0)])]),
        Action::destroy("destroy").doc("Forgets an interface.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The interface's id."),
    Field::new("device_uid", Kind::Text).public().relation(0).doc("The device that it is on."),
    Field::new("partition_id", Kind::Uuid).public().relation(1).doc("The partition of its device."),
    Field::new("agent_uid", Kind::Text).nullable().public().relation(2).doc("The agent that looked at it."),
    Field::new("poller_id", Kind::Text).nullable().public().relation(3).doc("The poller that had it looked at."),
    Field::new("if_index", Kind::I32).public().rules(&[Rule::min(0)]).doc("Its number on the device."),
    Field::new("device_ip", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(45)])
        .doc("The address at which the device was asked."),
    Field::new("if_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("What the device calls it."),
    Field::new("if_descr", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("How the device describes it."),
    Field::new("if_alias", Kind::Text).nullable().public().rules(&[Rule::max_length(255)]).doc("What people call it."),
    Field::new("if_speed", Kind::I64)
        .nullable()
        .public()
        .rules(&[Rule::min(0)])
        .doc("How many bits a second it can carry."),
    Field::new("if_phys_address", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(63)])
        .doc("Its MAC address."),
    Field::new("ip_addresses", Kind::List(&Kind::Text))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("Its IP addresses."),
    Field::new("if_admin_status", InterfaceStatus::KIND).nullable().public().doc("What it is meant to do."),
    Field::new("if_oper_status", InterfaceStatus::KIND).nullable().public().doc("What it does."),
    Field::new("metadata", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Facts around it."),
    Field::new("first_seen", Kind::Time).public().doc("When it was first seen."),
    Field::new("last_seen", Kind::Time).public().doc("When it was last seen."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added here."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 4] = [
    Relation::belongs_to("device", &DEVICE, &[(0, 0), (2, 1)]).public().doc("The device that it is on."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (3, 1)]).public().doc("The partition of its device."),
    Relation::belongs_to("agent", &AGENT, &[(0, 0), (4, 1)]).public().doc("The agent that looked at it."),
    Relation::belongs_to("poller", &POLLER, &[(0, 0), (5, 1)]).public().doc("The poller that had it looked at."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const BY_NUMBER_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "device": relation, "if_index"];

const BY_POLLER_INPUTS: &[Input] = &[Input::argument("poller", Kind::Text)];

const PAGE_2: Page = Page { keyset: true, offset: true, default: 100, max: 250 };

const OBSERVE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "device": relation, "partition": relation, "agent": optional relation, "poller": optional relation, "if_index",
    "device_ip": optional, "if_name": optional, "if_descr": optional, "if_alias": optional, "if_speed": optional,
    "if_phys_address": optional, "ip_addresses": optional, "if_admin_status": optional, "if_oper_status": optional,
    "metadata": optional,
};

const UPDATE_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "if_alias": optional, "metadata": optional];

const MOVE_TO_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text).doc("The device from now on.")];

// coalesce(if_alias, if_name, if_descr)
const CALCULATE_DISPLAY_NAME: Expr = expr![Field(10), Field(8), Field(9), Call(Coalesce, Borrowed(&[0, 1, 2]))];

// if coalesce(if_admin_status == Up, false) { "Up" } else if coalesce(if_admin_status == Down, false) { "Down" }
// else if coalesce(if_admin_status == Testing, false) { "Testing" } else { "Unknown" }
const CALCULATE_IF_ADMIN_STATUS_NAME: Expr = expr! {
    Field(14), Const(I64(1)), Binary(Equal, 0, 1), Const(Bool(false)), Call(Coalesce, Borrowed(&[2, 3])), text("Up"),
    Field(14), Const(I64(2)), Binary(Equal, 6, 7), Const(Bool(false)), Call(Coalesce, Borrowed(&[8, 9])), text("Down"),
    Field(14), Const(I64(3)), Binary(Equal, 12, 13), Const(Bool(false)), Call(Coalesce, Borrowed(&[14, 15])),
    text("Testing"), text("Unknown"), If(16, 17, 18), If(10, 11, 19), If(4, 5, 20),
};

// if coalesce(if_oper_status == Up, false) { "Up" } else if coalesce(if_oper_status == Down, false) { "Down" } else
// if coalesce(if_oper_status == Testing, false) { "Testing" } else { "Unknown" }
const CALCULATE_IF_OPER_STATUS_NAME: Expr = expr! {
    Field(15), Const(I64(1)), Binary(Equal, 0, 1), Const(Bool(false)), Call(Coalesce, Borrowed(&[2, 3])), text("Up"),
    Field(15), Const(I64(2)), Binary(Equal, 6, 7), Const(Bool(false)), Call(Coalesce, Borrowed(&[8, 9])), text("Down"),
    Field(15), Const(I64(3)), Binary(Equal, 12, 13), Const(Bool(false)), Call(Coalesce, Borrowed(&[14, 15])),
    text("Testing"), text("Unknown"), If(16, 17, 18), If(10, 11, 19), If(4, 5, 20),
};

// if coalesce(if_admin_status == Down, false) { "gray" } else if coalesce(if_admin_status == Up && if_oper_status
// == Up, false) { "green" } else if coalesce(if_admin_status == Up && if_oper_status == Down, false) { "red" } else
// { "yellow" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(14), Const(I64(2)), Binary(Equal, 0, 1), Const(Bool(false)), Call(Coalesce, Borrowed(&[2, 3])), text("gray"),
    Field(14), Const(I64(1)), Binary(Equal, 6, 7), Field(15), Const(I64(1)), Binary(Equal, 9, 10), Binary(And, 8, 11),
    Const(Bool(false)), Call(Coalesce, Borrowed(&[12, 13])), text("green"), Field(14), Const(I64(1)),
    Binary(Equal, 16, 17), Field(15), Const(I64(2)), Binary(Equal, 19, 20), Binary(And, 18, 21), Const(Bool(false)),
    Call(Coalesce, Borrowed(&[22, 23])), text("red"), text("yellow"), If(24, 25, 26), If(14, 15, 27), If(4, 5, 28),
};

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1)];

// poller == argument.poller
const BY_POLLER_FILTER: Expr = expr![Field(5), Root(Argument, 0), Binary(Equal, 0, 1)];

// if_oper_status == Up
const ACTIVE_FILTER: Expr = expr![Field(15), Const(I64(1)), Binary(Equal, 0, 1)];

const _: () = assert!(
    <resources::inventory::interface::Interface as resource::Resource>::FINGERPRINT == 0xeeab033db325fa2d,
    "stale generated code, run `cargo xtask codegen`"
);
