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
                "| database | case | rate, hand-written = 1 | 95 % interval | CPU, hand-written / ours | ours | by hand | verdict |"
            )?;
            writeln!(f, "|---|---|---|---|---|---|---|---|")?;
        }
        for (database, case, outcome) in &self.rows {
            let rate = outcome.rate;
            let cpu = outcome.cpu.map_or_else(|| "-".to_owned(), |cpu| format!("{cpu:.2}"));
            let verdict = Told(rate.verdict());
            writeln!(
                f,
                "| {database} | {case} | {:.2} | {:.2} to {:.2} | {cpu} | {} | {} | {verdict} |",
                rate.median,
                rate.low,
                rate.high,
                Micros(outcome.ours),
                Micros(outcome.baseline)
            )?;
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

struct Micros(Duration);

impl fmt::Display for Micros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0} µs", self.0.as_secs_f64() * 1e6)
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
