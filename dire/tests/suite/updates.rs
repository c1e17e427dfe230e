//! Making updates and taking them in.

use chrono::{DateTime, TimeDelta, Utc};
use dire::{DeviceUpdate, Source};
use uuid::{Uuid, uuid};

use crate::store::Store;

/// Whose updates they are.
pub const TENANT: Uuid = uuid!("8f14e45f-ceea-467f-9575-6f0d3c1b2a99");

/// A MAC address that a manufacturer gave.
pub const MAC: &str = "00:1a:2b:3c:4d:5e";

/// A moment, by seconds after an arbitrary one.
pub fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(seconds)
}

/// An update that says nothing but where it comes from and an address.
pub fn from(source: Source, ip: &str) -> Update {
    Update(DeviceUpdate {
        device_id: None,
        partition: String::new(),
        source,
        ip: Some(ip.to_owned()),
        mac: None,
        hostname: None,
        metadata: Default::default(),
        seen_at: at(0),
        is_available: None,
        is_deleted: false,
    })
}

pub fn armis(number: impl ToString, ip: &str) -> Update {
    from(Source::Armis, ip).armis(number)
}

pub fn netbox(number: impl ToString, ip: &str) -> Update {
    from(Source::Netbox, ip).netbox(number)
}

pub fn sweep(ip: &str) -> Update {
    from(Source::Sweep, ip)
}

/// Takes updates in singly and as a batch, each in a store of its own, and tells the devices they are about
/// after it has seen that both agree.
pub fn singly_and_at_once(updates: &[Update]) -> Vec<String> {
    let (mut batch, mut single) = (Store::default(), Store::default());
    let ids = batch.ingest(updates).ids();
    let singly: Vec<_> = updates.iter().map(|update| single.ingest_one(update.clone())).collect();
    assert_eq!(ids, singly);
    assert_eq!(batch, single);
    ids
}

/// An update in the making.
#[derive(Clone, Debug)]
pub struct Update(pub DeviceUpdate);

impl Update {
    pub fn armis(self, number: impl ToString) -> Self {
        self.says("armis_device_id", number)
    }

    pub fn netbox(self, number: impl ToString) -> Self {
        self.says("netbox_device_id", number)
    }

    pub fn says(mut self, key: &str, value: impl ToString) -> Self {
        self.0.metadata.insert(key.to_owned(), value.to_string());
        self
    }

    pub fn mac(mut self, mac: &str) -> Self {
        self.0.mac = Some(mac.to_owned());
        self
    }

    pub fn partition(mut self, slug: &str) -> Self {
        self.0.partition = slug.to_owned();
        self
    }

    pub fn id(mut self, id: &str) -> Self {
        self.0.device_id = Some(id.to_owned());
        self
    }

    pub fn hostname(mut self, name: &str) -> Self {
        self.0.hostname = Some(name.to_owned());
        self
    }

    pub fn seen(mut self, seconds: i64) -> Self {
        self.0.seen_at = at(seconds);
        self
    }

    pub fn answers(mut self, answer: bool) -> Self {
        self.0.is_available = Some(answer);
        self
    }

    pub fn gone(mut self) -> Self {
        self.0.is_deleted = true;
        self
    }

    pub fn nowhere(mut self) -> Self {
        self.0.ip = None;
        self
    }
}
