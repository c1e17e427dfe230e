//! Commands on the server itself about queues and schedules.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::Value;

use crate::program::{Ended, Program};

fn json(ended: &Ended) -> Value {
    assert_eq!(ended.code, 0, "{}", ended.errors);
    serde_json::from_str(&ended.output).expect("JSON")
}

/// The row with a name, of a list.
fn row(list: &Value, (key, name): (&str, &str)) -> Value {
    let rows = list.as_array().expect("a list");
    rows.iter().find(|row| row[key] == name).cloned().unwrap_or_else(|| panic!("no {name} in {list:#}"))
}

#[resource_test]
async fn queues_are_paused_and_resumed(t: TestCx) {
    let program = Program::of(&t);
    let state = || row(&json(&program.run(&["jobs", "queues", "--json"])), ("queue", "alerts"))["paused_at"].clone();
    assert_eq!(state(), Value::Null);
    let resumed = program.run(&["jobs", "resume", "alerts"]);
    assert!(resumed.code == 1 && resumed.errors.contains("the queue alerts is not paused"), "{}", resumed.errors);
    let paused = program.run(&["jobs", "pause", "alerts"]);
    assert!(paused.code == 0 && paused.output.starts_with("alerts is paused"), "{}", paused.errors);
    assert!(state().is_string());
    let again = program.run(&["jobs", "pause", "alerts"]);
    assert!(again.code == 1 && again.errors.contains("paused already"), "{}", again.errors);
    assert!(program.run(&["jobs", "queues"]).output.starts_with("queue\tpaused since\nalerts\t2"));
    assert_eq!(program.run(&["jobs", "resume", "alerts"]).code, 0);
    assert_eq!(state(), Value::Null);
    assert_eq!(program.run(&["jobs", "pause", "alert"]).code, 2, "there is no such queue");
}

#[resource_test]
async fn schedules_are_stopped_started_and_changed(t: TestCx) {
    let program = Program::of(&t);
    const KEY: &str = "monitoring.alert#send_notifications";
    let state = || row(&json(&program.run(&["jobs", "schedules", "--json"])), ("key", KEY));
    let known = state();
    assert_eq!((&known["cron"], &known["enabled"]), (&"* * * * *".into(), &true.into()));
    assert!(known["next"].is_string());
    assert_eq!(program.run(&["jobs", "disable", KEY]).code, 0);
    assert_eq!((&state()["enabled"], &state()["next"]), (&false.into(), &Value::Null));
    assert_eq!(program.run(&["jobs", "enable", KEY]).code, 0);
    let changed = program.run(&["jobs", "reschedule", KEY, "*/5 * * * *"]);
    assert_eq!((changed.code, changed.output), (0, format!("{KEY} is looked for at */5 * * * *\n")));
    assert_eq!((&state()["cron"], &state()["enabled"]), (&"*/5 * * * *".into(), &true.into()));
    let wrong = program.run(&["jobs", "reschedule", KEY, "every now and then"]);
    assert!(wrong.code == 1 && wrong.errors.contains("is no schedule"), "{}", wrong.errors);
    let unknown = program.run(&["jobs", "disable", "monitoring.alert#send_notification"]);
    assert!(unknown.code == 1 && unknown.errors.contains(&format!("did you mean `{KEY}`?")), "{}", unknown.errors);
}
