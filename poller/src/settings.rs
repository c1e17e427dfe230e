//! Who a poller is, whom it serves, and its bounds.

use std::{collections::BTreeSet, time::Duration};
use uuid::Uuid;
use wire::{CodecError, Family, PollerAddress, PollerCard, Subject};

/// A tenant, and one partition of it or all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// The tenant.
    pub tenant: Uuid,
    /// The partition; none means all.
    pub partition: Option<String>,
}

/// Who a poller is, whom it serves, and its bounds.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its id.
    pub id: String,
    /// Whom it serves.
    pub scopes: BTreeSet<Scope>,
    /// The domain it stands in.
    pub domain: Option<String>,
    /// Jobs it has at the same time.
    pub capacity: usize,
    /// For how long it counts as connected without a sign of life; it gives three within that time.
    pub lease: Duration,
    /// For how long it still finishes jobs when shutting down.
    pub grace: Duration,
    /// Makes the choice among equal agents repeatable.
    pub seed: Option<u64>,
}

impl Settings {
    /// A poller without a domain: 100 jobs at a time, a lease of 30 seconds, 10 seconds of grace.
    pub fn new(id: &str, scopes: impl IntoIterator<Item = Scope>) -> Self {
        Self {
            id: id.to_owned(),
            scopes: scopes.into_iter().collect(),
            domain: None,
            capacity: 100,
            lease: Duration::from_secs(30),
            grace: Duration::from_secs(10),
            seed: None,
        }
    }

    pub(crate) fn subject(&self, family: Family, scope: &Scope) -> Result<Subject, CodecError> {
        Ok(Subject::new(family, scope.tenant, scope.partition.as_deref(), &self.id)?)
    }

    pub(crate) fn address(&self, scope: &Scope) -> PollerAddress {
        PollerAddress { id: self.id.clone(), partition: scope.partition.clone() }
    }

    /// What one tenant may know of it.
    pub(crate) fn card(&self, tenant: Uuid, running: usize) -> PollerCard {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let own = self.scopes.iter().filter(|scope| scope.tenant == tenant);
        PollerCard {
            id: self.id.clone(),
            partitions: own.map(|scope| scope.partition.clone()).collect(),
            domain: self.domain.clone(),
            capacity: count(self.capacity),
            running: count(running),
        }
    }
}
