//! What compiled policies decide.

use crate::library::{
    ALLOW_OVERRIDE, BOOK, DENY_OVERRIDE, LEND, LOAN, MEMBER, MODEL, PRIORITY, READ, UPDATE, model, policies,
};
use proptest::prelude::*;
use resource_policy::{Condition, Decision, Policies};
use std::sync::Arc;

const MATCHER: &str = r#"g(r.sub, p.sub) && keyMatch(r.obj, p.obj) && (r.act == p.act || p.act == "*")"#;

fn allowed(policies: &Policies, roles: &[&str], (resource, action): (usize, usize)) -> bool {
    let principal = [policies.role_set(roles.iter().copied())];
    matches!(policies.action(resource, action).decide(&principal), Decision::Allow)
}

fn condition(policies: &Policies, principals: &[&[&str]], (resource, action): (usize, usize)) -> String {
    let principals: Vec<_> = principals.iter().map(|roles| policies.role_set(roles.iter().copied())).collect();
    let tree = policies.action(resource, action).decide(&principals).tree();
    tree.text(&policies.catalog().resources[resource].scopes)
}

#[test]
fn roles_inherit_and_objects_have_wildcards() {
    let policies =
        policies(MODEL, "p, member, library.*, read, , allow\np, librarian, *, *, , allow\ng, librarian, member\n");
    assert!(allowed(&policies, &["member"], (LOAN, READ)));
    assert!(!allowed(&policies, &["member"], (MEMBER, READ)));
    assert!(!allowed(&policies, &["member"], (BOOK, LEND)));
    assert!(allowed(&policies, &["librarian"], (BOOK, LEND)));
    assert!(!allowed(&policies, &["stranger"], (BOOK, READ)));
    assert!(!allowed(&policies, &[], (BOOK, READ)));
}

#[test]
fn every_principal_must_allow() {
    let policies = policies(MODEL, "p, librarian, *, *, , allow\np, token_read, *, read, , allow\n");
    let (user, token) = (policies.role_set(["librarian"]), policies.role_set(["token_read"]));
    assert!(matches!(policies.action(BOOK, UPDATE).decide(&[user]), Decision::Allow));
    assert!(matches!(policies.action(BOOK, UPDATE).decide(&[user, token]), Decision::Deny));
    assert!(matches!(policies.action(BOOK, READ).decide(&[user, token]), Decision::Allow));
    assert!(matches!(policies.action(BOOK, READ).decide(&[]), Decision::Deny), "an actor without principals");
}

#[test]
fn conditions_of_principals_are_joined_by_and() {
    let rules = "p, member, library.book, read, shelved, allow\np, librarian, library.book, read, own || reserved, allow\n\
                 p, member, library.book, read, reserved, deny\n";
    let policies = policies(MODEL, rules);
    assert_eq!(condition(&policies, &[&["member"]], (BOOK, READ)), "shelved && !reserved");
    assert_eq!(
        condition(&policies, &[&["member", "librarian"]], (BOOK, READ)),
        "(shelved || own || reserved) && !reserved"
    );
    assert_eq!(
        condition(&policies, &[&["member"], &["librarian"]], (BOOK, READ)),
        "shelved && !reserved && (own || reserved)"
    );
    assert_eq!(condition(&policies, &[&["member"], &["nobody"]], (BOOK, READ)), "false");
}

#[test]
fn a_scope_is_numbered_in_the_resource_it_is_asked_of() {
    let policies = policies(MODEL, "p, member, *, read, own, allow\n");
    let principal = [policies.role_set(["member"])];
    let tree = |resource| policies.action(resource, READ).decide(&principal).tree();
    assert_eq!(*tree(BOOK), Condition::Scope(2));
    assert_eq!(*tree(LOAN), Condition::Scope(0));
}

#[test]
fn an_unknown_deny_denies() {
    let rules = "p, member, library.book, read, reserved, deny\np, member, library.book, read, , allow\n";
    for effect in [DENY_OVERRIDE, PRIORITY] {
        let policies = policies(&model(effect, MATCHER), rules);
        let principal = [policies.role_set(["member"])];
        let decision = policies.action(BOOK, READ).decide(&principal);
        assert!(decision.holds(&|_| Some(false)));
        assert!(!decision.holds(&|_| Some(true)));
        assert!(!decision.holds(&|_| None), "{effect}");
    }
    let policies = policies(&model(ALLOW_OVERRIDE, MATCHER), rules);
    assert!(allowed(&policies, &["member"], (BOOK, READ)));
    assert!(policies.notes()[0].starts_with("library.csv:1: the deny does nothing"), "{:?}", policies.notes());
}

#[test]
fn priority_follows_the_order_of_the_files() {
    let model = model(PRIORITY, MATCHER);
    let deny_first =
        policies(&model, "p, member, library.book, read, , deny\np, member, library.book, read, , allow\n");
    assert!(!allowed(&deny_first, &["member"], (BOOK, READ)));
    let rules = "p, member, library.book, read, own, allow\np, member, library.book, read, reserved, deny\n\
                 p, member, library.book, read, shelved, allow\n";
    assert_eq!(condition(&policies(&model, rules), &[&["member"]], (BOOK, READ)), "own || (!reserved && shelved)");
}

#[test]
fn a_field_is_open_until_a_rule_names_it() {
    let rules = "p, member, *, *, , allow\np, librarian, library.book.isbn, see, , allow\n\
                 p, visitor, library.book, read, , allow\np, visitor, members.member.em*, see, own, allow\n";
    let policies = policies(MODEL, rules);
    let see = |role: &str, resource, field| {
        let principal = [policies.role_set([role])];
        matches!(policies.field(resource, field).decide(&principal), Decision::Allow)
    };
    let (title, isbn, email) = (0, 1, 1);
    assert!(policies.field(BOOK, title).is_open() && !policies.field(BOOK, isbn).is_open());
    assert!(see("visitor", BOOK, title), "nobody names it");
    assert!(!see("visitor", BOOK, isbn), "named, and not for a visitor");
    assert!(see("librarian", BOOK, isbn));
    assert!(see("member", BOOK, isbn), "the wide rule counts once the field is guarded");
    assert!(!see("librarian", MEMBER, email), "a pattern of fields names them");
    let visitor = [policies.role_set(["visitor"])];
    assert_eq!(*policies.field(MEMBER, email).decide(&visitor).tree(), Condition::Scope(0));
}

#[test]
fn a_wide_rule_alone_guards_no_field() {
    let policies = policies(MODEL, "p, member, library.*, see, , allow\n");
    assert!(policies.field(BOOK, 0).is_open());
    assert!(policies.notes()[0].starts_with("library.csv:1: the rule decides nothing"), "{:?}", policies.notes());
}

#[test]
fn sets_of_other_policies_are_denied_everything() {
    let old = policies(MODEL, "p, member, *, *, , allow\n");
    let new = policies(MODEL, "p, librarian, *, *, , allow\np, member, *, read, , allow\n");
    let stale = [old.role_set(["member"])];
    assert!(matches!(new.action(BOOK, UPDATE).decide(&stale), Decision::Deny), "bit 0 is now the librarian");
    assert!(matches!(new.field(BOOK, 0).decide(&stale), Decision::Deny));
    let same_roles = policies(MODEL, "p, member, *, read, , allow\n");
    assert!(matches!(same_roles.action(BOOK, READ).decide(&stale), Decision::Allow));
}

#[test]
fn equal_actors_share_one_tree() {
    let policies = policies(MODEL, "p, member, *, read, own, allow\n");
    let (one, two) = ([policies.role_set(["member"])], [policies.role_set(["member", "nobody"])]);
    let grants = policies.action(LOAN, READ);
    assert!(Arc::ptr_eq(&grants.decide(&one).tree(), &grants.decide(&two).tree()));
}

#[test]
fn editing_the_matcher_changes_who_matches() {
    let rules = "p, member, library.book, read, , allow\ng, librarian, member\n";
    let inheriting = policies(MODEL, rules);
    let exact = policies(&model(DENY_OVERRIDE, "r.sub == p.sub && r.obj == p.obj && r.act == p.act"), rules);
    let reading_is_all =
        policies(&model(DENY_OVERRIDE, r#"g(r.sub, p.sub) && r.obj == p.obj && p.act == "read""#), rules);
    assert!(allowed(&inheriting, &["librarian"], (BOOK, READ)));
    assert!(!allowed(&exact, &["librarian"], (BOOK, READ)));
    assert!(!allowed(&inheriting, &["member"], (BOOK, LEND)));
    assert!(allowed(&reading_is_all, &["member"], (BOOK, LEND)));
}

#[test]
fn a_matcher_may_name_a_role_of_its_own() {
    let matcher = r#"r.sub == "root" || g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act"#;
    let policies = policies(&model(DENY_OVERRIDE, matcher), "p, member, library.book, read, , allow\n");
    assert_eq!(policies.roles(), ["member", "root"]);
    assert!(allowed(&policies, &["root"], (BOOK, LEND)));
    assert!(!allowed(&policies, &["member"], (BOOK, LEND)));
    let note = &policies.notes()[0];
    assert!(note.contains("mixes `sub`, `obj`, `act`: casbin was asked for 22 combinations"), "{note}");
}

/// One rule for `read` on a book: role, condition as a list of scopes or-ed, whether it allows.
type Drawn = (usize, Vec<usize>, bool);

const ROLES: [&str; 3] = ["visitor", "member", "librarian"];
const SCOPES: [&str; 3] = ["shelved", "reserved", "own"];

/// The meaning of the effects, said once more and differently: row by row.
fn oracle(effect: &str, rules: &[Drawn], principals: &[Vec<usize>], row: [Option<bool>; 3]) -> bool {
    let truth = |scopes: &Vec<usize>| {
        let truths = || scopes.iter().map(|scope| row[*scope]);
        match () {
            () if scopes.is_empty() || truths().any(|truth| truth == Some(true)) => Some(true),
            () if truths().any(|truth| truth.is_none()) => None,
            () => Some(false),
        }
    };
    let principal_may = |roles: &Vec<usize>| {
        let matching: Vec<&Drawn> = rules.iter().filter(|(role, ..)| roles.contains(role)).collect();
        let allowed = matching.iter().any(|(_, scopes, allow)| *allow && truth(scopes) == Some(true));
        let denied = matching.iter().any(|(_, scopes, allow)| !*allow && truth(scopes) != Some(false));
        let first = matching.iter().find(|(_, scopes, allow)| match allow {
            true => truth(scopes) == Some(true),
            false => truth(scopes) != Some(false),
        });
        match effect {
            ALLOW_OVERRIDE => allowed,
            DENY_OVERRIDE => allowed && !denied,
            _ => first.is_some_and(|(_, _, allow)| *allow),
        }
    };
    !principals.is_empty() && principals.iter().all(principal_may)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn conditions_combine_as_the_effect_says(
        rules in prop::collection::vec((0..3_usize, prop::collection::vec(0..3_usize, 0..3), any::<bool>()), 1..7),
        principals in prop::collection::vec(prop::collection::vec(0..3_usize, 0..3), 0..3),
        effect in prop::sample::select(vec![ALLOW_OVERRIDE, DENY_OVERRIDE, PRIORITY]),
    ) {
        let mut distinct: Vec<Drawn> = Vec::new();
        for rule in rules {
            if !distinct.contains(&rule) {
                distinct.push(rule);
            }
        }
        let row = |(role, scopes, allow): &Drawn| {
            let scopes: Vec<&str> = scopes.iter().map(|scope| SCOPES[*scope]).collect();
            let effect = if *allow { "allow" } else { "deny" };
            format!("p, {}, library.book, read, {}, {effect}\n", ROLES[*role], scopes.join(" || "))
        };
        let policies = policies(&model(effect, MATCHER), &distinct.iter().map(row).collect::<String>());
        let sets: Vec<_> = principals.iter().map(|roles| policies.role_set(roles.iter().map(|role| ROLES[*role]))).collect();
        let decision = policies.action(BOOK, READ).decide(&sets);
        for number in 0..27 {
            let row = [number, number / 3, number / 9].map(|digit| [Some(true), Some(false), None][digit % 3]);
            let expected = oracle(effect, &distinct, &principals, row);
            let scope = |scope: u16| row[usize::from(scope)];
            prop_assert_eq!(decision.holds(&scope), expected, "row {:?}", row);
            prop_assert_eq!(decision.tree().evaluate(&scope) == Some(true), expected);
        }
    }
}
