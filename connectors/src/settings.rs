//! What a source is told. Settings are closed: a name that is not here is a mistake.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::blacklist::Blacklist;
use crate::secret::Secret;

/// One source, chosen by `type`.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Settings {
    /// The devices of a NetBox.
    Netbox(NetboxSettings),
    /// A file of comma-separated values whose first line names the columns.
    Csv(FileSettings),
    /// A file with an array of objects, or with an object on each line.
    Json(FileSettings),
}

/// How a NetBox is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetboxSettings {
    /// What stands before `/api/`, such as `https://netbox.example.com`.
    pub endpoint: String,
    /// A token that may view devices.
    pub token: Secret,
    /// Rows on a page, from 1 to 1000.
    #[serde(default = "defaults::page_size")]
    pub page_size: u32,
    /// Accept any certificate.
    #[serde(default)]
    pub insecure_tls: bool,
    /// How long one answer may take, from 1 to 600.
    #[serde(default = "defaults::timeout_seconds")]
    pub timeout_seconds: u64,
    /// Devices in these networks are skipped.
    #[serde(default)]
    pub network_blacklist: Blacklist,
    /// The slug of the partition that the devices are in.
    #[serde(default = "defaults::partition")]
    pub partition: String,
}

impl NetboxSettings {
    /// The settings that leave everything else at its default.
    pub fn new(endpoint: impl Into<String>, token: Secret) -> NetboxSettings {
        NetboxSettings {
            endpoint: endpoint.into(),
            token,
            page_size: defaults::page_size(),
            insecure_tls: false,
            timeout_seconds: defaults::timeout_seconds(),
            network_blacklist: Blacklist::default(),
            partition: defaults::partition(),
        }
    }
}

/// How a file is read.
///
/// Columns, and in JSON fields, that are named as in [`crate::COLUMNS`] are understood as they are. Names in a CSV header
/// are compared without regard to case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSettings {
    /// Where the file is; relative to the folder for imports where there is one.
    pub path: PathBuf,
    /// Other names: ours to the one in the file, such as `hostname = "Device Name"`. Ours is one of those
    /// or any other key of the metadata. In JSON a name with dots, such as `network.ip`, reaches into
    /// objects.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// What becomes of columns that are neither understood nor chosen.
    #[serde(default)]
    pub other_columns: OtherColumns,
    /// Which numbers those in `integration_id` are, of rows that do not say so themselves: rows with one type and one
    /// number are about one device.
    #[serde(default = "defaults::integration_type")]
    pub integration_type: String,
    /// How many rows may be bad before the import is given up.
    #[serde(default = "defaults::bad_rows_allowed")]
    pub bad_rows_allowed: u64,
    /// What separates values in a line of CSV; a comma where nothing is said.
    #[serde(default)]
    pub delimiter: Option<char>,
    /// Devices in these networks are skipped.
    #[serde(default)]
    pub network_blacklist: Blacklist,
    /// The slug of the partition that the devices are in.
    #[serde(default = "defaults::partition")]
    pub partition: String,
}

impl FileSettings {
    /// The settings that leave everything else at its default.
    pub fn new(path: impl Into<PathBuf>) -> FileSettings {
        FileSettings {
            path: path.into(),
            columns: BTreeMap::new(),
            other_columns: OtherColumns::default(),
            integration_type: defaults::integration_type(),
            bad_rows_allowed: defaults::bad_rows_allowed(),
            delimiter: None,
            network_blacklist: Blacklist::default(),
            partition: defaults::partition(),
        }
    }
}

/// What becomes of columns that nobody asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OtherColumns {
    /// They are a mistake, which finds misspelt names.
    #[default]
    Refuse,
    /// They are left out.
    Ignore,
    /// They become metadata under their own name, in lower case and with `_` for spaces.
    Metadata,
}

mod defaults {
    pub fn page_size() -> u32 {
        100
    }

    pub fn timeout_seconds() -> u64 {
        30
    }

    pub fn bad_rows_allowed() -> u64 {
        100
    }

    pub fn integration_type() -> String {
        "file".to_owned()
    }

    pub fn partition() -> String {
        "default".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_closed_and_hide_the_token() {
        let read = |text: &str| serde_json::from_str::<Settings>(text);
        let netbox = read(r#"{"type":"netbox","endpoint":"https://n","token":"t0p","page_size":500}"#).unwrap();
        let shown = format!("{netbox:?}");
        assert!(shown.contains("page_size: 500") && !shown.contains("t0p"), "{shown}");
        let error = read(r#"{"type":"netbox","endpoint":"https://n","token":"t","pagesize":5}"#).unwrap_err();
        assert!(error.to_string().contains("unknown field `pagesize`"), "{error}");
        let file = read(r#"{"type":"csv","path":"a.csv","other_columns":"metadata","columns":{"ip":"Address"}}"#);
        assert!(matches!(file.unwrap(), Settings::Csv(file) if file.other_columns == OtherColumns::Metadata));
        assert!(read(r#"{"type":"armis"}"#).is_err());
        let error = read(r#"{"type":"json","path":"a","network_blacklist":["10.0.0.0/99"]}"#).unwrap_err();
        assert!(error.to_string().contains("`10.0.0.0/99` is not a network"), "{error}");
    }
}
