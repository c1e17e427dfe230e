//! Two devices that turned out to be one: what refers to the one that vanishes refers to the other.

use std::collections::HashSet;

use dire::{Merge, Plan};
use generated::infrastructure::agent;
use generated::integrations::source_device;
use generated::inventory::device_identifier::{self, Reassign};
use generated::inventory::merge_audit::{self, Record};
use generated::inventory::{Device, device, device_alias_state, interface};
use generated::monitoring::{alert, service_check};
use resource_core::{Id, Json};
use resource_runtime::{Result, Tx};
use serde_json::json;

use super::lookup::{Found, every};

type DeviceKey = Id<Device, String>;

/// Moves what hangs on vanishing devices, notes every merge, and removes them.
pub(super) async fn merge(tx: &Tx, plan: &Plan, found: &Found) -> Result<()> {
    for (from, to) in plan.moves() {
        let (from, to) = (Id::from(from.as_str()), Id::from(to.as_str()));
        move_everything(tx, &from, &to).await?;
    }
    for merge in &plan.merges {
        merge_audit::record(tx, audit(merge, found)?).await?;
    }
    for (from, _) in plan.moves() {
        device::absorb(tx, &Id::from(from.as_str())).await?;
    }
    Ok(())
}

/// Rows of which both devices have one of the same name stay, and vanish with their device.
async fn move_everything(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let device = || from.clone();
    for row in every(device_identifier::by_device(tx, device_identifier::ByDevice { device: device() })).await? {
        let input = Reassign { device: Some(to.clone()), ..Reassign::default() };
        device_identifier::reassign(tx, &Id::new(row.id), input).await?;
    }
    for row in every(agent::by_device(tx, agent::ByDevice { device: device() })).await? {
        let input = agent::MoveToDevice { device: to.clone() };
        agent::move_to_device(tx, &Id::from(row.uid.as_str()), input).await?;
    }
    for row in every(service_check::by_device(tx, service_check::ByDevice { device: device() })).await? {
        service_check::move_to_device(tx, &row.id, service_check::MoveToDevice { device: to.clone() }).await?;
    }
    for row in every(alert::by_device(tx, alert::ByDevice { device: device() })).await? {
        alert::move_to_device(tx, &row.id, alert::MoveToDevice { device: to.clone() }).await?;
    }
    move_interfaces(tx, from, to).await?;
    move_aliases(tx, from, to).await?;
    move_mentions(tx, from, to).await
}

async fn move_interfaces(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let of = async |device: &DeviceKey| {
        every(interface::by_device(tx, interface::ByDevice { device: device.clone() })).await
    };
    let there: HashSet<_> = of(to).await?.iter().map(|row| row.if_index).collect();
    for row in of(from).await?.iter().filter(|row| !there.contains(&row.if_index)) {
        interface::move_to_device(tx, &row.id, interface::MoveToDevice { device: to.clone() }).await?;
    }
    Ok(())
}

async fn move_aliases(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let of = async |device: &DeviceKey| {
        every(device_alias_state::by_device(tx, device_alias_state::ByDevice { device: device.clone() })).await
    };
    let name = |row: &device_alias_state::DeviceAliasState| (row.alias_type as u8, row.alias_value.clone());
    let there: HashSet<_> = of(to).await?.iter().map(name).collect();
    for row in of(from).await?.iter().filter(|row| !there.contains(&name(row))) {
        let input = device_alias_state::MoveToDevice { device: to.clone() };
        device_alias_state::move_to_device(tx, &row.id, input).await?;
    }
    Ok(())
}

async fn move_mentions(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let of = async |device: &DeviceKey| {
        every(source_device::by_device(tx, source_device::ByDevice { device: device.clone() })).await
    };
    let there: HashSet<_> = of(to).await?.iter().map(|row| row.source_id).collect();
    for row in of(from).await?.iter().filter(|row| !there.contains(&row.source_id)) {
        let input = source_device::MoveToDevice { device: to.clone() };
        source_device::move_to_device(tx, &Id::new(row.id), input).await?;
    }
    Ok(())
}

fn audit(merge: &Merge, found: &Found) -> Result<Record> {
    let evidence: Vec<_> = merge
        .evidence
        .iter()
        .map(|identifier| json!({ "kind": identifier.kind.as_str(), "value": identifier.value.as_ref() }))
        .collect();
    let details = json!({ "evidence": evidence, "survivor": merge.survivor.as_str() });
    Ok(Record {
        kind: None,
        from_device: Id::from(merge.from.as_str()),
        to_device: Id::from(merge.to.as_str()),
        partition: found.partition(&merge.partition)?,
        reason: Some(merge.reason.as_str().to_owned()),
        confidence_score: Some(f64::from(merge.source.confidence()) / 10.0),
        source: Some(merge.source.as_str().to_owned()),
        details: Some(Json(details.as_object().cloned().unwrap_or_default())),
    })
}
