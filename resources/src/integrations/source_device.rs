//! The source device: that a source names a device, and when it last did.

use resource::prelude::*;

use crate::integrations::IntegrationSource;
use crate::inventory::Device;

/// A device that a source names. What a source no longer has is found by it.
#[derive(Resource)]
#[resource(table = "source_devices")]
#[tenancy(tenant_id)]
#[unique(mention, fields(source, device), message = "is known to name this device already")]
#[index(device, id)]
#[index(source, last_fetch, id)]
#[read(list, primary, internal, sort(id), page(keyset, default = 250, max = 250), doc = "Lists who names what.")]
#[read(by_device, internal, argument(device: Id<Device>), filter(device == argument.device), sort(id),
    page(keyset, default = 250, max = 250), doc = "Lists the sources that name a device.")]
#[read(missing, internal, argument(source: Id<IntegrationSource>), argument(before: i64),
    filter(source == argument.source && last_fetch < argument.before), sort(id),
    page(keyset, default = 250, max = 250),
    doc = "Lists what a source has not named since a time that it was asked.")]
#[create(mention, primary, internal, bulk, accept(source, device, last_fetch),
    upsert(mention, update = mention_again, set(last_fetch = new.last_fetch)),
    doc = "Notes that a source names a device.")]
#[update(mention_again, internal, doc = "Notes that it still does.")]
#[update(move_to_device, primary, internal, bulk, argument(device: Id<Device>, doc = "The device from now on."),
    set(device = argument.device), doc = "Moves what a source says to the device that its own was merged into.")]
#[destroy(forget, primary, internal, doc = "Notes that a source does not name a device any more.")]
pub struct SourceDevice {
    /// The number of the entry.
    #[field(key, generated)]
    pub id: i64,
    /// The source.
    #[relation(on_delete = cascade)]
    pub source: BelongsTo<IntegrationSource>,
    /// The device.
    #[relation(on_delete = cascade)]
    pub device: BelongsTo<Device>,
    /// The number of the last time that the source was asked and named the device.
    #[field(range(0..))]
    pub last_fetch: i64,
    /// When it first did.
    pub inserted_at: CreatedAt,
}
