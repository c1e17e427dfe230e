//! SQLite: loss, and rebuilds that would cascade.

use super::{Findings, Judged, Phrase, loss, required_column};
use crate::script::{Mode, Risk, Statement};

pub(super) fn lint(steps: &[Judged<'_>], findings: &mut Findings<'_>) {
    for step in steps {
        for (statement, phrase) in step.statements() {
            loss(statement, phrase, findings);
            required_column(statement, phrase, findings);
            drops_table(step, (statement, phrase), findings);
            pragma(statement, phrase, findings);
            if step.mode() == Mode::NoTransaction && !is_repeatable(phrase) {
                findings.add(
                    statement.line,
                    "a `no-transaction` step is executed again after an interruption, and this cannot be",
                    "Put it into a step `-- migrate: transaction`.",
                );
            }
        }
    }
}

fn drops_table(step: &Judged<'_>, (statement, phrase): (&Statement, &Phrase<'_>), findings: &mut Findings<'_>) {
    if !phrase.starts(&["drop", "table"]) {
        return;
    }
    let Some(table) = phrase.name_after(&["drop", "table"]) else { return };
    if step.mode() != Mode::ForeignKeysOff {
        findings.add(
            statement.line,
            format!("dropping `{table}` deletes its rows first, and with them what refers to them"),
            "Begin the step with `-- migrate: foreign-keys-off`.",
        );
    }
    if !is_rebuild(step, &table) {
        let message = format!("this drops the table `{table}` and its rows");
        findings.risk(statement, Risk::DataLoss, message, "If it was renamed, say so with ALTER TABLE .. RENAME TO.");
    }
}

/// Whether the step fills another table from this one, which then takes its name.
fn is_rebuild(step: &Judged<'_>, table: &str) -> bool {
    let is_filled = |successor: &str| {
        step.statements().any(|(_, phrase)| {
            phrase.starts(&["insert", "into"])
                && phrase.name_after(&["insert", "into"]).as_deref() == Some(successor)
                && phrase.names_after(&["from"]).iter().any(|source| source == table)
        })
    };
    step.statements().any(|(_, phrase)| {
        phrase.starts(&["alter", "table"])
            && phrase.name_after(&["rename", "to"]).as_deref() == Some(table)
            && phrase.name_after(&["alter", "table"]).is_some_and(|successor| is_filled(&successor))
    })
}

fn pragma(statement: &Statement, phrase: &Phrase<'_>, findings: &mut Findings<'_>) {
    if phrase.starts(&["pragma"]) && phrase.name_after(&["pragma"]).as_deref() == Some("foreign_keys") {
        findings.add(
            statement.line,
            "`PRAGMA foreign_keys` does nothing inside a transaction",
            "Remove it and begin the step with `-- migrate: foreign-keys-off`.",
        );
    }
}

fn is_repeatable(phrase: &Phrase<'_>) -> bool {
    let begins = [&["vacuum"][..], &["analyze"], &["reindex"], &["pragma"], &["update"]];
    begins.iter().any(|words| phrase.starts(words))
        || phrase.has(&["if", "exists"])
        || phrase.has(&["if", "not", "exists"])
}
