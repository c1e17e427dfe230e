//! Who was seen at which address beside the main one.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

use super::Picture;
use super::devices::{Devices, Place};
use crate::{Identifier, Kind, Known, MergeReason, Partition, Record, Standing};

/// The devices that were seen at an address, of those that reconciliation is responsible for. One that was merged has
/// no names any more.
pub(super) struct Aliases(HashMap<(Partition, IpAddr), BTreeMap<Place, Standing>>);

impl Aliases {
    pub(super) fn of(known: &Known, devices: &Devices) -> Self {
        let mut aliases: HashMap<_, BTreeMap<_, _>> = HashMap::with_capacity(known.aliases.len());
        for (at, owners) in &known.aliases {
            let places = owners.iter().filter_map(|(id, standing)| Some((devices.place(id)?, *standing)));
            aliases.insert(at.clone(), places.filter(|(place, _)| devices[*place].id.is_canonical()).collect());
        }
        Aliases(aliases)
    }

    /// Notes a name, unless what is known of it says more.
    pub(super) fn note(&mut self, at: (Partition, IpAddr), place: Place, standing: Standing) {
        let known = self.0.entry(at).or_default().entry(place).or_insert(standing);
        *known = standing.max(*known);
    }

    /// Gives the names of one device to another.
    pub(super) fn pass(&mut self, from: Place, into: Place) {
        for owners in self.0.values_mut() {
            if let Some(standing) = owners.remove(&from) {
                let known = owners.entry(into).or_insert(standing);
                *known = standing.max(*known);
            }
        }
    }
}

impl Picture<'_> {
    /// The device of which the address of a record is a confirmed alias, if that says something.
    pub(super) fn seen_at_address(&self, record: &Record) -> Option<Place> {
        let says_nothing = record.is_retraction || record.availability == Some(false);
        self.alias_owner(record).filter(|_| !says_nothing)
    }

    /// Whether a record meets its device at another address than the main one, which it keeps then.
    pub(super) fn is_at_another_address(&self, place: Place, record: &Record) -> bool {
        let main = self.devices[place].ip;
        !record.is_strong() && main.is_some() && main != record.ip && self.alias_owner(record) == Some(place)
    }

    /// Merges the device that is known by addresses alone, and by that of a record for certain, into the one that the
    /// record is about.
    pub(super) fn merge_alias_owner(&mut self, into: Place, record: &Record) {
        let Some(ip) = record.ip.filter(|_| record.inventory_numbers().next().is_some()) else { return };
        let Some(from) = self.alias_owner(record).filter(|owner| *owner != into) else { return };
        if self.devices[from].holds.has_strong() {
            return;
        }
        let alias = Identifier::new(record.partition.clone(), Kind::Ip, ip.to_string());
        self.merge(from, into, record, (MergeReason::ConfirmedAlias, vec![alias]));
    }

    /// The only device of which the address of a record is a confirmed alias.
    fn alias_owner(&self, record: &Record) -> Option<Place> {
        let owners = self.aliases.0.get(&(record.partition.clone(), record.ip?))?;
        let is_one =
            |place: Place| self.devices.is_live_in(place, &record.partition) && !self.devices[place].is_retracted;
        let mut owners = owners.iter().filter(|(place, standing)| **standing == Standing::Confirmed && is_one(**place));
        let (owner, _) = owners.next()?;
        owners.next().is_none().then_some(*owner)
    }
}
