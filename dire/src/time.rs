//! Times as outside systems write them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// The moment that a text names, if it names one.
///
/// Date and time may be separated by `T` or blanks; fraction, seconds and time may be missing; the offset
/// may be `Z`, `+01:00`, `+0100`, `+01`, the word `UTC`, one of these and `UTC`, or missing, which means
/// UTC. Times before 1970 are what programs write that know no time, and count as none.
pub fn parse(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    // A reading of a monotonic clock, which some programs append.
    let text = text.split_once(" m=").map_or(text, |(wall, _)| wall).trim_end();
    let text = without_word(text, "UTC").or_else(|| without_word(text, "GMT")).unwrap_or(text);
    let (text, offset) = split_offset(text)?;
    let moment = local(text.trim_end())?.checked_sub_signed(offset)?.and_utc();
    (moment >= DateTime::UNIX_EPOCH).then_some(moment)
}

fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let start = text.len().checked_sub(word.len())?;
    let (rest, end) = text.split_at_checked(start)?;
    end.eq_ignore_ascii_case(word).then(|| rest.trim_end())
}

/// The text before the offset, and the offset. Signs in the first ten bytes belong to the date.
fn split_offset(text: &str) -> Option<(&str, TimeDelta)> {
    if let Some(rest) = text.strip_suffix(['Z', 'z']) {
        return Some((rest, TimeDelta::zero()));
    }
    let Some(at) = text.rfind(['+', '-']).filter(|at| *at >= 10) else {
        return Some((text, TimeDelta::zero()));
    };
    let (rest, offset) = text.split_at(at);
    let digits: String = offset[1..].chars().filter(|letter| *letter != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let hours: i64 = digits[..2].parse().ok()?;
    let minutes: i64 = if digits.len() == 4 { digits[2..].parse().ok()? } else { 0 };
    if hours > 23 || minutes > 59 {
        return None;
    }
    let size = TimeDelta::minutes(hours * 60 + minutes);
    Some((rest, if offset.starts_with('-') { -size } else { size }))
}

fn local(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = match text.find(|letter: char| matches!(letter, 'T' | 't') || letter.is_whitespace()) {
        Some(at) => {
            let (date, rest) = text.split_at(at);
            let mut letters = rest.chars();
            letters.next();
            (date, letters.as_str().trim_start())
        }
        None => (text, ""),
    };
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    if time.is_empty() {
        return date.and_hms_opt(0, 0, 0);
    }
    let time =
        NaiveTime::parse_from_str(time, "%H:%M:%S%.f").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M")).ok()?;
    Some(date.and_time(time))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn one_moment_in_many_spellings() {
        for text in [
            "2024-05-06T07:08:09Z",
            "2024-05-06t07:08:09z",
            " 2024-05-06 07:08:09 ",
            "2024-05-06T07:08:09",
            "2024-05-06 07:08:09 UTC",
            "2024-05-06 07:08:09 utc",
            "2024-05-06 07:08:09 GMT",
            "2024-05-06 07:08:09.000000000 +0000 UTC",
            "2024-05-06 07:08:09.000 +0000 UTC m=+0.000123",
            "2024-05-06T08:08:09+01:00",
            "2024-05-06T08:08:09+0100",
            "2024-05-06 08:08:09+01",
            "2024-05-06 01:38:09 -0530",
            "2024-05-06  07:08:09",
        ] {
            assert_eq!(
                parse(text).map(|time| time.to_rfc3339()).as_deref(),
                Some("2024-05-06T07:08:09+00:00"),
                "{text}"
            );
        }
    }

    #[test]
    fn parts_may_be_missing_and_fractions_stay() {
        let milliseconds = |text| parse(text).map(|time| time.timestamp_millis());
        assert_eq!(milliseconds("2024-05-06"), Some(1_714_953_600_000));
        assert_eq!(milliseconds("2024-05-06 07:08"), Some(1_714_979_280_000));
        assert_eq!(milliseconds("2024-05-06T07:08:09.25Z"), Some(1_714_979_289_250));
    }

    #[test]
    fn what_names_no_moment() {
        for text in [
            "",
            "yesterday",
            "UTC",
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2024-13-01T00:00:00Z",
            "2024-05-06T25:00:00Z",
            "2024-05-06T07:08:09+1",
            "2024-05-06T07:08:09+99:00",
            "07:08:09",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
