//! A NetBox that works.

use std::collections::BTreeSet;
use std::time::Duration;

use connectors::{Blacklist, Coverage, Gap, Step};
use dire::Source;
use fake_netbox::{Fault, Options, When};
use futures::TryStreamExt;

use crate::support::{Bench, Reading};

#[tokio::test]
async fn five_thousand_devices_come_once() {
    let mut bench = Bench::new(5000).await;
    bench.settings.page_size = 250;
    bench.settings.partition = "site-a".to_owned();
    let reading = bench.read().await;
    assert!(reading.is_whole(), "{:?}", reading.end);
    assert_eq!(bench.netbox.list_requests(), 20);
    let ids: BTreeSet<&str> =
        reading.devices.iter().map(|device| device.metadata["netbox_device_id"].as_str()).collect();
    assert_eq!((reading.devices.len(), ids.len()), (5000, 5000));
    for device in &reading.devices {
        let id = device.metadata["netbox_device_id"].parse().unwrap();
        assert_eq!(device.ip, bench.netbox.address(id).map(|address| address.to_string()));
        assert_eq!((device.partition.as_str(), device.source), ("site-a", Source::Netbox));
        assert_eq!(device.metadata["integration_id"], device.metadata["netbox_device_id"]);
        assert_eq!(device.metadata["integration_type"], "netbox");
        assert!(device.hostname.as_deref().is_some_and(|name| name.ends_with(&format!("-{id:06}"))));
        for key in ["role", "site", "serial", "manufacturer", "model", "status"] {
            assert!(!device.metadata[key].is_empty(), "{key}");
        }
        assert_eq!((device.is_available, device.is_deleted, &device.device_id), (None, false, &None));
    }
    let told: Vec<String> = reading.progress.iter().map(ToString::to_string).collect();
    assert_eq!((told[0].as_str(), told[19].as_str()), ("page 1 of 20", "page 20 of 20"));
}

#[tokio::test]
async fn the_same_devices_come_under_other_addresses() {
    let bench = Bench::new(300).await;
    let before = bench.read().await;
    bench.netbox.shuffle_addresses(1);
    let after = bench.read().await;
    let identity = |reading: &Reading| {
        reading.devices.iter().map(|device| device.metadata["netbox_device_id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(identity(&before), identity(&after));
    let moved = before.devices.iter().zip(&after.devices).filter(|(before, after)| before.ip != after.ip).count();
    assert!(moved > 250, "{moved}");
}

#[tokio::test]
async fn skipped_devices_are_counted() {
    let options = Options { devices: 1000, without_address_every: 50, ..Options::default() };
    let mut bench = Bench::with(options).await;
    // The first 250 devices, of which five have no address.
    bench.settings.network_blacklist = Blacklist::parse(["10.0.0.0/24"]).unwrap();
    let reading = bench.read().await;
    assert!(reading.is_whole(), "what is skipped on purpose has been seen");
    assert_eq!((reading.counts.seen, reading.counts.without_address, reading.counts.blacklisted), (1000, 20, 245));
    assert_eq!(reading.devices.len(), 735);
}

#[tokio::test]
async fn no_page_is_asked_for_before_it_is_pulled() {
    let bench = Bench::new(1000).await;
    let mut fetch = bench.connector().fetch();
    assert_eq!(bench.netbox.list_requests(), 0);
    for pulled in 1..=4 {
        assert!(matches!(fetch.next().await, Some(Ok(Step::Chunk(_)))));
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(bench.netbox.list_requests(), pulled);
    }
    drop(fetch);
    assert_eq!(bench.netbox.list_requests(), 4);
}

#[tokio::test]
async fn a_stream_gives_the_same() {
    let bench = Bench::new(250).await;
    let steps: Vec<Step> = bench.connector().fetch().into_stream().try_collect().await.unwrap();
    assert!(matches!(&steps[..], [Step::Chunk(_), Step::Chunk(_), Step::Chunk(_), Step::End(_)]), "{steps:?}");
}

#[tokio::test]
async fn an_empty_netbox_is_whole() {
    let bench = Bench::new(0).await;
    let reading = bench.read().await;
    assert!(reading.is_whole());
    assert_eq!(reading.counts.seen, 0);
}

#[tokio::test]
async fn a_server_may_make_smaller_pages() {
    let mut bench = Bench::with(Options { devices: 500, max_page_size: 40, ..Options::default() }).await;
    bench.settings.page_size = 100;
    let reading = bench.read().await;
    assert!(reading.is_whole());
    assert_eq!((reading.devices.len(), reading.progress.len()), (500, 13));
    assert_eq!(reading.progress[0].to_string(), "page 1 of 13");
}

#[tokio::test]
async fn a_list_that_changes_meanwhile_proves_nothing() {
    let bench = Bench::new(500).await;
    let mut fetch = bench.connector().fetch();
    assert!(matches!(fetch.next().await, Some(Ok(Step::Chunk(_)))));
    // Its rows move up by one, and one that was to come is missed.
    assert!(bench.netbox.remove(1));
    let steps: Vec<Step> = fetch.into_stream().try_collect().await.unwrap();
    let Some(Step::End(end)) = steps.into_iter().last() else { panic!("no end") };
    let Coverage::Partial(gap @ Gap::ListChanged { counted: 499, seen: 499 }) = end.coverage else {
        panic!("{end:?}");
    };
    assert!(gap.to_string().contains("changed while it was read"), "{gap}");
}

#[tokio::test]
async fn a_list_in_another_order_proves_nothing() {
    let bench = Bench::new(0).await;
    for ids in [[2, 1], [1, 1]] {
        bench.netbox.heal();
        let rows = ids.map(|id| format!(r#"{{"id": {id}}}"#)).join(", ");
        let body = format!(r#"{{"count": 2, "next": null, "results": [{rows}]}}"#);
        bench.netbox.inject(Fault::Body(body), When::Always);
        let end = bench.read().await.end.unwrap();
        assert!(matches!(end.coverage, Coverage::Partial(Gap::OutOfOrder)), "{end:?}");
    }
}

#[tokio::test]
async fn a_list_without_a_count_proves_nothing() {
    let bench = Bench::new(0).await;
    let body = r#"{"count": null, "next": null, "results": [{"id": 1}]}"#;
    bench.netbox.inject(Fault::Body(body.to_owned()), When::Always);
    let end = bench.read().await.end.unwrap();
    assert!(matches!(end.coverage, Coverage::Partial(Gap::NotCounted)), "{end:?}");
}

#[tokio::test]
async fn renamed_devices_do_not_move() {
    let bench = Bench::new(500).await;
    let mut fetch = bench.connector().fetch();
    assert!(matches!(fetch.next().await, Some(Ok(Step::Chunk(_)))));
    bench.netbox.rename(450, Some("aaa-first-by-name"));
    bench.netbox.rename(1, None);
    let reading = fetch_rest(fetch).await;
    assert_eq!(reading, 400);
}

async fn fetch_rest(fetch: connectors::Fetch) -> usize {
    let steps: Vec<Step> = fetch.into_stream().try_collect().await.unwrap();
    let mut devices = 0;
    for step in steps {
        match step {
            Step::Chunk(chunk) => devices += chunk.devices.len(),
            Step::End(end) => assert!(matches!(end.coverage, Coverage::Whole(_)), "{end:?}"),
        }
    }
    devices
}

#[tokio::test]
async fn a_call_that_is_given_up_loses_nothing() {
    let bench = Bench::new(300).await;
    bench.netbox.inject(Fault::Stalled(Duration::from_secs(20)), When::Nth(2));
    let mut fetch = bench.connector().fetch();
    assert!(matches!(fetch.next().await, Some(Ok(Step::Chunk(_)))));
    let given_up = tokio::time::timeout(Duration::from_millis(200), fetch.next()).await;
    assert!(given_up.is_err());
    assert_eq!(fetch_rest(fetch).await, 200);
}
