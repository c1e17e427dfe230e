//! Files of JSON.

use connectors::{Connector, Coverage, FetchError, FileSettings, Files, Gap, OtherColumns, Settings, Surroundings};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::Reading;

struct Json {
    _folder: TempDir,
    settings: FileSettings,
}

impl Json {
    fn new(content: impl AsRef<[u8]>) -> Json {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("devices.json");
        std::fs::write(&path, content).unwrap();
        Json { settings: FileSettings::new(path), _folder: folder }
    }

    async fn read(&self) -> Reading {
        let connector = Connector::new(Settings::Json(self.settings.clone()), &Surroundings::new(Files::Anywhere));
        Reading::of(connector.unwrap().fetch()).await
    }
}

#[tokio::test]
async fn arrays_and_lines_give_the_same() {
    let array = "\u{feff}[\n  {\"ip\": \"192.0.2.1\", \"hostname\": \"r1\", \"integration_id\": 7, \"tags\": [\"a\", \"b\"]},\n\
                 \n {\"ip\": null, \"hostname\": \"r2\"}, {\"ip\": \"192.0.2.3\", \"serial\": null}]";
    let lines = "{\"ip\": \"192.0.2.1\", \"hostname\": \"r1\", \"integration_id\": 7, \"tags\": [\"a\", \"b\"]}\r\n\n\
                 {\"hostname\": \"r2\"}\n{\"ip\": \"192.0.2.3\"}";
    for text in [array, lines] {
        let reading = Json::new(text).read().await;
        assert!(reading.is_whole(), "{:?} {:?}", reading.end, reading.bad);
        assert_eq!((reading.counts.seen, reading.counts.without_address), (3, 1));
        assert_eq!(reading.hostnames(), ["r1", ""]);
        let metadata = &reading.devices[0].metadata;
        assert_eq!((metadata["integration_id"].as_str(), metadata["tags"].as_str()), ("7", "a,b"));
    }
    assert!(Json::new("").read().await.is_whole());
    assert!(Json::new(" [ ] ").read().await.is_whole());
}

#[tokio::test]
async fn names_may_reach_into_objects() {
    let text = r#"[{"name": "r1", "network": {"ip": "192.0.2.1", "vlan": 5}, "a.b": "x", "Owner": {"team": "t"}}]"#;
    let mut json = Json::new(text);
    let choose = |(own, theirs): (&str, &str)| (own.to_owned(), theirs.to_owned());
    json.settings.columns =
        [("hostname", "name"), ("ip", "network.ip"), ("dotted", "a.b"), ("team", "Owner.team"), ("none", "x.y")]
            .map(choose)
            .into();
    let reading = json.read().await;
    assert!(reading.is_whole(), "{:?} {:?}", reading.end, reading.bad);
    let device = &reading.devices[0];
    assert_eq!((device.ip.as_deref(), device.hostname.as_deref()), (Some("192.0.2.1"), Some("r1")));
    assert_eq!((device.metadata["dotted"].as_str(), device.metadata["team"].as_str()), ("x", "t"));
}

#[tokio::test]
async fn bad_rows_are_reported_and_skipped() {
    let text = "[{\"ip\": \"192.0.2.1\"},\n{\"ip\": \"nowhere\"},\n{\"ip\": \"192.0.2.2\", \"hostnmae\": \"x\"},\n\
                {\"ip\" \"192.0.2.3\"},\n7,\n{\"IP\": \"192.0.2.4\"},\n{\"ip\": \"192.0.2.5\", \"role\": {\"name\": 1}},\n\
                {\"ip\": \"192.0.2.6\", \"integration_id\": 123456789012345678901234567890},\n{\"ip\": \"192.0.2.7\"}]";
    let json = Json::new(text);
    let reading = json.read().await;
    assert_eq!(reading.devices.len(), 2, "{:?}", reading.end);
    let told: Vec<(u64, &str, &str)> =
        reading.bad.iter().map(|bad| (bad.line, bad.column.as_str(), bad.remedy.as_str())).collect();
    let expected = [
        (2, "ip", "not an address"),
        (3, "hostnmae", "did you mean `hostname`?"),
        (4, "", "not JSON, expected `:` at its character"),
        (5, "", "not an object"),
        (6, "IP", "lower case"),
        (7, "role", "choose a field in it"),
        (8, "integration_id", "write identifiers as text"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!((told.0, told.1) == (expected.0, expected.1) && told.2.contains(expected.2), "{told:?} {expected:?}");
    }
    let Ok(end) = reading.end else { panic!("{:?}", reading.end) };
    assert!(matches!(end.coverage, Coverage::Partial(Gap::BadRows(7))));
}

#[tokio::test]
async fn a_file_that_was_cut_off_is_not_whole() {
    let reading = Json::new("[{\"ip\": \"192.0.2.1\"},\n{\"ip\": \"192.0").read().await;
    let FetchError::Malformed { line: 2, reason, .. } = reading.error() else { panic!("{:?}", reading.end) };
    assert!(reason.contains("ends within the array"), "{reason}");
    let lines = Json::new("{\"ip\": \"192.0.2.1\"}\n{\"ip\": \"192.0").read().await;
    assert_eq!((lines.devices.len(), lines.bad.len(), lines.is_whole()), (1, 1, false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_file_makes_it_panic(
        first in prop_oneof![Just("["), Just("{"), Just("[{\"ip\": \"192.0.2.1\"},"), Just("")],
        rest in proptest::collection::vec(prop_oneof![
            4 => any::<u8>(), 2 => Just(b','), 2 => Just(b'"'), 1 => Just(b'\n'), 2 => Just(b'{'), 2 => Just(b'}'),
            1 => Just(b'['), 1 => Just(b']'), 1 => Just(b':'),
        ], 0..400),
        keeps: bool,
    ) {
        let mut json = Json::new([first.as_bytes(), &rest].concat());
        json.settings.other_columns = if keeps { OtherColumns::Metadata } else { OtherColumns::Ignore };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let reading = runtime.block_on(json.read());
        if let Err(FetchError::Stopped { reason }) = &reading.end {
            panic!("{reason}");
        }
    }
}
