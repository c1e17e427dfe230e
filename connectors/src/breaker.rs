//! Circuit breakers: an endpoint that keeps failing is left alone for a while.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::Clock;

/// When a breaker opens and closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// So many failures within one window open it.
    pub failures: u32,
    /// While it is closed, failures are counted anew after so long.
    pub window: Duration,
    /// So long after the last failure it is half open: one request at a time may try.
    pub rest: Duration,
    /// So many successes close it.
    pub successes: u32,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { failures: 5, window: Duration::from_mins(1), rest: Duration::from_secs(30), successes: 2 }
    }
}

/// What a breaker is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Requests pass.
    Closed,
    /// None does.
    Open,
    /// One at a time may try.
    HalfOpen,
}

/// How long to wait before a breaker may admit a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// So long.
    pub retry_in: Duration,
}

/// How soon to look again while somebody else tries a half-open circuit.
const SOON: Duration = Duration::from_secs(1);

/// The breaker of one endpoint.
pub struct Breaker {
    rules: Rules,
    clock: Arc<dyn Clock>,
    circuit: Mutex<Circuit>,
}

struct Circuit {
    phase: Phase,
    /// Counts changes of phase, so that what was admitted in an earlier one does not count for this one.
    generation: u64,
}

enum Phase {
    Closed { failures: u32, since: Duration },
    Open { until: Duration },
    HalfOpen { successes: u32, is_trying: bool },
}

impl Breaker {
    /// A closed breaker.
    pub fn new(rules: Rules, clock: Arc<dyn Clock>) -> Breaker {
        let phase = Phase::Closed { failures: 0, since: clock.elapsed() };
        Breaker { rules, clock, circuit: Mutex::new(Circuit { phase, generation: 0 }) }
    }

    /// Asks to make a request, whose outcome the permit is told.
    ///
    /// # Errors
    /// The circuit is open, or half open and somebody else is trying.
    pub fn admit(self: &Arc<Breaker>) -> Result<Permit, Refused> {
        let now = self.clock.elapsed();
        let mut circuit = self.circuit();
        match &mut circuit.phase {
            Phase::Closed { .. } => {}
            Phase::Open { until } if now < *until => return Err(Refused { retry_in: *until - now }),
            Phase::Open { .. } => circuit.enter(Phase::HalfOpen { successes: 0, is_trying: true }),
            Phase::HalfOpen { is_trying: true, .. } => return Err(Refused { retry_in: SOON }),
            Phase::HalfOpen { is_trying, .. } => *is_trying = true,
        }
        Ok(Permit { breaker: Arc::clone(self), generation: circuit.generation, is_told: false })
    }

    /// What it is at now.
    pub fn state(&self) -> State {
        match self.circuit().phase {
            Phase::Closed { .. } => State::Closed,
            Phase::Open { until } if self.clock.elapsed() < until => State::Open,
            Phase::Open { .. } | Phase::HalfOpen { .. } => State::HalfOpen,
        }
    }

    fn succeeded(&self, generation: u64) {
        let now = self.clock.elapsed();
        let mut circuit = self.circuit();
        let is_late = circuit.generation != generation;
        if let Phase::HalfOpen { successes, is_trying } = &mut circuit.phase
            && !is_late
        {
            *successes += 1;
            *is_trying = false;
            if *successes >= self.rules.successes {
                circuit.enter(Phase::Closed { failures: 0, since: now });
            }
        }
    }

    /// A failure counts whenever it was admitted: the endpoint failed just now.
    fn failed(&self) {
        let now = self.clock.elapsed();
        let open = Phase::Open { until: now + self.rules.rest };
        let mut circuit = self.circuit();
        match &mut circuit.phase {
            Phase::Closed { failures, since } => {
                if now.saturating_sub(*since) >= self.rules.window {
                    (*failures, *since) = (0, now);
                }
                *failures += 1;
                if *failures >= self.rules.failures {
                    circuit.enter(open);
                }
            }
            Phase::Open { .. } => circuit.phase = open,
            Phase::HalfOpen { .. } => circuit.enter(open),
        }
    }

    /// A request whose outcome says nothing of the endpoint: somebody else may try.
    fn released(&self, generation: u64) {
        let mut circuit = self.circuit();
        let is_late = circuit.generation != generation;
        if let Phase::HalfOpen { is_trying, .. } = &mut circuit.phase
            && !is_late
        {
            *is_trying = false;
        }
    }

    // Whoever panicked with the lock left a phase that is as good as any.
    fn circuit(&self) -> MutexGuard<'_, Circuit> {
        self.circuit.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Circuit {
    fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.generation += 1;
    }
}

/// The permission to make one request. Dropped without an outcome, it counts as neither.
#[must_use]
pub struct Permit {
    breaker: Arc<Breaker>,
    generation: u64,
    is_told: bool,
}

impl Permit {
    /// The endpoint answered.
    pub fn succeed(mut self) {
        self.is_told = true;
        self.breaker.succeeded(self.generation);
    }

    /// The endpoint failed.
    pub fn fail(mut self) {
        self.is_told = true;
        self.breaker.failed();
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if !self.is_told {
            self.breaker.released(self.generation);
        }
    }
}

impl fmt::Debug for Permit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Permit").field("generation", &self.generation).finish_non_exhaustive()
    }
}

/// The breakers of all endpoints. Give each tenant its own, lest one keeps others from an endpoint they share.
#[derive(Clone)]
pub struct Breakers {
    rules: Rules,
    clock: Arc<dyn Clock>,
    known: Arc<Mutex<HashMap<String, Arc<Breaker>>>>,
}

impl Breakers {
    /// No breaker yet.
    pub fn new(rules: Rules, clock: Arc<dyn Clock>) -> Breakers {
        Breakers { rules, clock, known: Arc::default() }
    }

    /// The one breaker of this endpoint.
    pub fn of(&self, endpoint: &str) -> Arc<Breaker> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || Arc::new(Breaker::new(self.rules, Arc::clone(&self.clock)));
        Arc::clone(known.entry(endpoint.to_owned()).or_insert_with(make))
    }
}
