//! The device alias: another name under which a device was seen, and how certain it is.

use resource::prelude::*;

use crate::infrastructure::Partition;
use crate::inventory::Device;
use crate::monitoring::Event;

/// A name under which a device was seen. One sighting proves nothing; three confirm it.
#[derive(Resource)]
#[resource(table = "device_alias_states", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[unique(alias, fields(device, alias_type, alias_value), message = "is known for this device already")]
#[scope(in_partition, actor.partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[state_machine(state, initial(Detected), final(Archived))]
#[index(partition, alias_type, alias_value)]
#[index(device, id)]
#[index(state, id)]
#[index(last_seen_at, id)]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the aliases.")]
#[read(get, get(), doc = "Fetches an alias by id.")]
#[read(by_device, argument(device: Id<Device>), filter(device == argument.device), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the aliases of a device.")]
#[read(by_value, argument(partition: Id<Partition>), argument(alias_type: AliasType), argument(alias_value: String),
    filter(partition == argument.partition && alias_type == argument.alias_type
        && alias_value == argument.alias_value && state not in [Replaced, Archived]),
    sort(id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the aliases that a name is now in a partition, outside of which it means nothing.")]
#[read(confirmed, filter(state in [Confirmed, Updated] && confirmed_at != null), sort(id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the aliases that are certain.")]
#[create(detect, primary, internal, bulk, => Detected,
    accept(device, partition, alias_type, alias_value, metadata, previous_alias),
    set(first_seen_at = now(), last_seen_at = now()),
    doc = "Notes that a device was seen under another name.")]
#[update(record_sighting, internal, bulk, Detected | Confirmed | Updated | Stale => _,
    set(sighting_count = sighting_count + 1, last_seen_at = now(),
        confirmed_at = if confirmed_at == null && (sighting_count >= 2 || state == Stale) { now() } else { confirmed_at },
        state = if state == Detected { if sighting_count >= 2 { Confirmed } else { Detected } }
            else if state == Updated { Updated } else { Confirmed }),
    doc = "Notes that a device was seen under the name again. The third sighting confirms it.")]
#[update(confirm, Detected | Updated => _,
    set(confirmed_at = coalesce(confirmed_at, now()), state = if state == Detected { Confirmed } else { Updated }),
    doc = "Notes that a name is certain.")]
#[update(doubt, internal, Confirmed | Updated => _,
    set(confirmed_at = null, state = if state == Confirmed { Detected } else { Updated }),
    doc = "Notes that a name is not certain after all, since the merge that made it so was a mistake.")]
#[update(update_metadata, primary, Detected | Confirmed | Updated => Updated,
    argument(metadata: Json, doc = "Facts around it."), set(metadata = argument.metadata),
    doc = "Changes the facts around a name. It is as certain as before.")]
#[update(mark_stale, Detected | Confirmed | Updated => Stale, doc = "Notes that a device is not seen under the name any more.")]
#[update(reactivate, Stale => Confirmed, set(last_seen_at = now(), confirmed_at = coalesce(confirmed_at, now())),
    doc = "Notes that it is seen again.")]
#[update(replace, internal, Detected | Confirmed | Updated | Stale => Replaced,
    argument(by: Id<DeviceAliasState>, doc = "The alias that holds instead."), set(replaced_by_alias = argument.by),
    doc = "Notes that another name holds instead.")]
#[update(archive, Stale | Replaced => Archived, doc = "Puts a name aside for good.")]
#[update(move_to_device, internal, bulk, argument(device: Id<Device>, doc = "The device from now on."),
    set(device = argument.device), doc = "Moves an alias to the device that its own was merged into.")]
#[destroy(destroy, doc = "Forgets an alias.")]
#[causes(transitions, Event::record(category = Device, event_type = "device_alias_state_changed",
    message = "A name of a device changed its state", source_type = Device, source_id = self.device_uid,
    source_name = alias_value, device = self.device_uid, partition = self.partition_id, old_state = old.state,
    new_state = state))]
pub struct DeviceAliasState {
    /// The alias's id.
    pub id: Id<DeviceAliasState>,
    /// The device that it means.
    #[relation(on_delete = cascade)]
    pub device: BelongsTo<Device>,
    /// The partition of its device.
    pub partition: BelongsTo<Partition>,
    /// What kind of name it is.
    pub alias_type: AliasType,
    /// The name.
    #[field(trim, length(1..=255))]
    pub alias_value: String,
    /// How certain it is.
    pub state: AliasState,
    /// When it was first seen.
    pub first_seen_at: Timestamp,
    /// When it was last seen.
    pub last_seen_at: Timestamp,
    /// How often it was seen.
    #[field(default = 1, range(1..))]
    pub sighting_count: i32,
    /// When it became certain: with the third sighting, or when somebody said so.
    pub confirmed_at: Option<Timestamp>,
    /// Facts around it.
    pub metadata: Json,
    /// The alias that held before.
    #[relation(on_delete = nullify)]
    pub previous_alias: Option<BelongsTo<DeviceAliasState>>,
    /// The alias that holds instead.
    #[relation(on_delete = nullify)]
    pub replaced_by_alias: Option<BelongsTo<DeviceAliasState>>,
    /// When it was added here.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
}

/// Kinds of names under which devices are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AliasType {
    /// An IP address.
    Ip,
    /// The id of a service that runs on it.
    ServiceId,
    /// A MAC address.
    Mac,
    /// The address of the collector that it reports to.
    CollectorIp,
}

/// How certain a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AliasState {
    /// It was seen.
    Detected,
    /// It holds.
    Confirmed,
    /// What is known of it has changed. Whether it holds is another matter.
    Updated,
    /// It has not been seen for long.
    Stale,
    /// Another one holds instead.
    Replaced,
    /// It is of the past.
    Archived,
}
