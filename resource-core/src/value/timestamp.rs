//! Points in time with microseconds, as both databases keep them.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};

use super::{Value, ValueError};
use crate::evaluate::TIME_RANGE;
use crate::{Kind, Scalar};

/// A point in time: microseconds since 1970-01-01T00:00:00Z, years 1 to 9999.
///
/// It prints as RFC 3339 in UTC with six digits, through a fixed-width writer: a general date
/// formatter costs as much as all the rest of encoding a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// The length of [`Timestamp`]'s text.
pub const TEXT_LENGTH: usize = 27;

impl Timestamp {
    /// The time that many microseconds after 1970 began.
    pub const fn from_micros(micros: i64) -> Timestamp {
        Timestamp(micros)
    }

    /// Microseconds since 1970 began.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// What the system's clock says.
    pub fn now() -> Timestamp {
        Timestamp(Utc::now().timestamp_micros())
    }

    /// The RFC 3339 text, for example `2026-01-31T08:15:00.000000Z`.
    pub fn write(self) -> [u8; TEXT_LENGTH] {
        let days = self.0.div_euclid(86_400_000_000);
        let within = self.0.rem_euclid(86_400_000_000);
        let (year, month, day) = civil(days);
        let seconds = within / 1_000_000;
        let mut text = *b"0000-00-00T00:00:00.000000Z";
        digits(&mut text[0..4], year);
        digits(&mut text[5..7], month);
        digits(&mut text[8..10], day);
        digits(&mut text[11..13], seconds / 3600);
        digits(&mut text[14..16], seconds / 60 % 60);
        digits(&mut text[17..19], seconds % 60);
        digits(&mut text[20..26], within % 1_000_000);
        text
    }
}

/// Writes `number` right-aligned over zeros.
fn digits(text: &mut [u8], mut number: i64) {
    for digit in text.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

/// Year, month and day of a day counted from 1970-01-01 in the proleptic Gregorian calendar, after
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.write();
        formatter.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Timestamp {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let time = DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_micros());
        let time = time.filter(|micros| TIME_RANGE.contains(micros));
        time.map(Timestamp)
            .ok_or_else(|| ValueError::expected("a timestamp as in RFC 3339, for example 2026-01-31T08:15:00Z"))
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(time: DateTime<Utc>) -> Self {
        Timestamp(time.timestamp_micros())
    }
}

impl From<Timestamp> for DateTime<Utc> {
    /// Times beyond the calendar end with it.
    fn from(time: Timestamp) -> Self {
        let end = if time.0 < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        DateTime::from_timestamp_micros(time.0).unwrap_or(end)
    }
}

impl Value for Timestamp {
    const KIND: Kind = Kind::Time;

    fn to_scalar(&self) -> Scalar {
        Scalar::Time(self.0)
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        match scalar {
            Scalar::Time(micros) => Ok(Timestamp(micros)),
            _ => Err(ValueError::expected("a timestamp")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_chrono_prints() {
        let mut micros = *TIME_RANGE.start();
        while micros < *TIME_RANGE.end() {
            let expected = DateTime::<Utc>::from_timestamp_micros(micros).expect("in range");
            let expected = expected.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
            assert_eq!(Timestamp(micros).to_string(), expected);
            assert_eq!(expected.parse::<Timestamp>(), Ok(Timestamp(micros)));
            assert_eq!(Timestamp::from(DateTime::from(Timestamp(micros))), Timestamp(micros));
            micros += 86_400_000_000 * 13 + 3_723_000_417;
        }
    }
}
