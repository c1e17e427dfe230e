//! What changed between two schemas, in an order in which it applies.
//!
//! Renames come first, so that all that follows speaks of new names. Then constraints get out of the
//! way, columns change, keys and indexes come back, new tables arrive, references tie everything
//! together, and what is dropped goes last: until then a mistake costs nothing.

mod order;
mod rename;
mod table;

use crate::{Change, ForeignKey, Index, Schema, name};
use rename::{Renamed, renames};
use std::collections::BTreeSet;

/// The changes that lead from one schema to another. Empty if they differ in nothing but order and rename hints.
pub fn diff(from: &Schema, to: &Schema) -> Vec<Change> {
    let mut work = from.clone();
    let mut changes = Vec::new();
    let mut rename = |work: &mut Schema, change: Change| {
        work.apply(&change);
        changes.push(change);
    };
    let tables = renames(
        from.tables.iter().map(|(name, table)| (name.as_str(), table.renamed_from.as_deref())),
        to.tables.iter().map(|(name, table)| (name.as_str(), table.renamed_from.as_deref())),
    );
    for Renamed { from, to } in tables {
        rename(&mut work, Change::RenameTable { from, to });
    }
    for (name, table) in &to.tables {
        let Some(old) = work.tables.get(name) else { continue };
        let columns = renames(
            old.columns.iter().map(|column| (column.name.as_str(), column.renamed_from.as_deref())),
            table.columns.iter().map(|column| (column.name.as_str(), column.renamed_from.as_deref())),
        );
        for Renamed { from, to } in columns {
            rename(&mut work, Change::RenameColumn { table: name.clone(), from, to });
        }
    }
    changes.extend(between(&work, to));
    changes
}

/// The changes between schemas that call things by the same names.
fn between(work: &Schema, to: &Schema) -> Vec<Change> {
    let mut parts = table::Parts::default();
    for (name, new) in &to.tables {
        if let Some(old) = work.tables.get(name) {
            table::compare(name, (old, new), &mut parts);
        }
    }
    replace_clashing_renames(work, to, &mut parts);
    let added = order::by_dependency(to, |name| !work.tables.contains_key(name));
    let mut dropped = order::by_dependency(work, |name| !to.tables.contains_key(name));
    dropped.reverse();
    free_names(work, to, (&dropped, &mut parts));
    replace_dependent_keys(work, to, &mut parts);

    let mut changes = parts.drops;
    // References go before the indexes that they rest on.
    changes.sort_by_key(|change| !matches!(change, Change::DropForeignKey { .. }));
    changes.extend(parts.renames);
    changes.extend(parts.columns);
    changes.extend(parts.primary_keys);
    changes.extend(parts.indexes);
    changes.extend(added.into_iter().map(|name| Change::AddTable { table: to.tables[&name].clone(), name }));
    changes.extend(parts.foreign_keys);
    changes.extend(parts.append_only);
    changes.extend(parts.dropped_columns);
    changes.extend(dropped.into_iter().map(|name| Change::DropTable { name }));
    changes
}

/// An index cannot take a name that another one still has, so then it is dropped and made anew.
fn replace_clashing_renames(work: &Schema, to: &Schema, parts: &mut table::Parts) {
    let taken: BTreeSet<&String> = work
        .tables
        .values()
        .flat_map(|table| table.uniques.iter().chain(&table.indexes))
        .map(|index| &index.name)
        .collect();
    let found = |list: &[Index], name: &str| list.iter().find(|index| index.name == name).cloned();
    for change in std::mem::take(&mut parts.renames) {
        match &change {
            Change::RenameUnique { table, from, to: new } if taken.contains(new) => {
                parts.drops.push(Change::DropUnique { table: table.clone(), name: from.clone() });
                let index = found(&to.tables[table].uniques, new);
                let add = |index| Change::AddUnique { table: table.clone(), index };
                parts.indexes.extend(index.map(add));
            }
            Change::RenameIndex { table, from, to: new } if taken.contains(new) => {
                parts.drops.push(Change::DropIndex { table: table.clone(), name: from.clone() });
                let index = found(&to.tables[table].indexes, new);
                let add = |index| Change::AddIndex { table: table.clone(), index };
                parts.indexes.extend(index.map(add));
            }
            _ => parts.renames.push(change),
        }
    }
}

/// A reference hangs on the type of its columns and on the index behind its target: when one of them
/// is replaced, the reference has to go and come back.
fn replace_dependent_keys(work: &Schema, to: &Schema, parts: &mut table::Parts) {
    let mut changed_kinds = BTreeSet::new();
    let mut lost_keys: Vec<(String, Vec<String>)> = Vec::new();
    for change in parts.columns.iter().chain(&parts.primary_keys).chain(&parts.drops) {
        match change {
            Change::AlterColumn { table, from, to } if from.kind != to.kind => {
                changed_kinds.insert((table.clone(), to.name.clone()));
            }
            Change::SetPrimaryKey { table, from, .. } => lost_keys.push((table.clone(), from.clone())),
            Change::DropUnique { table, name } => {
                let index = work.tables[table].uniques.iter().find(|index| index.name == *name);
                if let Some(index) = index.filter(|index| index.filter.is_none()) {
                    let columns = index.columns.iter().map(|column| column.name.clone()).collect();
                    lost_keys.push((table.clone(), columns));
                }
            }
            _ => {}
        }
    }
    let hangs = |table: &str, key: &ForeignKey| {
        let kind_changes = |table: &str, columns: &[String]| {
            columns.iter().any(|column| changed_kinds.contains(&(table.to_owned(), column.clone())))
        };
        let loses_key = lost_keys.iter().any(|(target, columns)| {
            *target == key.target
                && columns.len() == key.target_columns.len()
                && columns.iter().all(|column| key.target_columns.contains(column))
        });
        kind_changes(table, &key.columns) || kind_changes(&key.target, &key.target_columns) || loses_key
    };
    for (name, old) in &work.tables {
        let Some(new) = to.tables.get(name) else {
            let hanging = old.foreign_keys.iter().filter(|key| hangs(name, key));
            let drops = hanging.map(|key| Change::DropForeignKey { table: name.clone(), name: key.name.clone() });
            let drops: Vec<Change> = drops.filter(|drop| !parts.drops.contains(drop)).collect();
            parts.drops.extend(drops);
            continue;
        };
        for key in old.foreign_keys.iter().filter(|key| hangs(name, key)) {
            let rename = parts.renames.iter().position(|change| {
                matches!(change, Change::RenameForeignKey { table, from, .. } if table == name && *from == key.name)
            });
            let kept = match rename.map(|at| parts.renames.remove(at)) {
                Some(Change::RenameForeignKey { to, .. }) => new.foreign_keys.iter().find(|key| key.name == to),
                _ => new.foreign_keys.iter().find(|new| *new == key),
            };
            if let Some(kept) = kept {
                parts.drops.push(Change::DropForeignKey { table: name.clone(), name: key.name.clone() });
                parts.foreign_keys.push(Change::AddForeignKey { table: name.clone(), foreign_key: kept.clone() });
            }
        }
    }
}

/// Index names are unique in a database, so those of dropped tables go early if they are wanted again;
/// references among dropped tables go early if they point at what goes first.
fn free_names(work: &Schema, to: &Schema, (dropped, parts): (&[String], &mut table::Parts)) {
    let wanted: BTreeSet<String> = to
        .tables
        .values()
        .flat_map(|table| table.uniques.iter().chain(&table.indexes))
        .map(|index| name::identifier(&index.name).into_owned())
        .collect();
    let is_wanted = |name: &str| wanted.contains(&*name::identifier(name));
    for (at, table) in dropped.iter().enumerate() {
        let old = &work.tables[table];
        for key in &old.foreign_keys {
            if dropped[..at].contains(&key.target) {
                parts.drops.push(Change::DropForeignKey { table: table.clone(), name: key.name.clone() });
            }
        }
        for index in old.uniques.iter().filter(|index| is_wanted(&index.name)) {
            parts.drops.push(Change::DropUnique { table: table.clone(), name: index.name.clone() });
        }
        for index in old.indexes.iter().filter(|index| is_wanted(&index.name)) {
            parts.drops.push(Change::DropIndex { table: table.clone(), name: index.name.clone() });
        }
    }
}
