//! A batch of updates of one tenant, in normal form and in order.

use std::collections::BTreeMap;
use std::net::IpAddr;

use uuid::Uuid;

use crate::{CarriedId, DeviceId, DeviceUpdate, Identifier, Kind, Partition, Record, Refusal, generate};

/// How many generated keys of one set of identifiers are looked at before the next is taken unseen.
const ATTEMPTS: u32 = 2;

/// Updates of one tenant, in normal form and in the order in which they are to take effect. One update is
/// a batch of one.
#[derive(Clone, Debug)]
pub struct Batch {
    tenant: Uuid,
    records: Vec<Record>,
    refused: Vec<Refusal>,
}

/// What has to be looked up before a batch can be resolved. Every list is sorted and without repetitions;
/// how many of one go into a statement is the caller's choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Values of identifiers, of which the devices are wanted that they are registered for.
    pub identifiers: BTreeMap<(Partition, Kind), Vec<std::sync::Arc<str>>>,
    /// Addresses, of which the devices are wanted that have them.
    pub addresses: BTreeMap<Partition, Vec<IpAddr>>,
    /// Keys of devices, which are wanted as far as they exist or have been merged into others.
    pub devices: Vec<DeviceId>,
}

impl Batch {
    /// Takes updates in, with the numbers that they have in the input.
    pub fn admit(tenant: Uuid, updates: impl IntoIterator<Item = (u64, DeviceUpdate)>) -> Batch {
        let mut batch = Batch { tenant, records: Vec::new(), refused: Vec::new() };
        for (ordinal, update) in updates {
            match Record::read(ordinal, update) {
                Ok(record) => batch.records.push(record),
                Err(refusal) => batch.refused.push(refusal),
            }
        }
        batch
    }

    /// Takes in a single update.
    pub fn single(tenant: Uuid, update: DeviceUpdate) -> Batch {
        Batch::admit(tenant, [(0, update)])
    }

    /// Whose updates they are.
    pub fn tenant(&self) -> Uuid {
        self.tenant
    }

    /// The updates that lead to something.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The updates that lead to nothing.
    pub fn refused(&self) -> &[Refusal] {
        &self.refused
    }

    /// What has to be looked up.
    pub fn keys(&self) -> Keys {
        let mut keys = Keys::default();
        for record in &self.records {
            match &record.carried {
                CarriedId::Service(id) => {
                    keys.devices.push(id.clone());
                    continue;
                }
                CarriedId::Canonical(id) | CarriedId::Legacy { id, .. } => keys.devices.push(id.clone()),
                CarriedId::Absent | CarriedId::Foreign(_) => {}
            }
            for Identifier { partition, kind, value } in &record.identifiers {
                keys.identifiers.entry((partition.clone(), *kind)).or_default().push(value.clone());
            }
            if let Some(ip) = record.ip {
                keys.addresses.entry(record.partition.clone()).or_default().push(ip);
            }
            if !record.identifiers.is_empty() {
                keys.devices.extend((0..ATTEMPTS).map(|attempt| self.generated(record, attempt)));
            }
        }
        keys.identifiers.values_mut().for_each(sort);
        keys.addresses.values_mut().for_each(sort);
        sort(&mut keys.devices);
        keys
    }

    /// The key that a record's device gets if nobody knows it.
    pub(crate) fn generated(&self, record: &Record, attempt: u32) -> DeviceId {
        generate::device_id(self.tenant, &record.partition, &record.identifiers, attempt)
    }
}

fn sort<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}
