//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an integration source; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::partition::PARTITION;
use crate::infrastructure::poller::POLLER;
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy, Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};
use resources::integrations::integration_source::{SourceQuery, SourceType, SyncResult};

/// The resource `integrations.integration_source`.
pub static INTEGRATION_SOURCE: ResourceMeta = ResourceMeta {
    name: "integrations.integration_source",
    type_name: "IntegrationSource",
    api_type: "integration-sources",
    doc: "A system outside that devices are taken in from at intervals.",
    table: "integration_sources",
    tenancy: Tenancy::Column(0),
    partition: Some(8),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("is_healthy", Kind::Bool, CALCULATE_IS_HEALTHY)
            .public()
            .doc("Whether it answers, give or take two times."),
        Calculation::new("status_label", Kind::Text, CALCULATE_STATUS_LABEL).public().doc("How it stands, in words."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR)
            .public()
            .doc("A colour for how it stands."),
    ],
    identities: &[
        Identity::new("name", "integration_sources_name_unique", &[2]).message("is the name of another source")
    ],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    actions: &[
        Action::read("list").doc("Lists the sources by name.").primary().sort(&[Sort::up(2)]).page(PAGE),
        Action::read("get").doc("Fetches a source by id.").get(GetBy::Key),
        Action::read("by_name").doc("Fetches a source by its name.").inputs(BY_NAME_INPUTS).get(GetBy::Identity(0)),
        Action::read("enabled")
            .doc("Lists the sources that are in use.")
            .filter(expr![Field(5)])
            .sort(&[Sort::up(2)])
            .page(PAGE),
        Action::read("by_type")
            .doc("Lists the sources of one kind.")
            .inputs(BY_TYPE_INPUTS)
            .filter(BY_TYPE_FILTER)
            .sort(&[Sort::up(2)])
            .page(PAGE),
        Action::read("due")
            .doc("Lists the sources whose interval is over.")
            .filter(DUE_FILTER)
            .sort(&[Sort::up(1)])
            .page(PAGE),
        Action::create("create")
            .doc(
                "Adds a source. In a partition the numbers of one NetBox mean devices, so that another one has to be \
                    in another partition.",
            )
            .primary()
            .inputs(CREATE_INPUTS)
            .validations(&[Validation {
                code: "unsupported",
                constraint: None,
                expr: VALIDATE__1,
                field: Some(3),
                message: "is a kind that nothing reads; a source of it can be kept with `enabled` false",
            }])
            .validate(&[0]),
        Action::update("update")
            .doc(
                "Changes a source. Its kind and its partition stay. Credentials that are stored stay with the scheme, \
                    host and port that they were written for: an endpoint elsewhere wants others in the same request, \
                    or `null`.",
            )
            .primary()
            .inputs(UPDATE_INPUTS)
            .validate(&[1, 2]),
        Action::update("enable")
            .doc("Puts a source to use.")
            .set(&[(5, Expr::TRUE)])
            .validations(&[Validation {
                code: "unsupported",
                constraint: None,
                expr: VALIDATE__1_2,
                field: Some(3),
                message: "is a kind that nothing reads",
            }])
            .validate(&[3]),
        Action::update("disable").doc("Stops asking a source.").set(&[(5, Expr::FALSE)]),
        Action::update("request_sync")
            .doc(
                "Asks for the devices of a source to be taken in now, whenever the next time would be. It is done in \
                    the background and begins within a minute.",
            )
            .guard(expr![Field(5)])
            .set(&[(16, Expr::NOW)]),
        Action::run("sync", 4).doc("Takes in the devices of a source.").internal().on_record(),
        Action::update("claim")
            .doc("Claims a source for one reading of it. Whoever comes second is refused.")
            .internal()
            .inputs(CLAIM_INPUTS)
            .guard(CLAIM_GUARD)
            .set(&[
                (17, expr![Root(Argument, 0)]),
                (18, CLAIM_SET_CLAIMED_UNTIL),
                (19, CLAIM_SET_FETCH_NUMBER),
                (16, Expr::NULL),
            ]),
        Action::update("renew")
            .doc("Keeps a source for two more minutes. Refused if somebody else has claimed it meanwhile.")
            .internal()
            .inputs(RENEW_INPUTS)
            .guard(RENEW_GUARD)
            .set(&[(18, CLAIM_SET_CLAIMED_UNTIL)]),
        Action::update("record_sync")
            .doc("Notes how asking a source went, and lets go of it. A failure keeps the count of the last success.")
            .internal()
            .inputs(RECORD_SYNC_INPUTS)
            .guard(RECORD_SYNC_GUARD)
            .set(&[
                (21, Expr::NOW),
                (22, expr![Root(Argument, 0)]),
                (23, RECORD_SYNC_SET_LAST_DEVICE_COUNT),
                (24, expr![Root(Argument, 2)]),
                (26, RECORD_SYNC_SET_TOTAL_SYNCS),
                (25, RECORD_SYNC_SET_CONSECUTIVE_FAILURES),
                (20, RECORD_SYNC_SET_LAST_WHOLE_FETCH),
                (17, Expr::NULL),
                (18, Expr::NULL),
            ]),
        Action::destroy("destroy").doc("Removes a source. The devices that it named stay.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The source's id."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 255)]).doc("What people call it."),
    Field::new("source_type", SourceType::KIND).public().doc("What kind of system it is."),
    Field::new("endpoint", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 2048)])
        .doc("Where it answers: a URL, or the path of a file."),
    Field::new("enabled", Kind::Bool).public().default(Expr::TRUE).doc("Whether it is in use."),
    Field::new("agent_uid", Kind::Text)
        .nullable()
        .public()
        .relation(0)
        .doc("The agent that asks it; without one the server does."),
    Field::new("poller_id", Kind::Text).nullable().public().relation(1).doc("The poller of that agent."),
    Field::new("partition_id", Kind::Uuid).public().relation(2).doc("The partition that its devices are in."),
    Field::new("poll_interval_seconds", Kind::I32)
        .public()
        .rules(&[Rule::range(10, 604800)])
        .default(expr![Const(I64(300))])
        .doc("How many seconds lie between two times that it is asked."),
    Field::new("page_size", Kind::I32)
        .public()
        .rules(&[Rule::range(1, 1000)])
        .default(expr![Const(I64(100))])
        .doc("How many devices it is asked for at once."),
    Field::new("network_blacklist", Kind::List(&Kind::Text))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("Networks in CIDR notation whose devices are left out."),
    Field::new("queries", Kind::List(&SourceQuery::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("What it is asked."),
    Field::new("custom_fields", Kind::List(&Kind::Text))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("Fields of the source that devices keep."),
    Field::new("settings", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc(
        "What its kind needs to know beyond that, except for credentials. For `netbox`: `insecure_tls` \
            and\n`timeout_seconds`; for files: `columns`, `other_columns`, `integration_type`, `bad_rows_allowed` and \
            `delimiter`. All\nmay be left out.",
    ),
    Field::new("credentials", Kind::Map).nullable().encrypted().doc(
        "What it wants to know before it answers, such as `api_token` of a NetBox. It can be written and never read.",
    ),
    Field::new("sync_requested_at", Kind::Time)
        .nullable()
        .public()
        .doc("Since when somebody has been waiting for it to be asked at once."),
    Field::new("claimed_by", Kind::Uuid).nullable().doc("Who asks it now."),
    Field::new("claimed_until", Kind::Time)
        .nullable()
        .public()
        .doc("Until when nobody else may; whoever asks prolongs it."),
    Field::new("fetch_number", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("The number of the last time that somebody began to ask it."),
    Field::new("last_whole_fetch", Kind::I64)
        .nullable()
        .public()
        .doc("The number of the last time that everything was seen which it has."),
    Field::new("last_sync_at", Kind::Time).nullable().public().doc("When it was last asked."),
    Field::new("last_sync_result", SyncResult::KIND).nullable().public().doc("How that went."),
    Field::new("last_device_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many devices it knew when it last answered."),
    Field::new("last_error_message", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(4000)])
        .doc("What went wrong last."),
    Field::new("consecutive_failures", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often in a row it did not answer."),
    Field::new("total_syncs", Kind::I64)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often it was asked."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 3] = [
    Relation::belongs_to("agent", &AGENT, &[(0, 0), (6, 1)])
        .public()
        .doc("The agent that asks it; without one the server does."),
    Relation::belongs_to("poller", &POLLER, &[(0, 0), (7, 1)]).public().doc("The poller of that agent."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (8, 1)])
        .public()
        .doc("The partition that its devices are in."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_NAME_INPUTS: &[Input] = &[Input::field("name", FIELDS)];

const BY_TYPE_INPUTS: &[Input] = &[Input::argument("source_type", SourceType::KIND)];

const CREATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name", "source_type", "endpoint", "enabled": optional, "agent": optional relation, "poller": optional relation,
    "partition": relation, "poll_interval_seconds": optional, "page_size": optional, "network_blacklist": optional,
    "queries": optional, "custom_fields": optional, "settings": optional, "credentials": optional,
};

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "endpoint": optional, "agent": optional relation, "poller": optional relation,
    "poll_interval_seconds": optional, "page_size": optional, "network_blacklist": optional, "queries": optional,
    "custom_fields": optional, "settings": optional, "credentials": optional,
};

const CLAIM_INPUTS: &[Input] = &[Input::argument("by", Kind::Uuid).doc("Who asks the source from now on.")];

const RENEW_INPUTS: &[Input] = &[Input::argument("by", Kind::Uuid).doc("Who has claimed it.")];

const RECORD_SYNC_INPUTS: &[Input] = &[
    Input::argument("result", SyncResult::KIND).doc("How it went."),
    Input::argument("device_count", Kind::I32).rules(&[Rule::min(0)]).doc("How many devices it knows."),
    Input::argument("error", Kind::Text).nullable().optional().rules(&[Rule::max_length(4000)]).doc("What went wrong."),
    Input::argument("by", Kind::Uuid).nullable().optional().doc("Who has claimed it, if somebody has."),
    Input::argument("is_whole", Kind::Bool).nullable().optional().doc("Whether everything that it has was seen."),
];

// consecutive_failures < 3
const CALCULATE_IS_HEALTHY: Expr = expr![Field(25), Const(I64(3)), Binary(Less, 0, 1)];

// if !enabled { "Disabled" } else if last_sync_result == null { "Never asked" } else if coalesce(last_sync_result
// == Success, false) { "Healthy" } else if coalesce(last_sync_result == Partial, false) { "Partly failing" } else {
// "Failing" }
const CALCULATE_STATUS_LABEL: Expr = expr! {
    Field(5), Not(0), text("Disabled"), Field(22), Const(Null), Binary(Is, 3, 4), text("Never asked"), Field(22),
    text("success"), Binary(Equal, 7, 8), Const(Bool(false)), Call(Coalesce, Borrowed(&[9, 10])), text("Healthy"),
    Field(22), text("partial"), Binary(Equal, 13, 14), Const(Bool(false)), Call(Coalesce, Borrowed(&[15, 16])),
    text("Partly failing"), text("Failing"), If(17, 18, 19), If(11, 12, 20), If(5, 6, 21), If(1, 2, 22),
};

// if !enabled || last_sync_result == null { "gray" } else if coalesce(last_sync_result == Success, false) { "green"
// } else if coalesce(last_sync_result == Partial, false) || consecutive_failures < 3 { "yellow" } else { "red" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(5), Not(0), Field(22), Const(Null), Binary(Is, 2, 3), Binary(Or, 1, 4), text("gray"), Field(22),
    text("success"), Binary(Equal, 7, 8), Const(Bool(false)), Call(Coalesce, Borrowed(&[9, 10])), text("green"),
    Field(22), text("partial"), Binary(Equal, 13, 14), Const(Bool(false)), Call(Coalesce, Borrowed(&[15, 16])),
    Field(25), Const(I64(3)), Binary(Less, 18, 19), Binary(Or, 17, 20), text("yellow"), text("red"), If(21, 22, 23),
    If(11, 12, 24), If(5, 6, 25),
};

// source_type == argument.source_type
const BY_TYPE_FILTER: Expr = expr![Field(3), Root(Argument, 0), Binary(Equal, 0, 1)];

// enabled && (last_sync_at == null || seconds(now() - last_sync_at) >= poll_interval_seconds)
const DUE_FILTER: Expr = expr! {
    Field(5), Field(21), Const(Null), Binary(Is, 1, 2), Now, Field(21), Binary(TimeDifference, 4, 5),
    Call(Seconds, Borrowed(&[6])), Field(9), Binary(GreaterOrEqual, 7, 8), Binary(Or, 3, 9), Binary(And, 0, 10),
};

// !enabled || source_type in [Netbox, CsvFile, JsonFile]
const VALIDATE__1: Expr = expr! {
    Field(5), Not(0), Field(3), text("netbox"), text("csv_file"), text("json_file"), In(2, Borrowed(&[3, 4, 5])),
    Binary(Or, 1, 6),
};

// source_type in [Netbox, CsvFile, JsonFile]
const VALIDATE__1_2: Expr =
    expr![Field(3), text("netbox"), text("csv_file"), text("json_file"), In(0, Borrowed(&[1, 2, 3]))];

// claimed_until == null || claimed_until <= now()
const CLAIM_GUARD: Expr =
    expr![Field(18), Const(Null), Binary(Is, 0, 1), Field(18), Now, Binary(LessOrEqual, 3, 4), Binary(Or, 2, 5)];

// from_now(2 minutes)
const CLAIM_SET_CLAIMED_UNTIL: Expr = expr![Now, Const(I64(120000000)), Binary(TimeAdd, 0, 1)];

// fetch_number + 1
const CLAIM_SET_FETCH_NUMBER: Expr = expr![Field(19), Const(I64(1)), Binary(Add, 0, 1)];

// claimed_by == argument.by
const RENEW_GUARD: Expr = expr![Field(17), Root(Argument, 0), Binary(Equal, 0, 1)];

// claimed_by == null || claimed_by == argument.by
const RECORD_SYNC_GUARD: Expr = expr! {
    Field(17), Const(Null), Binary(Is, 0, 1), Field(17), Root(Argument, 3), Binary(Equal, 3, 4), Binary(Or, 2, 5),
};

// if argument.result in [Success, Partial] { argument.device_count } else { last_device_count }
const RECORD_SYNC_SET_LAST_DEVICE_COUNT: Expr = expr! {
    Root(Argument, 0), text("success"), text("partial"), In(0, Borrowed(&[1, 2])), Root(Argument, 1), Field(23),
    If(3, 4, 5),
};

// total_syncs + 1
const RECORD_SYNC_SET_TOTAL_SYNCS: Expr = expr![Field(26), Const(I64(1)), Binary(Add, 0, 1)];

// if argument.result in [Success, Partial] { 0 } else { consecutive_failures + 1 }
const RECORD_SYNC_SET_CONSECUTIVE_FAILURES: Expr = expr! {
    Root(Argument, 0), text("success"), text("partial"), In(0, Borrowed(&[1, 2])), Const(I64(0)), Field(25),
    Const(I64(1)), Binary(Add, 5, 6), If(3, 4, 7),
};

// if coalesce(argument.is_whole, false) { fetch_number } else { last_whole_fetch }
const RECORD_SYNC_SET_LAST_WHOLE_FETCH: Expr =
    expr![Root(Argument, 4), Const(Bool(false)), Call(Coalesce, Borrowed(&[0, 1])), Field(19), Field(20), If(2, 3, 4)];

const _: () = assert!(
    <resources::integrations::integration_source::IntegrationSource as resource::Resource>::FINGERPRINT
        == 0xd6a7bd69a43365eb,
    "stale generated code, run `cargo xtask codegen`"
);
