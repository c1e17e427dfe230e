//! How fast the engine is, next to the same work written by hand with axum and sqlx, in the same run.
//!
//! `cargo run --release -p benches` measures and prints a table; `docs/performance.md` says what the
//! figures mean. [`baseline`] is the hand-written side, [`case`] and [`scale`] what is measured, [`measure`] how.
//!
//! Not here: measurements of other frameworks (other job tools are), and times to compare between machines.

pub mod allocations;
pub mod baseline;
pub mod case;
pub mod client;
mod cpu;
pub mod measure;
pub mod options;
pub mod policy;
pub mod report;
pub mod scale;
pub mod statistics;
pub mod world;

use anyhow::{Context as _, Result};
use resource_runtime::db::Dialect;

pub use options::Options;
pub use report::Report;

/// Measures everything that the options name. Before a pair is timed, both sides must answer the same.
///
/// # Errors
/// When the two sides answer differently, or a database cannot be had.
pub async fn run(options: &Options) -> Result<Report> {
    let mut report = Report::default();
    for dialect in options.dialects() {
        if options.names_requests() {
            requests(options, dialect, &mut report).await?;
        }
        scale::run(options, dialect, &mut report).await?;
    }
    if options.includes("policy") {
        report.decisions = policy::decisions(options.plan())?;
    }
    Ok(report)
}

/// Measures single requests, on a database with some thousand devices.
async fn requests(options: &Options, dialect: Dialect, report: &mut Report) -> Result<()> {
    let world = world::World::open(dialect, options.size()).await?;
    for case in case::all(&world).await?.into_iter().filter(|case| options.includes(&case.name)) {
        case.agrees().await.with_context(|| format!("{} on {}", case.name, name(dialect)))?;
        eprintln!("{} on {}", case.name, name(dialect));
        let outcome = measure::pair(&case, options.plan()).await?;
        report.add(name(dialect), &case.name, outcome);
    }
    world.close().await
}

const fn name(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "SQLite",
        Dialect::Postgres => "Postgres",
    }
}
