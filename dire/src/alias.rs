//! Other names under which a device was seen, as sources write them into the metadata.

use std::collections::BTreeSet;

use crate::{Batch, DeviceChange, address, text};

/// A kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AliasKind {
    /// An address beside the main one.
    Ip,
    /// The id of a service that runs on it.
    ServiceId,
    /// The address of the collector that it reports to.
    CollectorIp,
}

/// Another name of a device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alias {
    /// What kind of name it is.
    pub kind: AliasKind,
    /// The name; addresses are in normal form.
    pub value: String,
}

/// The name is the value.
const NAMED: [(&str, AliasKind); 3] = [
    ("_alias_last_seen_ip", AliasKind::Ip),
    ("_alias_last_seen_service_id", AliasKind::ServiceId),
    ("_alias_collector_ip", AliasKind::CollectorIp),
];
/// The name stands behind the colon; the value is a time.
const COUNTED: [(&str, AliasKind); 2] = [("ip_alias:", AliasKind::Ip), ("service_alias:", AliasKind::ServiceId)];
/// All addresses of a device, with commas between them.
const ALL_IPS: &str = "all_ips";

impl Batch {
    /// The other names under which a device was seen, by the latest record about it. The change is one of the plan
    /// that this batch resolved to. Its own address is no other name.
    pub fn aliases(&self, change: &DeviceChange) -> BTreeSet<Alias> {
        let records = change.records.iter().filter_map(|at| self.records().get(*at));
        let Some(latest) = records.filter(|record| !record.is_retraction).max_by_key(|record| record.seen_at) else {
            return BTreeSet::new();
        };
        let mut aliases = BTreeSet::new();
        for (key, value) in &latest.metadata {
            if let Some((_, kind)) = NAMED.iter().find(|(name, _)| name == key) {
                aliases.extend(alias(*kind, value));
            }
            for (name, kind) in COUNTED {
                aliases.extend(key.strip_prefix(name).and_then(|value| alias(kind, value)));
            }
            if key == ALL_IPS {
                aliases.extend(value.split(',').filter_map(|value| alias(AliasKind::Ip, value)));
            }
        }
        let own = change.ip.map(|ip| Alias { kind: AliasKind::Ip, value: ip.to_string() });
        aliases.retain(|alias| Some(alias) != own.as_ref());
        aliases
    }
}

/// What is no address is no alias.
fn alias(kind: AliasKind, value: &str) -> Option<Alias> {
    let value = match kind {
        AliasKind::Ip | AliasKind::CollectorIp => address::parse(value.trim())?.to_string(),
        AliasKind::ServiceId => text::clean(value)?,
    };
    Some(Alias { kind, value })
}
