//! Statements on their way to the driver: through a pool, or into an open transaction.
//!
//! The pools are SeaORM's, so that generated entities work on them; rows come straight from sqlx, which
//! holds them as the database sent them.

use std::sync::Arc;

use sea_orm::{ConnAcquireErr, DatabaseConnection, DbErr, RuntimeErr, Statement, Values};
use sea_query_sqlx::SqlxValues;
use sqlx::AssertSqlSafe;
use sqlx::postgres::{PgPool, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqlitePool, SqliteRow};
use tokio::sync::Mutex;

use crate::row::Row;
use crate::sql::Dialect;
use crate::transaction::Isolation;

/// Runs a statement by itself on a connection of a pool.
pub(super) async fn rows(pool: &DatabaseConnection, dialect: Dialect, statement: Statement) -> Result<Vec<Row>, DbErr> {
    let (sql, values) = taken_apart(statement);
    match dialect {
        Dialect::Sqlite => {
            let pool: &SqlitePool = pool.get_sqlite_connection_pool();
            Ok(sqlite(sqlx::query_with(sql, values).fetch_all(pool).await.map_err(database_error)?))
        }
        Dialect::Postgres => {
            let pool: &PgPool = pool.get_postgres_connection_pool();
            Ok(postgres(sqlx::query_with(sql, values).fetch_all(pool).await.map_err(database_error)?))
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
    pub async fn rows(&self, statement: Statement) -> Result<Vec<Row>, DbErr> {
        let (sql, values) = taken_apart(statement);
        match &mut *self.0.lock().await {
            Open::Sqlite(open) => {
                let rows = sqlx::query_with(sql, values).fetch_all(&mut **open).await;
                Ok(sqlite(rows.map_err(database_error)?))
            }
            Open::Postgres(open) => {
                let rows = sqlx::query_with(sql, values).fetch_all(&mut **open).await;
                Ok(postgres(rows.map_err(database_error)?))
            }
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
fn taken_apart(statement: Statement) -> (AssertSqlSafe<String>, SqlxValues) {
    let values = statement.values.unwrap_or_else(|| Values(Vec::new()));
    (AssertSqlSafe(statement.sql), SqlxValues(values))
}

fn sqlite(rows: Vec<SqliteRow>) -> Vec<Row> {
    rows.into_iter().map(Row::of_sqlite).collect()
}

fn postgres(rows: Vec<PgRow>) -> Vec<Row> {
    rows.into_iter().map(Row::of_postgres).collect()
}

fn database_error(error: sqlx::Error) -> DbErr {
    match error {
        sqlx::Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        sqlx::Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
        error => DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))),
    }
}
