//! Files.

use fake_netbox::{FakeNetbox, Options};
use generated::integrations::integration_source::Create;
use generated::integrations::{SourceType, SyncResult, integration_source};
use generated::inventory::{DeviceIdentifier, IdentifierType, device_identifier};
use resource_macros::resource_test;
use resource_runtime::migration::Runner;
use resource_runtime::testing::TestCx;
use serde_json::json;

use crate::site::{Site, object};

/// A file of the tenant that no other test writes.
async fn file(t: &TestCx, site: &Site, (name, text): (&str, &str)) -> String {
    let name = format!("{:?}-{name}", t.dialect());
    site.write(&name, text).await;
    name
}

#[resource_test]
async fn a_file_of_devices_is_read_like_any_source(t: TestCx) {
    let site = Site::new(&t, "a");
    let table = "ip,hostname,mac,integration_id,model\n\
                 192.0.2.1,one,00:1a:2b:00:00:01,a1,X\n192.0.2.2,two,,a2,Y\n192.0.2.1,again,00:1a:2b:00:00:01,a1,X\n";
    let path = file(&t, &site, ("devices.csv", table)).await;
    let source = site.file(&path, SourceType::CsvFile).await;
    let outcome = site.run(&source).await;
    assert_eq!((outcome.result, outcome.message), (SyncResult::Success, None));
    assert_eq!((outcome.sums.records, outcome.sums.added), (3, 2), "rows about one device are one device");
    let devices = site.devices().await;
    let mut seen: Vec<_> = devices.values().map(|row| (row.hostname.clone(), row.model.clone())).collect();
    seen.sort();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(seen, [(text("again"), text("X")), (text("two"), text("Y"))]);

    let list = r#"[{"ip":"192.0.2.9","integration_id":"a1"},{"ip":"192.0.2.3","integration_id":"a3"}]"#;
    let path = file(&t, &site, ("devices.json", list)).await;
    let source = site.file(&path, SourceType::JsonFile).await;
    assert_eq!(site.run(&source).await.sums.added, 2, "a1 of this file is another one");
    assert_eq!(site.devices().await.len(), 4);
}

#[resource_test]
async fn files_that_say_so_have_the_numbers_of_one_inventory(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    let table = "ip,integration_id\n192.0.2.1,a1\n192.0.2.2,a2\n";
    let list = r#"[{"ip":"192.0.2.9","integration_id":"a1"},{"ip":"192.0.2.3","integration_id":"a3"}]"#;
    let files = [("one.csv", table, SourceType::CsvFile, 2), ("other.json", list, SourceType::JsonFile, 1)];
    for (name, text, kind, added) in files {
        let path = file(&t, &site, (name, text)).await;
        let mut input = site.input(name, kind, &path, "default").await;
        input.settings = Some(object(json!({ "integration_type": "cmdb" })));
        let source = integration_source::create(&admin, input).await.expect("a source").id;
        assert_eq!(site.run(&source).await.sums.added, added, "{name}");
    }
    assert_eq!(site.devices().await.len(), 3);
}

/// A list that was written out of a NetBox, or keeps its numbers.
#[resource_test]
async fn a_file_may_have_the_numbers_of_a_netbox(t: TestCx) {
    let site = Site::new(&t, "a");
    let netbox = FakeNetbox::start(Options { devices: 5, ..Options::default() }).await.expect("a server");
    let source = site.netbox(&netbox, "netbox", "default").await;
    assert_eq!(site.run(&source).await.sums.added, 5);
    let numbers = DeviceIdentifier::IDENTIFIER_TYPE.eq(IdentifierType::IntegrationId);
    let numbers = device_identifier::list(&site.sync).filter(numbers).all().await.expect("identifiers");
    let mut numbers: Vec<_> = numbers.iter().map(|row| row.identifier_value.as_str()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, ["netbox:1", "netbox:2", "netbox:3", "netbox:4", "netbox:5"]);
    let table = "ip,integration_type,integration_id\n192.0.2.1,NetBox,4\n192.0.2.2,,4\n";
    let path = file(&t, &site, ("numbers.csv", table)).await;
    let file = site.file(&path, SourceType::CsvFile).await;
    assert_eq!(site.run(&file).await.sums.added, 1, "number 4 of the NetBox is known, that of the file is not");
}

#[resource_test]
async fn rows_that_cannot_be_read_are_told_with_their_line(t: TestCx) {
    let site = Site::new(&t, "a");
    let path = file(&t, &site, ("bad.csv", "ip,integration_id\n192.0.2.1,a1\nnowhere,a2\n192.0.2.3,a3\n")).await;
    let source = site.file(&path, SourceType::CsvFile).await;
    let outcome = site.run(&source).await;
    assert_eq!((outcome.result, outcome.sums.records), (SyncResult::Partial, 2));
    let message = outcome.message.expect("a message");
    assert!(message.contains("one row could not be read") && message.contains(":3:"), "{message}");
    let looked = site.look(&source).await;
    assert_eq!((looked.last_error_message.clone(), looked.last_whole_fetch), (Some(message), None));
}

#[resource_test]
async fn files_outside_the_folder_are_not_read(t: TestCx) {
    let site = Site::new(&t, "a");
    let secret = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(secret.path(), "ip,integration_id\n192.0.2.1,hidden\n").expect("written");
    let outside = secret.path().to_str().expect("a path").to_owned();
    file(&t, &site, ("own.csv", "ip\n")).await;
    for path in [outside.clone(), format!("..{outside}"), "none.csv".to_owned()] {
        let source = site.file(&path, SourceType::CsvFile).await;
        let outcome = site.run(&source).await;
        assert_eq!((outcome.result, outcome.sums.records), (SyncResult::Failed, 0), "{path}");
        assert!(!outcome.message.expect("a message").contains("hidden"), "{path}");
    }
    assert_eq!(site.devices().await.len(), 0);
}

#[resource_test]
async fn files_of_another_tenant_are_not_read(t: TestCx) {
    let site = |name: &str| Site::new(&t, &format!("{name} on {:?}", t.dialect()));
    let (own, other) = (site("one with a file"), site("one without"));
    let name = file(&t, &own, ("ours.csv", "ip,integration_id\n192.0.2.1,a1\n")).await;
    let source = other.file(&name, SourceType::CsvFile).await;
    let message = other.run(&source).await.message.expect("a message");
    let folder = other.folder().await;
    assert!(message.contains(&format!("no folder for imports at {}", folder.display())), "{message}");

    std::fs::create_dir(&folder).expect("a folder");
    let foreign = own.folder().await;
    let foreign = foreign.file_name().and_then(|slug| slug.to_str()).expect("a slug");
    let paths = [name.clone(), format!("../{foreign}/{name}"), format!("{foreign}/{name}")];
    for (path, label) in paths.iter().zip(["same", "up", "down"]) {
        let input = other.input(label, SourceType::CsvFile, path, "default").await;
        let admin = other.tenant.role("admin");
        let source = integration_source::create(&admin, input).await.expect("a source").id;
        let outcome = other.run(&source).await;
        assert_eq!((outcome.result, outcome.sums.records), (SyncResult::Failed, 0), "{path}");
        let message = outcome.message.expect("a message");
        assert!(message.contains("not in the folder for imports"), "{path}: {message}");
    }
    assert_eq!(other.devices().await.len(), 0);
    let source = own.file(&name, SourceType::CsvFile).await;
    assert_eq!(own.run(&source).await.sums.added, 1, "each tenant has its own");
}

/// Sources of before the numbers of files were kept apart go on under the numbers that they had.
#[resource_test]
async fn sources_that_are_there_keep_their_numbers_when_the_program_is_renewed(t: TestCx) {
    let site = Site::new(&t, "a");
    let plain = site.file("plain.csv", SourceType::CsvFile).await;
    let named = site.input("named", SourceType::JsonFile, "named.json", "default").await;
    let settings = Some(object(json!({ "integration_type": "cmdb" })));
    let named = integration_source::create(&site.tenant.role("admin"), Create { settings, ..named }).await;
    let named = named.expect("a source").id;
    let all = migrations::all();
    let at = migrations::MIGRATIONS.iter().position(|source| source.directory.ends_with("_numbers_and_owners"));
    let back = all.len() - at.expect("the migration");
    let says = async |id| site.look(id).await.settings.0.get("integration_type").cloned();

    Runner::new(t.db(), &all).down(back).await.expect("down");
    Runner::new(t.db(), &all).up().await.expect("up");
    assert_eq!((says(&plain).await, says(&named).await), (Some(json!("file")), Some(json!("cmdb"))));
}
