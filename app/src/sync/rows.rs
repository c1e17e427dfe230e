//! Writing many rows of a kind at once.
//!
//! The futures of the engine are deep, and stand on the heap so that those around them stay small.

use std::collections::BTreeSet;

use dire::DeviceId;
use futures::{FutureExt as _, stream};
use generated::integrations::IntegrationSource;
use generated::integrations::source_device::{self, Mention};
use generated::inventory::device::{self, Ingest};
use generated::inventory::device_alias_state::{self, Detect};
use generated::inventory::device_identifier::{self, Register};
use generated::inventory::{Device, DeviceAliasState, DeviceIdentifier};
use resource_core::Id;
use resource_runtime::{Bulk, Result, Tx};

/// Adds devices, or changes those that are there.
pub(super) async fn ingest(tx: &Tx, devices: Vec<Ingest>) -> Result<()> {
    device::ingest_many(tx, stream::iter(devices), Bulk::default()).boxed().await?.complete().map(drop)
}

/// Takes the main address from devices.
pub(super) async fn clear_ip(tx: &Tx, devices: Vec<Id<Device, String>>) -> Result<()> {
    device::clear_ip_many(tx, stream::iter(devices), Bulk::default()).boxed().await?.complete().map(drop)
}

/// Registers identifiers, or makes them mean other devices.
pub(super) async fn register(tx: &Tx, identifiers: Vec<Register>) -> Result<()> {
    device_identifier::register_many(tx, stream::iter(identifiers), Bulk::default()).boxed().await?.complete().map(drop)
}

/// Notes that identifiers were seen again.
pub(super) async fn touch(tx: &Tx, identifiers: Vec<Id<DeviceIdentifier, i64>>) -> Result<()> {
    device_identifier::touch_many(tx, stream::iter(identifiers), Bulk::default()).boxed().await?.complete().map(drop)
}

/// Notes that devices were seen under other names.
pub(super) async fn detect(tx: &Tx, aliases: Vec<Detect>) -> Result<()> {
    if aliases.is_empty() {
        return Ok(());
    }
    device_alias_state::detect_many(tx, stream::iter(aliases), Bulk::default()).boxed().await?.complete().map(drop)
}

/// Notes that they were seen under them again.
pub(super) async fn sight(tx: &Tx, aliases: Vec<Id<DeviceAliasState>>) -> Result<()> {
    if aliases.is_empty() {
        return Ok(());
    }
    let sighted = device_alias_state::record_sighting_many(tx, stream::iter(aliases), Bulk::default());
    sighted.boxed().await?.complete().map(drop)
}

/// Notes that a source names devices.
pub(super) async fn mention(tx: &Tx, source: &IntegrationSource, devices: BTreeSet<&DeviceId>) -> Result<()> {
    let input = |device: &DeviceId| {
        let device = Id::from(device.as_str());
        Mention { source: source.id, device, last_fetch: source.fetch_number }
    };
    let inputs: Vec<_> = devices.into_iter().map(input).collect();
    source_device::mention_many(tx, stream::iter(inputs), Bulk::default()).boxed().await?.complete().map(drop)
}
