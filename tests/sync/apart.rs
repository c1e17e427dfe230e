//! What must not meet: tenants and partitions with the same addresses. And what must: those who report one device
//! at the same time.

use std::collections::BTreeSet;

use fake_netbox::{FakeNetbox, Options};
use futures::future::join_all;
use generated::integrations::device_intake;
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;

use crate::site::Site;
use crate::updates::{armis, sweep};

#[resource_test]
async fn tenants_and_partitions_with_the_same_addresses_stay_apart(t: TestCx) {
    let netbox = FakeNetbox::start(Options { devices: 30, ..Options::default() }).await.expect("a server");
    let mut keys = BTreeSet::new();
    for tenant in ["a", "b"] {
        let site = Site::new(&t, tenant);
        for (name, slug) in [("one", "default"), ("two", "branch")] {
            let source = site.netbox(&netbox, name, slug).await;
            let outcome = site.run(&source).await;
            assert_eq!((outcome.sums.added, outcome.sums.churned), (30, 0), "{tenant} {slug}");
            let found = site.by_number(slug).await;
            assert_eq!(found.len(), 30);
            let (devices, place) = (site.devices().await, site.partition(slug).await);
            assert!(found.values().all(|uid| devices[uid].partition_id == place));
            keys.extend(found.into_values());
        }
        assert_eq!(site.devices().await.len(), 60);
    }
    assert_eq!(keys.len(), 120, "no key is in two places");
}

#[resource_test]
async fn an_unknown_partition_is_a_clear_error(t: TestCx) {
    let site = Site::new(&t, "a");
    let refused = app::sync::resolve_one(&site.sync, armis(1, "10.0.0.1").partition("nowhere").0).await.unwrap_err();
    assert_eq!((refused.class(), refused.code()), (Class::Invalid, "unknown"));
    assert!(refused.to_string().contains("`nowhere`"), "{refused}");
    assert_eq!(site.devices().await.len(), 0);
}

#[resource_test]
async fn many_who_report_one_device_at_once_report_one_device(t: TestCx) {
    let site = Site::new(&t, "a");
    let reports = (0..12u32).map(|number| {
        let update = if number % 2 == 0 { armis(1, "10.0.0.1") } else { armis(1, "10.0.0.1").netbox(number) };
        let cx = site.tenant.system("sync");
        tokio::spawn(async move { app::sync::resolve_one(&cx, update.0).await })
    });
    let named: BTreeSet<String> =
        join_all(reports).await.into_iter().map(|done| done.unwrap().expect("a device").to_string()).collect();
    assert_eq!(named.len(), 1);
    assert_eq!(site.devices().await.len(), 1);
    let place = device_intake::get(&site.sync, &Id::from("inventory")).await.expect("the place");
    assert_eq!((place.batches, place.records, place.added), (12, 12, 1));
    let sweeps = (0..6u32).map(|_| app::sync::resolve_one(&site.sync, sweep("10.0.0.9").0));
    let named: BTreeSet<String> =
        join_all(sweeps).await.into_iter().map(|id| id.expect("a device").to_string()).collect();
    assert_eq!((named.len(), site.devices().await.len()), (1, 2));
}
