//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device group; positions refer to the tables here.

use crate::inventory::device::DEVICE;
use resource_core::meta::{
    Action, Calculation, Change, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::inventory::device_group::DeviceGroupType;

/// The resource `inventory.device_group`.
pub static DEVICE_GROUP: ResourceMeta = ResourceMeta {
    name: "inventory.device_group",
    type_name: "DeviceGroup",
    api_type: "device-groups",
    doc: "A set of devices that belong together for some reason, possibly inside a larger one.",
    table: "device_groups",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("device_count", Kind::I64, CALCULATE_DEVICE_COUNT)
            .public()
            .doc("How many devices are directly in it."),
        Calculation::new("has_children", Kind::Bool, CALCULATE_HAS_CHILDREN)
            .public()
            .doc("Whether other groups are inside it."),
        Calculation::new("is_empty", Kind::Bool, CALCULATE_IS_EMPTY)
            .public()
            .doc("Whether no device is directly in it."),
        Calculation::new("type_label", Kind::Text, CALCULATE_TYPE_LABEL).public().doc("The reason in words."),
    ],
    identities: &[Identity::new("name", "device_groups_name_unique", &[2]).message("is the name of another group")],
    actions: &[
        Action::read("list").doc("Lists the groups by name.").primary().sort(&[Sort::up(2)]).page(PAGE),
        Action::read("get").doc("Fetches a group by id.").get(GetBy::Key),
        Action::read("by_type")
            .doc("Lists the groups formed for one reason.")
            .inputs(BY_TYPE_INPUTS)
            .filter(BY_TYPE_FILTER)
            .sort(&[Sort::up(2)])
            .page(PAGE),
        Action::read("root_groups")
            .doc("Lists the groups that are inside no other.")
            .filter(ROOT_GROUPS_FILTER)
            .sort(&[Sort::up(2)])
            .page(PAGE),
        Action::create("create").doc("Adds a group.").primary().inputs(CREATE_INPUTS),
        Action::update("update").doc("Changes how a group is described.").primary().inputs(UPDATE_INPUTS),
        Action::update("move_to")
            .doc("Moves a group, with all that is inside it, into another one or to the top. It cannot go into itself.")
            .inputs(MOVE_TO_INPUTS)
            .changes(&[Change::Acyclic { relation: 0 }]),
        Action::destroy("destroy")
            .doc("Removes a group that has no others inside. Its devices stay, without a group.")
            .primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The group's id."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc("What people call it."),
    Field::new("description", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("What belongs in it."),
    Field::new("group_type", DeviceGroupType::KIND)
        .public()
        .default(expr![text("custom")])
        .doc("Why its devices belong together."),
    Field::new("parent_id", Kind::Uuid).nullable().public().relation(0).doc("The group that it is inside."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever its owners want to note."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 3] = [
    Relation::belongs_to("parent", &DEVICE_GROUP, &[(0, 0), (5, 1)]).public().doc("The group that it is inside."),
    Relation::has_many("children", &DEVICE_GROUP, &[(0, 0), (1, 5)]).public().doc("The groups directly inside it."),
    Relation::has_many("devices", &DEVICE, &[(0, 0), (1, 33)]).public().doc("The devices directly in it."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_TYPE_INPUTS: &[Input] = &[Input::argument("group_type", DeviceGroupType::KIND)];

const CREATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name", "description": optional, "group_type": optional, "parent": optional relation, "metadata": optional,
};

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "description": optional, "group_type": optional, "metadata": optional,
};

const MOVE_TO_INPUTS: &[Input] = &[Input::relation("parent", &RELATIONS, FIELDS).optional()];

// count(devices)
const CALCULATE_DEVICE_COUNT: Expr = expr![Count(2, Expr::TRUE)];

// exists(children, true)
const CALCULATE_HAS_CHILDREN: Expr = expr![Exists(1, Expr::TRUE)];

// !exists(devices, true)
const CALCULATE_IS_EMPTY: Expr = expr![Exists(2, Expr::TRUE), Not(0)];

// if group_type == Location { "Location" } else if group_type == Department { "Department" } else if group_type ==
// Environment { "Environment" } else if group_type == Function { "Function" } else { "Custom" }
const CALCULATE_TYPE_LABEL: Expr = expr! {
    Field(4), text("location"), Binary(Equal, 0, 1), text("Location"), Field(4), text("department"),
    Binary(Equal, 4, 5), text("Department"), Field(4), text("environment"), Binary(Equal, 8, 9), text("Environment"),
    Field(4), text("function"), Binary(Equal, 12, 13), text("Function"), text("Custom"), If(14, 15, 16),
    If(10, 11, 17), If(6, 7, 18), If(2, 3, 19),
};

// group_type == argument.group_type
const BY_TYPE_FILTER: Expr = expr![Field(4), Root(Argument, 0), Binary(Equal, 0, 1)];

// parent == null
const ROOT_GROUPS_FILTER: Expr = expr![Field(5), Const(Null), Binary(Is, 0, 1)];

const _: () = assert!(
    <resources::inventory::device_group::DeviceGroup as resource::Resource>::FINGERPRINT == 0x6ee69902c802ea14,
    "stale generated code, run `cargo xtask codegen`"
);
