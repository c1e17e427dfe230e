//! Statements on their way to the driver: through a pool, or into an open transaction.
//!
//! The pools are SeaORM's, so that generated entities work on them; rows come straight from sqlx, which
//! holds them as the database sent them.

use std::sync::Arc;

use sea_orm::{ConnAcquireErr, DatabaseConnection, DbErr, RuntimeErr};
use sqlx::AssertSqlSafe;
use sqlx::postgres::{PgPool, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqlitePool, SqliteRow};
use tokio::sync::Mutex;

use super::Build;
use crate::row::Row;
use crate::sql::bind::Arguments;
use crate::sql::{Dialect, Text};
use crate::transaction::Isolation;

/// Runs a statement by itself on a connection of a pool.
pub(super) async fn rows(pool: &DatabaseConnection, text: Text) -> Result<Vec<Row>, DbErr> {
    match taken_apart(text) {
        (sql, Arguments::Sqlite(arguments)) => {
            let pool: &SqlitePool = pool.get_sqlite_connection_pool();
            sqlite(sqlx::query_with(sql, arguments).fetch_all(pool).await)
        }
        (sql, Arguments::Postgres(arguments)) => {
            let pool: &PgPool = pool.get_postgres_connection_pool();
            postgres(sqlx::query_with(sql, arguments).fetch_all(pool).await)
        }
    }
}

/// An open transaction. Dropped without an end, it is rolled back.
pub struct Transaction(Mutex<Open>);

enum Open {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    /// Begins one that may write at once: on SQLite it takes the writer's place.
    pub(super) async fn begin(
        pool: &DatabaseConnection,
        dialect: Dialect,
        isolation: Isolation,
    ) -> Result<Self, DbErr> {
        let open = match (dialect, isolation) {
            (Dialect::Sqlite, _) => {
                pool.get_sqlite_connection_pool().begin_with("BEGIN IMMEDIATE").await.map(Open::Sqlite)
            }
            (Dialect::Postgres, Isolation::Statement) => {
                pool.get_postgres_connection_pool().begin().await.map(Open::Postgres)
            }
            (Dialect::Postgres, Isolation::Serial) => {
                let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE";
                pool.get_postgres_connection_pool().begin_with(begin).await.map(Open::Postgres)
            }
        };
        Ok(Transaction(Mutex::new(open.map_err(database_error)?)))
    }

    /// Runs a statement in it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rows(&self, statement: impl Build) -> Result<Vec<Row>, DbErr> {
        let mut open = self.0.lock().await;
        let dialect = match &*open {
            Open::Sqlite(_) => Dialect::Sqlite,
            Open::Postgres(_) => Dialect::Postgres,
        };
        match (&mut *open, taken_apart(statement.text(dialect))) {
            (Open::Sqlite(open), (sql, Arguments::Sqlite(arguments))) => {
                sqlite(sqlx::query_with(sql, arguments).fetch_all(&mut **open).await)
            }
            (Open::Postgres(open), (sql, Arguments::Postgres(arguments))) => {
                postgres(sqlx::query_with(sql, arguments).fetch_all(&mut **open).await)
            }
            _ => Err(DbErr::Custom("a statement for another database".to_owned())),
        }
    }

    /// Makes it stand.
    ///
    /// # Errors
    /// What the database says.
    pub async fn commit(self) -> Result<(), DbErr> {
        let ended = match self.0.into_inner() {
            Open::Sqlite(open) => open.commit().await,
            Open::Postgres(open) => open.commit().await,
        };
        ended.map_err(database_error)
    }

    /// Undoes it.
    ///
    /// # Errors
    /// What the database says; it is then undone when its connection ends.
    pub async fn rollback(self) -> Result<(), DbErr> {
        let ended = match self.0.into_inner() {
            Open::Sqlite(open) => open.rollback().await,
            Open::Postgres(open) => open.rollback().await,
        };
        ended.map_err(database_error)
    }
}

/// Text and values. The text is the engine's own: whatever comes from outside is among the values.
fn taken_apart(text: Text) -> (AssertSqlSafe<String>, Arguments) {
    let (sql, arguments) = text.into_parts();
    (AssertSqlSafe(sql), arguments)
}

fn sqlite(rows: Result<Vec<SqliteRow>, sqlx::Error>) -> Result<Vec<Row>, DbErr> {
    Ok(rows.map_err(database_error)?.into_iter().map(Row::of_sqlite).collect())
}

fn postgres(rows: Result<Vec<PgRow>, sqlx::Error>) -> Result<Vec<Row>, DbErr> {
    Ok(rows.map_err(database_error)?.into_iter().map(Row::of_postgres).collect())
}

fn database_error(error: sqlx::Error) -> DbErr {
    match error {
        sqlx::Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        sqlx::Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
        error => DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))),
    }
}
