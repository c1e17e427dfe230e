//! Two devices that turned out to be one: what refers to the one that vanishes refers to the other.

mod doubles;
mod kept;

use std::collections::HashMap;

use dire::{Merge, Plan};
use generated::inventory::merge_audit::{self, Record};
use generated::inventory::{Device, device};
use generated::monitoring::alert::{self, Clear};
use generated::monitoring::{Alert, AlertSource, AlertStatus};
use resource_core::{Id, Json};
use resource_runtime::read::Hold;
use resource_runtime::{Result, Tx};

use super::alias;
use super::hanging::Moved;
use super::lookup::Found;

pub(super) use self::kept::{Kept, MOST};

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

/// Moves everything that hangs on a device, and tells what that was.
async fn move_everything(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<Moved> {
    let mut moved = Moved::default();
    doubles::forget(tx, from, to).await?;
    moved.take_all(tx, from, to).await?;
    // Somebody may be adding more right now, and commit it before the device goes. From here on nobody can, so the second
    // time nothing is missed. Checks come before their device, as whoever stores results locks them; should
    // the device's own alert be raised just now, one of the two is tried again.
    device::list(tx).filter(Device::UID.eq(from.key().clone())).hold(Hold::References).first().await?;
    doubles::forget(tx, from, to).await?;
    moved.take_all(tx, from, to).await?;
    end_offline_alert(tx, from, to).await?;
    Ok(moved)
}

/// Ends the alert that a device does not answer. Nobody else would: its checks speak of the other device from now on,
/// and whether that one answers is known of itself.
async fn end_offline_alert(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let open = alert::list(tx)
        .filter(Alert::SOURCE_TYPE.eq(AlertSource::Device))
        .filter(Alert::SOURCE_ID.eq(from.key().clone()))
        .filter(Alert::METRIC_NAME.eq(String::new()))
        .filter(Alert::STATUS.ne(AlertStatus::Resolved));
    for open in open.all().await? {
        let note = format!("It was merged into {to}, whose checks tell from now on whether it answers.");
        alert::clear(tx, &open.id, Clear { note: Some(note) }).await?;
    }
    Ok(())
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
