//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device identifier; positions refer to the tables here.

use super::policy;
use crate::infrastructure::partition::PARTITION;
use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy, Upsert,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};

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
        Calculation::new("is_strong", Kind::Bool, CALCULATE_IS_STRONG)
            .public()
            .doc("Whether it proves by itself which device it is."),
        Calculation::new("priority", Kind::I64, CALCULATE_PRIORITY)
            .public()
            .doc("Its rank where several disagree; 1 wins."),
    ],
    identities: &[Identity::new("identifier", "device_identifiers_identifier_unique", &[3, 4, 5])
        .message("already identifies a device")],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list").doc("Lists the identifiers.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches an identifier by id.").get(GetBy::Key),
        Action::read("by_device")
            .doc("Lists what a device is recognized by.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("lookup")
            .doc(
                "Fetches the identifier of a kind and value in a partition, and with it the device. MAC addresses are \
                    looked up as they are kept: twelve capital hexadecimal digits.",
            )
            .inputs(LOOKUP_INPUTS)
            .get(GetBy::Identity(0)),
        Action::read("lookup_any")
            .doc("Lists the identifiers in a partition that have any of several values, and with them the devices.")
            .inputs(LOOKUP_ANY_INPUTS)
            .filter(LOOKUP_ANY_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("register")
            .doc("Notes that an identifier means a device. If it is known, it means this device from now on.")
            .primary()
            .inputs(REGISTER_INPUTS)
            .set(&[(8, Expr::NOW), (9, Expr::NOW)])
            .prepare(&[0])
            .upsert(Upsert {
                identity: Some(0),
                update: 6,
                set: &[
                    (2, expr![Root(New, 2)]),
                    (6, expr![Root(New, 6)]),
                    (7, expr![Root(New, 7)]),
                    (10, expr![Root(New, 10)]),
                    (11, expr![Root(New, 11)]),
                    (9, REGISTER_UPSERT_LAST_SEEN),
                ],
            }),
        Action::update("reassign")
            .doc("Makes an identifier mean another device, or changes what is known of it.")
            .primary()
            .inputs(REASSIGN_INPUTS)
            .set(&[(9, REGISTER_UPSERT_LAST_SEEN)]),
        Action::update("move_to_device")
            .doc("Moves an identifier to the device that its own was merged into.")
            .internal()
            .inputs(MOVE_TO_DEVICE_INPUTS)
            .set(&[(2, expr![Root(Argument, 0)])]),
        Action::update("touch").doc("Notes that an identifier was just seen.").set(&[(9, REGISTER_UPSERT_LAST_SEEN)]),
        Action::update("verify").doc("Notes that somebody has checked an identifier.").set(&[(10, Expr::TRUE)]),
        Action::destroy("destroy").doc("Forgets an identifier.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::I64).public().generated(Generated::Database).doc("The identifier's number."),
    Field::new("device_uid", Kind::Text).public().relation(0).doc("The device that it means."),
    Field::new("partition_id", Kind::Uuid).public().relation(1).doc("The partition in which it means that device."),
    Field::new("identifier_type", IdentifierType::KIND).public().doc("What kind of name it is."),
    Field::new("identifier_value", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 255)])
        .doc("The name: a MAC address as twelve capital hexadecimal digits, anything else as its source writes it."),
    Field::new("confidence", IdentifierConfidence::KIND)
        .public()
        .default(expr![text("strong")])
        .doc("How much it proves."),
    Field::new("source", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(63)])
        .doc("The source that named it."),
    Field::new("first_seen", Kind::Time).public().doc("When it was first seen."),
    Field::new("last_seen", Kind::Time).public().doc("When it was last seen."),
    Field::new("verified", Kind::Bool).public().default(Expr::FALSE).doc("Whether somebody has checked it."),
    Field::new("metadata", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Facts around it."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("device", &DEVICE, &[(0, 0), (2, 1)]).public().doc("The device that it means."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (3, 1)])
        .public()
        .doc("The partition in which it means that device."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const LOOKUP_INPUTS: &[Input] =
    inputs![FIELDS, &RELATIONS; "partition": relation, "identifier_type", "identifier_value"];

const LOOKUP_ANY_INPUTS: &[Input] = &[
    Input::argument("partition", Kind::Uuid).doc("Where the names are looked up."),
    Input::argument("values", Kind::List(&Kind::Text))
        .rules(&[Rule::length(1, 50)])
        .doc("The names, of whatever kind."),
];

const REGISTER_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "device": relation, "partition": relation, "identifier_type", "identifier_value", "confidence": optional,
    "source": optional, "verified": optional, "metadata": optional,
};

const REASSIGN_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "device": optional relation, "confidence": optional, "source": optional, "verified": optional, "metadata": optional,
};

const MOVE_TO_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text).doc("The device from now on.")];

// confidence == Strong
const CALCULATE_IS_STRONG: Expr = expr![Field(6), text("strong"), Binary(Equal, 0, 1)];

// if identifier_type == ArmisDeviceId { 1 } else if identifier_type == IntegrationId { 2 } else if identifier_type
// == NetboxDeviceId { 3 } else if identifier_type == Mac { 4 } else { 5 }
const CALCULATE_PRIORITY: Expr = expr! {
    Field(4), text("armis_device_id"), Binary(Equal, 0, 1), Const(I64(1)), Field(4), text("integration_id"),
    Binary(Equal, 4, 5), Const(I64(2)), Field(4), text("netbox_device_id"), Binary(Equal, 8, 9), Const(I64(3)),
    Field(4), text("mac"), Binary(Equal, 12, 13), Const(I64(4)), Const(I64(5)), If(14, 15, 16), If(10, 11, 17),
    If(6, 7, 18), If(2, 3, 19),
};

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1)];

// partition == argument.partition && identifier_value in argument.values
const LOOKUP_ANY_FILTER: Expr = expr! {
    Field(3), Root(Argument, 0), Binary(Equal, 0, 1), Field(5), Root(Argument, 1), Among(3, 4, Kind::Text),
    Binary(And, 2, 5),
};

// if last_seen > now() { last_seen } else { now() }
const REGISTER_UPSERT_LAST_SEEN: Expr = expr![Field(9), Now, Binary(Greater, 0, 1), Field(9), Now, If(2, 3, 4)];

const _: () = assert!(
    <resources::inventory::device_identifier::DeviceIdentifier as resource::Resource>::FINGERPRINT
        == 0xdfea4f1864c4c693,
    "stale generated code, run `cargo xtask codegen`"
);
