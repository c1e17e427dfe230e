//! Two devices that turn out to be one: what refers to either refers to the one that stays.

use generated::inventory::device_identifier::{self, ByDevice};
use generated::inventory::interface::{self, Observe};
use generated::inventory::{device, merge_audit};
use generated::monitoring::AlertSource;
use generated::monitoring::alert::{self, Raise};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;

use crate::site::Site;
use crate::updates::{Both, MAC, armis, netbox, sweep};

#[resource_test]
async fn s28_conflicting_identifiers_merge_and_are_audited(t: TestCx) {
    let both = Both::new(&t);
    assert_eq!(both.take(&[armis(1, "10.0.0.1").seen(10), netbox(7, "10.0.0.2").mac(MAC).seen(5)]).await, [0, 1]);
    assert_eq!(both.take(&[netbox(7, "10.0.0.2").says("armis_device_id", 1).seen(20)]).await, [0]);
    assert_eq!((both.devices().await.len(), both.merges().await), (1, 1));
    assert_eq!(both.devices().await[&0].identifiers.len(), 3, "all identifiers moved");
}

#[resource_test]
async fn what_hangs_on_a_device_moves_with_it(t: TestCx) {
    let site = Site::new(&t, "a");
    let stays = app::sync::resolve_one(&site.sync, armis(1, "10.0.0.1").0).await.expect("a device");
    let goes = app::sync::resolve_one(&site.sync, netbox(7, "10.0.0.2").0).await.expect("a device");
    let place = site.partition("default").await;
    let port = |device: &Id<_, String>, if_index: i32| Observe {
        device: device.clone(),
        partition: place,
        agent: None,
        poller: None,
        if_index,
        device_ip: None,
        if_name: None,
        if_descr: None,
        if_alias: None,
        if_speed: None,
        if_phys_address: None,
        ip_addresses: None,
        if_admin_status: None,
        if_oper_status: None,
        metadata: None,
    };
    for (device, number) in [(&stays, 1), (&goes, 1), (&goes, 2)] {
        interface::observe(&site.sync, port(device, number)).await.expect("a port");
    }
    let raised = alert::raise(&site.tenant.system("results"), raise(&goes)).await.expect("an alert");

    let both = netbox(7, "10.0.0.2").says("armis_device_id", 1);
    assert_eq!(app::sync::resolve_one(&site.sync, both.0).await.expect("a device"), stays);

    assert_eq!(device::get(&site.sync, &goes).await.unwrap_err().class(), Class::NotFound);
    let of = interface::by_device(&site.sync, interface::ByDevice { device: stays.clone() }).all().await.unwrap();
    assert_eq!(of.iter().map(|port| port.if_index).collect::<Vec<_>>(), [1, 2], "one of each number");
    let alert = alert::get(&site.sync, &raised.id).await.expect("the alert");
    assert_eq!(alert.device_uid, Some(stays.clone()));
    let named = device_identifier::by_device(&site.sync, ByDevice { device: stays.clone() }).all().await.unwrap();
    assert_eq!(named.len(), 2);
    let merges = merge_audit::list(&site.tenant.role("viewer")).all().await.unwrap();
    assert_eq!(
        (&merges[0].from_device, &merges[0].to_device, merges[0].reason.as_deref()),
        (&goes, &stays, Some("shared_update"))
    );
    // Who still knows the old key means the device that stays no more than anybody at that address.
    let probe = app::sync::resolve_one(&site.sync, sweep("10.0.0.2").id(goes.key()).0).await.expect("a device");
    assert_eq!(probe, stays);
}

fn raise(device: &Id<generated::inventory::Device, String>) -> Raise {
    Raise {
        title: "it does not answer".to_owned(),
        severity: None,
        source_type: Some(AlertSource::Device),
        source_id: Some(device.to_string()),
        description: None,
        device: Some(device.clone()),
        service_check: None,
        agent: None,
        partition: None,
        metric_name: None,
        metric_value: None,
        threshold_value: None,
        comparison: None,
        metadata: None,
        tags: None,
    }
}
