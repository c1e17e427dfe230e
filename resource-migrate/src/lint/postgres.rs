//! Postgres: loss, and locks that last as long as a scan.

use super::{Findings, Judged, Phrase, loss, required_column};
use crate::script::{Mode, Risk, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What the statements so far have done.
#[derive(Default)]
struct Known {
    /// Tables that are new, hence empty.
    created: BTreeSet<String>,
    /// Constraints that existing rows were not checked for: table and name, with step and line.
    unchecked: BTreeMap<(String, String), (u32, usize)>,
    /// Columns that a constraint keeps from being null, by table and constraint.
    required: BTreeMap<(String, String), String>,
    /// Those of them that hold for every row: table and column.
    proven: BTreeSet<(String, String)>,
    /// Indexes that this step has dropped if they existed.
    cleared: BTreeSet<String>,
}

pub(super) fn lint(steps: &[Judged<'_>], findings: &mut Findings<'_>) {
    let mut known = Known::default();
    for step in steps {
        known.cleared.clear();
        for (statement, phrase) in step.statements() {
            loss(statement, phrase, findings);
            drops_table((statement, phrase), &known, findings);
            index(step, (statement, phrase), &mut known, findings);
            outside_transaction(step, (statement, phrase), findings);
            if phrase.starts(&["alter", "table"]) {
                let table = phrase.name_after(&["alter", "table"]).unwrap_or_default();
                validate(step, (statement, phrase, &table), &mut known, findings);
                constraint(step, (statement, phrase, &table), &mut known, findings);
                if !known.created.contains(&table) {
                    column((statement, phrase, &table), &known, findings);
                }
            }
            if phrase.starts(&["create", "table"]) {
                known.created.extend(phrase.name_after(&["create", "table"]));
            }
        }
    }
    for ((table, name), (_, line)) in known.unchecked {
        findings.add(
            line,
            format!("`{name}` is NOT VALID and stays so: existing rows of `{table}` are never checked"),
            "Add a later step with ALTER TABLE .. VALIDATE CONSTRAINT ...",
        );
    }
}

fn drops_table((statement, phrase): (&Statement, &Phrase<'_>), known: &Known, findings: &mut Findings<'_>) {
    if phrase.starts(&["drop", "table"]) {
        let table = phrase.name_after(&["drop", "table"]).unwrap_or_default();
        if !known.created.contains(&table) {
            let message = format!("this drops the table `{table}` and its rows");
            findings.risk(
                statement,
                Risk::DataLoss,
                message,
                "If it was renamed, say so with ALTER TABLE .. RENAME TO.",
            );
        }
    }
    if phrase.starts(&["truncate"]) {
        findings.risk(statement, Risk::DataLoss, "this deletes every row of the table", "");
    }
}

fn index(
    step: &Judged<'_>,
    (statement, phrase): (&Statement, &Phrase<'_>),
    known: &mut Known,
    findings: &mut Findings<'_>,
) {
    if phrase.starts(&["drop", "index"]) && phrase.has(&["if", "exists"]) {
        let concurrently = phrase.name_after(&["index", "concurrently"]);
        known.cleared.extend(concurrently.or_else(|| phrase.name_after(&["drop", "index"])));
    }
    if !phrase.starts(&["create", "index"]) && !phrase.starts(&["create", "unique", "index"]) {
        return;
    }
    let Some(name) = phrase.name_after(&["index", "concurrently"]) else {
        let table = phrase.name_after(&["on"]).unwrap_or_default();
        if !known.created.contains(&table) {
            let message = format!("building this index locks `{table}` against writes");
            let instead = "Use CREATE INDEX CONCURRENTLY in a step `-- migrate: no-transaction`.";
            findings.risk(statement, Risk::Lock, message, instead);
        }
        return;
    };
    if step.mode() == Mode::NoTransaction && !known.cleared.contains(&name) {
        findings.add(
            statement.line,
            format!("an interrupted build leaves a broken index `{name}` behind, over which the next attempt stumbles"),
            "Write DROP INDEX CONCURRENTLY IF EXISTS for it above, in the same step.",
        );
    }
}

fn outside_transaction(step: &Judged<'_>, (statement, phrase): (&Statement, &Phrase<'_>), findings: &mut Findings<'_>) {
    let needs = phrase.has(&["concurrently"]) || phrase.starts(&["vacuum"]);
    match step.mode() {
        Mode::NoTransaction => {
            let begins = [&["create"][..], &["vacuum"], &["analyze"], &["reindex"], &["update"]];
            let is_repeatable = phrase.has(&["if", "exists"])
                || phrase.has(&["if", "not", "exists"])
                || phrase.has(&["validate", "constraint"])
                || begins.iter().any(|words| phrase.starts(words)) && (needs || !phrase.starts(&["create"]));
            if !is_repeatable {
                findings.add(
                    statement.line,
                    "a `no-transaction` step is executed again after an interruption, and this cannot be",
                    "Put it into a step `-- migrate: transaction`.",
                );
            }
        }
        _ if needs => findings.add(
            statement.line,
            "Postgres refuses this inside a transaction",
            "Begin the step with `-- migrate: no-transaction`.",
        ),
        _ => {}
    }
}

/// Constraints on tables with rows.
fn constraint(
    step: &Judged<'_>,
    (statement, phrase, table): (&Statement, &Phrase<'_>, &str),
    known: &mut Known,
    findings: &mut Findings<'_>,
) {
    let adds = phrase.has(&["add", "constraint"]) || phrase.has(&["add", "check"]) || phrase.has(&["add", "foreign"]);
    if !adds || known.created.contains(table) {
        return;
    }
    let name = phrase.name_after(&["add", "constraint"]).unwrap_or_default();
    if phrase.has(&["not", "valid"]) {
        let key = (table.to_owned(), name);
        if phrase.has(&["is", "not", "null"])
            && let Some(column) = phrase
                .tokens()
                .skip_while(|token| !token.is("check"))
                .find_map(|token| token.name().filter(|_| !token.is("check")))
        {
            known.required.insert(key.clone(), column);
        }
        known.unchecked.insert(key, (step.step.number, statement.line));
        return;
    }
    let instead = if phrase.has(&["check"]) || phrase.has(&["foreign"]) {
        "Add it NOT VALID, and VALIDATE CONSTRAINT in a later step."
    } else if phrase.has(&["using", "index"]) {
        return;
    } else {
        "Build the index concurrently, then ADD CONSTRAINT .. USING INDEX."
    };
    findings.risk(statement, Risk::Lock, format!("this locks `{table}` while every row is checked"), instead);
}

fn validate(
    step: &Judged<'_>,
    (statement, phrase, table): (&Statement, &Phrase<'_>, &str),
    known: &mut Known,
    findings: &mut Findings<'_>,
) {
    let Some(name) = phrase.name_after(&["validate", "constraint"]) else { return };
    let key = (table.to_owned(), name);
    if let Some((number, _)) = known.unchecked.remove(&key)
        && number == step.step.number
    {
        let message = "the lock of ADD CONSTRAINT is held while every row is checked";
        findings.risk(statement, Risk::Lock, message, "Begin a new step with `-- migrate: transaction` before it.");
    }
    if let Some(column) = known.required.get(&key) {
        known.proven.insert((table.to_owned(), column.clone()));
    }
}

/// Columns of tables with rows.
fn column((statement, phrase, table): (&Statement, &Phrase<'_>, &str), known: &Known, findings: &mut Findings<'_>) {
    required_column(statement, phrase, findings);
    for column in phrase.names_after(&["alter", "column"]) {
        let is_proven = known.proven.contains(&(table.to_owned(), column.clone()));
        if phrase.has(&["set", "not", "null"]) && !is_proven {
            let instead = "Add CHECK (.. IS NOT NULL) NOT VALID, validate it in a later step, and then set NOT NULL.";
            let message = format!("this locks `{table}` while `{column}` of every row is checked");
            findings.risk(statement, Risk::Lock, message, instead);
        }
    }
    let changes_type = phrase.has(&["type"]) && phrase.has(&["alter", "column"]);
    let computes = phrase.added_column() && (phrase.has(&["stored"]) || phrase.has(&["identity"]));
    if changes_type || computes {
        let message = format!("this writes `{table}` anew while nobody can use it");
        let instead = "Add a new column, fill it in, and let the program change over to it.";
        findings.risk(statement, Risk::Rewrite, message, instead);
    }
    if phrase.added_column() && (phrase.has(&["check"]) || phrase.has(&["references"])) {
        let message = format!("the constraint in this ADD COLUMN locks `{table}` while every row is checked");
        findings.risk(statement, Risk::Lock, message, "Add the constraint NOT VALID, and validate it in a later step.");
    }
}
