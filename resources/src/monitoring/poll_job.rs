//! The poll job: checks that run together, from the moment they are due to their end.
//!
//! What was told to the schedule of earlier tries is kept, so that the next one corrects it.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{Event, PollingSchedule, ServiceCheck};

/// One run of a schedule's checks. Whoever runs it has an attempt of its own; what comes in for another
/// attempt, because the job was given to somebody else meanwhile, is refused.
#[derive(Resource)]
#[resource(table = "poll_jobs", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[state_machine(status, initial(Pending), final(Completed, Cancelled))]
#[index(schedule, -inserted_at, -id)]
#[index(status, inserted_at, id)]
#[index(poller, id)]
#[index(agent, id)]
#[index(partition, id)]
#[index(-inserted_at, -id)]
#[read(list, primary, sort(-inserted_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the jobs, newest first.")]
#[read(get, get(), doc = "Fetches a job by id.")]
#[read(by_schedule, argument(schedule: Id<PollingSchedule>), filter(schedule == argument.schedule),
    sort(-inserted_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the runs of a schedule, newest first.")]
#[read(pending, filter(status == Pending), sort(inserted_at, id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the jobs that wait, oldest first.")]
#[read(running, filter(status == Running), sort(started_at, id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the jobs that run.")]
#[read(stale, argument(timeout_minutes: Option<i32>, range(1..=10080)),
    filter(status == Running && started_at <= now() - coalesce(argument.timeout_minutes, 5) * 1 minute),
    sort(started_at, id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the jobs that have run for too long: five minutes, if nothing else is said.")]
#[read(overdue, filter(status == Running && seconds(now() - started_at) >= timeout_seconds), sort(started_at, id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the jobs that have run for longer than they may.")]
#[read(recent, filter(inserted_at > ago(24 hours)), sort(-inserted_at, -id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the jobs of the last day, newest first.")]
#[create(create, primary, internal, => Pending,
    accept(schedule, schedule_run, schedule_name, check_count, check_ids, partition, priority, timeout_seconds,
        max_retries, metadata),
    doc = "Adds a job for a run that is due.")]
#[update(dispatch, internal, Pending => Dispatching,
    argument(attempt: Uuid, doc = "The id of this attempt."),
    argument(poller: Option<Id<Poller>>, doc = "The poller that gets the job."),
    argument(run: Option<Uuid>, doc = "Which run of that poller."),
    set(attempt = argument.attempt, lease_revision = lease_revision + 1, poller = argument.poller,
        poller_run = argument.run, dispatched_at = now()),
    doc = "Gives a job to a poller.")]
#[update(offer, internal,
    argument(attempt: Uuid, doc = "The attempt that it is about."),
    argument(poller: Id<Poller>, doc = "The poller that is asked."),
    argument(run: Option<Uuid>, doc = "Which run of that poller."),
    guard(status in [Dispatching, Running] && attempt == argument.attempt),
    set(poller = argument.poller, poller_run = argument.run),
    doc = "Notes that the next poller is asked, since the one before did not take the job.")]
#[update(start, internal, Dispatching => Running,
    argument(attempt: Uuid, doc = "The attempt that begins."),
    guard(attempt == argument.attempt), set(started_at = now()),
    doc = "Notes that the checks run.")]
#[update(hear, internal,
    argument(attempt: Uuid, doc = "The attempt of which something was heard."),
    guard(status in [Dispatching, Running] && attempt == argument.attempt), set(attempt = argument.attempt),
    doc = "Holds a job for an attempt while its outcomes are stored or counted: until then nobody else can have it.")]
#[update(complete, internal, Running => Completed,
    argument(attempt: Uuid, doc = "The attempt that ends."),
    argument(success_count: i32, range(0..), doc = "How many checks succeeded."),
    argument(failure_count: i32, range(0..), doc = "How many checks failed."),
    argument(agent: Option<Id<Agent>>, doc = "The agent that ran all of them; none if several did."),
    guard(attempt == argument.attempt),
    set(completed_at = now(), agent = argument.agent, success_count = argument.success_count, failure_count = argument.failure_count,
        told_successes = argument.success_count, told_failures = argument.failure_count, told_timeouts = 0),
    doc = "Ends a job whose checks have all answered.")]
#[update(fail, internal, Dispatching | Running => Failed,
    argument(attempt: Uuid, doc = "The attempt that ends."),
    argument(error_code: String, length(1..=63), doc = "What went wrong, for programs."),
    argument(reason: Option<String>, length(..=1000), doc = "What went wrong, for people."),
    argument(success_count: i32, range(0..), doc = "How many checks succeeded."),
    argument(failure_count: i32, range(0..), doc = "How many checks failed, or have not answered."),
    guard(attempt == argument.attempt),
    set(completed_at = now(), success_count = argument.success_count, failure_count = argument.failure_count,
        told_successes = argument.success_count, told_failures = argument.failure_count, told_timeouts = 0,
        error_code = argument.error_code, error_message = argument.reason),
    doc = "Ends a job that could not be done.")]
#[update(timeout, internal, Running => Timeout,
    argument(attempt: Uuid, doc = "The attempt that ends."),
    argument(reason: Option<String>, length(..=1000), doc = "What was waited for."),
    argument(success_count: i32, range(0..), doc = "How many checks succeeded."),
    argument(failure_count: i32, range(0..), doc = "How many checks failed, or have not answered."),
    guard(attempt == argument.attempt),
    set(completed_at = now(), success_count = argument.success_count, failure_count = argument.failure_count,
        told_successes = argument.success_count, told_failures = argument.failure_count, told_timeouts = 1,
        error_code = "TIMEOUT", error_message = argument.reason),
    doc = "Ends a job that took too long.")]
#[update(cancel, Pending | Dispatching => Cancelled,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the event."),
    set(completed_at = now()), doc = "Calls a job off that does not run yet.")]
#[update(retry, internal, Failed | Timeout => Pending, guard(retry_count < max_retries),
    set(retry_count = retry_count + 1, attempt = null, poller = null, poller_run = null, agent = null,
        dispatched_at = null, started_at = null, completed_at = null, success_count = 0, failure_count = 0, error_code = null,
        error_message = null),
    doc = "Lets a job wait once more that did not succeed.")]
#[update(reassign, internal, Running => Running,
    argument(lease_revision: i64, doc = "The revision that the caller has seen."),
    argument(new_attempt: Uuid, doc = "The id of the attempt from now on."),
    argument(poller: Option<Id<Poller>>, doc = "The poller that gets the job."),
    argument(run: Option<Uuid>, doc = "Which run of that poller."),
    guard(lease_revision == argument.lease_revision),
    set(attempt = argument.new_attempt, lease_revision = lease_revision + 1, poller = argument.poller,
        poller_run = argument.run, agent = null, started_at = now()),
    doc = "Gives a running job to another poller. The former attempt's results are refused from now on.")]
#[run(assign, internal, on_record, doc = "Picks a poller for a job that waits and hands the job over.")]
#[run(give_up, internal, on_record, doc = "Ends a job from which nothing was heard in its time.")]
#[run(look_after, internal, on_record, doc = "Gives a running job to another poller if the one that has it is gone.")]
#[trigger(follow_running, action = look_after, cron = "* * * * *", queue = service_checks, actor = orchestration,
    when(status == Running && poller != null && started_at < ago(30 seconds)))]
#[trigger(assign_waiting, action = assign, cron = "* * * * *", queue = service_checks, actor = orchestration,
    when(status == Pending))]
#[trigger(retry_failed, action = retry, cron = "* * * * *", queue = service_checks, actor = orchestration,
    when(status in [Failed, Timeout] && retry_count < max_retries && completed_at < ago(30 seconds)))]
#[trigger(end_overdue, action = give_up, cron = "* * * * *", queue = service_checks, actor = orchestration,
    when(status == Running && seconds(now() - started_at) >= timeout_seconds
        || status == Dispatching && dispatched_at < ago(2 minutes)))]
#[causes(transitions, Event::record(category = Check, event_type = "poll_job_state_changed",
    severity = if status == Failed { Error } else if status == Timeout { Warning } else { Info },
    message = if status == Failed { "A poll job failed" } else if status == Timeout { "A poll job took too long" }
        else if status == Cancelled { "A poll job was called off" } else if status == Completed { "A poll job ended" }
        else if status == Running { "A poll job began" } else if status == Dispatching { "A poll job was given out" }
        else { "A poll job waits once more" },
    source_type = PollJob, source_name = schedule_name, poll_job = id, agent = agent, partition = partition,
    old_state = old.status, new_state = status, reason = argument.reason))]
#[causes(reassign, Event::record(category = Check, event_type = "poll_job_reassigned", severity = Warning,
    message = "A poll job was given to another poller", source_type = PollJob, source_name = schedule_name,
    poll_job = id, partition = partition, old_state = old.status, new_state = status))]
pub struct PollJob {
    /// The job's id.
    pub id: Id<PollJob>,
    /// The schedule that it is a run of; none for checks that run by their own intervals.
    #[relation(on_delete = cascade)]
    pub schedule: Option<BelongsTo<PollingSchedule>>,
    /// Which run of the schedule it belongs to, counted from one: a run of many checks has several jobs.
    #[field(range(1..))]
    pub schedule_run: Option<i64>,
    /// What the schedule was called.
    #[field(length(..=255))]
    pub schedule_name: Option<String>,
    /// How many checks it has.
    #[field(default = 0, range(0..))]
    pub check_count: i32,
    /// The checks that it has.
    pub check_ids: Vec<Id<ServiceCheck>>,
    /// How far it is.
    pub status: PollJobStatus,
    /// The attempt that counts.
    pub attempt: Option<Uuid>,
    /// How often it was given to somebody.
    #[field(default = 0, range(0..))]
    pub lease_revision: i64,
    /// The poller that has it.
    #[relation(on_delete = nullify)]
    pub poller: Option<BelongsTo<Poller>>,
    poller_run: Option<Uuid>,
    /// The agent that ran it, if it is done and one agent had all its checks.
    #[relation(on_delete = nullify)]
    pub agent: Option<BelongsTo<Agent>>,
    /// The only partition that it concerns.
    #[relation(on_delete = cascade)]
    pub partition: Option<BelongsTo<Partition>>,
    /// How urgent it is: where jobs wait, the greatest goes first.
    #[field(default = 0, range(-4..=4))]
    pub priority: i32,
    /// How many seconds it may take.
    #[field(default = 60, range(1..=86400))]
    pub timeout_seconds: i32,
    /// When it was given to a poller.
    pub dispatched_at: Option<Timestamp>,
    /// When its checks began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub completed_at: Option<Timestamp>,
    /// How many checks succeeded.
    #[field(default = 0, range(0..))]
    pub success_count: i32,
    /// How many checks failed.
    #[field(default = 0, range(0..))]
    pub failure_count: i32,
    /// How many successes its schedule knows of.
    #[field(default = 0, range(0..))]
    told_successes: i32,
    /// How many failures its schedule knows of.
    #[field(default = 0, range(0..))]
    told_failures: i32,
    /// One, if its schedule knows that it was not over in time.
    #[field(default = 0, range(0..))]
    told_timeouts: i32,
    /// What went wrong, for people.
    #[field(length(..=1000))]
    pub error_message: Option<String>,
    /// What went wrong, for programs.
    #[field(length(..=63))]
    pub error_code: Option<String>,
    /// How often it was tried again.
    #[field(default = 0, range(0..))]
    pub retry_count: i32,
    /// How often it may be tried again.
    #[field(default = 3, range(0..=100))]
    pub max_retries: i32,
    /// Facts around it.
    pub metadata: Json,
    /// When it was due.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// Whether it is over, unless it is tried again.
    #[calculate(status in [Completed, Failed, Timeout, Cancelled])]
    pub is_terminal: Calculated<bool>,
    /// Whether it can be tried again.
    #[calculate(status in [Failed, Timeout] && retry_count < max_retries)]
    pub can_retry: Calculated<bool>,
    /// How many in a hundred answered checks succeeded.
    #[calculate(success_count * 100 / (success_count + failure_count))]
    pub success_rate: Calculated<Option<i64>>,
    /// How many milliseconds it waited to begin, or waits by now.
    #[calculate(seconds((coalesce(started_at, completed_at, now()) - inserted_at) * 1000))]
    pub wait_time_ms: Calculated<Option<i64>>,
    /// How many milliseconds its checks took.
    #[calculate(seconds((completed_at - started_at) * 1000))]
    pub duration_ms: Calculated<Option<i64>>,
}

/// How far a poll job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum PollJobStatus {
    /// It waits.
    Pending,
    /// It was given to a poller.
    Dispatching,
    /// Its checks run.
    Running,
    /// They have all answered.
    Completed,
    /// It could not be done.
    Failed,
    /// It took too long.
    Timeout,
    /// It was called off.
    Cancelled,
}
