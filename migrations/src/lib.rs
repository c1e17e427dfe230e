//! How the database came to be what it is: every migration, for SQLite and Postgres.
//!
//! A folder `<number>_<name>` beside `src` holds the four scripts of one migration, `schema.json` what
//! all of them lead to. `cargo xtask migrate diff <name>` drafts the next one from the declarations and
//! writes both, and `src/list.rs`; the drafts are read and corrected by a person. A migration that any
//! database may have run does not change any more.
//!
//! Not here: how they are run; that is `resource_runtime::migration`.

mod list;

pub use list::{MIGRATIONS, SNAPSHOT};
use resource_migrate::Migration;

/// All migrations, in order.
///
/// # Panics
/// Never: a test has parsed what is compiled in.
pub fn all() -> Vec<Migration> {
    Migration::parse_all(MIGRATIONS).unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use resource_migrate::{Dialect, Schema, folder, lint};

    use super::*;

    fn folder() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    #[test]
    fn what_is_compiled_in_is_what_the_folder_has() {
        assert_eq!(folder::embed(folder()).expect("the folder"), include_str!("list.rs"));
        assert_eq!(folder::read(folder()).expect("the folder"), all());
        assert_eq!(
            folder::snapshot(folder()).expect("the snapshot"),
            Schema::from_json(SNAPSHOT).expect("the snapshot")
        );
    }

    #[test]
    fn nothing_is_locked_or_lost_without_a_word() {
        for migration in MIGRATIONS {
            for (file, text, dialect) in [
                ("postgres.up.sql", migration.postgres_up, Dialect::Postgres),
                ("sqlite.up.sql", migration.sqlite_up, Dialect::Sqlite),
            ] {
                let findings = lint(&format!("{}/{file}", migration.directory), text, dialect);
                let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
                assert!(findings.is_empty(), "{findings:#?}");
            }
        }
    }
}
