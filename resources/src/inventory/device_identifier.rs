//! The device identifier: something by which a device is recognized.

use resource::prelude::*;

use crate::infrastructure::Partition;
use crate::inventory::Device;

/// A name that some source has for a device. In a partition, one kind and value mean one device.
#[derive(Resource)]
#[resource(table = "device_identifiers", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[unique(identifier, fields(partition, identifier_type, identifier_value), message = "already identifies a device")]
#[index(device, id)]
#[index(partition, identifier_value, id)]
#[scope(in_partition, actor.partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the identifiers.")]
#[read(get, get(), doc = "Fetches an identifier by id.")]
#[read(by_device, argument(device: Id<Device>), filter(device == argument.device), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists what a device is recognized by.")]
#[read(
    lookup,
    get(identifier),
    doc = "Fetches the identifier of a kind and value in a partition, and with it the device. MAC addresses are \
        looked up as they are kept: twelve capital hexadecimal digits."
)]
#[read(lookup_any, argument(partition: Id<Partition>, doc = "Where the names are looked up."),
    argument(values: Vec<String>, length(1..=50), doc = "The names, of whatever kind."),
    filter(partition == argument.partition && identifier_value in argument.values), sort(id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the identifiers in a partition that have any of several values, and with them the devices.")]
#[create(register, primary, bulk,
    accept(device, partition, identifier_type, identifier_value, confidence, source, verified, metadata),
    set(first_seen = now(), last_seen = now()),
    prepare(normalize_identifier),
    upsert(identifier, update = reassign, set(device = new.device, confidence = new.confidence, source = new.source,
        verified = new.verified, metadata = new.metadata, last_seen = if last_seen > now() { last_seen } else { now() })),
    doc = "Notes that an identifier means a device. If it is known, it means this device from now on.")]
#[update(reassign, accept(device, confidence, source, verified, metadata),
    set(last_seen = if last_seen > now() { last_seen } else { now() }),
    doc = "Makes an identifier mean another device, or changes what is known of it.")]
#[update(move_to_device, internal, bulk, argument(device: Id<Device>, doc = "The device from now on."),
    set(device = argument.device), doc = "Moves an identifier to the device that its own was merged into.")]
#[update(touch, bulk, set(last_seen = if last_seen > now() { last_seen } else { now() }),
    doc = "Notes that an identifier was just seen.")]
#[update(verify, set(verified = true), doc = "Notes that somebody has checked an identifier.")]
#[destroy(destroy, doc = "Forgets an identifier.")]
pub struct DeviceIdentifier {
    /// The identifier's number.
    #[field(key, generated)]
    pub id: i64,
    /// The device that it means.
    #[relation(on_delete = cascade)]
    pub device: BelongsTo<Device>,
    /// The partition in which it means that device.
    pub partition: BelongsTo<Partition>,
    /// What kind of name it is.
    pub identifier_type: IdentifierType,
    /// The name: a MAC address as twelve capital hexadecimal digits, anything else as its source writes it.
    #[field(trim, length(1..=255))]
    pub identifier_value: String,
    /// How much it proves.
    #[field(default = Strong)]
    pub confidence: IdentifierConfidence,
    /// The source that named it.
    #[field(length(..=63))]
    pub source: Option<String>,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
    /// Whether somebody has checked it.
    #[field(default = false)]
    pub verified: bool,
    /// Facts around it.
    pub metadata: Json,
    /// Whether it proves by itself which device it is.
    #[calculate(confidence == Strong)]
    pub is_strong: Calculated<bool>,
    /// Its rank where several disagree; 1 wins.
    #[calculate(if identifier_type == ArmisDeviceId { 1 } else if identifier_type == IntegrationId { 2 }
        else if identifier_type == NetboxDeviceId { 3 } else if identifier_type == Mac { 4 } else { 5 })]
    pub priority: Calculated<i64>,
}

/// Kinds of names, those that prove most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum IdentifierType {
    /// The number that Armis has for it.
    ArmisDeviceId,
    /// The number that some other integration has for it.
    IntegrationId,
    /// The number that NetBox has for it.
    NetboxDeviceId,
    /// A MAC address.
    Mac,
    /// An IP address.
    Ip,
}

/// How much an identifier proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum IdentifierConfidence {
    /// Which device it is.
    Strong,
    /// Which device it probably is.
    Medium,
    /// Something together with others.
    Weak,
}
