//! The connection that a run keeps from its first statement to its last.
//!
//! It is none of the pool's: a lock must not go back to a pool, and an interrupted run must end it.

use std::time::{Duration, Instant};

use resource_migrate::Dialect;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, SqliteConnection};

use super::error::is_busy;
use super::{Error, Event};
use crate::db::Db;

/// A connection, alone.
pub(super) enum Session {
    Sqlite(Box<SqliteConnection>),
    Postgres(Box<PgConnection>),
}

/// How to wait for others, and whom to tell.
pub(super) struct Waiting<'a, 'b> {
    patience: Duration,
    report: &'a mut (dyn FnMut(&Event) + Send + 'b),
    since: Option<Instant>,
}

/// The advisory lock of migrations: the letters of `resource`.
const LOCK: i64 = i64::from_be_bytes(*b"resource");

impl Session {
    /// Connects.
    pub async fn open(db: &Db) -> Result<Session, Error> {
        Ok(match db.dialect().into() {
            Dialect::Sqlite => {
                let options = db.writer().get_sqlite_connection_pool().connect_options();
                let connection = options.as_ref().clone().disable_statement_logging().connect().await?;
                let mut session = Session::Sqlite(Box::new(connection));
                // Short, because whoever waits says so.
                session.execute("PRAGMA busy_timeout = 500").await?;
                session
            }
            Dialect::Postgres => {
                let options = db.writer().get_postgres_connection_pool().connect_options();
                let connection = options.as_ref().clone().disable_statement_logging().connect().await?;
                let mut session = Session::Postgres(Box::new(connection));
                // A killed runner must not hold its lock for as long as its last statement takes.
                session.execute("SET client_connection_check_interval = '1s'").await?;
                session.execute("SET statement_timeout = 0").await?;
                session
            }
        })
    }

    /// Connects and waits until no other runner is at work. On SQLite each step waits for itself.
    pub async fn claim(db: &Db, mut waiting: Waiting<'_, '_>) -> Result<Session, Error> {
        let mut session = Session::open(db).await?;
        let Session::Postgres(connection) = &mut session else { return Ok(session) };
        // Asking again and again: a session that waits inside pg_advisory_lock holds a snapshot, for which
        // the other runner's CREATE INDEX CONCURRENTLY waits in turn.
        while !sqlx::query_scalar("SELECT pg_try_advisory_lock($1)").bind(LOCK).fetch_one(&mut **connection).await? {
            waiting.wait()?;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Ok(session)
    }

    /// Which database it is.
    pub fn dialect(&self) -> Dialect {
        match self {
            Session::Sqlite(_) => Dialect::Sqlite,
            Session::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Begins a transaction; on SQLite it waits for the writer, and holds it.
    pub async fn begin(&mut self, mut waiting: Waiting<'_, '_>) -> Result<(), Error> {
        if self.dialect() == Dialect::Postgres {
            return Ok(self.execute("BEGIN").await?);
        }
        loop {
            match self.execute("BEGIN IMMEDIATE").await {
                Err(error) if is_busy(&error) => waiting.wait()?,
                other => return Ok(other?),
            }
        }
    }

    /// Takes an open transaction back. A connection that cannot even do that is about to be closed.
    pub async fn roll_back(&mut self) {
        if let Err(error) = self.execute("ROLLBACK").await {
            tracing::debug!(%error, "the transaction ends with its connection");
        }
    }

    /// Runs one statement, unprepared: some statements of migrations cannot be.
    pub async fn execute(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self {
            Session::Sqlite(connection) => sql.execute(&mut **connection).await.map(drop),
            Session::Postgres(connection) => sql.execute(&mut **connection).await.map(drop),
        }
    }

    /// The only column of every row, which is text.
    pub async fn texts(&mut self, sql: &str) -> Result<Vec<String>, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Session::Sqlite(connection) => sqlx::query_scalar(sql).fetch_all(&mut **connection).await,
            Session::Postgres(connection) => sqlx::query_scalar(sql).fetch_all(&mut **connection).await,
        }
    }

    /// Ends the connection, and on Postgres the lock with it.
    pub async fn close(self) {
        let closed = match self {
            Session::Sqlite(connection) => connection.close().await,
            Session::Postgres(connection) => connection.close().await,
        };
        if let Err(error) = closed {
            tracing::debug!(%error, "the connection was gone already");
        }
    }
}

impl<'a, 'b> Waiting<'a, 'b> {
    pub fn new(patience: Duration, report: &'a mut (dyn FnMut(&Event) + Send + 'b)) -> Waiting<'a, 'b> {
        Waiting { patience, report, since: None }
    }

    /// Tells it the first time, and gives up in the end.
    fn wait(&mut self) -> Result<(), Error> {
        match self.since {
            None => {
                self.since = Some(Instant::now());
                (self.report)(&Event::Waiting);
                Ok(())
            }
            Some(since) if since.elapsed() > self.patience => Err(Error::Busy(self.patience)),
            Some(_) => Ok(()),
        }
    }
}
