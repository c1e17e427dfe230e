//! The service check: one question that is put to one target, again and again.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition};
use crate::inventory::Device;
use crate::monitoring::PollingSchedule;

/// A question that an agent puts to a target at intervals. A check with a schedule runs when that does;
/// one without runs by its own interval.
#[derive(Resource)]
#[resource(table = "service_checks", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[index(agent, id)]
#[index(device, id)]
#[index(schedule, id)]
#[index(partition, id)]
#[index(last_check_at, id, where(enabled))]
#[index(consecutive_failures, id, where(consecutive_failures > 0))]
#[validate(thresholds,
    warning_threshold_ms == null || critical_threshold_ms == null || warning_threshold_ms <= critical_threshold_ms,
    field = critical_threshold_ms, message = "must not be below the warning threshold")]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the checks.")]
#[read(get, get(), doc = "Fetches a check by id.")]
#[read(
    enabled,
    filter(enabled),
    sort(id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the checks that are in use."
)]
#[read(failing, filter(consecutive_failures > 0), sort(-consecutive_failures, id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the checks whose latest results were failures.")]
#[read(due_for_check,
    filter(enabled && schedule == null
        && (last_check_at == null || seconds(now() - last_check_at) + 15 >= interval_seconds)),
    sort(id), page(keyset, offset, default = 100, max = 250),
    doc = "Lists the checks without a schedule whose interval is over.")]
#[read(by_agent, argument(agent: Id<Agent>), filter(agent == argument.agent), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the checks that an agent runs.")]
#[read(by_device, argument(device: Id<Device>), filter(device == argument.device), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the checks of a device.")]
#[read(by_schedule, argument(schedule: Id<PollingSchedule>), filter(schedule == argument.schedule), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the checks that run by a schedule.")]
#[read(scheduled, internal, argument(schedule: Id<PollingSchedule>),
    filter(enabled && schedule == argument.schedule), sort(id), page(keyset, default = 250, max = 250),
    doc = "Lists the checks in use that run by a schedule.")]
#[create(
    create,
    primary,
    accept(
        name,
        description,
        check_type,
        target,
        port,
        interval_seconds,
        timeout_seconds,
        retries,
        enabled,
        config,
        warning_threshold_ms,
        critical_threshold_ms,
        agent,
        device,
        schedule,
        partition,
        metadata
    ),
    validate(askable),
    doc = "Adds a check. It must be one that can be asked: what its kind needs is there, and nothing else."
)]
#[update(
    update,
    primary,
    accept(
        name,
        description,
        target,
        port,
        interval_seconds,
        timeout_seconds,
        retries,
        config,
        warning_threshold_ms,
        critical_threshold_ms,
        agent,
        device,
        schedule,
        metadata
    ),
    validate(still_askable),
    doc = "Changes a check. What kind it is stays, and so does its partition."
)]
#[update(enable, set(enabled = true), doc = "Puts a check to use.")]
#[update(disable, set(enabled = false), change(end_alert), doc = "Stops a check and ends its alert; its results stay.")]
#[update(execute, internal,
    guard(enabled && schedule == null
        && (last_check_at == null || seconds(now() - last_check_at) + 15 >= interval_seconds)),
    set(last_check_at = now()),
    doc = "Claims a check whose interval is over. Whoever comes second is refused.")]
#[run(dispatch_due, internal, argument(checks: Vec<Uuid>, doc = "The checks whose intervals are over."),
    doc = "Claims checks whose intervals are over and adds poll jobs for them, one for each partition.")]
#[trigger(execute_due_checks, action = dispatch_due, cron = "* * * * *", queue = service_checks, actor = scheduler,
    chunk = 100, when(enabled && schedule == null
        && (last_check_at == null || seconds(now() - last_check_at) + 15 >= interval_seconds)))]
#[update(record_result, internal,
    argument(result: CheckOutcome, doc = "How it went."),
    argument(response_time_ms: Option<i64>, range(0..), doc = "How long the answer took."),
    argument(error: Option<String>, length(..=4000), doc = "What went wrong."),
    argument(checked_at: Timestamp, doc = "When the agent asked."),
    argument(known: Option<TargetHealth>, doc = "The health before, as far as the caller knows."),
    guard((last_result_at == null || last_result_at <= argument.checked_at) && health is argument.known),
    set(last_result = argument.result, last_response_time_ms = argument.response_time_ms,
        last_error = argument.error,
        health = if argument.result in [Success, Warning] { Up } else if argument.result in [Critical, Error] { Down }
            else { health },
        last_result_at = if argument.checked_at > now() { now() } else { argument.checked_at },
        last_check_at = if schedule == null { last_check_at } else { argument.checked_at },
        consecutive_failures = if argument.result in [Success, Warning] { 0 } else { consecutive_failures + 1 }),
    doc = "Takes in a result. One that is older than the last is refused, and so is one whose caller does not know the \
        health before: what follows a change depends on that.")]
#[update(reset_failures, set(consecutive_failures = 0, last_error = null), doc = "Forgets the failures so far.")]
#[update(move_to_device, internal, bulk, argument(device: Id<Device>, doc = "The device from now on."),
    set(device = argument.device), doc = "Moves a check to the device that its own was merged into.")]
#[destroy(destroy, change(end_alert_for_good), doc = "Removes a check and ends its alert. What it found stays.")]
pub struct ServiceCheck {
    /// The check's id.
    pub id: Id<ServiceCheck>,
    /// What people call it.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// What it is for.
    #[field(length(..=1000))]
    pub description: Option<String>,
    /// What kind of question it is.
    pub check_type: CheckType,
    /// Whom it asks: a host, an address or a URL.
    #[field(trim, length(1..=2000))]
    pub target: String,
    /// The port it asks at, where the kind has one.
    #[field(range(1..=65535))]
    pub port: Option<i32>,
    /// How many seconds lie between two questions.
    #[field(default = 60, range(1..=604800))]
    pub interval_seconds: i32,
    /// How many seconds it waits for an answer.
    #[field(default = 10, range(1..=300))]
    pub timeout_seconds: i32,
    /// How often it asks again before it fails.
    #[field(default = 3, range(0..=10))]
    pub retries: i32,
    /// Whether it is in use.
    #[field(default = true)]
    pub enabled: bool,
    /// What the kind of question needs to know beyond the target. For `http`: `method`, `tls`, `path`, `expect_status`,
    /// `expect_body`, `redirects` and `max_body_bytes`; for `ping`: `payload_bytes`; nothing for `tcp`. All may be left out.
    pub config: Json,
    /// From how many milliseconds on an answer is slow.
    #[field(range(1..=3600000))]
    pub warning_threshold_ms: Option<i32>,
    /// From how many milliseconds on an answer counts as none.
    #[field(range(1..=3600000))]
    pub critical_threshold_ms: Option<i32>,
    /// When it last ran.
    pub last_check_at: Option<Timestamp>,
    /// When the question was put whose result is the last.
    pub last_result_at: Option<Timestamp>,
    /// How it went last.
    pub last_result: Option<CheckOutcome>,
    /// Whether the target worked when something was last known of it; a result that says neither changes nothing here.
    pub health: Option<TargetHealth>,
    /// How many milliseconds the last answer took.
    #[field(range(0..))]
    pub last_response_time_ms: Option<i64>,
    /// What went wrong last.
    #[field(length(..=4000))]
    pub last_error: Option<String>,
    /// How many failures there were in a row.
    #[field(default = 0, range(0..))]
    pub consecutive_failures: i32,
    /// The agent that runs it; without one any that can.
    #[relation(on_delete = nullify)]
    pub agent: Option<BelongsTo<Agent>>,
    /// The device that it is about.
    #[relation(on_delete = nullify)]
    pub device: Option<BelongsTo<Device>>,
    /// The schedule that it runs by.
    #[relation(on_delete = nullify)]
    pub schedule: Option<BelongsTo<PollingSchedule>>,
    /// The partition that its target is in; without one the target is the same everywhere.
    pub partition: Option<BelongsTo<Partition>>,
    /// Whatever its owners want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// The kind in words.
    #[calculate(if check_type == Ping { "Ping" } else if check_type == Http { "HTTP" } else if check_type == Tcp { "TCP" }
        else if check_type == Snmp { "SNMP" } else if check_type == Grpc { "gRPC" } else if check_type == Dns { "DNS" }
        else { "Custom" })]
    pub check_type_label: Calculated<String>,
    /// A colour for the last result.
    #[calculate(if !enabled || last_result == null { "gray" } else if coalesce(last_result == Success, false) { "green" }
        else if coalesce(last_result in [Warning, Unknown], false) { "yellow" } else { "red" })]
    pub status_color: Calculated<String>,
    /// Whether two intervals have passed without it running.
    #[calculate(enabled && coalesce(seconds(now() - last_check_at) > interval_seconds * 2, false))]
    pub is_overdue: Calculated<bool>,
    /// When it runs next by its own interval; absent before its first run and with a schedule.
    #[calculate(if schedule == null { last_check_at + interval_seconds * 1 second } else { null })]
    pub next_check_at: Calculated<Option<Timestamp>>,
}

/// Kinds of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum CheckType {
    /// Whether a host answers ICMP echo requests.
    Ping,
    /// What a web server answers.
    Http,
    /// Whether a port accepts connections.
    Tcp,
    /// What an SNMP agent answers.
    Snmp,
    /// What a gRPC service says of its health.
    Grpc,
    /// What a name server answers.
    Dns,
    /// Something that only the agent knows.
    Custom,
}

/// Whether a target works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum TargetHealth {
    /// It does.
    Up,
    /// It does not.
    Down,
}

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum CheckOutcome {
    /// As it should.
    Success,
    /// It works, but badly.
    Warning,
    /// It does not work.
    Critical,
    /// The target was not asked, so nothing is known of it.
    Unknown,
    /// There was no answer, or a wrong one.
    Error,
}
