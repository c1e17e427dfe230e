//! That `docs/operating.md` says what may stand in JSON objects that no declaration describes.

use std::collections::BTreeSet;
use std::path::Path;

use connectors::{FileSettings, NetboxSettings};
use serde::de::DeserializeOwned;
use serde_json::json;
use wire::{HttpSettings, PingSettings, TcpSettings};

/// What a source has a field for, or among its credentials.
const ELSEWHERE: [&str; 6] = ["endpoint", "network_blacklist", "page_size", "partition", "path", "token"];

/// The names in the first column of the tables below a heading that begin with these words.
fn listed(heading: &str, head: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/operating.md");
    let text = std::fs::read_to_string(path).expect("the document");
    let (_, rest) = text.split_once(&format!("\n{heading}\n")).expect("the heading");
    let section = rest.split("\n##").next().unwrap_or_default();
    let (_, table) = section.split_once(&format!("\n| {head} |")).expect("the table");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// The fields of settings that are closed, as the refusal of another one names them.
fn fields<T: DeserializeOwned>() -> BTreeSet<String> {
    let refusal = serde_json::from_value::<T>(json!({ "?": 0 })).err().expect("refused").to_string();
    let (_, expected) = refusal.split_once("unknown field `?`").expect("closed");
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn what_checks_are_asked_with_is_listed() {
    let found = listed("### What a check is asked with", "in `config`");
    let expected: BTreeSet<_> = &fields::<PingSettings>() | &fields::<HttpSettings>();
    assert_eq!(found, expected);
    assert_eq!(fields::<TcpSettings>(), BTreeSet::new());
}

#[test]
fn settings_of_sources_are_listed() {
    let found = listed("### Settings of a source", "in `settings`");
    let expected: BTreeSet<_> = &fields::<NetboxSettings>() | &fields::<FileSettings>();
    assert_eq!(found, &expected - &BTreeSet::from(ELSEWHERE.map(str::to_owned)));
}

#[test]
fn columns_of_files_are_listed() {
    let found = listed("### Settings of a source", "column");
    assert_eq!(found, connectors::COLUMNS.map(str::to_owned).into());
}
