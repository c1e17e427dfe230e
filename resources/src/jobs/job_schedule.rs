//! The job schedule: when the system looks for work of one kind.

use resource::prelude::*;

/// When the system looks for work of one kind, for all tenants. There is one for each trigger of the
/// declarations, with the times that they state; operators of the platform may change or stop it.
#[derive(Resource)]
#[resource(table = "job_schedules", json_api)]
#[tenancy(shared)]
#[unique(job_key, message = "has a schedule already")]
#[read(list, primary, sort(job_key, id), page(keyset, offset, default = 50, max = 250), doc = "Lists the schedules.")]
#[read(get, get(), doc = "Fetches a schedule by id.")]
#[read(by_job_key, get(job_key), no_route, doc = "Fetches the schedule of one kind of work.")]
#[read(
    enabled,
    filter(enabled),
    sort(job_key, id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the schedules in use."
)]
#[update(update, primary, no_route, accept(cron), validate(is_cron), doc = "Changes when it is looked for work.")]
#[update(enable, no_route, set(enabled = true), doc = "Puts a schedule to use again.")]
#[update(disable, no_route, set(enabled = false), doc = "Stops looking for work of this kind.")]
pub struct JobSchedule {
    /// The schedule's id.
    pub id: Id<JobSchedule>,
    /// Which work: resource and trigger, for example `monitoring.alert#notify`.
    #[field(length(1..=255))]
    pub job_key: String,
    /// Minute, hour, day of month, month and day of week, in UTC.
    #[field(trim, length(9..=255))]
    pub cron: String,
    /// Whether it is in use.
    #[field(default = true)]
    pub enabled: bool,
    /// The last of its times for which it was looked for work.
    pub last_enqueued_at: Option<Timestamp>,
    /// When it was first declared.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
}
