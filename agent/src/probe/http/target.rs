//! The address that a task asks for, and where its redirects may lead.

use super::{Failure, Trust, host};
use reqwest::Url;
use wire::{Cause, CheckTask, HttpSettings, Tls};

/// What is asked.
pub(super) struct Target {
    pub(super) url: Url,
    tls: Tls,
}

impl Target {
    /// From a whole address, or from host, port and path.
    pub(super) fn of(task: &CheckTask, settings: &HttpSettings) -> Result<Self, Failure> {
        let written = match task.target.contains("://") {
            true => task.target.clone(),
            false => {
                let encrypted = match settings.tls {
                    Tls::Auto => task.port == Some(443),
                    Tls::Off => false,
                    Tls::Verified | Tls::Insecure => true,
                };
                let host = match task.target.parse::<std::net::Ipv6Addr>() {
                    Ok(address) => format!("[{address}]"),
                    Err(_) => task.target.clone(),
                };
                format!("{}://{host}", if encrypted { "https" } else { "http" })
            }
        };
        let invalid = |text: String| Failure::new(Cause::Invalid, text);
        // The error does not repeat the address, which may contain a password.
        let mut url =
            Url::parse(&written).map_err(|error| invalid(format!("the target is not an address: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") || host(&url).is_empty() {
            return Err(invalid(
                "the target must be a host, or an address that begins with http:// or https://".into(),
            ));
        }
        if let Some(port) = task.port
            && url.port().is_none()
        {
            url.set_port(Some(port)).map_err(|()| invalid("the target cannot have a port".into()))?;
        }
        if let Some(path) = &settings.path
            && url.path() == "/"
            && url.query().is_none()
        {
            let relative = if path.starts_with('/') { path.clone() } else { format!("/{path}") };
            // Not `join`: `//other.example/` would lead to another host.
            let (path, query) = match relative.split_once('?') {
                Some((path, query)) => (path, Some(query)),
                None => (relative.as_str(), None),
            };
            url.set_path(path);
            url.set_query(query);
        }
        let target = Self { url, tls: settings.tls };
        match (settings.tls, target.url.scheme()) {
            (Tls::Off, "https") => Err(invalid("`tls` is off, but the target begins with https://".into())),
            (Tls::Verified | Tls::Insecure, "http") => {
                Err(invalid("`tls` is on, but the target begins with http://".into()))
            }
            _ => Ok(target),
        }
    }

    /// Redirects stay on the host, and encrypted if that was asked for.
    pub(super) fn permits(&self, next: &Url) -> Result<(), Failure> {
        let elsewhere = |text: String| Err(Failure::new(Cause::Redirected, text));
        if host(next) != host(&self.url) {
            return elsewhere(format!("redirected to another host, `{}`, which is not probed", host(next)));
        }
        match (next.scheme(), self.url.scheme()) {
            ("https", _) | ("http", "http") => Ok(()),
            ("http", _) => elsewhere("redirected from an encrypted to an open connection".to_owned()),
            (other, _) => elsewhere(format!("redirected to scheme `{other}`")),
        }
    }

    /// Open connections have no certificate, so they need no client that looks at it.
    pub(super) fn trust(&self, url: &Url) -> Trust {
        match url.scheme() == "https" && self.tls != Tls::Insecure {
            true => Trust::Verified,
            false => Trust::Anybody,
        }
    }
}
