//! Without conditions the decision is casbin's own `enforce` over the same files.

use crate::library::{ALLOW_OVERRIDE, DENY_OVERRIDE, PRIORITY, catalog, model, sources};
use casbin::{CoreApi, DefaultModel, Enforcer, RoleManager, StringAdapter};
use proptest::prelude::*;
use resource_policy::{CatalogAction, Decision, Grants, Policies, compile};

/// Matchers, and whether they read patterns in the rules.
const MATCHERS: [(&str, bool); 7] = [
    (r#"g(r.sub, p.sub) && keyMatch(r.obj, p.obj) && (r.act == p.act || p.act == "*")"#, true),
    (r#"g(p.sub, r.sub) && keyMatch(r.obj, p.obj) && keyMatch(r.act, p.act)"#, true),
    (r#"(r.sub == "root" || g(r.sub, p.sub)) && keyMatch(r.obj, p.obj) && keyMatch(r.act, p.act)"#, true),
    (r#"r.sub == "root" || g(r.sub, p.sub) && keyMatch(r.obj, p.obj) && keyMatch(r.act, p.act)"#, true),
    (
        r#"g(r.sub, p.sub) && globMatch(r.obj, p.obj) && globMatch(r.act, p.act) && !(r.sub == "r4" && r.act == "update")"#,
        true,
    ),
    (r#"(g(r.sub, p.sub) && r.obj == p.obj) && r.act == p.act"#, false),
    (r#"r.sub == p.sub && regexMatch(r.obj, p.obj) && (r.act == p.act) && r.obj != "members.member""#, false),
];

const ROLES: [&str; 6] = ["r0", "r1", "r2", "r3", "r4", "root"];

/// Objects with actions that at least one of their requests has.
const PLAIN: [(&str, &str); 5] = [
    ("library.book", "read"),
    ("library.book", "update"),
    ("library.loan", "read"),
    ("library.book.isbn", "see"),
    ("members.member.email", "see"),
];
const PATTERNS: [(&str, &str); 6] = [
    ("*", "*"),
    ("library.*", "read"),
    ("library.b*", "*"),
    ("library.book", "*"),
    ("library.book.*", "see"),
    ("*", "see"),
];

#[derive(Debug, Clone)]
struct Drawn {
    matcher: usize,
    effect: &'static str,
    links: Vec<(usize, usize)>,
    rules: Vec<(usize, usize, bool)>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let matcher = 0..MATCHERS.len();
    let effect = prop::sample::select(vec![ALLOW_OVERRIDE, DENY_OVERRIDE, PRIORITY]);
    let links = prop::collection::vec((0..5_usize, 0..5_usize), 0..6);
    let rules = prop::collection::vec((0..5_usize, any::<prop::sample::Index>(), any::<bool>()), 1..8);
    (matcher, effect, links, rules).prop_map(|(matcher, effect, links, rules)| {
        let objects = if MATCHERS[matcher].1 { PLAIN.len() + PATTERNS.len() } else { PLAIN.len() };
        // A role inherits from later ones only, so there are no circles.
        let links = links.into_iter().filter(|(role, inherited)| role < inherited).collect();
        let rules = rules.into_iter().map(|(role, object, allow)| (role, object.index(objects), allow)).collect();
        Drawn { matcher, effect, links, rules }
    })
}

fn files(drawn: &Drawn) -> (String, String) {
    let mut lines: Vec<String> = Vec::new();
    for (role, object, allow) in &drawn.rules {
        let (object, action) = PLAIN.iter().chain(&PATTERNS).nth(*object).unwrap();
        let effect = if *allow { "allow" } else { "deny" };
        lines.push(format!("p, {}, {object}, {action}, , {effect}", ROLES[*role]));
    }
    for (role, inherited) in &drawn.links {
        lines.push(format!("g, {}, {}", ROLES[*role], ROLES[*inherited]));
    }
    let mut distinct: Vec<String> = Vec::new();
    for line in lines {
        if !distinct.contains(&line) {
            distinct.push(line);
        }
    }
    (model(drawn.effect, MATCHERS[drawn.matcher].0), distinct.join("\n"))
}

fn enforcer(model: &str, rules: &str) -> Enforcer {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let model = DefaultModel::from_str(model).await.unwrap();
        Enforcer::new(model, StringAdapter::new(rules)).await.unwrap()
    })
}

fn allows(policies: &Policies, grants: &Grants, role: &str) -> bool {
    let principal = [policies.role_set([role])];
    match grants.decide(&principal) {
        Decision::Allow => true,
        Decision::Deny => false,
        Decision::When(condition) => panic!("no rule has a condition: {condition:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decisions_equal_enforce(drawn in drawn()) {
        let (model, rules) = files(&drawn);
        let catalog = catalog();
        let policies = match compile(&sources(&model, &rules), &catalog) {
            Ok(policies) => policies,
            // One matcher never lets `r4` update; a rule that says only that is refused, rightly.
            Err(errors) => {
                for error in errors {
                    prop_assert!(drawn.matcher == 4 && error.what.contains("matches no request"), "{error}\n{model}\n{rules}");
                }
                return Ok(());
            }
        };
        let enforcer = enforcer(&model, &rules);
        for (number, resource) in catalog.resources.iter().enumerate() {
            for role in policies.roles() {
                for (action, CatalogAction { name, .. }) in resource.actions.iter().enumerate() {
                    let expected = enforcer.enforce((role, &resource.name, name)).unwrap();
                    let found = allows(&policies, policies.action(number, action), role);
                    prop_assert_eq!(found, expected, "{} {} {}\n{}\n{}", role, resource.name, name, model, rules);
                }
                for (field, name) in resource.fields.iter().enumerate() {
                    let grants = policies.field(number, field);
                    let object = format!("{}.{name}", resource.name);
                    let expected = grants.is_open() || enforcer.enforce((role, &object, "see")).unwrap();
                    prop_assert_eq!(allows(&policies, grants, role), expected, "{} {}\n{}\n{}", role, object, model, rules);
                }
            }
        }
    }
}

#[test]
fn casbin_reads_an_empty_condition_cell() {
    let (model, _) = files(&Drawn { matcher: 0, effect: DENY_OVERRIDE, links: vec![], rules: vec![] });
    let enforcer = enforcer(&model, "p, member, library.book, read, , allow\np,member,library.loan,read,,allow");
    assert!(enforcer.enforce(("member", "library.book", "read")).unwrap());
    assert!(enforcer.enforce(("member", "library.loan", "read")).unwrap());
    assert!(!enforcer.enforce(("member", "library.loan", "update")).unwrap());
}

/// The limit that files are held to is the one casbin has.
#[test]
fn casbin_follows_ten_roles_and_no_more() {
    let mut roles = casbin::DefaultRoleManager::new(10);
    for link in 0..10 {
        roles.add_link(&format!("r{link}"), &format!("r{}", link + 1), None);
    }
    assert!(roles.has_link("r0", "r9", None));
    assert!(!roles.has_link("r0", "r10", None));
}
