//! From settings to a running engine.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::{Db, Engine};

use crate::audit::{self, Writer};
use crate::configuration::Configuration;
use crate::outside::Outside;
use crate::{health, hooks_with, policies};

/// Opens database, keys and policies. What the engine accounts for waits in the writer until it runs.
///
/// # Errors
/// What cannot be opened.
pub(crate) async fn engine(configuration: &Configuration) -> Result<(Engine, Writer)> {
    let opened = all(configuration).await?;
    Ok((opened.engine, opened.writer))
}

/// Everything that is open.
pub(crate) struct Opened {
    /// The engine.
    pub engine: Engine,
    /// What the engine accounts for waits here until it runs.
    pub writer: Writer,
    /// What hooks reach beyond the database.
    pub outside: Outside,
}

/// As [`engine`], with what the program reaches beyond the database.
///
/// # Errors
/// What cannot be opened.
pub(crate) async fn all(configuration: &Configuration) -> Result<Opened> {
    let outside = Outside::configured(configuration)?;
    let db = Db::connect(configuration.database()?, configuration.connections).await.context("opening the database")?;
    let (audit, writer) = audit::channel(configuration.audit_waiting as usize);
    let parts = Parts {
        application: &generated::APPLICATION,
        db,
        hooks: Arc::new(hooks_with(&outside)),
        policies: Arc::new(policies::load(configuration.policies.as_deref())?),
        clock: Clock::System,
        keyring: Keyring::open(&configuration.keyring)?,
    };
    Ok(Opened { engine: Engine::audited(parts, audit), writer, outside })
}

/// Refuses a database that lacks migrations: everything would fail.
///
/// # Errors
/// When it does, with what to do.
pub(crate) async fn up_to_date(db: &Db, configuration: &Configuration) -> Result<()> {
    let pending = health::pending(db).await?;
    ensure!(
        pending == 0,
        "the database lacks {pending} migrations; run `migrations up --database {}`",
        configuration.database()?
    );
    Ok(())
}
