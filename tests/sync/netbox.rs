//! A NetBox that answers: its devices appear once, wherever they are.

use std::sync::Mutex;

use app::sync::Standing;
use fake_netbox::{FakeNetbox, Options};
use generated::integrations::SyncResult;
use generated::integrations::integration_source::{self, Update};
use generated::inventory::DeviceStatus;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;

use crate::site::Site;

/// How many devices the large NetBox has.
const MANY: u64 = 5_000;

#[resource_test]
async fn devices_appear_once_and_keep_their_keys_whatever_their_addresses(t: TestCx) {
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
