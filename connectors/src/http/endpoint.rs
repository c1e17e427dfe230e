//! Addresses: which are taken as endpoints, and how one is shown.

use std::net::IpAddr;

use reqwest::Url;

use crate::error::Mistake;

/// Reads an endpoint. Its path ends with a slash, so that what is joined to it lies below.
pub fn endpoint(text: &str) -> Result<Url, Mistake> {
    // The text itself is not repeated: it may hold a password.
    let mistake = |remedy: &str| Mistake { setting: "endpoint", remedy: remedy.to_owned() };
    let mut url = Url::parse(text.trim())
        .map_err(|error| mistake(&format!("{error}; write one such as https://netbox.example.com")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(mistake("only http:// and https:// are understood"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(mistake("holds a user or a password; remove them, the token alone is sent"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(mistake("ends with ? or #; write only what stands before /api/"));
    }
    let path = url.path().trim_end_matches('/');
    let path = path.strip_suffix("/api").unwrap_or(path);
    let path = format!("{path}/");
    url.set_path(&path);
    Ok(url)
}

/// Whether two endpoints are at one scheme, host and port, so that who was sent a token at one may see it at the other.
pub fn is_same_origin(one: &str, other: &str) -> bool {
    let origin = |text: &str| Url::parse(text.trim()).map(|url| url.origin());
    // What cannot be read is the same only as itself.
    one == other || matches!((origin(one), origin(other)), (Ok(one), Ok(other)) if one == other)
}

/// An address without user and password.
pub fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // These fail for addresses that cannot have either.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_fragment(None);
    url.into()
}

/// Whether it names this machine.
pub fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_a_host_and_a_port() {
        let own = "https://n.example.com/netbox";
        for same in ["https://N.example.com:443/", " https://n.example.com", own] {
            assert!(is_same_origin(own, same), "{same}");
        }
        for other in
            ["http://n.example.com/", "https://n.example.com:8443/", "https://n.example.com@evil.example/", "n"]
        {
            assert!(!is_same_origin(own, other), "{other}");
        }
        assert!(is_same_origin("n", "n") && !is_same_origin("n", "m"));
    }

    #[test]
    fn endpoints_are_what_stands_before_api() {
        for (written, read) in [
            ("https://n.example.com", "https://n.example.com/"),
            (" http://n:8000/netbox/ ", "http://n:8000/netbox/"),
            ("https://n/netbox", "https://n/netbox/"),
            ("https://n/api/", "https://n/"),
        ] {
            assert_eq!(endpoint(written).unwrap().as_str(), read);
        }
        for wrong in ["netbox", "ftp://n", "https://u:s3cret@n/", "https://n/?token=s3cret", "https://n/#s3cret"] {
            let mistake = endpoint(wrong).unwrap_err();
            assert!(!mistake.remedy.contains("s3cret"), "{mistake:?}");
        }
        assert_eq!(shown(&Url::parse("http://u:p@n/a?b=c#d").unwrap()), "http://n/a?b=c");
        assert!(is_loopback(&Url::parse("http://[::1]:80/").unwrap()));
        assert!(!is_loopback(&Url::parse("http://10.0.0.1/").unwrap()));
    }
}
