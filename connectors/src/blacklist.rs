//! Networks whose devices are not wanted.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de};

/// A list of networks. An address is written alone or with a prefix length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blacklist(Vec<IpNet>);

impl Blacklist {
    /// Reads networks from their text; the error names the one that cannot be read.
    ///
    /// # Errors
    /// A text is neither an address nor a network.
    pub fn parse<T: AsRef<str>>(networks: impl IntoIterator<Item = T>) -> Result<Blacklist, String> {
        networks.into_iter().map(|text| network(text.as_ref())).collect::<Result<_, _>>().map(Blacklist)
    }

    /// Whether some network of the list holds the address. An IPv4 address in IPv6 notation is the IPv4 address.
    pub fn holds(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let alone = || text.parse::<IpAddr>().ok().map(IpNet::from);
    let remedy = || format!("`{text}` is not a network; write one such as 10.0.0.0/8 or 2001:db8::/32");
    text.parse().ok().or_else(alone).ok_or_else(remedy)
}

impl<'de> Deserialize<'de> for Blacklist {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Blacklist, D::Error> {
        Blacklist::parse(Vec::<String>::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Blacklist;

    #[test]
    fn holds_what_lies_in_its_networks() {
        let list = Blacklist::parse(["10.1.0.0/16", " 192.0.2.7 ", "2001:db8::/32"]).unwrap();
        for inside in ["10.1.2.3", "192.0.2.7", "2001:db8::1", "::ffff:10.1.0.1"] {
            assert!(list.holds(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["10.2.0.1", "192.0.2.8", "2001:db9::1"] {
            assert!(!list.holds(outside.parse().unwrap()), "{outside}");
        }
        let error = Blacklist::parse(["10.0.0.0/8", "10.0.0.0/33"]).unwrap_err();
        assert!(error.contains("`10.0.0.0/33`"), "{error}");
        assert!(serde_json::from_str::<Blacklist>(r#"["nowhere"]"#).is_err());
    }
}
