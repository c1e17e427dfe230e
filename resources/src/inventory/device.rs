//! The device: one machine in a tenant's network, described in the terms of OCSF 1.7.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};
use crate::inventory::{DeviceAliasState, DeviceGroup, DeviceIdentifier, Interface};
use crate::monitoring::{Alert, Event, ServiceCheck};

/// A machine in a tenant's network. Its attributes have the names and meanings that the Open
/// Cybersecurity Schema Framework gives them.
#[derive(Resource)]
#[resource(table = "devices", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[scope(in_partition, actor.partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[state_machine(status, initial(Discovered, Identified))]
#[index(partition, uid)]
#[index(partition, ip)]
#[index(partition, mac)]
#[index(poller, uid)]
#[index(agent, uid)]
#[index(group, uid)]
#[index(status, uid)]
#[index(-last_seen_time, uid)]
#[read(list, primary, sort(uid), page(keyset, offset, default = 50, max = 250), doc = "Lists the devices.")]
#[read(get, get(), doc = "Fetches a device by its uid.")]
#[read(by_ip, argument(partition: Id<Partition>), argument(ip: String),
    filter(partition == argument.partition && ip == argument.ip), sort(uid),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the devices with an IP address in a partition, outside of which the address means nothing.")]
#[read(by_mac, argument(partition: Id<Partition>), argument(mac: String),
    filter(partition == argument.partition && mac == argument.mac), sort(uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the devices with a MAC address in a partition.")]
#[read(by_poller, argument(poller: Id<Poller>), filter(poller == argument.poller), sort(uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the devices that a poller looks after.")]
#[read(
    available,
    filter(is_available),
    sort(uid),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the devices that answer."
)]
#[read(recently_seen, filter(last_seen_time > ago(1 hour)), sort(-last_seen_time, uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the devices seen in the last hour, latest first.")]
#[create(create, primary, => Discovered,
    accept(uid, partition, type_id, type_name, name, hostname, ip, mac, uid_alt, domain, zone, subnet_uid, vlan_uid,
        region, vendor_name, model, os, hw_info, network_interfaces, risk_level_id, risk_score, is_compliant,
        is_trusted, owner, org, groups, agent_list, group, poller, agent, discovery_sources, metadata),
    set(first_seen_time = now(), last_seen_time = now()),
    doc = "Adds a device. It is not known to answer until it was asked.")]
#[create(ingest, internal, bulk, => _,
    accept(uid, partition, type_id, type_name, name, hostname, ip, mac, vendor_name, model, os, risk_level_id,
        risk_score, poller, agent, discovery_sources, first_seen_time, last_seen_time, metadata),
    argument(identified: Option<bool>, doc = "Whether it is certain which machine this is."),
    set(status = if coalesce(argument.identified, false) { Identified } else { Discovered }, is_available = false),
    upsert(key, update = update, set(
        type_name = coalesce(new.type_name, type_name), name = coalesce(new.name, name),
        hostname = coalesce(new.hostname, hostname), ip = coalesce(new.ip, ip), mac = coalesce(new.mac, mac),
        vendor_name = coalesce(new.vendor_name, vendor_name), model = coalesce(new.model, model),
        os = coalesce(new.os, os), risk_level_id = coalesce(new.risk_level_id, risk_level_id),
        risk_score = coalesce(new.risk_score, risk_score), poller = coalesce(new.poller, poller),
        agent = coalesce(new.agent, agent), discovery_sources = new.discovery_sources, metadata = new.metadata,
        first_seen_time = if new.first_seen_time < first_seen_time { new.first_seen_time } else { first_seen_time },
        last_seen_time = if new.last_seen_time > last_seen_time { new.last_seen_time } else { last_seen_time })),
    doc = "Takes in what a source says of a device. What it does not say stays as it is, and so do the state and \
        whether the device answers, which only checks find out.")]
#[create(restore, internal, => _,
    accept(uid, partition, type_id, type_name, name, hostname, ip, mac, uid_alt, domain, zone, subnet_uid, vlan_uid,
        region, vendor_name, model, os, hw_info, network_interfaces, first_seen_time, last_seen_time, risk_level_id,
        risk_score, is_compliant, is_trusted, owner, org, groups, agent_list, group, poller, agent, discovery_sources,
        metadata),
    argument(identified: Option<bool>, doc = "Whether it is certain which machine this is."),
    set(status = if coalesce(argument.identified, false) { Identified } else { Discovered }, is_available = false),
    doc = "Brings a device back that was merged into another one by mistake.")]
#[update(
    update,
    primary,
    accept(
        type_name,
        name,
        hostname,
        ip,
        mac,
        uid_alt,
        domain,
        zone,
        subnet_uid,
        vlan_uid,
        region,
        vendor_name,
        model,
        os,
        hw_info,
        network_interfaces,
        risk_level_id,
        risk_score,
        is_compliant,
        is_trusted,
        owner,
        org,
        groups,
        agent_list,
        poller,
        agent,
        discovery_sources,
        metadata
    ),
    doc = "Changes what is known of a device; its uid, kind and partition stay."
)]
#[update(
    assign_to_group,
    accept(group),
    path = "group",
    doc = "Puts a device into a group, or out of the one it is in."
)]
#[update(touch, set(last_seen_time = now()), doc = "Notes that a device was just seen.")]
#[update(set_availability, argument(is_available: bool, doc = "Whether the device answers."), path = "availability",
    set(is_available = argument.is_available,
        last_seen_time = if argument.is_available { now() } else { last_seen_time }),
    doc = "Notes whether a device answers. One that does was seen.")]
#[update(clear_ip, internal, bulk, set(ip = null),
    doc = "Takes the main IP address from a device, since another one has it now.")]
#[update(identify, Discovered => Identified, guard(exists(identifiers, confidence == Strong)),
    doc = "Notes that it is certain which machine this is. A strong identifier must be registered.")]
#[update(manage, Identified => Managed, doc = "Takes a device under management.")]
#[update(unmanage, Managed => Identified, doc = "Releases a device from management.")]
#[destroy(
    destroy,
    change(end_alert),
    doc = "Removes a device with its identifiers, and ends its alert. Who did that is \
    kept among the events."
)]
#[destroy(absorb, internal, doc = "Removes a device that was merged into another one, which the merge audit tells.")]
#[causes(destroy, Event::record(category = Audit, event_type = "device_deleted", severity = Info,
    message = coalesce(if name is "" { null } else { name }, if hostname is "" { null } else { hostname },
        if ip is "" { null } else { ip }, uid),
    source_type = Device, source_id = uid, source_name = coalesce(name, hostname, ip, uid),
    partition = self.partition_id))]
pub struct Device {
    /// The device's own key, `sr:` and a UUID for machines that were found by discovery.
    #[field(key, length(1..=255), pattern("[^~\\s]+"))]
    pub uid: String,
    /// The address space that the device is in.
    pub partition: BelongsTo<Partition>,
    /// How far it is known: found, certain, or under management.
    pub status: DeviceStatus,
    /// What kind of machine it is.
    #[field(default = Unknown)]
    pub type_id: DeviceType,
    /// The kind in the words of the source, above all for kinds without a number.
    #[field(length(..=255))]
    pub type_name: Option<String>,
    /// What people call it.
    #[field(trim, length(..=255))]
    pub name: Option<String>,
    /// What it calls itself on the network.
    #[field(trim, length(..=255))]
    pub hostname: Option<String>,
    /// Its main IP address.
    #[field(trim, length(..=45))]
    pub ip: Option<String>,
    /// Its main MAC address.
    #[field(trim, length(..=63))]
    pub mac: Option<String>,
    /// Another key that some source has for it.
    #[field(length(..=255))]
    pub uid_alt: Option<String>,
    /// The DNS or directory domain that it is in.
    #[field(length(..=255))]
    pub domain: Option<String>,
    /// The security zone that it is in.
    #[field(length(..=255))]
    pub zone: Option<String>,
    /// The subnet that it is in.
    #[field(length(..=255))]
    pub subnet_uid: Option<String>,
    /// The VLAN that it is in.
    #[field(length(..=255))]
    pub vlan_uid: Option<String>,
    /// The region that it is in.
    #[field(length(..=255))]
    pub region: Option<String>,
    /// Who made it.
    #[field(length(..=255))]
    pub vendor_name: Option<String>,
    /// Which model it is.
    #[field(length(..=255))]
    pub model: Option<String>,
    /// The operating system.
    pub os: Option<DeviceOs>,
    /// The hardware.
    pub hw_info: Option<DeviceHardware>,
    /// The network interfaces that sources have named.
    pub network_interfaces: Vec<DeviceNetworkInterface>,
    /// When it was first seen.
    pub first_seen_time: Timestamp,
    /// When it was last seen.
    pub last_seen_time: Timestamp,
    /// When it was added here.
    pub created_time: CreatedAt,
    /// When what is known of it last changed.
    pub modified_time: UpdatedAt,
    /// How much of a risk it is.
    pub risk_level_id: Option<RiskLevel>,
    /// The risk as the number that the source gives.
    pub risk_score: Option<i32>,
    /// Whether it follows the rules that apply to it.
    pub is_compliant: Option<bool>,
    /// Whether it is trusted.
    #[field(default = false)]
    pub is_trusted: bool,
    /// Whose it is.
    pub owner: Option<DeviceOwner>,
    /// The organization that it belongs to.
    pub org: Option<DeviceOrganization>,
    /// The directory groups that it is in.
    pub groups: Vec<DirectoryGroup>,
    /// Its network interfaces, as it describes them itself.
    #[relation(inverse = device)]
    pub interfaces: HasMany<Interface>,
    /// Other names under which it was seen.
    #[relation(inverse = device)]
    pub aliases: HasMany<DeviceAliasState>,
    /// The agents that run on it.
    pub agent_list: Vec<InstalledAgent>,
    /// The group that it is sorted into.
    #[relation(on_delete = nullify)]
    pub group: Option<BelongsTo<DeviceGroup>>,
    /// The poller that looks after it.
    #[relation(on_delete = nullify)]
    pub poller: Option<BelongsTo<Poller>>,
    /// The agent that looks at it.
    #[relation(on_delete = nullify)]
    pub agent: Option<BelongsTo<Agent>>,
    /// The sources that have named it.
    pub discovery_sources: Vec<String>,
    /// Whether it answers. Nobody knows that before it was asked.
    #[field(default = false)]
    pub is_available: bool,
    /// Whatever sources and people want to note.
    pub metadata: Json,
    /// What it is recognized by.
    #[relation(inverse = device)]
    pub identifiers: HasMany<DeviceIdentifier>,
    /// The agents that run on it.
    #[relation(inverse = device)]
    pub agents: HasMany<Agent>,
    /// The checks of it.
    #[relation(inverse = device)]
    pub service_checks: HasMany<ServiceCheck>,
    /// The alerts about it.
    #[relation(inverse = device)]
    pub alerts: HasMany<Alert>,
    /// Whether it is under management.
    #[calculate(status == Managed)]
    pub is_managed: Calculated<bool>,
    /// What to call it in lists.
    #[calculate(coalesce(name, hostname, ip, uid))]
    pub display_name: Calculated<String>,
    /// Whether it has not been seen for a day.
    #[calculate(last_seen_time < ago(24 hours))]
    pub is_stale: Calculated<bool>,
    /// A colour for whether it answers and was seen lately.
    #[calculate(if is_available && last_seen_time > ago(5 minutes) { "green" }
        else if last_seen_time > ago(1 hour) { "yellow" } else { "red" })]
    pub status_color: Calculated<String>,
}

/// How far a device is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum DeviceStatus {
    /// Something was found.
    Discovered,
    /// It is certain which machine it is.
    Identified,
    /// It is under management.
    Managed,
}
