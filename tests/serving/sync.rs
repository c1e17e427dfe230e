//! `sync run`: what it ends with, and what it says meanwhile.

use std::path::Path;

use generated::infrastructure::partition::{self, BySlug};
use generated::integrations::integration_source::{self, Claim, Create};
use generated::integrations::{IntegrationSource, SourceType};
use resource_core::{Id, Scalar};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Actor, Cx, Principal};
use tempfile::TempDir;
use uuid::Uuid;

use crate::program::{Ended, Program};
use crate::tenant;

/// An administrator of a tenant.
pub fn administrator(t: &TestCx, tenant: Uuid) -> Cx {
    let fields = vec![Scalar::Null; t.engine().application().actor.fields.len()];
    let actor =
        Actor { name: "user:x".to_owned(), principals: vec![Principal::role("admin")], fields, is_system: false };
    t.engine().in_tenant(tenant, actor)
}

/// A source of a tenant that reads a file of its folder.
pub async fn source(t: &TestCx, tenant: Uuid, (name, file): (&str, &str)) -> Id<IntegrationSource> {
    let admin = administrator(t, tenant);
    let input = Create {
        name: name.to_owned(),
        source_type: SourceType::CsvFile,
        endpoint: file.to_owned(),
        enabled: None,
        agent: None,
        poller: None,
        partition: partition::by_slug(&admin, BySlug { slug: "default".to_owned() }).await.expect("there is one").id,
        poll_interval_seconds: None,
        page_size: None,
        network_blacklist: None,
        queries: None,
        custom_fields: None,
        settings: None,
        credentials: None,
    };
    integration_source::create(&admin, input).await.expect("a source").id
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let acme = folder.path().join("acme");
    std::fs::create_dir(&acme).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(acme.join(name), text).expect("written");
    write("devices.csv", "ip,hostname,integration_id\n192.0.2.1,one,a1\n192.0.2.2,two,a2\n");
    write("partly.csv", "ip,hostname,integration_id\n192.0.2.1,one,a1\nnowhere,two,a2\n");
    folder
}

fn run(program: &Program, folder: &Path, source: &str) -> Ended {
    let folder = folder.to_str().expect("text");
    program.run(&["sync", "run", source, "--tenant", "acme", "--files", folder])
}

#[resource_test]
async fn it_ends_with_how_it_went(t: TestCx) {
    let acme = tenant(&t, "acme").await;
    let (program, folder) = (Program::of(&t), folder());
    for (name, file) in [("devices", "devices.csv"), ("partly", "partly.csv"), ("nothing", "nothing.csv")] {
        source(&t, acme, (name, file)).await;
    }
    let whole = run(&program, folder.path(), "devices");
    assert_eq!(whole.code, 0, "{}", whole.errors);
    assert!(whole.output.starts_with("devices: everything came: "), "{}", whole.output);
    assert!(!whole.errors.contains('\u{1b}') && !whole.errors.contains('\r'), "no bar: {:?}", whole.errors);

    let partly = run(&program, folder.path(), "partly");
    assert_eq!(partly.code, 3, "{}", partly.errors);
    assert!(partly.output.starts_with("partly: came in part: "), "{}", partly.output);
    assert!(partly.errors.contains("one row could not be read"), "{}", partly.errors);

    let nothing = run(&program, folder.path(), "nothing");
    assert_eq!(nothing.code, 1, "{}", nothing.output);
    assert!(
        nothing.output.starts_with("nothing: failed: ") && nothing.errors.contains("nothing.csv"),
        "{}",
        nothing.errors
    );

    // What it took in is there, and the source says how it went.
    let cx = administrator(&t, acme);
    assert_eq!(
        generated::inventory::device::list(&cx).count().await.expect("counted"),
        3,
        "each file has numbers of its own"
    );
    let known = integration_source::by_name(&cx, integration_source::ByName { name: "devices".to_owned() }).await;
    assert_eq!(known.expect("the source").total_syncs, 1);
}

#[resource_test]
async fn a_source_that_somebody_else_asks_is_left_to_them(t: TestCx) {
    let acme = tenant(&t, "acme").await;
    let (program, folder) = (Program::of(&t), folder());
    let id = source(&t, acme, ("devices", "devices.csv")).await;
    // The program has a clock of its own, and so must the claim.
    let now = resource_core::Timestamp::now();
    t.clock().set(now);
    let sync = t.engine().in_tenant(acme, Actor::system("sync"));
    integration_source::claim(&sync, &id, Claim { by: Uuid::now_v7() }).await.expect("claimed");
    let busy = run(&program, folder.path(), "devices");
    assert_eq!(busy.code, 4, "{}", busy.output);
    assert!(busy.output.is_empty() && busy.errors.contains("somebody else is asking this source"), "{}", busy.errors);
}

#[resource_test]
async fn sources_that_are_not_there_are_guessed(t: TestCx) {
    let acme = tenant(&t, "acme").await;
    let (program, folder) = (Program::of(&t), folder());
    let none = run(&program, folder.path(), "devices");
    assert!(none.code == 1 && none.errors.contains("it has none; `POST"), "{}", none.errors);
    source(&t, acme, ("devices", "devices.csv")).await;
    for (name, hint) in [("device", "did you mean `devices`?"), ("something else", "it has devices")] {
        let unknown = run(&program, folder.path(), name);
        assert_eq!(unknown.code, 1);
        assert!(unknown.errors.contains(&format!("`acme` has no source `{name}`; {hint}")), "{}", unknown.errors);
    }
    let nowhere = program.run(&["sync", "run", "devices", "--tenant", "acne"]);
    assert!(nowhere.code == 1 && nowhere.errors.contains("no tenant with the slug `acne`"), "{}", nowhere.errors);
    assert_eq!(program.run(&["sync", "run", "devices"]).code, 2, "the tenant is missing");
}

#[resource_test]
async fn at_a_terminal_there_is_a_bar(t: TestCx) {
    let acme = tenant(&t, "acme").await;
    let (program, folder) = (Program::of(&t), folder());
    source(&t, acme, ("devices", "devices.csv")).await;
    let arguments = ["sync", "run", "devices", "--tenant", "acme", "--files", folder.path().to_str().expect("text")];
    let seen = program.run_at_a_terminal(&arguments);
    assert_eq!(seen.code, 0, "{}", seen.output);
    assert!(seen.output.contains('\u{1b}') && seen.output.contains("00:00:"), "a bar: {:?}", seen.output);
    assert!(seen.output.contains("devices: everything came"), "{:?}", seen.output);
}
