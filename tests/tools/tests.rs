//! `test`: what it needs from the machine, which tiers it runs, and what it shows of what tests count. Cargo and apt-get are played by scripts.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::TempDir;

use crate::copy::{Outcome, outcome, xtask};

const MANIFEST: &str = r#"[package]
name = "lonely"
edition = "2024"

[workspace]

[workspace.metadata.resource]
declarations = "src/lib.rs"
generated = "generated"
policies = "policies"
migrations = "migrations"
run = "lonely"
"#;

const NEEDS: &str = r#"
[[workspace.metadata.test.needs]]
program = "weaver"
packages = ["loom"]

[[workspace.metadata.test.needs]]
program = "spinner"
probe = ["--with", "wheel"]
packages = ["spinner", "spinner-wheel"]
"#;

/// A workspace, with a folder of programs that come before those of the machine.
struct Machine {
    folder: TempDir,
}

impl Machine {
    fn new(needs: &str) -> Machine {
        let machine = Machine { folder: tempfile::tempdir().expect("a folder") };
        fs::create_dir_all(machine.path().join("src")).expect("writable");
        fs::create_dir_all(machine.path().join("bin")).expect("writable");
        fs::write(machine.path().join("src/lib.rs"), "").expect("writable");
        fs::write(machine.path().join("Cargo.toml"), format!("{MANIFEST}{needs}")).expect("writable");
        // Postgres is there; the tests say what happens where other programs are not.
        machine.program("initdb", "exit 0");
        machine.program("pg_ctl", "exit 0");
        let cargo = env!("CARGO");
        machine.program(
            "cargo",
            &format!(
                "if [ $1 = metadata ]; then exec {cargo} \"$@\"; fi\n\
                 echo \"cargo $*\"\n\
                 echo 'test result: ok. 5 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out'"
            ),
        );
        machine
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.path().join("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("writable");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("allowed");
    }

    fn test(&self, arguments: &[&str]) -> Outcome {
        let bin = self.path().join("bin");
        let path = std::env::var("PATH").expect("text");
        let mut command = xtask(self.path());
        command.env("PATH", format!("{}:{path}", bin.display())).env("CARGO", bin.join("cargo"));
        outcome(command.env_remove("PG_BIN").arg("test").args(arguments))
    }
}

#[test]
fn the_summary_says_which_tiers_ran() {
    let machine = Machine::new("");
    let short = machine.test(&["--test", "races"]);
    assert_eq!(short.code, 0, "{short:#?}");
    assert!(short.out.contains("cargo test --workspace --no-fail-fast --test races\n"), "{}", short.out);
    let told = "tests: 5 passed, 0 failed; 2 of the long tier were left out; `cargo xtask test --long` runs them\n";
    assert!(short.out.ends_with(told), "{}", short.out);

    let long = machine.test(&["--long", "--test", "races"]);
    assert_eq!(long.code, 0, "{long:#?}");
    assert!(long.out.contains("--no-fail-fast --test races -- --include-ignored\n"), "{}", long.out);
    assert!(long.out.ends_with("tests: 5 passed, 0 failed; with the long tier\n"), "{}", long.out);
}

#[test]
fn what_tests_count_is_printed_before_the_summary() {
    let machine = Machine::new("");
    let cargo = fs::read_to_string(machine.path().join("bin/cargo")).expect("a script");
    let script = cargo.trim_start_matches("#!/bin/sh\n");
    machine.program("cargo", &format!("{script}\necho '20000 jobs' >> \"${}\"", tests::counts::FILE));
    for _ in 0..2 {
        let run = machine.test(&[]);
        assert_eq!(run.code, 0, "{run:#?}");
        assert_eq!(run.out.matches("20000 jobs").count(), 1, "each run shows its own: {}", run.out);
        assert!(run.out.contains("\n\ncounted:\n20000 jobs\n\ntests: 5 passed"), "{}", run.out);
    }
    let left = fs::read_dir(machine.path().join("target")).expect("a folder");
    let names = left.map(|entry| entry.expect("an entry").file_name().into_string().expect("text"));
    assert_eq!(names.filter(|name| name.starts_with("counts")).count(), 0, "nothing is left behind");
}

#[test]
fn counts_are_added_line_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("counts.txt");
    let lines: Vec<String> = (0..64).map(|number| format!("{number} requests")).collect();
    std::thread::scope(|scope| {
        for line in &lines {
            scope.spawn(|| tests::counts::add(&file, line).expect("writable"));
        }
    });
    let text = fs::read_to_string(&file).expect("a file");
    let (mut told, mut wanted): (Vec<&str>, Vec<&str>) =
        (text.lines().collect(), lines.iter().map(String::as_str).collect());
    told.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(told, wanted);
}

#[test]
fn root_gets_what_is_missing_installed() {
    let machine = Machine::new(NEEDS);
    machine.program("id", "echo 0");
    machine.program("spinner", "test \"$*\" != '--with wheel' || test -e wheel");
    machine.program(
        "apt-get",
        "echo \"$*\" >> installed\n\
         if [ $1 = install ]; then touch wheel; printf '#!/bin/sh\\n' > bin/weaver; chmod +x bin/weaver; fi",
    );
    let done = machine.test(&[]);
    assert_eq!(done.code, 0, "{done:#?}");
    let told = "the tests need `weaver --version` to succeed, and `spinner --with wheel` to succeed; \
                running `apt-get install -y loom spinner spinner-wheel`";
    assert!(done.err.contains(told), "{}", done.err);
    let installed = fs::read_to_string(machine.path().join("installed")).expect("apt-get ran");
    assert_eq!(installed, "update\ninstall -y loom spinner spinner-wheel\n");

    fs::remove_file(machine.path().join("installed")).expect("removable");
    assert_eq!(machine.test(&[]).code, 0);
    assert!(!machine.path().join("installed").exists(), "everything was there");
}

#[test]
fn packages_that_bring_nothing_are_noticed() {
    let machine = Machine::new(NEEDS);
    machine.program("id", "echo 0");
    machine.program("weaver", "exit 0");
    machine.program("spinner", "test \"$1\" = --version");
    machine.program("apt-get", "exit 0");
    let failed = machine.test(&[]);
    assert_eq!((failed.code, failed.out.as_str()), (1, ""), "{failed:#?}");
    let told = "`apt-get install -y spinner spinner-wheel` did not bring what the tests need: \
                `spinner --with wheel` to succeed\n";
    assert!(failed.err.ends_with(told), "{}", failed.err);
}

#[test]
fn others_are_told_the_line() {
    let machine = Machine::new(NEEDS);
    machine.program("id", "echo 1000");
    machine.program("spinner", "exit 0");
    machine.program("apt-get", "touch installed");
    let failed = machine.test(&[]);
    assert_eq!((failed.code, failed.out.as_str()), (1, ""), "{failed:#?}");
    let told = "error: the tests need `weaver --version` to succeed; install with `sudo apt-get install -y loom`\n";
    assert!(failed.err.ends_with(told), "{}", failed.err);
    assert!(!machine.path().join("installed").exists(), "nothing was installed");
}

#[test]
fn a_need_that_is_spelt_wrongly_is_named() {
    let machine = Machine::new("\n[[workspace.metadata.test.needs]]\nprogram = \"weaver\"\npackage = \"loom\"\n");
    let failed = machine.test(&[]);
    assert_eq!(failed.code, 1, "{failed:#?}");
    assert!(failed.err.contains("[workspace.metadata.test] in the root Cargo.toml"), "{}", failed.err);
    assert!(failed.err.contains("unknown field `package`"), "{}", failed.err);
}
