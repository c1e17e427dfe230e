//! `tidy`: every house rule is broken on purpose, and named.

use std::collections::BTreeSet;

use crate::copy::Copy;

/// What `tidy` prints, and that it fails exactly if that is something.
fn broken(copy: &Copy) -> BTreeSet<String> {
    let outcome = copy.xtask(&["tidy"]);
    let broken: BTreeSet<String> = outcome.out.lines().map(str::to_owned).collect();
    match broken.len() {
        0 => assert_eq!(outcome.code, 0, "{outcome:#?}"),
        some => {
            assert_eq!(outcome.code, 1, "{outcome:#?}");
            let told = format!("error: {some} house rules are broken\n");
            assert!(outcome.err.ends_with(&told), "{}", outcome.err);
        }
    }
    broken
}

/// Exactly these lines.
fn is(found: &BTreeSet<String>, expected: &[&str]) {
    let expected: BTreeSet<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    assert_eq!(*found, expected);
}

/// Adds a line to the dependencies of a package.
fn depend(copy: &Copy, package: &str, line: &str) {
    copy.replace(&format!("{package}/Cargo.toml"), ("[dependencies]\n", &format!("[dependencies]\n{line}\n")));
}

#[test]
fn the_tree_breaks_no_rule() {
    is(&broken(&Copy::of_tree()), &[]);
}

#[test]
fn a_database_may_be_named_by_few() {
    let copy = Copy::of_tree();
    depend(&copy, "resource-schema", "sea-orm.workspace = true");
    depend(&copy, "agent", "sqlx.workspace = true");
    let only = "only generated, migrations, golden, resource-runtime, tests, benches may";
    is(
        &broken(&copy),
        &[
            &format!("agent: names sqlx; {only}"),
            "agent: reaches sqlx, and is to do without",
            &format!("resource-schema: names sea-orm; {only}"),
            "resource-tasks: reaches sea-orm, so it could not repair it",
            "resource-tasks: reaches sqlx, so it could not repair it",
            "xtask: reaches sea-orm, so it could not repair it",
            "xtask: reaches sqlx, so it could not repair it",
        ],
    );
}

#[test]
fn the_framework_names_no_product_and_sites_no_generated_code() {
    let copy = Copy::of_tree();
    depend(&copy, "resource-json-api", "generated.workspace = true\nresources.workspace = true");
    depend(&copy, "poller", "generated.workspace = true");
    depend(&copy, "tests", "resources.workspace = true");
    let found = broken(&copy);
    is(
        &found,
        &[
            "poller: names generated; only app, tests, benches may",
            "poller: reaches generated, and is to do without",
            "poller: reaches sea-orm, and is to do without",
            "poller: reaches sqlx, and is to do without",
            "resource-json-api: is part of the framework and names generated",
            "resource-json-api: is part of the framework and names resources",
            "resource-json-api: names generated; only app, tests, benches may",
            "tests: names resources; use the generated records, which the same names mean elsewhere",
        ],
    );
}

#[test]
fn what_cargo_resolves_is_free_and_needs_no_tools() {
    let copy = Copy::of_tree();
    let package = |name: &str, licence: &str| {
        format!("[package]\nname = \"{name}\"\nversion = \"0.3.0\"\nedition = \"2024\"\nlicense = \"{licence}\"\n")
    };
    copy.write("cmake/Cargo.toml", package("cmake", "MIT"));
    copy.write("cmake/src/lib.rs", "//! Builds C.\n");
    copy.write("secret/Cargo.toml", package("secret", "GPL-3.0-only AND MIT"));
    copy.write("secret/src/lib.rs", "//! Nobody's.\n");
    depend(&copy, "wire", "cmake = { path = \"../cmake\" }\nsecret = { path = \"../secret\" }");
    copy.replace("Cargo.toml", ("without_database = [", "without_database = [\"courier\", "));
    copy.replace("Cargo.toml", ("[workspace.dependencies]\n", "[workspace.dependencies]\nidle = \"1\"\n"));
    is(
        &broken(&copy),
        &[
            "Cargo.toml: [workspace.dependencies] has idle, which no crate names; remove the line",
            "cmake: needs tools that a fresh machine lacks",
            "secret 0.3.0: licence GPL-3.0-only AND MIT is not accepted",
            "without_database names courier, which is no package of the workspace",
        ],
    );
}

#[test]
fn examples_run_on_what_the_workspace_runs_on() {
    let copy = Copy::of_tree();
    let manifest = "[workspace]\n\n[workspace.dependencies]\nidle = \"1\"\n";
    copy.write("examples/garden/Cargo.toml", manifest);
    copy.write("examples/yard/Cargo.toml", "[workspace]\n");
    let lock = "version = 4\n\n[[package]]\nname = \"serde\"\nversion = \"0.9.0\"\n\
                source = \"registry+https://example.org\"\n";
    copy.write("examples/garden/Cargo.lock", lock);
    is(
        &broken(&copy),
        &[
            "examples/garden/Cargo.lock: serde 0.9.0 is not what the root's Cargo.lock has; copy that file and build",
            "examples/garden/Cargo.toml: [workspace.dependencies] has idle, which no crate names; remove the line",
            "examples/yard: has no Cargo.lock; build it and commit the file",
        ],
    );
}

#[test]
fn sources_and_records_are_as_agreed() {
    let copy = Copy::of_tree();
    copy.write("app/src/long.rs", format!("//! Long.\n{}", "//\n".repeat(600)));
    copy.write("app/src/old/mod.rs", "//! Old.\n");
    copy.write("app/src/silent.rs", "\n// Nothing.\n");
    copy.write("generated/src/mine.rs", "//! Mine.\n");
    copy.write(
        "tests/later.rs",
        "//! Later.\n\n#[test]\n#[ignore]\nfn one() {}\n\n#[test]\n#[ignore = \"long: it counts to a million\"]\n\
         fn two() {}\n\n/// ```ignore\n/// three();\n/// ```\nfn three() {}\n",
    );
    copy.write("tests/ui/lonely.rs", "fn main() { 1 }\n");
    copy.write("docs/decisions/20-x.md", "# 20. X\n");
    copy.write("docs/decisions/0999-y.md", "# 0999. Y\n");
    is(
        &broken(&copy),
        &[
            "app/src/long.rs: 601 lines; a file of more than 600 holds more than one idea",
            "app/src/old/mod.rs: modules are `x.rs` beside `x/`, not `x/mod.rs`",
            "app/src/silent.rs: does not open with `//!` documentation",
            "docs/decisions/20-x.md: is called `NNNN-what-it-is-about.md`, with four digits",
            "docs/decisions/README.md: lacks the line `- [0999](0999-y.md) Y`",
            "generated/src/mine.rs: is not generated; hand-written code belongs elsewhere",
            "tests/later.rs: `#[ignore]`: only the long tier is left out; write `#[ignore = \"long: why\"]`",
            "tests/later.rs: an example that is left out looks like a test of the long tier; write ```text",
            "tests/ui/lonely.rs: has no .stderr beside it",
        ],
    );
}
