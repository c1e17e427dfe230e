//! Links to next pages that a token must not follow.

use connectors::FetchError;
use fake_netbox::{Fault, When};

use crate::support::Bench;

async fn refused(next: &str) -> (FetchError, u64) {
    let bench = Bench::new(300).await;
    let next = next.replace("{own with a password}", &bench.netbox.url().replace("://", "://user:word@"));
    bench.netbox.inject(Fault::Next(next), When::Nth(1));
    let reading = bench.read().await;
    (reading.end.expect_err("the link is followed"), bench.netbox.list_requests())
}

#[tokio::test]
async fn other_origins_are_not_followed() {
    let other = Bench::new(10).await;
    for next in [
        format!("{}/api/dcim/devices/?offset=100", other.netbox.url()),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "//example.com/api/dcim/devices/".to_owned(),
        "https://127.0.0.1/api/dcim/devices/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "http://[".to_owned(),
        "http://user:word@127.0.0.1:1/".to_owned(),
        "{own with a password}".to_owned(),
    ] {
        let (error, requests) = refused(&next).await;
        assert!(matches!(error, FetchError::ForeignNext { .. }), "{next}: {error:?}");
        assert!(!error.to_string().contains("word"), "{error}");
        assert_eq!(requests, 1);
    }
    assert_eq!(other.netbox.list_requests(), 0);
}

#[tokio::test]
async fn circles_are_noticed() {
    for next in ["?limit=100&ordering=id", "/api/dcim/devices/?limit=100&ordering=id"] {
        let (error, requests) = refused(next).await;
        assert!(matches!(error, FetchError::Loop { .. }), "{next}: {error:?}");
        assert_eq!(requests, 1);
    }
    let bench = Bench::new(500).await;
    bench.netbox.inject(Fault::Next("?limit=100&offset=100&ordering=id".to_owned()), When::Nth(3));
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::Loop { .. }), "{:?}", reading.end);
    assert_eq!(reading.devices.len(), 200);
}

#[tokio::test]
async fn relative_links_are_followed() {
    for next in ["?limit=100&offset=100&ordering=id", "/api/dcim/devices/?limit=100&offset=100&ordering=id"] {
        let bench = Bench::new(300).await;
        bench.netbox.inject(Fault::Next(next.to_owned()), When::Nth(1));
        let reading = bench.read().await;
        assert!(reading.is_whole(), "{next}: {:?}", reading.end);
        assert_eq!(reading.devices.len(), 300);
    }
}

#[tokio::test]
async fn empty_pages_lead_nowhere() {
    let bench = Bench::new(0).await;
    bench.netbox.inject(Fault::Next("?offset=100".to_owned()), When::Always);
    assert!(matches!(bench.read().await.error(), FetchError::NotNetbox { .. }));
}

#[tokio::test]
async fn pages_have_no_more_rows_than_were_asked_for() {
    let mut bench = Bench::new(0).await;
    bench.settings.page_size = 2;
    let body = r#"{"count": 3, "next": null, "results": [{"id": 1}, {"id": 2}, {"id": 3}]}"#;
    bench.netbox.inject(Fault::Body(body.to_owned()), When::Always);
    let reading = bench.read().await;
    assert!(matches!(reading.error(), FetchError::NotNetbox { .. }), "{:?}", reading.end);
}
