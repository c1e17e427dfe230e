//! A row's values as a record of a device.

use std::collections::BTreeMap;
use std::net::IpAddr;

use chrono::{DateTime, NaiveDateTime, Utc};
use dire::{DeviceUpdate, Source};
use ipnet::IpNet;

use super::columns::Target;
use crate::text;

/// One value of a row.
pub struct Value {
    /// Its column, as the file names it.
    pub column: String,
    pub target: Target,
    pub text: String,
}

/// Why a row is bad.
#[derive(Debug)]
pub struct Flaw {
    pub column: String,
    pub value: String,
    pub remedy: String,
}

/// What a row is.
pub enum Outcome {
    Device(IpAddr, Box<DeviceUpdate>),
    WithoutAddress,
}

/// What all records of a file have in common.
pub struct Template {
    pub partition: String,
    /// Which numbers theirs are, unless they say so themselves.
    pub integration_type: String,
    /// When the reading began: records without a time of their own were seen then.
    pub now: DateTime<Utc>,
}

impl Template {
    pub fn fill(&self, values: Vec<Value>) -> Result<Outcome, Flaw> {
        let mut update = DeviceUpdate {
            device_id: None,
            partition: self.partition.clone(),
            source: Source::Integration,
            ip: None,
            mac: None,
            hostname: None,
            metadata: BTreeMap::from([("integration_type".to_owned(), self.integration_type.clone())]),
            seen_at: self.now,
            is_available: None,
            is_deleted: false,
        };
        let mut address = None;
        for value in values {
            self.take(&value, &mut address, &mut update).map_err(|remedy| Flaw {
                column: value.column,
                value: value.text,
                remedy: remedy.to_owned(),
            })?;
        }
        Ok(match address {
            None => Outcome::WithoutAddress,
            Some(address) => {
                update.ip = Some(address.to_string());
                Outcome::Device(address, Box::new(update))
            }
        })
    }

    fn take(&self, value: &Value, address: &mut Option<IpAddr>, update: &mut DeviceUpdate) -> Result<(), &'static str> {
        let Some(text) = text::clean(&value.text)? else { return Ok(()) };
        match &value.target {
            Target::Ip => *address = Some(ip(text)?),
            Target::Mac => update.mac = Some(mac(text)?.to_owned()),
            Target::Hostname => update.hostname = Some(hostname(text)?.to_owned()),
            Target::SeenAt => update.seen_at = self.time(text)?,
            Target::Metadata(key) => {
                update.metadata.insert(key.clone(), text.to_owned());
            }
        }
        Ok(())
    }

    fn time(&self, text: &str) -> Result<DateTime<Utc>, &'static str> {
        let zoned = DateTime::parse_from_rfc3339(text).map(|time| time.to_utc());
        let plain = || NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").map(|time| time.and_utc());
        let time = zoned.or_else(|_| plain()).map_err(|_| "not a time; write one such as 2026-01-31T12:00:00Z")?;
        if time > self.now {
            return Err("lies in the future; correct it or leave it blank");
        }
        Ok(time)
    }
}

/// An address, without its prefix length if it has one.
fn ip(text: &str) -> Result<IpAddr, &'static str> {
    let network = || text.parse::<IpNet>().ok().map(|network| network.addr());
    text.parse().ok().or_else(network).ok_or("not an address; write one such as 192.0.2.7 or 2001:db8::7")
}

/// One hardware address or several; at least one must be readable.
fn mac(text: &str) -> Result<&str, &'static str> {
    let mut parts = text.split([',', ';']).flat_map(str::split_whitespace);
    let is_mac = |part: &str| {
        let digits = part.chars().filter(|letter| !matches!(letter, ':' | '-' | '.'));
        digits.clone().count() == 12 && digits.clone().all(|digit| digit.is_ascii_hexdigit())
    };
    if parts.any(is_mac) { Ok(text) } else { Err("not a hardware address; write one such as 00:00:5e:00:53:01") }
}

fn hostname(text: &str) -> Result<&str, &'static str> {
    if text.len() > 255 || text.chars().any(char::is_control) {
        return Err("not a name; at most 255 bytes without control characters");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(values: &[(Target, &str)]) -> Result<Outcome, Flaw> {
        let template = Template {
            partition: "p".to_owned(),
            integration_type: "file".to_owned(),
            now: "2026-01-05T10:00:00Z".parse().unwrap_or_default(),
        };
        let value = |(target, text): &(Target, &str)| Value {
            column: "column".to_owned(),
            target: target.clone(),
            text: (*text).to_owned(),
        };
        template.fill(values.iter().map(value).collect())
    }

    #[test]
    fn values_find_their_places() {
        let values = [
            (Target::Ip, " 192.0.2.7/24 "),
            (Target::Mac, "00-00-5E-00-53-01; x"),
            (Target::Hostname, "r1"),
            (Target::SeenAt, "2026-01-04 10:00:00"),
            (Target::Metadata("role".to_owned()), "core"),
            (Target::Metadata("site".to_owned()), " "),
        ];
        let Ok(Outcome::Device(_, update)) = fill(&values) else { panic!() };
        assert_eq!(update.ip.as_deref(), Some("192.0.2.7"));
        assert_eq!((update.mac.as_deref(), update.hostname.as_deref()), (Some("00-00-5E-00-53-01; x"), Some("r1")));
        assert_eq!(update.seen_at, "2026-01-04T10:00:00Z".parse::<DateTime<Utc>>().unwrap());
        let expected = [("integration_type", "file"), ("role", "core")];
        assert!(update.metadata.iter().map(|(k, v)| (k.as_str(), v.as_str())).eq(expected));
        assert!(matches!(fill(&[(Target::Ip, ""), (Target::Hostname, "r1")]), Ok(Outcome::WithoutAddress)));
    }

    #[test]
    fn wrong_values_are_named_with_a_remedy() {
        for (target, wrong) in [
            (Target::Ip, "10.0.0.300"),
            (Target::Mac, "00:00:5e"),
            (Target::Mac, "zz:00:5e:00:53:01"),
            (Target::Hostname, "a\tb"),
            (Target::SeenAt, "yesterday"),
            (Target::SeenAt, "2030-01-01T00:00:00Z"),
            (Target::Metadata("role".to_owned()), "a\0b"),
        ] {
            let Err(flaw) = fill(&[(target, wrong)]) else { panic!("{wrong} is accepted") };
            assert_eq!((flaw.column.as_str(), flaw.value.as_str()), ("column", wrong));
        }
    }
}
