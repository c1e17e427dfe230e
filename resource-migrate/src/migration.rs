//! A migration: its number, its name and its four scripts.

use crate::{Dialect, Script, name::hash, script::ScriptError};

/// The texts of a migration, as files hold them or a program has them compiled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// `<version>_<name>`.
    pub directory: &'a str,
    /// `postgres.up.sql`.
    pub postgres_up: &'a str,
    /// `postgres.down.sql`.
    pub postgres_down: &'a str,
    /// `sqlite.up.sql`.
    pub sqlite_up: &'a str,
    /// `sqlite.down.sql`.
    pub sqlite_down: &'a str,
}

/// A migration that can be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// Its place in the order.
    pub version: i64,
    /// What it is about.
    pub name: String,
    /// For Postgres.
    pub postgres: Scripts,
    /// For SQLite.
    pub sqlite: Scripts,
}

/// There and back, on one database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scripts {
    /// SHA-256 of the up script, line ends aside. Once a database has run it, it must not change.
    pub checksum: String,
    /// To the new schema.
    pub up: Script,
    /// Back.
    pub down: Script,
}

/// Why texts are not migrations.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MigrationError {
    /// The directory's name.
    #[error(
        "`{directory}` is not the name of a migration; it has to be a number, `_` and a name in lower case, as `0007_add_pollers`"
    )]
    Name {
        /// As it is.
        directory: String,
    },
    /// Two with one number.
    #[error(
        "the migrations `{first}` and `{second}` have the same number; give the later one a higher number and draft it again"
    )]
    Duplicate {
        /// One directory.
        first: String,
        /// The other.
        second: String,
    },
    /// A script that does not read.
    #[error("{directory}/{file}:{}: {}", source.line, source.message)]
    Script {
        /// The migration.
        directory: String,
        /// The script.
        file: &'static str,
        /// Where and what.
        source: ScriptError,
    },
}

/// The files of a migration.
pub(crate) const FILES: [&str; 4] = ["postgres.up.sql", "postgres.down.sql", "sqlite.up.sql", "sqlite.down.sql"];

impl Migration {
    /// Reads one migration.
    pub fn parse(source: &Source<'_>) -> Result<Migration, MigrationError> {
        let (version, name) = parse_directory(source.directory)
            .ok_or_else(|| MigrationError::Name { directory: source.directory.to_owned() })?;
        let script = |file: &'static str, text: &str, dialect: Dialect| {
            Script::parse(text, dialect).map_err(|error| MigrationError::Script {
                directory: source.directory.to_owned(),
                file,
                source: error,
            })
        };
        Ok(Migration {
            version,
            name: name.to_owned(),
            postgres: Scripts {
                checksum: checksum(source.postgres_up),
                up: script(FILES[0], source.postgres_up, Dialect::Postgres)?,
                down: script(FILES[1], source.postgres_down, Dialect::Postgres)?,
            },
            sqlite: Scripts {
                checksum: checksum(source.sqlite_up),
                up: script(FILES[2], source.sqlite_up, Dialect::Sqlite)?,
                down: script(FILES[3], source.sqlite_down, Dialect::Sqlite)?,
            },
        })
    }

    /// Reads all migrations and brings them into order.
    pub fn parse_all(sources: &[Source<'_>]) -> Result<Vec<Migration>, MigrationError> {
        let mut migrations = Vec::with_capacity(sources.len());
        for source in sources {
            migrations.push((Migration::parse(source)?, source.directory));
        }
        migrations.sort_by_key(|(migration, _)| migration.version);
        for pair in migrations.windows(2) {
            if pair[0].0.version == pair[1].0.version {
                let (first, second) = (pair[0].1.to_owned(), pair[1].1.to_owned());
                return Err(MigrationError::Duplicate { first, second });
            }
        }
        Ok(migrations.into_iter().map(|(migration, _)| migration).collect())
    }

    /// The scripts for one database.
    pub fn scripts(&self, dialect: Dialect) -> &Scripts {
        match dialect {
            Dialect::Sqlite => &self.sqlite,
            Dialect::Postgres => &self.postgres,
        }
    }
}

/// The number and the name.
pub(crate) fn parse_directory(directory: &str) -> Option<(i64, &str)> {
    let (digits, name) = directory.split_once('_')?;
    let is_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    (is_digits && is_name).then(|| digits.parse().ok()).flatten().map(|version| (version, name))
}

fn checksum(text: &str) -> String {
    hash(&text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(directory: &str) -> Source<'_> {
        Source { directory, postgres_up: "SELECT 1;", postgres_down: "", sqlite_up: "", sqlite_down: "" }
    }

    #[test]
    fn orders_by_number() {
        let all = [source("20260101_b"), source("0010_c"), source("0009_a")];
        let names: Vec<String> = Migration::parse_all(&all).unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["a", "c", "b"]);
    }

    #[test]
    fn refuses_doubles_and_odd_names() {
        let error = Migration::parse_all(&[source("0001_a"), source("1_b")]).unwrap_err();
        assert!(matches!(error, MigrationError::Duplicate { .. }));
        for name in ["0001", "_a", "x_a", "0001_A", "0001_", "99999999999999999999_a"] {
            assert!(matches!(Migration::parse(&source(name)), Err(MigrationError::Name { .. })), "{name}");
        }
    }

    #[test]
    fn a_script_error_names_file_and_line() {
        let broken = Source { sqlite_down: "\n'", ..source("0001_a") };
        let message = Migration::parse(&broken).unwrap_err().to_string();
        assert!(message.starts_with("0001_a/sqlite.down.sql:2: "), "{message}");
    }

    #[test]
    fn line_ends_do_not_change_the_checksum() {
        assert_eq!(checksum("a\r\nb"), checksum("a\nb"));
        assert_ne!(checksum("a\nb"), checksum("a b"));
    }
}
