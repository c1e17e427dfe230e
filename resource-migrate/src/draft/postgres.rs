//! Postgres: tables stay readable and writable while a migration works.
//!
//! What needs a scan of a table with rows happens outside of the lock that the change itself takes:
//! indexes are built concurrently, constraints are added `NOT VALID` and validated in a later step,
//! values are filled in between, and NOT NULL follows from a validated constraint.

mod column;
mod pending;

use super::{Plan, renamed_columns, text::Text};
use crate::{
    Change, Dialect, ForeignKey, Index, Schema, Table,
    ddl::{self, APPEND_ONLY_FUNCTION, checks, create_index, create_table, foreign_key_clause},
    name::{self, quote},
    script::{Mode, Risk},
};
use pending::Pending;
use std::collections::{BTreeMap, BTreeSet};

const DIALECT: Dialect = Dialect::Postgres;

pub(super) fn draft(plan: &Plan<'_>) -> String {
    let mut drafting = Drafting {
        plan,
        work: plan.from.clone(),
        text: plan.text(),
        pending: Vec::new(),
        created: BTreeSet::new(),
        late_keys: Vec::new(),
        after_key: BTreeMap::new(),
        has_function: false,
    };
    for change in plan.changes {
        drafting.change(change);
        drafting.work.apply(change);
    }
    drafting.tie();
    drafting.settle();
    drafting.text.finish()
}

struct Drafting<'a> {
    plan: &'a Plan<'a>,
    /// The schema as it is before the change at hand.
    work: Schema,
    text: Text,
    /// What later steps have to do.
    pending: Vec<Pending>,
    /// New tables.
    created: BTreeSet<String>,
    /// References of new tables to tables that come after them.
    late_keys: Vec<(String, &'a ForeignKey)>,
    /// What a table's old primary key forbids.
    after_key: BTreeMap<String, Vec<String>>,
    has_function: bool,
}

impl<'a> Drafting<'a> {
    fn change(&mut self, change: &'a Change) {
        self.prepare(change);
        match change {
            Change::RenameTable { from, to } => self.rename_table(from, to),
            Change::RenameColumn { table, from, to } => self.rename_column(table, from, to),
            Change::DropForeignKey { table, name } | Change::DropCheck { table, name } => {
                self.text.statement("", &format!("ALTER TABLE {} DROP CONSTRAINT {}", quote(table), quote(name)));
            }
            Change::DropUnique { name, .. } | Change::DropIndex { name, .. } => {
                self.text.statement("", &format!("DROP INDEX {}", quote(name)));
            }
            Change::RenameForeignKey { table, from, to } | Change::RenameCheck { table, from, to } => {
                self.rename_constraint(table, from, to);
            }
            Change::RenameUnique { from, to, .. } | Change::RenameIndex { from, to, .. } => {
                self.text.statement("", &format!("ALTER INDEX {} RENAME TO {}", quote(from), quote(to)));
            }
            Change::AddColumn { table, column } => self.add_column(table, column),
            Change::AlterColumn { table, from, to } => self.alter_column(table, (from, to)),
            Change::SetPrimaryKey { table, from, to } => self.set_primary_key(table, (from, to)),
            Change::AddUnique { table, index } => self.add_index("UNIQUE INDEX", table, index),
            Change::AddIndex { table, index } => self.add_index("INDEX", table, index),
            Change::AddCheck { table, check } => {
                let clause = format!("CONSTRAINT {} CHECK ({})", quote(&check.name), check.sql.get(DIALECT));
                self.add_constraint(table, (&check.name, &clause));
            }
            Change::AddTable { name, table } => self.add_table(name, table),
            Change::AddForeignKey { table, foreign_key } => {
                self.add_constraint(table, (&foreign_key.name, &foreign_key_clause(foreign_key, DIALECT)));
            }
            Change::SetAppendOnly { table, append_only: true } => self.refuse_changes(table),
            Change::SetAppendOnly { table, append_only: false } => {
                for trigger in name::append_only_triggers(table, DIALECT) {
                    self.text.statement("", &format!("DROP TRIGGER {} ON {}", quote(&trigger), quote(table)));
                }
            }
            Change::DropColumn { table, name } => self.drop_column(table, name),
            Change::DropTable { name } => {
                let sql = format!("DROP TABLE {}", quote(name));
                self.text.risky("Its rows go with it.", Risk::DataLoss, &sql);
            }
        }
    }

    /// Finishes what has to be finished before this kind of change.
    fn prepare(&mut self, change: &Change) {
        match change {
            Change::AddForeignKey { .. } | Change::SetAppendOnly { .. } => self.tie(),
            Change::SetPrimaryKey { .. } | Change::AddUnique { .. } | Change::AddIndex { .. } => self.settle(),
            Change::DropColumn { .. } | Change::DropTable { .. } => {
                self.tie();
                self.settle();
            }
            _ => {}
        }
        self.text.in_transaction();
    }

    /// Adds the references between new tables that had to wait.
    fn tie(&mut self) {
        for (table, key) in std::mem::take(&mut self.late_keys) {
            self.text.in_transaction();
            let clause = foreign_key_clause(key, DIALECT);
            self.text.statement("", &format!("ALTER TABLE {} ADD {clause}", quote(&table)));
        }
    }

    fn rename_table(&mut self, from: &str, to: &str) {
        let sql = format!("ALTER TABLE {} RENAME TO {}", quote(from), quote(to));
        self.text.statement("The rows stay; references follow.", &sql);
        let table = self.work.tables[from].clone();
        if !table.primary_key.is_empty() {
            self.rename_constraint(to, &name::primary_key(from), &name::primary_key(to));
        }
        for column in &table.columns {
            let old = checks(from, column, DIALECT).into_iter().filter_map(|check| check.name);
            let new = checks(to, column, DIALECT).into_iter().filter_map(|check| check.name);
            for (old, new) in old.zip(new) {
                self.rename_constraint(to, &old, &new);
            }
        }
        if table.append_only {
            let old = name::append_only_triggers(from, DIALECT);
            for (old, new) in old.iter().zip(name::append_only_triggers(to, DIALECT)) {
                let table = quote(to);
                self.text.statement("", &format!("ALTER TRIGGER {} ON {table} RENAME TO {}", quote(old), quote(&new)));
            }
        }
    }

    fn rename_column(&mut self, table: &str, from: &str, to: &str) {
        let Some(column) = self.work.tables[table].column(from).cloned() else { return };
        for (from, to) in renamed_columns(Some(&column), to) {
            let sql = format!("ALTER TABLE {} RENAME COLUMN {} TO {}", quote(table), quote(&from), quote(&to));
            self.text.statement("The values stay; indexes and constraints follow.", &sql);
        }
        let renamed = crate::Column { name: to.to_owned(), ..column.clone() };
        let old = checks(table, &column, DIALECT).into_iter().filter_map(|check| check.name);
        let new = checks(table, &renamed, DIALECT).into_iter().filter_map(|check| check.name);
        for (old, new) in old.zip(new) {
            self.rename_constraint(table, &old, &new);
        }
    }

    fn rename_constraint(&mut self, table: &str, from: &str, to: &str) {
        if from != to {
            let (from, to) = (quote(from), quote(to));
            self.text.statement("", &format!("ALTER TABLE {} RENAME CONSTRAINT {from} TO {to}", quote(table)));
        }
    }

    fn set_primary_key(&mut self, table: &str, (from, to): (&[String], &[String])) {
        let key = name::primary_key(table);
        let drop = format!("DROP CONSTRAINT {}", quote(&key));
        let mut actions: Vec<String> = (!from.is_empty()).then_some(drop).into_iter().collect();
        if !to.is_empty() {
            let index = name::identifier(&format!("{key}_new")).into_owned();
            let columns: Vec<&str> = to.iter().map(String::as_str).collect();
            self.build("UNIQUE INDEX", table, &Index::new(&index, &columns));
            actions.push(format!("ADD CONSTRAINT {} PRIMARY KEY USING INDEX {}", quote(&key), quote(&index)));
        }
        self.text.step(Mode::Transaction);
        let sql = format!("ALTER TABLE {} {}", quote(table), actions.join(", "));
        self.text.statement("The index is there already; this only gives it its role.", &sql);
        for sql in self.after_key.remove(table).unwrap_or_default() {
            self.text.statement("", &sql);
        }
    }

    fn add_index(&mut self, kind: &str, table: &str, index: &Index) {
        self.build(kind, table, index);
    }

    /// Builds an index beside reads and writes. An interrupted build leaves a broken index behind, hence the drop.
    fn build(&mut self, kind: &str, table: &str, index: &Index) {
        self.text.step(Mode::NoTransaction);
        self.text.statement(
            "Built while the table is in use; dropped first in case an earlier attempt was interrupted.",
            &format!("DROP INDEX CONCURRENTLY IF EXISTS {}", quote(&index.name)),
        );
        let head = format!("CREATE {kind} CONCURRENTLY");
        self.text.statement("", &create_index(&head, table, index, DIALECT));
    }

    /// For new rows at once, for existing ones in a later step.
    fn add_constraint(&mut self, table: &str, (constraint, clause): (&str, &str)) {
        let sql = format!("ALTER TABLE {} ADD {clause} NOT VALID", quote(table));
        self.text.statement("For new rows; existing ones are checked later, without a lock.", &sql);
        self.pending.push(Pending::validate(table, constraint));
    }

    fn add_table(&mut self, name: &str, table: &'a Table) {
        let all: Vec<&ForeignKey> = table.foreign_keys.iter().collect();
        // A unique of the table itself is an index of its own, which comes after the table.
        let is_there = |key: &&&ForeignKey| match key.target == name {
            true => key.target_columns == table.primary_key,
            false => self.created.contains(&key.target) || self.work.tables.contains_key(&key.target),
        };
        let early: Vec<&ForeignKey> = all.iter().filter(is_there).copied().collect();
        let late = all.iter().filter(|key| !is_there(key)).map(|key| (name.to_owned(), *key));
        self.late_keys.extend(late.collect::<Vec<_>>());
        self.text.statement("", &create_table(name, table, &early, DIALECT));
        for index in &table.uniques {
            self.text.statement("", &create_index("CREATE UNIQUE INDEX", name, index, DIALECT));
        }
        for index in &table.indexes {
            self.text.statement("", &create_index("CREATE INDEX", name, index, DIALECT));
        }
        self.created.insert(name.to_owned());
        if table.append_only {
            self.refuse_changes(name);
        }
    }

    fn refuse_changes(&mut self, table: &str) {
        if !std::mem::replace(&mut self.has_function, true) {
            self.text.statement("Shared by all append-only tables.", APPEND_ONLY_FUNCTION);
        }
        let wanted = ddl::triggers(self.plan.to, DIALECT);
        let whys = ["Append-only: the database refuses updates and deletes.", "Else TRUNCATE would remove them all."];
        for (trigger, why) in name::append_only_triggers(table, DIALECT).iter().zip(whys) {
            self.text.statement(why, &wanted[trigger].sql);
        }
    }

    fn drop_column(&mut self, table: &str, name: &str) {
        let column = self.work.tables[table].column(name);
        let mut names: Vec<String> = renamed_columns(column, "").into_iter().map(|(name, _)| name).collect();
        // The key column hangs on the other.
        names.reverse();
        let drops: Vec<String> = names.iter().map(|name| format!("DROP COLUMN {}", quote(name))).collect();
        let sql = format!("ALTER TABLE {} {}", quote(table), drops.join(", "));
        self.text.risky("Its values go with it.", Risk::DataLoss, &sql);
    }

    /// Whether the column belongs to the primary key that is in force.
    fn key_holds(&self, table: &str, column: &str) -> bool {
        self.work.tables[table].primary_key.iter().any(|name| name == column)
    }
}
