//! Migrations made of texts and of schemas, in memory and in folders.

use std::fs;
use std::path::Path;

use resource_migrate::{Dialect, Draft, Migration, Risks, Schema, Source, draft};
use resource_runtime::testing::Random;

use super::rows::filling;

/// A migration with the same scripts on both databases.
pub fn migration(directory: &str, (up, down): (&str, &str)) -> Migration {
    let source = Source { directory, postgres_up: up, postgres_down: down, sqlite_up: up, sqlite_down: down };
    Migration::parse(&source).unwrap_or_else(|error| panic!("{error}"))
}

/// The migration between two schemas as a person would have completed it.
pub fn between(version: usize, (from, to): (&Schema, &Schema), random: &mut Random) -> Migration {
    let draft = draft(from, to, Risks::Allow);
    let mut fill = |text: &str, schema: &Schema, dialect: Dialect| completed(text, schema, (random, dialect));
    let complete = Draft {
        sqlite_up: fill(&draft.sqlite_up, to, Dialect::Sqlite),
        postgres_up: fill(&draft.postgres_up, to, Dialect::Postgres),
        ..draft
    };
    let source = Source {
        directory: &format!("{version:04}_step"),
        postgres_up: &complete.postgres_up,
        postgres_down: &complete.postgres_down,
        sqlite_up: &complete.sqlite_up,
        sqlite_down: &complete.sqlite_down,
    };
    Migration::parse(&source).unwrap_or_else(|error| panic!("{error}"))
}

/// Puts a value in place of each `{{table.column: ..}}`.
fn completed(text: &str, schema: &Schema, (random, dialect): (&mut Random, Dialect)) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("{{") {
        let (place, behind) = after.split_once("}}").expect("a closed placeholder");
        let (column, _) = place.split_once(':').expect("what it is about");
        let (table, column) = column.split_once('.').expect("a column");
        let column = schema.tables[table].column(column).expect("a column of the schema");
        out.push_str(before);
        out.push_str(&filling(column, (random, dialect)));
        rest = behind;
    }
    out + rest
}

/// Writes a migration into a folder, as `xtask migrate diff` lays it out.
pub fn write(folder: &Path, directory: &str, (up, down): (&str, &str)) {
    let path = folder.join(directory);
    fs::create_dir_all(&path).expect("a folder");
    for dialect in Dialect::ALL {
        fs::write(path.join(format!("{}.up.sql", dialect.name())), up).expect("a script");
        fs::write(path.join(format!("{}.down.sql", dialect.name())), down).expect("a script");
    }
}

/// Writes the schema that the migrations of a folder lead to.
pub fn write_snapshot(folder: &Path, schema: &Schema) {
    fs::write(folder.join("schema.json"), schema.to_json()).expect("a snapshot");
}
