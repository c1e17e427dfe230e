//! Taking devices in from systems outside.
//!
//! [`run`] asks a source for everything it has: it claims the source, pulls from its connector, and writes batch
//! after batch; the next page is asked for only when what came before is in the database. [`ingest`] takes in one
//! batch and [`resolve_one`] a single record, both by the same code. What a batch comes to is decided by the crate
//! `dire`; here are the statements around it:
//!
//! 1. wait until nobody else takes devices into the tenant (`place`),
//! 2. look up what is known (`lookup`),
//! 3. decide,
//! 4. write what was decided (`write`, `merge`, and `rows` for statements over many rows),
//!
//! all in one transaction, as the principal `system:sync`. Nothing here makes a device available because it is
//! listed: only a probe, or a device that speaks for itself, says that.
//!
//! [`unmerge`] takes two devices apart again that were merged by mistake.
//!
//! Not here: how sources are read (the crate `connectors`), and when (the trigger of the resource).

mod alias;
mod batch;
mod claim;
mod clock;
pub(crate) mod command;
mod hanging;
mod intake;
mod lookup;
mod merge;
pub mod numbers;
mod outcome;
mod place;
mod retract;
mod rows;
mod run;
mod settings;
mod statistics;
mod stored;
mod unmerge;
mod write;

pub use batch::{Ingested, ingest, resolve_one};
pub use intake::Intake;
pub use outcome::{Outcome, Standing, Sums};
pub use run::run;
pub use unmerge::unmerge;

/// The part of the system that acts here.
pub const ACTOR: &str = "sync";
