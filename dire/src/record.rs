//! An update in normal form: every text read, every trust misplaced taken back.

use std::collections::BTreeMap;
use std::net::IpAddr;

use chrono::{DateTime, Utc};

use crate::identify::identifiers;
use crate::{CarriedId, DeviceUpdate, Identifier, Mac, Partition, Refusal, RefusalReason, Source, address, text, time};

/// An update in normal form.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The number of the update in the input.
    pub ordinal: u64,
    /// The key it came with.
    pub carried: CarriedId,
    /// The partition it is about.
    pub partition: Partition,
    /// Where it comes from.
    pub source: Source,
    /// The device's address.
    pub ip: Option<IpAddr>,
    /// The device's hardware address.
    pub mac: Option<Mac>,
    /// The device's name.
    pub hostname: Option<String>,
    /// Everything else.
    pub metadata: BTreeMap<String, String>,
    /// The strong identifiers in order of priority; if there is none, the address alone.
    pub identifiers: Vec<Identifier>,
    /// When the source saw it.
    pub seen_at: DateTime<Utc>,
    /// When it was first seen, as far as the source knows.
    pub first_seen: DateTime<Utc>,
    /// Whether the device answers, if the record can know.
    pub availability: Option<bool>,
    /// Whether the source no longer has the device.
    pub is_retraction: bool,
}

impl Record {
    /// Brings an update into normal form, or says why it leads to nothing.
    pub(crate) fn read(ordinal: u64, mut update: DeviceUpdate) -> Result<Record, Refusal> {
        let carried = CarriedId::read(update.device_id.as_deref());
        let carried = scrub(carried, &mut update);
        let refuse = |reason| Refusal { ordinal, reason };

        let partition = partition(&update.partition, &carried);
        let ip = ip(update.ip.as_deref(), &carried);
        let mac = update.mac.as_deref().and_then(Mac::first_in);
        let is_service = matches!(carried, CarriedId::Service(_));
        let identifiers = match is_service {
            true => Vec::new(),
            false => {
                let ip = ip.as_ref().ok().copied().flatten();
                identifiers(&partition, &update.metadata, mac, ip).map_err(refuse)?
            }
        };
        let ip = match ip {
            Ok(None) if !is_service && !update.is_deleted => return Err(refuse(RefusalReason::NoAddress)),
            Err(_) if is_service || update.is_deleted => None,
            ip => ip.map_err(refuse)?,
        };
        let first_seen = ["first_seen", "_first_seen"]
            .iter()
            .filter_map(|key| time::parse(update.metadata.get(*key)?))
            .fold(update.seen_at, DateTime::min);

        Ok(Record {
            ordinal,
            carried,
            partition,
            source: update.source,
            ip,
            mac,
            hostname: update.hostname.as_deref().and_then(text::clean),
            identifiers,
            seen_at: update.seen_at,
            first_seen,
            availability: availability(&update),
            is_retraction: update.is_deleted,
            metadata: update
                .metadata
                .into_iter()
                .map(|(key, value)| (text::without_nul(key), text::without_nul(value)))
                .collect(),
        })
    }

    /// Its strong identifiers, in order of priority.
    pub fn strong(&self) -> impl Iterator<Item = &Identifier> {
        self.identifiers.iter().filter(|identifier| identifier.kind.is_strong())
    }

    /// Its identifiers that are numbers in inventories, in order of priority.
    pub fn inventory_numbers(&self) -> impl Iterator<Item = &Identifier> {
        self.identifiers.iter().filter(|identifier| identifier.kind.is_inventory_number())
    }

    /// Whether it identifies by more than an address.
    pub fn is_strong(&self) -> bool {
        self.strong().next().is_some()
    }
}

/// Takes back what the inventory of another system has no business to say: which of our devices it means.
fn scrub(carried: CarriedId, update: &mut DeviceUpdate) -> CarriedId {
    if !update.source.is_inventory() {
        return carried;
    }
    update.metadata.retain(|key, _| !key.trim_start().starts_with("canonical_"));
    match carried {
        CarriedId::Service(_) => carried,
        _ => CarriedId::Absent,
    }
}

fn partition(given: &str, carried: &CarriedId) -> Partition {
    match carried {
        CarriedId::Service(_) => Partition::named(Partition::SERVICERADAR),
        CarriedId::Legacy { partition, .. } if text::clean(given).is_none() => partition.clone(),
        _ => Partition::named(given),
    }
}

fn ip(given: Option<&str>, carried: &CarriedId) -> Result<Option<IpAddr>, RefusalReason> {
    match (given.and_then(text::clean), carried) {
        (Some(given), _) => match address::parse(&given) {
            Some(ip) => Ok(Some(ip)),
            None => Err(RefusalReason::UnreadableAddress(given)),
        },
        (None, CarriedId::Legacy { ip, .. }) => Ok(Some(*ip)),
        (None, _) => Ok(None),
    }
}

/// Only who has asked the device, or is the device, knows whether it answers. That a source lists a
/// device makes it available as little as that a source stops listing it leaves it so.
fn availability(update: &DeviceUpdate) -> Option<bool> {
    match update.source {
        _ if update.is_deleted => Some(false),
        source if source.speaks_for_itself() => update.is_available.or(Some(true)),
        source if source.is_probe() => update.is_available,
        _ => None,
    }
}
