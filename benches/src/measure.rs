//! Interleaved pairs: the two sides take turns, so that whatever else the machine does hits both.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::case::{Case, Work};
use crate::cpu;
use crate::statistics::{Estimate, TARGET};

/// How long to measure.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Pairs of rounds.
    pub rounds: usize,
    /// The least time of a round.
    pub round: Duration,
}

/// What a pair of sides showed.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The engine's rate as a share of the hand-written one.
    pub rate: Estimate,
    /// Processor time of the hand-written side as a share of the engine's, over all rounds; `None` where
    /// the system does not tell.
    pub cpu: Option<f64>,
    /// What one repetition of the engine takes, in the median round. For orientation only: times say
    /// nothing across machines.
    pub ours: Duration,
    /// As [`Outcome::ours`], written by hand.
    pub baseline: Duration,
    /// The least rate that is wanted.
    pub target: f64,
}

impl Outcome {
    /// From the times of whole rounds, in pairs, and the processor time of both sides over all of them.
    ///
    /// # Panics
    /// Without rounds.
    pub fn of_rounds(ours: &[Duration], baseline: &[Duration], cpu: Option<[Duration; 2]>) -> Outcome {
        let pairs = ours.iter().zip(baseline);
        let rates: Vec<f64> = pairs.map(|(ours, baseline)| baseline.as_secs_f64() / ours.as_secs_f64()).collect();
        let cpu = cpu.filter(|[ours, _]| !ours.is_zero());
        Outcome {
            rate: Estimate::of(&rates),
            cpu: cpu.map(|[ours, baseline]| baseline.as_secs_f64() / ours.as_secs_f64()),
            ours: median(ours.to_vec()),
            baseline: median(baseline.to_vec()),
            target: TARGET,
        }
    }

    /// With another target.
    #[must_use]
    pub fn with_target(self, target: f64) -> Outcome {
        Outcome { target, ..self }
    }
}

impl Plan {
    /// Long enough for figures.
    pub fn thorough(rounds: usize) -> Plan {
        Plan { rounds: rounds.max(1), round: Duration::from_millis(40) }
    }

    /// Long enough to see that everything runs.
    pub fn quick() -> Plan {
        Plan { rounds: 2, round: Duration::from_millis(1) }
    }
}

/// Measures both sides of a case in turn.
///
/// # Errors
/// What one of the sides returns.
pub async fn pair(case: &Case, plan: Plan) -> Result<Outcome> {
    let repetitions = repetitions(case, plan).await?;
    let (mut rates, mut cpu) = (Vec::with_capacity(plan.rounds), [Duration::ZERO; 2]);
    let mut taken = [Vec::new(), Vec::new()];
    for round in 0..plan.rounds {
        // Who begins changes, too: what the first one leaves behind is not always the second one's.
        let mut times = [Duration::ZERO; 2];
        let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
        for side in order {
            let spent = cpu::spent();
            times[side] = time([&case.ours, &case.baseline][side], repetitions).await?;
            cpu[side] += cpu::spent().saturating_sub(spent);
            taken[side].push(times[side]);
        }
        rates.push(times[1].as_secs_f64() / times[0].as_secs_f64());
    }
    let cpu = (!cpu[0].is_zero()).then(|| cpu[1].as_secs_f64() / cpu[0].as_secs_f64());
    let [ours, baseline] = taken.map(|times| median(times) / u32::try_from(repetitions).unwrap_or(u32::MAX));
    Ok(Outcome { rate: Estimate::of(&rates), cpu, ours, baseline, target: TARGET })
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// As many as the faster side needs to fill a round. Finding out also warms both up.
async fn repetitions(case: &Case, plan: Plan) -> Result<u64> {
    let mut repetitions = 1;
    loop {
        let fastest = time(&case.ours, repetitions).await?.min(time(&case.baseline, repetitions).await?);
        if fastest >= plan.round {
            return Ok(repetitions);
        }
        repetitions *= 2;
    }
}

async fn time(work: &Work, repetitions: u64) -> Result<Duration> {
    let work = work(repetitions);
    let start = Instant::now();
    tokio::spawn(work).await??;
    Ok(start.elapsed())
}
