//! Drafts of migrations: SQL for a person to read, correct and commit.
//!
//! A draft explains itself in comments. What only a person can know is a placeholder `{{..}}`, what only
//! a person may allow is a `review` directive; [`crate::lint()`] refuses both until they are settled, and
//! no database accepts a placeholder either. Up and down are the same work: down is the way from the new
//! schema to the old one.

mod backfill;
mod postgres;
mod rebuild;
mod sqlite;
mod text;

use crate::{Change, Column, ColumnKind, Dialect, Schema, diff::diff, name};
use text::Text;

/// The four scripts of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// To the new schema, on SQLite.
    pub sqlite_up: String,
    /// Back, on SQLite.
    pub sqlite_down: String,
    /// To the new schema, on Postgres.
    pub postgres_up: String,
    /// Back, on Postgres.
    pub postgres_down: String,
}

/// Whether a draft asks before it loses data or rewrites tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risks {
    /// `review` directives, which a person turns into `allow`.
    Review,
    /// `allow` directives at once: for tests, and for whoever said so on the command line.
    Allow,
}

/// Drafts the migration between two schemas. All four texts are without statements if nothing changed.
pub fn draft(from: &Schema, to: &Schema, risks: Risks) -> Draft {
    let changes = diff(from, to);
    let up = Plan { from, to, changes: &changes, direction: Direction::Up, risks };
    let (start, back) = (without_hints(to), with_hints_back(from, &changes));
    let back_changes = diff(&start, &back);
    let down =
        Plan { from: &start, to: &back, changes: &back_changes, direction: Direction::Down, risks: Risks::Allow };
    let (mut sqlite_down, mut postgres_down) = (sqlite::draft(&down), postgres::draft(&down));
    if let Some(why) = irreversible(&changes, &[&sqlite_down, &postgres_down]) {
        sqlite_down = why.clone();
        postgres_down = why;
    }
    Draft { sqlite_up: sqlite::draft(&up), sqlite_down, postgres_up: postgres::draft(&up), postgres_down }
}

/// What the drafters of both databases are told.
struct Plan<'a> {
    from: &'a Schema,
    to: &'a Schema,
    changes: &'a [Change],
    direction: Direction,
    risks: Risks,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

impl Plan<'_> {
    fn text(&self) -> Text {
        let head = match self.direction {
            Direction::Up => "Drafted from the declarations; from here on it is yours: read it, correct it, commit it.",
            Direction::Down => "The way back.",
        };
        let mut text = Text::new(head, self.risks);
        for change in self.changes {
            text.note(&format!("  {change}"));
        }
        text
    }

    /// The schema with all renames done and nothing else.
    fn renamed(&self) -> Schema {
        let mut schema = self.from.clone();
        for change in self.changes {
            if matches!(change, Change::RenameTable { .. } | Change::RenameColumn { .. }) {
                schema.apply(change);
            }
        }
        schema
    }
}

/// The value that only a person can give: `{{devices.partition_id: the value for existing rows}}`.
fn placeholder(table: &str, column: &str, what: &str) -> String {
    format!("{{{{{table}.{column}: {what}}}}}")
}

/// The columns that get another name when this one does: itself and its key column.
fn renamed_columns(column: Option<&Column>, to: &str) -> Vec<(String, String)> {
    let Some(column) = column else { return Vec::new() };
    let mut renames = vec![(column.name.clone(), to.to_owned())];
    if column.kind == ColumnKind::CiText {
        renames.push((name::key_column(&column.name), name::key_column(to)));
    }
    renames
}

/// Why there is no way back, as a script, if there is none.
fn irreversible(changes: &[Change], downs: &[&str]) -> Option<String> {
    let lost: Vec<String> = changes.iter().filter(|change| change.loses_data()).map(Change::to_string).collect();
    let why = if !lost.is_empty() {
        format!("{}: the values are gone", lost.join(", "))
    } else if downs.iter().any(|down| down.contains("{{")) {
        "values were converted in a way that nobody has said how to undo".to_owned()
    } else {
        return None;
    };
    Some(format!("-- migrate: irreversible {why}\n"))
}

fn without_hints(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    for table in schema.tables.values_mut() {
        table.renamed_from = None;
        table.columns.iter_mut().for_each(|column| column.renamed_from = None);
    }
    schema
}

/// The old schema with hints that turn every rename around.
fn with_hints_back(from: &Schema, changes: &[Change]) -> Schema {
    let mut back = without_hints(from);
    // Follows each thing from its old name to where the renames lead it.
    let mut work = back.clone();
    let mut origins: Vec<(String, String)> = from.tables.keys().map(|name| (name.clone(), name.clone())).collect();
    for change in changes {
        match change {
            Change::RenameTable { from, to } => {
                for (_, now) in origins.iter_mut().filter(|(_, now)| now == from) {
                    now.clone_from(to);
                }
                work.apply(change);
            }
            Change::RenameColumn { table, from, to } => {
                // The hint of a column carries its first name until the end.
                let Some(work) = work.tables.get_mut(table) else { continue };
                if let Some(column) = work.columns.iter_mut().find(|column| column.name == *from) {
                    column.renamed_from.get_or_insert_with(|| from.clone());
                    column.name.clone_from(to);
                }
            }
            _ => {}
        }
    }
    for (old, now) in origins {
        let Some(table) = back.tables.get_mut(&old) else { continue };
        if old != now {
            table.renamed_from = Some(now.clone());
        }
        for column in &work.tables[&now].columns {
            let Some(first) = &column.renamed_from else { continue };
            if let Some(old) = table.columns.iter_mut().find(|old| old.name == *first) {
                old.renamed_from = Some(column.name.clone());
            }
        }
    }
    back
}

impl Draft {
    /// The text of one script.
    pub fn up(&self, dialect: Dialect) -> &str {
        match dialect {
            Dialect::Sqlite => &self.sqlite_up,
            Dialect::Postgres => &self.postgres_up,
        }
    }

    /// The text of one script.
    pub fn down(&self, dialect: Dialect) -> &str {
        match dialect {
            Dialect::Sqlite => &self.sqlite_down,
            Dialect::Postgres => &self.postgres_down,
        }
    }
}
