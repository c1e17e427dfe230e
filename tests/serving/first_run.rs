//! The first command of a newcomer: from nothing to answers, on a file or on a Postgres.

use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::program::{Program, Server};

/// The key that it shows once.
fn key(server: &Server) -> String {
    let line = server.says(|line| line.contains("export TOKEN="));
    line.split_once('=').expect("a value").1.to_owned()
}

/// Where it keeps its data: a file, or the database of the test, or a Postgres that it starts itself.
fn arguments<'a>(t: &'a TestCx, folder: &'a str) -> Vec<&'a str> {
    match t.dialect() {
        Dialect::Sqlite => vec!["--folder", folder],
        Dialect::Postgres => vec!["--folder", folder, "--postgres"],
    }
}

#[resource_test]
async fn this_machine_is_watched_and_three_requests_work(t: TestCx) {
    let mut server = Program::alone().first_run(&arguments(&t, "data"));
    let key = key(&server);
    let device = &server.get("/api/v2/devices?fields[devices]=hostname,ip,status,is_available", &key).json()["data"];
    assert_eq!(device.as_array().map(Vec::len), Some(1), "this machine: {device}");
    let checks = server.get("/api/v2/service-checks", &key).json()["data"].clone();
    let checks = checks.as_array().expect("a list");
    let own = Value::from(server.address().port());
    assert!(checks.iter().any(|check| check["attributes"]["port"] == own), "its own port is checked: {checks:?}");
    assert!(
        checks.iter().all(|check| check["attributes"]["target"] == "127.0.0.1"),
        "and nobody else is asked: {checks:?}"
    );
    let nobody = json!({ "data": { "type": "service-checks", "attributes": {
        "name": "nobody", "check_type": "tcp", "target": "127.0.0.1", "port": 9 } } });
    let headers = [format!("Authorization: Bearer {key}"), "Content-Type: application/vnd.api+json".to_owned()];
    let made = server.ask("POST", "/api/v2/service-checks", &headers, &nobody.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    assert_eq!(server.get("/api/v2/alerts?fields[alerts]=title,status,severity", &key).json()["data"], json!([]));
    let entered = server.logged(|line| line["target"] == "state");
    assert!(entered["message"].as_str().expect("a text").contains(" is "), "{entered}");
    let log = serde_json::to_string(&server.log()).expect("JSON");
    assert!(!log.contains(&key), "the key is in no log");
    server.signal("TERM");
    assert_eq!(server.ended(), 0);
}

#[resource_test]
async fn a_second_start_keeps_everything_and_shows_no_key(t: TestCx) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut arguments = vec!["--folder", folder.path().to_str().expect("a text")];
    if t.dialect() == Dialect::Postgres {
        arguments.extend(["--postgres", t.url()]);
    }
    let mut first = Program::alone().first_run(&arguments);
    let old = key(&first);
    first.signal("TERM");
    assert_eq!(first.ended(), 0);

    let second = Program::alone().first_run(&arguments);
    second.says(|line| line.contains("`--new-token` makes another"));
    let devices = second.get("/api/v2/devices", &old).json()["data"].clone();
    assert_eq!(devices.as_array().map(Vec::len), Some(1));
    drop(second);

    let third = Program::alone().first_run(&[arguments.as_slice(), &["--new-token"]].concat());
    let new = key(&third);
    assert_ne!(new, old);
    for key in [&old, &new] {
        assert_eq!(third.get("/api/v2/devices", key).status, 200);
    }
}

#[test]
fn an_address_that_is_none_is_told_without_its_password() {
    let ended = Program::alone().run(&["dev", "--folder", "data", "--postgres", "mysql://me:s3cret@host/db"]);
    assert_eq!(ended.code, 1);
    assert!(
        ended.errors.contains("mysql://me:(hidden)@host/db") && !ended.errors.contains("s3cret"),
        "{}",
        ended.errors
    );
    assert!(ended.errors.contains("postgres://user@host/database"), "{}", ended.errors);
}
