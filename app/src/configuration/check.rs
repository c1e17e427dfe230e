//! `config check`: what the settings are, and who says so.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::{Flags, Loaded, Origin, load, settings};
use crate::table::Table;

/// `config`
#[derive(Args)]
pub struct Config {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Say what every setting is and where it comes from; secrets are hidden
    Check {
        /// The settings file
        #[arg(long = "file", value_name = "FILE")]
        file: Option<std::path::PathBuf>,
        #[command(flatten)]
        flags: Flags,
    },
}

/// Runs a config command.
///
/// # Errors
/// When a setting cannot be used.
pub fn run(config: Config) -> Result<ExitCode> {
    let Step::Check { file, mut flags } = config.step;
    flags.file = file.or(flags.file);
    let loaded = load(&flags, std::env::vars())?;
    print!("{}", listed(&loaded).text());
    for unknown in &loaded.unknown {
        eprintln!("warning: {unknown}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Every setting with value and origin.
fn listed(loaded: &Loaded) -> Table {
    let mut table = Table::new(["setting", "value", "from"]);
    for setting in settings() {
        let origin = loaded.origins.get(setting.key).unwrap_or(&Origin::Default);
        table.row([setting.key.to_owned(), setting.shown(&loaded.configuration), origin.to_string()]);
    }
    table
}
