//! Two devices that turned out to be one: what refers to the one that vanishes refers to the other.

mod kept;

use std::collections::{HashMap, HashSet};

use dire::{Merge, Plan};
use generated::infrastructure::agent;
use generated::integrations::source_device;
use generated::inventory::device_identifier::{self, Reassign};
use generated::inventory::merge_audit::{self, Record};
use generated::inventory::{Device, DeviceAliasState, device, device_alias_state, interface};
use generated::monitoring::{alert, service_check};
use resource_core::{Id, Json};
use resource_runtime::{Result, Tx};
use uuid::Uuid;

use super::alias;
use super::lookup::{Found, every};
use super::stored::standing;

pub(super) use self::kept::{Kept, MOST, Moved};

type DeviceKey = Id<Device, String>;

/// Moves what hangs on vanishing devices, notes every merge, and removes them.
pub(super) async fn merge(tx: &Tx, plan: &Plan, found: &Found) -> Result<()> {
    let mut moved = HashMap::new();
    for (from, to) in plan.moves() {
        let (gone, stays) = (Id::from(from.as_str()), Id::from(to.as_str()));
        moved.insert(from, move_everything(tx, &gone, &stays).await?);
    }
    for merge in &plan.merges {
        let mut moved = moved.remove(&merge.from);
        if let (Some(ip), Some(moved)) = (merge.address, &mut moved) {
            let survivor = (Id::from(merge.survivor.as_str()), found.partition(&merge.partition)?);
            moved.address = alias::confirm(tx, survivor, ip).await?;
        }
        merge_audit::record(tx, audit(merge, found, moved)?).await?;
    }
    for (from, _) in plan.moves() {
        device::absorb(tx, &Id::from(from.as_str())).await?;
    }
    Ok(())
}

/// Rows of which both devices have one of the same name stay, and vanish with their device.
async fn move_everything(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<Moved> {
    let device = || from.clone();
    let mut moved = Moved::default();
    for row in every(device_identifier::by_device(tx, device_identifier::ByDevice { device: device() })).await? {
        let input = Reassign { device: Some(to.clone()), ..Reassign::default() };
        device_identifier::reassign(tx, &Id::new(row.id), input).await?;
        moved.identifiers.push(row.id);
    }
    for row in every(agent::by_device(tx, agent::ByDevice { device: device() })).await? {
        let input = agent::MoveToDevice { device: to.clone() };
        agent::move_to_device(tx, &Id::from(row.uid.as_str()), input).await?;
        moved.agents.push(row.uid.clone());
    }
    for row in every(service_check::by_device(tx, service_check::ByDevice { device: device() })).await? {
        service_check::move_to_device(tx, &row.id, service_check::MoveToDevice { device: to.clone() }).await?;
        moved.service_checks.push(row.id.uuid());
    }
    for row in every(alert::by_device(tx, alert::ByDevice { device: device() })).await? {
        alert::move_to_device(tx, &row.id, alert::MoveToDevice { device: to.clone() }).await?;
        moved.alerts.push(row.id.uuid());
    }
    moved.interfaces = move_interfaces(tx, from, to).await?;
    moved.aliases = move_aliases(tx, from, to).await?;
    moved.mentions = move_mentions(tx, from, to).await?;
    Ok(moved)
}

async fn move_interfaces(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<Vec<Uuid>> {
    let of = async |device: &DeviceKey| {
        every(interface::by_device(tx, interface::ByDevice { device: device.clone() })).await
    };
    let there: HashSet<_> = of(to).await?.iter().map(|row| row.if_index).collect();
    let mut moved = Vec::new();
    for row in of(from).await?.iter().filter(|row| !there.contains(&row.if_index)) {
        interface::move_to_device(tx, &row.id, interface::MoveToDevice { device: to.clone() }).await?;
        moved.push(row.id.uuid());
    }
    Ok(moved)
}

/// Of two of one name, the one that says more stays: what was decided here about a name holds for what is decided
/// later in the batch, too.
async fn move_aliases(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<Vec<Uuid>> {
    let of = async |device: &DeviceKey| {
        every(device_alias_state::by_device(tx, device_alias_state::ByDevice { device: device.clone() })).await
    };
    let name = |row: &DeviceAliasState| (row.alias_type as u8, row.alias_value.clone());
    let there: HashMap<_, _> = of(to).await?.into_iter().map(|row| (name(&row), row)).collect();
    let mut moved = Vec::new();
    for row in of(from).await? {
        match there.get(&name(&row)) {
            Some(other) if standing(other.state) >= standing(row.state) => continue,
            Some(other) => device_alias_state::destroy(tx, &other.id).await?,
            None => {}
        }
        let input = device_alias_state::MoveToDevice { device: to.clone() };
        device_alias_state::move_to_device(tx, &row.id, input).await?;
        moved.push(row.id.uuid());
    }
    Ok(moved)
}

async fn move_mentions(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<Vec<i64>> {
    let of = async |device: &DeviceKey| {
        every(source_device::by_device(tx, source_device::ByDevice { device: device.clone() })).await
    };
    let there: HashSet<_> = of(to).await?.iter().map(|row| row.source_id).collect();
    let mut moved = Vec::new();
    for row in of(from).await?.iter().filter(|row| !there.contains(&row.source_id)) {
        let input = source_device::MoveToDevice { device: to.clone() };
        source_device::move_to_device(tx, &Id::new(row.id), input).await?;
        moved.push(row.id);
    }
    Ok(moved)
}

fn audit(merge: &Merge, found: &Found, moved: Option<Moved>) -> Result<Record> {
    Ok(Record {
        kind: None,
        from_device: Id::from(merge.from.as_str()),
        to_device: Id::from(merge.to.as_str()),
        partition: found.partition(&merge.partition)?,
        reason: Some(merge.reason.as_str().to_owned()),
        confidence_score: Some(f64::from(merge.source.confidence()) / 10.0),
        source: Some(merge.source.as_str().to_owned()),
        details: Some(Json(kept::details(merge, found.devices.get(&merge.from).zip(moved)))),
    })
}
