//! Making records, and taking them in both ways at once.

use std::collections::BTreeMap;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use dire::{DeviceUpdate, Source};
use futures::TryStreamExt as _;
use generated::inventory::{
    Device, DeviceAliasState, DeviceIdentifier, DeviceStatus, MergeAudit, device_alias_state, device_identifier,
    merge_audit,
};
use resource_core::Timestamp;
use resource_runtime::testing::TestCx;

use crate::site::Site;

/// A MAC address that a manufacturer gave.
pub const MAC: &str = "00:1a:2b:3c:4d:5e";

/// A record in the making.
#[derive(Clone, Debug)]
pub struct Update(pub DeviceUpdate);

/// A moment, by seconds after an arbitrary one.
pub fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(seconds)
}

/// The same as rows have it.
pub fn stored(seconds: i64) -> Timestamp {
    Timestamp::from_micros(at(seconds).timestamp_micros())
}

/// A record that says nothing but where it comes from and an address.
pub fn from(source: Source, ip: &str) -> Update {
    Update(DeviceUpdate {
        device_id: None,
        partition: String::new(),
        source,
        ip: Some(ip.to_owned()),
        mac: None,
        hostname: None,
        metadata: BTreeMap::new(),
        seen_at: at(0),
        is_available: None,
        is_deleted: false,
    })
}

pub fn armis(number: impl ToString, ip: &str) -> Update {
    from(Source::Armis, ip).says("armis_device_id", number)
}

pub fn netbox(number: impl ToString, ip: &str) -> Update {
    from(Source::Netbox, ip).netbox(number)
}

pub fn sweep(ip: &str) -> Update {
    from(Source::Sweep, ip)
}

impl Update {
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
}

/// Two tenants: one takes records in at once, the other one by one. Keys of devices depend on the tenant, so devices
/// go by numbers here: the first that was named is 0.
pub struct Both {
    pub at_once: Site,
    pub singly: Site,
    named: Mutex<[Vec<String>; 2]>,
}

/// A device as tests compare it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub ip: Option<String>,
    pub hostname: Option<String>,
    pub first_seen: Timestamp,
    pub last_seen: Timestamp,
    pub is_available: bool,
    pub status: DeviceStatus,
    pub sources: Vec<String>,
    pub metadata: BTreeMap<String, String>,
    /// Kinds and values.
    pub identifiers: Vec<String>,
    /// Kinds, values and states.
    pub aliases: Vec<String>,
}

impl Both {
    /// Two tenants without devices.
    pub fn new(t: &TestCx) -> Both {
        Both { at_once: Site::new(t, "batch"), singly: Site::new(t, "single"), named: Mutex::default() }
    }

    /// Takes records in and tells which device each is about, after it has seen that both ways come to the same.
    pub async fn take(&self, updates: &[Update]) -> Vec<usize> {
        let all = (0..).zip(updates.iter().map(|update| update.0.clone()));
        let ingested = app::sync::ingest(&self.at_once.sync, all).await.expect("a batch");
        let batch: Vec<_> = ingested.assignments.iter().map(|one| self.number(0, one.device.as_str())).collect();
        let mut single = Vec::new();
        for update in updates {
            match app::sync::resolve_one(&self.singly.sync, update.0.clone()).await {
                Ok(id) => single.push(self.number(1, id.key())),
                Err(refused) => assert_eq!(refused.code(), "refused", "{refused:?}"),
            }
        }
        assert_eq!(batch, single, "the devices that the records are about");
        assert_eq!(self.look(0).await, self.look(1).await, "what is in the database");
        batch
    }

    /// The devices by their numbers.
    pub async fn devices(&self) -> BTreeMap<usize, Seen> {
        self.look(0).await.0
    }

    /// How many merges were noted.
    pub async fn merges(&self) -> usize {
        self.look(0).await.1
    }

    fn number(&self, way: usize, uid: &str) -> usize {
        let named = &mut self.named.lock().unwrap()[way];
        named.iter().position(|known| known == uid).unwrap_or_else(|| {
            named.push(uid.to_owned());
            named.len() - 1
        })
    }

    async fn look(&self, way: usize) -> (BTreeMap<usize, Seen>, usize) {
        let site = if way == 0 { &self.at_once } else { &self.singly };
        let mut identifiers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let rows: Vec<DeviceIdentifier> =
            device_identifier::list(&site.sync).stream().try_collect().await.expect("identifiers");
        for row in rows {
            let text = format!("{:?} {} {:?}", row.identifier_type, row.identifier_value, row.confidence);
            identifiers.entry(row.device_uid.to_string()).or_default().push(text);
        }
        let mut aliases: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let rows: Vec<DeviceAliasState> =
            device_alias_state::list(&site.sync).stream().try_collect().await.expect("aliases");
        for row in rows {
            let text = format!("{:?} {} {:?}", row.alias_type, row.alias_value, row.state);
            aliases.entry(row.device_uid.to_string()).or_default().push(text);
        }
        let devices = site.devices().await;
        let seen = devices.values().map(|row| {
            let [own, names] = [&mut identifiers, &mut aliases].map(|all| {
                let mut own = all.remove(&row.uid).unwrap_or_default();
                own.sort();
                own
            });
            (self.number(way, &row.uid), seen(row, (own, names)))
        });
        let seen = seen.collect();
        assert!(identifiers.is_empty(), "identifiers of nothing: {identifiers:?}");
        let merges: Vec<MergeAudit> = merge_audit::list(&site.sync).stream().try_collect().await.expect("merges");
        (seen, merges.len())
    }
}

fn seen(row: &Device, (identifiers, aliases): (Vec<String>, Vec<String>)) -> Seen {
    let mut sources = row.discovery_sources.clone();
    sources.sort();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let mut metadata: BTreeMap<_, _> = row.metadata.0.iter().map(|(key, value)| (key.clone(), text(value))).collect();
    assert_eq!(metadata.remove("canonical_device_id"), Some(row.uid.clone()));
    Seen {
        ip: row.ip.clone(),
        hostname: row.hostname.clone(),
        first_seen: row.first_seen_time,
        last_seen: row.last_seen_time,
        is_available: row.is_available,
        status: row.status,
        sources,
        metadata,
        identifiers,
        aliases,
    }
}
