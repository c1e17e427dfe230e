//! Where the first data are kept: in a file, or in a Postgres.

use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use resource_runtime::testing::postgres::{self, TestDatabase};
use resource_runtime::{Db, migration};

use crate::command::Dev;
use crate::configuration::hidden;

/// A database with all tables.
pub(super) struct Store {
    /// Where to connect.
    pub url: String,
    /// What the first lines call it.
    pub place: String,
    /// Dropped when the command ends.
    _throwaway: Option<TestDatabase>,
}

impl Store {
    /// Makes the database if there is none, and brings it up to date.
    pub(super) async fn ready(settings: &Dev) -> Result<Store> {
        let store = match &settings.postgres {
            None => Store::embedded(&settings.folder),
            Some(None) => Store::throwaway().await?,
            Some(Some(url)) => Store::given(url)?,
        };
        migrate(&store.url).await.with_context(|| format!("preparing {}", store.place))?;
        Ok(store)
    }

    fn embedded(folder: &Path) -> Store {
        let url = format!("sqlite://{}", folder.join("dev.db").display());
        Store { url, place: folder.display().to_string(), _throwaway: None }
    }

    async fn throwaway() -> Result<Store> {
        let database = postgres::throwaway().await.map_err(|error| anyhow!("starting a Postgres: {error}"))?;
        let place = format!("a Postgres that ends with this command, {}", database.url);
        Ok(Store { url: database.url.clone(), place, _throwaway: Some(database) })
    }

    fn given(url: &str) -> Result<Store> {
        let is_postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
        ensure!(is_postgres, "`--postgres {}` is not an address such as postgres://user@host/database", hidden(url));
        Ok(Store { url: url.to_owned(), place: hidden(url), _throwaway: None })
    }
}

async fn migrate(url: &str) -> Result<()> {
    let db = Db::connect(url, 1).await.context("opening the database")?;
    let migrations = migrations::all();
    let steps = migration::Runner::new(&db, &migrations).up().await?;
    tracing::info!(steps, "the database is up to date");
    db.close().await?;
    Ok(())
}
