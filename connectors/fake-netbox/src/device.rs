//! One device, and its forms as NetBox 4 sends them.

use std::net::Ipv4Addr;

use serde_json::json;

use crate::catalog::{self, Kind};
use crate::random::Random;

/// States that devices are in, by value and label.
const STATES: [(&str, &str); 4] =
    [("active", "Active"), ("planned", "Planned"), ("staged", "Staged"), ("offline", "Offline")];

/// The rest of the fields: those that no device here has a value for.
const REST: &str = concat!(
    r#""tenant":null,"asset_tag":null,"location":null,"rack":null,"position":null,"face":null,"#,
    r#""latitude":null,"longitude":null,"parent_device":null,"airflow":null,"primary_ip6":null,"#,
    r#""oob_ip":null,"cluster":null,"virtual_chassis":null,"vc_position":null,"vc_priority":null,"#,
    r#""description":"","comments":"","config_template":null,"config_context":{},"local_context_data":null,"#,
    r#""custom_fields":{},"created":"2025-01-06T08:00:00.000000Z","#,
    r#""last_updated":"2025-01-06T08:00:00.000000Z","console_port_count":0,"console_server_port_count":0,"#,
    r#""power_port_count":0,"power_outlet_count":0,"interface_count":1,"front_port_count":0,"#,
    r#""rear_port_count":0,"device_bay_count":0,"module_bay_count":0,"inventory_item_count":0"#,
);

/// One device.
pub struct Device {
    pub id: u64,
    pub name: Option<String>,
    pub address: Option<Ipv4Addr>,
    pub site: usize,
    pub role: usize,
    pub status: &'static str,
    kind: usize,
    platform: Option<usize>,
    serial: String,
    tags: Vec<usize>,
}

impl Device {
    /// The device with this id; everything but id, name and address varies with the numbers.
    pub fn new(id: u64, random: &mut Random) -> Device {
        let mut pick = |kind: Kind| random.below(kind.names().len()) + 1;
        let (site, role, kind, platform) =
            (pick(Kind::Sites), pick(Kind::Roles), pick(Kind::Types), pick(Kind::Platforms));
        let place = catalog::slug(Kind::Sites.names()[site - 1]);
        Device {
            id,
            name: Some(format!("{}-{}-{id:06}", &place[..3], ["as", "cs", "fw", "rt", "sv"][role - 1])),
            address: Some(address(id)),
            site,
            role,
            // Most are in use.
            status: STATES[random.below(16).saturating_sub(12)].0,
            kind,
            platform: (random.below(10) > 0).then_some(platform),
            serial: format!("SN{:012X}", random.next() >> 16),
            tags: (0..catalog::TAGS.len()).filter(|_| random.below(4) == 0).collect(),
        }
    }

    fn display(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("Device ({})", self.id))
    }

    /// The short form: `?brief=1`.
    pub fn brief(&self, base: &str) -> String {
        let id = self.id;
        let (name, display) = (json!(self.name), json!(self.display()));
        format!(
            r#"{{"id":{id},"url":"{base}/api/dcim/devices/{id}/","display":{display},"name":{name},"description":""}}"#
        )
    }

    /// The whole object, as text: pages of a thousand are too slow as trees of values.
    pub fn detail(&self, references: &References) -> String {
        let References { base, sites, roles, types, platforms, tags } = references;
        let id = self.id;
        let label = STATES.iter().find(|(value, _)| *value == self.status).map_or("", |(_, label)| label);
        let address = self.address.map_or_else(|| "null".to_owned(), |address| primary(base, id, address));
        let platform = self.platform.map_or("null", |platform| &platforms[platform - 1]);
        let tags: Vec<&str> = self.tags.iter().map(|number| tags[*number].as_str()).collect();
        let tags = tags.join(",");
        let (name, display) = (json!(self.name), json!(self.display()));
        let (kind, role, site) = (&types[self.kind - 1], &roles[self.role - 1], &sites[self.site - 1]);
        let (serial, status) = (&self.serial, self.status);
        format!(
            r#"{{"id":{id},"url":"{base}/api/dcim/devices/{id}/","display_url":"{base}/dcim/devices/{id}/","display":{display},"name":{name},"device_type":{kind},"role":{role},"platform":{platform},"serial":"{serial}","site":{site},"status":{{"value":"{status}","label":"{label}"}},"primary_ip":{address},"primary_ip4":{address},"tags":[{tags}],{REST}}}"#
        )
    }
}

/// The short forms of all that devices refer to, for one request, as text.
pub struct References {
    base: String,
    sites: Vec<String>,
    roles: Vec<String>,
    types: Vec<String>,
    platforms: Vec<String>,
    tags: Vec<String>,
}

impl References {
    pub fn new(base: &str) -> References {
        let all = |kind: Kind| {
            let ids = 1..=kind.names().len();
            ids.map(|id| json!(kind.reference(base, id)).to_string()).collect()
        };
        References {
            base: base.to_owned(),
            sites: all(Kind::Sites),
            roles: all(Kind::Roles),
            types: all(Kind::Types),
            platforms: all(Kind::Platforms),
            tags: (0..catalog::TAGS.len()).map(|number| catalog::tag(base, number).to_string()).collect(),
        }
    }
}

/// The short form of a device's address; it has the device's number.
pub fn primary(base: &str, id: u64, address: Ipv4Addr) -> String {
    format!(
        r#"{{"id":{id},"url":"{base}/api/ipam/ip-addresses/{id}/","display":"{address}/24","family":{{"value":4,"label":"IPv4"}},"address":"{address}/24","description":""}}"#
    )
}

/// An address of its own for each id, 250 in each /24 below 10.0.0.0.
fn address(id: u64) -> Ipv4Addr {
    let index = u32::try_from(id.saturating_sub(1)).unwrap_or_default();
    let [.., block, subnet] = (index / 250).to_be_bytes();
    let [.., host] = (index % 250 + 1).to_be_bytes();
    // Sixteen million addresses are more than any test asks for; ids beyond them share.
    Ipv4Addr::new(10, block, subnet, host)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::address;

    #[test]
    fn each_device_has_an_address_of_its_own() {
        let addresses: BTreeSet<_> = (1..=100_000).map(address).collect();
        assert_eq!(addresses.len(), 100_000);
    }
}
