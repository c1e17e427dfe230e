//! One batch at a time in a tenant.
//!
//! Two batches that are resolved at once could each make a device of what is one. So every transaction that takes
//! devices in first writes the same row of its tenant, which it then holds until it ends: on Postgres others wait
//! for the lock of the row; on SQLite the transaction has the only writer anyway.

use std::ops::Range;

use generated::integrations::device_intake::{self, Count, Enter};
use resource_core::Id;
use resource_runtime::{Result, Tx};

use super::Sums;

const NAME: &str = "inventory";

/// Waits until no other batch is under way in the tenant.
pub(super) async fn enter(tx: &Tx) -> Result<()> {
    device_intake::enter(tx, Enter { name: NAME.to_owned() }).await.map(drop)
}

/// Counts what the batch came to; answers how many devices came into the tenant before it, and how many with it.
pub(super) async fn count(tx: &Tx, sums: &Sums) -> Result<Range<u64>> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let input = Count {
        records: number(sums.records),
        added: number(sums.added),
        merged: number(sums.merged),
        churned: number(sums.churned),
    };
    let counted = device_intake::count(tx, &Id::from(NAME), input).await?;
    let added = u64::try_from(counted.added).unwrap_or_default();
    Ok(added.saturating_sub(sums.added)..added)
}
