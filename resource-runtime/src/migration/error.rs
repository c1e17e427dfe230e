//! Why a migration did not happen.

use std::time::Duration;

use resource_migrate::catalog::CatalogError;

use super::Way;

/// Why a migration did not happen. Finished steps stay; running again goes on behind them.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database does not answer, or not to what the runner itself asks.
    #[error("the database does not answer: {0}")]
    Database(#[from] sqlx::Error),
    /// Another runner takes too long.
    #[error("another process has been writing to the database for {0:?}; wait for it to end, or end it, and try again")]
    Busy(Duration),
    /// An applied migration is no longer what it was.
    #[error(
        "the migration {name} has changed since this database ran {what}; put the old text back, and write a new \
         migration for what is to change"
    )]
    Changed {
        /// The migration.
        name: String,
        /// How much of it ran: `it`, or some of its steps.
        what: String,
    },
    /// The database knows more than the program.
    #[error(
        "the database has run the migration {name}, which this program does not have; use the newer version that has it"
    )]
    Unknown {
        /// The migration.
        name: String,
    },
    /// A migration was interrupted on the way in the other direction.
    #[error("the migration {name} was interrupted on its way {way}; run `{way}` to finish that first")]
    Interrupted {
        /// The migration.
        name: String,
        /// Where it was going.
        way: Way,
    },
    /// There is no way back.
    #[error("there is no way back from the migration {name}: {why}; nothing was undone")]
    Irreversible {
        /// The migration.
        name: String,
        /// What it says itself.
        why: String,
    },
    /// A statement of a script failed.
    #[error(transparent)]
    Failed(Box<Failed>),
    /// A step ran without foreign keys and left rows behind that refer to nothing.
    #[error(
        "{script}: rows of {tables} would refer to rows that do not exist; the step was rolled back. Add statements that \
         remove or mend them"
    )]
    Dangling {
        /// The script.
        script: String,
        /// The tables of the rows.
        tables: String,
    },
    /// A reset without the word that confirms it.
    #[error("nothing was removed; all tables of the database go for ever, so confirm with its name: `{expected}`")]
    Unconfirmed {
        /// The name of the database.
        expected: String,
    },
    /// The answer about the tables does not read.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
}

/// A statement of a script that failed.
#[derive(Debug, thiserror::Error)]
#[error("{script}:{line}: {source}\n{}", indented(.sql))]
pub struct Failed {
    /// `0007_add_pollers/postgres.up.sql`.
    pub script: String,
    /// The line of its first word.
    pub line: usize,
    /// The statement.
    pub sql: String,
    /// What the database says.
    pub source: sqlx::Error,
}

fn indented(sql: &str) -> String {
    sql.lines().map(|line| format!("    {line}\n")).collect()
}

/// Whether SQLite refused because somebody else is writing.
pub(super) fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    // Primary codes 5 (busy) and 6 (locked); extended ones have them in their lowest byte.
    let code = code.and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, 5 | 6))
}
