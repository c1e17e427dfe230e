//! What an outside system says of one device.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One record of a device, as a source sent it. Nothing in it is trusted or in normal form yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceUpdate {
    /// The key that the source gives the device, if it does.
    pub device_id: Option<String>,
    /// The slug of the partition; blank means `default`.
    pub partition: String,
    /// Where the record comes from.
    pub source: Source,
    /// The device's address.
    pub ip: Option<String>,
    /// The device's hardware address, or several with separators between them.
    pub mac: Option<String>,
    /// The device's name.
    pub hostname: Option<String>,
    /// Everything else; `armis_device_id`, `integration_id` and `netbox_device_id` identify.
    pub metadata: BTreeMap<String, String>,
    /// When the source saw it.
    pub seen_at: DateTime<Utc>,
    /// Whether it answered. Only a probe knows; a source that lists devices says nothing.
    pub is_available: Option<bool>,
    /// Whether the source no longer has it.
    pub is_deleted: bool,
}

/// The kinds of source, which differ in how much their records are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Entered by a person.
    Manual,
    /// Asked of the device over SNMP.
    Snmp,
    /// Found by network discovery.
    Mapper,
    /// Sent by a part of this system about itself.
    SelfReported,
    /// A component of this system.
    Serviceradar,
    /// Armis.
    Armis,
    /// Another system's inventory.
    Integration,
    /// NetBox.
    Netbox,
    /// Seen in flow records.
    Netflow,
    /// Sent by a host's own metrics.
    Sysmon,
    /// Answered to a sweep.
    Sweep,
    /// Seen, and not yet known.
    Sighting,
    /// Anything else.
    Unknown,
}
