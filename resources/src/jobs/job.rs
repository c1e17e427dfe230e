//! The job: one call of an action, made by the system for a tenant.

use resource::prelude::*;

/// A call of an action that happens in the background, again if it fails. Jobs are written by the actions
/// and conditions that call for them; the engine claims and ends them.
#[derive(Resource)]
#[resource(table = "jobs", json_api)]
#[tenancy(tenant_id)]
#[unique(unfinished, fields(unique_key),
    where(unique_key != null && state in [Available, Scheduled, Executing, Retryable]),
    message = "waits or runs already")]
#[index(queue, priority, scheduled_at, id, across_tenants,
    where(state in [Available, Scheduled, Retryable]))]
#[index(lease_until, across_tenants, where(state == Executing))]
#[index(finished_at, across_tenants, where(state in [Completed, Discarded, Cancelled]))]
#[index(-id)]
#[read(list, primary, sort(-id), page(keyset, offset, default = 50, max = 250), doc = "Lists the jobs, newest first.")]
#[read(get, get(), doc = "Fetches a job by id.")]
#[read(by_state, argument(state: JobState), filter(state == argument.state), sort(-id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the jobs in one state, newest first.")]
#[read(by_queue, argument(queue: String), filter(queue == argument.queue), sort(-id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the jobs of a queue, newest first.")]
#[read(exhausted, filter(state == Discarded), sort(-id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the jobs whose last attempt failed, newest first.")]
#[update(cancel, guard(state in [Available, Scheduled, Executing, Retryable]),
    set(state = Cancelled, finished_at = now(), lease_until = null, leased_by = null),
    doc = "Calls a job off. One that runs is stopped soon, wherever it is by then.")]
#[update(retry, guard(state in [Retryable, Discarded, Cancelled]),
    set(state = Available, scheduled_at = now(), finished_at = null,
        max_attempts = if attempt >= max_attempts { attempt + 1 } else { max_attempts }),
    doc = "Lets a job run again now that failed or was called off; one attempt more if it had its last.")]
pub struct Job {
    /// The job's number.
    #[field(key, generated)]
    pub id: i64,
    /// The queue that it waits in.
    #[field(length(1..=63))]
    pub queue: String,
    /// What it calls: `monitoring.alert#notify` for what a declaration asks for, `monitoring.alert.escalate` for
    /// an action that somebody called.
    #[field(length(1..=255))]
    pub worker: String,
    /// The version of the payload.
    version: i16,
    /// Which records it is about, and what else the action is given.
    payload: Json,
    /// How far it is.
    #[field(default = Available)]
    pub state: JobState,
    /// 0 is the most urgent, 9 the least.
    #[field(range(0..=9))]
    pub priority: i16,
    /// Attempts so far.
    pub attempt: i32,
    /// How many there will be at most.
    pub max_attempts: i32,
    /// How often the process died that ran it.
    #[field(default = 0, range(0..))]
    pub losses: i32,
    /// When it wants to run.
    pub scheduled_at: Timestamp,
    /// When the last attempt began.
    pub attempted_at: Option<Timestamp>,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// Until when the process that runs it need give no sign of life.
    lease_until: Option<Timestamp>,
    /// The process that runs it.
    pub leased_by: Option<String>,
    /// Of jobs with the same, one is unfinished at most.
    #[field(length(..=1000))]
    unique_key: Option<String>,
    /// On whose behalf: a part of the system, or a user, whose rights are those of the moment it runs.
    pub actor: String,
    /// What went wrong, the latest last.
    pub errors: Vec<JobError>,
    /// When it was written.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// Whether nothing more will happen by itself.
    #[calculate(state in [Completed, Discarded, Cancelled])]
    pub is_finished: Calculated<bool>,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum JobState {
    /// It wants to run.
    Available,
    /// It wants to run later.
    Scheduled,
    /// A process runs it.
    Executing,
    /// An attempt failed; there will be another.
    Retryable,
    /// It is done.
    Completed,
    /// The last attempt failed.
    Discarded,
    /// Somebody called it off.
    Cancelled,
}

/// One failed attempt.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct JobError {
    /// Which attempt it was.
    pub attempt: i64,
    /// When it failed.
    pub at: Timestamp,
    /// Why.
    pub error: String,
}
