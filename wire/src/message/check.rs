//! What to probe, and how.

mod status;

pub use self::status::StatusRange;
use super::{bounds, card::Capability};
use crate::CodecError;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use uuid::Uuid;

/// One check to run once, with its retries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckTask {
    /// The check.
    pub id: Uuid,
    /// How to probe.
    pub check: Check,
    /// A host name or an address; for http also a whole address such as `https://example.com/health`.
    pub target: String,
    /// The port, where the kind has one.
    pub port: Option<u16>,
    /// How long one try may take; the kind's own time if not given.
    pub timeout_ms: Option<u32>,
    /// Tries after the first one, made only while it fails.
    pub retries: u8,
    /// Slower than this is a warning.
    pub warning_ms: Option<u32>,
    /// Slower than this is critical.
    pub critical_ms: Option<u32>,
    /// The domain whose agents are preferred.
    pub domain: Option<String>,
    /// What the agent must be able to do besides the check's own kind.
    pub capabilities: Vec<Capability>,
    /// The only agent that may run it.
    pub agent: Option<String>,
}

/// How to probe. Kinds without settings here cannot be run yet: agents answer [`super::Cause::Unsupported`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "settings", rename_all = "snake_case")]
pub enum Check {
    /// An echo request.
    Ping(PingSettings),
    /// Opening a connection.
    Tcp(TcpSettings),
    /// A request to a web server.
    Http(HttpSettings),
    /// SNMP.
    Snmp,
    /// gRPC health.
    Grpc,
    /// A name lookup.
    Dns,
    /// A tenant's own.
    Custom,
}

/// Settings of an echo request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PingSettings {
    /// Bytes that the request carries.
    pub payload_bytes: u16,
}

/// Settings of opening a connection: there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TcpSettings {}

/// Settings of a request to a web server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HttpSettings {
    /// The method.
    pub method: HttpMethod,
    /// Whether and how the connection is encrypted. A target with a scheme must agree with it.
    pub tls: Tls,
    /// The path, with its query; only where the target does not have one.
    pub path: Option<String>,
    /// Accepted status codes and ranges of them; none means 200 to 299.
    pub expect_status: Vec<StatusRange>,
    /// What the body must contain.
    pub expect_body: Option<String>,
    /// How many redirects to follow, to the same host only.
    pub redirects: u8,
    /// How many bytes of the body to look at.
    pub max_body_bytes: u32,
}

/// The method of a request to a web server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum HttpMethod {
    /// The usual one.
    #[default]
    Get,
    /// Without the body.
    Head,
    /// What the server can do.
    Options,
    /// With an empty body.
    Post,
}

/// Encryption of a request to a web server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tls {
    /// As the target's scheme says; without a scheme, encrypted on port 443 only.
    #[default]
    Auto,
    /// None.
    Off,
    /// Encrypted, and the certificate must be trusted and fit the host.
    Verified,
    /// Encrypted, whatever the certificate.
    Insecure,
}

impl Default for PingSettings {
    fn default() -> Self {
        Self { payload_bytes: 56 }
    }
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            method: HttpMethod::Get,
            tls: Tls::Auto,
            path: None,
            expect_status: Vec::new(),
            expect_body: None,
            redirects: 5,
            max_body_bytes: 256 * 1024,
        }
    }
}

impl Check {
    /// Its kind, as written.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Ping(_) => "ping",
            Self::Tcp(_) => "tcp",
            Self::Http(_) => "http",
            Self::Snmp => "snmp",
            Self::Grpc => "grpc",
            Self::Dns => "dns",
            Self::Custom => "custom",
        }
    }

    /// What an agent must be able to do to run it; a tenant's own checks name it themselves.
    pub fn capability(&self) -> Option<Capability> {
        match self {
            Self::Ping(_) => Some(Capability::ICMP),
            Self::Tcp(_) => Some(Capability::TCP),
            Self::Http(_) => Some(Capability::HTTP),
            Self::Snmp => Some(Capability::SNMP),
            Self::Grpc => Some(Capability::GRPC),
            Self::Dns => Some(Capability::DNS),
            Self::Custom => None,
        }
    }

    /// How long one try may take where the task does not say.
    pub fn default_timeout(&self) -> Duration {
        match self {
            Self::Ping(_) | Self::Tcp(_) | Self::Dns => Duration::from_secs(5),
            Self::Http(_) | Self::Snmp | Self::Grpc | Self::Custom => Duration::from_secs(10),
        }
    }
}

impl CheckTask {
    /// A task with the kind's own time, no retries, no thresholds and no wishes.
    pub fn new(id: Uuid, check: Check, target: &str) -> Self {
        Self {
            id,
            check,
            target: target.to_owned(),
            port: None,
            timeout_ms: None,
            retries: 0,
            warning_ms: None,
            critical_ms: None,
            domain: None,
            capabilities: Vec::new(),
            agent: None,
        }
    }

    /// Whether it keeps to the bounds of messages; the same is checked whenever a message is written or read.
    pub fn validate(&self) -> Result<(), CodecError> {
        bounds::task(self)
    }

    /// How long one try may take.
    pub fn timeout(&self) -> Duration {
        match self.timeout_ms {
            Some(ms) => Duration::from_millis(ms.into()),
            None => self.check.default_timeout(),
        }
    }

    /// Everything an agent must be able to do to run it.
    pub fn needs(&self) -> impl Iterator<Item = Capability> + '_ {
        self.check.capability().into_iter().chain(self.capabilities.iter().cloned())
    }
}
