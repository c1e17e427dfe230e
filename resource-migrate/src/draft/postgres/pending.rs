//! What a change leaves to later steps: filling in values, checking existing rows, and what follows from that.

use super::Drafting;
use crate::{
    draft::backfill::{Backfill, update},
    name::{append_only_row_trigger, quote},
    script::Mode,
};
use std::collections::BTreeMap;

pub(super) struct Pending {
    table: String,
    backfill: Option<Backfill>,
    constraint: Option<String>,
    then: Vec<String>,
}

impl Pending {
    pub(super) fn validate(table: &str, constraint: &str) -> Pending {
        Pending { table: table.to_owned(), backfill: None, constraint: Some(constraint.to_owned()), then: Vec::new() }
    }

    pub(super) fn after(mut self, backfill: Option<Backfill>) -> Pending {
        self.backfill = backfill;
        self
    }

    pub(super) fn then(mut self, statements: Vec<String>) -> Pending {
        self.then = statements;
        self
    }
}

impl Drafting<'_> {
    /// Writes the later steps: each in a transaction of its own, so that no lock outlives its reason.
    pub(super) fn settle(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        if pending.is_empty() {
            return;
        }
        let mut backfills: BTreeMap<String, Vec<Backfill>> = BTreeMap::new();
        let mut constraints = Vec::new();
        let mut then = Vec::new();
        for Pending { table, backfill, constraint, then: statements } in pending {
            if let Some(backfill) = backfill {
                backfills.entry(table.clone()).or_default().push(backfill);
            }
            constraints.extend(constraint.map(|constraint| (table, constraint)));
            then.extend(statements);
        }
        for (table, backfills) in backfills {
            self.fill(&table, &backfills);
        }
        for (table, constraint) in constraints {
            self.text.step(Mode::Transaction);
            let sql = format!("ALTER TABLE {} VALIDATE CONSTRAINT {}", quote(&table), quote(&constraint));
            self.text.statement("Reads the table without locking out anybody.", &sql);
        }
        if !then.is_empty() {
            self.text.step(Mode::Transaction);
        }
        for sql in then {
            self.text.statement("", &sql);
        }
        self.text.step(Mode::Transaction);
    }

    fn fill(&mut self, table: &str, backfills: &[Backfill]) {
        self.text.step(Mode::Transaction);
        let is_append_only = self.work.tables.get(table).is_some_and(|table| table.append_only);
        let trigger = is_append_only.then(|| quote(&append_only_row_trigger(table)));
        if let Some(trigger) = &trigger {
            let sql = format!("ALTER TABLE {} DISABLE TRIGGER {trigger}", quote(table));
            self.text.statement("The table is append-only, but for this.", &sql);
        }
        let why = "Existing rows. If there are very many, split this into several steps.";
        self.text.statement(why, &update(table, backfills));
        if let Some(trigger) = &trigger {
            self.text.statement("", &format!("ALTER TABLE {} ENABLE TRIGGER {trigger}", quote(table)));
        }
    }
}
