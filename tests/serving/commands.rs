//! Commands on the server itself: tokens and jobs.

use resource_core::Timestamp;
use resource_macros::resource_test;
use resource_runtime::jobs::NewJob;
use resource_runtime::testing::TestCx;
use resource_runtime::{Actor, Record, Slots};
use sea_orm::ConnectionTrait as _;
use serde_json::Value;
use uuid::Uuid;

use crate::program::Program;
use crate::tenant;

#[resource_test]
async fn a_token_works_from_its_making_to_its_end(t: TestCx) {
    tenant(&t, "acme").await;
    let program = Program::of(&t);
    let made = program.run(&[
        "token",
        "create",
        "--tenant",
        "acme",
        "--user",
        "ADMIN@acme.example",
        "--name",
        "ci",
        "--expires-in",
        "30d",
    ]);
    assert_eq!(made.code, 0, "{}", made.errors);
    let key = made.output.strip_suffix('\n').expect("one line").to_owned();
    assert!(key.len() == 43 && !made.errors.contains(&key));

    let listed = program.run(&["token", "list", "--tenant", "acme", "--json"]);
    assert_eq!(listed.code, 0, "{}", listed.errors);
    let tokens: Value = serde_json::from_str(&listed.output).expect("JSON");
    let token = &tokens[0];
    assert_eq!((&token["name"], &token["access"], &token["status"]), (&"ci".into(), &"read".into(), &"active".into()));
    assert!(token["expires_at"].is_string() && !listed.output.contains(&key));
    let listed = program.run(&["token", "list", "--tenant", "acme"]);
    assert!(listed.output.starts_with("id\tprefix\tname\t") && listed.output.contains("\tci\tread\tactive\t"));

    let server = Program::of(&t).serve(&[]);
    assert_eq!(server.get("/api/v2/partitions", &key).status, 200);
    let headers = [format!("Authorization: Bearer {key}"), "Content-Type: application/vnd.api+json".to_owned()];
    let body = r#"{"data":{"type":"device-groups","attributes":{"name":"x"}}}"#;
    assert_eq!(server.ask("POST", "/api/v2/device-groups", &headers, body).status, 403, "it only reads");

    let id = token["id"].as_str().expect("an id");
    assert_eq!(program.run(&["token", "revoke", id]).code, 0);
    assert_eq!(server.get("/api/v2/partitions", &key).status, 401);
    let again = program.run(&["token", "revoke", id]);
    assert_eq!(again.code, 1);
    assert!(again.errors.contains(&format!("token {id} is revoked already")), "{}", again.errors);
}

#[resource_test]
async fn what_is_not_there_is_named(t: TestCx) {
    tenant(&t, "acme").await;
    let program = Program::of(&t);
    let create = |tenant: &str, user: &str, more: &[&str]| {
        let arguments = ["token", "create", "--tenant", tenant, "--user", user, "--name", "x"];
        program.run(&[&arguments[..], more].concat())
    };
    let nowhere = create("acne", "admin@acme.example", &[]);
    assert!(nowhere.code == 1 && nowhere.errors.contains("no tenant with the slug `acne`"), "{}", nowhere.errors);
    let nobody = create("acme", "x@acme.example", &[]);
    assert!(
        nobody.code == 1 && nobody.errors.contains("no user with the address `x@acme.example`"),
        "{}",
        nobody.errors
    );
    assert_eq!(create("acme", "admin@acme.example", &["--expires-in", "soon"]).code, 2);
    assert_eq!(create("acme", "admin@acme.example", &["--access", "all"]).code, 2);
    let unknown = program.run(&["token", "revoke", &Uuid::nil().to_string()]);
    assert!(unknown.code == 1 && unknown.errors.contains("there is no token 00000000-"), "{}", unknown.errors);
    let unknown = program.run(&["jobs", "show", "99"]);
    assert!(
        unknown.code == 1 && unknown.errors.contains("there is no job 99; `serviceradar jobs list`"),
        "{}",
        unknown.errors
    );
    assert_eq!(program.run(&["jobs", "list", "--state", "lost"]).code, 2);
}

/// A job of a tenant that wants to run long from now.
async fn waiting(t: &TestCx, tenant: Uuid, queue: &str) -> i64 {
    let cx = t.engine().in_tenant(tenant, Actor::system("orchestration"));
    let meta = generated::monitoring::Alert::META;
    let action = meta.actions.iter().position(|action| action.name == "escalate").expect("an action");
    let job = NewJob::new(meta, action as u16, Slots::default()).on(vec![Uuid::nil().into()]);
    let later = Timestamp::from_micros(Timestamp::now().micros() + 86_400_000_000);
    let tables = app::jobs::tables().expect("the tables fit");
    tables.enqueue(cx.any(), job.queue(queue).at(later)).await.expect("enqueued").expect("a job")
}

#[resource_test]
async fn jobs_are_listed_shown_called_off_and_run_again(t: TestCx) {
    let (acme, other) = (tenant(&t, "acme").await, tenant(&t, "other").await);
    let one = waiting(&t, acme, "alerts").await;
    let two = waiting(&t, other, "default").await;
    let program = Program::of(&t);
    let numbers = |arguments: &[&str]| -> Vec<i64> {
        let listed = program.run(&[&["jobs", "list", "--json"], arguments].concat());
        assert_eq!(listed.code, 0, "{}", listed.errors);
        let jobs: Vec<Value> = serde_json::from_str(&listed.output).expect("JSON");
        jobs.iter().map(|job| job["id"].as_i64().expect("a number")).collect()
    };
    assert_eq!(numbers(&[]), [two, one]);
    assert_eq!(numbers(&["--tenant", "acme"]), [one]);
    assert_eq!(numbers(&["--queue", "default"]), [two]);
    assert_eq!(numbers(&["--state", "completed"]), Vec::<i64>::new());
    assert_eq!(numbers(&["--limit", "1"]), [two]);

    let number = one.to_string();
    let early = program.run(&["jobs", "retry", &number]);
    assert!(early.code == 1 && early.errors.contains(&format!("job {one} is scheduled; only")), "{}", early.errors);
    let cancelled = program.run(&["jobs", "cancel", &number, "--json"]);
    assert_eq!(cancelled.code, 0, "{}", cancelled.errors);
    assert_eq!(serde_json::from_str::<Value>(&cancelled.output).expect("JSON")["state"], "cancelled");
    assert_eq!(program.run(&["jobs", "cancel", &number]).code, 1);
    let stats = program.run(&["jobs", "stats"]);
    assert_eq!(stats.output, "queue\tstate\tjobs\nalerts\tcancelled\t1\ndefault\tscheduled\t1\n");
    let stats = program.run(&["jobs", "stats", "--tenant", "acme"]);
    assert_eq!(stats.output, "queue\tstate\tjobs\nalerts\tcancelled\t1\n");
    assert_eq!(program.run(&["jobs", "retry", &number]).code, 0);
    let shown = program.run(&["jobs", "show", &number]);
    assert!(shown.output.contains("\nstate\tavailable\n"), "{}", shown.output);
}

#[resource_test]
async fn jobs_are_looked_for_in_tenants_of_each_status(t: TestCx) {
    let mut expected = Vec::new();
    for status in ["active", "pending", "suspended", "deleted"] {
        expected.push(waiting(&t, tenant(&t, status).await, "default").await);
        let script = format!("UPDATE tenants SET status = '{status}' WHERE slug = '{status}'");
        t.db().writer().execute_unprepared(&script).await.expect("changed");
    }
    let listed = Program::of(&t).run(&["jobs", "list", "--json"]);
    let jobs: Vec<Value> = serde_json::from_str(&listed.output).expect("JSON");
    let mut found: Vec<i64> = jobs.iter().filter_map(|job| job["id"].as_i64()).collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}
