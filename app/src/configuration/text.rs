//! Values of settings as texts, which is what variables and flags are.

use std::net::SocketAddr;
use std::path::PathBuf;

use reqwest::Url;
use tracing_subscriber::EnvFilter;

use super::{LogFormat, Network};

/// A value with a text.
pub(super) trait Text: Sized {
    /// From a text; the error says what it must be.
    fn parse(text: &str) -> Result<Self, String>;
    /// As a text; empty for none.
    fn print(&self) -> String;
}

impl Text for u32 {
    fn parse(text: &str) -> Result<Self, String> {
        text.trim().parse().map_err(|_| format!("a whole number from 0 to {}", u32::MAX))
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

/// What is logged: the only setting that is a text by itself.
impl Text for String {
    fn parse(text: &str) -> Result<Self, String> {
        match EnvFilter::try_new(text) {
            Ok(_) => Ok(text.to_owned()),
            Err(error) => Err(format!("a filter like `info,app=debug` ({error})")),
        }
    }

    fn print(&self) -> String {
        self.clone()
    }
}

/// The address of a database.
impl Text for Option<String> {
    fn parse(text: &str) -> Result<Self, String> {
        match text.split_once("://") {
            Some(("sqlite" | "postgres" | "postgresql", rest)) if !rest.is_empty() => Ok(Some(text.to_owned())),
            _ => Err("`sqlite://FILE` or `postgres://USER@HOST/DATABASE`".to_owned()),
        }
    }

    fn print(&self) -> String {
        self.clone().unwrap_or_default()
    }
}

/// Where alerts are posted.
impl Text for Option<Url> {
    fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        url.map(Some).ok_or_else(|| "an address like `https://hooks.example.org/alerts`".to_owned())
    }

    fn print(&self) -> String {
        self.as_ref().map(Url::to_string).unwrap_or_default()
    }
}

impl Text for bool {
    fn parse(text: &str) -> Result<Self, String> {
        text.trim().parse().map_err(|_| "`true` or `false`".to_owned())
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

impl Text for PathBuf {
    fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() { Err("a path".to_owned()) } else { Ok(text.into()) }
    }

    fn print(&self) -> String {
        self.display().to_string()
    }
}

impl Text for Option<PathBuf> {
    fn parse(text: &str) -> Result<Self, String> {
        PathBuf::parse(text).map(Some)
    }

    fn print(&self) -> String {
        self.as_ref().map(Text::print).unwrap_or_default()
    }
}

impl Text for SocketAddr {
    fn parse(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| "an address with a port, like `127.0.0.1:8080` or `[::1]:8080`".to_owned())
    }

    fn print(&self) -> String {
        self.to_string()
    }
}

impl Text for LogFormat {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            _ => Err("`text` or `json`".to_owned()),
        }
    }

    fn print(&self) -> String {
        match self {
            LogFormat::Text => "text".to_owned(),
            LogFormat::Json => "json".to_owned(),
        }
    }
}

impl Text for Vec<Network> {
    fn parse(text: &str) -> Result<Self, String> {
        let wanted = || "networks like `10.0.0.0/8, ::1`".to_owned();
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| part.parse().map_err(|()| wanted())).collect()
    }

    fn print(&self) -> String {
        let networks: Vec<String> = self.iter().map(ToString::to_string).collect();
        networks.join(", ")
    }
}
