//! Which files may be read.

use std::fs;

use connectors::{Connector, FetchError, FileSettings, Files, Settings, Surroundings};

use crate::support::Reading;

#[tokio::test]
async fn a_folder_for_imports_is_not_left() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("imports");
    fs::create_dir_all(folder.join("today")).unwrap();
    fs::write(folder.join("today/devices.csv"), "ip\n192.0.2.1\n").unwrap();
    fs::write(home.path().join("secret.csv"), "ip\nsecret\n").unwrap();
    std::os::unix::fs::symlink(home.path().join("secret.csv"), folder.join("link.csv")).unwrap();
    let around = Surroundings::new(Files::Within(folder.clone()));
    let read = async |path: &str| {
        let connector = Connector::new(Settings::Csv(FileSettings::new(path)), &around).unwrap();
        Reading::of(connector.fetch()).await
    };
    assert!(read("today/devices.csv").await.is_whole());
    let inside = folder.join("today/devices.csv");
    assert!(read(inside.to_str().unwrap()).await.is_whole());
    let outside = home.path().join("secret.csv");
    for path in ["../secret.csv", "link.csv", outside.to_str().unwrap(), "/etc/passwd", "missing.csv"] {
        let reading = read(path).await;
        let FetchError::File { reason, .. } = reading.error() else { panic!("{path}: {:?}", reading.end) };
        assert!(reason.contains("not in the folder for imports"), "{path}: {reason}");
    }
    let reading = read("today").await;
    assert!(reading.error().to_string().contains("not a file"), "{:?}", reading.end);
}

#[tokio::test]
async fn settings_of_files_are_checked() {
    let around = Surroundings::new(Files::Anywhere);
    let told = |settings: Settings| Connector::new(settings, &around).err().map(|error| error.to_string());
    let csv = FileSettings::new("devices.csv");
    assert_eq!(told(Settings::Csv(csv.clone())), None);
    let quoted = FileSettings { delimiter: Some('"'), ..csv.clone() };
    assert!(told(Settings::Csv(quoted)).is_some_and(|said| said.starts_with("delimiter: ")));
    let json = FileSettings { delimiter: Some(';'), ..csv.clone() };
    assert!(told(Settings::Json(json)).is_some_and(|said| said.starts_with("delimiter: ")));
    for integration_type in ["", " ", "a\u{7}", &"x".repeat(65)] {
        let unnamed = FileSettings { integration_type: integration_type.to_owned(), ..csv.clone() };
        assert!(told(Settings::Csv(unnamed)).is_some_and(|said| said.starts_with("integration_type: ")));
    }
    let columns = [("_merged_into".to_owned(), "x".to_owned())].into();
    let said = told(Settings::Csv(FileSettings { columns, path: "".into(), ..csv })).unwrap();
    assert!(said.contains("path: is blank") && said.contains("columns: `_merged_into` is kept"), "{said}");
}
