//! Results on the screen: a table for people, JSON lines for programs.

use serde_json::json;
use std::{
    fmt,
    io::{self, IsTerminal, Write},
};
use wire::{CheckTask, Outcome, Verdict};

/// Fewer checks than this are over before anybody wonders.
const MANY: usize = 20;

/// One result.
pub(crate) struct Line<'a> {
    pub(crate) name: &'a str,
    pub(crate) task: &'a CheckTask,
    pub(crate) outcome: &'a Outcome,
}

/// Whether to colour what goes there.
pub(crate) fn is_colourful(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Prints results.
pub(crate) struct Printer {
    json: bool,
    colour: bool,
    progress: bool,
    total: usize,
    ended: usize,
}

impl Printer {
    pub(crate) fn new(json: bool, total: usize) -> Self {
        let terminal = io::stdout().is_terminal();
        Self {
            json: json || !terminal,
            colour: is_colourful(&io::stdout()),
            progress: total >= MANY && io::stderr().is_terminal(),
            total,
            ended: 0,
        }
    }

    /// A check has ended: programs want it now, people see how far it is.
    pub(crate) fn ended(&mut self, line: &Line<'_>) -> io::Result<()> {
        self.ended += 1;
        if self.json {
            print_json(line)?;
        }
        if self.progress {
            eprint!("\r{} of {} checks", self.ended, self.total);
        }
        Ok(())
    }

    /// All checks have ended, or will not any more.
    pub(crate) fn round<'a>(&mut self, lines: impl Iterator<Item = Line<'a>>) -> io::Result<()> {
        if self.progress {
            eprint!("\r{:width$}\r", "", width = 40);
        }
        self.ended = 0;
        match self.json {
            // Those that ended are printed already.
            true => {
                let mut cut_off = lines.filter(|line| line.outcome.cause == Some(wire::Cause::Cancelled));
                cut_off.try_for_each(|line| print_json(&line))
            }
            false => self.table(&lines.collect::<Vec<_>>()),
        }
    }

    fn table(&self, lines: &[Line<'_>]) -> io::Result<()> {
        let name_width = lines.iter().map(|line| line.name.chars().count()).max().unwrap_or(0).clamp(4, 40);
        let mut out = io::stdout().lock();
        writeln!(out, "{:8}  {:name_width$}  {:>10}  {:>5}  DETAIL", "RESULT", "NAME", "TIME", "TRIES")?;
        for Line { name, outcome, .. } in lines {
            let time = outcome.response_us.map_or_else(|| "-".to_owned(), |us| Millis(us).to_string());
            let detail = outcome.error.as_deref().unwrap_or_default();
            let verdict = Painted { verdict: outcome.verdict, colour: self.colour };
            writeln!(out, "{verdict}  {name:name_width$}  {time:>10}  {:>5}  {detail}", outcome.tries)?;
        }
        out.flush()
    }
}

fn print_json(Line { name, task, outcome }: &Line<'_>) -> io::Result<()> {
    let line = json!({
        "name": name,
        "kind": task.check.kind(),
        "target": task.target,
        "port": task.port,
        "result": outcome.verdict,
        "cause": outcome.cause,
        "response_us": outcome.response_us,
        "tries": outcome.tries,
        "error": outcome.error,
        "finished_at": outcome.finished_at,
    });
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

struct Millis(u64);

impl fmt::Display for Millis {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{:03} ms", self.0 / 1000, self.0 % 1000)
    }
}

struct Painted {
    verdict: Verdict,
    colour: bool,
}

impl fmt::Display for Painted {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, colour) = match self.verdict {
            Verdict::Success => ("success", 32),
            Verdict::Warning => ("warning", 33),
            Verdict::Critical => ("critical", 31),
            Verdict::Unknown => ("unknown", 35),
            Verdict::Error => ("error", 31),
        };
        match self.colour {
            true => write!(to, "\x1b[{colour}m{name:8}\x1b[0m"),
            false => write!(to, "{name:8}"),
        }
    }
}
