//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an alert; positions refer to the tables here.

use super::policy;
use crate::infrastructure::agent::AGENT;
use crate::infrastructure::partition::PARTITION;
use crate::inventory::device::DEVICE;
use crate::monitoring::event::EVENT;
use crate::monitoring::service_check::SERVICE_CHECK;
use resource_core::meta::{
    Action, Calculation, Cause, Field, Generated, GetBy, Identity, Input, Machine, Page, Relation, Rule, Sort, State,
    Tenancy, Upsert, Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Scalar, Value, expr, inputs};
use resources::monitoring::alert::{AlertSource, AlertStatus, Comparison, Severity};
use std::borrow::Cow;

/// The resource `monitoring.alert`.
pub static ALERT: ResourceMeta = ResourceMeta {
    name: "monitoring.alert",
    type_name: "Alert",
    api_type: "alerts",
    doc: "A condition somebody has to look at, from the moment it is raised until it is resolved. What has an\nopen \
        alert gets no second one for the same metric.",
    table: "alerts",
    tenancy: Tenancy::Column(0),
    partition: Some(43),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("is_actionable", Kind::Bool, CALCULATE_IS_ACTIONABLE)
            .public()
            .doc("Whether somebody still has something to do."),
        Calculation::new("needs_escalation", Kind::Bool, CALCULATE_NEEDS_ESCALATION)
            .public()
            .doc("Whether nobody has looked at it for half an hour."),
        Calculation::new("duration_seconds", Kind::I64, CALCULATE_DURATION_SECONDS)
            .public()
            .doc("For how many seconds it has been open, or was."),
        Calculation::new("status_label", Kind::Text, CALCULATE_STATUS_LABEL).public().doc("The state in words."),
        Calculation::new("status_color", Kind::Text, CALCULATE_STATUS_COLOR).public().doc("A colour for the state."),
        Calculation::new("severity_color", Kind::Text, CALCULATE_SEVERITY_COLOR)
            .public()
            .doc("A colour for the severity."),
    ],
    identities: &[Identity::new("open_source", "alerts_open_source_unique", &[7, 8, 9])
        .filter(UNIQUE_OPEN_SOURCE_WHERE)
        .message("has an open alert already")],
    scopes: policy::SCOPES,
    require: Some(policy::REQUIRE),
    machine: Some(Machine {
        field: 5,
        states: &[
            State::new("pending", STATE_PENDING).initial(),
            State::new("acknowledged", STATE_ACKNOWLEDGED),
            State::new("escalated", STATE_ESCALATED),
            State::new("suppressed", STATE_SUPPRESSED),
            State::new("resolved", STATE_RESOLVED),
        ],
    }),
    actions: &[
        Action::read("list")
            .doc("Lists the alerts, newest first.")
            .primary()
            .sort(&[Sort::down(13), Sort::down(1)])
            .page(PAGE),
        Action::read("get").doc("Fetches an alert by id.").get(GetBy::Key),
        Action::read("active")
            .doc("Lists the alerts that wait for their end, newest first.")
            .filter(CALCULATE_IS_ACTIONABLE)
            .sort(&[Sort::down(13), Sort::down(1)])
            .page(PAGE),
        Action::read("pending")
            .doc("Lists the alerts that nobody has looked at, newest first.")
            .filter(PENDING_FILTER)
            .sort(&[Sort::down(13), Sort::down(1)])
            .page(PAGE),
        Action::read("by_severity")
            .doc("Lists the alerts of one severity, newest first.")
            .inputs(BY_SEVERITY_INPUTS)
            .filter(BY_SEVERITY_FILTER)
            .sort(&[Sort::down(13), Sort::down(1)])
            .page(PAGE),
        Action::read("by_device")
            .doc("Lists the alerts about a device, newest first.")
            .inputs(BY_DEVICE_INPUTS)
            .filter(BY_DEVICE_FILTER)
            .sort(&[Sort::down(13), Sort::down(1)])
            .page(PAGE),
        Action::read("recent")
            .doc("Lists the alerts of the last day, newest first.")
            .filter(RECENT_FILTER)
            .sort(&[Sort::down(13), Sort::down(1)])
            .page(PAGE),
        Action::read("needs_notification")
            .doc("Lists the alerts that people are still to be told about, oldest first.")
            .filter(NEEDS_NOTIFICATION_FILTER)
            .sort(&[Sort::up(13), Sort::up(1)])
            .page(PAGE),
        Action::read("needs_escalation")
            .doc("Lists the alerts that nobody has looked at for half an hour, oldest first.")
            .filter(CALCULATE_NEEDS_ESCALATION)
            .sort(&[Sort::up(13), Sort::up(1)])
            .page(PAGE),
        Action::read("suppression_over")
            .doc("Lists the alerts that were silent for as long as was asked.")
            .filter(SUPPRESSION_OVER_FILTER)
            .sort(&[Sort::up(13), Sort::up(1)])
            .page(PAGE),
        Action::create("trigger")
            .doc("Raises an alert.")
            .primary()
            .inputs(TRIGGER_INPUTS)
            .starts(STATE_PENDING)
            .set(&[(13, Expr::NOW), (14, Expr::NOW)])
            .causes(&TRIGGER_CAUSES),
        Action::create("raise")
            .doc("Raises an alert, or notes that the open one still holds. It may get more severe by that, not less.")
            .internal()
            .inputs(TRIGGER_INPUTS)
            .starts(STATE_PENDING)
            .set(&[(13, Expr::NOW), (14, Expr::NOW)])
            .causes(&TRIGGER_CAUSES)
            .upsert(Upsert {
                identity: Some(0),
                update: 12,
                set: &[
                    (2, expr![Root(New, 2)]),
                    (3, expr![Root(New, 3)]),
                    (4, RAISE_UPSERT_SEVERITY),
                    (10, expr![Root(New, 10)]),
                    (11, expr![Root(New, 11)]),
                    (14, expr![Root(New, 14)]),
                    (15, RAISE_UPSERT_RAISE_COUNT),
                ],
            }),
        Action::update("observe")
            .doc("Notes that the condition still holds.")
            .internal()
            .set(&[(14, Expr::NOW), (15, RAISE_UPSERT_RAISE_COUNT)]),
        Action::update("acknowledge")
            .doc("Notes that somebody looks at it.")
            .inputs(ACKNOWLEDGE_INPUTS)
            .moves(&[STATE_PENDING], STATE_ACKNOWLEDGED)
            .set(&[(16, Expr::NOW), (17, expr![Root(Actor, 0)]), (6, Expr::NOW)])
            .causes(&ACKNOWLEDGE_CAUSES),
        Action::update("resolve")
            .doc("Ends an alert.")
            .inputs(RESOLVE_INPUTS)
            .moves(&[STATE_PENDING, STATE_ACKNOWLEDGED, STATE_ESCALATED], STATE_RESOLVED)
            .set(&[
                (18, Expr::NOW),
                (19, expr![Root(Actor, 0)]),
                (20, expr![Root(Argument, 0)]),
                (37, Expr::NULL),
                (6, Expr::NOW),
            ])
            .causes(&ACKNOWLEDGE_CAUSES),
        Action::update("clear")
            .doc("Ends an alert whose condition is over, also one that is silent.")
            .internal()
            .inputs(RESOLVE_INPUTS)
            .moves(&[STATE_PENDING, STATE_ACKNOWLEDGED, STATE_ESCALATED, STATE_SUPPRESSED], STATE_RESOLVED)
            .set(&[
                (18, Expr::NOW),
                (19, expr![Root(Actor, 0)]),
                (20, expr![Root(Argument, 0)]),
                (37, Expr::NULL),
                (6, Expr::NOW),
            ])
            .causes(&ACKNOWLEDGE_CAUSES),
        Action::update("escalate")
            .doc("Calls for more people.")
            .inputs(ESCALATE_INPUTS)
            .moves(&[STATE_PENDING, STATE_ACKNOWLEDGED], STATE_ESCALATED)
            .set(&[
                (21, Expr::NOW),
                (22, ESCALATE_SET_ESCALATION_LEVEL),
                (23, expr![Root(Argument, 0)]),
                (6, Expr::NOW),
            ])
            .causes(&ESCALATE_CAUSES),
        Action::update("auto_escalate")
            .doc("Calls for more people where nobody has looked for half an hour.")
            .internal()
            .inputs(ESCALATE_INPUTS)
            .guard(AUTO_ESCALATE_GUARD)
            .moves(&[STATE_PENDING], STATE_ESCALATED)
            .set(&[
                (21, Expr::NOW),
                (22, ESCALATE_SET_ESCALATION_LEVEL),
                (23, expr![Root(Argument, 0)]),
                (6, Expr::NOW),
            ])
            .causes(&ESCALATE_CAUSES),
        Action::update("suppress")
            .doc("Silences an alert for some time.")
            .inputs(SUPPRESS_INPUTS)
            .moves(&[STATE_PENDING, STATE_ACKNOWLEDGED, STATE_ESCALATED], STATE_SUPPRESSED)
            .set(&[(37, expr![Root(Argument, 0)]), (6, Expr::NOW)])
            .validations(&[Validation {
                code: "past",
                constraint: None,
                expr: VALIDATE__1,
                field: Some(37),
                message: "must lie ahead",
            }])
            .causes(&SUPPRESS_CAUSES),
        Action::update("end_suppression")
            .doc("Lets an alert speak again that was silent for as long as was asked.")
            .internal()
            .guard(END_SUPPRESSION_GUARD)
            .moves(&[STATE_SUPPRESSED], STATE_PENDING)
            .set(&[(37, Expr::NULL), (16, Expr::NULL), (17, Expr::NULL), (6, Expr::NOW)])
            .causes(&END_SUPPRESSION_CAUSES),
        Action::update("reopen")
            .doc("Opens an alert again, as if it were new; people are told once more.")
            .inputs(REOPEN_INPUTS)
            .moves(&[STATE_RESOLVED, STATE_SUPPRESSED], STATE_PENDING)
            .set(&[
                (16, Expr::NULL),
                (17, Expr::NULL),
                (18, Expr::NULL),
                (19, Expr::NULL),
                (20, Expr::NULL),
                (21, Expr::NULL),
                (22, expr![Const(I64(0))]),
                (23, Expr::NULL),
                (37, Expr::NULL),
                (32, expr![Const(I64(-1))]),
                (33, expr![Const(I64(-1))]),
                (28, expr![Const(I64(0))]),
                (30, Expr::NULL),
                (34, Expr::FALSE),
                (31, Expr::NULL),
                (35, Expr::NULL),
                (36, Expr::NULL),
                (6, Expr::NOW),
            ])
            .causes(&ESCALATE_CAUSES),
        Action::update("claim_notification")
            .doc("Claims for two minutes to tell people, which is an attempt. Whoever comes second is refused.")
            .internal()
            .inputs(CLAIM_NOTIFICATION_INPUTS)
            .guard(CLAIM_NOTIFICATION_GUARD)
            .set(&[
                (35, CLAIM_NOTIFICATION_SET_CLAIMED_UNTIL),
                (36, expr![Root(Argument, 0)]),
                (27, Expr::NOW),
                (26, CLAIM_NOTIFICATION_SET_NOTIFICATION_ATTEMPTS),
            ]),
        Action::update("record_notification")
            .doc("Notes that people were told. Each level counts once.")
            .internal()
            .inputs(RECORD_NOTIFICATION_INPUTS)
            .guard(RECORD_NOTIFICATION_GUARD)
            .set(&[
                (32, expr![Root(Argument, 0)]),
                (25, Expr::NOW),
                (24, RECORD_NOTIFICATION_SET_NOTIFICATION_COUNT),
                (28, expr![Const(I64(0))]),
                (29, Expr::NULL),
                (30, Expr::NULL),
                (34, Expr::TRUE),
                (35, Expr::NULL),
                (36, Expr::NULL),
            ]),
        Action::update("record_resolution_notification")
            .doc("Notes that people were told that it ended.")
            .internal()
            .guard(RECORD_RESOLUTION_NOTIFICATION_GUARD)
            .set(&[
                (34, Expr::FALSE),
                (31, Expr::NOW),
                (28, expr![Const(I64(0))]),
                (29, Expr::NULL),
                (35, Expr::NULL),
                (36, Expr::NULL),
            ]),
        Action::update("record_failed_notification")
            .doc("Notes that an attempt to tell people failed.")
            .internal()
            .inputs(RECORD_FAILED_NOTIFICATION_INPUTS)
            .guard(RECORD_NOTIFICATION_GUARD)
            .set(&[
                (28, RECORD_FAILED_NOTIFICATION_SET_NOTIFICATION_FAILURES),
                (33, RECORD_FAILED_NOTIFICATION_SET_FAILING_LEVEL),
                (29, expr![Root(Argument, 1)]),
                (35, Expr::NULL),
                (36, Expr::NULL),
            ]),
        Action::update("give_up_notification")
            .doc("Gives up telling people of an escalation level, until there is a higher one.")
            .internal()
            .inputs(GIVE_UP_NOTIFICATION_INPUTS)
            .guard(GIVE_UP_NOTIFICATION_GUARD)
            .set(&[(32, expr![Field(33)]), (30, Expr::NOW), (35, Expr::NULL), (36, Expr::NULL)])
            .causes(&GIVE_UP_NOTIFICATION_CAUSES),
        Action::update("claim_resolution_notification")
            .doc(
                "Claims for two minutes to tell people that it ended, which is an attempt. Whoever comes second is \
                    refused.",
            )
            .internal()
            .inputs(CLAIM_NOTIFICATION_INPUTS)
            .guard(CLAIM_RESOLUTION_NOTIFICATION_GUARD)
            .set(&[
                (35, CLAIM_NOTIFICATION_SET_CLAIMED_UNTIL),
                (36, expr![Root(Argument, 0)]),
                (27, Expr::NOW),
                (26, CLAIM_NOTIFICATION_SET_NOTIFICATION_ATTEMPTS),
            ]),
        Action::update("record_failed_resolution_notification")
            .doc("Notes that an attempt to tell people that it ended failed.")
            .internal()
            .inputs(RECORD_FAILED_RESOLUTION_NOTIFICATION_INPUTS)
            .guard(RECORD_RESOLUTION_NOTIFICATION_GUARD)
            .set(&[
                (28, RECORD_FAILED_RESOLUTION_NOTIFICATION_SET_NOTIFICATION_FAILURES),
                (29, expr![Root(Argument, 0)]),
                (35, Expr::NULL),
                (36, Expr::NULL),
            ]),
        Action::update("give_up_resolution_notification")
            .doc("Gives up telling people that it ended.")
            .internal()
            .inputs(GIVE_UP_NOTIFICATION_INPUTS)
            .guard(RECORD_RESOLUTION_NOTIFICATION_GUARD)
            .set(&[(34, Expr::FALSE), (30, Expr::NOW), (35, Expr::NULL), (36, Expr::NULL)])
            .causes(&GIVE_UP_NOTIFICATION_CAUSES),
        Action::update("update_metadata")
            .doc("Changes what is noted of an alert.")
            .primary()
            .inputs(UPDATE_METADATA_INPUTS),
        Action::update("move_to_device")
            .doc("Moves an alert to the device that its own was merged into.")
            .internal()
            .inputs(MOVE_TO_DEVICE_INPUTS)
            .set(&[(40, expr![Root(Argument, 0)])]),
        Action::run("send_notification", 0)
            .doc("Tells people of an alert, once for each escalation level.")
            .internal()
            .on_record(),
        Action::run("send_resolution", 1)
            .doc("Tells those who were told of an alert that it ended.")
            .internal()
            .on_record(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The alert's id."),
    Field::new("title", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::length(1, 200)])
        .doc("What is the matter, in a line."),
    Field::new("description", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(4000)])
        .doc("What is the matter, at length."),
    Field::new("severity", Severity::KIND).public().default(expr![Const(I64(1))]).doc("How bad it is."),
    Field::new("status", AlertStatus::KIND).public().doc("How far it is."),
    Field::new("state_since", Kind::Time).public().default(Expr::NOW).doc("Since when it has been in this state."),
    Field::new("source_type", AlertSource::KIND)
        .public()
        .default(expr![text("external")])
        .doc("What kind of thing it comes from."),
    Field::new("source_id", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::length(1, 255)])
        .doc("Which one of its kind. What has one has one open alert for each metric."),
    Field::new("metric_name", Kind::Text)
        .public()
        .rules(&[Rule::max_length(255)])
        .default(expr![text("")])
        .doc("The metric that it is about; empty where it is about none."),
    Field::new("metric_value", Kind::F64).nullable().public().doc("What the metric was."),
    Field::new("threshold_value", Kind::F64).nullable().public().doc("What it was compared with."),
    Field::new("comparison", Comparison::KIND).nullable().public().doc("How it was compared."),
    Field::new("triggered_at", Kind::Time).public().doc("When it was raised."),
    Field::new("last_raised_at", Kind::Time).public().doc("When its condition was last seen to hold."),
    Field::new("raise_count", Kind::I64)
        .public()
        .rules(&[Rule::min(1)])
        .default(expr![Const(I64(1))])
        .doc("How often its condition was seen to hold."),
    Field::new("acknowledged_at", Kind::Time).nullable().public().doc("When somebody began to look at it."),
    Field::new("acknowledged_by", Kind::Text).nullable().public().doc("Who did."),
    Field::new("resolved_at", Kind::Time).nullable().public().doc("When it ended."),
    Field::new("resolved_by", Kind::Text).nullable().public().doc("Who ended it."),
    Field::new("resolution_note", Kind::Text).nullable().public().rules(&[Rule::max_length(1000)]).doc("How it ended."),
    Field::new("escalated_at", Kind::Time).nullable().public().doc("When more people were called for."),
    Field::new("escalation_level", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often they were."),
    Field::new("escalation_reason", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("Why they were."),
    Field::new("notification_count", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often people were told."),
    Field::new("last_notification_at", Kind::Time).nullable().public().doc("When they last were."),
    Field::new("notification_attempts", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How often it was tried to tell people."),
    Field::new("last_notification_attempt_at", Kind::Time).nullable().public().doc("When that was last tried."),
    Field::new("notification_failures", Kind::I32)
        .public()
        .rules(&[Rule::min(0)])
        .default(expr![Const(I64(0))])
        .doc("How many attempts in a row failed."),
    Field::new("last_notification_error", Kind::Text)
        .nullable()
        .public()
        .rules(&[Rule::max_length(1000)])
        .doc("Why the last of them did; absent since people were told."),
    Field::new("notification_given_up_at", Kind::Time).nullable().public().doc(
        "When no more attempts were made, because all had failed; there are others at the next escalation level and \
            the end.",
    ),
    Field::new("resolution_notified_at", Kind::Time)
        .nullable()
        .public()
        .doc("When those who were told of it were told that it ended."),
    Field::new("notified_level", Kind::I32)
        .default(expr![Const(I64(-1))])
        .doc("The highest escalation level that people were told of, or about which they can no longer be told."),
    Field::new("failing_level", Kind::I32)
        .default(expr![Const(I64(-1))])
        .doc("The escalation level whose attempts fail, if it is above the one before."),
    Field::new("end_due", Kind::Bool)
        .default(Expr::FALSE)
        .doc("Whether people were told of it, who are still to be told of its end."),
    Field::new("claimed_until", Kind::Time).nullable(),
    Field::new("claimed_by", Kind::Text).nullable().rules(&[Rule::max_length(255)]),
    Field::new("suppressed_until", Kind::Time).nullable().public().doc("Until when it is silent."),
    Field::new("metadata", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Facts around it."),
    Field::new("tags", Kind::List(&Kind::Text))
        .public()
        .rules(&[Rule::max_length(50)])
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("Words to find it by."),
    Field::new("device_uid", Kind::Text).nullable().public().relation(0).doc("The device that it is about."),
    Field::new("service_check_id", Kind::Uuid).nullable().public().relation(1).doc("The check that found it."),
    Field::new("agent_uid", Kind::Text).nullable().public().relation(2).doc("The agent that it is about."),
    Field::new("partition_id", Kind::Uuid).nullable().public().relation(3).doc("The only partition that it concerns."),
    Field::new("inserted_at", Kind::Time).public().generated(Generated::CreatedAt).doc("When it was added."),
    Field::new("updated_at", Kind::Time).public().generated(Generated::UpdatedAt).doc("When it last changed."),
];

static RELATIONS: [Relation; 4] = [
    Relation::belongs_to("device", &DEVICE, &[(0, 0), (40, 1)]).public().doc("The device that it is about."),
    Relation::belongs_to("service_check", &SERVICE_CHECK, &[(0, 0), (41, 1)]).public().doc("The check that found it."),
    Relation::belongs_to("agent", &AGENT, &[(0, 0), (42, 1)]).public().doc("The agent that it is about."),
    Relation::belongs_to("partition", &PARTITION, &[(0, 0), (43, 1)])
        .public()
        .doc("The only partition that it concerns."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const BY_SEVERITY_INPUTS: &[Input] = &[Input::argument("severity", Severity::KIND)];

const BY_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text)];

const TRIGGER_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "title", "description": optional, "severity": optional, "source_type": optional, "source_id": optional,
    "device": optional relation, "service_check": optional relation, "agent": optional relation,
    "partition": optional relation, "metric_name": optional, "metric_value": optional, "threshold_value": optional,
    "comparison": optional, "metadata": optional, "tags": optional,
};

static TRIGGER_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).when(TRIGGER_EVENT_WHEN).values(&[
    (0, expr![text("alert")]),
    (1, expr![text("alert_raised")]),
    (2, TRIGGER_EVENT_SEVERITY),
    (3, expr![Field(2)]),
    (5, expr![text("alert")]),
    (7, expr![Field(2)]),
    (14, expr![Field(1)]),
    (11, expr![Field(40)]),
    (15, expr![Field(41)]),
    (12, expr![Field(42)]),
    (17, expr![Field(43)]),
    (19, expr![Field(5)]),
])];

const ACKNOWLEDGE_INPUTS: &[Input] = &[Input::argument("note", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(1000)])
    .doc("What is being done; kept in the event.")];

static ACKNOWLEDGE_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("alert")]),
    (1, expr![text("alert_state_changed")]),
    (2, ACKNOWLEDGE_EVENT_SEVERITY),
    (3, expr![Field(2)]),
    (5, expr![text("alert")]),
    (7, expr![Field(2)]),
    (14, expr![Field(1)]),
    (11, expr![Field(40)]),
    (15, expr![Field(41)]),
    (12, expr![Field(42)]),
    (17, expr![Field(43)]),
    (18, expr![Root(Old, 5)]),
    (19, expr![Field(5)]),
    (20, ACKNOWLEDGE_EVENT_REASON),
])];

const RESOLVE_INPUTS: &[Input] =
    &[Input::argument("note", Kind::Text).nullable().optional().rules(&[Rule::max_length(1000)]).doc("How it ended.")];

const ESCALATE_INPUTS: &[Input] =
    &[Input::argument("reason", Kind::Text).nullable().optional().rules(&[Rule::max_length(1000)]).doc("Why.")];

static ESCALATE_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("alert")]),
    (1, expr![text("alert_state_changed")]),
    (2, ACKNOWLEDGE_EVENT_SEVERITY),
    (3, expr![Field(2)]),
    (5, expr![text("alert")]),
    (7, expr![Field(2)]),
    (14, expr![Field(1)]),
    (11, expr![Field(40)]),
    (15, expr![Field(41)]),
    (12, expr![Field(42)]),
    (17, expr![Field(43)]),
    (18, expr![Root(Old, 5)]),
    (19, expr![Field(5)]),
    (20, ESCALATE_EVENT_REASON),
])];

const INPUT_REASON: Input = Input::argument("reason", Kind::Text)
    .nullable()
    .optional()
    .rules(&[Rule::max_length(1000)])
    .doc("Why; kept in the event.");

const SUPPRESS_INPUTS: &[Input] = &[Input::argument("until", Kind::Time).doc("When it speaks again."), INPUT_REASON];

static SUPPRESS_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("alert")]),
    (1, expr![text("alert_state_changed")]),
    (2, ACKNOWLEDGE_EVENT_SEVERITY),
    (3, expr![Field(2)]),
    (5, expr![text("alert")]),
    (7, expr![Field(2)]),
    (14, expr![Field(1)]),
    (11, expr![Field(40)]),
    (15, expr![Field(41)]),
    (12, expr![Field(42)]),
    (17, expr![Field(43)]),
    (18, expr![Root(Old, 5)]),
    (19, expr![Field(5)]),
    (20, SUPPRESS_EVENT_REASON),
])];

static END_SUPPRESSION_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).on_transition().values(&[
    (0, expr![text("alert")]),
    (1, expr![text("alert_state_changed")]),
    (2, ACKNOWLEDGE_EVENT_SEVERITY),
    (3, expr![Field(2)]),
    (5, expr![text("alert")]),
    (7, expr![Field(2)]),
    (14, expr![Field(1)]),
    (11, expr![Field(40)]),
    (15, expr![Field(41)]),
    (12, expr![Field(42)]),
    (17, expr![Field(43)]),
    (18, expr![Root(Old, 5)]),
    (19, expr![Field(5)]),
    (20, END_SUPPRESSION_EVENT_REASON),
])];

const REOPEN_INPUTS: &[Input] = &[INPUT_REASON];

const CLAIM_NOTIFICATION_INPUTS: &[Input] = &[Input::argument("by", Kind::Text)
    .rules(&[Rule::length(1, 255)])
    .doc("Who tells people; whoever has the claim may take it again.")];

const RECORD_NOTIFICATION_INPUTS: &[Input] =
    &[Input::argument("level", Kind::I32).rules(&[Rule::min(0)]).doc("The escalation level that they were told of.")];

const INPUT_ERROR: Input =
    Input::argument("error", Kind::Text).rules(&[Rule::length(1, 1000)]).doc("Why nobody could be told.");

const RECORD_FAILED_NOTIFICATION_INPUTS: &[Input] = &[
    Input::argument("level", Kind::I32)
        .rules(&[Rule::min(0)])
        .doc("The escalation level that they were to be told of."),
    INPUT_ERROR,
];

const GIVE_UP_NOTIFICATION_INPUTS: &[Input] =
    &[Input::argument("error", Kind::Text).doc("Why the last attempt failed.")];

static GIVE_UP_NOTIFICATION_CAUSES: [Cause; 1] = [Cause::new(&EVENT, 9).values(&[
    (0, expr![text("alert")]),
    (1, expr![text("alert_notification_failed")]),
    (2, expr![Const(I64(4))]),
    (3, expr![Field(2)]),
    (5, expr![text("alert")]),
    (7, expr![Field(2)]),
    (14, expr![Field(1)]),
    (11, expr![Field(40)]),
    (15, expr![Field(41)]),
    (12, expr![Field(42)]),
    (17, expr![Field(43)]),
    (19, expr![Field(5)]),
    (20, expr![Field(29)]),
])];

const RECORD_FAILED_RESOLUTION_NOTIFICATION_INPUTS: &[Input] = &[INPUT_ERROR];

const UPDATE_METADATA_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "metadata": optional, "tags": optional];

const MOVE_TO_DEVICE_INPUTS: &[Input] = &[Input::argument("device", Kind::Text).doc("The device from now on.")];

const STATE_PENDING: Scalar = Scalar::Text(Cow::Borrowed("pending"));
const STATE_ACKNOWLEDGED: Scalar = Scalar::Text(Cow::Borrowed("acknowledged"));
const STATE_ESCALATED: Scalar = Scalar::Text(Cow::Borrowed("escalated"));
const STATE_SUPPRESSED: Scalar = Scalar::Text(Cow::Borrowed("suppressed"));
const STATE_RESOLVED: Scalar = Scalar::Text(Cow::Borrowed("resolved"));

// status in [Pending, Acknowledged, Escalated]
const CALCULATE_IS_ACTIONABLE: Expr =
    expr![Field(5), text("pending"), text("acknowledged"), text("escalated"), In(0, Borrowed(&[1, 2, 3]))];

// status == Pending && state_since < ago(30 minutes)
const CALCULATE_NEEDS_ESCALATION: Expr = expr! {
    Field(5), text("pending"), Binary(Equal, 0, 1), Field(6), Now, Const(I64(1800000000)), Binary(TimeSubtract, 4, 5),
    Binary(Less, 3, 6), Binary(And, 2, 7),
};

// seconds(coalesce(resolved_at, now()) - triggered_at)
const CALCULATE_DURATION_SECONDS: Expr = expr! {
    Field(18), Now, Call(Coalesce, Borrowed(&[0, 1])), Field(13), Binary(TimeDifference, 2, 3),
    Call(Seconds, Borrowed(&[4])),
};

// if status == Pending { "Pending" } else if status == Acknowledged { "Acknowledged" } else if status == Escalated
// { "Escalated" } else if status == Suppressed { "Suppressed" } else { "Resolved" }
const CALCULATE_STATUS_LABEL: Expr = expr! {
    Field(5), text("pending"), Binary(Equal, 0, 1), text("Pending"), Field(5), text("acknowledged"),
    Binary(Equal, 4, 5), text("Acknowledged"), Field(5), text("escalated"), Binary(Equal, 8, 9), text("Escalated"),
    Field(5), text("suppressed"), Binary(Equal, 12, 13), text("Suppressed"), text("Resolved"), If(14, 15, 16),
    If(10, 11, 17), If(6, 7, 18), If(2, 3, 19),
};

// if status == Pending { "yellow" } else if status == Acknowledged { "blue" } else if status == Escalated { "red" }
// else if status == Suppressed { "gray" } else { "green" }
const CALCULATE_STATUS_COLOR: Expr = expr! {
    Field(5), text("pending"), Binary(Equal, 0, 1), text("yellow"), Field(5), text("acknowledged"),
    Binary(Equal, 4, 5), text("blue"), Field(5), text("escalated"), Binary(Equal, 8, 9), text("red"), Field(5),
    text("suppressed"), Binary(Equal, 12, 13), text("gray"), text("green"), If(14, 15, 16), If(10, 11, 17),
    If(6, 7, 18), If(2, 3, 19),
};

// if severity == Info { "blue" } else if severity == Warning { "yellow" } else if severity == Critical { "orange" }
// else { "red" }
const CALCULATE_SEVERITY_COLOR: Expr = expr! {
    Field(4), Const(I64(0)), Binary(Equal, 0, 1), text("blue"), Field(4), Const(I64(1)), Binary(Equal, 4, 5),
    text("yellow"), Field(4), Const(I64(2)), Binary(Equal, 8, 9), text("orange"), text("red"), If(10, 11, 12),
    If(6, 7, 13), If(2, 3, 14),
};

// resolved_at == null
const UNIQUE_OPEN_SOURCE_WHERE: Expr = expr![Field(18), Const(Null), Binary(Is, 0, 1)];

// status == Pending
const PENDING_FILTER: Expr = expr![Field(5), text("pending"), Binary(Equal, 0, 1)];

// severity == argument.severity
const BY_SEVERITY_FILTER: Expr = expr![Field(4), Root(Argument, 0), Binary(Equal, 0, 1)];

// device == argument.device
const BY_DEVICE_FILTER: Expr = expr![Field(40), Root(Argument, 0), Binary(Equal, 0, 1)];

// triggered_at > ago(1 day)
const RECENT_FILTER: Expr =
    expr![Field(13), Now, Const(I64(86400000000)), Binary(TimeSubtract, 1, 2), Binary(Greater, 0, 3)];

// status in [Pending, Escalated] && notified_level < escalation_level && (suppressed_until == null ||
// suppressed_until <= now())
const NEEDS_NOTIFICATION_FILTER: Expr = expr! {
    Field(5), text("pending"), text("escalated"), In(0, Borrowed(&[1, 2])), Field(32), Field(22), Binary(Less, 4, 5),
    Binary(And, 3, 6), Field(37), Const(Null), Binary(Is, 8, 9), Field(37), Now, Binary(LessOrEqual, 11, 12),
    Binary(Or, 10, 13), Binary(And, 7, 14),
};

// status == Suppressed && suppressed_until <= now()
const SUPPRESSION_OVER_FILTER: Expr = expr! {
    Field(5), text("suppressed"), Binary(Equal, 0, 1), Field(37), Now, Binary(LessOrEqual, 3, 4), Binary(And, 2, 5),
};

// raise_count == 1
const TRIGGER_EVENT_WHEN: Expr = expr![Field(15), Const(I64(1)), Binary(Equal, 0, 1)];

// if severity in [Critical, Emergency] { Critical } else if severity == Warning { Warning } else { Info }
const TRIGGER_EVENT_SEVERITY: Expr = expr! {
    Field(4), Const(I64(2)), Const(I64(3)), In(0, Borrowed(&[1, 2])), Const(I64(4)), Field(4), Const(I64(1)),
    Binary(Equal, 5, 6), Const(I64(2)), Const(I64(1)), If(7, 8, 9), If(3, 4, 10),
};

// if new.severity > severity { new.severity } else { severity }
const RAISE_UPSERT_SEVERITY: Expr =
    expr![Root(New, 4), Field(4), Binary(Greater, 0, 1), Root(New, 4), Field(4), If(2, 3, 4)];

// raise_count + 1
const RAISE_UPSERT_RAISE_COUNT: Expr = expr![Field(15), Const(I64(1)), Binary(Add, 0, 1)];

// if status == Escalated || severity == Emergency { Critical } else if status == Resolved { Info } else { Warning }
const ACKNOWLEDGE_EVENT_SEVERITY: Expr = expr! {
    Field(5), text("escalated"), Binary(Equal, 0, 1), Field(4), Const(I64(3)), Binary(Equal, 3, 4), Binary(Or, 2, 5),
    Const(I64(4)), Field(5), text("resolved"), Binary(Equal, 8, 9), Const(I64(1)), Const(I64(2)), If(10, 11, 12),
    If(6, 7, 13),
};

// coalesce(argument.reason, argument.note)
const ACKNOWLEDGE_EVENT_REASON: Expr = expr![Const(Null), Root(Argument, 0), Call(Coalesce, Borrowed(&[0, 1]))];

// escalation_level + 1
const ESCALATE_SET_ESCALATION_LEVEL: Expr = expr![Field(22), Const(I64(1)), Binary(Add, 0, 1)];

// coalesce(argument.reason, argument.note)
const ESCALATE_EVENT_REASON: Expr = expr![Root(Argument, 0), Const(Null), Call(Coalesce, Borrowed(&[0, 1]))];

// state_since < ago(30 minutes)
const AUTO_ESCALATE_GUARD: Expr =
    expr![Field(6), Now, Const(I64(1800000000)), Binary(TimeSubtract, 1, 2), Binary(Less, 0, 3)];

// argument.until > now()
const VALIDATE__1: Expr = expr![Root(Argument, 0), Now, Binary(Greater, 0, 1)];

// coalesce(argument.reason, argument.note)
const SUPPRESS_EVENT_REASON: Expr = expr![Root(Argument, 1), Const(Null), Call(Coalesce, Borrowed(&[0, 1]))];

// suppressed_until <= now()
const END_SUPPRESSION_GUARD: Expr = expr![Field(37), Now, Binary(LessOrEqual, 0, 1)];

// coalesce(argument.reason, argument.note)
const END_SUPPRESSION_EVENT_REASON: Expr = expr![Const(Null), Const(Null), Call(Coalesce, Borrowed(&[0, 1]))];

// status in [Pending, Escalated] && notified_level < escalation_level && (suppressed_until == null ||
// suppressed_until <= now()) && (claimed_until == null || claimed_until <= now() || claimed_by == argument.by)
const CLAIM_NOTIFICATION_GUARD: Expr = expr! {
    Field(5), text("pending"), text("escalated"), In(0, Borrowed(&[1, 2])), Field(32), Field(22), Binary(Less, 4, 5),
    Binary(And, 3, 6), Field(37), Const(Null), Binary(Is, 8, 9), Field(37), Now, Binary(LessOrEqual, 11, 12),
    Binary(Or, 10, 13), Field(35), Const(Null), Binary(Is, 15, 16), Field(35), Now, Binary(LessOrEqual, 18, 19),
    Binary(Or, 17, 20), Field(36), Root(Argument, 0), Binary(Equal, 22, 23), Binary(Or, 21, 24), Binary(And, 14, 25),
    Binary(And, 7, 26),
};

// from_now(2 minutes)
const CLAIM_NOTIFICATION_SET_CLAIMED_UNTIL: Expr = expr![Now, Const(I64(120000000)), Binary(TimeAdd, 0, 1)];

// notification_attempts + 1
const CLAIM_NOTIFICATION_SET_NOTIFICATION_ATTEMPTS: Expr = expr![Field(26), Const(I64(1)), Binary(Add, 0, 1)];

// notified_level < argument.level
const RECORD_NOTIFICATION_GUARD: Expr = expr![Field(32), Root(Argument, 0), Binary(Less, 0, 1)];

// notification_count + 1
const RECORD_NOTIFICATION_SET_NOTIFICATION_COUNT: Expr = expr![Field(24), Const(I64(1)), Binary(Add, 0, 1)];

// status == Resolved && end_due
const RECORD_RESOLUTION_NOTIFICATION_GUARD: Expr =
    expr![Field(5), text("resolved"), Binary(Equal, 0, 1), Field(34), Binary(And, 2, 3)];

// if failing_level <= notified_level { 1 } else { notification_failures + 1 }
const RECORD_FAILED_NOTIFICATION_SET_NOTIFICATION_FAILURES: Expr = expr! {
    Field(33), Field(32), Binary(LessOrEqual, 0, 1), Const(I64(1)), Field(28), Const(I64(1)), Binary(Add, 4, 5),
    If(2, 3, 6),
};

// if failing_level <= notified_level { argument.level } else { failing_level }
const RECORD_FAILED_NOTIFICATION_SET_FAILING_LEVEL: Expr =
    expr![Field(33), Field(32), Binary(LessOrEqual, 0, 1), Root(Argument, 0), Field(33), If(2, 3, 4)];

// notified_level < failing_level
const GIVE_UP_NOTIFICATION_GUARD: Expr = expr![Field(32), Field(33), Binary(Less, 0, 1)];

// status == Resolved && end_due && (claimed_until == null || claimed_until <= now() || claimed_by == argument.by)
const CLAIM_RESOLUTION_NOTIFICATION_GUARD: Expr = expr! {
    Field(5), text("resolved"), Binary(Equal, 0, 1), Field(34), Binary(And, 2, 3), Field(35), Const(Null),
    Binary(Is, 5, 6), Field(35), Now, Binary(LessOrEqual, 8, 9), Binary(Or, 7, 10), Field(36), Root(Argument, 0),
    Binary(Equal, 12, 13), Binary(Or, 11, 14), Binary(And, 4, 15),
};

// notification_failures + 1
const RECORD_FAILED_RESOLUTION_NOTIFICATION_SET_NOTIFICATION_FAILURES: Expr =
    expr![Field(28), Const(I64(1)), Binary(Add, 0, 1)];

const _: () = assert!(
    <resources::monitoring::alert::Alert as resource::Resource>::FINGERPRINT == 0x505897b062e8cca1,
    "stale generated code, run `cargo xtask codegen`"
);
