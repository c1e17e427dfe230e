//! Files of comma-separated values.

use std::path::PathBuf;

use connectors::{
    Blacklist, Connector, Coverage, FetchError, FileSettings, Files, Gap, OtherColumns, Settings, Surroundings,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::Reading;

struct Csv {
    _folder: TempDir,
    settings: FileSettings,
}

impl Csv {
    fn new(content: impl AsRef<[u8]>) -> Csv {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("devices.csv");
        std::fs::write(&path, content).unwrap();
        Csv { settings: FileSettings::new(path), _folder: folder }
    }

    async fn read(&self) -> Reading {
        let connector = Connector::new(Settings::Csv(self.settings.clone()), &Surroundings::new(Files::Anywhere));
        Reading::of(connector.unwrap().fetch()).await
    }

    async fn fails(content: impl AsRef<[u8]>) -> String {
        Csv::new(content).read().await.error().to_string()
    }
}

#[tokio::test]
async fn quoted_values_byte_order_marks_and_line_ends_are_understood() {
    let text = "\u{feff}IP,hostname,MAC,site,serial\r\n\
                192.0.2.1,r1,00:00:5e:00:53:01,\"Oslo, \"\"north\"\"\r\nhall\",S1\r\n\
                \r\n\
                2001:db8::1,r2,,,\n\
                ,without,,,\n";
    let reading = Csv::new(text).read().await;
    assert!(reading.is_whole(), "{:?} {:?}", reading.end, reading.bad);
    assert_eq!(reading.hostnames(), ["r1", "r2"]);
    assert_eq!((reading.counts.seen, reading.counts.without_address), (3, 1));
    let first = &reading.devices[0];
    assert_eq!((first.ip.as_deref(), first.mac.as_deref()), (Some("192.0.2.1"), Some("00:00:5e:00:53:01")));
    assert_eq!(first.metadata["site"], "Oslo, \"north\"\r\nhall");
    assert_eq!(first.metadata["integration_type"], "file");
    assert!(!reading.devices[1].metadata.contains_key("serial"), "blank is absent");
}

#[tokio::test]
async fn columns_may_have_other_names() {
    let mut csv = Csv::new("Device Name;Management IP;Asset;Colour\nr1;192.0.2.1/24;17;red\n");
    csv.settings.delimiter = Some(';');
    let choose = |(own, theirs): (&str, &str)| (own.to_owned(), theirs.to_owned());
    csv.settings.columns =
        [("hostname", "device name"), ("ip", "Management IP"), ("integration_id", "Asset")].map(choose).into();
    assert!(matches!(csv.read().await.error(), FetchError::Header { .. }), "a colour is not known");
    csv.settings.other_columns = OtherColumns::Ignore;
    let reading = csv.read().await;
    assert_eq!(reading.devices[0].metadata["integration_id"], "17");
    assert_eq!(reading.devices[0].ip.as_deref(), Some("192.0.2.1"));
    assert!(!reading.devices[0].metadata.contains_key("colour"));
    csv.settings.other_columns = OtherColumns::Metadata;
    assert_eq!(csv.read().await.devices[0].metadata["colour"], "red");
    csv.settings.network_blacklist = Blacklist::parse(["192.0.2.0/24"]).unwrap();
    assert_eq!(csv.read().await.counts.blacklisted, 1);
}

#[tokio::test]
async fn a_header_says_what_is_wrong_with_it() {
    for (content, part) in [
        ("ip,hostnmae\n", "column `hostnmae` is not known; did you mean `hostname`?"),
        ("ip,hostname,IP\n", "columns `ip` and `IP` mean the same"),
        ("hostname\nr1\n", "no column gives `ip`"),
        ("", "the file is empty"),
        ("ip,\n", "column `` is not known"),
    ] {
        let said = Csv::fails(content).await;
        assert!(said.contains(part) && said.contains("devices.csv:1: "), "{content:?}: {said}");
    }
    let said = Csv::fails(b"\xff\xfei\0p\0").await;
    assert!(said.contains("UTF-16"), "{said}");
    let mut csv = Csv::new("ip,Name\n");
    csv.settings.columns = [("hostname".to_owned(), "Naem".to_owned())].into();
    let said = csv.read().await.error().to_string();
    assert!(said.contains("there is no column `Naem`; did you mean `name`?"), "{said}");
}

#[tokio::test]
async fn bad_rows_are_reported_and_skipped() {
    let text = b"ip,hostname,mac\n192.0.2.1,r1,\n10.0.0.300,r2,\n192.0.2.3,r3,nonsense\n192.0.2.4,r4\n\
                 192.0.2.5,\xff\xff,\n192.0.2.6,r6,\n";
    let mut csv = Csv::new(text);
    let reading = csv.read().await;
    assert_eq!(reading.hostnames(), ["r1", "r6"]);
    let file = csv.settings.path.display().to_string();
    let told: Vec<String> =
        reading.bad.iter().map(|bad| bad.to_string().strip_prefix(&file).unwrap().to_owned()).collect();
    assert_eq!(
        told,
        [
            ":3: ip: `10.0.0.300`: not an address; write one such as 192.0.2.7 or 2001:db8::7",
            ":4: mac: `nonsense`: not a hardware address; write one such as 00:00:5e:00:53:01",
            ":5: `192.0.2.4,r4`: 2 values for 3 columns; is a quote or a separator missing?",
            ":6: hostname: `\u{fffd}\u{fffd}`: not UTF-8; save the file in that encoding",
        ]
    );
    let Ok(end) = reading.end else { panic!("{:?}", reading.end) };
    assert!(matches!(end.coverage, Coverage::Partial(Gap::BadRows(4))), "nothing may be retracted: {end:?}");

    csv.settings.bad_rows_allowed = 3;
    let reading = csv.read().await;
    let FetchError::TooManyBadRows { allowed: 3, last } = reading.error() else { panic!("{:?}", reading.end) };
    assert_eq!(last.line, 6);
    csv.settings.bad_rows_allowed = 4;
    assert!(csv.read().await.end.is_ok());
}

#[tokio::test]
async fn a_long_file_comes_in_portions() {
    let mut text = "ip,hostname,integration_id\n".to_owned();
    for device in 0..20_000u32 {
        text.push_str(&format!("10.{}.{}.{},host-{device},{device}\n", device >> 16, device >> 8 & 255, device & 255));
    }
    let csv = Csv::new(&text);
    let reading = csv.read().await;
    assert!(reading.is_whole());
    assert_eq!((reading.devices.len(), reading.largest, reading.progress.len()), (20_000, 1365, 15));
    let done: Vec<u64> = reading.progress.iter().map(|progress| progress.done).collect();
    assert!(done.is_sorted() && done[14] == text.len() as u64, "{done:?}");
    assert_eq!(reading.progress[14].total, Some(text.len() as u64));
}

#[tokio::test]
async fn a_quote_that_is_not_closed_does_not_fill_the_memory() {
    let text = format!("ip,hostname\n192.0.2.1,r1\n192.0.2.2,\"r2\n{}", "192.0.2.3,r3\n".repeat(200_000));
    let reading = Csv::new(text).read().await;
    let FetchError::Malformed { line: 3, reason, .. } = reading.error() else { panic!("{:?}", reading.end) };
    assert!(reason.contains("is a quote not closed?"), "{reason}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_file_makes_it_panic(
        rest in proptest::collection::vec(prop_oneof![
            4 => any::<u8>(), 2 => Just(b','), 2 => Just(b'"'), 2 => Just(b'\n'), 3 => b'0'..=b'9', 2 => Just(b'.'),
        ], 0..400),
        has_header: bool,
    ) {
        let mut content = if has_header { b"ip,mac,hostname,seen_at,role\n".to_vec() } else { Vec::new() };
        content.extend(rest);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let reading = runtime.block_on(Csv::new(&content).read());
        if let Err(FetchError::Stopped { reason }) = &reading.end {
            panic!("{reason}");
        }
        prop_assert!(reading.counts.seen <= content.len() as u64);
    }
}
