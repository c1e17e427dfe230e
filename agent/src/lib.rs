//! The agent: runs checks where it stands.
//!
//! - [`Sockets`] probes: opens connections, asks web servers, sends echo requests. It probes what a task names and nothing
//!   else: no other port, no proxy, no redirect to another host.
//! - [`run_check`] makes the tries of one check and judges the result.
//! - [`serve()`] is the role: registers on the bus, takes work, answers with outcomes and keeps each until it is durable.
//! - [`file`](mod@file) reads checks from a TOML file, for the `serviceradar-agent` program.
//!
//! Not here: choosing which agent runs what (the poller's), keeping results (core's), any database, and the transport
//! to a bus elsewhere.

pub mod file;
pub mod probe;
mod run;
pub mod serve;

pub use probe::{Failure, Offer, Probe, Sockets};
pub use run::run_check;
pub use serve::{Settings, serve, serve_with};
