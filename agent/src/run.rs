//! The tries of one check, and the judgement.

use crate::{Failure, Probe};
use std::time::Duration;
use tokio::time::{Instant, timeout, timeout_at};
use uuid::Uuid;
use wire::{Cause, CheckTask, Clock, Outcome, Verdict};

/// Between two tries: whatever made the first one fail needs a moment.
const PAUSE: Duration = Duration::from_millis(500);

/// Runs a check once, with its retries, until `until` at the latest. Whose attempt it is, and who ran it, is for the
/// caller to fill in.
pub async fn run_check(probe: &dyn Probe, task: &CheckTask, until: Instant, clock: &dyn Clock) -> Outcome {
    let mut tries = 0;
    let ended = timeout_at(until, tried(probe, task, (until, &mut tries))).await;
    let ended = ended.unwrap_or_else(|_| Err(expired()));
    let blank = Outcome {
        check: task.id,
        attempt: Uuid::nil(),
        verdict: Verdict::Unknown,
        cause: None,
        response_us: None,
        error: None,
        finished_at: clock.now(),
        tries,
        agent: None,
    };
    match ended {
        Ok(took) => {
            let (verdict, slow) = judged(task, took);
            let outcome = Outcome { verdict, response_us: Some(micros(took)), ..blank };
            match slow {
                Some(text) => outcome.saying(&text),
                None => outcome,
            }
        }
        Err(Failure { cause, text, response }) => {
            let tries = if probed(cause) { tries } else { 0 };
            let response_us = response.map(micros);
            Outcome { verdict: cause.verdict(), cause: Some(cause), response_us, tries, ..blank }.saying(&text)
        }
    }
}

/// The first good answer, or the failure of the last try.
async fn tried(probe: &dyn Probe, task: &CheckTask, (until, tries): (Instant, &mut u8)) -> Result<Duration, Failure> {
    loop {
        // A timer would let it begin before it looks at the time.
        if Instant::now() >= until {
            return Err(expired());
        }
        *tries += 1;
        let failure = match timeout(task.timeout(), probe.probe(task)).await {
            Ok(Ok(took)) => return Ok(took),
            Ok(Err(failure)) => failure,
            Err(_) => Failure::new(Cause::TimedOut, format!("no answer within {} ms", task.timeout().as_millis())),
        };
        // What is about us does not get better by asking the target again.
        if !failure.cause.is_targets() || *tries > task.retries {
            return Err(failure);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

fn expired() -> Failure {
    Failure::new(Cause::Expired, "the deadline came before the check's tries were over")
}

/// An expired check may have been begun, others that are not about the target never reached it.
fn probed(cause: Cause) -> bool {
    cause.is_targets() || cause == Cause::Expired
}

/// What a good answer is worth, and what is to be said of one that took its time.
fn judged(task: &CheckTask, took: Duration) -> (Verdict, Option<String>) {
    let thresholds =
        [(Verdict::Critical, "critical", task.critical_ms), (Verdict::Warning, "a warning", task.warning_ms)];
    let slower = |ms: u32| took > Duration::from_millis(ms.into());
    let passed =
        thresholds.into_iter().find_map(|(verdict, word, ms)| Some((verdict, word, ms.filter(|ms| slower(*ms))?)));
    match passed {
        Some((verdict, word, ms)) => {
            let text = format!("it answered after {} ms, {word} above {ms} ms", took.as_millis());
            (verdict, Some(text))
        }
        None => (Verdict::Success, None),
    }
}

fn micros(took: Duration) -> u64 {
    u64::try_from(took.as_micros()).unwrap_or(u64::MAX)
}
