//! IP addresses.

use std::net::{IpAddr, Ipv4Addr};

/// The address that a text spells, if a host can have it.
///
/// The length of a prefix behind it is ignored, and an IPv4 address in the clothes of an IPv6 one
/// (`::ffff:10.0.0.1`) is the IPv4 address. The unspecified, broadcast and multicast addresses are no
/// host's.
pub fn parse(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let text = text.split_once('/').map_or(text, |(address, _)| address);
    let address = text.parse::<IpAddr>().ok()?.to_canonical();
    let is_hosts = !address.is_unspecified() && !address.is_multicast() && address != IpAddr::V4(Ipv4Addr::BROADCAST);
    is_hosts.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn spellings_of_one_address() {
        let normal = |text| parse(text).map(|address| address.to_string());
        assert_eq!(normal(" 10.0.0.1 ").as_deref(), Some("10.0.0.1"));
        assert_eq!(normal("10.0.0.1/24").as_deref(), Some("10.0.0.1"));
        assert_eq!(normal("::ffff:10.0.0.1").as_deref(), Some("10.0.0.1"));
        assert_eq!(normal("2001:DB8:0:0:0:0:0:1").as_deref(), Some("2001:db8::1"));
    }

    #[test]
    fn what_no_host_has() {
        for text in ["", "host", "0.0.0.0", "::", "255.255.255.255", "224.0.0.1", "ff02::1", "10.0.0", "10.0.0.256"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
