//! The poller: picks an agent for each piece of work, hands it over, and sees to it that the result reaches core.
//!
//! A poller runs beside core and serves tenants and partitions that it is given. It executes no check and keeps nothing
//! over a restart: what it has not reported when it is lost, core gives to another. The protocol is described in
//! [`wire`]; what happens to one job in `job`, how an agent is chosen in `choose`.
//!
//! Not here: schedules and which poller gets a job (core's), checks (the agent's), any database.

mod agents;
mod choose;
mod job;
mod routes;
mod serve;
mod settings;

pub use serve::serve;
pub use settings::{Scope, Settings};
