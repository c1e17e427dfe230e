//! Who has which address.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::IpAddr;

use super::Picture;
use super::devices::{Devices, Place};
use super::registry::Reading;
use crate::{ClearReason, Cleared, Kind, Partition, Record};

/// The live devices with an address, of those that reconciliation is responsible for. After the first
/// update with that address there is one.
pub(super) struct Addresses(HashMap<(Partition, IpAddr), Vec<Place>>);

impl Addresses {
    pub(super) fn of(devices: &Devices) -> Self {
        let mut addresses: HashMap<_, Vec<_>> = HashMap::with_capacity(devices.rows().len());
        for (place, row) in devices.rows().filter(|(_, row)| row.id.is_canonical()) {
            if let Some(ip) = row.ip {
                addresses.entry((row.partition.clone(), ip)).or_default().push(place);
            }
        }
        Addresses(addresses)
    }

    fn owners(&self, partition: &Partition, ip: IpAddr) -> &[Place] {
        self.0.get(&(partition.clone(), ip)).map_or(&[], Vec::as_slice)
    }
}

impl Picture<'_> {
    /// The device that a record without strong identifiers is about, by its address.
    pub(super) fn at_address(&mut self, reading: &Reading<'_>) -> Option<Place> {
        let record = reading.record;
        let (_, slot) = reading.identifiers().find(|(identifier, _)| identifier.kind == Kind::Ip)?;
        let there = self.addresses.owners(&record.partition, record.ip?).iter().copied().max_by_key(|place| {
            let row = &self.devices[*place];
            (row.holds.has_strong(), Reverse(row.first_seen), Reverse(&row.id))
        });
        // A device that is known by more than its address and has this one now is there, whoever was seen there.
        let known = there.filter(|place| self.devices[*place].holds.has_strong());
        // A device that had nothing but this address and lost it is the one that had it, not one that has
        // got another or is known by something better by now.
        let place = known.or_else(|| self.seen_at_address(record)).or(there).or_else(|| {
            let place = self.meaning(slot)?;
            let row = &self.devices[place];
            (!row.holds.has_strong() && row.ip.is_none()).then_some(place)
        })?;
        // That nothing is at an address any more says nothing of a machine that is known by more.
        (!record.is_retraction || !self.devices[place].holds.has_strong()).then_some(place)
    }

    /// Gives a device the address of a record, and takes it from who had it.
    pub(super) fn claim_address(&mut self, place: Place, record: &Record) {
        let Some(ip) = record.ip.filter(|_| !self.is_at_another_address(place, record)) else { return };
        let is_moving = self.devices[place].ip != Some(ip);
        if is_moving {
            self.release_address(place);
        }
        let owners = self.addresses.0.entry((record.partition.clone(), ip)).or_default();
        let mut losers: Vec<_> = owners.drain(..).filter(|owner| *owner != place).collect();
        owners.push(place);
        self.devices[place].ip = Some(ip);

        losers.sort_by(|a, b| self.devices[*a].id.cmp(&self.devices[*b].id));
        for loser in losers {
            let both_known = self.devices[place].holds.has_strong() && self.devices[loser].holds.has_strong();
            self.devices[loser].ip = None;
            self.cleared.push(Cleared {
                device: self.devices[loser].id.clone(),
                partition: record.partition.clone(),
                ip,
                taken_by: self.devices[place].id.clone(),
                reason: if is_moving && both_known { ClearReason::Churn } else { ClearReason::Displaced },
            });
        }
    }

    /// Takes a device's address from it.
    pub(super) fn release_address(&mut self, place: Place) {
        let row = &mut self.devices[place];
        if let Some(ip) = row.ip.take()
            && let Some(owners) = self.addresses.0.get_mut(&(row.partition.clone(), ip))
        {
            owners.retain(|owner| *owner != place);
        }
    }
}
