//! The device intake: where those who take devices in wait for each other.

use resource::prelude::*;

/// The place where devices come into a tenant. Whoever takes some in writes its row first and so holds it until
/// the transaction ends: one batch at a time.
#[derive(Resource)]
#[resource(table = "device_intakes")]
#[tenancy(tenant_id)]
#[read(list, primary, internal, sort(name), page(keyset, default = 50, max = 250), doc = "Lists the places.")]
#[read(get, internal, get(), doc = "Fetches a place by its name.")]
#[create(enter, primary, internal, accept(name), upsert(key, update = enter_again, set(batches = batches + 1)),
    doc = "Waits until nobody else is there, and holds the place until the transaction ends.")]
#[update(enter_again, internal, doc = "Holds a place that was held before.")]
#[update(count, primary, internal,
    argument(records: i64, range(0..), doc = "Records that were taken in."),
    argument(added: i64, range(0..), doc = "Devices that nobody knew."),
    argument(merged: i64, range(0..), doc = "Devices that turned out to be others."),
    argument(churned: i64, range(0..), doc = "Addresses that went from one device to another."),
    set(records = records + argument.records, added = added + argument.added, merged = merged + argument.merged,
        churned = churned + argument.churned),
    doc = "Counts what a batch came to.")]
pub struct DeviceIntake {
    /// What the place is called; there is one for each tenant so far.
    #[field(key, length(1..=63), pattern("[a-z_]+"))]
    pub name: String,
    /// How many batches were taken in.
    #[field(default = 1, range(0..))]
    pub batches: i64,
    /// How many records those had.
    #[field(default = 0, range(0..))]
    pub records: i64,
    /// How many devices became known by them.
    #[field(default = 0, range(0..))]
    pub added: i64,
    /// How many devices turned out to be others.
    #[field(default = 0, range(0..))]
    pub merged: i64,
    /// How often an address went from one device to another.
    #[field(default = 0, range(0..))]
    pub churned: i64,
    /// When the first batch came.
    pub inserted_at: CreatedAt,
    /// When the last one did.
    pub updated_at: UpdatedAt,
}
