//! The runner as a program: `migrations up|down|status|check|reset --database URL`.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use resource_migrate::{Migration, Schema, diff};

use super::{Runner, Standing, check, reset};
use crate::db::Db;

/// What a product's migrations program is about.
#[derive(Clone, Debug)]
pub struct Product<'a> {
    /// The program.
    pub name: &'static str,
    /// All of them.
    pub migrations: Vec<Migration>,
    /// The schema that they lead to: `schema.json` beside them.
    pub snapshot: &'a str,
    /// The schema that the declarations ask for: `schema.json` of the generated code.
    pub declared: &'a str,
}

/// Brings a database to the schema that this version of the program works with.
#[derive(Parser)]
#[command(after_help = AFTER_HELP, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Exit codes: 0 all is as it should be, 1 something is pending or different, 2 the command line is wrong, \
3 the database does not answer or a migration failed.

An interrupted run has lost nothing: run the same command again and it goes on with the step that was not finished.";

#[derive(Subcommand)]
enum Command {
    /// Apply all migrations that the database does not have yet
    Up(At),
    /// Undo the last migrations
    Down {
        #[command(flatten)]
        at: At,
        /// How many
        #[arg(long, default_value_t = 1)]
        steps: usize,
    },
    /// List the migrations, and where the database stands with each
    Status(At),
    /// Compare the database's own catalogs with what the program expects, and the migrations with the declarations
    Check(At),
    /// Drop every table of the database, with all rows
    Reset {
        #[command(flatten)]
        at: At,
        /// The name of the database (of the file, for SQLite), as a confirmation
        #[arg(long, value_name = "NAME", default_value = "")]
        confirm: String,
    },
}

#[derive(Args)]
struct At {
    /// sqlite://FILE or postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true)]
    database: String,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Fine,
    Different,
}

const DIFFERENT: u8 = 1;
const FAILED: u8 = 3;

type Outcome = Result<Ending, Box<dyn std::error::Error>>;

/// The whole of a `main`: does what the arguments (without the program's name) say and prints what happens.
pub fn command_line(product: &Product<'_>, arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let line = std::iter::once(OsString::from(product.name)).chain(arguments);
    let matches = Arguments::command().name(product.name).try_get_matches_from(line);
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(FAILED));
        }
    };
    match perform(product, &arguments.command) {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::Different) => ExitCode::from(DIFFERENT),
        Err(error) => {
            eprintln!("error: {}", explained(error.as_ref()));
            ExitCode::from(FAILED)
        }
    }
}

/// The error and what caused it, unless it says so itself.
fn explained(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = error.source();
    }
    text
}

fn perform(product: &Product<'_>, command: &Command) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let db = Db::connect(&command.at().database, 1).await?;
        let outcome = match command {
            Command::Up(_) => up(&db, &product.migrations).await,
            Command::Down { steps, .. } => down(&db, &product.migrations, *steps).await,
            Command::Status(_) => status(&db, &product.migrations).await,
            Command::Check(_) => check_all(&db, product).await,
            Command::Reset { confirm, .. } => erase(&db, confirm).await,
        };
        db.close().await?;
        outcome
    })
}

impl Command {
    fn at(&self) -> &At {
        match self {
            Command::Up(at)
            | Command::Down { at, .. }
            | Command::Status(at)
            | Command::Check(at)
            | Command::Reset { at, .. } => at,
        }
    }
}

async fn up(db: &Db, migrations: &[Migration]) -> Outcome {
    let finished = Runner::new(db, migrations).reporting(|event| println!("{event}")).up().await?;
    match finished {
        0 => println!("nothing to do: all {} migrations are applied", migrations.len()),
        _ => println!("done: {finished} of {} migrations applied", migrations.len()),
    }
    Ok(Ending::Fine)
}

async fn down(db: &Db, migrations: &[Migration], steps: usize) -> Outcome {
    let undone = Runner::new(db, migrations).reporting(|event| println!("{event}")).down(steps).await?;
    println!("done: {undone} migrations undone");
    Ok(Ending::Fine)
}

async fn status(db: &Db, migrations: &[Migration]) -> Outcome {
    let all = Runner::new(db, migrations).status().await?;
    for status in &all {
        println!("{status}");
    }
    let fine = all.iter().all(|status| status.standing == Standing::Applied);
    Ok(if fine { Ending::Fine } else { Ending::Different })
}

async fn check_all(db: &Db, product: &Product<'_>) -> Outcome {
    let snapshot = Schema::from_json(product.snapshot)?;
    let declared = Schema::from_json(product.declared)?;
    let mut found = Vec::new();
    for change in diff(&snapshot, &declared) {
        found.push(format!("the migrations do not {change}, as the declarations ask; run `cargo xtask migrate diff`"));
    }
    let all = Runner::new(db, &product.migrations).status().await?;
    found.extend(all.iter().filter(|status| status.standing != Standing::Applied).map(ToString::to_string));
    found.extend(check(db, &snapshot).await?.iter().map(ToString::to_string));
    for line in &found {
        println!("{line}");
    }
    if found.is_empty() {
        println!("the database, the migrations and the declarations agree");
        return Ok(Ending::Fine);
    }
    Ok(Ending::Different)
}

async fn erase(db: &Db, confirmation: &str) -> Outcome {
    reset(db, confirmation).await?;
    println!("done: the database is empty");
    Ok(Ending::Fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
