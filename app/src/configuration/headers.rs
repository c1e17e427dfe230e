//! Headers of requests, as a setting.

use reqwest::header::{HeaderName, HeaderValue};

use super::text::Text;

/// Names and values of headers, which may be secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// Each with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// `Name: value` with commas between them; what stands behind a comma and is none belongs to the value before.
impl Text for Headers {
    fn parse(text: &str) -> Result<Self, String> {
        let wanted = || "headers like `Authorization: Bearer x, X-Team: night`".to_owned();
        let mut headers: Vec<(String, String)> = Vec::new();
        for part in text.split(',') {
            let header = part.split_once(':').filter(|(name, _)| HeaderName::try_from(name.trim()).is_ok());
            match (header, headers.last_mut()) {
                (Some((name, value)), _) => headers.push((name.trim().to_owned(), value.trim().to_owned())),
                (None, Some((_, value))) => *value = format!("{value},{part}"),
                (None, None) if part.trim().is_empty() => {}
                (None, None) => return Err(wanted()),
            }
        }
        let are_sound = headers.iter().all(|(_, value)| HeaderValue::from_str(value).is_ok());
        if are_sound { Ok(Headers(headers)) } else { Err(wanted()) }
    }

    fn print(&self) -> String {
        let headers: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        headers.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_have_colons_and_commas() {
        let headers = Headers::parse("Authorization: Basic a:b, X-Teams: night, day,X-Url: http://x").expect("headers");
        let found: Vec<(&str, &str)> = headers.iter().collect();
        assert_eq!(found, [("Authorization", "Basic a:b"), ("X-Teams", "night, day"), ("X-Url", "http://x")]);
        assert_eq!(Headers::parse(&headers.print()).as_ref().ok().map(Text::print), Some(headers.print()));
        assert!(Headers::parse("none").is_err() && Headers::parse("A: b\nC: d").is_err());
        assert_eq!(Headers::parse("").expect("none").iter().count(), 0);
    }
}
