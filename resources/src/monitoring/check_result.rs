//! The check result: one answer, kept as it was.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition, Poller};
use crate::monitoring::{CheckOutcome, PollJob, ServiceCheck};

/// What one run of a check found. Results are never changed or removed, and refer to nothing, so that
/// what they are about can be.
#[derive(Resource)]
#[resource(table = "check_results", json_api, append_only)]
#[tenancy(tenant_id)]
#[unique(run, fields(service_check, attempt), message = "was recorded for this attempt already")]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[index(-checked_at, -id)]
#[index(service_check, -checked_at, -id)]
#[index(poll_job, -id)]
#[read(list, primary, sort(-checked_at, -id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the results, newest first.")]
#[read(get, get(), doc = "Fetches a result by id.")]
#[read(by_check, argument(service_check: Id<ServiceCheck>), argument(since: Option<Timestamp>),
    filter(service_check == argument.service_check && (argument.since == null || checked_at >= argument.since)),
    sort(-checked_at, -id), page(keyset, offset, default = 100, max = 250),
    doc = "Lists the results of a check, newest first.")]
#[read(by_poll_job, argument(poll_job: Id<PollJob>), filter(poll_job == argument.poll_job), sort(-checked_at, -id),
    page(keyset, offset, default = 100, max = 250), doc = "Lists what a poll job found.")]
#[create(
    record,
    primary,
    internal,
    accept(
        service_check,
        poll_job,
        attempt,
        result,
        response_time_us,
        error,
        agent,
        poller,
        partition,
        details,
        checked_at
    ),
    doc = "Records a result. An attempt has one result for each check."
)]
pub struct CheckResult {
    /// The result's id.
    pub id: Id<CheckResult>,
    /// The check that ran.
    pub service_check: Id<ServiceCheck>,
    /// The job in which it ran.
    pub poll_job: Option<Id<PollJob>>,
    /// The attempt in which it ran.
    pub attempt: Uuid,
    /// How it went.
    pub result: CheckOutcome,
    /// How many microseconds the answer took.
    #[field(range(0..))]
    pub response_time_us: Option<i64>,
    /// What went wrong.
    #[field(length(..=4000))]
    pub error: Option<String>,
    /// The agent that asked.
    pub agent: Option<Id<Agent>>,
    /// The poller that chose the agent.
    pub poller: Option<Id<Poller>>,
    /// The partition of the check.
    pub partition: Option<Id<Partition>>,
    /// What is known beyond that: `tries`, how often the target was asked, 0 if it never was; and, where the result is none
    /// of a target that works, `cause`, such as `refused`, `timed_out`, `unexpected_status` or `no_agent`.
    pub details: Json,
    /// When the answer was there, or it was clear that there is none.
    pub checked_at: Timestamp,
    /// When the result was recorded.
    pub recorded_at: CreatedAt,
    /// Whether the target works.
    #[calculate(result in [Success, Warning])]
    pub is_success: Calculated<bool>,
}
