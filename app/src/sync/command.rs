//! `sync`: asking a source now, at the command line.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use generated::integrations::SyncResult;
use generated::integrations::integration_source::{self, ByName};
use indicatif::{ProgressBar, ProgressStyle};
use resource_core::nearest::nearest;
use resource_runtime::{Class, Cx, Engine};

use super::{ACTOR, Intake, Outcome, Standing};
use crate::configuration::{Configuration, DataFlags};
use crate::{open, tenants};

/// The devices of the source came in part.
const PARTLY: u8 = 3;
/// Somebody else is asking the source.
const BUSY: u8 = 4;
/// How often a line is printed where there is no terminal.
const LINES: Duration = Duration::from_secs(5);

/// What to do about sources.
#[derive(Subcommand)]
pub(crate) enum SyncCommand {
    /// Take in the devices of a source now
    ///
    /// Ends with 0 when everything came, 3 when it came in part, 4 when somebody else is asking the source, and 1
    /// when it does not answer or nothing can be written.
    Run(Run),
}

#[derive(Args)]
pub(crate) struct Run {
    /// The name of the source
    source: String,
    /// The slug of the tenant that has it
    #[arg(long, value_name = "SLUG")]
    tenant: String,
    /// The folder in which the tenant has one of files, named by its slug, instead of that in the settings
    #[arg(long, value_name = "FOLDER")]
    files: Option<PathBuf>,
    #[command(flatten)]
    flags: DataFlags,
}

impl SyncCommand {
    /// The settings that the command line gives.
    pub fn flags(&self) -> &DataFlags {
        let SyncCommand::Run(run) = self;
        &run.flags
    }
}

/// Runs a command about sources.
///
/// # Errors
/// What cannot be opened, found or written.
pub(crate) async fn run(configuration: &Configuration, command: &SyncCommand) -> Result<ExitCode> {
    let (engine, writer) = open::engine(configuration).await?;
    open::up_to_date(engine.db(), configuration).await?;
    let SyncCommand::Run(run) = command;
    let done = ask(&engine, configuration, run).await;
    // It ends at once, having written what was done here.
    writer.run(engine.clone(), std::future::ready(())).await;
    engine.db().clone().close().await?;
    done
}

async fn ask(engine: &Engine, configuration: &Configuration, run: &Run) -> Result<ExitCode> {
    let cx = tenants::named(engine, ACTOR, &run.tenant).await?;
    let source = match integration_source::by_name(&cx, ByName { name: run.source.clone() }).await {
        Ok(source) => source,
        Err(error) if error.class() == Class::NotFound => bail!("{}", unknown(&cx, run).await?),
        Err(error) => return Err(error).with_context(|| format!("finding the source `{}`", run.source)),
    };
    let intake = Intake::of_folder(run.files.as_deref().or(configuration.sync.files.as_deref()));
    let shown = Shown::new();
    let asked = super::run(&cx, &intake, &source.id, &|standing| shown.show(standing)).await;
    shown.clear();
    match asked {
        Ok(outcome) => Ok(report(&run.source, &outcome)),
        Err(error) if error.class() == Class::Conflict && error.code() == "guard" => {
            eprintln!("{}: somebody else is asking this source now; try again later", run.source);
            Ok(ExitCode::from(BUSY))
        }
        Err(error) => Err(error.into()),
    }
}

/// That there is no such source, and which there are.
async fn unknown(cx: &Cx, run: &Run) -> Result<String> {
    let sources = integration_source::list(cx).page().await?.records;
    let names = || sources.iter().map(|source| source.name.as_str());
    let hint = match nearest(&run.source, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if sources.is_empty() => "it has none; `POST /api/v2/integration-sources` adds one".to_owned(),
        None => format!("it has {}", names().collect::<Vec<_>>().join(", ")),
    };
    Ok(format!("the tenant `{}` has no source `{}`; {hint}", run.tenant, run.source))
}

fn report(source: &str, outcome: &Outcome) -> ExitCode {
    let (word, code) = match outcome.result {
        SyncResult::Success => ("everything came", 0),
        SyncResult::Partial => ("came in part", PARTLY),
        SyncResult::Failed => ("failed", 1),
        SyncResult::Timeout => ("did not answer in time", 1),
    };
    println!("{source}: {word}: {}", outcome.sums);
    if let Some(message) = &outcome.message {
        eprintln!("{source}: {message}");
    }
    ExitCode::from(code)
}

/// Progress: a bar on a terminal, else a line from time to time.
struct Shown {
    bar: Option<ProgressBar>,
    printed: Mutex<Instant>,
}

impl Shown {
    fn new() -> Shown {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::no_length();
            let style = ProgressStyle::with_template("{elapsed_precise} {wide_bar} {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        Shown { bar, printed: Mutex::new(Instant::now()) }
    }

    fn show(&self, standing: &Standing) {
        let Some(progress) = standing.progress else { return };
        let text = format!("{progress}: {}", standing.sums);
        match &self.bar {
            Some(bar) => {
                if let Some(total) = progress.total {
                    bar.set_length(total);
                }
                bar.set_position(progress.done);
                bar.set_message(text);
            }
            None => {
                let mut printed = self.printed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                if printed.elapsed() >= LINES {
                    eprintln!("{text}");
                    *printed = Instant::now();
                }
            }
        }
    }

    fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
