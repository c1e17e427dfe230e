//! The log entry: what happened, kept as it was.

use resource::prelude::*;

/// Something that happened. Entries are never changed or removed.
#[derive(Resource)]
#[resource(table = "log_entries", json_api, append_only)]
#[tenancy(tenant_id)]
#[index(subject, -happened_at)]
#[read(list, primary, sort(-id), page(keyset, default = 100))]
#[read(get, get())]
#[read(
    recent,
    argument(since: Option<Timestamp>),
    filter(happened_at > coalesce(argument.since, ago(1 hour)) && subject not in [Other]),
    sort(-happened_at, -id),
    page(keyset)
)]
#[create(record, primary, no_route, accept(subject, text, old_state, new_state, seconds))]
pub struct LogEntry {
    /// The number of the entry.
    #[field(key, generated)]
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// In words.
    pub text: String,
    /// The state before.
    pub old_state: Option<String>,
    /// The state after.
    pub new_state: Option<String>,
    /// How long the state before lasted.
    pub seconds: Option<i64>,
    /// When it happened.
    pub happened_at: CreatedAt,
}

/// What a log entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Subject {
    /// An order.
    Order,
    /// Anything else.
    Other,
}
