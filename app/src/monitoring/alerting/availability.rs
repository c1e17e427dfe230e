//! What the checks of a device say of it: it is there while one of them is answered.

use generated::inventory::device::{self, SetAvailability};
use generated::inventory::{Device, DeviceStatus};
use generated::monitoring::{AlertSource, ServiceCheck, Severity, TargetHealth, service_check};
use resource_core::Timestamp;
use resource_runtime::read::Hold;
use resource_runtime::{Class, Result, Tx};

use super::{Condition, Source, end, raise};

/// How often a device that answers is noted to have been seen, at least.
const SEEN_EVERY: i64 = 60_000_000;

/// Notes what a check found of its device. An alert is raised when the device goes, and ended when it is back.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn follow(tx: &Tx, check: &ServiceCheck, health: TargetHealth) -> Result<()> {
    let Some(uid) = &check.device_uid else { return Ok(()) };
    let Some(mut device) = found(device::get(tx, uid).await)? else { return Ok(()) };
    let answers = match health {
        TargetHealth::Up => true,
        TargetHealth::Down if !device.is_available => false,
        TargetHealth::Down => {
            // The last two checks may fail in two reports at once, of which neither sees the other yet: the second one
            // waits here for the first. Who finds an answer waits for nobody, and says so again with the next one.
            let held = device::list(tx).hold(Hold::Changes).get(uid).await;
            let Some(held) = found(held)? else { return Ok(()) };
            device = held;
            device.is_available && another_answers(tx, check).await?
        }
    };
    if device.is_available != answers || (health == TargetHealth::Up && stale(&device, tx.now())) {
        device::set_availability(tx, uid, SetAvailability { is_available: answers }).await?;
    }
    let source = Source { kind: AlertSource::Device, id: uid.key().clone() };
    let name = device.name.as_ref().or(device.hostname.as_ref()).unwrap_or_else(|| uid.key());
    match (device.is_available, answers) {
        (true, false) => {
            let condition = Condition {
                description: Some(format!("None of its checks is answered; the last was {}.", check.name)),
                device: Some(uid.clone()),
                partition: Some(device.partition_id),
                ..Condition::new(source, (Severity::Warning, format!("{name} is offline")))
            };
            raise(tx, condition).await?;
        }
        (false, true) => end(tx, source, format!("{name} answers again")).await?,
        _ => {}
    }
    if answers && device.status == DeviceStatus::Identified {
        device::manage(tx, uid).await?;
    }
    Ok(())
}

/// A device that was looked for, if it is there.
fn found(looked: Result<Device>) -> Result<Option<Device>> {
    match looked {
        Ok(device) => Ok(Some(device)),
        Err(error) if error.class() == Class::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether another check in use was answered when it last ran.
async fn another_answers(tx: &Tx, check: &ServiceCheck) -> Result<bool> {
    let others = service_check::list(tx)
        .filter(ServiceCheck::DEVICE_UID.eq(check.device_uid.clone()))
        .filter(ServiceCheck::ENABLED.eq(true))
        .filter(ServiceCheck::HEALTH.eq(Some(TargetHealth::Up)))
        .filter(ServiceCheck::ID.ne(check.id));
    Ok(others.limit(1).first().await?.is_some())
}

fn stale(device: &Device, now: Timestamp) -> bool {
    now.micros() - device.last_seen_time.micros() > SEEN_EVERY
}
