//! A device as NetBox sends it, and as a record.
//!
//! `integration_id` is the number alone: that it is one of a NetBox, where other systems count from one as well, is said
//! by `integration_type`, and by nothing else, so that a file with the same numbers may say it, too. Custom fields are not taken over: they are the customer's, and nothing
//! that looks like this system's own metadata may come in through them.

use std::collections::BTreeMap;
use std::net::IpAddr;

use chrono::{DateTime, Utc};
use dire::{DeviceUpdate, Source};
use ipnet::IpNet;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::text;

/// A row whose texts are in order.
pub struct Row {
    pub id: u64,
    pub address: Option<IpAddr>,
    name: Option<String>,
    metadata: BTreeMap<String, String>,
}

/// What is wrong with a row.
pub struct Flaw {
    pub field: String,
    pub value: String,
    pub reason: String,
}

/// The fields that are used. Everything else that NetBox sends is ignored.
#[derive(Deserialize)]
pub struct Sent {
    id: u64,
    name: Option<String>,
    primary_ip4: Option<Address>,
    primary_ip6: Option<Address>,
    role: Option<Named>,
    /// The name of `role` before NetBox 3.6; some releases send both.
    device_role: Option<Named>,
    site: Option<Named>,
    location: Option<Named>,
    rack: Option<Named>,
    tenant: Option<Named>,
    platform: Option<Named>,
    device_type: Option<Model>,
    serial: Option<String>,
    asset_tag: Option<String>,
    status: Option<Choice>,
    #[serde(default)]
    tags: Vec<Tag>,
}

#[derive(Deserialize)]
struct Address {
    address: String,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Model {
    model: String,
    manufacturer: Option<Named>,
}

#[derive(Deserialize)]
struct Choice {
    value: String,
}

#[derive(Deserialize)]
struct Tag {
    slug: String,
}

impl Row {
    /// Reads the JSON of a row.
    pub fn read(json: &str) -> Result<Sent, Flaw> {
        serde_json::from_str(json).map_err(|error| culprit(json, &error))
    }

    /// Checks and orders what was sent.
    pub fn understand(sent: Sent) -> Result<Row, Flaw> {
        let address = sent.primary_ip4.as_ref().map(|primary| parse("primary_ip4", &primary.address)).transpose()?;
        let sixth = sent.primary_ip6.as_ref().map(|primary| parse("primary_ip6", &primary.address)).transpose()?;
        let tags: Vec<&str> = sent.tags.iter().map(|tag| tag.slug.as_str()).collect();
        let (tags, sixth) = (tags.join(","), sixth.map(|address| address.to_string()));
        let named = |named: &Option<Named>| named.as_ref().map(|named| named.name.clone());
        let model = sent.device_type.as_ref();
        let texts = [
            ("role", named(&sent.role).or_else(|| named(&sent.device_role))),
            ("site", named(&sent.site)),
            ("location", named(&sent.location)),
            ("rack", named(&sent.rack)),
            ("tenant", named(&sent.tenant)),
            ("platform", named(&sent.platform)),
            ("manufacturer", model.and_then(|model| named(&model.manufacturer))),
            ("model", model.map(|model| model.model.clone())),
            ("serial", sent.serial),
            ("asset_tag", sent.asset_tag),
            ("status", sent.status.map(|status| status.value)),
            ("tags", Some(tags)),
            ("primary_ip6", sixth),
        ];
        let mut metadata = BTreeMap::new();
        for (key, value) in texts {
            let Some(value) = value else { continue };
            if let Some(value) = text::clean(&value).map_err(|reason| flaw(key, &value, reason))? {
                metadata.insert(key.to_owned(), value.to_owned());
            }
        }
        let name = sent.name.unwrap_or_default();
        let name = text::clean(&name).map_err(|reason| flaw("name", &name, reason))?.map(str::to_owned);
        Ok(Row { address, id: sent.id, name, metadata })
    }

    /// The record of this row.
    pub fn update(self, address: IpAddr, partition: &str, seen_at: DateTime<Utc>) -> DeviceUpdate {
        let Row { id, name, mut metadata, .. } = self;
        metadata.insert("integration_type".to_owned(), "netbox".to_owned());
        metadata.insert("integration_id".to_owned(), id.to_string());
        metadata.insert("netbox_device_id".to_owned(), id.to_string());
        DeviceUpdate {
            device_id: None,
            partition: partition.to_owned(),
            source: Source::Netbox,
            ip: Some(address.to_string()),
            mac: None,
            hostname: name,
            metadata,
            seen_at,
            is_available: None,
            is_deleted: false,
        }
    }
}

/// An address without its prefix length.
fn parse(field: &str, text: &str) -> Result<IpAddr, Flaw> {
    let network = text.parse::<IpNet>().map(|network| network.addr());
    network.or_else(|_| text.parse()).map_err(|_| flaw(field, text, "not an address; correct it in NetBox"))
}

fn flaw(field: &str, value: &str, reason: &str) -> Flaw {
    Flaw { field: field.to_owned(), value: value.to_owned(), reason: reason.to_owned() }
}

/// The field that keeps a row from being read: the one that does so alone.
fn culprit(json: &str, error: &serde_json::Error) -> Flaw {
    let whole = || flaw("row", json, &error.to_string());
    let Ok(fields) = serde_json::from_str::<Map<String, Value>>(json) else { return whole() };
    if !fields.contains_key("id") {
        return flaw("id", "", "missing");
    }
    let alone = fields.into_iter().find_map(|(key, value)| {
        let mut fields = Map::from_iter([("id".to_owned(), Value::from(1))]);
        let shown = value.to_string();
        fields.insert(key.clone(), value);
        let error = serde_json::from_value::<Sent>(Value::Object(fields)).err()?;
        Some(flaw(&key, &shown, &error.to_string()))
    });
    alone.unwrap_or_else(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(json: &str) -> Result<Row, Flaw> {
        Row::read(json).and_then(Row::understand)
    }

    fn told(json: &str) -> (String, String, String) {
        let Err(flaw) = row(json) else { panic!("{json} is understood") };
        (flaw.field, flaw.value, flaw.reason)
    }

    #[test]
    fn keeps_what_is_useful() {
        let json = r#"{"id": 42, "name": " r1 ", "primary_ip4": {"address": "192.0.2.1/24", "family": {"value": 4}},
            "role": {"name": "Router", "slug": "router"}, "device_role": {"name": "old"}, "site": {"name": "Oslo"},
            "device_type": {"model": "MX204", "manufacturer": {"name": "Juniper"}}, "platform": null, "serial": "",
            "status": {"value": "active", "label": "Active"}, "tags": [{"slug": "a"}, {"slug": "b"}],
            "primary_ip6": {"address": "2001:db8::1/64"}, "custom_fields": {"canonical_device_id": "sr:x"}}"#;
        let Ok(row) = row(json) else { panic!("not understood") };
        let address = row.address.unwrap();
        let update = row.update(address, "p1", DateTime::UNIX_EPOCH);
        assert_eq!((update.ip.as_deref(), update.hostname.as_deref()), (Some("192.0.2.1"), Some("r1")));
        assert_eq!((update.partition.as_str(), update.source, update.is_available), ("p1", Source::Netbox, None));
        let expected = [
            ("integration_id", "42"),
            ("integration_type", "netbox"),
            ("manufacturer", "Juniper"),
            ("model", "MX204"),
            ("netbox_device_id", "42"),
            ("primary_ip6", "2001:db8::1"),
            ("role", "Router"),
            ("site", "Oslo"),
            ("status", "active"),
            ("tags", "a,b"),
        ];
        let metadata: Vec<(&str, &str)> = update.metadata.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(metadata, expected);
    }

    #[test]
    fn names_the_field_that_is_wrong() {
        let (field, value, reason) = told(r#"{"id": 1, "name": "a", "site": {"name": 7}}"#);
        assert_eq!((field.as_str(), value.as_str()), ("site", r#"{"name":7}"#));
        assert!(reason.contains("expected a string"), "{reason}");
        assert_eq!(told(r#"{"name": "a"}"#).0, "id");
        assert_eq!(told(r#"{"id": -3}"#).0, "id");
        assert_eq!(told("[1]").0, "row");
        let (field, value, _) = told(r#"{"id": 1, "primary_ip4": {"address": "10.0.0.300/24"}}"#);
        assert_eq!((field.as_str(), value.as_str()), ("primary_ip4", "10.0.0.300/24"));
        assert_eq!(told(r#"{"id": 1, "serial": "a\u0000b"}"#).0, "serial");
    }
}
