//! The program: what it prints, and its exit codes.

use std::path::Path;

use resource_macros::resource_test;
use resource_migrate::{Column, ColumnKind, Draft, Risks, Schema, draft, folder};
use resource_runtime::migration::name_of;
use resource_runtime::testing::{TestDb, empty};

use super::rows::execute;
use super::sample::{library, nullable};
use crate::actor::Actor;

/// Exit code and everything printed.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let folder = folder.display().to_string();
    let output = Actor::play(["migrations", &folder].into_iter().chain(arguments.iter().copied()));
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.code().expect("it ended by itself"), text.into_owned())
}

fn add(folder: &Path, (version, name): (&str, &str), (from, to): (&Schema, &Schema)) {
    let draft: Draft = draft(from, to, Risks::Allow);
    folder::write(folder, folder::NewMigration { version, name }, (&draft, to)).expect("written");
}

#[resource_test(setup = empty)]
async fn a_database_on_the_command_line(db: TestDb) {
    let home = tempfile::tempdir().expect("a folder");
    let home = home.path();
    let mut wider = library();
    wider.tables.get_mut("books").expect("books").columns.push(nullable(Column::new("note", ColumnKind::Text)));
    add(home, ("0001", "library"), (&Schema::default(), &library()));
    add(home, ("0002", "note"), (&library(), &wider));
    let run = |arguments: &[&str]| run(home, &[arguments, &["--database", db.url()]].concat());

    let (code, text) = run(&["status"]);
    assert_eq!((code, text.as_str()), (1, "0001_library: pending\n0002_note: pending\n"));
    let (code, text) = run(&["check"]);
    assert_eq!(code, 1);
    assert!(text.contains("0001_library: pending") && text.contains("books: the table is missing"), "{text}");

    let (code, text) = run(&["up"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("0002_note up: step 1 of 1\n0002_note applied in "), "{text}");
    assert!(text.ends_with("done: 2 of 2 migrations applied\n"), "{text}");
    assert_eq!(run(&["status"]), (0, "0001_library: applied\n0002_note: applied\n".to_owned()));
    assert_eq!(run(&["check"]), (0, "the database, the migrations and the declarations agree\n".to_owned()));
    assert_eq!(run(&["up"]), (0, "nothing to do: all 2 migrations are applied\n".to_owned()));

    execute(db.db(), "DROP INDEX books_isbn").await;
    assert_eq!(run(&["check"]), (1, "books: the index `books_isbn` is missing\n".to_owned()));

    let (code, text) = run(&["down", "--steps", "2"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.ends_with("0001_library undone in 0.0 s\ndone: 2 migrations undone\n"), "{text}");
    assert_eq!(run(&["up"]).0, 0);
    let (code, text) = run(&["reset"]);
    assert_eq!(code, 3);
    let name = name_of(db.db()).await.expect("a name");
    assert!(text.starts_with("error: nothing was removed") && text.contains(&name), "{text}");
    assert_eq!(run(&["reset", "--confirm", &name]), (0, "done: the database is empty\n".to_owned()));
    assert_eq!(run(&["status"]).0, 1);
    assert_eq!(run(&["up"]).0, 0);
    assert_eq!(run(&["down"]).0, 0);
    assert_eq!(run(&["status"]), (1, "0001_library: applied\n0002_note: pending\n".to_owned()));
}

#[resource_test(setup = empty)]
async fn migrations_that_do_not_follow_the_declarations(db: TestDb) {
    let home = tempfile::tempdir().expect("a folder");
    let home = home.path();
    add(home, ("0001", "library"), (&Schema::default(), &library()));
    assert_eq!(run(home, &["up", "--database", db.url()]).0, 0);
    let mut declared = library();
    declared.tables.get_mut("books").expect("books").columns.push(nullable(Column::new("note", ColumnKind::Text)));
    std::fs::write(home.join("declared.json"), declared.to_json()).expect("written");
    let (code, text) = run(home, &["check", "--database", db.url()]);
    let expected =
        "the migrations do not add column books.note, as the declarations ask; run `cargo xtask migrate diff`\n";
    assert_eq!((code, text.as_str()), (1, expected));
}

#[test]
fn a_wrong_command_line_is_2_and_an_unknown_database_3() {
    let home = tempfile::tempdir().expect("a folder");
    super::folder::write_snapshot(home.path(), &Schema::default());
    let run = |arguments: &[&str]| run(home.path(), arguments);
    for wrong in [&["upp"] as &[&str], &["up"], &["down", "--steps", "x", "--database", "sqlite://x"], &[]] {
        let (code, text) = run(wrong);
        assert_eq!(code, 2, "{wrong:?}: {text}");
    }
    let (code, text) = run(&["--help"]);
    assert_eq!(code, 0);
    for part in ["up", "down", "status", "check", "reset", "Exit codes", "interrupted"] {
        assert!(text.contains(part), "{text}");
    }
    let (code, text) = run(&["up", "--help"]);
    assert!(code == 0 && text.contains("--database <URL>"), "{text}");
    let (code, text) = run(&["status", "--database", "mysql://x"]);
    assert_eq!(code, 3);
    assert!(text.contains("sqlite://FILE") && text.contains("postgres://"), "{text}");
    let (code, text) = run(&["status", "--database", "postgres://nobody@localhost:1/nothing"]);
    assert_eq!(code, 3, "{text}");
}
