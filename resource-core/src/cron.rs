//! Times of repeated work, as crontab(5) writes them, in UTC.

use chrono::{DateTime, Utc};
use croner::parser::{CronParser, Seconds, Year};

use crate::Timestamp;

/// Minute, hour, day of month, month, day of week.
#[derive(Clone, Debug)]
pub struct Cron(croner::Cron);

impl Cron {
    /// Reads the five fields.
    ///
    /// # Errors
    /// What is wrong with them, for people.
    pub fn parse(text: &str) -> Result<Cron, String> {
        let parser = CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build();
        parser.parse(text).map(Cron).map_err(|error| error.to_string())
    }

    /// The latest time that is not after `now`; `None` if there was none.
    pub fn last(&self, now: Timestamp) -> Option<Timestamp> {
        self.0.find_previous_occurrence(&moment(now)?, true).ok().map(Timestamp::from)
    }

    /// The first time after `now`; `None` if there will be none.
    pub fn next(&self, now: Timestamp) -> Option<Timestamp> {
        self.0.find_next_occurrence(&moment(now)?, false).ok().map(Timestamp::from)
    }
}

/// The whole second that a time is in: croner keeps what is beyond it, and slots lie on seconds.
fn moment(time: Timestamp) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(time.micros().div_euclid(1_000_000), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn slots_lie_on_the_minute() {
        let cron = Cron::parse("*/5 * * * *").expect("a schedule");
        let now = at("2026-03-01T12:07:30.5Z");
        assert_eq!(cron.last(now), Some(at("2026-03-01T12:05:00Z")));
        assert_eq!(cron.next(now), Some(at("2026-03-01T12:10:00Z")));
        let exactly = at("2026-03-01T12:05:00Z");
        assert_eq!((cron.last(exactly), cron.next(exactly)), (Some(exactly), Some(at("2026-03-01T12:10:00Z"))));
    }

    #[test]
    fn what_is_no_schedule_is_told() {
        for text in ["", "* * * *", "* * * * * *", "61 * * * *", "a b c d e"] {
            assert!(Cron::parse(text).is_err(), "{text}");
        }
    }
}
