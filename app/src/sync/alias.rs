//! Other names under which devices are seen: the first sighting makes an alias, the third confirms it.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;

use dire::{Alias, AliasKind, Batch, DeviceId, Plan, Standing};
use generated::infrastructure::Partition;
use generated::inventory::device_alias_state::{self, Detect};
use generated::inventory::{AliasState, AliasType, Device, DeviceAliasState};
use resource_core::Id;
use resource_runtime::{Result, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::lookup::{Found, every};
use super::rows;
use super::stored::standing;

/// A device and the partition that it is in.
type Owner = (Id<Device, String>, Id<Partition>);

/// How many devices one statement asks for.
const AT_ONCE: usize = 250;
/// The most characters of a name.
const LONGEST: usize = 255;

/// Notes the other names that a batch has of its devices. Those that were replaced or put aside stay so.
pub(super) async fn note(tx: &Tx, (batch, plan): (&Batch, &Plan), found: &Found) -> Result<()> {
    let merged: BTreeSet<&DeviceId> = plan.moves().map(|(from, _)| from).collect();
    let mut sighted = Vec::new();
    for change in plan.devices.iter().filter(|change| change.last_seen.is_some() && !merged.contains(&change.id)) {
        let names = batch.aliases(change).into_iter().filter(|alias| alias.value.chars().count() <= LONGEST);
        sighted.extend(names.map(|alias| (change, alias)));
    }
    let known = known(tx, sighted.iter().map(|(change, _)| &change.id).collect()).await?;
    let (mut new, mut again) = (Vec::new(), Vec::new());
    for (change, alias) in sighted {
        let (kind, value) = stored(alias);
        match known.get(&(change.id.to_string(), kind as u8, value.clone())) {
            None => new.push(Detect {
                device: Id::from(change.id.as_str()),
                partition: found.partition(&change.partition)?,
                alias_type: kind,
                alias_value: value,
                metadata: None,
                previous_alias: None,
            }),
            Some(row) if matches!(row.state, AliasState::Replaced | AliasState::Archived) => {}
            Some(row) => again.push(row.id),
        }
    }
    rows::detect(tx, new).await?;
    rows::sight(tx, again).await
}

/// An alias that a merge made certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Confirmed {
    #[serde(rename = "address")]
    pub alias: Uuid,
    /// What it was before; nothing if it was not there.
    #[serde(rename = "address_was", default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Doubt>,
}

/// How an alias is not certain: it was not seen often enough, or not for long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Doubt {
    Detected,
    Stale,
}

/// Makes an address a confirmed alias of a device, unless it was put aside. Tells which one it is if it was none.
pub(super) async fn confirm(tx: &Tx, (device, partition): Owner, ip: IpAddr) -> Result<Option<Confirmed>> {
    let is_one = DeviceAliasState::DEVICE_UID
        .eq(device.clone())
        .and(DeviceAliasState::ALIAS_TYPE.eq(AliasType::Ip))
        .and(DeviceAliasState::ALIAS_VALUE.eq(ip.to_string()));
    let known = device_alias_state::list(tx).filter(is_one).all().await?;
    let Some(known) = known.first() else {
        let (alias_type, alias_value) = (AliasType::Ip, ip.to_string());
        let new = Detect { device, partition, alias_type, alias_value, metadata: None, previous_alias: None };
        let id = device_alias_state::detect(tx, new).await?.id;
        device_alias_state::confirm(tx, &id).await?;
        return Ok(Some(Confirmed { alias: id.uuid(), was: None }));
    };
    let was = match (standing(known), known.state) {
        (Standing::Seen, AliasState::Stale) => {
            device_alias_state::reactivate(tx, &known.id).await?;
            Doubt::Stale
        }
        (Standing::Seen, _) => {
            device_alias_state::confirm(tx, &known.id).await?;
            Doubt::Detected
        }
        (Standing::Confirmed | Standing::PutAside, _) => return Ok(None),
    };
    Ok(Some(Confirmed { alias: known.id.uuid(), was: Some(was) }))
}

/// Undoes [`confirm`], if the alias still is one of the device.
pub(super) async fn doubt(tx: &Tx, device: &Id<Device, String>, Confirmed { alias, was }: Confirmed) -> Result<()> {
    let is_one = DeviceAliasState::ID.eq(alias).and(DeviceAliasState::DEVICE_UID.eq(device.clone()));
    let Some(row) = device_alias_state::list(tx).filter(is_one).first().await? else { return Ok(()) };
    match was {
        None => device_alias_state::destroy(tx, &row.id).await,
        Some(_) if !matches!(row.state, AliasState::Confirmed | AliasState::Updated) => Ok(()),
        Some(Doubt::Detected) => device_alias_state::doubt(tx, &row.id).await.map(drop),
        Some(Doubt::Stale) => device_alias_state::mark_stale(tx, &row.id).await.map(drop),
    }
}

/// The aliases that devices have so far, by device, kind and name.
async fn known(tx: &Tx, devices: BTreeSet<&DeviceId>) -> Result<HashMap<(String, u8, String), DeviceAliasState>> {
    let mut known = HashMap::new();
    let devices: Vec<_> = devices.into_iter().collect();
    for some in devices.chunks(AT_ONCE) {
        let uids = some.iter().map(|device| Id::from(device.as_str()));
        let of_some = DeviceAliasState::DEVICE_UID.is_in(uids);
        for row in every(device_alias_state::list(tx).filter(of_some).sort(DeviceAliasState::DEVICE_UID)).await? {
            known.insert((row.device_uid.to_string(), row.alias_type as u8, row.alias_value.clone()), row);
        }
    }
    Ok(known)
}

fn stored(alias: Alias) -> (AliasType, String) {
    let kind = match alias.kind {
        AliasKind::Ip => AliasType::Ip,
        AliasKind::ServiceId => AliasType::ServiceId,
        AliasKind::CollectorIp => AliasType::CollectorIp,
    };
    (kind, alias.value)
}
