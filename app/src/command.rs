//! The command line.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::{dev, policies, serve};

#[derive(Parser)]
#[command(name = "serviceradar", version, about = "Multi-tenant network monitoring")]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve the API
    Serve(Serve),
    /// Serve the API on an embedded database in this folder, with a demo tenant and a token for it
    Dev(Dev),
    /// Check policy files, or print who may do what
    Policy(policies::Policy),
    /// Print the OpenAPI document of the API
    Openapi,
}

/// `serve`
// No `Debug`: the address of the database may hold a password.
#[derive(Args, Clone)]
pub struct Serve {
    /// sqlite://FILE or postgres://USER@HOST/DATABASE
    #[arg(long, env = "SERVICERADAR_DATABASE", hide_env_values = true)]
    pub database: String,
    /// Where to listen
    #[arg(long, env = "SERVICERADAR_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The file with this installation's keys; made if there is none
    #[arg(long, env = "SERVICERADAR_KEYRING", default_value = ".serviceradar/keyring")]
    pub keyring: PathBuf,
    /// A folder of policy files to use instead of the built-in ones
    #[arg(long, env = "SERVICERADAR_POLICIES")]
    pub policies: Option<PathBuf>,
    /// Connections to the database
    #[arg(long, env = "SERVICERADAR_CONNECTIONS", default_value_t = 16)]
    pub connections: u32,
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
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("SERVICERADAR_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,audit=warn,sqlx=warn,sea_orm=warn")),
        )
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .with_writer(std::io::stderr)
        .init();
    match command.task {
        Task::Serve(settings) => serve::run(&settings).await.map(|()| ExitCode::SUCCESS),
        Task::Dev(settings) => dev::run(&settings).await.map(|()| ExitCode::SUCCESS),
        Task::Policy(policy) => policies::run(&policy),
        Task::Openapi => {
            print!("{}", serve::description());
            Ok(ExitCode::SUCCESS)
        }
    }
}
