//! The migrations folder: the only module that touches files.
//!
//! ```text
//! migrations/
//!     schema.json                      the schema after the last migration
//!     0001_init/postgres.up.sql        four scripts for each migration
//!     0001_init/postgres.down.sql
//!     0001_init/sqlite.up.sql
//!     0001_init/sqlite.down.sql
//! ```
//!
//! Anything else whose name does not begin with a digit is not ours and is left alone.

use crate::{
    Draft, Migration, Schema, Source,
    migration::{FILES, MigrationError, parse_directory},
    schema::SnapshotError,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

const SNAPSHOT: &str = "schema.json";

/// Why the folder cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The file system says no.
    #[error("{}: {source}", path.display())]
    File {
        /// What it is about.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A migration without one of its scripts.
    #[error("{}: the script is missing; a migration has {}, an empty one says that it does nothing", path.display(), FILES.join(", "))]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The last snapshot does not read.
    #[error("{}: {source}", path.display())]
    Snapshot {
        /// The file.
        path: PathBuf,
        /// Why.
        source: SnapshotError,
    },
    /// The migrations do not read.
    #[error("{}: {source}", path.display())]
    Migration {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: MigrationError,
    },
    /// A new migration whose number is not higher than all others.
    #[error("{}: a migration with the number {version} would not be the last one; use {next} or a higher number", path.display())]
    NotLast {
        /// The folder.
        path: PathBuf,
        /// The number.
        version: i64,
        /// The next free one.
        next: String,
    },
}

/// What a new migration is called.
#[derive(Clone, Copy, Debug)]
pub struct NewMigration<'a> {
    /// A sequence number from [`next_version`], or the time as `YYYYMMDDhhmmss`.
    pub version: &'a str,
    /// Lower case, digits and `_`.
    pub name: &'a str,
}

/// All migrations, in order.
pub fn read(folder: &Path) -> Result<Vec<Migration>, FolderError> {
    let mut texts = Vec::new();
    for directory in directories(folder)? {
        let script = |file: &str| {
            let path = folder.join(&directory).join(file);
            match fs::read_to_string(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Err(FolderError::Missing { path }),
                other => other.map_err(|source| FolderError::File { path, source }),
            }
        };
        texts.push((directory.clone(), [script(FILES[0])?, script(FILES[1])?, script(FILES[2])?, script(FILES[3])?]));
    }
    let sources: Vec<Source<'_>> = texts
        .iter()
        .map(|(directory, [postgres_up, postgres_down, sqlite_up, sqlite_down])| Source {
            directory,
            postgres_up,
            postgres_down,
            sqlite_up,
            sqlite_down,
        })
        .collect();
    Migration::parse_all(&sources).map_err(|source| FolderError::Migration { path: folder.to_owned(), source })
}

/// The schema after the last migration; empty if there is none yet.
pub fn snapshot(folder: &Path) -> Result<Schema, FolderError> {
    let path = folder.join(SNAPSHOT);
    match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Schema::default()),
        Err(source) => Err(FolderError::File { path, source }),
        Ok(text) => Schema::from_json(&text).map_err(|source| FolderError::Snapshot { path, source }),
    }
}

/// The number after the last one, with at least four digits.
pub fn next_version(migrations: &[Migration]) -> String {
    let last = migrations.last().map_or(0, |migration| migration.version);
    format!("{:04}", last + 1)
}

/// Adds a migration and the schema that it leads to. Returns its directory.
pub fn write(folder: &Path, new: NewMigration<'_>, (draft, schema): (&Draft, &Schema)) -> Result<PathBuf, FolderError> {
    let directory = format!("{}_{}", new.version, new.name);
    let Some((version, _)) = parse_directory(&directory) else {
        let source = MigrationError::Name { directory };
        return Err(FolderError::Migration { path: folder.to_owned(), source });
    };
    let migrations = read(folder)?;
    if migrations.iter().any(|migration| migration.version >= version) {
        let next = next_version(&migrations);
        return Err(FolderError::NotLast { path: folder.to_owned(), version, next });
    }
    let path = folder.join(directory);
    fs::create_dir_all(&path).map_err(|source| FolderError::File { path: path.clone(), source })?;
    let texts = [&draft.postgres_up, &draft.postgres_down, &draft.sqlite_up, &draft.sqlite_down];
    for (file, text) in FILES.iter().zip(texts) {
        save(path.join(file), text)?;
    }
    save(folder.join(SNAPSHOT), &schema.to_json())?;
    Ok(path)
}

/// A Rust file that compiles the folder into a program: `src/list.rs` of the crate that the folder is.
pub fn embed(folder: &Path) -> Result<String, FolderError> {
    let mut out = String::from(
        "//! All migrations, compiled in. Written by `cargo xtask migrate diff`.\n\n\
         use resource_migrate::Source;\n\n\
         /// The schema after the last migration.\n\
         pub const SNAPSHOT: &str = include_str!(\"../schema.json\");\n\n\
         /// In order.\n\
         #[rustfmt::skip]\n\
         pub const MIGRATIONS: &[Source<'static>] = &[\n",
    );
    let mut directories = directories(folder)?;
    directories.sort_by_key(|directory| parse_directory(directory).map(|(version, _)| version));
    for directory in directories {
        out.push_str(&format!("    Source {{\n        directory: \"{directory}\",\n"));
        for file in FILES {
            let field = file.trim_end_matches(".sql").replace('.', "_");
            out.push_str(&format!("        {field}: include_str!(\"../{directory}/{file}\"),\n"));
        }
        out.push_str("    },\n");
    }
    out.push_str("];\n");
    Ok(out)
}

/// The directories that are migrations: by name, those that begin with a digit.
fn directories(folder: &Path) -> Result<Vec<String>, FolderError> {
    let fail = |source| FolderError::File { path: folder.to_owned(), source };
    let mut names = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(names),
        other => other.map_err(fail)?,
    };
    for entry in entries {
        let entry = entry.map_err(fail)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(|letter: char| letter.is_ascii_digit()) && entry.path().is_dir() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn save(path: PathBuf, text: &str) -> Result<(), FolderError> {
    fs::write(&path, text).map_err(|source| FolderError::File { path, source })
}
