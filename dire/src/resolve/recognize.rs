//! Finding a device by what it is recognized by, and making one of it otherwise.

use super::Picture;
use super::devices::Place;
use super::registry::Reading;
use crate::{CarriedId, Confidence, Identifier, Kind, Life, Presence, Record};

impl Picture<'_> {
    /// The device that the first telling strong identifier of a record means.
    pub(super) fn recognize(&mut self, reading: &Reading<'_>) -> Option<Place> {
        for (identifier, slot) in reading.identifiers().filter(|(identifier, _)| identifier.kind.is_strong()) {
            if let Some(place) = self.meaning(slot)
                && (identifier.kind != Kind::Mac || self.mac_tells(reading.record, identifier, place))
            {
                return Some(place);
            }
        }
        None
    }

    /// Whether a record with this MAC address is about that device, though nobody knows the inventory
    /// numbers that the record has.
    fn mac_tells(&self, record: &Record, mac: &Identifier, place: Place) -> bool {
        let holds = self.devices[place].holds;
        match mac.confidence() {
            Confidence::Strong => !record.inventory_numbers().any(|number| holds.contains(number.kind)),
            _ => record.inventory_numbers().next().is_none() || !holds.has_inventory_number(),
        }
    }

    /// A device for a record that is about none so far.
    pub(super) fn make(&mut self, record: &Record) -> Place {
        match &record.carried {
            CarriedId::Service(id) => match self.devices.place(id) {
                Some(place) => self.revive(place),
                None => self.devices.add(id.clone(), record.partition.clone()),
            },
            // Of one that is known here, `find` said that it is not believed.
            CarriedId::Canonical(id) if self.devices.place(id).is_none() => {
                self.devices.add(id.clone(), record.partition.clone())
            }
            _ => self.generate(record),
        }
    }

    /// The device with the key that the identifiers yield. A key is passed over if it came to mean something
    /// else: a device in another partition or one that was merged into another device, or, where the key was made from an address, one that
    /// is elsewhere or known by something better by now.
    pub(super) fn generate(&mut self, record: &Record) -> Place {
        let mut attempt = 0;
        loop {
            let id = self.batch.generated(record, attempt);
            match self.devices.place(&id) {
                None => return self.devices.add(id, record.partition.clone()),
                Some(place) if !self.means_something_else(place, record) => return self.revive(place),
                Some(_) => attempt += 1,
            }
        }
    }

    fn means_something_else(&self, place: Place, record: &Record) -> bool {
        let row = &self.devices[place];
        match row.life {
            _ if row.partition != record.partition => true,
            Life::Merged => true,
            Life::Deleted => false,
            Life::Live => {
                !record.is_strong() && (row.holds.has_strong() || row.ip.is_some_and(|ip| Some(ip) != record.ip))
            }
        }
    }

    fn revive(&mut self, place: Place) -> Place {
        let row = &mut self.devices[place];
        if row.life != Life::Live {
            row.life = Life::Live;
            row.presence = Presence::Revived;
        }
        place
    }
}
