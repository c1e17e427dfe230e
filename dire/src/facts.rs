//! What a batch says of one device, taken together.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Batch, DeviceChange, Mac};

/// What the updates of a batch say of one device; the last one that says a thing is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its name.
    pub hostname: Option<String>,
    /// Its hardware address.
    pub mac: Option<Mac>,
    /// The sources that named it.
    pub sources: BTreeSet<&'static str>,
    /// Everything else, and its key as `canonical_device_id`.
    pub metadata: BTreeMap<String, String>,
}

impl Batch {
    /// What the updates about a device say of it. The change is one of the plan that this batch resolved to.
    pub fn facts(&self, change: &DeviceChange) -> Facts {
        let mut facts = Facts::default();
        for record in change.records.iter().filter_map(|at| self.records().get(*at)) {
            if record.hostname.is_some() {
                facts.hostname.clone_from(&record.hostname);
            }
            facts.mac = record.mac.or(facts.mac);
            facts.sources.insert(record.source.as_str());
            facts.metadata.extend(record.metadata.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        facts.metadata.insert("canonical_device_id".to_owned(), change.id.to_string());
        facts
    }
}
