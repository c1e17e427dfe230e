//! `codegen` and `codegen --check`: everything that is not as generated is listed and mended.

use std::collections::{BTreeMap, BTreeSet};

use crate::copy::{Copy, DESCRIPTION, changed};

/// What mends it.
const WRITES: &str = "`UPDATE_EXPECT=1 cargo test -p app` writes it";

/// What `codegen --check` lists, by path.
fn listed(copy: &Copy) -> BTreeMap<String, String> {
    let before = copy.files();
    let outcome = copy.xtask(&["codegen", "--check"]);
    assert_eq!(changed(&before, &copy.files()), BTreeSet::new(), "a check writes nothing");
    let lines = outcome.out.lines().map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{line}")));
    let listed: BTreeMap<String, String> = lines.map(|(path, why)| (path.to_owned(), why.to_owned())).collect();
    match listed.len() {
        0 => assert_eq!(outcome.code, 0, "{outcome:#?}"),
        some => {
            assert_eq!(outcome.code, 1);
            let only_described = listed.keys().all(|path| path == DESCRIPTION);
            let remedy = if only_described { "" } else { "; run `cargo xtask codegen`" };
            let told = format!("error: {some} files are not as generated{remedy}\n");
            assert!(outcome.err.ends_with(&told), "{}", outcome.err);
        }
    }
    listed
}

/// Generates, and finds that exactly what was listed has changed and that nothing is left to do but to have
/// the application describe itself.
fn mends(copy: &Copy, listed: &BTreeMap<String, String>) {
    let before = copy.files();
    let outcome = copy.succeed(&["codegen"]);
    let mut left = listed.clone();
    left.retain(|path, _| path == DESCRIPTION);
    let mut written = changed(&before, &copy.files());
    written.extend(left.keys().cloned());
    assert_eq!(written, listed.keys().cloned().collect());
    let told: String = left.iter().map(|(path, why)| format!("{path} is {why}\n")).collect();
    assert!(outcome.err.ends_with(&told), "{}", outcome.err);
    assert_eq!(self::listed(copy), left);
    copy.describe();
    assert_eq!(self::listed(copy), BTreeMap::new());
}

fn of<'a>(listed: &'a BTreeMap<String, String>, path: &str) -> &'a str {
    listed.get(path).unwrap_or_else(|| panic!("{path} is not listed in {listed:#?}"))
}

#[test]
fn the_tree_is_as_generated() {
    assert_eq!(listed(&Copy::of_tree()), BTreeMap::new());
}

#[test]
fn an_edited_declaration_makes_its_files_stale() {
    let copy = Copy::fresh();
    let declaration = "resources/src/infrastructure/partition.rs";
    copy.replace(declaration, ("    pub region: Option<String>,", "    pub region: Option<CiString>,"));
    let stale = listed(&copy);
    for file in ["record", "entity", "input", "meta"] {
        assert_eq!(of(&stale, &format!("generated/src/infrastructure/partition/{file}.rs")), "stale");
    }
    assert_eq!(of(&stale, "generated/schema.json"), "stale");
    assert_eq!(of(&stale, DESCRIPTION), format!("stale; {WRITES}"));
    assert!(stale.keys().all(|path| !path.contains("/identity/")), "{stale:#?}");
    mends(&copy, &stale);

    copy.replace(declaration, ("    pub region: Option<CiString>,", "    pub region: Option<String>,"));
    mends(&copy, &listed(&copy));
}

#[test]
fn a_removed_action_and_a_removed_doc_comment_are_noticed() {
    let copy = Copy::fresh();
    copy.replace(
        "resources/src/infrastructure/partition.rs",
        ("#[read(by_slug, get(slug), doc = \"Fetches a partition by its slug.\")]\n", ""),
    );
    let stale = listed(&copy);
    assert_eq!(of(&stale, "generated/src/infrastructure/partition/action.rs"), "stale");
    assert_eq!(of(&stale, "generated/docs/infrastructure.md"), "stale");
    mends(&copy, &stale);
    copy.replace(
        "resources/src/identity/user.rs",
        ("/// A person who works in one tenant.", "/// Somebody who works in one tenant."),
    );
    let stale = listed(&copy);
    assert_eq!(of(&stale, "generated/src/identity/user.rs"), "stale");
    mends(&copy, &stale);
}

#[test]
fn every_single_generated_file_is_watched() {
    let copy = Copy::fresh();
    let generated = copy.generated();
    assert!(generated.len() > 80, "{} files", generated.len());
    for path in &generated {
        copy.write(path, copy.read(path) + "\n");
    }
    let stale = listed(&copy);
    assert_eq!(stale.keys().cloned().collect::<BTreeSet<_>>(), generated);
    assert!(stale.values().all(|why| why == "stale"));
    mends(&copy, &stale);

    for path in &generated {
        copy.remove(path);
    }
    let missing = listed(&copy);
    assert_eq!(missing.keys().cloned().collect::<BTreeSet<_>>(), generated);
    assert!(missing.values().all(|why| why == "missing"));
    mends(&copy, &missing);
    tests::counts::tell(&format!("{} generated files are watched", generated.len()));
}

#[test]
fn the_description_of_the_api_and_the_language_are_watched() {
    let copy = Copy::fresh();
    // What only the description shows, and a type that stands beside a resource.
    copy.replace("resources/src/identity/user.rs", ("    /// Looks.\n", "    /// Looks around.\n"));
    let stale = listed(&copy);
    assert_eq!(of(&stale, DESCRIPTION), format!("stale; {WRITES}"));
    mends(&copy, &stale);

    copy.write(DESCRIPTION, "{");
    copy.write("docs/declarations.md", copy.read("docs/declarations.md") + "\n");
    let expected = [("docs/declarations.md", "stale".to_owned()), (DESCRIPTION, format!("stale; {WRITES}"))];
    assert_eq!(listed(&copy), expected.map(|(path, why)| (path.to_owned(), why)).into());
    copy.remove(DESCRIPTION);
    copy.remove("docs/declarations.md");
    let expected = [("docs/declarations.md", "missing".to_owned()), (DESCRIPTION, format!("missing; {WRITES}"))];
    assert_eq!(listed(&copy), expected.map(|(path, why)| (path.to_owned(), why)).into());
    copy.write(DESCRIPTION, "{}");
    mends(&copy, &listed(&copy));
}

#[test]
fn stale_missing_and_orphaned_files_are_listed_together() {
    let copy = Copy::fresh();
    copy.write("generated/src/lib.rs", "fn main() { this is no Rust");
    copy.write("generated/src/identity/user/action.rs", [0xff, 0xfe, 0x00]);
    copy.remove("generated/src/identity/user/record.rs");
    copy.write("generated/src/warehouse/rack.rs", "//! Left behind.\n");
    copy.write("generated/docs/warehouse.md", "# Left behind\n");
    let expected = [
        ("generated/docs/warehouse.md", "no longer generated"),
        ("generated/src/identity/user/action.rs", "stale"),
        ("generated/src/identity/user/record.rs", "missing"),
        ("generated/src/lib.rs", "stale"),
        ("generated/src/warehouse/rack.rs", "no longer generated"),
    ];
    let found = listed(&copy);
    assert_eq!(found, expected.map(|(path, why)| (path.to_owned(), why.to_owned())).into());
    mends(&copy, &found);
    assert!(!copy.root().join("generated/src/warehouse").exists(), "an empty folder is removed");
}

#[test]
fn files_of_a_resource_that_is_gone_are_deleted() {
    let copy = Copy::fresh();
    copy.succeed(&["new", "resource", "warehouse", "Rack", "name:String"]);
    copy.succeed(&["codegen"]);
    assert!(copy.generated().contains("generated/src/warehouse/rack/record.rs"));
    copy.remove("resources/src/warehouse/rack.rs");
    copy.remove("resources/src/warehouse.rs");
    copy.replace("resources/src/lib.rs", ("pub mod warehouse;\n", ""));
    let found = listed(&copy);
    assert_eq!(of(&found, "generated/src/warehouse/rack/record.rs"), "no longer generated");
    assert_eq!(of(&found, "generated/docs/warehouse.md"), "no longer generated");
    assert_eq!(of(&found, "generated/schema.json"), "stale");
    mends(&copy, &found);
}
