//! The roles of monitoring, in one process.

mod duty;
mod local;

use futures::FutureExt as _;
use resource_runtime::{Engine, Result};

pub use self::duty::on_duty;
pub use self::local::local;
use super::results;
use crate::outside::Outside;

/// What the poller and the agents of this process are called.
const LOCAL: &str = "local";

/// The part that has the database: takes in outcomes. Ends with `stop`.
///
/// # Errors
/// When nobody can listen on the bus.
pub async fn core(engine: Engine, outside: Outside, stop: impl Future<Output = ()>) -> Result<()> {
    tokio::select! {
        served = results::serve(&engine, &outside.bus).boxed() => served,
        () = stop => Ok(()),
    }
}
