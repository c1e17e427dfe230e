//! What came out of a check.

use crate::limits;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What came out of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The check.
    pub check: Uuid,
    /// The attempt under which it was run.
    pub attempt: Uuid,
    /// The result.
    pub verdict: Verdict,
    /// Why it is not a success, where there is a reason besides slowness.
    pub cause: Option<Cause>,
    /// How long the last try took, if the target answered.
    pub response_us: Option<u64>,
    /// What went wrong, for people.
    pub error: Option<String>,
    /// When it ended.
    pub finished_at: DateTime<Utc>,
    /// Tries made; 0 if the target was never probed.
    pub tries: u8,
    /// Who ran it, if anybody did.
    pub agent: Option<String>,
}

/// The result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it should be.
    Success,
    /// Answered, slower than the warning threshold.
    Warning,
    /// Answered, slower than the critical threshold.
    Critical,
    /// Not probed, so nothing is known about the target.
    Unknown,
    /// Probed; no answer, or a wrong one.
    Error,
}

/// Why a check has no good result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Probed: the target turned the connection away.
    Refused,
    /// Probed: no answer in time.
    TimedOut,
    /// Probed: no way there.
    Unreachable,
    /// The target's name has no address.
    NameNotFound,
    /// Probed: encryption failed, or the certificate is not trusted.
    Tls,
    /// Probed: answered with another status than expected.
    UnexpectedStatus,
    /// Probed: the body does not contain what it should.
    UnexpectedBody,
    /// Probed: more redirects than allowed, or one to another host.
    Redirected,
    /// Probed: broke off, or answered in a way that makes no sense.
    Broken,
    /// Not probed: this kind cannot be run by this agent.
    Unsupported,
    /// Not probed: the agent's system forbids it, or lacks what it takes: files, ports, memory, a resolver that answers.
    NotPermitted,
    /// Not probed: the task contradicts itself.
    Invalid,
    /// Not probed: no connected agent fits.
    NoAgent,
    /// Not probed, as far as known: the agent was lost and no other fits.
    AgentLost,
    /// Not probed to an end: the deadline of the job came first.
    Expired,
    /// Not probed to an end: shut down.
    Cancelled,
}

impl Cause {
    /// Whether this is about the target rather than about us.
    pub fn is_targets(self) -> bool {
        match self {
            Self::Refused
            | Self::TimedOut
            | Self::Unreachable
            | Self::NameNotFound
            | Self::Tls
            | Self::UnexpectedStatus
            | Self::UnexpectedBody
            | Self::Redirected
            | Self::Broken => true,
            Self::Unsupported
            | Self::NotPermitted
            | Self::Invalid
            | Self::NoAgent
            | Self::AgentLost
            | Self::Expired
            | Self::Cancelled => false,
        }
    }

    /// The result it stands for.
    pub fn verdict(self) -> Verdict {
        match self.is_targets() {
            true => Verdict::Error,
            false => Verdict::Unknown,
        }
    }
}

impl Outcome {
    /// The outcome of a check that was not probed.
    pub fn unprobed(check: Uuid, attempt: Uuid, cause: Cause, finished_at: DateTime<Utc>) -> Self {
        Self {
            check,
            attempt,
            verdict: cause.verdict(),
            cause: Some(cause),
            response_us: None,
            error: None,
            finished_at,
            tries: 0,
            agent: None,
        }
    }

    /// The same with a text for people, shortened to what a message may carry.
    pub fn saying(self, text: &str) -> Self {
        let text = match text.char_indices().nth(limits::ERROR_TEXT) {
            Some((end, _)) => &text[..end],
            None => text,
        };
        Self { error: Some(text.to_owned()), ..self }
    }
}
