//! The databases, and the one door through which every statement passes.

mod driver;
#[cfg(debug_assertions)]
pub mod leak;
mod listen;
mod statistics;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::sea_query::{PostgresQueryBuilder, QueryStatementWriter, SqliteQueryBuilder};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr, Statement, Values};
use sea_query_sqlx::SqlxValues;
use sqlx::{Connection as _, IntoArguments};

pub use self::driver::Transaction;
pub use self::listen::Listener;
use crate::error::{Class, Error, Result};
use crate::row::Row;
pub use crate::sql::Dialect;
use crate::sql::Text;
use crate::sql::bind::Arguments;
use crate::transaction::{Isolation, Open, holds_writer};

/// A database: one pool on Postgres; on SQLite one writer that queues and several readers.
#[derive(Clone, Debug)]
pub struct Db(Arc<Pools>);

#[derive(Debug)]
struct Pools {
    writer: DatabaseConnection,
    readers: DatabaseConnection,
    dialect: Dialect,
    statements: AtomicU64,
    #[cfg(debug_assertions)]
    leak: Option<leak::Leak>,
}

/// Where a context's statements go: to a pool, or into an open transaction.
#[derive(Clone)]
pub enum Connection {
    /// Each statement by itself.
    Pool(Db),
    /// All in one transaction.
    Transaction(Db, Arc<Open>),
}

/// What a statement does, which decides the SQLite connection it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Only reads.
    Read,
    /// Writes.
    Write,
}

/// How long a SQLite writer of another process is waited for.
const SQLITE_BUSY: Duration = Duration::from_secs(5);

/// How long a pooled Postgres connection may rest before it is asked whether it still stands.
const ASKED_AFTER: Duration = Duration::from_secs(2);

impl Db {
    /// Opens `sqlite://path`, `sqlite::memory:` is refused (readers would each see an empty database),
    /// or `postgres://...`.
    ///
    /// # Errors
    /// [`Class::Unavailable`] when the database cannot be opened, [`Class::Internal`] for an unknown scheme.
    pub async fn connect(url: &str, connections: u32) -> Result<Db> {
        match url.split(':').next() {
            Some("sqlite") if !url.contains(":memory:") => Self::connect_sqlite(url, connections).await,
            Some("postgres" | "postgresql") => Self::connect_postgres(url, connections).await,
            _ => Err(Error::internal(format!(
                "the database address `{}` is none of sqlite://FILE and postgres://USER@HOST/DATABASE",
                url.split('@').next_back().unwrap_or_default()
            ))),
        }
    }

    async fn connect_sqlite(url: &str, connections: u32) -> Result<Db> {
        let options = |most: u32| {
            let mut options = ConnectOptions::new(url);
            // A connection to a file is not lost by itself, and asking it costs as much as a small read.
            options.test_before_acquire(false);
            options.max_connections(most).sqlx_logging(false).map_sqlx_sqlite_opts(|options| {
                options
                    .create_if_missing(true)
                    .foreign_keys(true)
                    // Else `REPLACE` removes rows of append-only tables past their triggers.
                    .pragma("recursive_triggers", "ON")
                    .busy_timeout(SQLITE_BUSY)
                    .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                    .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
                    .statement_cache_capacity(500)
            });
            options
        };
        let writer = Database::connect(options(1)).await.map_err(unavailable)?;
        let readers = Database::connect(options(connections.max(1))).await.map_err(unavailable)?;
        Ok(Db(Arc::new(Pools::new(writer, readers, Dialect::Sqlite))))
    }

    async fn connect_postgres(url: &str, connections: u32) -> Result<Db> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections.max(1))
            .sqlx_logging(false)
            .test_before_acquire(false)
            .map_sqlx_postgres_pool_opts(|options| options.before_acquire(alive))
            .map_sqlx_postgres_opts(|options| options.statement_cache_capacity(500));
        let pool = Database::connect(options).await.map_err(unavailable)?;
        Ok(Db(Arc::new(Pools::new(pool.clone(), pool, Dialect::Postgres))))
    }

    /// The database's dialect.
    pub fn dialect(&self) -> Dialect {
        self.0.dialect
    }

    /// How many statements have been sent, begin and commit not counted.
    pub fn statements(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }

    /// Starts a transaction that may write at once: on SQLite it holds the only writer until it ends.
    pub async fn begin(&self, isolation: Isolation) -> Result<Transaction> {
        if self.dialect() == Dialect::Sqlite && holds_writer() {
            return Err(second_writer());
        }
        Transaction::begin(&self.0.writer, self.dialect(), isolation).await.map_err(statement_failed)
    }

    /// The pool that writes, for the migration runner.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.0.writer
    }

    /// Closes every connection.
    pub async fn close(self) -> Result<()> {
        self.0.writer.close_by_ref().await.map_err(unavailable)?;
        self.0.readers.close_by_ref().await.map_err(unavailable)
    }
}

impl Pools {
    fn new(writer: DatabaseConnection, readers: DatabaseConnection, dialect: Dialect) -> Pools {
        Pools {
            writer,
            readers,
            dialect,
            statements: AtomicU64::new(0),
            #[cfg(debug_assertions)]
            leak: None,
        }
    }
}

impl Connection {
    /// The database.
    pub fn db(&self) -> &Db {
        match self {
            Connection::Pool(db) | Connection::Transaction(db, _) => db,
        }
    }

    /// Runs a statement and returns its rows. Every statement of the engine passes here.
    pub async fn query(&self, access: Access, statement: impl Build) -> Result<Vec<Row>> {
        self.send(access, statement.text(self.db().dialect())).await.map_err(statement_failed)
    }

    /// As [`Connection::query`], with the driver's error for callers that read constraint names from it.
    pub async fn send(&self, access: Access, statement: impl Build) -> Result<Vec<Row>, DbErr> {
        let waits_for_itself = matches!((self, access), (Connection::Pool(_), Access::Write)) && holds_writer();
        if waits_for_itself && self.db().dialect() == Dialect::Sqlite {
            return Err(DbErr::Custom(SECOND_WRITER.to_owned()));
        }
        self.db().0.statements.fetch_add(1, Ordering::Relaxed);
        let text = statement.text(self.db().dialect());
        #[cfg(debug_assertions)]
        let text = self.db().leaked(access, text);
        tracing::trace!(sql = text.sql(), "statement");
        match (self, access) {
            (Connection::Transaction(_, open), _) => open.transaction().rows(text).await,
            (Connection::Pool(db), Access::Write) => driver::rows(&db.0.writer, text).await,
            (Connection::Pool(db), Access::Read) => driver::rows(&db.0.readers, text).await,
        }
    }
}

/// A statement that can be written for either database. The engine's own are written as text; those of SeaORM's
/// entities, and whatever else SeaQuery builds, are taken too.
pub trait Build {
    /// Text and bind values.
    fn text(self, dialect: Dialect) -> Text;
}

impl Build for Text {
    fn text(self, dialect: Dialect) -> Text {
        debug_assert_eq!(dialect, self.dialect(), "a text is written for one database");
        self
    }
}

impl Build for &Text {
    fn text(self, dialect: Dialect) -> Text {
        self.clone().text(dialect)
    }
}

impl Build for Statement {
    fn text(self, dialect: Dialect) -> Text {
        let values = SqlxValues(self.values.unwrap_or_else(|| Values(Vec::new())));
        let arguments = match dialect {
            Dialect::Sqlite => Arguments::Sqlite(IntoArguments::<sqlx::Sqlite>::into_arguments(values)),
            Dialect::Postgres => Arguments::Postgres(IntoArguments::<sqlx::Postgres>::into_arguments(values)),
        };
        Text::of(self.sql, arguments, dialect)
    }
}

impl<S: QueryStatementWriter> Build for &S {
    fn text(self, dialect: Dialect) -> Text {
        let (backend, (sql, values)) = match dialect {
            Dialect::Sqlite => (DbBackend::Sqlite, self.build(SqliteQueryBuilder)),
            Dialect::Postgres => (DbBackend::Postgres, self.build(PostgresQueryBuilder)),
        };
        Statement::from_sql_and_values(backend, sql, values).text(dialect)
    }
}

/// Asks a connection that has rested for a while whether it still stands: the server may have been started
/// anew meanwhile. One that was just used is not asked, since that would double the cost of a small read.
fn alive<'c>(
    connection: &'c mut sqlx::PgConnection,
    rested: sqlx::pool::PoolConnectionMetadata,
) -> futures::future::BoxFuture<'c, Result<bool, sqlx::Error>> {
    Box::pin(async move {
        match rested.idle_for < ASKED_AFTER {
            true => Ok(true),
            false => connection.ping().await.map(|()| true),
        }
    })
}

const SECOND_WRITER: &str =
    "a write outside the transaction that this task is inside; pass the transaction's context on";

fn second_writer() -> Error {
    Error::internal(SECOND_WRITER)
}

fn unavailable(error: DbErr) -> Error {
    Error::new(Class::Unavailable, "unavailable", "The database does not answer.").caused_by(error)
}

/// What a failed statement means when no constraint explains it.
pub fn statement_failed(error: DbErr) -> Error {
    let text = error.to_string();
    let busy = text.contains("database is locked") || text.contains("database table is locked");
    let gone = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) || is_lost(&error);
    // 40001 serialization failure, 40P01 deadlock: the statement may be tried again.
    let retry = ["40001", "40P01"].iter().any(|state| sql_state(&error).as_deref() == Some(*state));
    match () {
        () if busy || gone => unavailable(error),
        () if retry => Error::conflict("conflict", "Somebody else changed this at the same time.").caused_by(error),
        () => Error::internal("a statement failed").caused_by(error),
    }
}

/// Whether the connection went away under the statement: the server stopped, or the network did.
fn is_lost(error: &DbErr) -> bool {
    let (DbErr::Exec(sea_orm::RuntimeErr::SqlxError(inner)) | DbErr::Query(sea_orm::RuntimeErr::SqlxError(inner))) =
        error
    else {
        return false;
    };
    let gone = matches!(inner.as_ref(), sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::PoolClosed);
    // Class 08: connection exceptions; 57P: the server is told to stop, or starts.
    gone || sql_state(error).is_some_and(|state| state.starts_with("08") || state.starts_with("57P"))
}

/// The SQLSTATE of a Postgres error.
pub fn sql_state(error: &DbErr) -> Option<String> {
    match error {
        DbErr::Exec(sea_orm::RuntimeErr::SqlxError(error)) | DbErr::Query(sea_orm::RuntimeErr::SqlxError(error)) => {
            error.as_database_error().and_then(|error| error.code()).map(|code| code.into_owned())
        }
        _ => None,
    }
}
