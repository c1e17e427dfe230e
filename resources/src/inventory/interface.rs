//! The interface: a port of a device, as the device itself describes it.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;

/// A network interface that was found on a device, by its number there.
#[derive(Resource)]
#[resource(table = "interfaces", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[unique(number, fields(device, if_index), message = "is known for this device already")]
#[scope(in_partition, actor.partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[index(device, id)]
#[index(poller, id)]
#[index(agent, id)]
#[index(partition, id)]
#[index(-last_seen, -id)]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the interfaces.")]
#[read(get, get(), doc = "Fetches an interface by id.")]
#[read(by_device, argument(device: Id<Device>), filter(device == argument.device), sort(if_index, id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the interfaces of a device by their numbers.")]
#[read(by_number, get(number), doc = "Fetches the interface of a device with a number.")]
#[read(by_poller, argument(poller: Id<Poller>), filter(poller == argument.poller), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the interfaces that a poller had looked at.")]
#[read(latest, sort(-last_seen, -id), page(keyset, offset, default = 100, max = 250),
    doc = "Lists the interfaces that were seen last, latest first.")]
#[read(active, filter(if_oper_status == Up), sort(id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the interfaces that work.")]
#[create(observe, primary, internal,
    accept(device, partition, agent, poller, if_index, device_ip, if_name, if_descr, if_alias, if_speed, if_phys_address,
        ip_addresses, if_admin_status, if_oper_status, metadata),
    set(first_seen = now(), last_seen = now()),
    upsert(number, update = update, set(agent = new.agent, poller = new.poller, device_ip = new.device_ip,
        if_name = new.if_name, if_descr = new.if_descr, if_alias = new.if_alias, if_speed = new.if_speed,
        if_phys_address = new.if_phys_address, ip_addresses = new.ip_addresses, if_admin_status = new.if_admin_status,
        if_oper_status = new.if_oper_status, metadata = new.metadata, last_seen = new.last_seen)),
    doc = "Notes what an interface is like now.")]
#[update(update, primary, accept(if_alias, metadata), doc = "Changes what people call an interface.")]
#[update(move_to_device, internal, bulk, argument(device: Id<Device>, doc = "The device from now on."),
    set(device = argument.device), doc = "Moves an interface to the device that its own was merged into.")]
#[destroy(destroy, doc = "Forgets an interface.")]
pub struct Interface {
    /// The interface's id.
    pub id: Id<Interface>,
    /// The device that it is on.
    #[relation(on_delete = cascade)]
    pub device: BelongsTo<Device>,
    /// The partition of its device.
    pub partition: BelongsTo<Partition>,
    /// The agent that looked at it.
    #[relation(on_delete = nullify)]
    pub agent: Option<BelongsTo<Agent>>,
    /// The poller that had it looked at.
    #[relation(on_delete = nullify)]
    pub poller: Option<BelongsTo<Poller>>,
    /// Its number on the device.
    #[field(range(0..))]
    pub if_index: i32,
    /// The address at which the device was asked.
    #[field(length(..=45))]
    pub device_ip: Option<String>,
    /// What the device calls it.
    #[field(length(..=255))]
    pub if_name: Option<String>,
    /// How the device describes it.
    #[field(length(..=1000))]
    pub if_descr: Option<String>,
    /// What people call it.
    #[field(length(..=255))]
    pub if_alias: Option<String>,
    /// How many bits a second it can carry.
    #[field(range(0..))]
    pub if_speed: Option<i64>,
    /// Its MAC address.
    #[field(length(..=63))]
    pub if_phys_address: Option<String>,
    /// Its IP addresses.
    pub ip_addresses: Vec<String>,
    /// What it is meant to do.
    pub if_admin_status: Option<InterfaceStatus>,
    /// What it does.
    pub if_oper_status: Option<InterfaceStatus>,
    /// Facts around it.
    pub metadata: Json,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
    /// When it was added here.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// What to call it in lists; absent where it has no name but its number.
    #[calculate(coalesce(if_alias, if_name, if_descr))]
    pub display_name: Calculated<Option<String>>,
    /// What it is meant to do, in words.
    #[calculate(if coalesce(if_admin_status == Up, false) { "Up" }
        else if coalesce(if_admin_status == Down, false) { "Down" }
        else if coalesce(if_admin_status == Testing, false) { "Testing" } else { "Unknown" })]
    pub if_admin_status_name: Calculated<String>,
    /// What it does, in words.
    #[calculate(if coalesce(if_oper_status == Up, false) { "Up" }
        else if coalesce(if_oper_status == Down, false) { "Down" }
        else if coalesce(if_oper_status == Testing, false) { "Testing" } else { "Unknown" })]
    pub if_oper_status_name: Calculated<String>,
    /// A colour for what it does, and whether it is meant to.
    #[calculate(if coalesce(if_admin_status == Down, false) { "gray" }
        else if coalesce(if_admin_status == Up && if_oper_status == Up, false) { "green" }
        else if coalesce(if_admin_status == Up && if_oper_status == Down, false) { "red" } else { "yellow" })]
    pub status_color: Calculated<String>,
}

/// What an interface does, with the numbers of SNMP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum InterfaceStatus {
    /// It carries packets.
    Up = 1,
    /// It does not.
    Down = 2,
    /// It is being tested.
    Testing = 3,
}
