//! Settings, as the program reads them.

use std::io::Write as _;

use crate::program::Program;

#[test]
fn check_says_what_every_setting_is_and_who_says_so() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(b"connections = 5\ndatabase = 'postgres://me:secret@db/x'\n").expect("written");
    let path = file.path().to_str().expect("a path");
    let checked = Program::alone().run(&["config", "check", "--file", path, "--listen", "[::1]:9"]);
    assert_eq!((checked.code, checked.errors.as_str()), (0, ""));
    let has = |line: &str| assert!(checked.output.lines().any(|found| found == line), "{}", checked.output);
    has("setting\tvalue\tfrom");
    has(&format!("connections\t5\t{path}"));
    has(&format!("database\tpostgres://me:(hidden)@db/x\t{path}"));
    has("listen\t[::1]:9\t--listen");
    has("limits.token_per_minute\t1000\tdefault");
    assert!(!checked.output.contains("secret"));
}

#[test]
fn what_is_no_setting_ends_with_an_error_that_helps() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(b"[limits]\ntoken_brust = 5\n").expect("written");
    let path = file.path().to_str().expect("a path");
    let checked = Program::alone().run(&["config", "check", "--file", path]);
    assert_eq!((checked.code, checked.output.as_str()), (1, ""));
    assert!(checked.errors.contains("did you mean `limits.token_burst`?"), "{}", checked.errors);
    let served = Program::alone().run(&["serve"]);
    assert_eq!(served.code, 1);
    assert!(served.errors.contains("no database is named; give `--database"), "{}", served.errors);
    assert_eq!(Program::alone().run(&["serve", "--nonsense"]).code, 2);
}
