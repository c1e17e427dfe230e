//! Whose numbers mean devices.
//!
//! A device of a NetBox is known by its number, within a partition. The numbers of two NetBoxes mean different machines, so
//! a partition takes them from one.

use generated::infrastructure::{Partition, partition};
use generated::integrations::{IntegrationSource, SourceType, integration_source};
use resource_core::Id;
use resource_runtime::read::Hold;
use resource_runtime::{Cx, Error, Result, Tx};

use super::ACTOR;
use super::lookup::every;

/// A source, if it is there already, and the partition that its devices are in.
type Place = (Option<Id<IntegrationSource>>, Id<Partition>);

/// Refuses a NetBox beside another one that is in use. Of two that come at once the second one waits for the first.
///
/// # Errors
/// [`resource_runtime::Class::Invalid`] with the code `other_netbox` at the endpoint; else when the database does not
/// answer.
pub async fn apart(tx: &Tx, place: Place, endpoint: &str) -> Result<()> {
    let tx = &tx.system(ACTOR);
    partition::list(tx).filter(Partition::ID.eq(place.1)).hold(Hold::Changes).first().await?;
    match others(tx, place, endpoint).await?.first() {
        Some(other) => Err(Error::invalid("endpoint", "other_netbox", refusal(other))),
        None => Ok(()),
    }
}

/// What is wrong with asking a source that is not in use beside another NetBox that is, or that was there before such
/// were refused; of those the eldest may go on.
pub(super) async fn conflated(cx: &Cx, source: &IntegrationSource) -> Result<Option<String>> {
    if source.source_type != SourceType::Netbox {
        return Ok(None);
    }
    let others = others(cx, (Some(source.id), source.partition_id), &source.endpoint).await?;
    let wins = |other: &&IntegrationSource| !source.enabled || other.id < source.id;
    Ok(others.iter().find(wins).map(|other| format!("endpoint: {}", refusal(other))))
}

/// The other NetBoxes in use in a partition. One may be there several times.
async fn others(cx: &Cx, (this, partition): Place, endpoint: &str) -> Result<Vec<IntegrationSource>> {
    let there = integration_source::list(cx)
        .filter(IntegrationSource::PARTITION_ID.eq(partition))
        .filter(IntegrationSource::SOURCE_TYPE.eq(SourceType::Netbox))
        .filter(IntegrationSource::ENABLED.eq(true));
    let is_other = |other: &IntegrationSource| Some(other.id) != this && normal(&other.endpoint) != normal(endpoint);
    Ok(every(there).await?.into_iter().filter(is_other).collect())
}

/// An endpoint as others may write it.
fn normal(endpoint: &str) -> String {
    endpoint.trim().trim_end_matches('/').to_ascii_lowercase()
}

fn refusal(other: &IntegrationSource) -> String {
    format!(
        "is another NetBox than that of `{}` in the same partition, whose numbers would mean other devices; give it a \
         partition of its own, or disable one of them",
        other.name
    )
}
