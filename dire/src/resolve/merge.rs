//! Devices that turn out to be one.

use super::Picture;
use super::devices::Place;
use super::registry::Reading;
use crate::{CarriedId, Identifier, Life, Merge, MergeReason, Presence, Record, Standing};

impl Picture<'_> {
    /// Merges the other devices that inventory numbers of a record mean into the one it is about, which
    /// was found by the number of the highest priority.
    pub(super) fn merge_others(&mut self, into: Place, reading: &Reading<'_>) {
        for (_, slot) in reading.identifiers().filter(|(identifier, _)| identifier.kind.is_inventory_number()) {
            let Some(from) = self.meaning(slot).filter(|other| *other != into) else { continue };
            let shared = reading.identifiers().filter(|(_, slot)| self.meaning(*slot) == Some(from));
            let evidence = shared.map(|(identifier, _)| identifier.clone()).collect();
            let is_legacy = !self.devices[from].id.is_canonical();
            let reason = if is_legacy { MergeReason::LegacyId } else { MergeReason::SharedUpdate };
            self.merge(from, into, reading.record, (reason, evidence));
        }
    }

    /// Moves a device that was found under a legacy key to a canonical one.
    pub(super) fn migrate_legacy(&mut self, found: Place, record: &Record) -> Place {
        if self.devices[found].id.is_canonical() || matches!(record.carried, CarriedId::Service(_)) {
            return found;
        }
        let into = self.generate(record);
        self.merge(found, into, record, (MergeReason::LegacyId, Vec::new()));
        into
    }

    /// Merges the device with the legacy key that a record came with into the one it is about.
    pub(super) fn merge_carried_legacy(&mut self, into: Place, record: &Record) {
        let CarriedId::Legacy { id, .. } = &record.carried else { return };
        if let Some(from) = self.devices.place(id)
            && self.devices.is_live_in(from, &record.partition)
        {
            self.merge(from, into, record, (MergeReason::LegacyId, Vec::new()));
        }
    }

    /// Merges two devices, unless somebody has decided that they are two.
    pub(super) fn merge(
        &mut self,
        from: Place,
        into: Place,
        record: &Record,
        (reason, evidence): (MergeReason, Vec<Identifier>),
    ) {
        if self.known.are_apart(&self.devices[from].id, &self.devices[into].id) {
            return;
        }
        let address = self.devices[from].ip.filter(|_| reason == MergeReason::ConfirmedAlias);
        self.release_address(from);
        self.aliases.pass(from, into);
        if let Some(ip) = address {
            self.aliases.note((record.partition.clone(), ip), into, Standing::Confirmed);
        }
        let gone = &mut self.devices[from];
        gone.life = Life::Merged;
        gone.merged_into = Some(into);
        let (holds, first_seen) = (gone.holds, gone.first_seen);
        let merge = Merge {
            reason,
            from: gone.id.clone(),
            is_stored: gone.presence != Presence::New,
            to: self.devices[into].id.clone(),
            survivor: self.devices[into].id.clone(),
            partition: record.partition.clone(),
            evidence,
            ordinal: record.ordinal,
            source: record.source,
            address,
        };
        self.merges.push(merge);

        let stays = &mut self.devices[into];
        stays.holds.absorb(holds);
        stays.first_seen = stays.first_seen.into_iter().chain(first_seen).min();
    }
}
