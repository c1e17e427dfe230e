//! Generated from `resources/src/integrations/source_device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a source device; positions refer to the tables here.

use crate::integrations::integration_source::INTEGRATION_SOURCE;
use crate::inventory::device::DEVICE;
use resource_core::meta::{Action, Field, Generated, Identity, Input, Page, Relation, Rule, Sort, Tenancy, Upsert};
use resource_core::{Expr, Kind, ResourceMeta, expr, inputs};

/// The resource `integrations.source_device`.
pub static SOURCE_DEVICE: ResourceMeta = ResourceMeta {
    name: "integrations.source_device",
    type_name: "SourceDevice",
    api_type: "source-devices",
    doc: "A device that a source names. What a source no longer has is found by it.",
    table: "source_devices",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    identities: &[Identity::new("mention", "source_devices_mention_unique", &[2, 3])
        .message("is known to name this device already")],
    actions: &[
        Action::read("list").doc("Lists who names what.").internal().primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("by_device")
            .doc("Lists the sources that name a device.")
            .internal()
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("missing")
            .doc("Lists what a source has not named since a time that it was asked.")
            .internal()
            .inputs(MISSING_INPUTS)
            .filter(MISSING_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("mention")
            .doc("Notes that a source names a device.")
            .internal()
            .primary()
            .inputs(MENTION_INPUTS)
            .upsert(Upsert { identity: Some(0), update: 4, set: &[(4, expr![Root(New, 4)])] }),
        Action::update("mention_again").doc("Notes that it still does.").internal(),
        Action::update("move_to_device")
            .doc("Moves what a source says to the device that its own was merged into.")
            .internal()
            .primary()
            .inputs(MOVE_TO_DEVICE_INPUTS)
            .set(&[(3, expr![Root(Argument, 0)])]),
        Action::destroy("forget").doc("Notes that a source does not name a device any more.").internal().primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::I64).public().generated(Generated::Database).doc("The number of the entry."),
    Field::new("source_id", Kind::Uuid).public().relation(0).doc("The source."),
    Field::new("device_uid", Kind::Text).public().relation(1).doc("The device."),
    Field::new("last_fetch", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .doc("The number of the last time that the source was asked and named the device."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it first did."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("source", &INTEGRATION_SOURCE, &[(0, 0), (2, 1)]).public().doc("The source."),
    Relation::belongs_to("device", &DEVICE, &[(0, 0), (3, 1)]).public().doc("The device."),
];

const PAGE: Page = Page { keyset: true, offset: false, default: 250, max: 250 };

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const MISSING_INPUTS: &[Input] = &[Input::argument("source", Kind::Uuid), Input::argument("before", Kind::I64)];

const MENTION_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "source": relation, "device": relation, "last_fetch"];

const MOVE_TO_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text).doc("The device from now on.")];

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(3), Root(Argument, 0), Binary(Equal, 0, 1)];

// source == argument.source && last_fetch < argument.before
const MISSING_FILTER: Expr = expr! {
    Field(2), Root(Argument, 0), Binary(Equal, 0, 1), Field(4), Root(Argument, 1), Binary(Less, 3, 4),
    Binary(And, 2, 5),
};

const _: () = assert!(
    <resources::integrations::source_device::SourceDevice as resource::Resource>::FINGERPRINT == 0xc3046dbde6c339bc,
    "stale generated code, run `cargo xtask codegen`"
);
