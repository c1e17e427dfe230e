//! `explain`: what a declaration becomes, in words.

use crate::copy::xtask_in;
use crate::copy::{Outcome, workspace};

fn explain(arguments: &[&str]) -> Outcome {
    xtask_in(workspace(), &[&["explain"], arguments].concat())
}

#[test]
fn lists_every_resource_with_its_sentence() {
    let outcome = explain(&[]);
    assert_eq!(outcome.code, 0, "{outcome:#?}");
    assert_eq!(outcome.out.lines().count(), generated::APPLICATION.resources.len());
    for entry in generated::APPLICATION.resources {
        assert!(outcome.out.contains(&format!("{:32} ", entry.meta.name)), "{}", entry.meta.name);
    }
}

#[test]
fn tells_fields_transitions_and_actions_of_a_resource() {
    let outcome = explain(&["infrastructure.poller"]);
    assert_eq!(outcome.code, 0, "{outcome:#?}");
    let out = &outcome.out;
    assert!(out.starts_with("infrastructure.poller (resources/src/infrastructure/poller.rs)\n"), "{out}");
    assert!(out.contains("table pollers, rows belong to tenants"), "{out}");
    let meta = &generated::infrastructure::poller::POLLER;
    for field in meta.fields.iter().filter(|field| field.name != "tenant_id") {
        assert!(out.contains(&format!("\n  {:24} ", field.name)), "{}: {out}", field.name);
    }
    for action in meta.actions {
        assert!(out.contains(&format!("\n  {:24} ", action.name)), "{}: {out}", action.name);
    }
    assert!(out.contains(" -> degraded\n"), "{out}");
    assert_eq!(explain(&["Poller"]).out, *out, "the type's name means the same");
}

#[test]
fn tells_what_an_action_takes_sets_calls_and_causes() {
    let outcome = explain(&["infrastructure.poller", "degrade"]);
    assert_eq!(outcome.code, 0, "{outcome:#?}");
    assert!(outcome.out.starts_with("infrastructure.poller.degrade: update\n"), "{}", outcome.out);
    assert!(outcome.out.contains("moves ") && outcome.out.contains(" -> degraded\n"), "{}", outcome.out);
    assert!(outcome.out.contains("writes a infrastructure.health_event by record"), "{}", outcome.out);
    let outcome = explain(&["identity.user", "register"]);
    assert!(outcome.out.contains("calls UserHooks::hash_password\n"), "{}", outcome.out);
    assert!(outcome.out.contains("required"), "{}", outcome.out);
}

#[test]
fn tells_what_only_the_system_calls_and_what_stays_a_tree() {
    let actions = explain(&["infrastructure.poller"]).out;
    let line = |name: &str| actions.lines().rfind(|line| line.starts_with(&format!("  {name:24} "))).expect("a line");
    assert!(line("mark_unhealthy").contains("update   (internal) "), "{actions}");
    assert!(!line("degrade").contains("internal"), "{actions}");
    let internal = "\ninternal: only parts of the system may call it, whatever the policy files grant\n";
    assert!(explain(&["infrastructure.poller", "mark_unhealthy"]).out.contains(internal));
    assert!(!explain(&["infrastructure.poller", "degrade"]).out.contains(internal));
    let moved = explain(&["inventory.device_group", "move_to"]).out;
    assert!(moved.contains("\nkeeps parent acyclic, also when two moves race\n"), "{moved}");
    assert!(!explain(&["inventory.device_group", "update"]).out.contains("acyclic"));
}

#[test]
fn names_what_there_is_when_asked_for_what_is_not() {
    let outcome = explain(&["infrastructure.puller"]);
    assert_eq!((outcome.code, outcome.out.as_str()), (1, ""));
    assert!(outcome.err.starts_with("error: there is no resource `infrastructure.puller`; there are "));
    assert!(outcome.err.contains("infrastructure.poller"), "{}", outcome.err);
    let outcome = explain(&["infrastructure.poller", "degrad"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.starts_with("error: infrastructure.poller has no action `degrad`; it has "), "{}", outcome.err);
}
