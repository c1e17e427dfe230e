//! Folders, fingerprints, and the texts made for people.

use crate::library::{MODEL, catalog, policies, sources};
use resource_policy::{Sources, check, compile, matrix};
use std::fs;

const RULES: &str = "p, member, library.book, read, shelved || own, allow\np, member, library.book, read, reserved, deny\n\
                     p, librarian, library.*, *, , allow\np, librarian, library.book.isbn, see, , allow\n\
                     g, librarian, visitor\np, *, library.loan, read, own, deny\n";

#[test]
fn a_folder_is_read_in_the_order_of_names() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("model.conf", MODEL), ("b.csv", "g, a, b\n"), ("a.csv", "# a\n"), ("notes.txt", "no")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let sources = Sources::read(folder.path()).unwrap();
    let ends: Vec<bool> =
        sources.files.iter().zip(["a.csv", "b.csv"]).map(|((name, _), end)| name.ends_with(end)).collect();
    assert_eq!(ends, [true, true]);
    assert_eq!(sources.files[1].1, "g, a, b\n");

    fs::remove_file(folder.path().join("model.conf")).unwrap();
    let error = Sources::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("model.conf") && error.contains("a policy folder holds"), "{error}");
}

#[test]
fn the_fingerprint_sees_every_edit() {
    let original = sources(MODEL, RULES).fingerprint();
    assert_eq!(original.len(), 64);
    assert_eq!(policies(&starred(), RULES).fingerprint(), sources(&starred(), RULES).fingerprint());
    assert_ne!(original, sources(MODEL, &RULES.replace("deny", "allow")).fingerprint());
    let mut moved = sources(MODEL, RULES);
    moved.files[0].0 = "other.csv".to_owned();
    assert_ne!(original, moved.fingerprint());
}

/// The usual model, with `*` for every role.
fn starred() -> String {
    MODEL.replace("g(r.sub, p.sub)", r#"(g(r.sub, p.sub) || p.sub == "*")"#)
}

#[test]
fn the_matrix_has_a_line_for_each_action_and_guarded_field() {
    let expected = "\
# Who may do what: `role: allow`, `role: deny`, or `role:` and the condition on the row. Ceilings of the
# declaration are part of the condition, except for `system:` roles, which they do not bind; `require` is one
# that has no name. `role: internal` is granted, and refused all the same to everything but the system.
# A field without a line is seen by whoever reads the row.

library.book
  read | librarian: allow; member: (shelved || own) && !reserved; visitor: deny
  update | librarian: allow; member: deny; visitor: deny
  lend | librarian: allow; member: deny; visitor: deny
  see isbn | librarian: allow; member: deny; visitor: deny

library.loan
  read | librarian: !own; member: deny; visitor: deny
  update | librarian: allow; member: deny; visitor: deny

members.member
  read | librarian: deny; member: deny; visitor: deny
";
    assert_eq!(matrix(&policies(&starred(), RULES)), expected);
}

#[test]
fn the_matrix_cuts_grants_to_what_declarations_let_anybody_do() {
    let mut catalog = catalog();
    let [read, update, lend] = catalog.resources[0].actions.as_mut_slice() else { panic!("three actions") };
    read.ceilings = vec!["own".to_owned()];
    update.ceilings = vec!["reserved".to_owned(), "require".to_owned()];
    lend.internal = true;
    let rules = "p, member, library.book, read, shelved || own, allow\n\
                 p, librarian, library.book, *, , allow\np, system:loans, library.book, *, , allow\n";
    let policies = compile(&sources(MODEL, rules), &catalog).unwrap();
    let expected = "
library.book
  read | librarian: own; member: (shelved || own) && own; system:loans: allow
  update | librarian: reserved && require; member: deny; system:loans: allow
  lend | librarian: internal; member: deny; system:loans: allow
";
    assert!(matrix(&policies).contains(expected), "{}", matrix(&policies));
}

#[test]
fn the_report_counts_and_notes() {
    let expected = "\
effect: some(where (p.eft == allow)) && !some(where (p.eft == deny))
library.csv: 5 rules, 1 inheritance
3 resources, 6 actions, 1 guarded field
3 roles: librarian, member, visitor
note: library.csv:6: `*` reaches roles that the files name only: of `librarian`, `member`, `visitor`
note: library.csv:5: no rule names the inherited role `visitor`
";
    assert_eq!(check(&policies(&starred(), RULES)), expected);
}

#[test]
fn no_rules_grant_nothing() {
    let empty = policies(MODEL, "# nothing yet\n");
    assert!(!matrix(&empty).contains("allow\n"));
    assert_eq!(empty.roles().len(), 0);
    let nobody = [empty.role_set(["member"])];
    assert!(!empty.action(0, 0).decide(&nobody).holds(&|_| Some(true)));
}
