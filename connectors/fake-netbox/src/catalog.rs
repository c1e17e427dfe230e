//! What devices refer to: sites, roles, types, platforms and tags. Fixed lists, the same for every seed.

use serde_json::{Value, json};

/// A collection of named things below `/api/dcim/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sites,
    Roles,
    Manufacturers,
    Types,
    Platforms,
}

/// Every collection with the place where it is listed.
pub const KINDS: [(Kind, &str); 5] = [
    (Kind::Sites, "sites"),
    (Kind::Roles, "device-roles"),
    (Kind::Manufacturers, "manufacturers"),
    (Kind::Types, "device-types"),
    (Kind::Platforms, "platforms"),
];

/// Tags, which have no place of their own here.
pub const TAGS: [&str; 4] = ["Critical", "Lab", "Managed", "PCI"];

/// Models, each with the number of its manufacturer among the names below.
const MODELS: [(&str, usize); 6] =
    [("DCS-7050", 0), ("ISR 4331", 1), ("Catalyst 9300", 1), ("QFX5120", 2), ("SRX340", 2), ("PowerEdge R650", 3)];

impl Kind {
    /// The names, in the order of the ids.
    pub fn names(self) -> Vec<&'static str> {
        match self {
            Kind::Sites => vec!["Amsterdam", "Berlin", "Chicago", "Dublin", "Edinburgh", "Frankfurt", "Geneva", "Oslo"],
            Kind::Roles => vec!["Access Switch", "Core Switch", "Firewall", "Router", "Server"],
            Kind::Manufacturers => vec!["Arista", "Cisco", "Juniper", "Dell"],
            Kind::Types => MODELS.iter().map(|(model, _)| *model).collect(),
            Kind::Platforms => vec!["EOS", "IOS XE", "Junos", "Linux"],
        }
    }

    fn place(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, place)| place)
    }

    /// The short form in which other things refer to one.
    pub fn reference(self, base: &str, id: usize) -> Option<Value> {
        let name = *self.names().get(id.checked_sub(1)?)?;
        let mut value = json!({
            "id": id,
            "url": format!("{base}/api/dcim/{}/{id}/", self.place()),
            "display": name,
            "name": name,
            "slug": slug(name),
            "description": "",
        });
        if let (Kind::Types, Some(fields)) = (self, value.as_object_mut()) {
            fields.remove("name");
            fields.insert("model".to_owned(), json!(name));
            let manufacturer = MODELS.get(id - 1).map_or(1, |(_, number)| number + 1);
            fields.insert("manufacturer".to_owned(), json!(Kind::Manufacturers.reference(base, manufacturer)));
        }
        Some(value)
    }

    /// The whole object.
    pub fn detail(self, base: &str, id: usize) -> Option<Value> {
        let mut value = self.reference(base, id)?;
        let own = match self {
            Kind::Sites => json!({
                "status": { "value": "active", "label": "Active" }, "region": null, "group": null, "tenant": null,
                "facility": format!("DC{id}"), "time_zone": "UTC", "physical_address": "", "shipping_address": "",
                "latitude": null, "longitude": null,
            }),
            Kind::Roles => json!({ "color": "2196f3", "vm_role": true, "config_template": null, "parent": null }),
            Kind::Types => json!({ "u_height": 1.0, "is_full_depth": true, "part_number": "" }),
            Kind::Manufacturers | Kind::Platforms => json!({}),
        };
        let common = json!({
            "display_url": format!("{base}/dcim/{}/{id}/", self.place()),
            "tags": [], "custom_fields": {}, "comments": "",
            "created": "2025-01-06T08:00:00.000000Z", "last_updated": "2025-01-06T08:00:00.000000Z",
        });
        let fields = value.as_object_mut()?;
        for more in [own, common] {
            fields.extend(more.as_object().cloned().into_iter().flatten());
        }
        Some(value)
    }
}

/// The short form of a tag, by its number from 0.
pub fn tag(base: &str, number: usize) -> Value {
    let name = TAGS[number % TAGS.len()];
    let id = number % TAGS.len() + 1;
    json!({
        "id": id, "url": format!("{base}/api/extras/tags/{id}/"), "display_url": format!("{base}/extras/tags/{id}/"),
        "display": name, "name": name, "slug": slug(name), "color": "9e9e9e",
    })
}

/// The form of a name in addresses.
pub fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}
