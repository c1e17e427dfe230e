//! The devices of the picture.

use std::collections::HashMap;
use std::net::IpAddr;
use std::ops::{Index, IndexMut};

use chrono::{DateTime, Utc};

use crate::{Batch, DeviceId, Holdings, Known, Life, Partition, Presence};

/// Where a device is in the picture.
pub(super) type Place = usize;

pub(super) struct Row {
    pub id: DeviceId,
    pub partition: Partition,
    pub ip: Option<IpAddr>,
    pub holds: Holdings,
    pub life: Life,
    pub presence: Presence,
    pub first_seen: Option<DateTime<Utc>>,
    /// The records about it, by position.
    pub records: Vec<usize>,
    /// The device that it turned out to be in this batch.
    pub merged_into: Option<Place>,
    /// Whether all that was said of it last is that it is gone.
    pub is_retracted: bool,
}

pub(super) struct Devices {
    rows: Vec<Row>,
    places: HashMap<DeviceId, Place>,
}

impl Devices {
    pub(super) fn of(known: &Known, batch: &Batch) -> Self {
        let most = known.devices.len() + batch.records().len();
        let mut devices = Devices { rows: Vec::with_capacity(most), places: HashMap::with_capacity(most) };
        for (id, device) in &known.devices {
            devices.places.insert(id.clone(), devices.rows.len());
            devices.rows.push(Row {
                id: id.clone(),
                partition: device.partition.clone(),
                ip: device.ip.filter(|_| device.life == Life::Live),
                holds: device.holds,
                life: device.life,
                presence: Presence::Stored,
                first_seen: device.first_seen,
                records: Vec::new(),
                merged_into: None,
                is_retracted: device.is_retracted,
            });
        }
        devices
    }

    pub(super) fn rows(&self) -> impl ExactSizeIterator<Item = (Place, &Row)> {
        self.rows.iter().enumerate()
    }

    /// Where the device with a key is, even if it is none any more.
    pub(super) fn place(&self, id: &DeviceId) -> Option<Place> {
        self.places.get(id).copied()
    }

    pub(super) fn is_live_in(&self, place: Place, partition: &Partition) -> bool {
        self.rows[place].life == Life::Live && self.rows[place].partition == *partition
    }

    /// The device that this one is by now. Chains are shortened on the way, so that they cost nothing later.
    pub(super) fn survivor(&mut self, mut place: Place) -> Place {
        while let Some(next) = self.rows[place].merged_into {
            let Some(after) = self.rows[next].merged_into else { return next };
            self.rows[place].merged_into = Some(after);
            place = after;
        }
        place
    }

    pub(super) fn add(&mut self, id: DeviceId, partition: Partition) -> Place {
        let place = self.rows.len();
        self.places.insert(id.clone(), place);
        self.rows.push(Row {
            id,
            partition,
            ip: None,
            holds: Holdings::default(),
            life: Life::Live,
            presence: Presence::New,
            first_seen: None,
            records: Vec::new(),
            merged_into: None,
            is_retracted: false,
        });
        place
    }
}

impl Index<Place> for Devices {
    type Output = Row;

    fn index(&self, place: Place) -> &Row {
        &self.rows[place]
    }
}

impl IndexMut<Place> for Devices {
    fn index_mut(&mut self, place: Place) -> &mut Row {
        &mut self.rows[place]
    }
}
