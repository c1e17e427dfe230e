//! Carrying out what was decided about a batch.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use dire::{Batch, DeviceChange, DeviceId, Plan, Presence, Registration};
use generated::inventory::device::{self, Ingest, SetAvailability, Update};
use generated::inventory::device_identifier::Register;
use generated::inventory::{Device, DeviceStatus};
use resource_core::{Id, Timestamp};
use resource_runtime::{Error, Result, Tx};

use super::lookup::{DELETED, Found, is_deleted};
use super::stored::{stored_confidence, stored_kind};
use super::{alias, merge, rows};

/// The most characters of most texts that a device has.
const LONGEST: usize = 255;
/// The most characters of the name of a source.
const LONGEST_SOURCE: usize = 63;

/// Writes a plan, in the order in which it wants to be written.
pub(super) async fn carry_out(tx: &Tx, (batch, plan): (&Batch, &Plan), found: &Found) -> Result<()> {
    rows::clear_ip(tx, without_address(plan, found).map(|device| Id::from(device.as_str())).collect()).await?;
    let changes = plan.devices.iter().filter(|change| change.last_seen.is_some());
    let inputs: Result<Vec<_>> = changes.map(|change| ingest(tx, (batch, change), found)).collect();
    rows::ingest(tx, inputs?).await?;
    merge::merge(tx, plan, found).await?;
    let new: Result<Vec<_>> = plan.register.iter().map(|registration| register(registration, found)).collect();
    rows::register(tx, new?).await?;
    let seen = plan.touch.iter().filter_map(|registration| found.identifiers.get(&registration.identifier).cloned());
    rows::touch(tx, seen.collect()).await?;
    alias::note(tx, (batch, plan), found).await?;
    for change in &plan.devices {
        conclude(tx, change, found.devices.get(&change.id)).await?;
    }
    Ok(())
}

/// Notes that no source has a device any more. What is known of it stays.
pub(super) async fn retract(tx: &Tx, device: &Device) -> Result<()> {
    let id = Id::from(device.uid.as_str());
    if !is_deleted(device) {
        let mut metadata = device.metadata.clone();
        metadata.0.insert(DELETED.to_owned(), "true".into());
        device::update(tx, &id, Update { metadata: Some(metadata), ..Update::default() }).await?;
    }
    if device.is_available {
        device::set_availability(tx, &id, SetAvailability { is_available: false }).await?;
    }
    Ok(())
}

/// Stored devices that end without the address that they have. Taking in a record leaves what it does not say, so
/// this has to be said.
fn without_address<'a>(plan: &'a Plan, found: &'a Found) -> impl Iterator<Item = &'a DeviceId> {
    let stored_ip = |id: &DeviceId| found.devices.get(id).and_then(|row| row.ip.as_deref());
    let losing = plan.devices.iter().filter(move |change| change.ip.is_none() && stored_ip(&change.id).is_some());
    let changed: HashSet<&DeviceId> = plan.devices.iter().map(|change| &change.id).collect();
    let robbed = plan.cleared.iter().filter(move |cleared| {
        let had = stored_ip(&cleared.device).and_then(dire::address::parse);
        had == Some(cleared.ip) && !changed.contains(&cleared.device)
    });
    losing.map(|change| &change.id).chain(robbed.map(|cleared| &cleared.device))
}

fn ingest(tx: &Tx, (batch, change): (&Batch, &DeviceChange), found: &Found) -> Result<Ingest> {
    let stored = found.devices.get(&change.id);
    let facts = batch.facts(change);
    let mut metadata = stored.map(|row| row.metadata.clone()).unwrap_or_default();
    let said = |name: &str| facts.metadata.get(name).map(|text| fitting(text, LONGEST)).filter(|text| !text.is_empty());
    let (vendor_name, model, type_name) = (said("manufacturer"), said("model"), said("role"));
    metadata.0.extend(facts.metadata.iter().map(|(key, value)| (key.clone(), value.as_str().into())));
    match change.retracted_by {
        Some(_) => metadata.0.insert(DELETED.to_owned(), "true".into()),
        None => metadata.0.remove(DELETED),
    };
    let mut sources = stored.map(|row| row.discovery_sources.clone()).unwrap_or_default();
    for source in &facts.sources {
        if !sources.iter().any(|known| known == source) {
            sources.push((*source).to_owned());
        }
    }
    let now = tx.now();
    let last_seen = change.last_seen.map_or(now, timestamp);
    Ok(Ingest {
        uid: change.id.to_string(),
        partition: found.partition(&change.partition)?,
        type_id: None,
        type_name,
        name: None,
        hostname: facts.hostname.as_deref().map(|name| fitting(name, LONGEST)),
        ip: change.ip.map(|ip| ip.to_string()),
        mac: facts.mac.map(|mac| mac.to_string()),
        vendor_name,
        model,
        os: None,
        risk_level_id: None,
        risk_score: None,
        poller: None,
        agent: None,
        discovery_sources: Some(sources),
        first_seen_time: change.first_seen.map_or(last_seen, timestamp),
        last_seen_time: last_seen,
        metadata: Some(metadata),
        identified: Some(change.is_identified),
    })
}

fn register(registration: &Registration, found: &Found) -> Result<Register> {
    let Registration { identifier, device, confidence, source, .. } = registration;
    Ok(Register {
        device: Id::from(device.as_str()),
        partition: found.partition(&identifier.partition)?,
        identifier_type: stored_kind(identifier.kind),
        identifier_value: identifier.value.to_string(),
        confidence: Some(stored_confidence(*confidence)),
        source: Some(fitting(source.as_str(), LONGEST_SOURCE)),
        verified: None,
        metadata: None,
    })
}

/// What a device becomes that its row does not show by being written: certain, gone, available or not.
async fn conclude(tx: &Tx, change: &DeviceChange, stored: Option<&Device>) -> Result<()> {
    let id = Id::from(change.id.as_str());
    if change.is_identified && stored.is_some_and(|row| row.status == DeviceStatus::Discovered) {
        device::identify(tx, &id).await?;
    }
    match (change.retracted_by, change.last_seen, stored) {
        // Nothing but its end was said of it, so that it was not written yet.
        (Some(_), None, Some(stored)) => return retract(tx, stored).await,
        (Some(_), None, None) => return Err(Error::internal(format!("{} is retracted and unknown", change.id))),
        _ => {}
    }
    let is_available = stored.is_some_and(|row| row.is_available) && change.presence != Presence::New;
    match change.availability {
        Some(answers) if answers != is_available => {
            device::set_availability(tx, &id, SetAvailability { is_available: answers }).await.map(drop)
        }
        _ => Ok(()),
    }
}

/// As much of a text from outside as its field holds.
fn fitting(text: &str, most: usize) -> String {
    text.trim().chars().take(most).collect::<String>().trim_end().to_owned()
}

fn timestamp(time: DateTime<Utc>) -> Timestamp {
    Timestamp::from_micros(time.timestamp_micros())
}
