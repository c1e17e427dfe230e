//! The command line.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::configuration::check::{self, Config};
use crate::configuration::{self, Configuration, DataFlags, Flags};
use crate::jobs_command::{self, JobsCommand};
use crate::token_command::{self, TokenCommand};
use crate::{dev, documentation, logs, policies, serve};

#[derive(Parser)]
#[command(name = "serviceradar", version, about = "Multi-tenant network monitoring")]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve the API and work off jobs
    Serve(Flags),
    /// Serve the API on an embedded database in this folder, with a demo tenant and a token for it
    Dev(Dev),
    /// Make, list and revoke API tokens
    Token {
        #[command(subcommand)]
        command: TokenCommand,
    },
    /// Look at background jobs, call them off, and let them run again
    Jobs {
        #[command(subcommand)]
        command: JobsCommand,
    },
    /// Take in devices from sources outside
    Sync {
        #[command(subcommand)]
        command: crate::sync::command::SyncCommand,
    },
    /// Say what the settings are, and where each comes from
    Config(Config),
    /// Check policy files, or print who may do what
    Policy(policies::Policy),
    /// Print the OpenAPI document of the API
    Openapi,
}

/// `dev`
#[derive(Args, Clone, Debug)]
pub struct Dev {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The folder of the database and the keys
    #[arg(long, default_value = ".serviceradar")]
    pub folder: PathBuf,
    /// Use the Postgres at this address, or without one a Postgres that ends with this command
    #[arg(long, value_name = "URL")]
    pub postgres: Option<Option<String>>,
    /// Prepare everything and print the token, but do not serve
    #[arg(long)]
    pub prepare_only: bool,
    /// Make another token for the demo tenant
    #[arg(long)]
    pub new_token: bool,
}

/// Runs the command that the arguments name.
///
/// # Errors
/// What the command could not do; wrong usage ends the process with code 2.
pub async fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<ExitCode> {
    let command = Command::parse_from(arguments);
    match command.task {
        Task::Serve(flags) => serve::run(&configured(&flags)?).await.map(|()| ExitCode::SUCCESS),
        Task::Dev(settings) => {
            let given = configured_with(&Flags::default(), Some(dev::LOG))?;
            dev::run(&settings, given).await.map(|()| ExitCode::SUCCESS)
        }
        Task::Token { command } => {
            let configuration = configured_quietly(command.flags())?;
            token_command::run(&configuration, &command).await.map(|()| ExitCode::SUCCESS)
        }
        Task::Jobs { command } => {
            let configuration = configured_quietly(command.flags())?;
            jobs_command::run(&configuration, &command).await.map(|()| ExitCode::SUCCESS)
        }
        Task::Sync { command } => crate::sync::command::run(&configured_quietly(command.flags())?, &command).await,
        Task::Config(config) => check::run(config),
        Task::Policy(policy) => {
            configured(&Flags::default())?;
            policies::run(&policy)
        }
        Task::Openapi => {
            print!("{}", documentation::document());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The settings, with the log started.
fn configured(flags: &Flags) -> Result<Configuration> {
    configured_with(flags, None)
}

/// As [`configured`], for a command whose answer is all that people want to see, unless they ask for more.
fn configured_quietly(DataFlags(flags): &DataFlags) -> Result<Configuration> {
    configured_with(flags, Some("error"))
}

/// As [`configured`], where this is logged unless somebody says what is.
fn configured_with(flags: &Flags, filter: Option<&str>) -> Result<Configuration> {
    let loaded = configuration::load(flags, std::env::vars())?;
    let said = &loaded.configuration.log;
    let filter = filter.filter(|_| !loaded.origins.contains_key("log")).unwrap_or(said);
    logs::start(filter, loaded.configuration.log_format)?;
    for unknown in &loaded.unknown {
        tracing::warn!("{unknown}");
    }
    Ok(loaded.configuration)
}
