//! A NetBox that answers: its devices appear once, wherever they are.

use std::sync::Mutex;
use std::time::Instant;

use app::sync::Standing;
use fake_netbox::{FakeNetbox, Options};
use generated::integrations::integration_source::{self, Create, Update};
use generated::integrations::{SourceType, SyncResult};
use generated::inventory::DeviceStatus;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Error};

use crate::site::Site;

/// How many devices the large NetBox has.
const MANY: u64 = 50_000;

#[resource_test]
async fn devices_appear_once_and_keep_their_keys_whatever_their_addresses(t: TestCx) {
    let started = Instant::now();
    let site = Site::new(&t, "a");
    let netbox = FakeNetbox::start(Options { devices: MANY, ..Options::default() }).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    let page_size = Some(1000);
    integration_source::update(&site.tenant.role("admin"), &source, Update { page_size, ..Update::default() })
        .await
        .expect("changed");

    let first = site.run(&source).await;
    assert_eq!((first.result, first.message.clone()), (SyncResult::Success, None));
    assert_eq!((first.sums.records, first.sums.added, first.sums.refused), (MANY, MANY, 0));
    let keys = site.by_number("default").await;
    assert_eq!(keys.keys().copied().collect::<Vec<_>>(), netbox.ids());
    let looked = site.look(&source).await;
    assert_eq!((looked.last_sync_result, looked.last_device_count), (Some(SyncResult::Success), MANY as i32));
    assert_eq!((looked.fetch_number, looked.last_whole_fetch, looked.claimed_until), (1, Some(1), None));

    let (came, again) = (started.elapsed(), Instant::now());
    netbox.shuffle_addresses(3);
    let second = site.run(&source).await;
    assert_eq!((second.sums.records, second.sums.added, second.sums.merged), (MANY, 0, 0));
    assert!(second.sums.churned > 0);
    assert_eq!(site.by_number("default").await, keys, "the same keys");
    let devices = site.devices().await;
    assert_eq!(devices.len(), MANY as usize);
    for (number, uid) in &keys {
        let device = &devices[uid];
        assert_eq!(device.ip, netbox.address(*number).map(|ip| ip.to_string()), "device {number}");
        assert!(!device.is_available, "nobody has asked device {number}");
        assert_eq!(
            (device.status, device.discovery_sources.as_slice()),
            (DeviceStatus::Identified, &["netbox".into()][..])
        );
    }
    tests::counts::tell(&format!(
        "sync of a NetBox, {:?}: {MANY} devices in {came:.0?}, the same under shuffled addresses in {:.0?}: {} devices, all under their keys",
        t.dialect(),
        again.elapsed(),
        devices.len(),
    ));
}

#[resource_test]
async fn the_next_page_is_asked_for_when_the_chunk_before_is_in_the_database(t: TestCx) {
    let site = Site::new(&t, "a");
    let netbox = FakeNetbox::start(Options { devices: 1_500, ..Options::default() }).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    let seen = Mutex::new(Vec::new());
    let watch = |standing: &Standing| seen.lock().unwrap().push((standing.sums.records, netbox.list_requests()));
    app::sync::run(&site.sync, &site.intake, &source, &watch).await.expect("asked");
    let seen = seen.into_inner().unwrap();
    assert_eq!(
        seen[..3],
        [(500, 25), (1000, 50), (1500, 75)],
        "25 pages of 20 are gathered and written, then the next"
    );
}

#[resource_test]
async fn names_that_are_too_long_are_shortened_and_gone_addresses_leave(t: TestCx) {
    let site = Site::new(&t, "a");
    let netbox = FakeNetbox::start(Options { devices: 3, ..Options::default() }).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    netbox.rename(1, Some(&"n".repeat(300)));
    let address = netbox.address(1);
    assert_eq!(site.run(&source).await.result, SyncResult::Success);
    let uid = &site.by_number("default").await[&1];
    let device = site.devices().await.remove(uid).expect("the device");
    assert_eq!(device.hostname.as_deref().map(str::len), Some(255));
    assert_eq!((device.first_seen_time, device.last_seen_time), (t.clock().now(), t.clock().now()));
    // The first device's address goes to the second, and the first gets none that is listed.
    netbox.set_address(1, None);
    netbox.set_address(2, address);
    assert_eq!(site.run(&source).await.result, SyncResult::Success);
    let devices = site.devices().await;
    assert_eq!((devices.len(), devices[uid].ip.as_deref()), (3, None));
}

/// Device 2 of one is another machine than device 2 of the other.
#[resource_test]
async fn two_of_them_do_not_go_into_one_partition(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    let start = || FakeNetbox::start(Options { devices: 3, ..Options::default() });
    let (one, other) = (start().await.expect("a server"), start().await.expect("a server"));
    let first = site.netbox(&one, "one", "default").await;
    site.netbox(&one, "the same again", "default").await;
    let elsewhere = site.netbox(&other, "other", "branch").await;

    let refusal = |error: Error, name: &str| {
        assert_eq!((error.class(), error.code()), (Class::Invalid, "other_netbox"), "{error:?}");
        assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
    };
    let input = async |enabled| {
        let input = site.input("beside", SourceType::Netbox, &other.url(), "default").await;
        Create { enabled: Some(enabled), credentials: site.credentials(&other), ..input }
    };
    refusal(integration_source::create(&admin, input(true).await).await.expect_err("there is one"), "one");
    let beside = integration_source::create(&admin, input(false).await).await.expect("not in use").id;
    refusal(integration_source::enable(&admin, &beside).await.expect_err("there is one"), "one");
    let moved = Update { endpoint: Some(other.url()), ..Update::default() };
    refusal(integration_source::update(&admin, &first, moved).await.expect_err("there is another"), "the same again");
    // Somebody who asks it all the same learns why not; what the first one has stays as it is.
    assert_eq!(site.run(&first).await.sums.added, 3);
    let asked = site.run(&beside).await;
    assert_eq!((asked.result, asked.sums.records), (SyncResult::Failed, 0));
    assert!(asked.message.expect("why").contains("`one`"));
    assert_eq!(site.run(&elsewhere).await.sums.added, 3, "in a partition of its own");
    assert_eq!(site.run(&first).await.sums.churned, 0);

    for source in integration_source::enabled(&admin).all().await.expect("sources") {
        if source.partition_id == site.partition("default").await {
            integration_source::disable(&admin, &source.id).await.expect("disabled");
        }
    }
    integration_source::enable(&admin, &beside).await.expect("alone now");
    let asked = site.run(&first).await;
    assert_eq!((asked.result, asked.sums.records), (SyncResult::Failed, 0), "it was there before, and is not in use");
    assert!(asked.message.expect("why").contains("`beside`"));
}

/// Whoever comes second sees the first one, however close they are.
#[resource_test]
async fn of_two_that_come_at_once_one_is_refused(t: TestCx) {
    let site = Site::new(&t, "a");
    let place = site.partition("default").await;
    let adding = ["one", "other"].map(|name| {
        let admin = site.tenant.role("admin");
        let endpoint = format!("https://{name}.example.org");
        let create = crate::site::source(name, SourceType::Netbox, &endpoint, place);
        tokio::spawn(async move { integration_source::create(&admin, create).await.map_err(|error| error.code()) })
    });
    let mut done = Vec::new();
    for adding in adding {
        done.push(adding.await.expect("no panic").map(drop));
    }
    done.sort();
    assert_eq!(done, [Ok(()), Err("other_netbox")]);
}
