//! Devices that a source no longer has.

use fake_netbox::{FakeNetbox, Fault, Options, When};
use generated::integrations::{SourceType, SyncResult};
use generated::inventory::device::{self, SetAvailability};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::json;

use crate::site::Site;

fn options(devices: u64) -> Options {
    Options { devices, ..Options::default() }
}

#[resource_test]
async fn a_device_is_given_up_when_it_is_missing_twice(t: TestCx) {
    let mut site = Site::new(&t, "a");
    let netbox = FakeNetbox::start(options(50)).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    site.run(&source).await;
    let keys = site.by_number("default").await;
    let (gone, stays) = (Id::from(keys[&7].as_str()), &keys[&8]);
    for uid in [&gone, &Id::from(stays.as_str())] {
        let answers = SetAvailability { is_available: true };
        device::set_availability(&site.tenant.system("results"), uid, answers).await.expect("it answers");
    }
    netbox.remove(7);
    assert_eq!(site.run(&source).await.sums.retracted, 0, "missing once");

    // A reading that breaks off proves nothing, however often.
    site.intake = crate::fresh();
    for request in 3..10 {
        netbox.inject(Fault::Status(500), When::Nth(request));
    }
    let partial = site.run(&source).await;
    assert_eq!((partial.result, partial.sums.retracted), (SyncResult::Partial, 0));
    netbox.heal();
    assert!(site.devices().await[gone.key()].is_available);

    let second = site.run(&source).await;
    assert_eq!((second.result, second.sums.retracted), (SyncResult::Success, 1), "missing twice");
    let devices = site.devices().await;
    let device = &devices[gone.key()];
    assert_eq!(device.metadata.0["_deleted"], "true");
    assert!(!device.is_available && device.ip.is_some() && device.hostname.is_some(), "what is known stays");
    assert!(devices[stays].is_available && !devices[stays].metadata.0.contains_key("_deleted"));
    assert_eq!(devices.len(), 50);
    assert_eq!(site.run(&source).await.sums.retracted, 0, "once");
}

#[resource_test]
async fn a_device_that_comes_back_is_the_same(t: TestCx) {
    let site = Site::new(&t, "a");
    let netbox = FakeNetbox::start(options(3)).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    site.run(&source).await;
    let keys = site.by_number("default").await;
    let address = netbox.address(2);
    // NetBox has it, but without an address there is nothing to reach.
    netbox.set_address(2, None);
    site.run(&source).await;
    assert_eq!(site.run(&source).await.sums.retracted, 1);
    netbox.set_address(2, address);
    let back = site.run(&source).await;
    assert_eq!((back.sums.added, back.sums.records), (0, 3));
    let devices = site.devices().await;
    assert!(!devices[&keys[&2]].metadata.0.contains_key("_deleted"));
    assert!(!devices[&keys[&2]].is_available, "nobody has asked it since");
    assert_eq!(site.by_number("default").await, keys);
}

#[resource_test]
async fn who_gives_up_a_device_that_another_source_names_gives_up_nothing(t: TestCx) {
    let site = Site::new(&t, "a");
    let netbox = FakeNetbox::start(options(5)).await.expect("a server");
    let name = format!("{:?}-named.json", t.dialect());
    // Devices have the same key there.
    let list = async |numbers: &[u64]| {
        let row = |id: &u64| json!({ "ip": netbox.address(*id), "netbox_device_id": id.to_string() });
        let rows: Vec<_> = numbers.iter().map(row).collect();
        site.write(&name, &json!(rows).to_string()).await;
    };
    list(&netbox.ids()).await;
    let source = site.netbox(&netbox, "netbox", "default").await;
    let file = site.file(&name, SourceType::JsonFile).await;
    for source in [&source, &file] {
        site.run(source).await;
    }
    assert_eq!(site.devices().await.len(), 5, "both name the same devices");
    netbox.remove(3);
    site.run(&source).await;
    assert_eq!(site.run(&source).await.sums.retracted, 0, "the file has it");
    list(&netbox.ids()).await;
    site.run(&file).await;
    assert_eq!(site.run(&file).await.sums.retracted, 1);
    let deleted = site.devices().await.values().filter(|device| device.metadata.0.contains_key("_deleted")).count();
    assert_eq!(deleted, 1);
}
