//! Who a request comes from: the other end of the socket, or whom a trusted proxy names.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

use crate::configuration::Network;

const FORWARDED: &str = "x-forwarded-for";

/// The address of a client, among the extensions of its request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Client(pub IpAddr);

/// The address that a request comes from. Each proxy adds whom it heard to the end of the header, so it is
/// read from there, as long as those that wrote it are trusted.
pub(crate) fn client(extensions: &Extensions, headers: &HeaderMap, trusted: &[Network]) -> Option<Client> {
    let ConnectInfo(socket) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut address = socket.ip().to_canonical();
    let lines: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok()).collect();
    let named = lines.iter().flat_map(|line| line.split(',')).map(str::trim);
    let mut named: Vec<&str> = named.collect();
    while is_trusted(address) {
        let Some(before) = named.pop().and_then(|name| name.parse::<IpAddr>().ok()) else { break };
        address = before.to_canonical();
    }
    Some(Client(address))
}

impl Client {
    /// What is counted together: one address, or the network that one subscriber of IPv6 has.
    pub fn counted(self) -> IpAddr {
        match self.0 {
            IpAddr::V4(_) => self.0,
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn heard(socket: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo::<SocketAddr>(socket.parse().expect("an address")));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED, HeaderValue::from_str(line).expect("a header"));
        }
        let trusted: Vec<Network> = trusted.iter().map(|network| network.parse().expect("a network")).collect();
        client(&extensions, &headers, &trusted).expect("an address").0.to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(heard("9.9.9.9:1", &["1.1.1.1"], &[]), "9.9.9.9");
        assert_eq!(heard("9.9.9.9:1", &["1.1.1.1"], &["10.0.0.0/8"]), "9.9.9.9");
        assert_eq!(heard("10.0.0.1:1", &["1.1.1.1"], &["10.0.0.0/8"]), "1.1.1.1");
        assert_eq!(heard("[::ffff:10.0.0.1]:1", &["1.1.1.1"], &["10.0.0.0/8"]), "1.1.1.1");
    }

    #[test]
    fn what_a_client_adds_in_front_is_not_believed() {
        assert_eq!(heard("10.0.0.1:1", &["6.6.6.6, 1.1.1.1, 10.0.0.2"], &["10.0.0.0/8"]), "1.1.1.1");
        assert_eq!(heard("10.0.0.1:1", &["6.6.6.6", "1.1.1.1"], &["10.0.0.0/8"]), "1.1.1.1");
        assert_eq!(heard("10.0.0.1:1", &["6.6.6.6, nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
    }

    #[test]
    fn a_subscriber_of_ipv6_counts_once() {
        let counted = |text: &str| Client(text.parse().expect("an address")).counted();
        assert_eq!(counted("2001:db8:1:2::1"), counted("2001:db8:1:2:ffff::9"));
        assert_ne!(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
    }
}
