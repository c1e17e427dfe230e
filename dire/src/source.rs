//! What follows from the kind of source alone: how much its word weighs, and what it can know.

use crate::Source;

impl Source {
    /// Every kind of source.
    pub const ALL: [Source; 13] = [
        Source::Manual,
        Source::Snmp,
        Source::Mapper,
        Source::SelfReported,
        Source::Serviceradar,
        Source::Armis,
        Source::Integration,
        Source::Netbox,
        Source::Netflow,
        Source::Sysmon,
        Source::Sweep,
        Source::Sighting,
        Source::Unknown,
    ];

    /// The source as records and `discovery_sources` spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Source::Manual => "manual",
            Source::Snmp => "snmp",
            Source::Mapper => "mapper",
            Source::SelfReported => "self-reported",
            Source::Serviceradar => "serviceradar",
            Source::Armis => "armis",
            Source::Integration => "integration",
            Source::Netbox => "netbox",
            Source::Netflow => "netflow",
            Source::Sysmon => "sysmon",
            Source::Sweep => "sweep",
            Source::Sighting => "sighting",
            Source::Unknown => "unknown",
        }
    }

    /// The source that a text names; `Unknown` for a blank one and one that nobody has heard of.
    pub fn named(text: &str) -> Source {
        let text = text.trim();
        Source::ALL.into_iter().find(|source| source.as_str().eq_ignore_ascii_case(text)).unwrap_or(Source::Unknown)
    }

    /// How much its word weighs, from 1 to 10.
    pub const fn confidence(self) -> u8 {
        match self {
            Source::Manual => 10,
            Source::Snmp => 9,
            Source::Mapper | Source::SelfReported | Source::Serviceradar => 8,
            Source::Armis | Source::Integration | Source::Netbox => 7,
            Source::Netflow | Source::Sysmon => 6,
            Source::Sweep | Source::Sighting => 5,
            Source::Unknown => 1,
        }
    }

    /// Whether it is the inventory of another system, which lists devices and knows neither our keys nor
    /// whether a device answers now.
    pub const fn is_inventory(self) -> bool {
        matches!(self, Source::Armis | Source::Integration | Source::Netbox)
    }

    /// Whether its records are answers of the device to a question just asked.
    pub const fn is_probe(self) -> bool {
        matches!(self, Source::Snmp | Source::Sweep)
    }

    /// Whether its records are made by what they are about, so that there being one is an answer.
    pub const fn speaks_for_itself(self) -> bool {
        matches!(self, Source::SelfReported | Source::Serviceradar)
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn names_go_both_ways() {
        for source in Source::ALL {
            assert_eq!(Source::named(source.as_str()), source);
            assert!((1..=10).contains(&source.confidence()));
        }
        assert_eq!(Source::named(" NetBox "), Source::Netbox);
        assert_eq!(Source::named("carrier pigeon"), Source::Unknown);
        assert_eq!(Source::named(""), Source::Unknown);
    }
}
