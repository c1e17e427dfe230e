//! Medians, and how sure they are.

use resource_runtime::testing::Random;

/// A share of the hand-written rate below which a target is missed: more than 10 % slower.
pub const TARGET: f64 = 1.0 / 1.1;

/// Resamples of the bootstrap.
const RESAMPLES: usize = 2_000;

/// A median with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The median.
    pub median: f64,
    /// Where the interval begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
}

/// Whether a target is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The whole interval is inside it.
    Met,
    /// The whole interval is outside.
    Missed,
    /// It is in the interval.
    NotResolved,
}

impl Estimate {
    /// The median of some measurements, with the percentile bootstrap's interval.
    ///
    /// # Panics
    /// Without measurements.
    pub fn of(measured: &[f64]) -> Estimate {
        let mut random = Random::new(measured.len() as u64);
        let mut medians: Vec<f64> =
            (0..RESAMPLES).map(|_| median(measured.iter().map(|_| *random.pick(measured)).collect())).collect();
        medians.sort_by(f64::total_cmp);
        let at = |share: f64| medians[((RESAMPLES - 1) as f64 * share).round() as usize];
        Estimate { median: median(measured.to_vec()), low: at(0.025), high: at(0.975) }
    }

    /// How a rate relative to the hand-written one stands to a target, such as [`TARGET`].
    pub fn verdict(&self, target: f64) -> Verdict {
        match (self.low >= target, self.high < target) {
            (true, _) => Verdict::Met,
            (_, true) => Verdict::Missed,
            _ => Verdict::NotResolved,
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        0 => f64::midpoint(values[middle - 1], values[middle]),
        _ => values[middle],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_median_and_narrows_on_agreement() {
        let same = Estimate::of(&[1.0; 20]);
        assert_eq!(same, Estimate { median: 1.0, low: 1.0, high: 1.0 });
        let spread: Vec<f64> = (0..20).map(f64::from).collect();
        let spread = Estimate::of(&spread);
        assert_eq!(spread.median, 9.5);
        assert!(spread.low < 9.5 && spread.high > 9.5, "{spread:?}");
    }

    #[test]
    fn a_verdict_needs_the_whole_interval() {
        let verdict = |low, high| Estimate { median: 1.0, low, high }.verdict(TARGET);
        assert_eq!(verdict(0.95, 1.2), Verdict::Met);
        assert_eq!(verdict(0.5, 0.9), Verdict::Missed);
        assert_eq!(verdict(0.85, 0.95), Verdict::NotResolved);
    }
}
