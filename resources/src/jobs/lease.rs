//! The lease: which process does a work that one alone may do.

use resource::prelude::*;

/// The right to do a work of the platform that one process alone may do. Whoever holds it renews it; when it
/// is not renewed it lapses, and another process takes it under the next revision. What is done for it is done
/// under a revision, so a holder that slept over its time is refused.
#[derive(Resource)]
#[resource(table = "leases")]
#[tenancy(shared)]
#[read(list, primary, internal, sort(name), page(keyset, offset, default = 50, max = 250), doc = "Lists the leases.")]
#[read(get, internal, get(), doc = "Fetches a lease by the name of its work.")]
#[create(found, primary, internal, accept(name), doc = "Adds a work that nobody does yet.")]
#[update(take, primary, internal,
    argument(holder: String, length(1..=255), doc = "The process that takes it."),
    argument(seconds: i32, range(1..=3600), doc = "For how long."),
    guard(held_until == null || held_until <= now()),
    set(holder = argument.holder, revision = revision + 1, held_until = now() + argument.seconds * 1 second,
        taken_at = now()),
    doc = "Takes a lease that nobody holds, under the next revision. Whoever comes second is refused.")]
#[update(renew, internal,
    argument(revision: i64, doc = "The revision under which it was taken."),
    argument(seconds: i32, range(1..=3600), doc = "For how long from now on."),
    guard(revision == argument.revision && held_until > now()),
    set(held_until = now() + argument.seconds * 1 second),
    doc = "Holds a lease for longer. One that has lapsed or is somebody else's is refused.")]
#[update(release, internal, argument(revision: i64, doc = "The revision under which it was taken."),
    guard(revision == argument.revision), set(holder = null, held_until = null),
    doc = "Gives a lease back, so that another process need not wait for its end.")]
pub struct Lease {
    /// The work.
    #[field(key, length(1..=63), pattern("[a-z][a-z0-9_]*"))]
    pub name: String,
    /// The process that does it.
    #[field(length(1..=255))]
    pub holder: Option<String>,
    /// How often it was taken.
    #[field(default = 0, range(0..))]
    pub revision: i64,
    /// Until when it is held without a further sign of life.
    pub held_until: Option<Timestamp>,
    /// When it was taken.
    pub taken_at: Option<Timestamp>,
    /// When it was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// Whether somebody holds it.
    #[calculate(coalesce(held_until > now(), false))]
    pub is_held: Calculated<bool>,
}
