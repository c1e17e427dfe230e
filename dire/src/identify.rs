//! Which identifiers an update has.

use std::collections::BTreeMap;
use std::net::IpAddr;

use crate::{Identifier, Kind, Mac, Partition, Refusal, RefusalReason, text};

/// The strong identifiers of an update, in order of priority; if there is none, its address.
pub(crate) fn identifiers(
    partition: &Partition,
    metadata: &BTreeMap<String, String>,
    mac: Option<Mac>,
    ip: Option<IpAddr>,
) -> Result<Vec<Identifier>, RefusalReason> {
    let mut found = Vec::with_capacity(4);
    for kind in Kind::ALL {
        let value = match kind {
            Kind::Mac => mac.map(|mac| mac.to_string()),
            Kind::Ip if found.is_empty() => ip.map(|ip| ip.to_string()),
            Kind::Ip => None,
            Kind::IntegrationId => integration_id(metadata),
            Kind::ArmisDeviceId | Kind::NetboxDeviceId => {
                metadata.get(kind.as_str()).and_then(|text| text::clean(text))
            }
        };
        let Some(value) = value else { continue };
        let length = value.chars().count();
        if length > Refusal::MAX_VALUE_LENGTH || value.contains(char::is_control) {
            return Err(RefusalReason::UnstorableIdentifier { kind, length });
        }
        found.push(Identifier::new(partition.clone(), kind, value));
    }
    Ok(found)
}

/// The number in another system, with the name of that system before it if there is one: number 5 of one
/// system is not number 5 of another.
fn integration_id(metadata: &BTreeMap<String, String>) -> Option<String> {
    let number = metadata.get(Kind::IntegrationId.as_str()).and_then(|text| text::clean(text))?;
    match metadata.get("integration_type").and_then(|text| text::clean(text)) {
        Some(system) => Some(format!("{}:{number}", system.to_lowercase())),
        None => Some(number),
    }
}
