//! What may be said of a target: where it is, and no secret that somebody wrote into it.

use reqwest::Url;
use resource_runtime::{Error, Result};

/// Refuses a target that names a user or a password. Everybody who sees the check would see them.
///
/// # Errors
/// [`resource_runtime::Class::Invalid`] at `target`.
pub fn open(target: &str) -> Result<()> {
    let signs_in = match Url::parse(&address(target)) {
        Ok(url) => !url.username().is_empty() || url.password().is_some(),
        Err(_) => target.contains('@'),
    };
    match signs_in {
        true => Err(Error::invalid(
            "target",
            "credentials",
            "must not name a user or a password: whoever sees the check sees its target, and checks sign in nowhere; \
             ask for something that needs no sign-in",
        )),
        false => Ok(()),
    }
}

/// Where a target is, for lines and rows that are kept: without user and password, which rows of older versions may
/// have, and without path and query, in which secrets are put, too.
pub fn place(target: &str) -> String {
    // What cannot be read as an address could hide a secret anywhere.
    if target.contains('@') && Url::parse(&address(target)).is_err() {
        return "(hidden)".to_owned();
    }
    let target = target.replace('\\', "/");
    let (scheme, rest) = match target.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest.trim_start_matches('/')),
        None => (None, target.as_str()),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match scheme {
        Some(scheme) => format!("{scheme}://{host}"),
        None => host.to_owned(),
    }
}

/// A target as the address that an agent makes of it, to which both kinds of slashes are one.
fn address(target: &str) -> String {
    let target = target.replace('\\', "/");
    match target.contains("://") {
        true => target,
        false => format!("http://{target}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{open, place};

    #[test]
    fn a_user_or_a_password_is_refused_however_it_is_written() {
        for target in [
            "http://me:s3cret@host/",
            "https://me@host",
            "http://:s3cret@host",
            "http:///me:s3cret@host/path",
            "http:\\\\me:s3cret@host",
            "me:s3cret@host",
            "me:s3/cret@host:80",
            "http:me:s3cret@host",
        ] {
            assert!(open(target).is_err(), "{target}");
            assert!(!place(target).contains("s3"), "{target}: {}", place(target));
        }
        for target in ["host", "10.0.0.1", "::1", "[::1]", "https://host:8443/a@b?c=d@e", "http://host/?q=a@b"] {
            assert!(open(target).is_ok(), "{target}");
        }
    }

    #[test]
    fn a_place_is_what_is_before_the_path() {
        for (target, shown) in [
            ("host", "host"),
            ("2001:db8::1", "2001:db8::1"),
            ("host/secret?token=s3cret", "host"),
            ("https://me:s3cret@host:8443/secret?token=s3cret", "https://host:8443"),
            ("https://host/a@b", "https://host"),
            ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80"),
        ] {
            assert_eq!(place(target), shown);
        }
    }
}
