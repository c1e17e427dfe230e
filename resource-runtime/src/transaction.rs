//! Transactions of several actions.

use std::sync::Arc;

use crate::cx::AnyCx;
use crate::db::{Connection, Transaction, statement_failed};
use crate::error::{Error, Result};

/// Runs `work` in one transaction, or in the one that `cx` is already in.
///
/// # Errors
/// What `work` returns; everything it wrote is then undone.
pub async fn run<T, F>(cx: &AnyCx, work: F) -> Result<T>
where
    F: AsyncFnOnce(&AnyCx) -> Result<T>,
{
    isolated(cx, Isolation::Statement, work).await
}

/// As [`run`], in a transaction of its own that sees the database as `isolation` says.
pub(crate) async fn isolated<T, F>(cx: &AnyCx, isolation: Isolation, work: F) -> Result<T>
where
    F: AsyncFnOnce(&AnyCx) -> Result<T>,
{
    if cx.in_transaction() {
        return settled(cx, work(cx).await);
    }
    let open = Arc::new(Open::begin(cx, isolation).await?);
    let inner = cx.with_connection(Connection::Transaction(cx.connection().db().clone(), open.clone()));
    let result = OPEN.scope((), work(&inner)).await;
    drop(inner);
    let Some(open) = Arc::into_inner(open) else {
        return Err(Error::internal("a context outlived its transaction; nothing was written"));
    };
    match result {
        Ok(value) => open.commit().await.map(|()| value),
        Err(error) => {
            open.roll_back().await;
            Err(error)
        }
    }
}

/// The result of an action: one that failed inside a transaction dooms it, so that a caller who passes
/// over the error cannot keep half of what was to be done.
pub(crate) fn settled<T>(cx: &AnyCx, result: Result<T>) -> Result<T> {
    if let (Connection::Transaction(_, open), Err(_)) = (cx.connection(), &result) {
        open.doom();
    }
    result
}

/// Whether an action that failed in a transaction of its own was only overtaken, and may be tried again.
pub(crate) fn may_repeat(cx: &AnyCx, error: &Error) -> bool {
    error.code() == "conflict" && !cx.in_transaction()
}

/// How a transaction sees what others commit meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Each statement sees what was committed before it began.
    Statement,
    /// As if transactions ran one after the other; one that cannot is a conflict. For conditions that
    /// ask about rows which nothing locks.
    Serial,
}

tokio::task_local! {
    /// Set while this task is inside a transaction.
    static OPEN: ();
}

/// Whether this task is inside a transaction. On SQLite it then holds the only writer, and waiting for
/// a second one would never end.
pub(crate) fn holds_writer() -> bool {
    OPEN.try_with(|()| ()).is_ok()
}

/// An open transaction, which a failed action inside it dooms.
pub struct Open {
    transaction: Transaction,
    doomed: std::sync::atomic::AtomicBool,
}

impl Open {
    async fn begin(cx: &AnyCx, isolation: Isolation) -> Result<Open> {
        Ok(Open { transaction: cx.connection().db().begin(isolation).await?, doomed: false.into() })
    }

    /// The database's transaction.
    pub fn transaction(&self) -> &Transaction {
        &self.transaction
    }

    /// From now on the transaction can only be rolled back.
    pub fn doom(&self) {
        self.doomed.store(true, std::sync::atomic::Ordering::Relaxed);
    }

    async fn commit(self) -> Result<()> {
        if self.doomed.into_inner() {
            self.transaction.rollback().await.map_err(statement_failed)?;
            return Err(Error::conflict("doomed", "An action inside the transaction failed, so nothing was written."));
        }
        self.transaction.commit().await.map_err(statement_failed)
    }

    async fn roll_back(self) {
        if let Err(error) = self.transaction.rollback().await {
            tracing::warn!(%error, "the transaction ends with its connection");
        }
    }
}
