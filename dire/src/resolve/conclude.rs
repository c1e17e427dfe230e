//! From the picture after the last update to the plan.

use super::Picture;
use super::devices::Row;
use super::registry::Entry;
use crate::{Assignment, Batch, DeviceChange, Life, Plan, Registration};

impl Picture<'_> {
    pub(super) fn conclude(mut self) -> Plan {
        let mut plan = Plan::default();
        for at in 0..self.taken.len() {
            let Some((place, is_new)) = self.taken[at] else { continue };
            let survivor = self.devices.survivor(place);
            let device = self.devices[survivor].id.clone();
            plan.assignments.push(Assignment { ordinal: self.batch.records()[at].ordinal, device, is_new });
        }

        for Entry { identifier, device, is_changed, seen } in self.registry.into_seen() {
            let (Some(device), Some((source, seen_at))) = (device, seen) else { continue };
            let survivor = self.devices.survivor(device);
            let list = if is_changed { &mut plan.register } else { &mut plan.touch };
            list.push(Registration {
                identifier: identifier.clone(),
                device: self.devices[survivor].id.clone(),
                confidence: identifier.confidence(),
                source,
                seen_at,
            });
        }

        for merge in &mut self.merges {
            if let Some(place) = self.devices.place(&merge.from) {
                let survivor = self.devices.survivor(place);
                merge.survivor = self.devices[survivor].id.clone();
            }
        }

        let batch = self.batch;
        let mut rows: Vec<_> = self.devices.rows().map(|(_, row)| row).collect();
        rows.retain(|row| row.life == Life::Live && !row.records.is_empty());
        rows.sort_by_key(|row| row.records.first().copied());
        plan.devices = rows.into_iter().map(|row| change(batch, row)).collect();

        plan.merges = self.merges;
        plan.cleared = self.cleared;
        plan.refused = self.refused;
        plan
    }
}

fn change(batch: &Batch, row: &Row) -> DeviceChange {
    let records = || row.records.iter().map(|at| &batch.records()[*at]);
    let sightings = || records().filter(|record| !record.is_retraction);
    DeviceChange {
        id: row.id.clone(),
        partition: row.partition.clone(),
        presence: row.presence,
        ip: row.ip,
        first_seen: row.first_seen,
        last_seen: sightings().map(|record| record.seen_at).max(),
        availability: records().filter_map(|record| record.availability).next_back(),
        is_identified: row.holds.has_proof(),
        retracted_by: records().next_back().filter(|record| record.is_retraction).map(|record| record.source),
        records: row.records.clone(),
    }
}
