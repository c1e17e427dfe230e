//! From a host name to addresses.

use super::Failure;
use std::net::{IpAddr, SocketAddr};
use wire::Cause;

/// The addresses of a host, in the system's order of preference, without duplicates.
pub(super) async fn resolve(host: &str, port: u16) -> Result<Vec<SocketAddr>, Failure> {
    // An address needs no resolver; brackets are how people write IPv6 beside a port.
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    if let Ok(address) = bare.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    // What stands before a host says who asks, and is not to be repeated.
    let shown = host.rsplit('@').next().unwrap_or(host);
    let unknown = |why: String| Failure::new(Cause::NameNotFound, format!("`{shown}` has no address: {why}"));
    let found = tokio::net::lookup_host((host, port)).await.map_err(|error| unknown(error.to_string()))?;
    let mut addresses = Vec::new();
    for address in found {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    match addresses.is_empty() {
        true => Err(unknown("the resolver answered with none".to_owned())),
        false => Ok(addresses),
    }
}
