//! How long the jobs of a queue take, and how many are taken at once therefore.

use std::time::Duration;

/// Jobs that take less are quick: asking the database for each by itself would cost more than waiting for a place.
const QUICK: Duration = Duration::from_millis(100);
/// How long a job that was taken ahead waits for a place, before somebody else may have it.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);

/// The time that a queue's jobs take: an exponentially weighted mean, in which each job counts for an eighth.
#[derive(Debug, Default)]
pub(super) struct Pace(Option<Duration>);

/// How many jobs may be taken now.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// The most that may be this process's, running and waiting.
    pub limit: usize,
    /// How many must have ended before it is worth to ask for more.
    pub least: usize,
}

impl Pace {
    /// A job took so long.
    pub fn took(&mut self, time: Duration) {
        self.0 = Some(self.0.map_or(time, |mean| (7 * mean + time) / 8));
    }

    /// A job that was taken ahead waited in vain.
    pub fn waited(&mut self) {
        self.0 = Some(PATIENCE);
    }

    /// As many as run at once; once jobs are known to be quick, as many again, which wait for a place.
    pub fn room(&self, concurrency: usize) -> Room {
        match self.0 {
            Some(mean) if mean < QUICK => Room { limit: 2 * concurrency, least: concurrency },
            _ => Room { limit: concurrency, least: 1 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE_BY_ONE: Room = Room { limit: 16, least: 1 };
    const AHEAD: Room = Room { limit: 32, least: 16 };

    fn after(times: impl IntoIterator<Item = u64>) -> Pace {
        let mut pace = Pace::default();
        times.into_iter().for_each(|time| pace.took(Duration::from_millis(time)));
        pace
    }

    #[test]
    fn jobs_are_taken_ahead_once_they_are_known_to_be_quick() {
        assert_eq!(Pace::default().room(16), ONE_BY_ONE);
        assert_eq!(after([5]).room(16), AHEAD);
        assert_eq!(after([5, 5, 5, 400]).room(16), AHEAD, "one slow job among quick ones");
        assert_eq!(after([5, 400, 400, 400]).room(16), ONE_BY_ONE);
    }

    #[test]
    fn waiting_in_vain_is_not_soon_forgotten() {
        let mut pace = after([5; 100]);
        pace.waited();
        assert_eq!(pace.room(16), ONE_BY_ONE);
        let forgiven = (1..).find(|_| {
            pace.took(Duration::from_millis(5));
            pace.room(16) == AHEAD
        });
        assert_eq!(forgiven, Some(18));
    }
}
