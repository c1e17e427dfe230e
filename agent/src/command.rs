//! What the program is told to do.

use crate::print::{Line, Printer};
use agent::{
    Sockets,
    file::{self, NamedCheck},
    run_check,
};
use clap::{Args, Parser, Subcommand};
use futures::{StreamExt, stream};
use std::{path::PathBuf, pin::pin, process::ExitCode, time::Duration};
use tokio::time::{Instant, MissedTickBehavior, interval};
use uuid::Uuid;
use wire::{Cause, Outcome, SystemClock, Verdict};

const FAILED: u8 = 1;
const UNUSABLE: u8 = 2;

const FORMAT: &str = r#"File format (TOML):
  [[check]]
  name = "web"                    # optional
  kind = "http"                   # ping, tcp or http
  target = "https://localhost/"   # a host or an address; for http also a whole address
  port = 443                      # required for tcp
  timeout_ms = 10000              # of one try; 5000 for ping and tcp unless set
  retries = 0                     # tries after the first one, while it fails
  warning_ms = 200                # slower is a warning
  critical_ms = 1000              # slower is critical
  # ping only
  payload_bytes = 56
  # http only
  method = "GET"                  # GET, HEAD, OPTIONS or POST
  tls = "auto"                    # auto, off, verified or insecure
  path = "/health"
  expect_status = [204, "300-399"]
  expect_body = "ok"              # must be within the first max_body_bytes
  redirects = 5                   # followed on the same host only
  max_body_bytes = 262144

Nothing is probed but the targets of the file.

Exit codes: 0 all checks are fine, 1 a check failed, 2 wrong usage or a mistake in the file."#;

/// Runs network checks and prints what came out.
#[derive(Parser)]
#[command(version, after_help = "Exit codes: 0 all checks are fine, 1 a check failed, 2 wrong usage or file.")]
pub(crate) struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run the checks of a file, once or again and again.
    Run(Run),
    /// Check a file without probing anything.
    #[command(after_help = FORMAT)]
    Check {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Args)]
#[command(after_help = FORMAT)]
struct Run {
    /// The file.
    file: PathBuf,
    /// Begin again after so long, e.g. 30s, 5m or 1h, until interrupted.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    every: Option<Duration>,
    /// Print one JSON object per result; so does output that is not a terminal.
    #[arg(long)]
    json: bool,
    /// Checks that run at the same time.
    #[arg(long, value_name = "NUMBER", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=4096))]
    concurrent: u16,
}

impl Command {
    pub(crate) async fn run(self) -> ExitCode {
        let file = match &self.task {
            Task::Run(run) => &run.file,
            Task::Check { file } => file,
        };
        let checks = match file::read(file) {
            Ok(checks) => checks,
            Err(mistakes) => {
                mistakes.iter().for_each(|mistake| eprintln!("{mistake}"));
                return UNUSABLE.into();
            }
        };
        match self.task {
            Task::Run(run) => match run.rounds(&checks).await {
                Ok(code) => code,
                // The reader of a pipe has gone, or the disk is full.
                Err(error) => {
                    eprintln!("results cannot be written: {error}");
                    UNUSABLE.into()
                }
            },
            Task::Check { file } => {
                let number = checks.len();
                println!("{}: {number} {}, no mistakes", file.display(), if number == 1 { "check" } else { "checks" });
                ExitCode::SUCCESS
            }
        }
    }
}

impl Run {
    /// One round, or one whenever it is time, until interrupted. The last complete round decides.
    async fn rounds(&self, checks: &[NamedCheck]) -> std::io::Result<ExitCode> {
        let sockets = Sockets::new();
        let mut printer = Printer::new(self.json, checks.len());
        let mut interrupted = pin!(tokio::signal::ctrl_c());
        let Some(every) = self.every else {
            let fine = self.round(&sockets, checks, &mut printer, interrupted).await?.fine;
            return Ok(code(fine));
        };
        let mut due = interval(every);
        due.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let mut fine = true;
        loop {
            tokio::select! {
                biased;
                _ = &mut interrupted => return Ok(code(fine)),
                _ = due.tick() => {}
            }
            let round = self.round(&sockets, checks, &mut printer, interrupted.as_mut()).await?;
            if round.interrupted {
                return Ok(code(fine));
            }
            fine = round.fine;
        }
    }

    async fn round(
        &self,
        sockets: &Sockets,
        checks: &[NamedCheck],
        printer: &mut Printer,
        interrupted: impl Future<Output = std::io::Result<()>>,
    ) -> std::io::Result<Round> {
        // The tries of a check are bounded by themselves.
        let forever = Instant::now() + Duration::from_secs(24 * 60 * 60);
        let mut running = stream::iter(0..checks.len())
            .map(|at| async move { (at, run_check(sockets, &checks[at].task, forever, &SystemClock).await) })
            .buffer_unordered(self.concurrent.into());
        let mut interrupted = pin!(interrupted);
        let mut outcomes: Vec<Option<Outcome>> = vec![None; checks.len()];
        let mut round = Round { fine: true, interrupted: false };
        loop {
            tokio::select! {
                // First, since it is only listened to once it was asked for.
                biased;
                _ = &mut interrupted => {
                    round.interrupted = true;
                    break;
                }
                ended = running.next() => match ended {
                    Some((at, outcome)) => {
                        printer.ended(&Line { name: &checks[at].name, task: &checks[at].task, outcome: &outcome })?;
                        outcomes[at] = Some(outcome);
                    }
                    None => break,
                },
            }
        }
        drop(running);
        for (check, outcome) in checks.iter().zip(&mut outcomes) {
            let outcome = outcome.get_or_insert_with(|| {
                let now = wire::Clock::now(&SystemClock);
                Outcome::unprobed(check.task.id, Uuid::nil(), Cause::Cancelled, now).saying("interrupted")
            });
            round.fine &= matches!(outcome.verdict, Verdict::Success | Verdict::Warning);
        }
        let outcomes: Vec<Outcome> = outcomes.into_iter().flatten().collect();
        let lines = checks.iter().zip(&outcomes);
        printer.round(lines.map(|(check, outcome)| Line { name: &check.name, task: &check.task, outcome }))?;
        Ok(round)
    }
}

/// How a round went.
struct Round {
    fine: bool,
    interrupted: bool,
}

fn code(fine: bool) -> ExitCode {
    if fine { ExitCode::SUCCESS } else { FAILED.into() }
}

fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let wrong = || "expected a number and a unit, e.g. 500ms, 30s, 5m or 1h".to_owned();
    let number: u64 = text[..digits].parse().map_err(|_| wrong())?;
    let duration = match &text[digits..] {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(number.saturating_mul(60)),
        "h" => Duration::from_secs(number.saturating_mul(60 * 60)),
        _ => return Err(wrong()),
    };
    match duration < Duration::from_millis(100) || duration > Duration::from_secs(24 * 60 * 60) {
        true => Err("expected 100ms to 24h".to_owned()),
        false => Ok(duration),
    }
}
