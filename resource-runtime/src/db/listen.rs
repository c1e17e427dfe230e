//! What Postgres tells everybody who listens.

use sqlx::postgres::{PgListener, PgPoolOptions};

use super::{Db, Dialect, statement_failed};
use crate::error::{Error, Result};

/// A connection that listens. It is none of the pool's, which therefore cannot run out of them for it.
pub struct Listener(PgListener);

impl Db {
    /// Listens on a channel.
    ///
    /// # Errors
    /// When the database does not answer, or is one that tells nothing.
    pub async fn listen(&self, channel: &str) -> Result<Listener> {
        if self.dialect() != Dialect::Postgres {
            return Err(Error::internal("only Postgres tells of what others write"));
        }
        let options = self.writer().get_postgres_connection_pool().connect_options();
        let listening = async {
            let pool = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
            let pool = pool.connect_with(options.as_ref().clone()).await?;
            let mut listener = PgListener::connect_with(&pool).await?;
            listener.eager_reconnect(false);
            listener.listen(channel).await?;
            Ok(Listener(listener))
        };
        listening.await.map_err(lost)
    }
}

impl Listener {
    /// Waits until somebody tells something; `false` when the connection is lost, and what was told meanwhile too.
    ///
    /// # Errors
    /// When the database says something that nobody understands.
    pub async fn told(&mut self) -> Result<bool> {
        self.0.try_recv().await.map(|told| told.is_some()).map_err(lost)
    }
}

fn lost(error: sqlx::Error) -> Error {
    statement_failed(sea_orm::DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))
}
