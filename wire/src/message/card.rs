//! Who is there: what pollers and agents tell of themselves when they register and with each heartbeat.

use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};
use uuid::Uuid;

/// Something an agent can do, by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Capability(Cow<'static, str>);

impl Capability {
    /// Sends echo requests.
    pub const ICMP: Self = Self(Cow::Borrowed("icmp"));
    /// Opens connections.
    pub const TCP: Self = Self(Cow::Borrowed("tcp"));
    /// Asks web servers.
    pub const HTTP: Self = Self(Cow::Borrowed("http"));
    /// Asks gRPC services.
    pub const GRPC: Self = Self(Cow::Borrowed("grpc"));
    /// Asks name servers.
    pub const DNS: Self = Self(Cow::Borrowed("dns"));
    /// Asks SNMP agents.
    pub const SNMP: Self = Self(Cow::Borrowed("snmp"));

    /// One by its name, which need not be known here.
    pub fn named(name: &str) -> Self {
        Self(Cow::Owned(name.to_owned()))
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Capability {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

/// Where a poller is reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PollerAddress {
    /// Its id.
    pub id: String,
    /// The partition of its lease.
    pub partition: Option<String>,
}

/// A poller, as one tenant sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollerCard {
    /// Its id.
    pub id: String,
    /// The partitions of this tenant that it serves; `None` among them means all.
    pub partitions: Vec<Option<String>>,
    /// The domain it stands in.
    pub domain: Option<String>,
    /// Jobs it takes at a time.
    pub capacity: u32,
    /// Jobs it has now.
    pub running: u32,
}

/// An agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentCard {
    /// Its id.
    pub id: String,
    /// The partition it stands in; none means it can reach every partition of the tenant.
    pub partition: Option<String>,
    /// The domain it stands in.
    pub domain: Option<String>,
    /// What it can do.
    pub capabilities: Vec<Capability>,
    /// What it could do if its system let it; cards of older programs do not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Withheld>,
    /// The poller it belongs to, if it serves one only.
    pub poller: Option<String>,
    /// Checks it takes at a time.
    pub capacity: u32,
    /// Checks it has now.
    pub running: u32,
}

/// Something that an agent could do if its system let it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// What.
    pub capability: Capability,
    /// Why it cannot, and what to change; for people.
    pub why: String,
}

/// Work that an agent has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The job.
    pub job: Uuid,
    /// Who gave it.
    pub poller: String,
    /// Who has it.
    pub agent: String,
    /// How many checks.
    pub checks: u32,
}
