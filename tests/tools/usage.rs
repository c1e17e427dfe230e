//! Help texts and exit codes: 0 done, 1 not done, 2 asked wrongly.

use crate::copy::{Copy, workspace, xtask_in};

const TASKS: [&str; 10] =
    ["codegen", "explain", "tenancy", "new", "migrate", "dev", "policy", "test", "tidy", "timings"];

#[test]
fn help_names_every_task() {
    let outcome = xtask_in(workspace(), &["--help"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    assert!(outcome.out.contains("Usage: cargo xtask <COMMAND>"), "{}", outcome.out);
    for task in TASKS {
        let line = outcome.out.lines().find(|line| line.trim_start().starts_with(&format!("{task} ")));
        let line = line.unwrap_or_else(|| panic!("{task} is not in {}", outcome.out));
        assert!(line.trim().len() > task.len() + 10, "`{line}` says nothing");
    }
}

#[test]
fn help_of_a_task_says_what_it_takes() {
    for (task, says) in [
        ("codegen", "--check"),
        ("explain", "[RESOURCE] [ACTION]"),
        ("new", "resource"),
        ("migrate", "diff"),
        ("test", "--long"),
        ("timings", "--rounds"),
    ] {
        let outcome = xtask_in(workspace(), &[task, "--help"]);
        assert_eq!(outcome.code, 0, "{outcome:#?}");
        assert!(outcome.out.contains(says), "{}", outcome.out);
    }
    let outcome = xtask_in(workspace(), &["new", "resource", "--help"]);
    assert!(outcome.out.contains("<DOMAIN> <NAME> [FIELDS]..."), "{}", outcome.out);
}

#[test]
fn wrong_usage_is_2_and_changes_nothing() {
    let copy = Copy::of_tree();
    let before = copy.files();
    for wrong in [
        &[] as &[&str],
        &["codgen"],
        &["codegen", "--chekc"],
        &["codegen", "extra"],
        &["new"],
        &["new", "resource", "warehouse"],
        &["migrate"],
        &["migrate", "diff", "one", "two"],
        &["timings", "--rounds", "many"],
        &["explain", "a", "b", "c"],
    ] {
        let outcome = copy.xtask(wrong);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{wrong:?}: {outcome:#?}");
        assert!(
            ["Usage: cargo xtask", "--help"].iter().any(|says| outcome.err.contains(says)),
            "{wrong:?}: {}",
            outcome.err
        );
    }
    assert!(copy.xtask(&["codgen"]).err.contains("codegen"), "a typo is answered with what was meant");
    assert!(copy.files() == before, "nothing was written");
}

#[test]
fn outside_a_workspace_it_says_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let outcome = xtask_in(folder.path(), &["codegen", "--check"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("could not find `Cargo.toml`"), "{}", outcome.err);

    let manifest = "[package]\nname = \"lonely\"\nedition = \"2024\"\n\n[workspace]\n";
    std::fs::create_dir(folder.path().join("src")).expect("writable");
    std::fs::write(folder.path().join("src/lib.rs"), "").expect("writable");
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("writable");
    let outcome = xtask_in(folder.path(), &["codegen", "--check"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("has no [workspace.metadata.resource]"), "{}", outcome.err);

    let manifest = format!("{manifest}[workspace.metadata.resource]\ndeclaration = \"src/lib.rs\"\n");
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("writable");
    let outcome = xtask_in(folder.path(), &["codegen", "--check"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("unknown field `declaration`"), "{}", outcome.err);
    assert!(outcome.err.contains("`declarations`"), "{}", outcome.err);
}
