//! `cargo xtask timings`: how long a developer waits, measured on this machine.

use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::workspace::Workspace;
use crate::{output, process};

/// `timings`
#[derive(Args)]
pub struct Timings {
    /// Runs of each step, of which the median is printed
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

/// A step with what makes it necessary again.
struct Step {
    name: &'static str,
    budget: Duration,
    touch: Option<&'static str>,
    arguments: &'static [&'static str],
}

const STEPS: [Step; 4] = [
    Step {
        name: "check the declarations after an edit",
        budget: Duration::from_secs(3),
        touch: Some("resources/src/lib.rs"),
        arguments: &["check", "--quiet", "--package", "resources"],
    },
    Step { name: "generate", budget: Duration::from_secs(5), touch: None, arguments: &["xtask", "codegen", "--check"] },
    Step {
        name: "check the generated code after an edit",
        budget: Duration::from_secs(10),
        touch: Some("generated/src/lib.rs"),
        arguments: &["check", "--quiet", "--package", "generated"],
    },
    Step {
        name: "build the generated code after an edit",
        budget: Duration::from_secs(60),
        touch: Some("generated/src/lib.rs"),
        arguments: &["build", "--quiet", "--package", "generated"],
    },
];

/// Measures every step and prints a table.
pub fn run(workspace: &Workspace, timings: &Timings) -> Result<ExitCode> {
    ensure!(timings.rounds > 0, "--rounds must be at least 1");
    println!("| step | median | least | most | budget |\n|---|---|---|---|---|");
    for step in &STEPS {
        output::doing(step.name);
        once(workspace, step)?;
        let mut times: Vec<Duration> = (0..timings.rounds).map(|_| once(workspace, step)).collect::<Result<_>>()?;
        times.sort();
        let (median, least, most) = (times[times.len() / 2], times[0], times[times.len() - 1]);
        println!(
            "| {} | {:.1} s | {:.1} s | {:.1} s | {} s |",
            step.name,
            median.as_secs_f64(),
            least.as_secs_f64(),
            most.as_secs_f64(),
            step.budget.as_secs()
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn once(workspace: &Workspace, step: &Step) -> Result<Duration> {
    if let Some(file) = step.touch {
        let path = workspace.root.join(file);
        let now = std::time::SystemTime::now();
        let file = std::fs::File::options().append(true).open(&path).with_context(|| path.display().to_string())?;
        file.set_modified(now).with_context(|| path.display().to_string())?;
    }
    let mut command: Command = process::cargo(workspace);
    command.args(step.arguments).stdout(Stdio::null());
    let start = Instant::now();
    process::succeed(&mut command)?;
    Ok(start.elapsed())
}
