//! Files that do not load, and what the author is told.

use crate::library::{MODEL, catalog, errors, model, sources};
use proptest::prelude::*;
use resource_policy::{Sources, compile};

const RULE: &str = "p, member, library.book, read, , allow\n";

#[track_caller]
fn refuses(model: &str, rules: &str, expected: &str) {
    let found = errors(model, rules);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains(expected), "{} does not say {expected}", found[0]);
}

#[test]
fn names_that_nothing_declares() {
    for (row, expected) in [
        (
            "p, member, library.bok, read, , allow",
            "library.csv:1: `library.bok` is no resource and no field (did you mean `library.book`?)",
        ),
        (
            "p, member, library.book.titel, see, , allow",
            "(did you mean `library.book.title`?); its fields are `library.book.title`, `library.book.isbn`",
        ),
        (
            "p, member, library.book, raed, , allow",
            "no action is called `raed` (did you mean `read`?); use one of `lend`, `read`, `see`, `update`",
        ),
        ("p, member, library.loan, lend, , allow", "`library.loan` has no action `lend`"),
        ("p, member, library.book, see, , allow", "`library.book` has no action `see`"),
        ("p, member, library.book.title, read, , allow", "`library.book.title` has no action `read`"),
        ("p, member, archive.*, read, , allow", "`archive.*` is no resource and no field"),
        (
            "p, member, library.book, read, shelfed, allow",
            "the scope `shelfed` is not declared by `library.book` (did you mean `shelved`?)",
        ),
        (
            "p, member, *, read, shelved, allow",
            "the scope `shelved` is not declared by `library.loan`, `members.member`",
        ),
        ("p, mem*, library.book, read, , allow", "`mem*` reaches no role that the files name"),
    ] {
        refuses(MODEL, row, expected);
    }
}

#[test]
fn rows_of_the_wrong_shape() {
    for (row, expected) in [
        ("p, member, library.book, read, allow", "library.csv:2: the row has 5 cells where `p` has 6"),
        ("p, member, library.book, read, , allow, 1", "the row has 7 cells"),
        ("g, member", "the row has 2 cells where `g` has 3"),
        ("g, member, visitor, branch1", "roles have no domains here"),
        ("p2, member, library.book, read, , allow", "`p2` is no kind of line"),
        ("p, member, library.book, read, , alow", "`alow` is no effect (did you mean `allow`?)"),
        ("p, , library.book, read, , allow", "the role is empty"),
        ("p, member, library.book, re ad, , allow", "has a space inside"),
        ("p, member, library.book, read, , allow # always", "`allow # always` is no effect"),
        ("p, member, library.book, read, true, allow", "leave the cell empty for no condition"),
        ("p, member, library.book, read, -, allow", "leave the cell empty for no condition"),
        ("p, member, library.book, read, own == 1, allow", "in the condition"),
        ("p, m\u{e9}mber, library.book, read, , allow", "is not plain ASCII"),
        ("p,member,library.book,read,,allow", "repeats library.csv:1"),
        ("g, member, member", "roles inherit in a circle"),
        ("g, member, vis*tor", "`vis*tor` is no name of a role"),
    ] {
        refuses(MODEL, &format!("{RULE}{row}\n"), expected);
    }
}

#[test]
fn duplicates_are_found_across_files() {
    let mut sources = sources(MODEL, RULE);
    sources.files.push(("more.csv".to_owned(), format!("# again\n{RULE}")));
    let errors = compile(&sources, &catalog()).unwrap_err();
    assert_eq!(
        errors[0].to_string(),
        "more.csv:2: `p, member, library.book, read, , allow` repeats library.csv:1; remove one of the two"
    );
}

#[test]
fn models_of_another_kind() {
    let change = |from: &str, to: &str| {
        assert!(MODEL.contains(from), "{from}");
        MODEL.replacen(from, to, 1)
    };
    for (model, expected) in [
        (change("r = sub, obj, act", "r = sub, dom, obj, act"), "model.conf:2: the columns are `sub, dom, obj, act`"),
        (change("p = sub, obj, act, cond, eft", "p = sub, obj, act"), "model.conf:5: the columns are `sub, obj, act`"),
        (
            change("g = _, _", "g = _, _, _"),
            "model.conf:8: the role definition is `_, _, _`; write `g = _, _`; roles have no domains",
        ),
        (change("some(where (p.eft == allow)) && ", ""), "allows whatever no rule denies"),
        (
            change("some(where (p.eft == allow)) && ", "some(where (p.eft==allow)) && "),
            "is spelled differently from casbin's",
        ),
        (
            change("some(where (p.eft == allow)) && !some(where (p.eft == deny))", "max(p.eft)"),
            "`max(p.eft)` is no effect",
        ),
        (change("[matchers]", "[matcher]"), "`[matcher]` is no section (did you mean `matchers`?)"),
        (change("m = g(r.sub, p.sub)", "m = eval(p.cond)"), "model.conf:14: the matcher calls `eval`"),
        (change("m = g(", "m2 = g("), "`m2` is no definition of `[matchers]`"),
        (change("[matchers]\n", "[matchers]\nm = true\n"), "model.conf:15: `m` was defined in line 14 already"),
        (change("r = sub, obj, act", "r sub"), "`r sub` is neither a section nor a definition"),
    ] {
        let found = errors(&model, RULE);
        assert!(found[0].contains(expected), "{found:#?} do not say {expected}");
    }
    refuses(&change("[role_definition]\ng = _, _\n", ""), RULE, "the matcher calls `g`");
    let exact = model("some(where (p.eft == allow))", "r.sub == p.sub && r.obj == p.obj && r.act == p.act");
    let exact = exact.replace("[role_definition]\ng = _, _\n", "");
    refuses(&exact, &format!("{RULE}g, librarian, member\n"), "library.csv:2: the model does not let roles inherit");
}

#[test]
fn continued_lines_are_joined_as_casbin_joins_them() {
    let continued = MODEL.replace(" && keyMatch", " && \\\n    keyMatch");
    assert!(compile(&sources(&continued, RULE), &catalog()).is_ok());
}

#[test]
fn patterns_that_casbin_would_panic_on() {
    let matcher = "g(r.sub, p.sub) && regexMatch(r.obj, p.obj) && keyMatch2(r.act, p.act)";
    let model = model("some(where (p.eft == allow))", matcher);
    refuses(
        &model,
        "p, member, library.(book, read, , allow",
        "library.csv:1: `regexMatch` cannot read `library.(book`",
    );
    refuses(&model, "p, member, library.*, *, , allow", "`keyMatch2` cannot read `*`");
}

#[test]
fn everything_is_reported_at_once_and_in_order() {
    let rules = "p, member, library.book, raed, , allow\np, member, library.book, read\np, member, library.bok, read, , allow\n\
                 p, member, library.book, read, shelfed && reserfed, allow\n";
    let found = errors(MODEL, rules);
    let lines: Vec<&str> = found.iter().map(|error| error.split(": ").next().unwrap()).collect();
    assert_eq!(lines, ["library.csv:1", "library.csv:2", "library.csv:3", "library.csv:4", "library.csv:4"]);
}

#[test]
fn too_many_roles() {
    let rules: String = (0..257).map(|role| format!("p, role{role}, library.book, read, , allow\n")).collect();
    refuses(MODEL, &rules, "the files name 257 roles; name at most 256");
}

const LONG: &str = "p, member, library.book, read, shelved && (own || !reserved), allow\np, librarian, library.*, *, , allow\n\
                    # fields\np, librarian, \"library.book.isbn\", see, , deny\ng, librarian, member\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Damaged files load or are refused with reasons; nothing panics, casbin included.
    #[test]
    fn damage_is_survived(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, "[a-z.,\"()|&!=*\\[\\]{}#\\\\ \n\u{e9}]{1,3}"), 1..4),
        damage_model in any::<bool>(),
        regular in any::<bool>(),
    ) {
        let matcher = if regular { "g(r.sub, p.sub) && regexMatch(r.obj, p.obj) && keyMatch4(r.act, p.act)" } else { "" };
        let model = if regular { model("priority(p.eft) || deny", matcher) } else { MODEL.to_owned() };
        let (mut model, mut rules): (Vec<char>, Vec<char>) = (model.chars().collect(), LONG.chars().collect());
        let text = if damage_model { &mut model } else { &mut rules };
        for (at, kind, piece) in edits {
            let at = at.index(text.len());
            match kind {
                0 => { text.remove(at); }
                1 => { text.splice(at..at, piece.chars()); }
                _ => { text.splice(at..=at, piece.chars()); }
            }
        }
        let (model, rules): (String, String) = (model.into_iter().collect(), rules.into_iter().collect());
        if let Err(errors) = compile(&sources(&model, &rules), &catalog()) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                prop_assert!(!error.what.contains("panicked"), "{error}");
            }
        }
    }

    #[test]
    fn any_text_is_survived(model in "\\PC{0,60}", rules in "[pg, a-z.\"\n]{0,80}") {
        let sources = Sources { model: ("m".to_owned(), model), files: vec![("r".to_owned(), rules)] };
        prop_assert!(compile(&sources, &catalog()).is_err());
    }
}
