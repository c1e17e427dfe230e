//! Applying changes to a schema in memory, as the databases do: a rename reaches whatever names the thing.
//!
//! A change that names what is not there does nothing; the lists that [`crate::diff()`] makes have none.

use super::Change;
use crate::{Check, ColumnKind, Index, OnDelete, Schema, Table, name};

impl Schema {
    /// The schema after this change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::RenameTable { from, to } => self.rename_table(from, to),
            Change::RenameColumn { table, from, to } => self.rename_column(table, from, to),
            Change::AddTable { name, table } => {
                self.tables.insert(name.clone(), table.clone());
            }
            Change::DropTable { name } => {
                self.tables.remove(name);
            }
            _ => {
                if let Some(table) = self.tables.get_mut(change.table()) {
                    table.apply(change);
                }
            }
        }
    }

    fn rename_table(&mut self, from: &str, to: &str) {
        if let Some(table) = self.tables.remove(from) {
            self.tables.insert(to.to_owned(), table);
        }
        for foreign_key in self.tables.values_mut().flat_map(|table| &mut table.foreign_keys) {
            replace(&mut foreign_key.target, from, to);
        }
    }

    fn rename_column(&mut self, table_name: &str, from: &str, to: &str) {
        for foreign_key in self.tables.values_mut().flat_map(|table| &mut table.foreign_keys) {
            if foreign_key.target == table_name {
                replace_all(&mut foreign_key.target_columns, from, to);
            }
        }
        let Some(table) = self.tables.get_mut(table_name) else { return };
        let has_key = table.column(from).is_some_and(|column| column.kind == ColumnKind::CiText);
        table.rename_column(from, to);
        if has_key {
            table.rename_mentions(&name::key_column(from), &name::key_column(to));
        }
    }
}

impl Table {
    fn apply(&mut self, change: &Change) {
        match change {
            Change::DropForeignKey { name, .. } => self.foreign_keys.retain(|key| key.name != *name),
            Change::DropCheck { name, .. } => self.checks.retain(|check| check.name != *name),
            Change::DropUnique { name, .. } => self.uniques.retain(|index| index.name != *name),
            Change::DropIndex { name, .. } => self.indexes.retain(|index| index.name != *name),
            Change::RenameForeignKey { from, to, .. } => {
                self.foreign_keys.iter_mut().for_each(|key| replace(&mut key.name, from, to));
            }
            Change::RenameCheck { from, to, .. } => {
                self.checks.iter_mut().for_each(|check| replace(&mut check.name, from, to));
            }
            Change::RenameUnique { from, to, .. } => {
                self.uniques.iter_mut().for_each(|index| replace(&mut index.name, from, to));
            }
            Change::RenameIndex { from, to, .. } => {
                self.indexes.iter_mut().for_each(|index| replace(&mut index.name, from, to));
            }
            Change::AddColumn { column, .. } => self.columns.push(column.clone()),
            Change::AlterColumn { to, .. } => {
                if let Some(column) = self.columns.iter_mut().find(|column| column.name == to.name) {
                    *column = to.clone();
                }
            }
            Change::SetPrimaryKey { to, .. } => self.primary_key = to.clone(),
            Change::AddUnique { index, .. } => self.uniques.push(index.clone()),
            Change::AddIndex { index, .. } => self.indexes.push(index.clone()),
            Change::AddCheck { check, .. } => self.checks.push(check.clone()),
            Change::AddForeignKey { foreign_key, .. } => self.foreign_keys.push(foreign_key.clone()),
            Change::SetAppendOnly { append_only, .. } => self.append_only = *append_only,
            Change::DropColumn { name, .. } => self.columns.retain(|column| column.name != *name),
            Change::RenameTable { .. }
            | Change::RenameColumn { .. }
            | Change::AddTable { .. }
            | Change::DropTable { .. } => {}
        }
    }

    fn rename_column(&mut self, from: &str, to: &str) {
        for column in &mut self.columns {
            replace(&mut column.name, from, to);
        }
        replace_all(&mut self.primary_key, from, to);
        for foreign_key in &mut self.foreign_keys {
            replace_all(&mut foreign_key.columns, from, to);
            if let OnDelete::Nullify { columns } = &mut foreign_key.on_delete {
                replace_all(columns, from, to);
            }
        }
        self.rename_mentions(from, to);
    }

    /// In indexes and in conditions, where every identifier is quoted.
    fn rename_mentions(&mut self, from: &str, to: &str) {
        let (old, new) = (name::quote(from), name::quote(to));
        for Index { columns, filter, .. } in self.uniques.iter_mut().chain(&mut self.indexes) {
            columns.iter_mut().for_each(|column| replace(&mut column.name, from, to));
            if let Some(sql) = filter {
                *sql = sql.map(|sql| sql.replace(&old, &new));
            }
        }
        for Check { sql, .. } in &mut self.checks {
            *sql = sql.map(|sql| sql.replace(&old, &new));
        }
    }
}

fn replace(name: &mut String, from: &str, to: &str) {
    if name == from {
        to.clone_into(name);
    }
}

fn replace_all(names: &mut [String], from: &str, to: &str) {
    names.iter_mut().for_each(|name| replace(name, from, to));
}
