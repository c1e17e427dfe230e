//! A migrated database with two tenants, and both sides over it.

mod sample;
mod seed;

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use app::outside::Outside;
use resource_core::Value as _;
use resource_runtime::db::Dialect;
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::migration::Runner;
use resource_runtime::testing::postgres::{self, TestDatabase};
use resource_runtime::{Actor, Cx, Db, Engine, Principal};
use tempfile::TempDir;

use crate::baseline::{self, Access, Role, Store};

pub use sample::{NewDevice, document, new_by_hand};
pub use seed::Seeded;

/// Connections of either side.
const CONNECTIONS: u32 = 8;

/// How many rows there are.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Devices of a tenant; every other table is in proportion.
    pub devices: usize,
}

impl Size {
    /// Tenants, partitions and pollers without devices.
    pub const EMPTY: Size = Size { devices: 0 };
}

/// Both sides over one database.
pub struct World {
    /// The engine.
    pub engine: Engine,
    /// The hand-written side.
    pub store: Store,
    /// What is in the database.
    pub seeded: Seeded,
    /// What hooks reach beyond the database.
    pub outside: Outside,
    url: String,
    home: Home,
}

enum Home {
    Sqlite(TempDir),
    Postgres(TestDatabase),
}

impl World {
    /// Makes, migrates and fills a database.
    pub async fn open(dialect: Dialect, size: Size) -> Result<World> {
        let home = match dialect {
            Dialect::Sqlite => Home::Sqlite(tempfile::tempdir()?),
            Dialect::Postgres => Home::Postgres(postgres::database(None).await),
        };
        let url = match &home {
            Home::Sqlite(folder) => url(folder.path()),
            Home::Postgres(database) => database.url.clone(),
        };
        let outside = Outside::default();
        let db = Db::connect(&url, CONNECTIONS).await?;
        Runner::new(&db, &migrations::all()).up().await.context("migrating")?;
        let engine = Engine::new(Parts {
            application: &generated::APPLICATION,
            db,
            hooks: Arc::new(app::hooks_with(&outside)),
            policies: Arc::new(app::policies::load(None)?),
            clock: Clock::System,
            keyring: Keyring::random()?,
        });
        let store = Store::connect(&url, CONNECTIONS).await?;
        let seeded = seed::fill(&engine, &store, size).await.context("filling the database")?;
        Ok(World { engine, store, seeded, outside, url, home })
    }

    /// Which database it is.
    pub fn dialect(&self) -> Dialect {
        self.engine.db().dialect()
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A context of an administrator behind a token that writes, confined to the first partition.
    pub fn cx(&self) -> Cx {
        let actor = Actor {
            name: "token:bench".to_owned(),
            principals: vec![Principal::role("admin"), Principal::role("token_write")],
            fields: vec![self.seeded.user.to_scalar(), self.seeded.partition.to_scalar()],
            is_system: false,
        };
        self.engine.in_tenant(self.seeded.tenant, actor)
    }

    /// The same for the hand-written side.
    pub fn actor(&self) -> baseline::Actor {
        baseline::Actor {
            tenant: self.seeded.tenant,
            partition: Some(self.seeded.partition.uuid()),
            role: Role::Admin,
            access: Access::Write,
        }
    }

    /// Closes the connections and drops the database.
    pub async fn close(self) -> Result<()> {
        match &self.store {
            Store::Postgres(pool) => pool.close().await,
            Store::Sqlite { writer, readers } => {
                writer.close().await;
                readers.close().await;
            }
        }
        self.engine.db().clone().close().await?;
        drop(self.home);
        Ok(())
    }
}

fn url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("bench.db").display())
}
