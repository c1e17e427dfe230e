//! When a request is made again.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// How often and how soon. Timeouts, unreachable servers, answers of 5xx and 429, and documents that end too
/// early are tried again; everything else is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// How many times a page is asked for altogether.
    pub attempts: u32,
    /// The delay before the second attempt; each later one is twice as long.
    pub base: Duration,
    /// What the delay does not exceed.
    pub longest: Duration,
    /// How long a server may tell us to stay away (`Retry-After`); if it says more, the fetch fails at once.
    pub longest_asked: Duration,
}

impl Default for Retry {
    fn default() -> Retry {
        Retry {
            attempts: 5,
            base: Duration::from_millis(500),
            longest: Duration::from_secs(30),
            longest_asked: Duration::from_mins(2),
        }
    }
}

impl Retry {
    /// The delay after so many attempts: half of it is certain, the other half is up to `random`, so that those
    /// who failed together do not come back together.
    pub(crate) fn delay(&self, attempts: u32, random: u64) -> Duration {
        let doubled = 2u32.saturating_pow(attempts.saturating_sub(1));
        let half = self.base.saturating_mul(doubled).min(self.longest) / 2;
        let millis = u64::try_from(half.as_millis()).unwrap_or(u64::MAX);
        half + Duration::from_millis(random % (millis.saturating_add(1)))
    }
}

/// What a `Retry-After` asks for: seconds, or a date. A date in the past asks for nothing.
pub(crate) fn asked(header: &str, now: DateTime<Utc>) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = DateTime::parse_from_rfc2822(header).ok()?;
    Some((date.to_utc() - now).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_the_longest() {
        let retry = Retry::default();
        for (attempts, whole) in [(1, 500), (2, 1000), (3, 2000), (4, 4000), (7, 30_000), (80, 30_000)] {
            let (least, most) = (retry.delay(attempts, 0), Duration::from_millis(whole));
            assert_eq!(least, most / 2);
            for random in [1, 250, 77_777, u64::MAX] {
                let delay = retry.delay(attempts, random);
                assert!(least <= delay && delay <= most, "{delay:?}");
            }
        }
    }

    #[test]
    fn reads_seconds_and_dates() {
        let now = "2026-01-05T10:00:00Z".parse().unwrap();
        assert_eq!(asked(" 7 ", now), Some(Duration::from_secs(7)));
        assert_eq!(asked("Mon, 05 Jan 2026 10:01:30 GMT", now), Some(Duration::from_secs(90)));
        assert_eq!(asked("Mon, 05 Jan 2026 09:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(asked("soon", now), None);
        assert_eq!(asked("-1", now), None);
    }
}
