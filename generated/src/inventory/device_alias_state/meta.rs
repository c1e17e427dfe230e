//! Generated from `resources/src/inventory/device_alias_state.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device alias state; positions refer to the tables here.

use super::policy;
use crate::infrastructure::partition::PARTITION;
use crate::inventory::device::DEVICE;
use crate::monitoring::event::EVENT;
use resource_core::meta::{
    Action, Cause, Field, Generated, GetBy, Identity, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use resources::inventory::device_alias_state::{AliasState, AliasType};
use std::borrow::Cow;

/// The resource `inventory.device_alias_state`.
pub static DEVICE_ALIAS_STATE: ResourceMeta = ResourceMeta {
    name: "inventory.device_alias_state",
    type_name: "DeviceAliasState",
    api_type: "device-alias-states",
    doc: "A name under which a device was seen. One sighting proves nothing; three confirm it.",
    table: "device_alias_states",
    tenancy: Tenancy::Column(0),
    partition: Some(3),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    identities: &[Identity::new("alias", "device_alias_states_alias_unique", &[2, 4, 5])
        .message("is known for this device already")],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 6,
        states: &[
            State::new("detected", STATE_DETECTED).initial(),
            State::new("confirmed", STATE_CONFIRMED),
            State::new("updated", STATE_UPDATED),
            State::new("stale", STATE_STALE),
            State::new("replaced", STATE_REPLACED),
            State::new("archived", STATE_ARCHIVED).terminal(),
        ],
    }),
    actions: &[
        Action::read("list").doc("Lists the aliases.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches an alias by id.").get(GetBy::Key),
        Action::read("by_device")
            .doc("Lists the aliases of a device.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_value")
            .doc("Lists the aliases that a name is now in a partition, outside of which it means nothing.")
            .inputs(BY_VALUE_INPUTS)
            .filter(BY_VALUE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("confirmed")
            .doc("Lists the aliases that are certain.")
            .filter(CONFIRMED_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("detect")
            .doc("Notes that a device was seen under another name.")
            .internal()
            .primary()
            .inputs(DETECT_INPUTS)
            .starts(STATE_DETECTED)
            .set(&[(7, Expr::NOW), (8, Expr::NOW)]),
        Action::update("record_sighting")
            .doc("Notes that a device was seen under the name again. The third sighting confirms it.")
            .internal()
            .moves_from(&[STATE_DETECTED, STATE_CONFIRMED, STATE_UPDATED, STATE_STALE])
            .set(&[
                (9, RECORD_SIGHTING_SET_SIGHTING_COUNT),
                (8, Expr::NOW),
                (10, RECORD_SIGHTING_SET_CONFIRMED_AT),
                (6, RECORD_SIGHTING_SET_STATE),
            ])
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("confirm")
            .doc("Notes that a name is certain.")
            .moves_from(&[STATE_DETECTED, STATE_UPDATED])
            .set(&[(10, CONFIRM_SET_CONFIRMED_AT), (6, CONFIRM_SET_STATE)])
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("doubt")
            .doc("Notes that a name is not certain after all, since the merge that made it so was a mistake.")
            .internal()
            .moves_from(&[STATE_CONFIRMED, STATE_UPDATED])
            .set(&[(10, Expr::NULL), (6, DOUBT_SET_STATE)])
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("update_metadata")
            .doc("Changes the facts around a name. It is as certain as before.")
            .primary()
            .inputs(UPDATE_METADATA_INPUTS)
            .moves(&[STATE_DETECTED, STATE_CONFIRMED, STATE_UPDATED], STATE_UPDATED)
            .set(&[(11, expr![Root(Argument, 0)])])
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("mark_stale")
            .doc("Notes that a device is not seen under the name any more.")
            .moves(&[STATE_DETECTED, STATE_CONFIRMED, STATE_UPDATED], STATE_STALE)
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("reactivate")
            .doc("Notes that it is seen again.")
            .moves(&[STATE_STALE], STATE_CONFIRMED)
            .set(&[(8, Expr::NOW), (10, CONFIRM_SET_CONFIRMED_AT)])
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("replace")
            .doc("Notes that another name holds instead.")
            .internal()
            .inputs(REPLACE_INPUTS)
            .moves(&[STATE_DETECTED, STATE_CONFIRMED, STATE_UPDATED, STATE_STALE], STATE_REPLACED)
            .set(&[(13, expr![Root(Argument, 0)])])
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("archive")
            .doc("Puts a name aside for good.")
            .moves(&[STATE_STALE, STATE_REPLACED], STATE_ARCHIVED)
            .causes(&RECORD_SIGHTING_CAUSES),
        Action::update("move_to_device")
            .doc("Moves an alias to the device that its own was merged into.")
            .internal()
            .inputs(MOVE_TO_DEVICE_INPUTS)
            .set(&[(2, expr![Root(Argument, 0)])]),
        Action::destroy("destroy").doc("Forgets an alias.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The alias's id."),
    Field::new("device_uid", Kind::Text).public().relation(0).doc("The device that it means."),
    Field::new("partition_id", Kind::Uuid).public().relation(1).doc("The partition of its device."),
    Field::new("alias_type", AliasType::KIND).public().doc("What kind of name it is."),
    Field::new("alias_value", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc("The name."),
    Field::new("state", AliasState::KIND).public().doc("How certain it is."),
    Field::new("first_seen_at", Kind::Time).public().doc("When it was first seen."),
    Field::new("last_seen_at", Kind::Time).public().doc("When it was last seen."),
    Field::new("sighting_count", Kind::I32)
        .public()
        .rules(&[Rule::min(1)])
        .default(expr![Const(I64(1))])
        .doc("How often it was seen."),
    Field::new("confirmed_at", Kind::Time)
        .nullable()
        .public()
        .doc("When it became certain: with the third sighting, or when somebody said so."),
    Field::new("metadata", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Facts around it."),
    Field::new("previous_alias_id", Kind::Uuid).nullable().public().relation(2).doc("The alias that held before."),
    Field::new("replaced_by_alias_id", Kind::Uuid).nullable().public().relation(3).doc("The alias that holds instead."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added here."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 4] = [
    Relation::belongs_to("device", &DEVICE, &[(0, 0), (2, 1)]).public().doc("The device that it means."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (3, 1)]).public().doc("The partition of its device."),
    Relation::belongs_to("previous_alias", &DEVICE_ALIAS_STATE, &[(0, 0), (12, 1)])
        .public()
        .doc("The alias that held before."),
    Relation::belongs_to("replaced_by_alias", &DEVICE_ALIAS_STATE, &[(0, 0), (13, 1)])
        .public()
        .doc("The alias that holds instead."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const BY_VALUE_INPUTS: &[Input] = &[
    Input::argument("partition", Kind::Uuid),
    Input::argument("alias_type", AliasType::KIND),
    Input::argument("alias_value", Kind::Text),
];

const DETECT_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "device": relation, "partition": relation, "alias_type", "alias_value", "metadata": optional,
    "previous_alias": optional relation,
};

static RECORD_SIGHTING_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("device")]),
    (1, expr![text("device_alias_state_changed")]),
    (3, expr![text("A name of a device changed its state")]),
    (5, expr![text("device")]),
    (6, expr![Field(2)]),
    (7, expr![Field(5)]),
    (11, expr![Field(2)]),
    (17, expr![Field(3)]),
    (18, expr![Root(Old, 6)]),
    (19, expr![Field(6)]),
])];

const UPDATE_METADATA_INPUTS: &[Input] = &[Input::argument("metadata", Kind::Map).doc("Facts around it.")];

const REPLACE_INPUTS: &[Input] = &[Input::argument("by", Kind::Uuid).doc("The alias that holds instead.")];

const MOVE_TO_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text).doc("The device from now on.")];

const STATE_DETECTED: Scalar = Scalar::Text(Cow::Borrowed("detected"));
const STATE_CONFIRMED: Scalar = Scalar::Text(Cow::Borrowed("confirmed"));
const STATE_UPDATED: Scalar = Scalar::Text(Cow::Borrowed("updated"));
const STATE_STALE: Scalar = Scalar::Text(Cow::Borrowed("stale"));
const STATE_REPLACED: Scalar = Scalar::Text(Cow::Borrowed("replaced"));
const STATE_ARCHIVED: Scalar = Scalar::Text(Cow::Borrowed("archived"));

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(2), Root(Argument, 0), Binary(Equal, 0, 1)];

// partition == argument.partition && alias_type == argument.alias_type && alias_value == argument.alias_value &&
// state not in [Replaced, Archived]
const BY_VALUE_FILTER: Expr = expr! {
    Field(3), Root(Argument, 0), Binary(Equal, 0, 1), Field(4), Root(Argument, 1), Binary(Equal, 3, 4),
    Binary(And, 2, 5), Field(5), Root(Argument, 2), Binary(Equal, 7, 8), Field(6), text("replaced"), text("archived"),
    In(10, Borrowed(&[11, 12])), Not(13), Binary(And, 9, 14), Binary(And, 6, 15),
};

// state in [Confirmed, Updated] && confirmed_at != null
const CONFIRMED_FILTER: Expr = expr! {
    Field(6), text("confirmed"), text("updated"), In(0, Borrowed(&[1, 2])), Field(10), Const(Null),
    Binary(IsNot, 4, 5), Binary(And, 3, 6),
};

// sighting_count + 1
const RECORD_SIGHTING_SET_SIGHTING_COUNT: Expr = expr![Field(9), Const(I64(1)), Binary(Add, 0, 1)];

// if confirmed_at == null && (sighting_count >= 2 || state == Stale) { now() } else { confirmed_at }
const RECORD_SIGHTING_SET_CONFIRMED_AT: Expr = expr! {
    Field(10), Const(Null), Binary(Is, 0, 1), Field(9), Const(I64(2)), Binary(GreaterOrEqual, 3, 4), Field(6),
    text("stale"), Binary(Equal, 6, 7), Binary(Or, 5, 8), Binary(And, 2, 9), Now, Field(10), If(10, 11, 12),
};

// if state == Detected { if sighting_count >= 2 { Confirmed } else { Detected } } else if state == Updated {
// Updated } else { Confirmed }
const RECORD_SIGHTING_SET_STATE: Expr = expr! {
    Field(6), text("detected"), Binary(Equal, 0, 1), Field(9), Const(I64(2)), Binary(GreaterOrEqual, 3, 4),
    text("confirmed"), text("detected"), If(5, 6, 7), Field(6), text("updated"), Binary(Equal, 9, 10), text("updated"),
    text("confirmed"), If(11, 12, 13), If(2, 8, 14),
};

// coalesce(confirmed_at, now())
const CONFIRM_SET_CONFIRMED_AT: Expr = expr![Field(10), Now, Call(Coalesce, Borrowed(&[0, 1]))];

// if state == Detected { Confirmed } else { Updated }
const CONFIRM_SET_STATE: Expr =
    expr![Field(6), text("detected"), Binary(Equal, 0, 1), text("confirmed"), text("updated"), If(2, 3, 4)];

// if state == Confirmed { Detected } else { Updated }
const DOUBT_SET_STATE: Expr =
    expr![Field(6), text("confirmed"), Binary(Equal, 0, 1), text("detected"), text("updated"), If(2, 3, 4)];

const _: () = assert!(
    <resources::inventory::device_alias_state::DeviceAliasState as resource::Resource>::FINGERPRINT
        == 0x2576223222dbaab4,
    "stale generated code, run `cargo xtask codegen`"
);
