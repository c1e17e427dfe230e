//! A NetBox that fails: what came is kept, nothing is given up, and it is left alone after a while.

use std::time::Duration;

use app::sync::Outcome;
use fake_netbox::{FakeNetbox, Fault, Options, When};
use generated::integrations::SyncResult;
use generated::integrations::integration_source::{self, Claim, Renew};
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use uuid::Uuid;

use crate::site::{Site, Source};

const DEVICES: u64 = 60;

async fn synced(t: &TestCx) -> (Site, FakeNetbox, Source) {
    let site = Site::new(t, "a");
    let netbox = FakeNetbox::start(Options { devices: DEVICES, ..Options::default() }).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    assert_eq!(site.run(&source).await.result, SyncResult::Success);
    for number in 1..=30 {
        netbox.remove(number);
    }
    (site, netbox, source)
}

/// Asks with a fault in every request from the nth on; nothing that is known may vanish.
async fn ask(site: &mut Site, netbox: &FakeNetbox, source: &Source, (fault, from): (&Fault, u64)) -> Outcome {
    // Another process: what failed for the one before does not count.
    site.intake = crate::fresh();
    for request in from..from + 10 {
        netbox.inject(fault.clone(), When::Nth(request));
    }
    let outcome = site.run(source).await;
    netbox.heal();
    let devices = site.devices().await;
    assert_eq!(devices.len(), DEVICES as usize, "{fault:?}");
    assert!(devices.values().all(|device| !device.metadata.0.contains_key("_deleted")), "{fault:?}");
    outcome
}

#[resource_test]
async fn a_source_that_fails_is_noted_and_nothing_is_given_up(t: TestCx) {
    let (mut site, netbox, source) = synced(&t).await;
    let faults = [
        (Fault::TooManyRequests { retry_after: "0".to_owned() }, SyncResult::Failed, "too many requests"),
        (Fault::Status(500), SyncResult::Failed, "status 500"),
        (Fault::Truncated, SyncResult::Failed, "ends too early"),
        (Fault::Body("<html>".to_owned()), SyncResult::Failed, "not a page"),
        (Fault::Stalled(Duration::from_secs(3_600)), SyncResult::Timeout, "no whole answer"),
    ];
    for (count, (fault, result, message)) in (1..).zip(faults) {
        if matches!(fault, Fault::Stalled(_)) {
            site.allow(&source, 3).await;
        }
        let outcome = ask(&mut site, &netbox, &source, (&fault, 1)).await;
        assert_eq!(outcome.result, result, "{fault:?}");
        let looked = site.look(&source).await;
        assert_eq!((looked.last_sync_result, looked.consecutive_failures), (Some(result), count), "{fault:?}");
        let noted = looked.last_error_message.clone().unwrap_or_default();
        assert!(noted.contains(message) && !noted.contains(netbox.token()), "{fault:?}: {noted}");
        assert_eq!((looked.last_device_count, looked.last_whole_fetch), (DEVICES as i32, Some(1)), "{fault:?}");
        assert_eq!(looked.claimed_until, None, "{fault:?}: it is let go of");
    }
}

#[resource_test]
async fn what_came_before_the_failure_is_kept(t: TestCx) {
    let (mut site, netbox, source) = synced(&t).await;
    let added = netbox.add();
    for fault in [Fault::Status(503), Fault::CutShort, Fault::Truncated] {
        netbox.set_address(31, format!("10.99.0.{}", site.look(&source).await.fetch_number).parse().ok());
        let outcome = ask(&mut site, &netbox, &source, (&fault, 2)).await;
        assert_eq!((outcome.result, outcome.sums.records), (SyncResult::Partial, 20), "{fault:?}");
        let looked = site.look(&source).await;
        assert_eq!((looked.last_sync_result, looked.consecutive_failures), (Some(SyncResult::Partial), 0));
        let known = site.by_number("default").await;
        let (devices, number) = (site.devices().await, looked.fetch_number - 1);
        assert_eq!(devices[&known[&31]].ip.as_deref(), Some(format!("10.99.0.{number}").as_str()), "the first page");
        assert!(!known.contains_key(&added), "the last page did not come");
    }
}

#[resource_test]
async fn an_endpoint_that_keeps_failing_is_left_alone(t: TestCx) {
    let (mut site, netbox, source) = synced(&t).await;
    site.intake = crate::fresh();
    netbox.inject(Fault::Status(500), When::Always);
    // Two requests each: the fifth failure opens the circuit.
    for _ in 0..3 {
        site.run(&source).await;
    }
    let before = netbox.list_requests();
    let outcome = site.run(&source).await;
    assert_eq!(outcome.result, SyncResult::Failed);
    let message = outcome.message.expect("a message");
    assert!(message.contains("failed too often"), "{message}");
    assert_eq!(netbox.list_requests(), before, "it was not asked");

    // Another tenant with the same endpoint is not kept from it.
    let other = Site { intake: site.intake, ..Site::new(&t, "b") };
    netbox.heal();
    let source = other.netbox(&netbox, "netbox", "default").await;
    assert_eq!(other.run(&source).await.result, SyncResult::Success);
}

#[resource_test]
async fn one_reading_of_a_source_at_a_time(t: TestCx) {
    let (site, netbox, source) = synced(&t).await;
    let by = Uuid::now_v7();
    integration_source::claim(&site.sync, &source, Claim { by }).await.expect("claimed");
    let requests = netbox.list_requests();
    let refused = app::sync::run(&site.sync, &site.intake, &source, &|_| {}).await.expect_err("somebody has it");
    assert_eq!((refused.class(), refused.code()), (Class::Conflict, "guard"));
    assert_eq!(netbox.list_requests(), requests);

    t.clock().advance(Duration::from_secs(100));
    integration_source::renew(&site.sync, &source, Renew { by }).await.expect("still claimed");
    t.clock().advance(Duration::from_secs(100));
    app::sync::run(&site.sync, &site.intake, &source, &|_| {}).await.expect_err("it was renewed");
    t.clock().advance(Duration::from_secs(21));
    assert_eq!(site.run(&source).await.result, SyncResult::Success, "the claim has lapsed");
    let refused = integration_source::renew(&site.sync, &source, Renew { by }).await.expect_err("overtaken");
    assert_eq!(refused.class(), Class::Conflict);
}

#[resource_test]
async fn settings_that_cannot_work_are_told(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    let netbox = FakeNetbox::start(Options { devices: 1, ..Options::default() }).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    let change = |settings: serde_json::Value| integration_source::Update {
        settings: Some(crate::site::object(settings)),
        ..integration_source::Update::default()
    };
    for (settings, message) in [
        (serde_json::json!({ "pagesize": 5 }), "unknown field `pagesize`"),
        (serde_json::json!({ "token": "x" }), "`token` is not for the settings"),
        (serde_json::json!({ "timeout_seconds": 0 }), "timeout_seconds"),
    ] {
        integration_source::update(&admin, &source, change(settings)).await.expect("changed");
        let outcome = site.run(&source).await;
        assert_eq!(outcome.result, SyncResult::Failed);
        let told = site.look(&source).await.last_error_message.clone().unwrap_or_default();
        assert!(told.contains(message), "{told}");
    }
    let without =
        integration_source::Update { credentials: resource_runtime::Patch::Null, ..change(serde_json::json!({})) };
    integration_source::update(&admin, &source, without).await.expect("changed");
    assert!(site.run(&source).await.message.expect("a message").contains("api_token"));
    assert_eq!(netbox.list_requests(), 0);
}
