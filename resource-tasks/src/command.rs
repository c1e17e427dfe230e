//! The command line.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::workspace::Workspace;
use crate::{codegen, dev, explain, migrate, new, policy, test, tidy, timings};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Tasks of this workspace",
    disable_help_subcommand = true
)]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the generated crate, its documentation and the database snapshot from the declarations
    Codegen(CheckOnly),
    /// Print what a resource or one of its actions becomes: `explain infrastructure.poller degrade`
    Explain {
        /// `domain.resource`; all of them are listed without one
        resource: Option<String>,
        /// One action of it
        action: Option<String>,
    },
    /// Print where tenants end: what is unique across them, and what names rows without their tenant
    Tenancy,
    /// Scaffold a declaration
    New(new::New),
    /// Draft, apply and check migrations
    Migrate(migrate::Migrate),
    /// Run the application on an embedded database with a demo tenant
    Dev(Rest),
    /// Check policy files, or print who may do what: `policy check`, `policy matrix`
    Policy(Rest),
    /// Run every test, on SQLite and on a Postgres that it starts itself
    Test(test::Test),
    /// Check house rules: who depends on whom and what nobody needs, sizes, documentation, decision records, licences
    Tidy,
    /// Measure how long declarations, generation and builds take
    Timings(timings::Timings),
}

/// Whether to write.
#[derive(Args)]
pub struct CheckOnly {
    /// Write nothing; list every file that is not as it should be, and fail if there is one
    #[arg(long)]
    pub check: bool,
}

/// Arguments for another program.
#[derive(Args)]
pub struct Rest {
    /// Passed on
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub arguments: Vec<String>,
}

/// Runs the task that the arguments name.
///
/// # Errors
/// What the task could not do; wrong usage ends the process with code 2.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<ExitCode> {
    let command = Command::parse_from(arguments);
    let workspace = Workspace::find()?;
    match command.task {
        Task::Codegen(only) => codegen::run(&workspace, &only),
        Task::Explain { resource, action } => explain::run(&workspace, resource.as_deref(), action.as_deref()),
        Task::Tenancy => codegen::tenancy(&workspace),
        Task::New(new) => new::run(&workspace, &new),
        Task::Migrate(migrate) => migrate::run(&workspace, &migrate),
        Task::Dev(rest) => dev::run(&workspace, &rest.arguments),
        Task::Policy(rest) => policy::run(&workspace, &rest.arguments),
        Task::Test(test) => test::run(&workspace, &test),
        Task::Tidy => tidy::run(&workspace),
        Task::Timings(timings) => timings::run(&workspace, &timings),
    }
}
