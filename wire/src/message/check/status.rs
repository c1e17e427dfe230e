//! Ranges of status codes, in each form that people write them in.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Status codes from one to another, both included.
///
/// It is read from a code (`204`), from a text with one code or two (`"300-399"`), and from its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct StatusRange {
    /// The lowest.
    pub from: u16,
    /// The highest.
    pub to: u16,
}

/// The text is no range.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no status; write codes as 204 and ranges as \"200-299\"")]
pub struct NotARange(String);

#[derive(Deserialize)]
#[serde(untagged, expecting = "a status is a code as 204, a range as \"200-299\", or `from` and `to`")]
enum Written {
    Code(u16),
    Text(String),
    Ends(Ends),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    from: u16,
    to: u16,
}

impl StatusRange {
    /// Whether a code is in it.
    pub fn contains(self, status: u16) -> bool {
        (self.from..=self.to).contains(&status)
    }
}

impl From<u16> for StatusRange {
    fn from(code: u16) -> Self {
        Self { from: code, to: code }
    }
}

impl FromStr for StatusRange {
    type Err = NotARange;

    fn from_str(text: &str) -> Result<Self, NotARange> {
        let code = |part: &str| part.trim().parse().map_err(|_| NotARange(text.to_owned()));
        match text.split_once('-') {
            Some((from, to)) => Ok(Self { from: code(from)?, to: code(to)? }),
            None => code(text).map(Self::from),
        }
    }
}

impl TryFrom<Written> for StatusRange {
    type Error = NotARange;

    fn try_from(written: Written) -> Result<Self, NotARange> {
        match written {
            Written::Code(code) => Ok(code.into()),
            Written::Text(text) => text.parse(),
            Written::Ends(Ends { from, to }) => Ok(Self { from, to }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_written_in_several_forms() {
        let read: Vec<StatusRange> =
            serde_json::from_str(r#"[204, "204", "300-399", " 300 - 399 ", {"from": 300, "to": 399}]"#).unwrap();
        let (one, many) = (StatusRange::from(204), StatusRange { from: 300, to: 399 });
        assert_eq!(read, [one, one, many, many, many]);
        assert_eq!(serde_json::to_string(&one).unwrap(), r#"{"from":204,"to":204}"#, "as older programs read it");
        for (wrong, told) in [
            (r#""ok""#, "\"ok\" is no status; write codes as 204"),
            (r#""200-""#, "is no status"),
            ("70000", "a status is a code as 204"),
            (r#"{"from": 200}"#, "a status is a code as 204"),
            (r#"{"from": 200, "to": 299, "step": 1}"#, "a status is a code as 204"),
        ] {
            let error = serde_json::from_str::<StatusRange>(wrong).unwrap_err().to_string();
            assert!(error.contains(told), "{wrong}: {error}");
        }
    }
}
