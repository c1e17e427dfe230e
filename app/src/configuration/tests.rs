//! Which source is stronger, and what is said about mistakes.

use std::io::Write as _;

use super::*;

fn flags(file: Option<&Path>, given: &[(&'static str, &str)]) -> Flags {
    let given = given.iter().map(|(key, value)| (*key, (*value).to_owned())).collect();
    Flags { file: file.map(Path::to_owned), given }
}

fn variables(given: &[(&str, &str)]) -> Vec<(String, String)> {
    given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn written(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    file
}

#[test]
fn flags_are_stronger_than_variables_and_those_than_the_file() {
    let file = written("connections = 3\nlisten = '0.0.0.0:1'\n[limits]\ntoken_burst = 7\n[queues]\nalerts = 0\n");
    let variables = variables(&[("SERVICERADAR_CONNECTIONS", "4"), ("SERVICERADAR_LISTEN", "0.0.0.0:2")]);
    let loaded = load(&flags(Some(file.path()), &[("listen", "0.0.0.0:3")]), variables).expect("loaded");
    let configuration = &loaded.configuration;
    assert_eq!(configuration.limits.token_burst, 7);
    assert_eq!(configuration.queues["alerts"], 0);
    assert_eq!(configuration.queues["default"], 10);
    assert_eq!(configuration.connections, 4);
    assert_eq!(configuration.listen.port(), 3);
    assert_eq!(loaded.origins["limits.token_burst"], Origin::File(file.path().to_owned()));
    assert_eq!(loaded.origins["connections"], Origin::Environment("SERVICERADAR_CONNECTIONS"));
    assert_eq!(loaded.origins["listen"], Origin::Flag("listen"));
    assert!(!loaded.origins.contains_key("keyring"));
}

#[test]
fn unknown_names_are_refused_all_at_once_with_what_was_meant() {
    let file = written("conections = 3\n[limits]\ntoken_brust = 7\n");
    let error = load(&flags(Some(file.path()), &[]), []).err().expect("refused").to_string();
    assert!(error.contains("`conections` is no setting; did you mean `connections`?"), "{error}");
    assert!(error.contains("`limits.token_brust` is no setting; did you mean `limits.token_burst`?"), "{error}");
}

#[test]
fn unknown_variables_are_told_but_do_not_stop() {
    let loaded = load(&Flags::default(), variables(&[("SERVICERADAR_LISTENS", "x")])).expect("loaded");
    assert_eq!(loaded.unknown, ["SERVICERADAR_LISTENS is no setting; did you mean SERVICERADAR_LISTEN?"]);
}

#[test]
fn a_wrong_value_is_named_with_its_origin_and_a_secret_is_not() {
    let error = load(&Flags::default(), variables(&[("SERVICERADAR_CONNECTIONS", "many")])).err().expect("refused");
    let error = error.to_string();
    assert!(error.starts_with("`connections` is `many` in SERVICERADAR_CONNECTIONS; it must be a whole"), "{error}");
    let error = load(&flags(None, &[("database", "mysql://me:secret@x")]), []).err().expect("refused").to_string();
    assert!(error.contains("--database") && !error.contains("secret"), "{error}");
}

#[test]
fn every_setting_can_be_read_from_what_it_prints() {
    let mut configuration = Configuration::default();
    for setting in settings() {
        let printed = (setting.print)(&Configuration::default());
        if !printed.is_empty() {
            (setting.put)(&mut configuration, &printed).unwrap_or_else(|error| panic!("{}: {error}", setting.key));
        }
    }
    assert!(configuration == Configuration::default());
}

/// `UPDATE_EXPECT=1 cargo test -p app` writes the table.
#[test]
fn the_reference_lists_every_setting() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/configuration.md");
    let (begin, end) = ("<!-- settings -->\n", "<!-- end of settings -->");
    let text = std::fs::read_to_string(&path).expect("the reference");
    let (head, rest) = text.split_once(begin).expect("the begin of the table");
    let (found, tail) = rest.split_once(end).expect("the end of the table");
    let mut wanted = "| in the file | variable | flag | default | what it says |\n|---|---|---|---|---|\n".to_owned();
    for setting in settings() {
        let default = (setting.print)(&Configuration::default());
        let default = if default.is_empty() { "none".to_owned() } else { format!("`{default}`") };
        let Setting { key, variable, flag, about, .. } = setting;
        wanted.push_str(&format!("| `{key}` | `{variable}` | `--{flag}` | {default} | {about} |\n"));
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, format!("{head}{begin}{wanted}{end}{tail}")).expect("written");
        return;
    }
    assert!(found == wanted, "docs/configuration.md is stale; run `UPDATE_EXPECT=1 cargo test -p app`");
}
