//! The job queue: jobs that wait together, and whether anybody takes them.

use resource::prelude::*;

/// A queue of jobs, for all tenants. While it is paused nobody takes jobs from it; those that run go on, and new
/// ones wait.
#[derive(Resource)]
#[resource(table = "job_queues", json_api)]
#[tenancy(shared)]
#[read(list, primary, sort(name), page(keyset, offset, default = 50, max = 250), doc = "Lists the queues.")]
#[read(get, get(), doc = "Fetches a queue by its name.")]
#[update(pause, no_route, guard(paused_at == null), set(paused_at = now()), doc = "Takes no more jobs from a queue.")]
#[update(resume, no_route, guard(paused_at != null), set(paused_at = null), doc = "Takes jobs from a queue again.")]
pub struct JobQueue {
    /// What it is called.
    #[field(key, length(1..=63))]
    pub name: String,
    /// Since when nobody takes jobs from it.
    pub paused_at: Option<Timestamp>,
    /// When it was first declared.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
}
