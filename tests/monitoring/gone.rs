//! Alerts end with what they are about, though nothing is heard of it any more.

use generated::inventory::{Device, device};
use generated::monitoring::{Alert, AlertSource, AlertStatus, ServiceCheck, alert, service_check};
use resource_core::Id;
use resource_runtime::Record;
use resource_runtime::testing::Factory;
use wire::Verdict;

use crate::bare::{Bare, input, on_both};

/// The alert from a source, of which there is one.
async fn told_of(bare: &Bare, source: AlertSource) -> Alert {
    let viewer = bare.tenant.role("viewer");
    let alerts = alert::list(&viewer).filter(Alert::SOURCE_TYPE.eq(source)).all().await.expect("alerts");
    let [alert] = &alerts[..] else { panic!("one alert: {alerts:?}") };
    alert.clone()
}

async fn ended(bare: &Bare, source: AlertSource, note: &str) {
    let alert = told_of(bare, source).await;
    assert_eq!((alert.status, alert.resolution_note.as_deref()), (AlertStatus::Resolved, Some(note)));
}

/// A device, and checks of it that were answered once.
async fn answered(bare: &Bare, names: &[&str]) -> (Device, Vec<Id<ServiceCheck>>) {
    let device = Factory::of(Device::META).with("name", "core-1".to_owned());
    let device: Device = device.record(&bare.tenant.role("admin")).await.expect("a device");
    let mut checks = Vec::new();
    for name in names {
        let create = service_check::Create { device: Some(Id::new(device.uid.clone())), ..input(name) };
        checks.push(bare.check_as(create).await);
        bare.found(checks.last().expect("a check"), Verdict::Success).await;
    }
    (device, checks)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_is_disabled_takes_its_alert_with_it() {
    on_both(async |bare| {
        let check = bare.check("web").await;
        bare.found(&check, Verdict::Error).await;
        assert_eq!(told_of(&bare, AlertSource::ServiceCheck).await.status, AlertStatus::Pending);
        service_check::disable(&bare.operator(), &check).await.expect("disabled");
        ended(&bare, AlertSource::ServiceCheck, "web was disabled; whether it works is not known any more").await;

        // It was being asked when it was disabled.
        bare.found(&check, Verdict::Error).await;
        assert_eq!(told_of(&bare, AlertSource::ServiceCheck).await.status, AlertStatus::Resolved);
        service_check::enable(&bare.operator(), &check).await.expect("enabled");
        bare.found(&check, Verdict::Error).await;
        let open = Alert::STATUS.ne(AlertStatus::Resolved);
        let open = alert::list(&bare.operator()).filter(open).count().await.expect("counted");
        assert_eq!(open, 1, "it is asked again, and does not work");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_is_removed_takes_its_alert_with_it() {
    on_both(async |bare| {
        let check = bare.check("web").await;
        bare.found(&check, Verdict::Error).await;
        alert::suppress(
            &bare.tenant.role("admin"),
            &told_of(&bare, AlertSource::ServiceCheck).await.id,
            alert::Suppress { until: resource_core::Timestamp::from_micros(i64::MAX / 4), reason: None },
        )
        .await
        .expect("silent");
        service_check::destroy(&bare.tenant.role("admin"), &check).await.expect("removed");
        ended(&bare, AlertSource::ServiceCheck, "web was removed; whether it works is not known any more").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_alert_about_a_device_ends_with_its_last_check_in_use() {
    on_both(async |bare| {
        let (_, checks) = answered(&bare, &["one", "two"]).await;
        for check in &checks {
            bare.found(check, Verdict::Error).await;
        }
        service_check::disable(&bare.operator(), &checks[0]).await.expect("disabled");
        assert_eq!(told_of(&bare, AlertSource::Device).await.status, AlertStatus::Pending, "the other one is asked");
        service_check::destroy(&bare.tenant.role("admin"), &checks[1]).await.expect("removed");
        let note = "no check of core-1 is in use; whether it answers is not known any more";
        ended(&bare, AlertSource::Device, note).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_is_removed_takes_its_alert_with_it() {
    on_both(async |bare| {
        let (gone, checks) = answered(&bare, &["one"]).await;
        bare.found(&checks[0], Verdict::Error).await;
        device::destroy(&bare.tenant.role("admin"), &Id::new(gone.uid.clone())).await.expect("removed");
        ended(&bare, AlertSource::Device, "core-1 was removed").await;
        assert_eq!(told_of(&bare, AlertSource::ServiceCheck).await.status, AlertStatus::Pending, "it is still asked");
    })
    .await;
}
