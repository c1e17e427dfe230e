//! What is known of the devices that a batch may be about, by statements over sets.
//!
//! Rows are asked for in the order of what they are found by. In any other order a database may think it clever to
//! walk through all rows of the tenant in that order, instead of finding a few and sorting them.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;
use std::pin::pin;

use dire::{Batch, DeviceId, Holdings, Identifier, Keys, Kind, Known, KnownDevice, Life, Partition, Standing, address};
use futures::TryStreamExt as _;
use generated::infrastructure::{self, partition};
use generated::inventory::{
    AliasType, Device, DeviceAliasState, DeviceIdentifier, MergeAudit, MergeKind, device, device_alias_state,
    device_identifier, merge_audit,
};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Error, Record, Result};

use super::stored::{self, standing, stored_kind};

/// How many values one statement asks for; not more than the rows of a page.
const AT_ONCE: usize = 250;

/// As many identifiers as most devices have, so that those of some devices are one page.
const KINDS: usize = Kind::ALL.len();

/// An address that more devices have for another one of theirs belongs to none, and is not looked into.
const SHARED: usize = 16;

/// In the metadata of a device that its sources have given up.
pub(super) const DELETED: &str = "_deleted";

/// What is known, and the rows that it was read from.
#[derive(Default)]
pub(super) struct Found {
    pub known: Known,
    pub devices: HashMap<DeviceId, Device>,
    pub identifiers: HashMap<Identifier, Id<DeviceIdentifier, i64>>,
    partitions: HashMap<Partition, Id<infrastructure::Partition>>,
}

impl Found {
    pub async fn look_up(cx: &Cx, batch: &Batch) -> Result<Found> {
        let mut found = Found::default();
        found.find_partitions(cx, batch).await?;
        let keys = batch.keys();
        found.find_identifiers(cx, &keys).await?;
        let aliases = found.find_aliases(cx, &keys).await?;
        found.find_devices(cx, &keys, &aliases).await?;
        found.describe(cx).await?;
        found.find_merged(cx, &keys).await?;
        Ok(found)
    }

    /// The id of a partition that a record or a device is in.
    pub fn partition(&self, partition: &Partition) -> Result<Id<infrastructure::Partition>> {
        let missing = || {
            let text = format!("the tenant has no partition `{partition}`; add one with this slug, or name another");
            Error::invalid("partition", "unknown", text)
        };
        self.partitions.get(partition).copied().ok_or_else(missing)
    }

    async fn find_partitions(&mut self, cx: &Cx, batch: &Batch) -> Result<()> {
        let named: BTreeSet<_> = batch.records().iter().map(|record| &record.partition).collect();
        let named: Vec<_> = named.into_iter().collect();
        for some in named.chunks(AT_ONCE) {
            let slugs = some.iter().map(|partition| partition.as_str().to_owned());
            let rows = partition::list(cx).filter(infrastructure::Partition::SLUG.is_in(slugs)).all().await?;
            self.partitions.extend(rows.iter().map(|row| (Partition::named(&row.slug), row.id)));
        }
        named.into_iter().try_for_each(|partition| self.partition(partition).map(drop))
    }

    async fn find_identifiers(&mut self, cx: &Cx, keys: &Keys) -> Result<()> {
        for ((partition, kind), values) in &keys.identifiers {
            let place = self.partition(partition)?;
            for some in values.chunks(AT_ONCE) {
                let is_wanted = DeviceIdentifier::PARTITION_ID
                    .eq(place)
                    .and(DeviceIdentifier::IDENTIFIER_TYPE.eq(stored_kind(*kind)))
                    .and(DeviceIdentifier::IDENTIFIER_VALUE.is_in(some.iter().map(|value| value.to_string())));
                // One kind and value in a partition are one row.
                let list = device_identifier::list(cx).filter(is_wanted).sort(DeviceIdentifier::IDENTIFIER_VALUE);
                for row in list.all().await? {
                    let identifier = Identifier::new(partition.clone(), *kind, row.identifier_value.as_str());
                    self.identifiers.insert(identifier.clone(), Id::new(row.id));
                    self.known.add_identifier(identifier, DeviceId::stored(row.device_uid.key().as_str()));
                }
            }
        }
        Ok(())
    }

    /// Notes who was seen at the addresses beside the main one, and tells which devices those are.
    async fn find_aliases(&mut self, cx: &Cx, keys: &Keys) -> Result<BTreeSet<DeviceId>> {
        let mut owners = BTreeSet::new();
        for (partition, addresses) in &keys.addresses {
            let place = self.partition(partition)?;
            for some in addresses.chunks(AT_ONCE) {
                let is_wanted = DeviceAliasState::PARTITION_ID
                    .eq(place)
                    .and(DeviceAliasState::ALIAS_TYPE.eq(AliasType::Ip))
                    .and(DeviceAliasState::ALIAS_VALUE.is_in(some.iter().map(|ip| ip.to_string())));
                let list = device_alias_state::list(cx).filter(is_wanted).sort(DeviceAliasState::ALIAS_VALUE);
                for (ip, of) in few_of_each(list).await? {
                    for (device, standing) in of {
                        self.known.add_alias((partition.clone(), ip), device.clone(), standing);
                        owners.insert(device);
                    }
                }
            }
        }
        Ok(owners)
    }

    /// Notes of which devices somebody has decided that they are none of the others. Tells whether there are any.
    pub async fn find_undone(&mut self, cx: &Cx, devices: &BTreeSet<DeviceId>) -> Result<bool> {
        let devices: Vec<_> = devices.iter().collect();
        let mut are_any = false;
        for some in devices.chunks(AT_ONCE) {
            let uids = some.iter().map(|id| Id::from(id.as_str()));
            let is_undone = MergeAudit::FROM_DEVICE.is_in(uids).and(MergeAudit::KIND.eq(MergeKind::Unmerge));
            for row in every(merge_audit::list(cx).filter(is_undone).sort(MergeAudit::FROM_DEVICE)).await? {
                let apart = row.details.0.get("apart_from").and_then(serde_json::Value::as_array);
                let apart = apart.into_iter().flatten().filter_map(serde_json::Value::as_str);
                for other in apart.chain([row.to_device.key().as_str()]) {
                    let one = DeviceId::stored(row.from_device.key().as_str());
                    self.known.keep_apart(one, DeviceId::stored(other));
                }
                are_any = true;
            }
        }
        Ok(are_any)
    }

    async fn find_devices(&mut self, cx: &Cx, keys: &Keys, owners: &BTreeSet<DeviceId>) -> Result<()> {
        let wanted = keys.devices.iter().chain(owners).cloned().chain(self.known.undescribed());
        let wanted: BTreeSet<_> = wanted.collect();
        let wanted: Vec<_> = wanted.iter().map(DeviceId::as_str).collect();
        for some in wanted.chunks(AT_ONCE) {
            let uids = some.iter().map(|uid| (*uid).to_owned());
            self.keep(device::list(cx).filter(Device::UID.is_in(uids)).all().await?);
        }
        for (partition, addresses) in &keys.addresses {
            let place = self.partition(partition)?;
            for some in addresses.chunks(AT_ONCE) {
                let texts = some.iter().map(|ip| Some(ip.to_string()));
                let is_there = Device::PARTITION_ID.eq(place).and(Device::IP.is_in(texts));
                self.keep(every(device::list(cx).filter(is_there).sort(Device::IP)).await?);
            }
        }
        Ok(())
    }

    fn keep(&mut self, rows: Vec<Device>) {
        self.devices.extend(rows.into_iter().map(|row| (DeviceId::stored(row.uid.as_str()), row)));
    }

    /// Says what is known of the devices that were found.
    async fn describe(&mut self, cx: &Cx) -> Result<()> {
        self.name_partitions(cx).await?;
        let slugs: HashMap<_, _> = self.partitions.iter().map(|(slug, id)| (*id, slug.clone())).collect();
        let mut holdings = self.holdings(cx).await?;
        for (id, row) in &self.devices {
            let partition = slugs.get(&row.partition_id).cloned();
            let partition = partition.ok_or_else(|| Error::internal(format!("the partition of {id} is gone")))?;
            // One that its sources have given up is still recognized by its identifiers, so that it comes back as
            // the same; but its address is free for others, and whoever is there now is somebody else.
            let ip = row.ip.as_deref().filter(|_| !is_deleted(row)).and_then(address::parse);
            self.known.add_device(KnownDevice {
                id: id.clone(),
                partition,
                ip,
                life: Life::Live,
                first_seen: chrono::DateTime::from_timestamp_micros(row.first_seen_time.micros()),
                holds: holdings.remove(id).unwrap_or_default(),
                is_retracted: is_deleted(row),
            });
        }
        Ok(())
    }

    /// Devices can turn out to be in other partitions than the records name.
    async fn name_partitions(&mut self, cx: &Cx) -> Result<()> {
        let known: BTreeSet<_> = self.partitions.values().copied().collect();
        let others: BTreeSet<_> = self.devices.values().map(|row| row.partition_id).collect();
        let others: Vec<_> = others.difference(&known).copied().collect();
        for some in others.chunks(AT_ONCE) {
            let ids = some.iter().copied();
            let rows = partition::list(cx).filter(infrastructure::Partition::ID.is_in(ids)).all().await?;
            self.partitions.extend(rows.iter().map(|row| (Partition::named(&row.slug), row.id)));
        }
        Ok(())
    }

    /// Which kinds of identifiers are registered for the devices.
    async fn holdings(&self, cx: &Cx) -> Result<HashMap<DeviceId, Holdings>> {
        let devices: Vec<_> = self.devices.keys().map(DeviceId::as_str).collect();
        let mut holdings: HashMap<_, Holdings> = HashMap::new();
        for some in devices.chunks(AT_ONCE / KINDS) {
            let uids = some.iter().map(|uid| Id::from(*uid));
            let of_some = DeviceIdentifier::DEVICE_UID.is_in(uids);
            let list = device_identifier::list(cx).filter(of_some).sort(DeviceIdentifier::DEVICE_UID);
            for row in every(list).await? {
                let (kind, confidence) = (stored::kind(row.identifier_type), stored::confidence(row.confidence));
                holdings.entry(DeviceId::stored(row.device_uid.key().as_str())).or_default().insert(kind, confidence);
            }
        }
        Ok(holdings)
    }

    /// Which of the keys without a device were merged into others, and not brought back since.
    async fn find_merged(&mut self, cx: &Cx, keys: &Keys) -> Result<()> {
        let absent: Vec<_> = keys.devices.iter().filter(|id| !self.devices.contains_key(id)).collect();
        for some in absent.chunks(AT_ONCE) {
            let uids = some.iter().map(|id| Id::from(id.as_str()));
            let list = merge_audit::list(cx).filter(MergeAudit::FROM_DEVICE.is_in(uids)).sort(MergeAudit::FROM_DEVICE);
            let mut rows = every(list.sort_descending(MergeAudit::MERGED_AT).sort_descending(MergeAudit::ID)).await?;
            rows.dedup_by(|earlier, latest| earlier.from_device == latest.from_device);
            for row in rows.iter().filter(|row| row.kind == MergeKind::Merge) {
                self.known.add_device(KnownDevice {
                    id: DeviceId::stored(row.from_device.key().as_str()),
                    partition: Partition::named(""),
                    ip: None,
                    life: Life::Merged,
                    first_seen: None,
                    holds: Holdings::default(),
                    is_retracted: false,
                });
            }
        }
        Ok(())
    }
}

/// The devices with each name, if they are not too many.
async fn few_of_each(list: Select<'_, DeviceAliasState>) -> Result<HashMap<IpAddr, Vec<(DeviceId, Standing)>>> {
    let mut owners: HashMap<IpAddr, Vec<_>> = HashMap::new();
    let mut rows = pin!(list.stream());
    while let Some(row) = rows.try_next().await? {
        let Some(ip) = address::parse(&row.alias_value) else { continue };
        let of = owners.entry(ip).or_default();
        if of.len() <= SHARED {
            of.push((DeviceId::stored(row.device_uid.key().as_str()), standing(&row)));
        }
    }
    owners.retain(|_, of| of.len() <= SHARED);
    Ok(owners)
}

/// All rows of a list, page by page.
pub(super) async fn every<R: Record>(list: Select<'_, R>) -> Result<Vec<R>> {
    list.stream().try_collect().await
}

/// Whether the sources of a device have given it up.
pub(super) fn is_deleted(device: &Device) -> bool {
    device.metadata.0.get(DELETED).is_some_and(|value| value == "true" || *value == true)
}
