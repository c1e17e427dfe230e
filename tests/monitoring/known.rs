//! What is known of a target, and what follows: a change is noted once, and not knowing is no change.

use std::time::Duration;

use generated::infrastructure::HealthEntity;
use generated::infrastructure::health_event::{self, Timeline};
use generated::inventory::{Device, device};
use generated::monitoring::{Alert, AlertSource, AlertStatus, alert};
use resource_core::Id;
use resource_runtime::Record;
use resource_runtime::testing::Factory;
use wire::Verdict;

use crate::bare::{Bare, input, on_both};

/// From which state into which, oldest first.
async fn changes(bare: &Bare, id: &str) -> Vec<(Option<String>, String)> {
    let timeline = Timeline { entity_type: HealthEntity::Custom, entity_id: id.to_owned(), since: None };
    let cx = bare.tenant.role("viewer");
    let mut events = health_event::timeline(&cx, timeline).all().await.expect("events");
    events.reverse();
    events.into_iter().map(|event| (event.old_state.clone(), event.new_state.clone())).collect()
}

async fn alerts(bare: &Bare, source: AlertSource) -> Vec<Alert> {
    alert::list(&bare.tenant.role("viewer")).filter(Alert::SOURCE_TYPE.eq(source)).all().await.expect("alerts")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_knowing_is_no_change() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let id = check.to_string();
        let change = |old: Option<&str>, new: &str| (old.map(str::to_owned), new.to_owned());
        bare.found(&check, Verdict::Unknown).await;
        assert_eq!(changes(&bare, &id).await, []);
        for verdict in [Verdict::Success, Verdict::Unknown, Verdict::Warning, Verdict::Unknown, Verdict::Success] {
            bare.found(&check, verdict).await;
        }
        assert_eq!(changes(&bare, &id).await, [change(None, "up")], "it was up all the time");
        for verdict in [Verdict::Unknown, Verdict::Error, Verdict::Unknown, Verdict::Critical, Verdict::Unknown] {
            bare.found(&check, verdict).await;
        }
        assert_eq!(changes(&bare, &id).await, [change(None, "up"), change(Some("up"), "down")]);
        let open = alerts(&bare, AlertSource::ServiceCheck).await;
        assert_eq!((open.len(), open[0].status, open[0].raise_count), (1, AlertStatus::Pending, 2));
        bare.found(&check, Verdict::Success).await;
        assert_eq!(changes(&bare, &id).await.last(), Some(&change(Some("down"), "up")));
        assert_eq!(alerts(&bare, AlertSource::ServiceCheck).await[0].status, AlertStatus::Resolved);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_tells_how_long_it_had_been_so() {
    on_both(async |bare| {
        let check = bare.check("any").await;
        let verdicts = [Verdict::Success, Verdict::Success, Verdict::Critical, Verdict::Error, Verdict::Success];
        for (verdict, seconds) in verdicts.into_iter().zip([90, 30, 45, 5, 0]) {
            bare.found(&check, verdict).await;
            bare.t.clock().advance(Duration::from_secs(seconds));
        }
        let timeline = Timeline { entity_type: HealthEntity::Custom, entity_id: check.to_string(), since: None };
        let events = health_event::timeline(&bare.tenant.role("viewer"), timeline).all().await.expect("events");
        let durations: Vec<Option<i64>> = events.iter().rev().map(|event| event.duration_seconds).collect();
        // Each answer takes a second.
        assert_eq!(durations, [None, Some(90 + 30 + 2), Some(45 + 5 + 2)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_is_there_while_one_of_its_checks_is_answered() {
    on_both(async |bare| {
        let device: Device = Factory::of(Device::META).record(&bare.tenant.role("admin")).await.expect("a device");
        let uid = Id::new(device.uid.clone());
        let check = async |name: &str| {
            bare.check_as(generated::monitoring::service_check::Create { device: Some(uid.clone()), ..input(name) })
                .await
        };
        let (web, ping) = (check("web").await, check("ping").await);
        let there = async || device::get(&bare.operator(), &uid).await.expect("the device").is_available;
        bare.found(&web, Verdict::Error).await;
        assert!(!there().await);
        assert!(alerts(&bare, AlertSource::Device).await.is_empty(), "it was never there");

        bare.found(&ping, Verdict::Success).await;
        for _ in 0..3 {
            bare.found(&web, Verdict::Error).await;
            assert!(there().await, "the other one is answered");
        }
        bare.found(&ping, Verdict::Unknown).await;
        assert!(there().await);
        assert!(alerts(&bare, AlertSource::Device).await.is_empty());

        bare.found(&ping, Verdict::Error).await;
        assert!(!there().await);
        bare.found(&web, Verdict::Error).await;
        let raised = alerts(&bare, AlertSource::Device).await;
        assert_eq!((raised.len(), raised[0].raise_count, raised[0].status), (1, 1, AlertStatus::Pending), "once");
        assert_eq!((raised[0].source_id.as_ref(), raised[0].device_uid.as_ref()), (Some(uid.key()), Some(&uid)));
        bare.found(&web, Verdict::Warning).await;
        assert!(there().await);
        assert_eq!(alerts(&bare, AlertSource::Device).await[0].status, AlertStatus::Resolved);
    })
    .await;
}
