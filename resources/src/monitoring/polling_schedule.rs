//! The polling schedule: when a set of checks runs, and which pollers may run it.

use resource::prelude::*;

use crate::infrastructure::{Partition, Poller};
use crate::monitoring::{PollJob, ServiceCheck};

/// Runs its checks together: at intervals, at times of the calendar, or when somebody asks.
#[derive(Resource)]
#[resource(table = "polling_schedules", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[index(partition, id)]
#[index(assigned_poller, id)]
#[index(enabled, -priority, id)]
#[validate(interval, schedule_type != Interval || interval_seconds != null, field = interval_seconds, code = required,
    message = "is needed for a schedule with an interval")]
#[validate(calendar, schedule_type != Cron || cron_expression != null, field = cron_expression, code = required,
    message = "is needed for a schedule by the calendar")]
#[validate(poller_named, assignment_mode != Specific || assigned_poller != null, field = assigned_poller,
    code = required, message = "is needed where one poller is meant")]
#[validate(partition_named, assignment_mode != Partition || partition != null, field = partition,
    code = required, message = "is needed where the pollers of a partition are meant")]
#[validate(domain_named, assignment_mode != Domain || assigned_domain != null, field = assigned_domain,
    code = required, message = "is needed where the pollers of a domain are meant")]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the schedules.")]
#[read(get, get(), doc = "Fetches a schedule by id.")]
#[read(
    enabled,
    filter(enabled),
    sort(id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the schedules that are in use."
)]
#[read(due_for_execution,
    filter(enabled && (requested_at != null
        || schedule_type == Interval && (last_executed_at == null
            || seconds(now() - last_executed_at) + 15 >= interval_seconds)
        || schedule_type == Cron && next_due_at <= now())),
    sort(-priority, id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the schedules whose time has come, the most urgent first.")]
#[read(unplanned, internal, filter(enabled && schedule_type == Cron && next_due_at == null), sort(id),
    page(keyset, default = 50, max = 250),
    doc = "Lists the schedules by the calendar whose next time is still to be worked out.")]
#[read(by_partition, argument(partition: Id<Partition>), filter(partition == argument.partition), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the schedules of a partition.")]
#[read(by_poller, argument(poller: Id<Poller>), filter(assigned_poller == argument.poller), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the schedules that one poller runs.")]
#[create(
    create,
    primary,
    accept(
        name,
        description,
        schedule_type,
        interval_seconds,
        cron_expression,
        assignment_mode,
        assigned_poller,
        assigned_domain,
        partition,
        enabled,
        priority,
        max_concurrent,
        timeout_seconds,
        metadata
    ),
    validate(is_cron),
    doc = "Adds a schedule."
)]
#[update(update, primary,
    accept(name, description, schedule_type, interval_seconds, cron_expression, assignment_mode, assigned_poller,
        assigned_domain, priority, max_concurrent, timeout_seconds, metadata),
    set(next_due_at = null),
    validate(is_cron_still),
    doc = "Changes a schedule. Its next time by the calendar is worked out anew.")]
#[update(enable, set(enabled = true, next_due_at = null), doc = "Puts a schedule to use.")]
#[update(disable, set(enabled = false, requested_at = null), doc = "Stops a schedule.")]
#[update(trigger_manual, guard(enabled), path = "trigger", set(requested_at = now()),
    doc = "Asks for a run as soon as can be, whatever the schedule says.")]
#[update(plan, internal, argument(next_due_at: Timestamp, doc = "The next time by the calendar."),
    guard(enabled && schedule_type == Cron && next_due_at == null), set(next_due_at = argument.next_due_at),
    doc = "Notes when a schedule by the calendar is due.")]
#[update(execute, internal,
    argument(next_due_at: Option<Timestamp>, doc = "The next time by the calendar, after this one."),
    guard(enabled && (requested_at != null
        || schedule_type == Interval && (last_executed_at == null
            || seconds(now() - last_executed_at) + 15 >= interval_seconds)
        || schedule_type == Cron && next_due_at <= now())),
    set(last_executed_at = now(), requested_at = null, execution_count = execution_count + 1,
        next_due_at = argument.next_due_at),
    doc = "Claims a run whose time has come. Whoever comes second is refused.")]
#[run(dispatch, internal, on_record, doc = "Claims a run whose time has come and adds a poll job for its checks.")]
#[run(work_out_next_time, internal, on_record, doc = "Works out when a schedule by the calendar is due.")]
#[trigger(execute_schedules, action = dispatch, cron = "* * * * *", queue = service_checks, actor = scheduler,
    when(enabled && (requested_at != null
        || schedule_type == Interval && (last_executed_at == null
            || seconds(now() - last_executed_at) + 15 >= interval_seconds)
        || schedule_type == Cron && next_due_at <= now())))]
#[trigger(plan_schedules, action = work_out_next_time, cron = "* * * * *", queue = service_checks, actor = scheduler,
    when(enabled && schedule_type == Cron && next_due_at == null))]
#[update(record_result, internal,
    argument(run: i64, range(1..), doc = "Which run it is about."),
    argument(successes: i32, doc = "How many more checks of that run have succeeded than was told before."),
    argument(failures: i32, doc = "How many more have failed; fewer, where a try had failed and the next one did not."),
    argument(timeouts: i32, doc = "How many more of its jobs were not over in time."),
    guard(argument.run >= counted_run),
    set(counted_run = argument.run,
        failures_before = if argument.run == counted_run { failures_before }
            else if last_failure_count > 0 && (last_timeout_count > 0 || last_success_count == 0) { failures_before + 1 }
            else { 0 },
        last_success_count = argument.successes + if argument.run == counted_run { last_success_count } else { 0 },
        last_failure_count = argument.failures + if argument.run == counted_run { last_failure_count } else { 0 },
        last_timeout_count = argument.timeouts + if argument.run == counted_run { last_timeout_count } else { 0 }),
    doc = "Takes in how a job of a run went. A run before the one that was told of last is over and changes nothing.")]
#[update(acquire_lock, internal,
    argument(token: Uuid, doc = "A fresh token, by which the lock is released."),
    argument(node: String, length(1..=255), doc = "Who holds it."),
    guard(locked_at == null || locked_at <= ago(5 minutes)),
    set(lock_token = argument.token, locked_at = now(), locked_by = argument.node),
    doc = "Locks a schedule for five minutes, so that one node alone works on it.")]
#[update(release_lock, internal, argument(token: Uuid, doc = "The token with which it was locked."),
    guard(lock_token == argument.token), set(lock_token = null, locked_at = null, locked_by = null),
    doc = "Releases a lock that is still one's own.")]
#[destroy(destroy, doc = "Removes a schedule with its jobs. Its checks stay, and run by their own intervals.")]
pub struct PollingSchedule {
    /// The schedule's id.
    pub id: Id<PollingSchedule>,
    /// What people call it.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// What it is for.
    #[field(length(..=1000))]
    pub description: Option<String>,
    /// What decides when it runs.
    #[field(default = Interval)]
    pub schedule_type: ScheduleType,
    /// How many seconds lie between two runs.
    #[field(range(1..=31536000))]
    pub interval_seconds: Option<i32>,
    /// The times of the calendar at which it runs, in UTC: minute, hour, day of month, month and day of week, as cron
    /// writes them.
    #[field(trim, length(1..=255))]
    pub cron_expression: Option<String>,
    /// Which pollers may run it.
    #[field(default = Any)]
    pub assignment_mode: AssignmentMode,
    /// The one poller that may.
    pub assigned_poller: Option<BelongsTo<Poller>>,
    /// The domain whose pollers may.
    #[field(trim, length(1..=128))]
    pub assigned_domain: Option<String>,
    /// The only partition that it is for; without one it is for all.
    pub partition: Option<BelongsTo<Partition>>,
    /// Whether it is in use.
    #[field(default = true)]
    pub enabled: bool,
    /// How urgent it is: where runs wait, those of the greatest go first.
    #[field(default = 0, range(-4..=4))]
    pub priority: i32,
    /// How many checks of one of its poll jobs run at the same time.
    #[field(default = 10, range(1..=10000))]
    pub max_concurrent: i32,
    /// How many seconds a run may take.
    #[field(default = 60, range(1..=86400))]
    pub timeout_seconds: i32,
    /// When its last run began.
    pub last_executed_at: Option<Timestamp>,
    /// When it is due by the calendar.
    pub next_due_at: Option<Timestamp>,
    /// When somebody asked for a run that has not begun.
    pub requested_at: Option<Timestamp>,
    /// How many checks of its last run succeeded. A run counts from its first job that ended.
    #[field(default = 0, range(0..))]
    pub last_success_count: i32,
    /// How many of them failed.
    #[field(default = 0, range(0..))]
    pub last_failure_count: i32,
    /// How many jobs of its last run were not over in time.
    #[field(default = 0, range(0..))]
    last_timeout_count: i32,
    /// The run that this is about; zero before the first.
    #[field(default = 0, range(0..))]
    counted_run: i64,
    /// How many runs in a row had failed before that one.
    #[field(default = 0, range(0..))]
    failures_before: i32,
    /// How many runs there were.
    #[field(default = 0, range(0..))]
    pub execution_count: i64,
    lock_token: Option<Uuid>,
    locked_at: Option<Timestamp>,
    #[field(length(..=255))]
    locked_by: Option<String>,
    /// Whatever its owners want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// The checks that run by it.
    #[relation(inverse = schedule)]
    pub service_checks: HasMany<ServiceCheck>,
    /// Its runs.
    #[relation(inverse = schedule)]
    pub poll_jobs: HasMany<PollJob>,
    /// Whether somebody works on it at the moment.
    #[calculate(coalesce(locked_at > ago(5 minutes), false))]
    pub is_locked: Calculated<bool>,
    /// When it runs next; absent where nobody can tell.
    #[calculate(if !enabled { null } else if requested_at != null { requested_at }
        else if schedule_type == Interval { last_executed_at + interval_seconds * 1 second }
        else if schedule_type == Cron { next_due_at } else { null })]
    pub next_execution_at: Calculated<Option<Timestamp>>,
    /// How its last run went: as a whole, if none of its checks succeeded or a job was not over in time.
    #[calculate(if counted_run == 0 { null } else if last_failure_count == 0 { Success }
        else if last_timeout_count > 0 { Timeout } else if last_success_count == 0 { Failed } else { Partial })]
    pub last_result: Calculated<Option<ScheduleResult>>,
    /// How many checks of its last run have answered, or will not.
    #[calculate(last_success_count + last_failure_count)]
    pub last_check_count: Calculated<i64>,
    /// How many runs failed in a row.
    #[calculate(if last_failure_count > 0 && (last_timeout_count > 0 || last_success_count == 0) { failures_before + 1 }
        else { 0 })]
    pub consecutive_failures: Calculated<i64>,
    /// How many in a hundred checks of the last run succeeded.
    #[calculate(last_success_count * 100 / (last_success_count + last_failure_count))]
    pub success_rate: Calculated<Option<i64>>,
    /// How it stands, in words.
    #[calculate(if !enabled { "Disabled" } else if counted_run == 0 { "Never run" }
        else if last_failure_count == 0 { "Healthy" }
        else if last_success_count > 0 && last_timeout_count == 0 { "Partly failing" } else { "Failing" })]
    pub status_label: Calculated<String>,
    /// A colour for how it stands.
    #[calculate(if !enabled || counted_run == 0 { "gray" } else if last_failure_count == 0 { "green" }
        else if last_success_count > 0 && last_timeout_count == 0 { "yellow" } else { "red" })]
    pub status_color: Calculated<String>,
}

/// What decides when a schedule runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum ScheduleType {
    /// The time since the last run.
    Interval,
    /// The calendar.
    Cron,
    /// Somebody who asks.
    Manual,
}

/// Which pollers may run a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AssignmentMode {
    /// All.
    Any,
    /// Those that serve its partition.
    Partition,
    /// Those of a domain.
    Domain,
    /// One.
    Specific,
}

/// How a run of a schedule went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum ScheduleResult {
    /// Every check succeeded.
    Success,
    /// Some checks failed.
    Partial,
    /// Every check failed, or the run itself.
    Failed,
    /// It was not over in time.
    Timeout,
}
