//! From settings to a running engine.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::{Db, Engine};

use crate::{hooks, policies};

/// What an engine needs from outside.
pub struct Settings<'a> {
    /// The database's address.
    pub database: &'a str,
    /// Connections to it.
    pub connections: u32,
    /// The keyring file.
    pub keyring: &'a Path,
    /// A folder of policy files, if not the built-in ones.
    pub policies: Option<&'a Path>,
}

/// Opens database, keys and policies.
pub async fn engine(settings: &Settings<'_>) -> Result<Engine> {
    let db = Db::connect(settings.database, settings.connections).await.context("opening the database")?;
    Ok(Engine::new(Parts {
        application: &generated::APPLICATION,
        db,
        hooks: Arc::new(hooks()),
        policies: Arc::new(policies::load(settings.policies)?),
        clock: Clock::System,
        keyring: Keyring::open(settings.keyring)?,
    }))
}
