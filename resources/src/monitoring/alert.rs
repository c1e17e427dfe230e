//! The alert: something that somebody must look at, until it is over.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::{Event, ServiceCheck};

/// A condition somebody has to look at, from the moment it is raised until it is resolved. What has an
/// open alert gets no second one for the same metric.
#[derive(Resource)]
#[resource(table = "alerts", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[unique(open_source, fields(source_type, source_id, metric_name), where(resolved_at == null),
    message = "has an open alert already")]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[state_machine(status, initial(Pending))]
#[index(status, -triggered_at, -id)]
#[index(severity, -triggered_at, -id)]
#[index(-triggered_at, -id)]
#[index(device, -id)]
#[index(service_check, -id)]
#[index(agent, -id)]
#[index(partition, -id)]
#[index(source_type, -last_notification_at)]
#[index(id, where(end_due))]
#[read(list, primary, sort(-triggered_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the alerts, newest first.")]
#[read(get, get(), doc = "Fetches an alert by id.")]
#[read(active, filter(status in [Pending, Acknowledged, Escalated]), sort(-triggered_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the alerts that wait for their end, newest first.")]
#[read(pending, filter(status == Pending), sort(-triggered_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the alerts that nobody has looked at, newest first.")]
#[read(by_severity, argument(severity: Severity), filter(severity == argument.severity), sort(-triggered_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the alerts of one severity, newest first.")]
#[read(by_device, argument(device: Id<Device>), filter(device == argument.device), sort(-triggered_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the alerts about a device, newest first.")]
#[read(recent, filter(triggered_at > ago(24 hours)), sort(-triggered_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the alerts of the last day, newest first.")]
#[read(needs_notification,
    filter(status in [Pending, Escalated] && notified_level < escalation_level
        && (suppressed_until == null || suppressed_until <= now())),
    sort(triggered_at, id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the alerts that people are still to be told about, oldest first.")]
#[read(needs_escalation, filter(status == Pending && state_since < ago(30 minutes)), sort(triggered_at, id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the alerts that nobody has looked at for half an hour, oldest first.")]
#[read(suppression_over, filter(status == Suppressed && suppressed_until <= now()), sort(triggered_at, id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the alerts that were silent for as long as was asked.")]
#[create(trigger, primary, => Pending,
    accept(title, description, severity, source_type, source_id, device, service_check, agent, partition, metric_name,
        metric_value, threshold_value, comparison, metadata, tags),
    set(triggered_at = now(), last_raised_at = now()),
    doc = "Raises an alert.")]
#[create(raise, internal, => Pending,
    accept(title, description, severity, source_type, source_id, device, service_check, agent, partition, metric_name,
        metric_value, threshold_value, comparison, metadata, tags),
    set(triggered_at = now(), last_raised_at = now()),
    upsert(open_source, update = observe, set(title = new.title, description = new.description,
        severity = if new.severity > severity { new.severity } else { severity }, metric_value = new.metric_value,
        threshold_value = new.threshold_value, last_raised_at = new.last_raised_at, raise_count = raise_count + 1)),
    doc = "Raises an alert, or notes that the open one still holds. It may get more severe by that, not less.")]
#[update(observe, internal, set(last_raised_at = now(), raise_count = raise_count + 1),
    doc = "Notes that the condition still holds.")]
#[update(acknowledge, Pending => Acknowledged,
    argument(note: Option<String>, length(..=1000), doc = "What is being done; kept in the event."),
    set(acknowledged_at = now(), acknowledged_by = actor.name, state_since = now()),
    doc = "Notes that somebody looks at it.")]
#[update(resolve, Pending | Acknowledged | Escalated => Resolved,
    argument(note: Option<String>, length(..=1000), doc = "How it ended."),
    set(resolved_at = now(), resolved_by = actor.name, resolution_note = argument.note, suppressed_until = null,
        state_since = now()),
    doc = "Ends an alert.")]
#[update(clear, internal, !Resolved => Resolved,
    argument(note: Option<String>, length(..=1000), doc = "How it ended."),
    set(resolved_at = now(), resolved_by = actor.name, resolution_note = argument.note, suppressed_until = null,
        state_since = now()),
    doc = "Ends an alert whose condition is over, also one that is silent.")]
#[update(escalate, Pending | Acknowledged => Escalated,
    argument(reason: Option<String>, length(..=1000), doc = "Why."),
    set(escalated_at = now(), escalation_level = escalation_level + 1, escalation_reason = argument.reason,
        state_since = now()),
    doc = "Calls for more people.")]
#[update(auto_escalate, internal, Pending => Escalated,
    argument(reason: Option<String>, length(..=1000), doc = "Why."),
    guard(state_since < ago(30 minutes)),
    set(escalated_at = now(), escalation_level = escalation_level + 1, escalation_reason = argument.reason,
        state_since = now()),
    doc = "Calls for more people where nobody has looked for half an hour.")]
#[update(suppress, Pending | Acknowledged | Escalated => Suppressed,
    argument(until: Timestamp, doc = "When it speaks again."),
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the event."),
    validate(argument.until > now(), field = suppressed_until, code = past, message = "must lie ahead"),
    set(suppressed_until = argument.until, state_since = now()),
    doc = "Silences an alert for some time.")]
#[update(end_suppression, internal, Suppressed => Pending, guard(suppressed_until <= now()),
    set(suppressed_until = null, acknowledged_at = null, acknowledged_by = null, state_since = now()),
    doc = "Lets an alert speak again that was silent for as long as was asked.")]
#[update(reopen, Resolved | Suppressed => Pending,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the event."),
    set(acknowledged_at = null, acknowledged_by = null, resolved_at = null, resolved_by = null, resolution_note = null,
        escalated_at = null, escalation_level = 0, escalation_reason = null, suppressed_until = null,
        notified_level = -1, failing_level = -1, notification_failures = 0, notification_given_up_at = null,
        end_due = false, resolution_notified_at = null, claimed_until = null, claimed_by = null, state_since = now()),
    doc = "Opens an alert again, as if it were new; people are told once more.")]
#[update(claim_notification, internal,
    argument(by: String, length(1..=255), doc = "Who tells people; whoever has the claim may take it again."),
    guard(status in [Pending, Escalated] && notified_level < escalation_level
        && (suppressed_until == null || suppressed_until <= now())
        && (claimed_until == null || claimed_until <= now() || claimed_by == argument.by)),
    set(claimed_until = from_now(2 minutes), claimed_by = argument.by, last_notification_attempt_at = now(),
        notification_attempts = notification_attempts + 1),
    doc = "Claims for two minutes to tell people, which is an attempt. Whoever comes second is refused.")]
#[update(record_notification, internal,
    argument(level: i32, range(0..), doc = "The escalation level that they were told of."),
    guard(notified_level < argument.level),
    set(notified_level = argument.level, last_notification_at = now(), notification_count = notification_count + 1,
        notification_failures = 0, last_notification_error = null, notification_given_up_at = null, end_due = true,
        claimed_until = null, claimed_by = null),
    doc = "Notes that people were told. Each level counts once.")]
#[update(record_resolution_notification, internal,
    guard(status == Resolved && end_due),
    set(end_due = false, resolution_notified_at = now(), notification_failures = 0, last_notification_error = null,
        claimed_until = null, claimed_by = null),
    doc = "Notes that people were told that it ended.")]
#[update(record_failed_notification, internal,
    argument(level: i32, range(0..), doc = "The escalation level that they were to be told of."),
    argument(error: String, length(1..=1000), doc = "Why nobody could be told."),
    guard(notified_level < argument.level),
    set(notification_failures = if failing_level <= notified_level { 1 } else { notification_failures + 1 },
        failing_level = if failing_level <= notified_level { argument.level } else { failing_level },
        last_notification_error = argument.error, claimed_until = null, claimed_by = null),
    doc = "Notes that an attempt to tell people failed.")]
#[update(give_up_notification, internal,
    argument(error: String, doc = "Why the last attempt failed."),
    guard(notified_level < failing_level),
    set(notified_level = failing_level, notification_given_up_at = now(), claimed_until = null, claimed_by = null),
    doc = "Gives up telling people of an escalation level, until there is a higher one.")]
#[update(claim_resolution_notification, internal,
    argument(by: String, length(1..=255), doc = "Who tells people; whoever has the claim may take it again."),
    guard(status == Resolved && end_due
        && (claimed_until == null || claimed_until <= now() || claimed_by == argument.by)),
    set(claimed_until = from_now(2 minutes), claimed_by = argument.by, last_notification_attempt_at = now(),
        notification_attempts = notification_attempts + 1),
    doc = "Claims for two minutes to tell people that it ended, which is an attempt. Whoever comes second is refused.")]
#[update(record_failed_resolution_notification, internal,
    argument(error: String, length(1..=1000), doc = "Why nobody could be told."),
    guard(status == Resolved && end_due),
    set(notification_failures = notification_failures + 1, last_notification_error = argument.error,
        claimed_until = null, claimed_by = null),
    doc = "Notes that an attempt to tell people that it ended failed.")]
#[update(give_up_resolution_notification, internal,
    argument(error: String, doc = "Why the last attempt failed."),
    guard(status == Resolved && end_due),
    set(end_due = false, notification_given_up_at = now(), claimed_until = null, claimed_by = null),
    doc = "Gives up telling people that it ended.")]
#[update(update_metadata, primary, accept(metadata, tags), doc = "Changes what is noted of an alert.")]
#[update(move_to_device, internal, bulk, argument(device: Id<Device>, doc = "The device from now on."),
    set(device = argument.device), doc = "Moves an alert to the device that its own was merged into.")]
#[run(send_notification, internal, on_record, doc = "Tells people of an alert, once for each escalation level.")]
#[run(send_resolution, internal, on_record, doc = "Tells those who were told of an alert that it ended.")]
#[trigger(send_notifications, action = send_notification, cron = "* * * * *", queue = notifications, actor = alerts,
    attempts = 10, on_error = give_up_notification,
    when(status in [Pending, Escalated] && notified_level < escalation_level
        && (suppressed_until == null || suppressed_until <= now())))]
#[trigger(send_resolutions, action = send_resolution, cron = "* * * * *", queue = notifications, actor = alerts,
    attempts = 10, on_error = give_up_resolution_notification, when(status == Resolved && end_due))]
#[trigger(auto_escalate, action = auto_escalate, cron = "*/5 * * * *", queue = alerts, actor = alerts,
    when(status == Pending && state_since < ago(30 minutes)))]
#[trigger(end_suppression, action = end_suppression, cron = "* * * * *", queue = alerts, actor = alerts,
    when(status == Suppressed && suppressed_until <= now()))]
#[causes(transitions, Event::record(category = Alert, event_type = "alert_state_changed",
    severity = if status == Escalated || severity == Emergency { Critical } else if status == Resolved { Info }
        else { Warning },
    message = title, source_type = Alert, source_name = title, alert = id, device = self.device_uid,
    service_check = self.service_check_id, agent = self.agent_uid, partition = self.partition_id,
    old_state = old.status, new_state = status, reason = coalesce(argument.reason, argument.note)))]
#[causes([trigger, raise], Event::record(category = Alert, event_type = "alert_raised",
    severity = if severity in [Critical, Emergency] { Critical } else if severity == Warning { Warning } else { Info },
    message = title, source_type = Alert, source_name = title, alert = id, device = self.device_uid,
    service_check = self.service_check_id, agent = self.agent_uid, partition = self.partition_id, new_state = status),
    when(raise_count == 1))]
#[causes([give_up_notification, give_up_resolution_notification], Event::record(category = Alert, event_type = "alert_notification_failed",
    severity = Critical, message = title, source_type = Alert, source_name = title, alert = id,
    device = self.device_uid, service_check = self.service_check_id, agent = self.agent_uid,
    partition = self.partition_id, new_state = status, reason = self.last_notification_error))]
pub struct Alert {
    /// The alert's id.
    pub id: Id<Alert>,
    /// What is the matter, in a line.
    #[field(trim, length(1..=200))]
    pub title: String,
    /// What is the matter, at length.
    #[field(length(..=4000))]
    pub description: Option<String>,
    /// How bad it is.
    #[field(default = Warning)]
    pub severity: Severity,
    /// How far it is.
    pub status: AlertStatus,
    /// Since when it has been in this state.
    #[field(default = now())]
    pub state_since: Timestamp,
    /// What kind of thing it comes from.
    #[field(default = External)]
    pub source_type: AlertSource,
    /// Which one of its kind. What has one has one open alert for each metric.
    #[field(length(1..=255))]
    pub source_id: Option<String>,
    /// The metric that it is about; empty where it is about none.
    #[field(default = "", length(..=255))]
    pub metric_name: String,
    /// What the metric was.
    pub metric_value: Option<f64>,
    /// What it was compared with.
    pub threshold_value: Option<f64>,
    /// How it was compared.
    pub comparison: Option<Comparison>,
    /// When it was raised.
    pub triggered_at: Timestamp,
    /// When its condition was last seen to hold.
    pub last_raised_at: Timestamp,
    /// How often its condition was seen to hold.
    #[field(default = 1, range(1..))]
    pub raise_count: i64,
    /// When somebody began to look at it.
    pub acknowledged_at: Option<Timestamp>,
    /// Who did.
    pub acknowledged_by: Option<String>,
    /// When it ended.
    pub resolved_at: Option<Timestamp>,
    /// Who ended it.
    pub resolved_by: Option<String>,
    /// How it ended.
    #[field(length(..=1000))]
    pub resolution_note: Option<String>,
    /// When more people were called for.
    pub escalated_at: Option<Timestamp>,
    /// How often they were.
    #[field(default = 0, range(0..))]
    pub escalation_level: i32,
    /// Why they were.
    #[field(length(..=1000))]
    pub escalation_reason: Option<String>,
    /// How often people were told.
    #[field(default = 0, range(0..))]
    pub notification_count: i32,
    /// When they last were.
    pub last_notification_at: Option<Timestamp>,
    /// How often it was tried to tell people.
    #[field(default = 0, range(0..))]
    pub notification_attempts: i32,
    /// When that was last tried.
    pub last_notification_attempt_at: Option<Timestamp>,
    /// How many attempts in a row failed.
    #[field(default = 0, range(0..))]
    pub notification_failures: i32,
    /// Why the last of them did; absent since people were told.
    #[field(length(..=1000))]
    pub last_notification_error: Option<String>,
    /// When no more attempts were made, because all had failed; there are others at the next escalation level and the end.
    pub notification_given_up_at: Option<Timestamp>,
    /// When those who were told of it were told that it ended.
    pub resolution_notified_at: Option<Timestamp>,
    /// The highest escalation level that people were told of, or about which they can no longer be told.
    #[field(default = -1)]
    notified_level: i32,
    /// The escalation level whose attempts fail, if it is above the one before.
    #[field(default = -1)]
    failing_level: i32,
    /// Whether people were told of it, who are still to be told of its end.
    #[field(default = false)]
    end_due: bool,
    claimed_until: Option<Timestamp>,
    #[field(length(..=255))]
    claimed_by: Option<String>,
    /// Until when it is silent.
    pub suppressed_until: Option<Timestamp>,
    /// Facts around it.
    pub metadata: Json,
    /// Words to find it by.
    #[field(length(..=50))]
    pub tags: Vec<String>,
    /// The device that it is about.
    #[relation(on_delete = nullify)]
    pub device: Option<BelongsTo<Device>>,
    /// The check that found it.
    #[relation(on_delete = nullify)]
    pub service_check: Option<BelongsTo<ServiceCheck>>,
    /// The agent that it is about.
    #[relation(on_delete = nullify)]
    pub agent: Option<BelongsTo<Agent>>,
    /// The only partition that it concerns.
    pub partition: Option<BelongsTo<Partition>>,
    /// When it was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// Whether somebody still has something to do.
    #[calculate(status in [Pending, Acknowledged, Escalated])]
    pub is_actionable: Calculated<bool>,
    /// Whether nobody has looked at it for half an hour.
    #[calculate(status == Pending && state_since < ago(30 minutes))]
    pub needs_escalation: Calculated<bool>,
    /// For how many seconds it has been open, or was.
    #[calculate(seconds(coalesce(resolved_at, now()) - triggered_at))]
    pub duration_seconds: Calculated<i64>,
    /// The state in words.
    #[calculate(if status == Pending { "Pending" } else if status == Acknowledged { "Acknowledged" }
        else if status == Escalated { "Escalated" } else if status == Suppressed { "Suppressed" } else { "Resolved" })]
    pub status_label: Calculated<String>,
    /// A colour for the state.
    #[calculate(if status == Pending { "yellow" } else if status == Acknowledged { "blue" }
        else if status == Escalated { "red" } else if status == Suppressed { "gray" } else { "green" })]
    pub status_color: Calculated<String>,
    /// A colour for the severity.
    #[calculate(if severity == Info { "blue" } else if severity == Warning { "yellow" }
        else if severity == Critical { "orange" } else { "red" })]
    pub severity_color: Calculated<String>,
}

/// How bad an alert is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum Severity {
    /// It is good to know.
    Info = 0,
    /// It will be bad.
    Warning = 1,
    /// It is bad.
    Critical = 2,
    /// It cannot be worse.
    Emergency = 3,
}

/// How far an alert is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AlertStatus {
    /// Nobody has looked at it.
    Pending,
    /// Somebody looks at it.
    Acknowledged,
    /// More people were called for.
    Escalated,
    /// It is silent for some time.
    Suppressed,
    /// It is over.
    Resolved,
}

/// Kinds of things that alerts come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AlertSource {
    /// A check.
    ServiceCheck,
    /// A device.
    Device,
    /// A poller.
    Poller,
    /// An agent.
    Agent,
    /// The product itself.
    System,
    /// Somebody or something outside.
    External,
}

/// How a metric was compared with its threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Comparison {
    /// It was above.
    GreaterThan,
    /// It was below.
    LessThan,
    /// It was the same.
    Equals,
    /// It was another.
    NotEquals,
}
