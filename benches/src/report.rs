//! The figures as a Markdown table.

use std::fmt;
use std::time::Duration;

use crate::measure::Outcome;
use crate::policy::Decision;
use crate::statistics::Verdict;

/// Everything that was measured.
#[derive(Clone, Debug, Default)]
pub struct Report {
    rows: Vec<(&'static str, String, Outcome)>,
    /// What policy decisions cost.
    pub decisions: Vec<Decision>,
    /// What has another unit than time.
    pub measures: Vec<Measure>,
}

/// A figure of ours and, where there is one, that of the other side, with their units.
#[derive(Clone, Debug)]
pub struct Measure {
    database: &'static str,
    case: String,
    what: &'static str,
    figures: [String; 2],
}

impl Measure {
    /// What was measured of a case: ours, then the other side's.
    pub fn new(database: &'static str, case: &str, what: &'static str, figures: [String; 2]) -> Measure {
        Measure { database, case: case.to_owned(), what, figures }
    }
}

impl Report {
    /// Adds the outcome of a case.
    pub fn add(&mut self, database: &'static str, case: &str, outcome: Outcome) {
        self.rows.push((database, case.to_owned(), outcome));
    }

    /// How many cases were measured.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.rows.is_empty() {
            writeln!(
                f,
                "| database | case | rate, other side = 1 | 95 % interval | target | CPU, other side / ours | ours | other side | verdict |"
            )?;
            writeln!(f, "|---|---|---|---|---|---|---|---|---|")?;
        }
        for (database, case, outcome) in &self.rows {
            let rate = outcome.rate;
            let cpu = outcome.cpu.map_or_else(|| "-".to_owned(), |cpu| format!("{cpu:.2}"));
            let verdict = Told(rate.verdict(outcome.target));
            writeln!(
                f,
                "| {database} | {case} | {:.2} | {:.2} to {:.2} | {:.2} | {cpu} | {} | {} | {verdict} |",
                rate.median,
                rate.low,
                rate.high,
                outcome.target,
                Wait(outcome.ours),
                Wait(outcome.baseline)
            )?;
        }
        if !self.measures.is_empty() {
            writeln!(f, "\n| database | case | what | ours | other side |\n|---|---|---|---|---|")?;
        }
        for Measure { database, case, what, figures: [ours, other] } in &self.measures {
            writeln!(f, "| {database} | {case} | {what} | {ours} | {other} |")?;
        }
        if !self.decisions.is_empty() {
            writeln!(f, "\n| policy decision | time | allocations | verdict |")?;
            writeln!(f, "|---|---|---|---|")?;
        }
        for decision in &self.decisions {
            let verdict = Told(decision.verdict());
            writeln!(
                f,
                "| {} | {:.0} ns | {} | {verdict} |",
                decision.name, decision.nanos.median, decision.allocations
            )?;
        }
        Ok(())
    }
}

struct Wait(Duration);

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs_f64() {
            short if short < 0.1 => write!(f, "{:.0} µs", short * 1e6),
            long => write!(f, "{long:.2} s"),
        }
    }
}

struct Told(Verdict);

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Verdict::Met => "met",
            Verdict::Missed => "**missed**",
            Verdict::NotResolved => "not resolved",
        })
    }
}
