//! Where messages go: `<family>.<tenant>.<partition>.<type>`, and patterns over it. Leases are named the same way.

use crate::limits;
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// What a name cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubjectError {
    /// Nothing there.
    #[error("a part of a subject is empty; name the partition, poller or agent")]
    Empty,
    /// Too many characters.
    #[error("a part of a subject has {found} characters, at most {limit} are allowed")]
    TooLong {
        /// What it has.
        found: usize,
        /// What it may have.
        limit: usize,
    },
    /// Not four parts of the allowed alphabet.
    #[error("`{0}` is not a subject; expected `<family>.<tenant>.<partition>.<type>`")]
    Malformed(String),
}

/// The first part: what a subject is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Core asks a poller.
    Jobs,
    /// A poller asks an agent.
    Checks,
    /// An agent reports to a poller.
    Outcomes,
    /// A poller reports to core.
    Results,
    /// Live signs, published.
    Heartbeats,
    /// Leases of pollers.
    Pollers,
    /// Leases of agents.
    Agents,
    /// Leases of work that an agent has.
    Assignments,
}

impl Family {
    const ALL: [Self; 8] = [
        Self::Jobs,
        Self::Checks,
        Self::Outcomes,
        Self::Results,
        Self::Heartbeats,
        Self::Pollers,
        Self::Agents,
        Self::Assignments,
    ];

    /// As written in a subject.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jobs => "jobs",
            Self::Checks => "checks",
            Self::Outcomes => "outcomes",
            Self::Results => "results",
            Self::Heartbeats => "heartbeats",
            Self::Pollers => "pollers",
            Self::Agents => "agents",
            Self::Assignments => "assignments",
        }
    }
}

/// The address of a message or the name of a lease. The tenant in it is the truth about whose it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    family: Family,
    tenant: Uuid,
    partition: Option<String>,
    kind: String,
}

impl Subject {
    /// Puts a subject together. Names may contain any character: what a broker would read as a separator or wildcard is
    /// escaped when written.
    pub fn new(family: Family, tenant: Uuid, partition: Option<&str>, kind: &str) -> Result<Self, SubjectError> {
        let partition = partition.map(name).transpose()?;
        Ok(Self { family, tenant, partition, kind: name(kind)? })
    }

    /// What it is about.
    pub fn family(&self) -> Family {
        self.family
    }

    /// Whose it is.
    pub fn tenant(&self) -> Uuid {
        self.tenant
    }

    /// Which partition of the tenant; none means all.
    pub fn partition(&self) -> Option<&str> {
        self.partition.as_deref()
    }

    /// The last part: the one addressed, or the type.
    pub fn kind(&self) -> &str {
        &self.kind
    }
}

fn name(text: &str) -> Result<String, SubjectError> {
    match text.chars().count() {
        0 => Err(SubjectError::Empty),
        found if found > limits::NAME => Err(SubjectError::TooLong { found, limit: limits::NAME }),
        _ => Ok(text.to_owned()),
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{}.", self.family.as_str(), self.tenant)?;
        match &self.partition {
            Some(partition) => escape(partition, to)?,
            None => to.write_str("_")?,
        }
        to.write_str(".")?;
        escape(&self.kind, to)
    }
}

/// Letters, digits and `-` stay; any other byte becomes `_` and two hexadecimal digits.
fn escape(text: &str, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => write!(to, "{}", char::from(byte))?,
            other => write!(to, "_{other:02x}")?,
        }
    }
    Ok(())
}

fn unescape(token: &str) -> Option<String> {
    if token.len() > limits::TOKEN {
        return None;
    }
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => bytes.push(byte),
            b'_' => {
                let digit = |byte: u8| match byte {
                    b'0'..=b'9' => Some(byte - b'0'),
                    b'a'..=b'f' => Some(byte - b'a' + 10),
                    _ => None,
                };
                bytes.push(digit(rest.next()?)? * 16 + digit(rest.next()?)?);
            }
            _ => return None,
        }
    }
    String::from_utf8(bytes).ok()
}

impl FromStr for Subject {
    type Err = SubjectError;

    fn from_str(text: &str) -> Result<Self, SubjectError> {
        let malformed = || SubjectError::Malformed(text.chars().take(200).collect());
        let parts: Vec<&str> = text.split('.').collect();
        let [family, tenant, partition, kind] = parts[..] else { return Err(malformed()) };
        let family = Family::ALL.into_iter().find(|known| known.as_str() == family).ok_or_else(malformed)?;
        let tenant = Uuid::try_parse(tenant).map_err(|_| malformed())?;
        let partition = match partition {
            "_" => None,
            written => Some(unescape(written).ok_or_else(malformed)?),
        };
        Self::new(family, tenant, partition.as_deref(), &unescape(kind).ok_or_else(malformed)?)
    }
}

/// Subjects of one family, narrowed as far as wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    family: Family,
    tenant: Option<Uuid>,
    partition: Option<Option<String>>,
    kind: Option<String>,
}

impl Pattern {
    /// All subjects of a family, of every tenant.
    pub fn all(family: Family) -> Self {
        Self { family, tenant: None, partition: None, kind: None }
    }

    /// Only this tenant's.
    pub fn tenant(self, tenant: Uuid) -> Self {
        Self { tenant: Some(tenant), ..self }
    }

    /// Only this partition's; `None` are those without a partition.
    pub fn partition(self, partition: Option<&str>) -> Self {
        Self { partition: Some(partition.map(str::to_owned)), ..self }
    }

    /// Only with this last part.
    pub fn kind(self, kind: &str) -> Self {
        Self { kind: Some(kind.to_owned()), ..self }
    }

    /// Whether a subject is one of them.
    pub fn matches(&self, subject: &Subject) -> bool {
        self.family == subject.family
            && self.tenant.is_none_or(|tenant| tenant == subject.tenant)
            && self.partition.as_ref().is_none_or(|partition| *partition == subject.partition)
            && self.kind.as_ref().is_none_or(|kind| *kind == subject.kind)
    }
}

impl From<&Subject> for Pattern {
    fn from(subject: &Subject) -> Self {
        Self {
            family: subject.family,
            tenant: Some(subject.tenant),
            partition: Some(subject.partition.clone()),
            kind: Some(subject.kind.clone()),
        }
    }
}

/// As brokers write it, `*` for a part that may be anything.
impl fmt::Display for Pattern {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.", self.family.as_str())?;
        match self.tenant {
            Some(tenant) => write!(to, "{tenant}.")?,
            None => to.write_str("*.")?,
        }
        match &self.partition {
            Some(Some(partition)) => escape(partition, to)?,
            Some(None) => to.write_str("_")?,
            None => to.write_str("*")?,
        }
        to.write_str(".")?;
        match &self.kind {
            Some(kind) => escape(kind, to),
            None => to.write_str("*"),
        }
    }
}
