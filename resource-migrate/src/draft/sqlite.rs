//! SQLite: what ALTER TABLE can do it does, anything else is a new table that takes the old one's place.
//!
//! A script is one transaction. Triggers that name a table that moves are dropped first and made again
//! at the end; SQLite checks all of them at every ALTER TABLE.

use super::{Plan, rebuild, renamed_columns, text::Text};
use crate::{
    Change, Column, ColumnKind, Dialect, Index, Literal, Schema, Table,
    ddl::{checks, create_index, create_table, definitions, triggers},
    name::quote,
    script::{Mode, Risk},
};
use std::collections::{BTreeMap, BTreeSet};

const DIALECT: Dialect = Dialect::Sqlite;

pub(super) fn draft(plan: &Plan<'_>) -> String {
    let mut text = plan.text();
    let renamed = plan.renamed();
    let rebuilt: BTreeSet<&str> =
        plan.changes.iter().filter(|change| needs_rebuild(change, plan, &renamed)).map(Change::table).collect();
    let drops_tables = plan.changes.iter().any(|change| matches!(change, Change::DropTable { .. }));
    if drops_tables || !rebuilt.is_empty() {
        text.step(Mode::ForeignKeysOff);
    }
    let dropped_triggers = drop_triggers(plan, &rebuilt, &mut text);
    drop_indexes(plan, &mut text);
    rename(plan, &mut text);
    for table in altered(plan, &rebuilt) {
        alter(plan, table, &mut text);
    }
    for table in &rebuilt {
        rebuild::rebuild(plan, (table, &renamed.tables[*table]), &mut text);
    }
    create_tables(plan, &mut text);
    create_indexes(plan, &rebuilt, &mut text);
    for change in plan.changes {
        if let Change::DropTable { name } = change {
            text.risky("Its rows go with it.", Risk::DataLoss, &format!("DROP TABLE {}", quote(name)));
        }
    }
    create_triggers(plan, &dropped_triggers, &mut text);
    text.finish()
}

/// Whether a change is beyond ALTER TABLE.
fn needs_rebuild(change: &Change, plan: &Plan<'_>, renamed: &Schema) -> bool {
    match change {
        Change::AddColumn { table, column } => !can_add(&plan.to.tables[table], column),
        Change::DropColumn { table, name } => {
            let table = &renamed.tables[table];
            let is_generated = |column: &Column| column.kind == ColumnKind::CiText;
            table.primary_key.contains(name) || table.column(name).is_some_and(is_generated)
        }
        Change::AlterColumn { from, to, .. } => !changes_default_only(from, to),
        Change::SetPrimaryKey { .. }
        | Change::DropCheck { .. }
        | Change::RenameCheck { .. }
        | Change::AddCheck { .. }
        | Change::AddForeignKey { .. } => true,
        Change::DropForeignKey { table, .. } => plan.to.tables.contains_key(table),
        _ => false,
    }
}

/// ADD COLUMN wants a constant for existing rows and knows no stored generated columns.
fn can_add(table: &Table, column: &Column) -> bool {
    let has_value = match column.default {
        Some(Literal::Now) => false,
        Some(_) => true,
        None => column.nullable,
    };
    has_value && column.kind != ColumnKind::CiText && !column.identity && !table.primary_key.contains(&column.name)
}

fn changes_default_only(from: &Column, to: &Column) -> bool {
    let from = Column { default: to.default.clone(), renamed_from: to.renamed_from.clone(), ..from.clone() };
    let same_values = crate::change::same_values(&from, to);
    same_values && Column { enum_values: to.enum_values.clone(), ..from } == *to
}

/// Tables that ALTER TABLE changes.
fn altered<'a>(plan: &Plan<'a>, rebuilt: &BTreeSet<&str>) -> BTreeSet<&'a str> {
    let changes = plan.changes.iter().filter(|change| {
        matches!(change, Change::AddColumn { .. } | Change::AlterColumn { .. } | Change::DropColumn { .. })
    });
    changes.map(Change::table).filter(|table| !rebuilt.contains(table)).collect()
}

fn rename(plan: &Plan<'_>, text: &mut Text) {
    let mut work = plan.from.clone();
    for change in plan.changes {
        match change {
            Change::RenameTable { from, to } => {
                let sql = format!("ALTER TABLE {} RENAME TO {}", quote(from), quote(to));
                text.statement("The rows stay; references follow.", &sql);
            }
            Change::RenameColumn { table, from, to } => {
                let column = work.tables[table].column(from);
                for (from, to) in renamed_columns(column, to) {
                    let table = quote(table);
                    let sql = format!("ALTER TABLE {table} RENAME COLUMN {} TO {}", quote(&from), quote(&to));
                    text.statement("The values stay; indexes and constraints follow.", &sql);
                }
            }
            _ => break,
        }
        work.apply(change);
    }
}

fn alter(plan: &Plan<'_>, name: &str, text: &mut Text) {
    let quoted = quote(name);
    for change in plan.changes.iter().filter(|change| change.table() == name) {
        match change {
            Change::AddColumn { column, .. } => {
                let definition = definitions(column, &checks(name, column, DIALECT), DIALECT).join(", ");
                text.statement("", &format!("ALTER TABLE {quoted} ADD COLUMN {definition}"));
            }
            Change::AlterColumn { to, .. } => text.remark(&format!(
                "The default of {name}.{} changes for new versions of the program only; the stored one stays until \
                 the table is next rebuilt.",
                to.name
            )),
            Change::DropColumn { name, .. } => {
                let sql = format!("ALTER TABLE {quoted} DROP COLUMN {}", quote(name));
                text.risky("Its values go with it.", Risk::DataLoss, &sql);
            }
            _ => {}
        }
    }
}

fn create_tables(plan: &Plan<'_>, text: &mut Text) {
    for change in plan.changes {
        if let Change::AddTable { name, table } = change {
            let keys: Vec<_> = table.foreign_keys.iter().collect();
            text.statement("", &create_table(name, table, &keys, DIALECT));
        }
    }
}

/// Also of tables that are rebuilt: they lose their indexes with their old selves, too late for the names.
fn drop_indexes(plan: &Plan<'_>, text: &mut Text) {
    for change in plan.changes {
        if let Change::DropUnique { name, .. }
        | Change::DropIndex { name, .. }
        | Change::RenameUnique { from: name, .. }
        | Change::RenameIndex { from: name, .. } = change
        {
            text.statement("", &format!("DROP INDEX {}", quote(name)));
        }
    }
}

/// Of new tables, of rebuilt ones, and what was added to or renamed on the others.
fn create_indexes(plan: &Plan<'_>, rebuilt: &BTreeSet<&str>, text: &mut Text) {
    for (name, table) in &plan.to.tables {
        let is_new =
            plan.changes.iter().any(|change| matches!(change, Change::AddTable { name: new, .. } if new == name));
        let all = is_new || rebuilt.contains(name.as_str());
        let changed = |index: &Index| {
            plan.changes.iter().any(|change| match change {
                Change::AddUnique { table, index: added } | Change::AddIndex { table, index: added } => {
                    table == name && added.name == index.name
                }
                Change::RenameUnique { table, to, .. } | Change::RenameIndex { table, to, .. } => {
                    table == name && *to == index.name
                }
                _ => false,
            })
        };
        let heads = [("CREATE UNIQUE INDEX", &table.uniques), ("CREATE INDEX", &table.indexes)];
        for (head, indexes) in heads {
            for index in indexes.iter().filter(|index| all || changed(index)) {
                text.statement("", &create_index(head, name, index, DIALECT));
            }
        }
    }
}

/// Drops the triggers that would be in the way or are no longer wanted, and says which.
fn drop_triggers(plan: &Plan<'_>, rebuilt: &BTreeSet<&str>, text: &mut Text) -> BTreeSet<String> {
    let touched = touched(plan, rebuilt);
    let wanted = triggers(plan.to, DIALECT);
    let mut dropped = BTreeSet::new();
    for (name, trigger) in triggers(plan.from, DIALECT) {
        let is_in_the_way = touched.contains(&trigger.table) || touched.contains(&trigger.mentions);
        if !is_in_the_way && wanted.get(&name) == Some(&trigger) {
            continue;
        }
        let why =
            if wanted.contains_key(&name) { "It names a table that changes, and comes back at the end." } else { "" };
        text.statement(why, &format!("DROP TRIGGER {}", quote(&name)));
        dropped.insert(name);
    }
    dropped
}

fn create_triggers(plan: &Plan<'_>, dropped: &BTreeSet<String>, text: &mut Text) {
    let had = triggers(plan.from, DIALECT);
    for (name, trigger) in triggers(plan.to, DIALECT) {
        if dropped.contains(&name) || !had.contains_key(&name) {
            text.statement("", &trigger.sql);
        }
    }
}

/// The tables, by their old names, that are renamed, rebuilt or dropped, or have columns renamed or dropped.
fn touched(plan: &Plan<'_>, rebuilt: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut origin: BTreeMap<String, String> = keys(plan.from).collect();
    let mut touched = BTreeSet::new();
    for change in plan.changes {
        let table = change.table();
        match change {
            Change::RenameTable { from, to } => {
                if let Some(first) = origin.remove(from) {
                    touched.insert(first.clone());
                    origin.insert(to.clone(), first);
                }
            }
            Change::RenameColumn { .. } | Change::DropColumn { .. } | Change::DropTable { .. } => {
                touched.extend(origin.get(table).cloned());
            }
            _ if rebuilt.contains(table) => touched.extend(origin.get(table).cloned()),
            _ => {}
        }
    }
    touched
}

fn keys(schema: &Schema) -> impl Iterator<Item = (String, String)> {
    schema.tables.keys().map(|name| (name.clone(), name.clone()))
}
