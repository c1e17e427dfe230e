//! Undoing a merge: the device that vanished comes back, and with it what moved.
//!
//! From then on nobody but a person makes the two one: what takes devices in looks here before it merges any.

use futures::FutureExt as _;
use generated::infrastructure::{Agent, Poller, agent, poller};
use generated::inventory::merge_audit::{self, Record};
use generated::inventory::{Device, DeviceGroup, DeviceStatus, MergeAudit, MergeKind, Unmerged, device, device_group};
use resource_core::{Id, Json};
use resource_runtime::{Cx, Error, Result, Tx};
use serde_json::json;

use super::lookup::every;
use super::merge::{Kept, MOST};
use super::{ACTOR, alias, batch, place};

type DeviceKey = Id<Device, String>;

/// Takes two devices apart again, for the actor of the context, who is named with it. What has changed hands since then
/// stays where it is.
///
/// # Errors
/// [`resource_runtime::Class::Conflict`] with the code `not_a_merge`, `undone`, `unrecorded`, `merged_on` or `exists`,
/// which the text explains; else when the database does not answer.
pub async fn unmerge(cx: &Cx, id: &Id<MergeAudit>, reason: Option<String>) -> Result<Unmerged> {
    let reason = reason.unwrap_or_else(|| "undone".to_owned());
    let (by, cx) = (cx.actor().name.as_str(), cx.system(ACTOR));
    let mut attempt = 1;
    loop {
        match cx.transaction(async |tx| once(tx, id, (by, &reason)).boxed().await).boxed().await {
            Err(error) if batch::is_worth_another(&error, attempt) => attempt += 1,
            done => return done,
        }
    }
}

async fn once(tx: &Tx, id: &Id<MergeAudit>, (by, reason): (&str, &str)) -> Result<Unmerged> {
    place::enter(tx).await?;
    let audit = merge_audit::get(tx, id).await?;
    let kept = undoable(tx, &audit).await?;
    bring_back(tx, &audit, &kept).await?;
    // Its address is its own again.
    if let Some(address) = kept.moved.address {
        alias::doubt(tx, &kept.survivor, address).await?;
    }
    let mut moved = kept.moved.put_back(tx, &kept.survivor, &audit.from_device).await?;
    moved.take_alerts_since(tx, audit.merged_at, (&kept.survivor, &audit.from_device)).await?;
    // In a batch one merge may follow another. The evidence was for the device that it was merged into at first.
    let apart = [kept.survivor.key(), audit.to_device.key()];
    let details = json!({ "undoes": id.uuid(), "by": by, "moved": moved, "apart_from": apart });
    let undoing = Record {
        kind: Some(MergeKind::Unmerge),
        from_device: audit.from_device.clone(),
        to_device: kept.survivor,
        partition: audit.partition,
        reason: Some(reason.to_owned()),
        confidence_score: None,
        source: Some("manual".to_owned()),
        details: Some(Json(details.as_object().cloned().unwrap_or_default())),
    };
    let undoing = merge_audit::record(tx, undoing).await?;
    Ok(Unmerged { device: audit.from_device.key().clone(), merge_audit: Id::new(undoing.id.uuid()) })
}

/// What is kept of a merge, if it can be undone.
async fn undoable(tx: &Tx, audit: &MergeAudit) -> Result<Kept> {
    let refuse = |code, text: String| Err(Error::conflict(code, text));
    if audit.kind != MergeKind::Merge {
        return refuse("not_a_merge", "This is the undoing of a merge, and no merge.".to_owned());
    }
    let of_device = MergeAudit::FROM_DEVICE.eq(audit.from_device.clone()).and(MergeAudit::KIND.eq(MergeKind::Unmerge));
    let undoings = every(merge_audit::list(tx).filter(of_device).sort(MergeAudit::FROM_DEVICE)).await?;
    let this = json!(audit.id.uuid());
    if undoings.iter().any(|undoing| undoing.details.0.get("undoes") == Some(&this)) {
        let text = "This merge was undone already; another entry of the same device tells when, and by whom.";
        return refuse("undone", text.to_owned());
    }
    let Some(kept) = Kept::of(audit) else {
        let text = format!(
            "It is not recorded what this merge moved: it is older than such records, moved more than {MOST} rows, or \
             the device became known with the merge."
        );
        return refuse("unrecorded", text);
    };
    if !is_there(tx, &kept.survivor).await? {
        let text = format!("{} is gone by now; if it was merged into another device, undo that first.", kept.survivor);
        return refuse("merged_on", text);
    }
    if is_there(tx, &audit.from_device).await? {
        return refuse("exists", format!("There is another device {} by now.", audit.from_device));
    }
    Ok(kept)
}

async fn is_there(tx: &Tx, device: &DeviceKey) -> Result<bool> {
    Ok(device::list(tx).filter(Device::UID.eq(device.key().clone())).count().await? > 0)
}

/// The device as it was, but for an address that another one has by now and for what it referred to that is gone.
async fn bring_back(tx: &Tx, audit: &MergeAudit, kept: &Kept) -> Result<()> {
    let mut device = kept.device(audit)?;
    if let Some(ip) = &device.ip {
        let is_taken = Device::PARTITION_ID.eq(audit.partition).and(Device::IP.eq(ip.clone()));
        if device::list(tx).filter(is_taken).count().await? > 0 {
            device.ip = None;
        }
    }
    if let Some(group) = device.group
        && device_group::list(tx).filter(DeviceGroup::ID.eq(group)).count().await? == 0
    {
        device.group = None;
    }
    if let Some(id) = &device.poller
        && poller::list(tx).filter(Poller::ID.eq(id.key().clone())).count().await? == 0
    {
        device.poller = None;
    }
    if let Some(id) = &device.agent
        && agent::list(tx).filter(Agent::UID.eq(id.key().clone())).count().await? == 0
    {
        device.agent = None;
    }
    device::restore(tx, device).await?;
    if kept.status()? == DeviceStatus::Managed {
        device::manage(tx, &audit.from_device).await?;
    }
    Ok(())
}
