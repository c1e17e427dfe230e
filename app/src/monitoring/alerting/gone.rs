//! Alerts about what nobody asks any more: no result will end them, so whoever takes it out of use does.

use generated::inventory::{Device, device};
use generated::monitoring::{AlertSource, ServiceCheck, service_check};
use resource_core::Id;
use resource_runtime::read::Hold;
use resource_runtime::{Result, Tx};

use super::{Source, clear, end, open};

/// Ends the alert about a check that is disabled or removed, which `why` says. If no other check of its device is in
/// use, nobody finds out either whether the device answers again.
///
/// # Errors
/// When the database does not answer.
pub async fn check(tx: &Tx, check: &ServiceCheck, why: &str) -> Result<()> {
    let tx = tx.system("results");
    let source = Source { kind: AlertSource::ServiceCheck, id: check.id.to_string() };
    end(&tx, source, format!("{} {why}; whether it works is not known any more", check.name)).await?;
    let Some(uid) = &check.device_uid else { return Ok(()) };
    // Held, so that of two checks that go at once one finds the other gone.
    let found = device::list(&tx).filter(Device::UID.eq(uid.key().clone())).hold(Hold::Changes).first().await?;
    let Some(device) = found else { return Ok(()) };
    if device.is_available || is_asked(&tx, check, uid).await? {
        return Ok(());
    }
    let name = device.name.as_ref().or(device.hostname.as_ref()).unwrap_or_else(|| uid.key());
    let note = format!("no check of {name} is in use; whether it answers is not known any more");
    end(&tx, Source { kind: AlertSource::Device, id: uid.key().clone() }, note).await
}

/// Ends every alert about a device that is removed.
///
/// # Errors
/// When the database does not answer.
pub async fn device(tx: &Tx, device: &Device) -> Result<()> {
    let name = device.name.as_ref().or(device.hostname.as_ref()).unwrap_or(&device.uid);
    let source = Source { kind: AlertSource::Device, id: device.uid.clone() };
    let tx = tx.system("results");
    clear(&tx, open(&tx, source), &format!("{name} was removed")).await
}

/// Whether another check of a device is in use.
async fn is_asked(tx: &Tx, check: &ServiceCheck, uid: &Id<Device, String>) -> Result<bool> {
    let others = service_check::list(tx)
        .filter(ServiceCheck::DEVICE_UID.eq(Some(uid.clone())))
        .filter(ServiceCheck::ENABLED.eq(true))
        .filter(ServiceCheck::ID.ne(check.id));
    Ok(others.limit(1).first().await?.is_some())
}
