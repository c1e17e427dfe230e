//! JSON, written straight into the buffer that is sent. Labels come with comma, quotes and colon.

use serde_json::to_writer;
use uuid::Uuid;

use super::moment::Moment;

/// A string with its quotes.
pub fn string(out: &mut Vec<u8>, value: &str) {
    to_writer(out, value).expect("a text can always be written");
}

/// A UUID without quotes.
pub fn uuid(out: &mut Vec<u8>, value: Uuid) {
    let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
    out.extend_from_slice(value.hyphenated().encode_lower(&mut text).as_bytes());
}

/// `"label":"text"` or null.
pub fn text(out: &mut Vec<u8>, label: &str, value: Option<&str>) {
    out.extend_from_slice(label.as_bytes());
    match value {
        Some(value) => string(out, value),
        None => out.extend_from_slice(b"null"),
    }
}

/// `"label":true`, or null.
pub fn truth(out: &mut Vec<u8>, label: &str, value: Option<bool>) {
    out.extend_from_slice(label.as_bytes());
    out.extend_from_slice(match value {
        Some(true) => b"true",
        Some(false) => b"false",
        None => b"null",
    });
}

/// `"label":7`, or null.
pub fn number(out: &mut Vec<u8>, label: &str, value: Option<i64>) {
    out.extend_from_slice(label.as_bytes());
    match value {
        Some(value) => to_writer(out, &value).expect("a number can always be written"),
        None => out.extend_from_slice(b"null"),
    }
}

/// `"label":` and a document as it is, or null.
pub fn json(out: &mut Vec<u8>, label: &str, value: Option<&str>) {
    out.extend_from_slice(label.as_bytes());
    out.extend_from_slice(value.unwrap_or("null").as_bytes());
}

/// `"label":"2026-01-31T08:15:00.000000Z"`, or null.
pub fn moment(out: &mut Vec<u8>, label: &str, value: Option<Moment>) {
    out.extend_from_slice(label.as_bytes());
    match value {
        Some(value) => {
            out.push(b'"');
            out.extend_from_slice(&rfc3339(value));
            out.push(b'"');
        }
        None => out.extend_from_slice(b"null"),
    }
}

/// A fixed-width text; a date library takes several times as long.
fn rfc3339(Moment(micros): Moment) -> [u8; 27] {
    let (days, within) = (micros.div_euclid(86_400_000_000), micros.rem_euclid(86_400_000_000));
    let seconds = within / 1_000_000;
    let (year, month, day) = date(days);
    let mut text = *b"0000-00-00T00:00:00.000000Z";
    let mut put = |range: std::ops::Range<usize>, mut number: i64| {
        for digit in text[range].iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
    };
    put(0..4, year);
    put(5..7, month);
    put(8..10, day);
    put(11..13, seconds / 3_600);
    put(14..16, seconds / 60 % 60);
    put(17..19, seconds % 60);
    put(20..26, within % 1_000_000);
    text
}

/// Counts whole years from March on, so that the leap day is the last one of a year.
fn date(days_since_1970: i64) -> (i64, i64, i64) {
    let days = days_since_1970 + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_right_around_leap_days() {
        let text = |micros| String::from_utf8(rfc3339(Moment(micros)).to_vec()).expect("text");
        assert_eq!(text(0), "1970-01-01T00:00:00.000000Z");
        assert_eq!(text(951_782_400_000_001), "2000-02-29T00:00:00.000001Z");
        assert_eq!(text(1_767_225_599_999_999), "2025-12-31T23:59:59.999999Z");
    }
}
