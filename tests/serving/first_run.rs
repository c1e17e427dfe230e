//! The first command of a newcomer: from nothing to answers, on a file or on a Postgres.

use std::process::Command;
use std::time::{Duration, Instant};

use resource_macros::resource_test;
use resource_runtime::Db;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::program::{Program, Server};

/// Checks are due once a minute, so something is wrong if none has a new result for so long.
const STANDSTILL: Duration = Duration::from_secs(180);
/// So many times others may have new results while one waits for its first: some in each of two minutes.
const TURNS: u32 = 20;

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

/// The requests that it prints to be pasted.
fn requests(server: &Server) -> Vec<String> {
    server.says(|line| line.contains("/alerts?"));
    let mut requests: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in server.said() {
        let line = line.trim();
        match requests.last_mut().filter(|_| goes_on) {
            Some(request) => *request = format!("{request}\n{line}"),
            None if line.starts_with("curl ") => requests.push(line.to_owned()),
            None => continue,
        }
        goes_on = line.ends_with('\\');
    }
    requests
}

/// What a pasted request prints.
fn pasted(request: &str, key: &str) -> Value {
    let mut shell = Command::new("sh");
    shell.args(["-c", request]).env("TOKEN", key).env("NO_PROXY", "*").env("no_proxy", "*");
    let output = shell.output().expect("a shell");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{request}: {output:?}");
    serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{request}: {error}: {printed}"))
}

/// Waits until a check has been run. Only so long as others are: this machine's own are due once a minute, and so is
/// every new one.
fn run(server: &Server, key: &str, check: &str) {
    let results = || server.get("/api/v2/check-results?page[size]=250", key).json()["data"].clone();
    let (mut before, mut since, mut turns) = (results(), Instant::now(), 0);
    loop {
        let found = server.get(&format!("/api/v2/service-checks/{check}"), key).json();
        if !found["data"]["attributes"]["last_result"].is_null() {
            return;
        }
        let now = results();
        if now != before {
            (before, since, turns) = (now, Instant::now(), turns + 1);
        }
        assert!(since.elapsed() < STANDSTILL, "no check has a new result: {:#?}", server.log());
        assert!(turns < TURNS, "others were run again and again, but not this one: {found}");
        std::thread::sleep(Duration::from_secs(1));
    }
}

#[resource_test]
async fn this_machine_is_watched_and_three_requests_work(t: TestCx) {
    let mut server = Program::alone().first_run(&arguments(&t, "data"));
    let key = key(&server);
    let requests = requests(&server);
    let [devices, check, alerts] = requests.as_slice() else { panic!("not three requests: {requests:?}") };

    let device = &pasted(devices, &key)["data"];
    assert_eq!(device.as_array().map(Vec::len), Some(1), "this machine: {device}");
    let checks = server.get("/api/v2/service-checks", &key).json()["data"].clone();
    let checks = checks.as_array().expect("a list");
    let own = Value::from(server.address().port());
    assert!(checks.iter().any(|check| check["attributes"]["port"] == own), "its own port is checked: {checks:?}");
    assert!(
        checks.iter().all(|check| check["attributes"]["target"] == "127.0.0.1"),
        "and nobody else is asked: {checks:?}"
    );
    assert_eq!(pasted(alerts, &key)["data"], json!([]));

    let made = pasted(check, &key);
    assert_eq!(made["data"]["attributes"]["name"], "nobody", "{made}");
    run(&server, &key, made["data"]["id"].as_str().expect("an id"));
    let raised = pasted(alerts, &key);
    let alert = &raised["data"][0]["attributes"];
    assert_eq!(raised["data"].as_array().map(Vec::len), Some(1), "{raised}");
    assert_eq!((&alert["title"], &alert["status"]), (&"nobody is down".into(), &"pending".into()), "{raised}");

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

/// What a start had done before it was killed, as the database shows it.
#[resource_test]
async fn a_start_that_was_interrupted_is_completed_by_the_next_one(t: TestCx) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut arguments = vec!["--folder", data.to_str().expect("a text")];
    let url = match t.dialect() {
        Dialect::Sqlite => format!("sqlite://{}", data.join("dev.db").display()),
        Dialect::Postgres => t.url().to_owned(),
    };
    if t.dialect() == Dialect::Postgres {
        arguments.extend(["--postgres", &url]);
    }
    let stopped = |mut server: Server| {
        server.signal("TERM");
        assert_eq!(server.ended(), 0);
    };
    stopped(Program::alone().first_run(&arguments));
    let alerts = "DELETE FROM alerts";
    let undone = [
        // After the tenant, in the middle of the introduction, before the token.
        vec!["DELETE FROM api_tokens", alerts, "DELETE FROM service_checks", "DELETE FROM devices"],
        vec!["DELETE FROM api_tokens", alerts, "DELETE FROM service_checks"],
        vec!["DELETE FROM api_tokens"],
    ];
    for statements in undone {
        let db = Db::connect(&url, 1).await.expect("opened");
        for statement in statements {
            db.writer().execute_unprepared(statement).await.expect(statement);
        }
        db.close().await.expect("closed");
        let next = Program::alone().first_run(&arguments);
        let key = key(&next);
        next.says(|line| line.contains("This machine is the first device"));
        let devices = next.get("/api/v2/devices", &key).json()["data"].clone();
        assert_eq!(devices.as_array().map(Vec::len), Some(1));
        let own = Value::from(next.address().port());
        let checks = next.get("/api/v2/service-checks", &key).json()["data"].clone();
        assert!(checks.as_array().expect("a list").iter().any(|check| check["attributes"]["port"] == own), "{checks}");
        stopped(next);
    }
    let last = Program::alone().first_run(&arguments);
    last.says(|line| line.contains("has a token already"));
    stopped(last);
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
