//! What can go wrong between two roles.

use crate::{Subject, SubjectError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why a message could not be encoded or was not taken as one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// More bytes than a message may have.
    #[error("the message has {bytes} bytes, at most {limit} are allowed; split it")]
    TooLarge {
        /// What it has.
        bytes: usize,
        /// What it may have.
        limit: usize,
    },
    /// Written by a newer or foreign program.
    #[error("the message has version {found}, this program knows version {known}; update the older of the two")]
    UnknownVersion {
        /// The message's.
        found: u64,
        /// Ours.
        known: u16,
    },
    /// Not JSON, or not of this shape.
    #[error("the message cannot be read: {0}")]
    Malformed(String),
    /// Readable, but beyond a bound.
    #[error("`{field}` of the message {found}; {allowed}")]
    OutOfBounds {
        /// Which part.
        field: &'static str,
        /// What it is.
        found: String,
        /// What it may be.
        allowed: String,
    },
    /// The message names a tenant that its subject does not belong to.
    #[error("the message names tenant {named}, but came on a subject of tenant {subject}")]
    ForeignTenant {
        /// In the message.
        named: Uuid,
        /// In the subject.
        subject: Uuid,
    },
    /// The message belongs to another step of the protocol.
    #[error("a message of kind `{found}` has no place here; expected {expected}")]
    UnexpectedKind {
        /// What came.
        found: &'static str,
        /// What belongs here.
        expected: &'static str,
    },
    /// A name cannot be part of a subject.
    #[error(transparent)]
    Subject(#[from] SubjectError),
}

/// Why the one who was asked will not do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// No connected agent fits any of the checks.
    #[error("{text}")]
    NoAvailableAgents {
        /// What they want, and what agents say that lack it; for people.
        #[serde(default = "nobody_fits")]
        text: String,
    },
    /// The attempt was replaced by a newer one, or is not known.
    #[error("the attempt has been replaced")]
    StaleAttempt,
    /// The tenant is not served here.
    #[error("this tenant is not served here")]
    WrongTenant,
    /// The partition is not served here.
    #[error("this partition is not served here")]
    WrongPartition,
    /// The deadline has passed.
    #[error("the deadline has passed")]
    Expired,
    /// Finishing what it has, taking nothing new.
    #[error("shutting down")]
    Draining,
    /// The version of the message is not known.
    #[error("version {found} of the message is not known")]
    UnknownVersion {
        /// The message's version.
        found: u64,
    },
    /// The message could not be read.
    #[error("{text}")]
    Malformed {
        /// What is wrong with it.
        text: String,
    },
    /// Could not be stored or done now; asking again may help.
    #[error("{text}")]
    Unavailable {
        /// What is wrong.
        text: String,
    },
    /// Taken, but given up without an answer: it may or may not have been done.
    #[error("the one who took it gave up without an answer")]
    Unanswered,
}

impl Refusal {
    /// Whether the same question may be answered differently later.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::NoAvailableAgents { .. } | Self::Draining | Self::Unavailable { .. } | Self::Unanswered)
    }

    /// No connected agent fits, and there is no more to say about it.
    pub fn no_agent() -> Self {
        Self::NoAvailableAgents { text: nobody_fits() }
    }
}

fn nobody_fits() -> String {
    "no connected agent fits".to_owned()
}

impl From<CodecError> for Refusal {
    fn from(error: CodecError) -> Self {
        match error {
            CodecError::UnknownVersion { found, .. } => Self::UnknownVersion { found },
            CodecError::ForeignTenant { .. } => Self::WrongTenant,
            other => Self::Malformed { text: other.to_string() },
        }
    }
}

/// The answer of somebody who does not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// Not now: bounds are reached.
    Busy,
    /// Not at all, or not here.
    Refused(Refusal),
}

impl From<Refusal> for Rejection {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<CodecError> for Rejection {
    fn from(error: CodecError) -> Self {
        Self::Refused(error.into())
    }
}

/// Why the bus, or the one who was asked, did not answer with a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BusError {
    /// Everybody who could answer has as much as they take; nothing was done.
    #[error("busy: everybody who could answer is at their bound; try again later")]
    Busy,
    /// Nobody serves this subject; nothing was done.
    #[error("nobody serves `{0}`")]
    Nobody(Subject),
    /// No answer in time; it may or may not have been done.
    #[error("no answer before the deadline")]
    DeadlineExceeded,
    /// The bus is closed.
    #[error("the bus is closed")]
    Closed,
    /// The one who was asked will not.
    #[error("refused: {reason}")]
    Refused {
        /// Why.
        reason: Refusal,
    },
    /// More bytes than the bus carries.
    #[error("the payload has {bytes} bytes, the bus carries at most {limit}")]
    TooLarge {
        /// What it has.
        bytes: usize,
        /// What it may have.
        limit: usize,
    },
}

impl BusError {
    /// Whether asking again may help.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Busy | Self::Nobody(_) | Self::DeadlineExceeded => true,
            Self::Refused { reason } => reason.may_pass(),
            Self::Closed | Self::TooLarge { .. } => false,
        }
    }
}

impl From<Rejection> for BusError {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Busy => Self::Busy,
            Rejection::Refused(reason) => Self::Refused { reason },
        }
    }
}

/// Why a question with a typed message had no typed answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// It did not come back.
    #[error(transparent)]
    Bus(#[from] BusError),
    /// It could not be written, or the answer not be read.
    #[error(transparent)]
    Codec(#[from] CodecError),
}

impl CallError {
    /// Whether asking again may help.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Bus(error) if error.may_pass())
    }
}

/// Why a lease was not given, renewed or released.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeaseError {
    /// Somebody holds it.
    #[error("`{key}` is held under revision {revision}; release it or wait until it lapses")]
    Taken {
        /// What.
        key: Subject,
        /// Under which revision.
        revision: u64,
    },
    /// It lapsed, was released, or is somebody else's by now.
    #[error("the lease on `{key}` under revision {revision} is no longer held; register again")]
    Lapsed {
        /// What.
        key: Subject,
        /// The revision that is no longer valid.
        revision: u64,
    },
    /// More bytes than a value may have.
    #[error("the value of `{key}` has {bytes} bytes, at most {limit} are allowed")]
    TooLarge {
        /// What.
        key: Subject,
        /// What it has.
        bytes: usize,
        /// What it may have.
        limit: usize,
    },
    /// The bus is closed.
    #[error("the bus is closed")]
    Closed,
}

/// Why a role stopped although nobody told it to.
#[derive(Debug, thiserror::Error)]
pub enum RoleError {
    /// The bus ended.
    #[error(transparent)]
    Bus(#[from] BusError),
    /// Its id, or what it says of itself, does not fit into a message.
    #[error(transparent)]
    Settings(#[from] CodecError),
    /// The registry does not take it, for another reason than that somebody holds its place.
    #[error(transparent)]
    Lease(#[from] LeaseError),
}
