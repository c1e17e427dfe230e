//! Rows of which two devices that merge have one of the same name: one of the two is forgotten.

use std::collections::{HashMap, HashSet};

use generated::integrations::{SourceDevice, source_device};
use generated::inventory::{DeviceAliasState, Interface, device_alias_state, interface};
use resource_core::Id;
use resource_runtime::{Result, Tx};

use super::DeviceKey;
use crate::sync::lookup::every;
use crate::sync::stored::standing;

/// Forgets what could not move because the other device has it, too.
pub(super) async fn forget(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    forget_interfaces(tx, from, to).await?;
    forget_aliases(tx, from, to).await?;
    forget_mentions(tx, from, to).await
}

async fn forget_interfaces(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let of =
        async |device: &DeviceKey| every(interface::list(tx).filter(Interface::DEVICE_UID.eq(device.clone()))).await;
    let there: HashSet<_> = of(to).await?.iter().map(|row| row.if_index).collect();
    for row in of(from).await?.iter().filter(|row| there.contains(&row.if_index)) {
        interface::destroy(tx, &row.id).await?;
    }
    Ok(())
}

/// Of two aliases of one name, the one that says more stays: what was decided here about a name holds for what is
/// decided later in the batch, too.
async fn forget_aliases(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let of = async |device: &DeviceKey| {
        every(device_alias_state::list(tx).filter(DeviceAliasState::DEVICE_UID.eq(device.clone()))).await
    };
    let name = |row: &DeviceAliasState| (row.alias_type as u8, row.alias_value.clone());
    let there: HashMap<_, _> = of(to).await?.into_iter().map(|row| (name(&row), row)).collect();
    for row in of(from).await? {
        let Some(other) = there.get(&name(&row)) else { continue };
        let less = if standing(other) >= standing(&row) { &row } else { other };
        device_alias_state::destroy(tx, &less.id).await?;
    }
    Ok(())
}

async fn forget_mentions(tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
    let of = async |device: &DeviceKey| {
        every(source_device::list(tx).filter(SourceDevice::DEVICE_UID.eq(device.clone()))).await
    };
    let there: HashSet<_> = of(to).await?.iter().map(|row| row.source_id).collect();
    for row in of(from).await?.iter().filter(|row| there.contains(&row.source_id)) {
        source_device::forget(tx, &Id::new(row.id)).await?;
    }
    Ok(())
}
