//! Devices made up from numbers, the same for both sides.

use generated::infrastructure::{Partition, Poller};
use generated::inventory::device::{Create, Ingest};
use generated::inventory::{DeviceHardware, DeviceNetworkInterface, DeviceOs, DeviceType};
use resource_core::{Id, Json, Timestamp};
use serde_json::{Value, json};

use crate::baseline::batch::Seen;
use crate::baseline::{self, Moment};

/// When the first device was seen.
const SEEN: Moment = Moment(1_750_000_000_000_000);

/// A device that does not exist yet.
#[derive(Clone, Debug)]
pub struct NewDevice {
    /// Its key.
    pub uid: String,
    /// From which the rest is made up.
    pub number: usize,
    /// Where it is.
    pub partition: Id<Partition>,
    /// Who looks after it.
    pub poller: Option<Id<Poller, String>>,
}

impl NewDevice {
    fn host(&self) -> String {
        format!("host-{:05}", self.number)
    }

    fn ip(&self) -> String {
        format!("10.{}.{}.{}", self.number / 65_536 % 256, self.number / 256 % 256, self.number % 256)
    }

    fn mac(&self) -> String {
        format!("02:00:00:{:02X}:{:02X}:{:02X}", self.number / 65_536 % 256, self.number / 256 % 256, self.number % 256)
    }

    /// The attributes as a request states them.
    fn attributes(&self) -> Value {
        json!({
            "type_id": "server",
            "name": self.name(),
            "hostname": self.host(),
            "ip": self.ip(),
            "mac": self.mac(),
            "domain": "example.org",
            "vendor_name": "Dell Inc.",
            "model": "PowerEdge R650",
            "os": {
                "name": "Debian GNU/Linux", "family": "linux", "version": "12.7", "build": null, "edition": null,
                "kernel_release": "6.1.0-25-amd64", "cpu_bits": 64, "lang": "en",
            },
            "hw_info": {
                "cpu_architecture": "x86_64", "cpu_type": null, "cpu_count": 2, "cpu_cores": 16,
                "cpu_speed_mhz": 2_900, "ram_size": 137_438_953_472_u64, "serial_number": format!("SN{:08}", self.number),
                "chassis": "rack", "bios_manufacturer": "Dell Inc.", "bios_ver": "1.14.1",
            },
            "network_interfaces": [{
                "name": "eno1", "uid": null, "interface_type": "wired", "hostname": null, "mac": self.mac(),
                "ip": self.ip(), "ip_addresses": [self.ip()], "subnet_prefix": 16, "namespace": null,
            }],
            "risk_score": (self.number % 100) as i32,
            "discovery_sources": ["snmp", "armis"],
            "metadata": { "rack": self.number % 40, "site": "north" },
        })
    }

    fn name(&self) -> Option<String> {
        (!self.number.is_multiple_of(3)).then(|| format!("Server \"{}\" in rack {}", self.number, self.number % 40))
    }

    /// For the engine, as a source says it.
    pub fn ingest(&self) -> Ingest {
        let Create { uid, partition, type_name, name, hostname, ip, mac, vendor_name, model, os, .. } = self.create();
        let Create { risk_score, poller, discovery_sources, metadata, .. } = self.create();
        let seen = Timestamp::from_micros(SEEN.0 + self.number as i64);
        Ingest {
            uid,
            partition,
            type_id: None,
            type_name,
            name,
            hostname,
            ip,
            mac,
            vendor_name,
            model,
            os,
            risk_level_id: None,
            risk_score,
            poller,
            agent: None,
            discovery_sources,
            first_seen_time: seen,
            last_seen_time: seen,
            metadata,
            identified: Some(true),
        }
    }

    /// The same for the hand-written side.
    pub fn seen(&self) -> Seen {
        let attributes = self.attributes();
        let seen = Moment(SEEN.0 + self.number as i64);
        Seen {
            uid: self.uid.clone(),
            identified: true,
            type_name: None,
            name: self.name(),
            hostname: Some(self.host()),
            ip: Some(self.ip()),
            mac: Some(self.mac()),
            vendor_name: Some("Dell Inc.".to_owned()),
            model: Some("PowerEdge R650".to_owned()),
            os: Some(attributes["os"].to_string()),
            risk_score: Some((self.number % 100) as i32),
            poller_id: self.poller.as_ref().map(|poller| poller.to_string()),
            sources: attributes["discovery_sources"].to_string(),
            metadata: attributes["metadata"].to_string(),
            first: seen,
            last: seen,
        }
    }

    /// For the engine.
    pub fn create(&self) -> Create {
        Create {
            uid: self.uid.clone(),
            agent: None,
            partition: self.partition,
            type_id: Some(DeviceType::Server),
            type_name: None,
            name: self.name(),
            hostname: Some(self.host()),
            ip: Some(self.ip()),
            mac: Some(self.mac()),
            uid_alt: None,
            domain: Some("example.org".to_owned()),
            zone: None,
            subnet_uid: None,
            vlan_uid: None,
            region: None,
            vendor_name: Some("Dell Inc.".to_owned()),
            model: Some("PowerEdge R650".to_owned()),
            os: Some(DeviceOs {
                name: Some("Debian GNU/Linux".to_owned()),
                family: Some("linux".to_owned()),
                version: Some("12.7".to_owned()),
                build: None,
                edition: None,
                kernel_release: Some("6.1.0-25-amd64".to_owned()),
                cpu_bits: Some(64),
                lang: Some("en".to_owned()),
            }),
            hw_info: Some(DeviceHardware {
                cpu_architecture: Some("x86_64".to_owned()),
                cpu_type: None,
                cpu_count: Some(2),
                cpu_cores: Some(16),
                cpu_speed_mhz: Some(2_900),
                ram_size: Some(137_438_953_472),
                serial_number: Some(format!("SN{:08}", self.number)),
                chassis: Some("rack".to_owned()),
                bios_manufacturer: Some("Dell Inc.".to_owned()),
                bios_ver: Some("1.14.1".to_owned()),
            }),
            network_interfaces: Some(vec![DeviceNetworkInterface {
                name: Some("eno1".to_owned()),
                uid: None,
                interface_type: Some("wired".to_owned()),
                hostname: None,
                mac: Some(self.mac()),
                ip: Some(self.ip()),
                ip_addresses: vec![self.ip()],
                subnet_prefix: Some(16),
                namespace: None,
            }]),
            risk_level_id: None,
            risk_score: Some((self.number % 100) as i32),
            is_compliant: None,
            is_trusted: None,
            owner: None,
            org: None,
            groups: None,
            agent_list: None,
            group: None,
            poller: self.poller.clone(),
            discovery_sources: Some(vec!["snmp".to_owned(), "armis".to_owned()]),
            metadata: Some(Json(
                [("rack".to_owned(), (self.number % 40).into()), ("site".to_owned(), "north".into())]
                    .into_iter()
                    .collect(),
            )),
        }
    }
}

/// For the hand-written side.
pub fn new_by_hand(new: &NewDevice) -> baseline::NewDevice {
    baseline::NewDevice {
        uid: new.uid.clone(),
        partition_id: new.partition.uuid(),
        poller_id: new.poller.as_ref().map(|poller| poller.to_string()),
        group_id: None,
        known: serde_json::from_value(new.attributes()).expect("the attributes are those of a device"),
    }
}

/// For a request.
pub fn document(new: &NewDevice) -> Vec<u8> {
    let poller = new.poller.as_ref().map(|poller| json!({ "data": { "type": "pollers", "id": poller.to_string() } }));
    let mut relationships =
        json!({ "partition": { "data": { "type": "partitions", "id": new.partition.to_string() } } });
    if let Some(poller) = poller {
        relationships["poller"] = poller;
    }
    let data = json!({
        "type": "devices", "id": new.uid, "attributes": new.attributes(), "relationships": relationships,
    });
    json!({ "data": data }).to_string().into_bytes()
}
