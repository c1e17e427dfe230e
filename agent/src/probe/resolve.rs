//! From a host name to addresses.

use super::{Failure, cause_of};
use std::{
    io,
    net::{IpAddr, SocketAddr},
};
use wire::Cause;

/// How the texts of a failed look-up end when nobody could be asked for the name. The number of such an error is
/// not passed on, and its text is the system library's own. It says the same where the name's own servers fail, which
/// cannot be told from here: that, too, counts as not known.
const OURS: [&str; 4] =
    ["Temporary failure in name resolution", "Try again", "Memory allocation failure", "Out of memory"];

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
    let found = tokio::net::lookup_host((host, port)).await.map_err(|error| match is_ours(&error) {
        true => Failure::new(Cause::NotPermitted, format!("`{shown}` could not be looked up: {error}")),
        false => unknown(error.to_string()),
    })?;
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

/// Whether a failed look-up says nothing of the name: the resolver could not be reached, or not be asked from here.
pub(super) fn is_ours(error: &io::Error) -> bool {
    let text = error.to_string();
    cause_of(error) == Cause::NotPermitted || OURS.iter().any(|ours| text.ends_with(ours))
}

#[cfg(test)]
mod tests {
    use super::is_ours;
    use std::io;

    #[test]
    fn a_resolver_that_does_not_answer_says_nothing_of_the_name() {
        let failed = |text: &str| io::Error::other(format!("failed to lookup address information: {text}"));
        assert!(is_ours(&failed("Temporary failure in name resolution")));
        assert!(is_ours(&io::Error::from_raw_os_error(libc::EMFILE)));
        for text in ["Name or service not known", "No address associated with hostname"] {
            assert!(!is_ours(&failed(text)), "{text}");
        }
    }
}
