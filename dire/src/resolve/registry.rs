//! The registered identifiers of the picture.

use std::collections::{HashMap, hash_map};

use chrono::{DateTime, Utc};

use super::Picture;
use super::devices::{Devices, Place};
use crate::{Batch, DeviceId, Identifier, Incomplete, Kind, Record, Source};

/// Where an identifier is in the picture.
pub(super) type Slot = usize;

pub(super) struct Registry<'a> {
    stored: &'a HashMap<Identifier, DeviceId>,
    entries: Vec<Entry<'a>>,
    index: HashMap<&'a Identifier, Slot>,
}

pub(super) struct Entry<'a> {
    pub identifier: &'a Identifier,
    /// The device that it was last registered for.
    pub device: Option<Place>,
    /// Whether that is something else than what is stored.
    pub is_changed: bool,
    /// The last source and the latest time of the records that registered it.
    pub seen: Option<(Source, DateTime<Utc>)>,
}

/// A record, and where its identifiers are.
pub(super) struct Reading<'a> {
    pub record: &'a Record,
    slots: Vec<Slot>,
}

impl<'a> Registry<'a> {
    pub(super) fn of(stored: &'a HashMap<Identifier, DeviceId>, batch: &Batch) -> Self {
        let most = batch.records().iter().map(|record| record.identifiers.len()).sum();
        Registry { stored, entries: Vec::with_capacity(most), index: HashMap::with_capacity(most) }
    }

    /// Looks the identifiers of a record up, once and for all that is asked of them.
    pub(super) fn read(&mut self, record: &'a Record, devices: &Devices) -> Result<Reading<'a>, Incomplete> {
        let mut slots = Vec::with_capacity(record.identifiers.len());
        for identifier in &record.identifiers {
            slots.push(match self.index.entry(identifier) {
                hash_map::Entry::Occupied(slot) => *slot.get(),
                hash_map::Entry::Vacant(vacant) => {
                    let device = match self.stored.get(identifier) {
                        None => None,
                        Some(id) => match devices.place(id) {
                            Some(place) => Some(place),
                            None => {
                                return Err(Incomplete { identifier: identifier.clone(), device: id.clone() });
                            }
                        },
                    };
                    self.entries.push(Entry { identifier, device, is_changed: false, seen: None });
                    *vacant.insert(self.entries.len() - 1)
                }
            });
        }
        Ok(Reading { record, slots })
    }

    /// The identifiers that the batch has registered or seen again, in the order of events.
    pub(super) fn into_seen(self) -> impl Iterator<Item = Entry<'a>> {
        self.entries.into_iter().filter(|entry| entry.seen.is_some())
    }
}

impl<'a> Reading<'a> {
    /// The identifiers in order of priority.
    pub(super) fn identifiers(&self) -> impl Iterator<Item = (&'a Identifier, Slot)> {
        self.record.identifiers.iter().zip(self.slots.iter().copied())
    }
}

impl Picture<'_> {
    /// The live device that an identifier means.
    pub(super) fn meaning(&mut self, slot: Slot) -> Option<Place> {
        let entry = &self.registry.entries[slot];
        let place = self.devices.survivor(entry.device?);
        self.devices.is_live_in(place, &entry.identifier.partition).then_some(place)
    }

    /// Registers the strong identifiers of a record, or its address if the device has nothing better.
    pub(super) fn register(&mut self, place: Place, reading: &Reading<'_>) {
        let Record { source, seen_at, .. } = *reading.record;
        for (identifier, slot) in reading.identifiers() {
            if identifier.kind == Kind::Ip && self.devices[place].holds.has_strong() {
                continue;
            }
            let is_changed = match self.meaning(slot) {
                Some(other) if other == place => false,
                // Inventory numbers of others were merged by now, so this is a MAC address that is shared.
                Some(_) if identifier.kind.is_strong() => continue,
                _ => true,
            };
            self.devices[place].holds.insert(identifier.kind, identifier.confidence());
            let entry = &mut self.registry.entries[slot];
            entry.device = Some(place);
            entry.is_changed |= is_changed;
            entry.seen = Some((source, entry.seen.map_or(seen_at, |(_, before)| before.max(seen_at))));
        }
    }
}
