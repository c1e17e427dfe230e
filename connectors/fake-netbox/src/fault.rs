//! Failures on demand, of requests for the list of devices.

use std::time::Duration;

/// What goes wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 429, with this text as `Retry-After`: seconds or an HTTP date.
    TooManyRequests {
        /// The header's value.
        retry_after: String,
    },
    /// An answer with this status and NetBox's shape of an error.
    Status(u16),
    /// The connection is closed in the middle of the body.
    CutShort,
    /// Half of the document, sent as if it were whole.
    Truncated,
    /// Half of the body, then nothing for so long, then the rest.
    Stalled(Duration),
    /// A page whose `next` says this.
    Next(String),
    /// A redirection to this place.
    Redirect(String),
    /// An answer of status 200 with this body.
    Body(String),
}

/// Which requests a fault hits, counted from the moment it was injected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Every one.
    Always,
    /// The first so many.
    First(u64),
    /// The one with this number, from 1.
    Nth(u64),
    /// Each so many: the nth, the 2nth and so on.
    Every(u64),
}

impl When {
    fn hits(self, number: u64) -> bool {
        match self {
            When::Always => true,
            When::First(count) => number <= count,
            When::Nth(chosen) => number == chosen,
            When::Every(step) => step > 0 && number.is_multiple_of(step),
        }
    }
}

/// The faults that were injected.
#[derive(Default)]
pub(crate) struct Faults(Vec<Rule>);

struct Rule {
    fault: Fault,
    when: When,
    requests: u64,
}

impl Faults {
    pub(crate) fn inject(&mut self, fault: Fault, when: When) {
        self.0.push(Rule { fault, when, requests: 0 });
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Counts one request with every rule, and gives the fault that hits it.
    pub(crate) fn next(&mut self) -> Option<Fault> {
        let mut due = None;
        for rule in &mut self.0 {
            rule.requests += 1;
            if due.is_none() && rule.when.hits(rule.requests) {
                due = Some(rule.fault.clone());
            }
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Faults, When};

    #[test]
    fn rules_hit_what_they_say() {
        let mut faults = Faults::default();
        faults.inject(Fault::Status(500), When::Every(3));
        faults.inject(Fault::Status(502), When::First(1));
        faults.inject(Fault::Status(503), When::Nth(6));
        let hits: Vec<Option<Fault>> = (0..6).map(|_| faults.next()).collect();
        let status = |code| Some(Fault::Status(code));
        assert_eq!(hits, [status(502), None, status(500), None, None, status(500)], "the first injected wins");
        faults.clear();
        assert_eq!(faults.next(), None);
    }
}
