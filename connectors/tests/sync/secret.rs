//! The token is nowhere but in the header of the request.

use connectors::{Connector, NetboxSettings, Secret, Settings};
use fake_netbox::{Fault, When};

use crate::support::Bench;

#[tokio::test]
async fn a_server_that_repeats_the_token_does_not_get_it_into_a_message() {
    let bench = Bench::new(10).await;
    let token = bench.netbox.token().to_owned();
    let row = |row: String| Fault::Body(format!(r#"{{"count": 1, "next": null, "results": [{row}]}}"#));
    let faults = [
        Fault::Body(token.clone()),
        Fault::Body(format!("\"{token}\"")),
        Fault::Body(format!(r#"{{"count": "{token}"}}"#)),
        Fault::Next(format!("http://example.com/{token}?token={token}")),
        Fault::Next(format!("http://{token}:{token}@example.com/")),
        Fault::Next(format!("http://{}.example.com/", token.to_uppercase())),
        Fault::Next(format!("http://example.com/{}{token}", "x".repeat(50))),
        Fault::Redirect(format!("/{token}#{token}")),
        Fault::Redirect(format!("http://{token}@[/")),
        row(format!(r#"{{"id": "{token}"}}"#)),
        row(format!(r#"{{"id": 1, "site": "{token}"}}"#)),
        row(format!(r#"{{"id": 1, "primary_ip4": {{"address": "{token}"}}}}"#)),
        row(format!("\"{token}\"")),
    ];
    for fault in faults {
        bench.netbox.heal();
        bench.netbox.inject(fault.clone(), When::Always);
        let reading = bench.read().await;
        let said = format!("{} {:?}", reading.error(), reading.error());
        assert!(!said.to_lowercase().contains(&token[..8]), "{fault:?}: {said}");
    }
}

#[tokio::test]
async fn settings_that_are_wrong_are_listed_without_their_secrets() {
    let bench = Bench::new(0).await;
    let settings = NetboxSettings {
        page_size: 0,
        timeout_seconds: 601,
        ..NetboxSettings::new("https://user:hunter2@netbox.example.com", Secret::new("hunter2"))
    };
    let Err(error) = Connector::new(Settings::Netbox(settings.clone()), &bench.around) else { panic!("accepted") };
    let said = error.to_string();
    for part in ["page_size: 0 ", "timeout_seconds: 601 ", "endpoint: holds a user"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!format!("{said}{error:?}{settings:?}").replace("hunter2@netbox", "").contains("hunter2"), "{said}");
    for token in ["", "two words", "line\nbreak", "größe", "a%b"] {
        let settings = NetboxSettings::new(bench.netbox.url(), Secret::new(token));
        let Err(error) = Connector::new(Settings::Netbox(settings), &bench.around) else { panic!("accepted") };
        assert_eq!(error.to_string(), "token: not a token; copy it from NetBox as it is");
    }
}
