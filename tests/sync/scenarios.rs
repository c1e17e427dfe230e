//! The acceptance scenarios of reconciliation, by name, through the database: each at once and one by one.

use dire::Source;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;

use crate::updates::{Both, MAC, Update, armis, from, netbox, stored, sweep};

#[resource_test]
async fn s01_the_same_strong_id_twice_is_one_device(t: TestCx) {
    assert_eq!(Both::new(&t).take(&[armis(1, "10.0.0.1"), armis(1, "10.0.0.1")]).await, [0, 0]);
}

#[resource_test]
async fn s02_the_same_armis_id_with_a_new_ip_is_one_device(t: TestCx) {
    let both = Both::new(&t);
    assert_eq!(both.take(&[armis(1, "10.0.0.1")]).await, [0]);
    assert_eq!(both.take(&[armis(1, "10.0.0.2")]).await, [0]);
    assert_eq!(both.devices().await[&0].ip.as_deref(), Some("10.0.0.2"));
}

#[resource_test]
async fn s03_different_armis_ids_with_one_ip_are_two_devices(t: TestCx) {
    let both = Both::new(&t);
    both.take(&[armis(1, "10.0.0.1")]).await;
    assert_eq!(both.take(&[armis(2, "10.0.0.1")]).await, [1]);
    let devices = both.devices().await;
    assert_eq!((devices[&0].ip.as_deref(), devices[&1].ip.as_deref()), (None, Some("10.0.0.1")));
    assert_eq!(both.merges().await, 0);
}

#[resource_test]
async fn s04_an_address_alone_is_a_device_for_each_address(t: TestCx) {
    let rows = [sweep("10.0.0.1"), sweep("10.0.0.2"), sweep("10.0.0.1"), sweep("::ffff:10.0.0.2")];
    assert_eq!(Both::new(&t).take(&rows).await, [0, 1, 0, 1]);
}

#[resource_test]
async fn s05_a_mac_stays_one_device_across_addresses(t: TestCx) {
    let both = Both::new(&t);
    let at = |ip| from(Source::Mapper, ip).mac(MAC);
    assert_eq!(both.take(&[at("10.0.0.1"), at("10.0.0.2")]).await, [0, 0]);
    assert_eq!(both.take(&[at("10.0.0.3")]).await, [0]);
}

#[resource_test]
async fn s06_armis_beats_mac(t: TestCx) {
    let both = Both::new(&t);
    let rows =
        [armis(1, "10.0.0.1").mac(MAC), armis(2, "10.0.0.2").mac(MAC), from(Source::Mapper, "10.0.0.3").mac(MAC)];
    assert_eq!(both.take(&rows).await, [0, 1, 0]);
    assert_eq!(both.take(&[armis(2, "10.0.0.2").mac(MAC)]).await, [1]);
}

#[resource_test]
async fn s07_notations_of_a_mac_are_equal(t: TestCx) {
    let notations = ["00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", " 001a.2b3c.4d5e", "001A2B3C4D5E, 02:00:00:00:00:01"];
    let rows = notations.map(|mac| from(Source::Mapper, "10.0.0.1").mac(mac));
    assert_eq!(Both::new(&t).take(&rows).await, [0, 0, 0, 0]);
}

#[resource_test]
async fn s08_lookups_are_scoped_by_partition(t: TestCx) {
    let both = Both::new(&t);
    for site in [&both.at_once, &both.singly] {
        site.partition("p1").await;
        site.partition("p2").await;
    }
    let rows = ["p1", "p2"].map(|slug| armis(1, "10.0.0.1").mac(MAC).partition(slug));
    assert_eq!(both.take(&rows).await, [0, 1]);
    assert_eq!(both.take(&rows).await, [0, 1]);
    let probes = ["p1", "p2"].map(|slug| sweep("10.0.0.1").partition(slug));
    assert_eq!(both.take(&probes).await, [0, 1]);
}

#[resource_test]
async fn s09_an_empty_partition_is_the_default_one(t: TestCx) {
    let rows = ["", "  ", "default", " default\t"].map(|slug| armis(1, "10.0.0.1").partition(slug));
    assert_eq!(Both::new(&t).take(&rows).await, [0, 0, 0, 0]);
}

#[resource_test]
async fn s10_duplicates_in_one_batch_collapse(t: TestCx) {
    let both = Both::new(&t);
    let rows = [
        armis(1, "10.0.0.1").mac(MAC).hostname("old").seen(2),
        netbox(7, "10.0.0.2").mac(MAC).hostname("new").seen(1),
        netbox(7, "10.0.0.2").seen(3),
        armis(1, "10.0.0.2"),
    ];
    assert_eq!(both.take(&rows).await, [0, 0, 0, 0]);
    let device = &both.devices().await[&0];
    assert_eq!(device.hostname.as_deref(), Some("new"));
    assert_eq!((device.first_seen, device.last_seen, device.identifiers.len()), (stored(0), stored(3), 3));
}

#[resource_test]
async fn s11_twenty_devices_under_shuffled_addresses_stay_twenty(t: TestCx) {
    let both = Both::new(&t);
    let round = |shift: usize| -> Vec<Update> {
        let device = |number: usize| {
            let ip = format!("10.0.0.{}", (number * 7 + shift) % 20 + 1);
            armis(number, &ip).mac(&format!("00:1a:2b:00:00:{number:02x}")).answers(true)
        };
        (0..20).map(device).collect()
    };
    let first = both.take(&round(0)).await;
    for shift in [1, 7, 13] {
        assert_eq!(both.take(&round(shift)).await, first);
    }
    let devices = both.devices().await;
    assert_eq!((devices.len(), both.merges().await), (20, 0));
    assert!(devices.values().all(|device| !device.is_available && device.ip.is_some()));
}

#[resource_test]
async fn s12_only_a_positive_probe_makes_a_device_available(t: TestCx) {
    let both = Both::new(&t);
    let is_available = async || both.devices().await[&0].is_available;
    both.take(&[armis(1, "10.0.0.1").answers(true)]).await;
    assert!(!is_available().await);
    assert_eq!(both.take(&[sweep("10.0.0.1").answers(false)]).await, [0]);
    assert!(!is_available().await);
    assert_eq!(both.take(&[sweep("10.0.0.1").answers(true)]).await, [0]);
    assert!(is_available().await);
    both.take(&[armis(1, "10.0.0.1").answers(false)]).await;
    assert!(is_available().await, "who lists devices does not know that one stopped answering, either");
    both.take(&[sweep("10.0.0.1").answers(true), sweep("10.0.0.1").answers(false)]).await;
    assert!(!is_available().await, "the last probe counts");
}

#[resource_test]
async fn s13_churn_and_probes_keep_count_and_availability(t: TestCx) {
    let both = Both::new(&t);
    let listed = |shift: u32| -> Vec<Update> {
        (0..10).map(|number| armis(number, &format!("10.0.0.{}", (number + shift) % 10 + 1))).collect()
    };
    let first = both.take(&listed(0)).await;
    for shift in 0..3 {
        assert_eq!(both.take(&listed(shift)).await, first);
        let probes: Vec<_> = (1..=10).map(|host| sweep(&format!("10.0.0.{host}")).answers(host % 2 == 0)).collect();
        both.take(&probes).await;
        let devices = both.devices().await;
        assert_eq!(devices.len(), 10);
        for (number, device) in first.iter().zip(0u32..).map(|(number, order)| (order, &devices[number])) {
            assert_eq!(device.is_available, ((number + shift) % 10 + 1) % 2 == 0, "device {number}, round {shift}");
        }
    }
    assert_eq!(both.merges().await, 0);
}

#[resource_test]
async fn s18_first_seen_is_the_earliest_of_batch_and_store(t: TestCx) {
    let both = Both::new(&t);
    both.take(&[armis(1, "10.0.0.1").seen(100)]).await;
    both.take(&[200, 50, 70].map(|seconds| armis(1, "10.0.0.1").seen(seconds))).await;
    let times = async || both.devices().await.remove(&0).map(|device| (device.first_seen, device.last_seen));
    assert_eq!(times().await, Some((stored(50), stored(200))));
    for (spelling, seconds) in [
        ("2024-10-04T00:00:40Z", 40),
        ("2024-10-04 00:00:39", 39),
        ("2024-10-04 00:00:38 UTC", 38),
        ("2024-10-04 02:00:37.000 +0200", 37),
        ("once upon a time", 37),
    ] {
        both.take(&[armis(1, "10.0.0.1").seen(300).says("first_seen", spelling)]).await;
        assert_eq!(times().await, Some((stored(seconds), stored(300))), "{spelling}");
    }
}

#[resource_test]
async fn s19_an_empty_batch_does_nothing(t: TestCx) {
    let both = Both::new(&t);
    both.take(&[armis(1, "10.0.0.1")]).await;
    let before = both.devices().await;
    let ((), statements) = t.statements(async { drop(app::sync::ingest(&both.at_once.sync, []).await.unwrap()) }).await;
    assert_eq!((both.devices().await, statements), (before, 0));
}

#[resource_test]
async fn s20_blank_and_malformed_keys_are_no_keys(t: TestCx) {
    let both = Both::new(&t);
    both.take(&[sweep("10.0.0.1")]).await;
    let keys = ["", "  ", "sr:", "sr:not-a-uuid", "serviceradar:", "%%", "42", "fe80::1", "a\0b c"];
    let rows = keys.map(|key| sweep("10.0.0.1").id(key).partition(" "));
    assert_eq!(both.take(&rows).await, [0; 9]);
    assert_eq!(both.take(&[sweep("10.0.0.1").id("default:10.0.0.1")]).await, [0]);
}

#[resource_test]
async fn s24_a_retraction_leaves_everything_but_availability(t: TestCx) {
    let both = Both::new(&t);
    both.take(&[armis(1, "10.0.0.1").mac(MAC).hostname("edge"), sweep("10.0.0.1").answers(true)]).await;
    let before = both.devices().await.remove(&0).expect("the device");
    assert!(before.is_available);
    assert_eq!(both.take(&[armis(1, "10.0.0.1").gone(), armis(99, "10.0.0.9").gone()]).await, [0]);
    let mut after = both.devices().await.remove(&0).expect("the device");
    assert_eq!(after.metadata.remove("_deleted").as_deref(), Some("true"));
    assert_eq!(after, crate::updates::Seen { is_available: false, ..before });
    assert_eq!(both.take(&[armis(1, "10.0.0.1")]).await, [0]);
    assert!(!both.devices().await[&0].metadata.contains_key("_deleted"), "it is back");
}
