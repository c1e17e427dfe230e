//! What is dangerous in a migration script: locks, loss, and what a draft left open.
//!
//! Reads the script alone, as a reviewer does, so it also judges what was written by hand. It knows
//! statements by their words; SQL that hides its effect in a function body is beyond it.

mod phrase;
mod postgres;
mod sqlite;

use crate::{
    Dialect, Script,
    script::{Mode, Risk, Statement, Step, TokenKind, tokens},
};
use phrase::Phrase;
use std::fmt;

/// One thing that somebody has to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The script, as it was named to [`lint`].
    pub file: String,
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n    {}", self.file, self.line, self.message, self.remedy)
    }
}

/// Everything dangerous in a script, up or down. `file` is what findings call it.
pub fn lint(file: &str, text: &str, dialect: Dialect) -> Vec<Finding> {
    let mut findings = Findings { file, list: Vec::new() };
    match Script::parse(text, dialect) {
        Err(error) => findings.add(error.line, error.message, "The script cannot be read before this is mended."),
        Ok(script) => {
            let steps: Vec<Judged<'_>> = script.steps.iter().map(|step| Judged::new(step, dialect)).collect();
            for step in &steps {
                for (statement, phrase) in step.statements() {
                    open_questions(statement, phrase, &mut findings);
                    runners_business(statement, phrase, &mut findings);
                }
            }
            match dialect {
                Dialect::Sqlite => sqlite::lint(&steps, &mut findings),
                Dialect::Postgres => postgres::lint(&steps, &mut findings),
            }
        }
    }
    findings.list.sort_by_key(|finding| finding.line);
    findings.list
}

struct Findings<'a> {
    file: &'a str,
    list: Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, line: usize, message: impl Into<String>, remedy: impl Into<String>) {
        let file = self.file.to_owned();
        self.list.push(Finding { file, line, message: message.into(), remedy: remedy.into() });
    }

    /// A finding unless the statement is allowed it, or somebody is being asked already.
    fn risk(&mut self, statement: &Statement, risk: Risk, message: impl Into<String>, instead: &str) {
        if statement.allowed.contains(&risk) || statement.to_review.contains(&risk) {
            return;
        }
        let allow = format!("-- migrate: allow {risk}");
        let remedy = match instead {
            "" => format!("If that is meant, write `{allow}` above the statement."),
            _ => format!("{instead} If it is meant as it is, write `{allow}` above the statement."),
        };
        self.add(statement.line, message, remedy);
    }
}

/// A step with its statements as words.
struct Judged<'a> {
    step: &'a Step,
    phrases: Vec<Phrase<'a>>,
}

impl<'a> Judged<'a> {
    fn new(step: &'a Step, dialect: Dialect) -> Judged<'a> {
        // The script was parsed, so its statements can be.
        let phrase = |statement: &'a Statement| Phrase::new(tokens(&statement.sql, dialect).unwrap_or_default());
        Judged { step, phrases: step.statements.iter().map(phrase).collect() }
    }

    fn mode(&self) -> Mode {
        self.step.mode
    }

    fn statements(&self) -> impl Iterator<Item = (&'a Statement, &Phrase<'a>)> {
        self.step.statements.iter().zip(&self.phrases)
    }
}

/// What a draft left to a person.
fn open_questions(statement: &Statement, phrase: &Phrase<'_>, findings: &mut Findings<'_>) {
    for token in phrase.tokens().filter(|token| token.kind == TokenKind::Placeholder) {
        findings.add(
            statement.line + token.line - 1,
            format!("`{}` is still open", token.text),
            "Write an SQL expression in its place; it may read other columns of the row.",
        );
    }
    for risk in &statement.to_review {
        let what = match risk {
            Risk::DataLoss => "loses data",
            Risk::Rewrite => "writes the table anew while nobody can use it",
            Risk::Lock => "locks the table for as long as a scan of it takes",
        };
        findings.add(
            statement.line,
            format!("this statement {what}, and nobody has agreed to it yet"),
            format!(
                "If that is meant, change `review {risk}` above the statement to `allow {risk}`; if not, rewrite it."
            ),
        );
    }
}

/// Transactions are the runner's, or a step could not be recorded with its work.
fn runners_business(statement: &Statement, phrase: &Phrase<'_>, findings: &mut Findings<'_>) {
    let first = ["begin", "commit", "end", "rollback", "savepoint", "release"];
    if first.iter().any(|word| phrase.starts(&[word])) || phrase.starts(&["start", "transaction"]) {
        findings.add(
            statement.line,
            "transactions are begun and ended by the program that runs the migration",
            "Remove the statement; `-- migrate: transaction` ends a transaction and begins the next.",
        );
    }
}

/// Rules that are the same on both databases.
fn loss(statement: &Statement, phrase: &Phrase<'_>, findings: &mut Findings<'_>) {
    let risk = Risk::DataLoss;
    if phrase.starts(&["delete", "from"]) && !phrase.has(&["where"]) {
        findings.risk(statement, risk, "this deletes every row of the table", "Add a WHERE.");
    }
    if let Some(column) = phrase.dropped_column() {
        let message = format!("this drops the column `{column}` and its values");
        findings.risk(statement, risk, message, "If it was renamed, say so with ALTER TABLE .. RENAME COLUMN.");
    }
}

/// A required column needs a value for the rows that exist.
fn required_column(statement: &Statement, phrase: &Phrase<'_>, findings: &mut Findings<'_>) {
    let is_generated = phrase.has(&["generated"]) || phrase.has(&["autoincrement"]);
    let adds = phrase.starts(&["alter", "table"]) && phrase.added_column();
    if adds && phrase.has(&["not", "null"]) && !phrase.has(&["default"]) && !is_generated {
        findings.add(
            statement.line,
            "this adds a NOT NULL column without a default; it fails as soon as the table has a row",
            "Add a default, or add the column nullable, fill it in, and make it NOT NULL afterwards.",
        );
    }
}
