//! Taking devices in: from a NetBox over HTTP and from files, with what goes wrong there, and reconciliation as
//! it comes out in the database.

mod alias;
mod apart;
mod failure;
mod file;
mod gone;
mod meanwhile;
mod merge;
mod netbox;
mod scenarios;
mod schedule;
mod site;
mod statistics;
mod updates;

use std::sync::{Arc, LazyLock};

use app::hooks::integration_source::IntegrationSourceRules;
use app::sync::Intake;
use resource_runtime::testing::Setup;
use tempfile::TempDir;

/// The folder that files are read from.
static FILES: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));

/// The product, with sources that are given up sooner.
fn setup() -> Setup {
    let rules = IntegrationSourceRules::new(site::intake());
    let hooks = generated::Hooks { integration_source: Arc::new(rules), ..app::hooks() };
    Setup { hooks: Arc::new(hooks), ..tests::setup() }
}

/// What a process takes in with that has just started: no endpoint has failed yet.
fn fresh() -> Intake {
    site::intake()
}
