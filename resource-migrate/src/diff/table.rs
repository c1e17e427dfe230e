//! The differences between two states of one table.

use crate::{Change, Check, Column, ForeignKey, Index, Table, change::same_values};
use std::collections::BTreeSet;

/// Changes by their place in the order.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) drops: Vec<Change>,
    pub(super) renames: Vec<Change>,
    pub(super) columns: Vec<Change>,
    pub(super) primary_keys: Vec<Change>,
    pub(super) indexes: Vec<Change>,
    pub(super) foreign_keys: Vec<Change>,
    pub(super) append_only: Vec<Change>,
    pub(super) dropped_columns: Vec<Change>,
}

pub(super) fn compare(name: &str, (old, new): (&Table, &Table), parts: &mut Parts) {
    let table = || name.to_owned();
    columns(name, (old, new), parts);
    if old.primary_key != new.primary_key {
        let (from, to) = (old.primary_key.clone(), new.primary_key.clone());
        parts.primary_keys.push(Change::SetPrimaryKey { table: table(), from, to });
    }

    let keys = named(&old.foreign_keys, &new.foreign_keys);
    parts.drops.extend(keys.gone.into_iter().map(|name| Change::DropForeignKey { table: table(), name }));
    let renamed = |(from, to)| Change::RenameForeignKey { table: table(), from, to };
    parts.renames.extend(keys.renamed.into_iter().map(renamed));
    let added = |foreign_key: &ForeignKey| Change::AddForeignKey { table: table(), foreign_key: foreign_key.clone() };
    parts.foreign_keys.extend(keys.added.into_iter().map(added));

    let checks = named(&old.checks, &new.checks);
    parts.drops.extend(checks.gone.into_iter().map(|name| Change::DropCheck { table: table(), name }));
    parts.renames.extend(checks.renamed.into_iter().map(|(from, to)| Change::RenameCheck { table: table(), from, to }));

    let uniques = named(&old.uniques, &new.uniques);
    parts.drops.extend(uniques.gone.into_iter().map(|name| Change::DropUnique { table: table(), name }));
    let renamed = |(from, to)| Change::RenameUnique { table: table(), from, to };
    parts.renames.extend(uniques.renamed.into_iter().map(renamed));
    let added = |index: &Index| Change::AddUnique { table: table(), index: index.clone() };
    parts.indexes.extend(uniques.added.into_iter().map(added));

    let indexes = named(&old.indexes, &new.indexes);
    parts.drops.extend(indexes.gone.into_iter().map(|name| Change::DropIndex { table: table(), name }));
    parts.renames.extend(indexes.renamed.into_iter().map(|(from, to)| Change::RenameIndex {
        table: table(),
        from,
        to,
    }));
    let added = |index: &Index| Change::AddIndex { table: table(), index: index.clone() };
    parts.indexes.extend(indexes.added.into_iter().map(added));

    let added = |check: &Check| Change::AddCheck { table: table(), check: check.clone() };
    parts.indexes.extend(checks.added.into_iter().map(added));

    if old.append_only != new.append_only {
        parts.append_only.push(Change::SetAppendOnly { table: table(), append_only: new.append_only });
    }
}

fn columns(name: &str, (old, new): (&Table, &Table), parts: &mut Parts) {
    let table = || name.to_owned();
    for column in &new.columns {
        match old.column(&column.name) {
            None => parts.columns.push(Change::AddColumn { table: table(), column: column.clone() }),
            Some(from) if differs(from, column) => {
                let (from, to) = (from.clone(), column.clone());
                parts.columns.push(Change::AlterColumn { table: table(), from, to });
            }
            Some(_) => {}
        }
    }
    for column in &old.columns {
        if new.column(&column.name).is_none() {
            parts.dropped_columns.push(Change::DropColumn { table: table(), name: column.name.clone() });
        }
    }
}

fn differs(from: &Column, to: &Column) -> bool {
    from.kind != to.kind
        || from.nullable != to.nullable
        || from.default != to.default
        || from.identity != to.identity
        || !same_values(from, to)
}

/// What goes by a name and can go by another.
trait Named: PartialEq + Clone {
    fn name(&self) -> &str;
    fn under(&self, name: &str) -> Self;
}

macro_rules! named {
    ($($part:ty),*) => { $(
        impl Named for $part {
            fn name(&self) -> &str {
                &self.name
            }

            fn under(&self, name: &str) -> Self {
                Self { name: name.to_owned(), ..self.clone() }
            }
        }
    )* };
}
named!(Index, ForeignKey, Check);

struct NamedChanges<'a, T> {
    gone: Vec<String>,
    renamed: Vec<(String, String)>,
    added: Vec<&'a T>,
}

/// Parts are the same by name and definition, renamed by definition alone, else replaced.
fn named<'a, T: Named>(old: &[T], new: &'a [T]) -> NamedChanges<'a, T> {
    let has = |list: &[T], name: &str| list.iter().any(|part| part.name() == name);
    let mut changes = NamedChanges { gone: Vec::new(), renamed: Vec::new(), added: Vec::new() };
    let mut sources = BTreeSet::new();
    for part in new {
        if old.contains(part) {
            continue;
        }
        let source = (!has(old, part.name()))
            .then(|| {
                old.iter().find(|old| {
                    !has(new, old.name()) && !sources.contains(old.name()) && old.under(part.name()) == *part
                })
            })
            .flatten();
        match source {
            Some(source) => {
                sources.insert(source.name().to_owned());
                changes.renamed.push((source.name().to_owned(), part.name().to_owned()));
            }
            None => changes.added.push(part),
        }
    }
    let stays = |part: &T| new.contains(part) || sources.contains(part.name());
    changes.gone = old.iter().filter(|part| !stays(part)).map(|part| part.name().to_owned()).collect();
    changes
}
