//! What a source no longer has.
//!
//! A device is given up when its source was seen whole twice without it, and no other source names it: between two
//! pages of one reading, a row that goes and another that comes cannot be told from none.

use std::collections::HashSet;

use connectors::Whole;
use generated::integrations::SourceDevice;
use generated::integrations::source_device::{self, Missing};
use generated::inventory::{Device, device};
use resource_core::Id;
use resource_runtime::{Cx, Result, Tx};

use super::claim::Claim;
use super::lookup::every;
use super::{place, write};

/// How many devices are given up in one transaction.
const AT_ONCE: u32 = 250;

/// Gives up what did not come, neither now nor when the source was last seen whole. Only who has seen it whole can.
pub(super) async fn missing(cx: &Cx, claim: &Claim, _seen: Whole) -> Result<u64> {
    let Some(before) = claim.source.last_whole_fetch else { return Ok(0) };
    let mut retracted = 0;
    loop {
        let some = cx.transaction(async |tx| some_of_them(tx, claim, before).await).await?;
        let Some(some) = some else { return Ok(retracted) };
        retracted += some;
    }
}

/// How many devices were given up; `None` if nothing was missing.
async fn some_of_them(tx: &Tx, claim: &Claim, before: i64) -> Result<Option<u64>> {
    place::enter(tx).await?;
    claim.renew(tx).await?;
    let source = claim.source.id;
    let gone = source_device::missing(tx, Missing { source, before }).limit(AT_ONCE).page().await?.records;
    if gone.is_empty() {
        return Ok(None);
    }
    let uids = || gone.iter().map(|row| row.device_uid.clone());
    let by_others = SourceDevice::DEVICE_UID.is_in(uids()).and(SourceDevice::SOURCE_ID.ne(source));
    let named = every(source_device::list(tx).filter(by_others)).await?;
    let named: HashSet<_> = named.into_iter().map(|row| row.device_uid.clone()).collect();
    let given_up = uids().filter(|uid| !named.contains(uid)).map(Id::into_key);
    let mut retracted = 0;
    for device in device::list(tx).filter(Device::UID.is_in(given_up)).all().await? {
        write::retract(tx, &device).await?;
        retracted += 1;
    }
    for row in &gone {
        source_device::forget(tx, &Id::new(row.id)).await?;
    }
    Ok(Some(retracted))
}
