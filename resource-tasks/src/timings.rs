//! `cargo xtask timings`: how long a developer waits, measured on this machine.
//!
//! The times are tripwires for this repository's own builds: the median of several rounds, and never to
//! be compared between machines.

mod product;
mod release;
mod synthetic;

use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::output;
use crate::workspace::Workspace;

/// Rounds that may be lost to other builds before it is given up.
const LOST: usize = 20;

/// `timings`
#[derive(Args)]
pub struct Timings {
    /// Rounds, of which the median is printed
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Measure a throwaway workspace of about so many resources, made of those that code generation is
    /// tested with
    #[arg(long, value_name = "RESOURCES")]
    synthetic: Option<usize>,
    /// Build what is shipped from nothing, and measure the build, the programs, a start, and memory at rest
    #[arg(long, conflicts_with = "synthetic")]
    release: bool,
}

/// A wait.
#[derive(Clone, Copy)]
struct Step {
    name: &'static str,
    budget: Duration,
}

/// What is measured: a round walks through all steps, after whatever makes them necessary again.
trait Measured {
    /// The steps, in the order of a round's times.
    fn steps(&self) -> &[Step];

    /// One time for each step; `None` if another build was in the way.
    fn round(&mut self) -> Result<Option<Vec<Duration>>>;
}

/// Measures every step and prints a table. Fails when a median is over budget.
pub fn run(workspace: &Workspace, timings: &Timings) -> Result<ExitCode> {
    ensure!(timings.rounds > 0, "--rounds must be at least 1");
    if timings.release {
        return release::run(workspace, timings.rounds);
    }
    match timings.synthetic {
        None => measure(&mut product::Product::new(workspace), timings.rounds),
        Some(resources) => {
            let root = workspace.root.join("target/synthetic");
            measure(&mut synthetic::Synthetic::make(workspace, root, resources)?, timings.rounds)
        }
    }
}

fn measure(measured: &mut dyn Measured, rounds: usize) -> Result<ExitCode> {
    let mut done: Vec<Vec<Duration>> = Vec::new();
    let mut lost = 0;
    // The first round builds what all others find built.
    while done.len() <= rounds {
        output::doing(&format!("round {} of {rounds}", done.len()));
        match measured.round()? {
            Some(times) => done.push(times),
            None if lost < LOST => lost += 1,
            None => bail!("other builds are in the way; measure when this machine is idle"),
        }
    }
    println!("| step | median | least | most | budget |\n|---|---|---|---|---|");
    let mut over = 0;
    for (at, step) in measured.steps().iter().enumerate() {
        let mut times: Vec<Duration> = done[1..].iter().map(|times| times[at]).collect();
        times.sort();
        let [median, least, most] =
            [times[times.len() / 2], times[0], times[times.len() - 1]].map(|time| time.as_secs_f64());
        let (name, budget) = (step.name, step.budget.as_secs());
        over += usize::from(median > step.budget.as_secs_f64());
        println!("| {name} | {median:.1} s | {least:.1} s | {most:.1} s | {budget} s |");
    }
    if over == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}: {over} of the waits are over budget", output::red("error"));
    Ok(ExitCode::FAILURE)
}

/// The time that a command takes; `None` if it waited for another cargo.
fn time(command: &mut Command) -> Result<Option<Duration>> {
    let start = Instant::now();
    let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().context("cargo cannot be started")?;
    let time = start.elapsed();
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?} failed\n{told}");
    Ok((!told.contains("Blocking waiting")).then_some(time))
}
