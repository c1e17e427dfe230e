//! A migration script as the runner executes it: statements with directives, grouped into numbered steps.
//!
//! A comment line `-- migrate: <directive>` speaks to the tools:
//!
//! | directive | meaning |
//! |---|---|
//! | `transaction` | what follows is a new step: one transaction |
//! | `no-transaction` | what follows is a new step: its statements run one by one, outside a transaction |
//! | `foreign-keys-off` | what follows is a new step: one transaction with foreign keys not enforced (SQLite), checked before it commits |
//! | `allow data-loss`, `allow rewrite`, `allow lock` | the next statement may do that; the lint is content |
//! | `review data-loss`, .. | a draft asks: may the next statement do that? The lint fails until it says `allow` |
//! | `irreversible <why>` | there is no way back; the only content of a down script |
//!
//! Without a directive a script is one transaction. The runner records each finished step, so an
//! interrupted migration goes on at the first unfinished one. A transactional step is there whole or
//! not at all; **a `no-transaction` step is executed again from its first statement**, so its statements
//! must together be repeatable: `DROP INDEX CONCURRENTLY IF EXISTS` before `CREATE INDEX CONCURRENTLY`.

mod lex;
mod split;

pub(crate) use lex::{Token, TokenKind, tokens};

use crate::Dialect;
use std::{collections::BTreeSet, fmt};

/// A parsed script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// In order, numbered from 1. None if the script does nothing.
    pub steps: Vec<Step>,
    /// Why there is no way back, if a down script says so.
    pub irreversible: Option<String>,
}

/// Statements that are finished together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// From 1; what the runner records as done.
    pub number: u32,
    /// How to execute it.
    pub mode: Mode,
    /// At least one.
    pub statements: Vec<Statement>,
}

/// How a step is executed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// In one transaction, which also records the step.
    #[default]
    Transaction,
    /// As `Transaction`, but with `PRAGMA foreign_keys = OFF` before it begins and `ON` after it ends, on the same
    /// connection; before the commit `PRAGMA foreign_key_check` must return no row. SQLite only.
    ForeignKeysOff,
    /// Statement by statement in autocommit, recorded afterwards; repeated as a whole after an interruption.
    NoTransaction,
}

impl Mode {
    /// The directive that opens such a step.
    pub const fn directive(self) -> &'static str {
        match self {
            Mode::Transaction => "transaction",
            Mode::ForeignKeysOff => "foreign-keys-off",
            Mode::NoTransaction => "no-transaction",
        }
    }
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The line of its first word, from 1.
    pub line: usize,
    /// The SQL, without what stands before it and without the semicolon.
    pub sql: String,
    /// What it is allowed to do.
    pub allowed: BTreeSet<Risk>,
    /// What somebody still has to allow.
    pub to_review: BTreeSet<Risk>,
}

/// What a person has to agree to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Rows or values go for ever.
    DataLoss,
    /// A table is written anew while nobody can use it.
    Rewrite,
    /// A table cannot be written, or not be used, for as long as a scan of it takes.
    Lock,
}

impl Risk {
    /// All, in the order of messages.
    pub const ALL: [Risk; 3] = [Risk::DataLoss, Risk::Rewrite, Risk::Lock];

    /// The word after `allow` and `review`.
    pub const fn name(self) -> &'static str {
        match self {
            Risk::DataLoss => "data-loss",
            Risk::Rewrite => "rewrite",
            Risk::Lock => "lock",
        }
    }
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why a text is not a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct ScriptError {
    /// From 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl Script {
    /// Reads a script.
    pub fn parse(text: &str, dialect: Dialect) -> Result<Script, ScriptError> {
        split::script(text, dialect)
    }

    /// All statements, in order.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.steps.iter().flat_map(|step| &step.statements)
    }
}
