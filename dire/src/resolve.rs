//! Which device each update is about, and what follows.
//!
//! Updates take effect one after the other on a picture of what is stored, so that a batch comes to what
//! its updates would come to one by one. Whatever an update needs of the stored state is in its own keys;
//! nothing else is looked at, however much is known.

use self::addresses::Addresses;
use self::aliases::Aliases;
use self::devices::{Devices, Place};
use self::registry::{Reading, Registry};
use crate::{
    Batch, CarriedId, Cleared, Incomplete, Known, Life, Merge, Plan, Presence, Record, Refusal, RefusalReason,
};

mod addresses;
mod aliases;
mod conclude;
mod devices;
mod merge;
mod recognize;
mod registry;

/// Decides about a batch. `known` has the answers to the keys of the batch, of the same tenant.
///
/// For every update in turn:
///
/// 1. A component of the system is what it says it is.
/// 2. The first strong identifier that is registered says which device it is, in the order of
///    [`Kind`](crate::Kind). A MAC address that contradicts an inventory number says nothing, see below.
/// 3. Otherwise a canonical key that the update came with is believed, unless it is that of a device in
///    another partition, or of one that was merged or deleted.
/// 4. Otherwise, and only without a strong identifier, it is the device with that address. Of several that
///    with strong identifiers is preferred, then the one seen first, then the smallest key. If none with strong
///    identifiers has the address, the device comes first of which it is a confirmed alias, see below.
/// 5. Otherwise it is a new device, with the key of [`device_id`](crate::device_id). That a probe of a mere
///    address was not answered makes no device.
/// 6. If other inventory numbers of the update are registered for other devices, these are merged into the
///    one found: the one with the identifier of the highest priority stays. So is a device with a legacy
///    key that the update came with; one that was itself found is moved to a canonical key.
/// 7. If it has an inventory number and its address is a confirmed alias of another device that is known by addresses
///    alone, this one is merged into it.
/// 8. Its strong identifiers are registered; its address only if the device has nothing better.
/// 9. The device gets the address. Who had it loses it, and stays a device.
///
/// Devices that somebody has decided to be two are never merged.
///
/// **MAC addresses.** Virtual routers, clones and containers share them, so a MAC address never merges
/// devices, and it stays with the device it is registered for. Where an update has an inventory number that
/// nobody knows, its MAC address leads to a device only if that one has no other number of the same
/// inventory; if somebody made the address up (it is locally administered), only if that one is in no
/// inventory at all.
///
/// **Aliases** are addresses beside the main one. One leads to a device if it is confirmed of that device alone: an
/// address that several have, as routers do, is nobody's. A record without a strong identifier that meets a device
/// at an alias leaves it its main address; that nobody answers there, or is there any more, says nothing. A MAC
/// address alone merges nobody. A merge turns the address of the device that vanishes into an alias of the one
/// that stays, or the next probe would find a stranger there. Names that the batch itself sees count from the
/// next one on.
///
/// **Retractions** say that a source no longer has a device. They find it by steps 1 to 4, but not by an
/// address if the device has strong identifiers. They make nothing, register nothing and take no address.
///
/// # Errors
///
/// If an identifier is registered for a device that `known` says nothing of.
pub fn resolve(batch: &Batch, known: &Known) -> Result<Plan, Incomplete> {
    let mut picture = Picture::of(batch, known);
    for (at, record) in batch.records().iter().enumerate() {
        let reading = picture.registry.read(record, &picture.devices)?;
        picture.take(at, &reading);
    }
    Ok(picture.conclude())
}

/// What is stored, as it is after the updates so far.
struct Picture<'a> {
    batch: &'a Batch,
    devices: Devices,
    registry: Registry<'a>,
    addresses: Addresses,
    aliases: Aliases,
    known: &'a Known,
    /// The place of the device of each record, none if it led to nothing, and whether the record made it.
    taken: Vec<Option<(Place, bool)>>,
    cleared: Vec<Cleared>,
    merges: Vec<Merge>,
    refused: Vec<Refusal>,
}

impl<'a> Picture<'a> {
    fn of(batch: &'a Batch, known: &'a Known) -> Self {
        let devices = Devices::of(known, batch);
        Picture {
            batch,
            addresses: Addresses::of(&devices),
            aliases: Aliases::of(known, &devices),
            known,
            registry: Registry::of(&known.registered, batch),
            devices,
            taken: Vec::with_capacity(batch.records().len()),
            cleared: Vec::new(),
            merges: Vec::new(),
            refused: Vec::new(),
        }
    }

    fn take(&mut self, at: usize, reading: &Reading<'_>) {
        let record = reading.record;
        let found = self.find(reading);
        if found.is_none()
            && let Some(reason) = makes_nothing(record)
        {
            self.refused.push(Refusal { ordinal: record.ordinal, reason });
            self.taken.push(None);
            return;
        }
        let place = found.unwrap_or_else(|| self.make(record));
        let place = if record.is_retraction { place } else { self.migrate_legacy(place, record) };
        match (&record.carried, record.is_retraction) {
            (_, true) => {}
            // Components share the addresses of their hosts and are recognized by their keys alone.
            (CarriedId::Service(_), false) => self.devices[place].ip = record.ip.or(self.devices[place].ip),
            (_, false) => {
                self.merge_others(place, reading);
                self.merge_alias_owner(place, record);
                self.merge_carried_legacy(place, record);
                self.register(place, reading);
                self.claim_address(place, record);
            }
        }
        self.note(place, at, record);
    }

    fn note(&mut self, place: Place, at: usize, record: &Record) {
        let row = &mut self.devices[place];
        self.taken.push(Some((place, row.presence == Presence::New && row.records.is_empty())));
        row.records.push(at);
        row.is_retracted = record.is_retraction;
        if !record.is_retraction {
            row.first_seen = Some(row.first_seen.map_or(record.first_seen, |first| first.min(record.first_seen)));
        }
    }

    /// The device that a record is about, if there is one.
    fn find(&mut self, reading: &Reading<'_>) -> Option<Place> {
        let record = reading.record;
        if let CarriedId::Service(id) = &record.carried {
            return self.devices.place(id).filter(|place| self.devices[*place].life == Life::Live);
        }
        if let Some(place) = self.recognize(reading) {
            return Some(place);
        }
        match &record.carried {
            CarriedId::Canonical(id) => match self.devices.place(id) {
                None => None,
                Some(place) if self.devices.is_live_in(place, &record.partition) => Some(place),
                Some(_) => self.at_address(reading),
            },
            _ => self.at_address(reading),
        }
    }
}

/// Why a record about a device that nobody knows makes none, if it does not.
fn makes_nothing(record: &Record) -> Option<RefusalReason> {
    let is_somebody = record.is_strong() || matches!(record.carried, CarriedId::Service(_));
    match record.availability {
        _ if record.is_retraction => Some(RefusalReason::RetractsUnknown),
        Some(false) if !is_somebody => Some(RefusalReason::NobodyAnswered),
        _ => None,
    }
}
