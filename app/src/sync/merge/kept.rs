//! What is kept of a merge, so that it can be undone: the device that vanishes, and which rows moved.

use dire::Merge;
use generated::inventory::device::Restore;
use generated::inventory::{Device, DeviceStatus, MergeAudit};
use resource_core::value::{json_from_scalar, json_to_scalar};
use resource_core::{Id, Value};
use resource_runtime::{Error, Result};
use serde_json::{Map, json};

use crate::sync::hanging::Moved;

/// Of how many rows it is kept that they moved: entries of the audit are read as pages. Of alerts that are over the
/// oldest are left out, and stay where they are when the merge is undone; a merge that moved more of all else cannot be.
pub(in crate::sync) const MOST: usize = 2_000;

/// A merge that can be undone.
pub(in crate::sync) struct Kept {
    /// The device to which everything moved.
    pub survivor: Id<Device, String>,
    pub moved: Moved,
    device: Map<String, serde_json::Value>,
}

/// The details of a merge as its audit has them. Without a row that vanished there is nothing to undo.
pub(super) fn details(merge: &Merge, gone: Option<(&Device, Moved)>) -> Map<String, serde_json::Value> {
    let evidence = merge.evidence.iter();
    let evidence = evidence.map(|found| json!({ "kind": found.kind.as_str(), "value": found.value.as_ref() }));
    let mut details = Map::from_iter([
        ("evidence".to_owned(), evidence.collect()),
        ("survivor".to_owned(), merge.survivor.as_str().into()),
    ]);
    if let Some((device, moved)) = gone {
        details.insert("rows".to_owned(), moved.rows().into());
        if let Some(moved) = moved.at_most(MOST) {
            details.insert("moved".to_owned(), json!(moved));
            details.insert("device".to_owned(), serde_json::Value::Object(described(device)));
        }
    }
    details
}

impl Kept {
    /// What an entry of the audit keeps, if it keeps enough.
    pub fn of(audit: &MergeAudit) -> Option<Kept> {
        let details = &audit.details.0;
        let (moved, device) = (details.get("moved")?, details.get("device")?);
        let survivor = details.get("survivor").and_then(serde_json::Value::as_str);
        Some(Kept {
            survivor: survivor.map_or_else(|| audit.to_device.clone(), Id::from),
            moved: serde_json::from_value(moved.clone()).ok()?,
            device: device.as_object()?.clone(),
        })
    }

    /// The state that the device was in.
    pub fn status(&self) -> Result<DeviceStatus> {
        Ok(value::<Option<_>>(&self.device, "status")?.unwrap_or(DeviceStatus::Discovered))
    }
}

/// The fields of a device that come back with it as they were.
macro_rules! fields {
    ($($field:ident)*) => {
        fn described(device: &Device) -> Map<String, serde_json::Value> {
            Map::from_iter([
                $((stringify!($field).to_owned(), json(&device.$field)),)*
                ("group".to_owned(), json(&device.group_id)),
                ("poller".to_owned(), json(&device.poller_id)),
                ("agent".to_owned(), json(&device.agent_uid)),
                ("status".to_owned(), json(&device.status)),
            ])
        }

        impl Kept {
            /// The device, as it was.
            pub fn device(&self, audit: &MergeAudit) -> Result<Restore> {
                Ok(Restore {
                    uid: audit.from_device.key().clone(),
                    partition: audit.partition,
                    identified: Some(self.status()? != DeviceStatus::Discovered),
                    $($field: value(&self.device, stringify!($field))?,)*
                    group: value(&self.device, "group")?,
                    poller: value(&self.device, "poller")?,
                    agent: value(&self.device, "agent")?,
                })
            }
        }
    };
}

fields! {
    type_id type_name name hostname ip mac uid_alt domain zone subnet_uid vlan_uid region vendor_name model os hw_info
    network_interfaces first_seen_time last_seen_time risk_level_id risk_score is_compliant is_trusted owner org groups
    agent_list discovery_sources metadata
}

fn json<T: Value>(value: &T) -> serde_json::Value {
    json_from_scalar(T::KIND, &value.to_scalar())
}

fn value<T: Value>(device: &Map<String, serde_json::Value>, name: &str) -> Result<T> {
    let kept = device.get(name).cloned().unwrap_or_default();
    let read = json_to_scalar(T::KIND, kept).and_then(T::from_scalar);
    read.map_err(|error| Error::internal(format!("of a device that was merged is kept a `{name}` that {error}")))
}
