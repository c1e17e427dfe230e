//! What the roles say to each other: an envelope around one of a few bodies, as JSON.
//!
//! Encoding and decoding are the only ways in and out and enforce version and [`crate::limits`]. Settings of checks are
//! closed: one that a program does not know is an error, never ignored, since the check would mean something else
//! without it.

mod bounds;
mod card;
mod check;
mod outcome;

pub use card::{AgentCard, Assignment, Capability, PollerAddress, PollerCard, Withheld};
pub use check::{Check, CheckTask, HttpMethod, HttpSettings, PingSettings, StatusRange, TcpSettings, Tls};
pub use outcome::{Cause, Outcome, Verdict};

use crate::{CodecError, Subject, limits};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use uuid::Uuid;

/// The version of messages that this program writes, and the only one it reads.
pub const VERSION: u16 = 1;

/// [`VERSION`], as every message carries it: there is no message of another version here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Version;

/// One message with everything that tells whether it is still wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// The version of messages.
    pub version: Version,
    /// The message's own id; the same when it is sent again.
    pub id: Uuid,
    /// Whose it is. Must agree with the subject it comes on.
    pub tenant: Uuid,
    /// Which partition of the tenant it concerns; none means no particular one.
    pub partition: Option<String>,
    /// The attempt it belongs to.
    pub attempt: Uuid,
    /// The revision of the lease under which it is sent.
    pub revision: u64,
    /// When it stops being of use.
    pub deadline: DateTime<Utc>,
    /// What it says.
    pub body: Body,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "content", rename_all = "snake_case")]
pub enum Body {
    /// Core to poller: have these checks run.
    RunJob(RunJob),
    /// Poller to agent: run these checks.
    RunChecks(RunChecks),
    /// Agent to poller, poller to core: this is what came out.
    Outcomes(Outcomes),
    /// An answer: the work is taken.
    Accepted,
    /// An answer: the results are durable, forget them.
    Acknowledged,
    /// A poller is there.
    Poller(PollerCard),
    /// An agent is there.
    Agent(AgentCard),
    /// An agent has work.
    Assignment(Assignment),
}

/// Core to poller: have these checks run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunJob {
    /// The job.
    pub job: Uuid,
    /// The schedule it comes from, if any.
    pub schedule: Option<Uuid>,
    /// What to run.
    pub checks: Vec<CheckTask>,
    /// Agents that get none of them, whoever else is there: core knows that they are out of service.
    pub withheld: Vec<String>,
    /// How many of them may run at the same time; none means as many as the agents take.
    pub concurrent: Option<u32>,
}

/// Poller to agent: run these checks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunChecks {
    /// The job they belong to.
    pub job: Uuid,
    /// Who wants the outcomes.
    pub poller: PollerAddress,
    /// What to run.
    pub checks: Vec<CheckTask>,
}

/// What came out of some checks of a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// The job they belong to.
    pub job: Uuid,
    /// One for each check that has ended.
    pub outcomes: Vec<Outcome>,
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u16(VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match u64::deserialize(from)? {
            version if version == u64::from(VERSION) => Ok(Self),
            other => Err(D::Error::custom(format!("version {other} is not {VERSION}"))),
        }
    }
}

impl Body {
    /// Its kind, as written.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::RunJob(_) => "run_job",
            Self::RunChecks(_) => "run_checks",
            Self::Outcomes(_) => "outcomes",
            Self::Accepted => "accepted",
            Self::Acknowledged => "acknowledged",
            Self::Poller(_) => "poller",
            Self::Agent(_) => "agent",
            Self::Assignment(_) => "assignment",
        }
    }
}

impl Envelope {
    /// A message that belongs to no attempt yet: `attempt` is the sender's choice, the revision 0.
    pub fn new(tenant: Uuid, attempt: Uuid, deadline: DateTime<Utc>, body: Body) -> Self {
        Self { version: Version, id: Uuid::now_v7(), tenant, partition: None, attempt, revision: 0, deadline, body }
    }

    /// The same for a partition.
    pub fn in_partition(self, partition: Option<&str>) -> Self {
        Self { partition: partition.map(str::to_owned), ..self }
    }

    /// The same under a lease.
    pub fn under(self, revision: u64) -> Self {
        Self { revision, ..self }
    }

    /// An answer that belongs to the same attempt.
    pub fn answer(&self, body: Body) -> Self {
        Self { id: Uuid::now_v7(), partition: self.partition.clone(), body, ..*self }
    }

    /// Writes it.
    pub fn encode(&self) -> Result<Vec<u8>, CodecError> {
        bounds::check(self)?;
        let bytes = serde_json::to_vec(self).map_err(|error| CodecError::Malformed(error.to_string()))?;
        fits(bytes.len())?;
        Ok(bytes)
    }

    /// Reads it: size first, then the version, then the shape, then the bounds.
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        #[derive(Deserialize)]
        struct Header {
            version: u64,
        }
        fits(bytes.len())?;
        let malformed = |error: serde_json::Error| CodecError::Malformed(error.to_string());
        let Header { version } = serde_json::from_slice(bytes).map_err(malformed)?;
        if version != u64::from(VERSION) {
            return Err(CodecError::UnknownVersion { found: version, known: VERSION });
        }
        let envelope: Self = serde_json::from_slice(bytes).map_err(malformed)?;
        bounds::check(&envelope)?;
        Ok(envelope)
    }

    /// Reads a message that came on a subject, whose tenant it must name.
    pub fn decode_on(subject: &Subject, bytes: &[u8]) -> Result<Self, CodecError> {
        let envelope = Self::decode(bytes)?;
        if envelope.tenant != subject.tenant() {
            return Err(CodecError::ForeignTenant { named: envelope.tenant, subject: subject.tenant() });
        }
        Ok(envelope)
    }
}

fn fits(bytes: usize) -> Result<(), CodecError> {
    match bytes {
        bytes if bytes > limits::MESSAGE_BYTES => Err(CodecError::TooLarge { bytes, limit: limits::MESSAGE_BYTES }),
        _ => Ok(()),
    }
}
