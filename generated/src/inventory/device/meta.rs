//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a device; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::partition::PARTITION;
use crate::infrastructure::poller::POLLER;
use crate::inventory::device_alias_state::DEVICE_ALIAS_STATE;
use crate::inventory::device_group::DEVICE_GROUP;
use crate::inventory::device_identifier::DEVICE_IDENTIFIER;
use crate::inventory::interface::INTERFACE;
use crate::monitoring::alert::ALERT;
use crate::monitoring::event::EVENT;
use crate::monitoring::service_check::SERVICE_CHECK;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Input, Machine, Page, Relation, Rule, Sort, State, Tenancy,
    Upsert,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
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
        Calculation::new("is_managed", Kind::Bool, CALCULATE_IS_MANAGED)
            .public()
            .doc("Whether it is under management."),
        Calculation::new("display_name", Kind::Text, CALCULATE_DISPLAY_NAME).public().doc("What to call it in lists."),
        Calculation::new("is_stale", Kind::Bool, CALCULATE_IS_STALE)
            .public()
            .doc("Whether it has not been seen for a day."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR)
            .public()
            .doc("A colour for whether it answers and was seen lately."),
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 3,
        states: &[
            State::new("discovered", STATE_DISCOVERED).initial(),
            State::new("identified", STATE_IDENTIFIED).initial(),
            State::new("managed", STATE_MANAGED),
        ],
    }),
    actions: &[
        Action::read("list").doc("Lists the devices.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a device by its uid.").get(GetBy::Key),
        Action::read("by_ip")
            .doc("Lists the devices with an IP address in a partition, outside of which the address means nothing.")
            .inputs(BY_IP_INPUTS)
            .filter(BY_IP_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_mac")
            .doc("Lists the devices with a MAC address in a partition.")
            .inputs(BY_MAC_INPUTS)
            .filter(BY_MAC_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("by_poller")
            .doc("Lists the devices that a poller looks after.")
            .inputs(BY_POLLER_INPUTS)
            .filter(BY_POLLER_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("available")
            .doc("Lists the devices that answer.")
            .filter(expr![Field(37)])
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::read("recently_seen")
            .doc("Lists the devices seen in the last hour, latest first.")
            .filter(RECENTLY_SEEN_FILTER)
            .sort(&[Sort::down(22), Sort::up(1)])
            .page(PAGE),
        Action::create("create")
            .doc("Adds a device. It is not known to answer until it was asked.")
            .primary()
            .inputs(CREATE_INPUTS)
            .starts(STATE_DISCOVERED)
            .set(&[(21, Expr::NOW), (22, Expr::NOW)]),
        Action::create("ingest")
            .doc(
                "Takes in what a source says of a device. What it does not say stays as it is, and so do the state and \
                    whether the device answers, which only checks find out.",
            )
            .internal()
            .inputs(INGEST_INPUTS)
            .moves_from(&[])
            .set(&[(3, INGEST_SET_STATUS), (37, Expr::FALSE)])
            .upsert(Upsert {
                identity: None,
                update: 10,
                set: &[
                    (5, INGEST_UPSERT_TYPE_NAME),
                    (6, INGEST_UPSERT_NAME),
                    (7, INGEST_UPSERT_HOSTNAME),
                    (8, INGEST_UPSERT_IP),
                    (9, INGEST_UPSERT_MAC),
                    (16, INGEST_UPSERT_VENDOR_NAME),
                    (17, INGEST_UPSERT_MODEL),
                    (18, INGEST_UPSERT_OS),
                    (25, INGEST_UPSERT_RISK_LEVEL_ID),
                    (26, INGEST_UPSERT_RISK_SCORE),
                    (34, INGEST_UPSERT_POLLER_ID),
                    (35, INGEST_UPSERT_AGENT_UID),
                    (36, expr![Root(New, 36)]),
                    (38, expr![Root(New, 38)]),
                    (21, INGEST_UPSERT_FIRST_SEEN_TIME),
                    (22, INGEST_UPSERT_LAST_SEEN_TIME),
                ],
            }),
        Action::create("restore")
            .doc("Brings a device back that was merged into another one by mistake.")
            .internal()
            .inputs(RESTORE_INPUTS)
            .moves_from(&[])
            .set(&[(3, RESTORE_SET_STATUS), (37, Expr::FALSE)]),
        Action::update("update")
            .doc("Changes what is known of a device; its uid, kind and partition stay.")
            .primary()
            .inputs(UPDATE_INPUTS),
        Action::update("assign_to_group")
            .doc("Puts a device into a group, or out of the one it is in.")
            .inputs(ASSIGN_TO_GROUP_INPUTS),
        Action::update("touch").doc("Notes that a device was just seen.").set(&[(22, Expr::NOW)]),
        Action::update("set_availability")
            .doc("Notes whether a device answers. One that does was seen.")
            .inputs(SET_AVAILABILITY_INPUTS)
            .set(&[(37, expr![Root(Argument, 0)]), (22, SET_AVAILABILITY_SET_LAST_SEEN_TIME)]),
        Action::update("clear_ip")
            .doc("Takes the main IP address from a device, since another one has it now.")
            .internal()
            .set(&[(8, Expr::NULL)]),
        Action::update("identify")
            .doc("Notes that it is certain which machine this is. A strong identifier must be registered.")
            .guard(IDENTIFY_GUARD)
            .moves(&[STATE_DISCOVERED], STATE_IDENTIFIED),
        Action::update("manage").doc("Takes a device under management.").moves(&[STATE_IDENTIFIED], STATE_MANAGED),
        Action::update("unmanage").doc("Releases a device from management.").moves(&[STATE_MANAGED], STATE_IDENTIFIED),
        Action::destroy("destroy")
            .doc("Removes a device with its identifiers, and ends its alert. Who did that is kept among the events.")
            .primary()
            .change(&[0])
            .causes(&DESTROY_CAUSES),
        Action::destroy("absorb")
            .doc("Removes a device that was merged into another one, which the merge audit tells.")
            .internal(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("uid", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 255), Rule::Pattern("[^~\\s]+")])
        .doc("The device's own key, `sr:` and a UUID for machines that were found by discovery."),
    Field::new("partition_id", Kind::Uuid).public().relation(0).doc("The address space that the device is in."),
    Field::new("status", DeviceStatus::KIND).public().doc("How far it is known: found, certain, or under management."),
    Field::new("type_id", DeviceType::KIND).public().default(expr![Const(I64(0))]).doc("What kind of machine it is."),
    Field::new("type_name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The kind in the words of the source, above all for kinds without a number."),
    Field::new("name", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("What people call it."),
    Field::new("hostname", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(255)])
        .doc("What it calls itself on the network."),
    Field::new("ip", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(45)])
        .doc("Its main IP address."),
    Field::new("mac", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::Trim, Rule::max_length(63)])
        .doc("Its main MAC address."),
    Field::new("uid_alt", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("Another key that some source has for it."),
    Field::new("domain", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The DNS or directory domain that it is in."),
    Field::new("zone", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The security zone that it is in."),
    Field::new("subnet_uid", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The subnet that it is in."),
    Field::new("vlan_uid", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The VLAN that it is in."),
    Field::new("region", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(255)])
        .doc("The region that it is in."),
    Field::new("vendor_name", Kind::Text).nullable().public().rules(&[Rule::max_length(255)]).doc("Who made it."),
    Field::new("model", Kind::Text).nullable().public().rules(&[Rule::max_length(255)]).doc("Which model it is."),
    Field::new("os", DeviceOs::KIND).nullable().public().doc("The operating system."),
    Field::new("hw_info", DeviceHardware::KIND).nullable().public().doc("The hardware."),
    Field::new("network_interfaces", Kind::List(&DeviceNetworkInterface::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
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
    Field::new("is_trusted", Kind::Bool).public().default(Expr::FALSE).doc("Whether it is trusted."),
    Field::new("owner", DeviceOwner::KIND).nullable().public().doc("Whose it is."),
    Field::new("org", DeviceOrganization::KIND).nullable().public().doc("The organization that it belongs to."),
    Field::new("groups", Kind::List(&DirectoryGroup::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("The directory groups that it is in."),
    Field::new("agent_list", Kind::List(&InstalledAgent::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("The agents that run on it."),
    Field::new("group_id", Kind::Uuid).nullable().public().relation(3).doc("The group that it is sorted into."),
    Field::new("poller_id", Kind::Text).nullable().public().relation(4).doc("The poller that looks after it."),
    Field::new("agent_uid", Kind::Text).nullable().public().relation(5).doc("The agent that looks at it."),
    Field::new("discovery_sources", Kind::List(&Kind::Text))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("The sources that have named it."),
    Field::new("is_available", Kind::Bool)
        .public()
        .default(Expr::FALSE)
        .doc("Whether it answers. Nobody knows that before it was asked."),
    Field::new("metadata", Kind::Map)
        .public()
        .default(expr![Const(Json(Borrowed("{}")))])
        .doc("Whatever sources and people want to note."),
];

static RELATIONS: [Relation; 10] = [
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (2, 1)])
        .public()
        .doc("The address space that the device is in."),
    Relation::has_many("interfaces", &INTERFACE, &[(0, 0), (1, 2)])
        .public()
        .doc("Its network interfaces, as it describes them itself."),
    Relation::has_many("aliases", &DEVICE_ALIAS_STATE, &[(0, 0), (1, 2)])
        .public()
        .doc("Other names under which it was seen."),
    Relation::belongs_to("group", &DEVICE_GROUP, &[(0, 0), (33, 1)]).public().doc("The group that it is sorted into."),
    Relation::belongs_to("poller", &POLLER, &[(0, 0), (34, 1)]).public().doc("The poller that looks after it."),
    Relation::belongs_to("agent", &AGENT, &[(0, 0), (35, 1)]).public().doc("The agent that looks at it."),
    Relation::has_many("identifiers", &DEVICE_IDENTIFIER, &[(0, 0), (1, 2)]).public().doc("What it is recognized by."),
    Relation::has_many("agents", &AGENT, &[(0, 0), (1, 24)]).public().doc("The agents that run on it."),
    Relation::has_many("service_checks", &SERVICE_CHECK, &[(0, 0), (1, 22)]).public().doc("The checks of it."),
    Relation::has_many("alerts", &ALERT, &[(0, 0), (1, 40)]).public().doc("The alerts about it."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_IP_INPUTS: &[Input] = &[Input::argument("partition", Kind::Uuid), Input::argument("ip", Kind::Text)];

const BY_MAC_INPUTS: &[Input] = &[Input::argument("partition", Kind::Uuid), Input::argument("mac", Kind::Text)];

const BY_POLLER_INPUTS: &[Input] = &[Input::argument("poller", Kind::Text)];

const CREATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "uid", "partition": relation, "type_id": optional, "type_name": optional, "name": optional, "hostname": optional,
    "ip": optional, "mac": optional, "uid_alt": optional, "domain": optional, "zone": optional, "subnet_uid": optional,
    "vlan_uid": optional, "region": optional, "vendor_name": optional, "model": optional, "os": optional,
    "hw_info": optional, "network_interfaces": optional, "risk_level_id": optional, "risk_score": optional,
    "is_compliant": optional, "is_trusted": optional, "owner": optional, "org": optional, "groups": optional,
    "agent_list": optional, "group": optional relation, "poller": optional relation, "agent": optional relation,
    "discovery_sources": optional, "metadata": optional,
};

const INPUT_IDENTIFIED: Input =
    Input::argument("identified", Kind::Bool).nullable().optional().doc("Whether it is certain which machine this is.");

const INGEST_INPUTS: &[Input] = &[
    Input::field("uid", FIELDS),
    Input::relation("partition", &RELATIONS, FIELDS),
    Input::field("type_id", FIELDS).optional(),
    Input::field("type_name", FIELDS).optional(),
    Input::field("name", FIELDS).optional(),
    Input::field("hostname", FIELDS).optional(),
    Input::field("ip", FIELDS).optional(),
    Input::field("mac", FIELDS).optional(),
    Input::field("vendor_name", FIELDS).optional(),
    Input::field("model", FIELDS).optional(),
    Input::field("os", FIELDS).optional(),
    Input::field("risk_level_id", FIELDS).optional(),
    Input::field("risk_score", FIELDS).optional(),
    Input::relation("poller", &RELATIONS, FIELDS).optional(),
    Input::relation("agent", &RELATIONS, FIELDS).optional(),
    Input::field("discovery_sources", FIELDS).optional(),
    Input::field("first_seen_time", FIELDS),
    Input::field("last_seen_time", FIELDS),
    Input::field("metadata", FIELDS).optional(),
    INPUT_IDENTIFIED,
];

const RESTORE_INPUTS: &[Input] = &[
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
    Input::field("first_seen_time", FIELDS),
    Input::field("last_seen_time", FIELDS),
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
    Input::relation("agent", &RELATIONS, FIELDS).optional(),
    Input::field("discovery_sources", FIELDS).optional(),
    Input::field("metadata", FIELDS).optional(),
    INPUT_IDENTIFIED,
];

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "type_name": optional, "name": optional, "hostname": optional, "ip": optional, "mac": optional,
    "uid_alt": optional, "domain": optional, "zone": optional, "subnet_uid": optional, "vlan_uid": optional,
    "region": optional, "vendor_name": optional, "model": optional, "os": optional, "hw_info": optional,
    "network_interfaces": optional, "risk_level_id": optional, "risk_score": optional, "is_compliant": optional,
    "is_trusted": optional, "owner": optional, "org": optional, "groups": optional, "agent_list": optional,
    "poller": optional relation, "agent": optional relation, "discovery_sources": optional, "metadata": optional,
};

const ASSIGN_TO_GROUP_INPUTS: &[Input] = &[Input::relation("group", &RELATIONS, FIELDS).optional()];

const SET_AVAILABILITY_INPUTS: &[Input] =
    &[Input::argument("is_available", Kind::Bool).doc("Whether the device answers.")];

static DESTROY_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).values(&[
    (0, expr![text("audit")]),
    (1, expr![text("device_deleted")]),
    (2, expr![Const(I64(1))]),
    (3, DESTROY_EVENT_MESSAGE),
    (5, expr![text("device")]),
    (6, expr![Field(1)]),
    (7, CALCULATE_DISPLAY_NAME),
    (17, expr![Field(2)]),
])];

const STATE_DISCOVERED: Scalar = Scalar::Text(Cow::Borrowed("discovered"));
const STATE_IDENTIFIED: Scalar = Scalar::Text(Cow::Borrowed("identified"));
const STATE_MANAGED: Scalar = Scalar::Text(Cow::Borrowed("managed"));

// status == Managed
const CALCULATE_IS_MANAGED: Expr = expr![Field(3), text("managed"), Binary(Equal, 0, 1)];

// coalesce(name, hostname, ip, uid)
const CALCULATE_DISPLAY_NAME: Expr =
    expr![Field(6), Field(7), Field(8), Field(1), Call(Coalesce, Borrowed(&[0, 1, 2, 3]))];

// last_seen_time < ago(1 day)
const CALCULATE_IS_STALE: Expr =
    expr![Field(22), Now, Const(I64(86400000000)), Binary(TimeSubtract, 1, 2), Binary(Less, 0, 3)];

// if is_available && last_seen_time > ago(5 minutes) { "green" } else if last_seen_time > ago(1 hour) { "yellow" }
// else { "red" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(37), Field(22), Now, Const(I64(300000000)), Binary(TimeSubtract, 2, 3), Binary(Greater, 1, 4),
    Binary(And, 0, 5), text("green"), Field(22), Now, Const(I64(3600000000)), Binary(TimeSubtract, 9, 10),
    Binary(Greater, 8, 11), text("yellow"), text("red"), If(12, 13, 14), If(6, 7, 15),
};

// partition == argument.partition && ip == argument.ip
const BY_IP_FILTER: Expr = expr! {
    Field(2), Root(Argument, 0), Binary(Equal, 0, 1), Field(8), Root(Argument, 1), Binary(Equal, 3, 4),
    Binary(And, 2, 5),
};

// partition == argument.partition && mac == argument.mac
const BY_MAC_FILTER: Expr = expr! {
    Field(2), Root(Argument, 0), Binary(Equal, 0, 1), Field(9), Root(Argument, 1), Binary(Equal, 3, 4),
    Binary(And, 2, 5),
};

// poller == argument.poller
const BY_POLLER_FILTER: Expr = expr![Field(34), Root(Argument, 0), Binary(Equal, 0, 1)];

// last_seen_time > ago(1 hour)
const RECENTLY_SEEN_FILTER: Expr =
    expr![Field(22), Now, Const(I64(3600000000)), Binary(TimeSubtract, 1, 2), Binary(Greater, 0, 3)];

// if coalesce(argument.identified, false) { Identified } else { Discovered }
const INGEST_SET_STATUS: Expr = expr! {
    Root(Argument, 19), Const(Bool(false)), Call(Coalesce, Borrowed(&[0, 1])), text("identified"), text("discovered"),
    If(2, 3, 4),
};

// coalesce(new.type_name, type_name)
const INGEST_UPSERT_TYPE_NAME: Expr = expr![Root(New, 5), Field(5), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.name, name)
const INGEST_UPSERT_NAME: Expr = expr![Root(New, 6), Field(6), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.hostname, hostname)
const INGEST_UPSERT_HOSTNAME: Expr = expr![Root(New, 7), Field(7), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.ip, ip)
const INGEST_UPSERT_IP: Expr = expr![Root(New, 8), Field(8), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.mac, mac)
const INGEST_UPSERT_MAC: Expr = expr![Root(New, 9), Field(9), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.vendor_name, vendor_name)
const INGEST_UPSERT_VENDOR_NAME: Expr = expr![Root(New, 16), Field(16), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.model, model)
const INGEST_UPSERT_MODEL: Expr = expr![Root(New, 17), Field(17), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.os, os)
const INGEST_UPSERT_OS: Expr = expr![Root(New, 18), Field(18), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.risk_level_id, risk_level_id)
const INGEST_UPSERT_RISK_LEVEL_ID: Expr = expr![Root(New, 25), Field(25), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.risk_score, risk_score)
const INGEST_UPSERT_RISK_SCORE: Expr = expr![Root(New, 26), Field(26), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.poller, poller)
const INGEST_UPSERT_POLLER_ID: Expr = expr![Root(New, 34), Field(34), Call(Coalesce, Borrowed(&[0, 1]))];

// coalesce(new.agent, agent)
const INGEST_UPSERT_AGENT_UID: Expr = expr![Root(New, 35), Field(35), Call(Coalesce, Borrowed(&[0, 1]))];

// if new.first_seen_time < first_seen_time { new.first_seen_time } else { first_seen_time }
const INGEST_UPSERT_FIRST_SEEN_TIME: Expr =
    expr![Root(New, 21), Field(21), Binary(Less, 0, 1), Root(New, 21), Field(21), If(2, 3, 4)];

// if new.last_seen_time > last_seen_time { new.last_seen_time } else { last_seen_time }
const INGEST_UPSERT_LAST_SEEN_TIME: Expr =
    expr![Root(New, 22), Field(22), Binary(Greater, 0, 1), Root(New, 22), Field(22), If(2, 3, 4)];

// if coalesce(argument.identified, false) { Identified } else { Discovered }
const RESTORE_SET_STATUS: Expr = expr! {
    Root(Argument, 34), Const(Bool(false)), Call(Coalesce, Borrowed(&[0, 1])), text("identified"), text("discovered"),
    If(2, 3, 4),
};

// if argument.is_available { now() } else { last_seen_time }
const SET_AVAILABILITY_SET_LAST_SEEN_TIME: Expr = expr![Root(Argument, 0), Now, Field(22), If(0, 1, 2)];

const IDENTIFY_GUARD_RELATED: Expr = expr![Field(6), text("strong"), Binary(Equal, 0, 1)];

// exists(identifiers, confidence == Strong)
const IDENTIFY_GUARD: Expr = expr![Exists(6, IDENTIFY_GUARD_RELATED)];

// coalesce(if name is "" { null } else { name }, if hostname is "" { null } else { hostname }, if ip is "" { null }
// else { ip }, uid)
const DESTROY_EVENT_MESSAGE: Expr = expr! {
    Field(6), text(""), Binary(Is, 0, 1), Const(Null), Field(6), If(2, 3, 4), Field(7), text(""), Binary(Is, 6, 7),
    Const(Null), Field(7), If(8, 9, 10), Field(8), text(""), Binary(Is, 12, 13), Const(Null), Field(8), If(14, 15, 16),
    Field(1), Call(Coalesce, Borrowed(&[5, 11, 17, 18])),
};

const _: () = assert!(
    <resources::inventory::device::Device as resource::Resource>::FINGERPRINT == 0x6687ffacb1404dc8,
    "stale generated code, run `cargo xtask codegen`"
);
