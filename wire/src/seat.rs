//! Pollers that are there, for core to pick from.

use crate::{Body, Bus, Entry, Family, LeaseError, Pattern, PollerCard, Subject, SubjectError};
use uuid::Uuid;

/// A poller in one of the partitions it serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// What it tells of itself.
    pub poller: PollerCard,
    /// The tenant it serves here.
    pub tenant: Uuid,
    /// The partition it serves here; none means all.
    pub partition: Option<String>,
    /// The revision of its lease, which jobs and their results carry.
    pub revision: u64,
    /// The run of the poller, which knows nothing of what another one by its name had.
    pub run: Uuid,
}

/// Which pollers a schedule wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// Whichever serves the job's partition.
    Any,
    /// Those that stand in a domain.
    Domain(&'a str),
    /// One.
    Poller(&'a str),
}

impl Seat {
    /// Everybody who serves a tenant now.
    pub async fn of_tenant(bus: &dyn Bus, tenant: Uuid) -> Result<Vec<Self>, LeaseError> {
        let entries = bus.list(Pattern::all(Family::Pollers).tenant(tenant)).await?;
        Ok(entries.iter().filter_map(Self::from_entry).collect())
    }

    fn from_entry(entry: &Entry) -> Option<Self> {
        match entry.envelope() {
            Ok(envelope) => match envelope.body {
                Body::Poller(poller) => Some(Self {
                    poller,
                    tenant: entry.key.tenant(),
                    partition: entry.key.partition().map(str::to_owned),
                    revision: entry.revision,
                    run: envelope.attempt,
                }),
                _ => None,
            },
            // Of another version, which cannot be spoken to either.
            Err(error) => {
                tracing::warn!(key = %entry.key, %error, "passed over a poller");
                None
            }
        }
    }

    /// Whether it may have a job of a partition, none being a job of the whole tenant: a poller of one partition never
    /// gets a job of another.
    pub fn fits(&self, wanted: &Wanted<'_>, partition: Option<&str>) -> bool {
        let serves = match (&self.partition, partition) {
            (Some(own), Some(wanted)) => own == wanted,
            (None, _) | (_, None) => true,
        };
        serves
            && match wanted {
                Wanted::Any => true,
                Wanted::Domain(domain) => self.poller.domain.as_deref() == Some(domain),
                Wanted::Poller(id) => self.poller.id == *id,
            }
    }

    /// Whether it said with its last sign of life that it could take another job. It decides itself when asked.
    pub fn has_room(&self) -> bool {
        self.poller.running < self.poller.capacity
    }

    /// Where jobs for it go.
    pub fn subject(&self) -> Result<Subject, SubjectError> {
        Subject::new(Family::Jobs, self.tenant, self.partition.as_deref(), &self.poller.id)
    }
}
