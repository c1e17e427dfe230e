//! How long loading and deciding take: printed, and bounded so widely that only a blunder fails.

use crate::library::MODEL;
use resource_policy::{Catalog, CatalogAction, CatalogResource, Decision, Sources, compile};
use std::{hint::black_box, time::Duration};

const ROLES: [&str; 10] =
    ["viewer", "editor", "curator", "auditor", "owner", "guest", "token_read", "token_write", "indexer", "mailer"];

fn catalog() -> Catalog {
    let names = |prefix: &str, count: usize| (0..count).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>();
    let resource = |n: usize| CatalogResource {
        name: format!("shop{}.thing{n}", n / 10),
        actions: ["read", "create", "update", "destroy"]
            .map(str::to_owned)
            .into_iter()
            .chain(names("act", 8))
            .map(CatalogAction::from)
            .collect(),
        fields: names("field", 15),
        scopes: vec!["own".to_owned(), "open".to_owned()],
    };
    Catalog { resources: (0..60).map(resource).collect() }
}

fn sources() -> Sources {
    let mut files =
        vec![("roles.csv".to_owned(), "g, editor, viewer\ng, curator, editor\ng, owner, curator\n".to_owned())];
    for shop in 0..6 {
        let mut text = format!("p, owner, shop{shop}.*, *, , allow\np, token_read, shop{shop}.*, read, , allow\n");
        for thing in shop * 10..shop * 10 + 10 {
            let object = format!("shop{shop}.thing{thing}");
            for (role, action, condition) in [
                ("viewer", "read", ""),
                ("guest", "read", "open"),
                ("editor", "update", "own || open"),
                ("editor", "create", ""),
                ("curator", "destroy", "own && !open"),
                ("auditor", "read", ""),
                ("indexer", "act0", ""),
                ("mailer", "act1", ""),
            ] {
                text.push_str(&format!("p, {role}, {object}, {action}, {condition}, allow\n"));
            }
            text.push_str(&format!("p, curator, {object}.field3, see, own, allow\n"));
        }
        files.push((format!("shop{shop}.csv"), text));
    }
    Sources { model: ("model.conf".to_owned(), MODEL.to_owned()), files }
}

/// Processor time of this thread so far, so that it does not matter what else the machine does; zero where the system
/// does not tell it (it does on Linux).
fn spent() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}

#[test]
fn sixty_resources_load_quickly() {
    let (sources, catalog) = (sources(), catalog());
    let start = spent();
    let policies = compile(&sources, &catalog).unwrap();
    let took = spent().saturating_sub(start);
    println!("{} rules, 60 resources, {} roles: {took:?}", policies.rules().len(), policies.roles().len());
    assert!(policies.notes().is_empty(), "{:?}", policies.notes());
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn decisions_are_quick() {
    let policies = compile(&sources(), &catalog()).unwrap();
    let principals = [policies.role_set(ROLES[..2].iter().copied()), policies.role_set(["owner", "token_read"])];
    let rounds = 200_000;
    let start = spent();
    for round in 0..rounds {
        let decision = policies.action(round % 60, 0).decide(black_box(&principals));
        assert!(matches!(black_box(decision), Decision::Allow));
    }
    let allowed = spent().saturating_sub(start) / rounds as u32;
    let editor = [policies.role_set(["editor"])];
    let start = spent();
    for round in 0..rounds {
        let Decision::When(condition) = policies.action(round % 60, 2).decide(black_box(&editor)) else {
            panic!("an editor updates some rows only");
        };
        black_box(condition.tree());
    }
    let conditional = spent().saturating_sub(start) / rounds as u32;
    println!("without a condition {allowed:?}, with one {conditional:?}");
    assert!(allowed.max(conditional) < Duration::from_micros(20), "{allowed:?} {conditional:?}");
}
